#include "cli/text_tests.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace vaerdi::cli {
namespace fs = std::filesystem;
namespace {

const fs::path project = VAERDI_SOURCE_DIR;

void write_file(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

std::string trimmed(std::string line) {
    line.erase(line.find_last_not_of(" \t\r") + 1);
    return line;
}

std::string joined_lines(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) text += line + "\n";
    return text;
}

}  // namespace

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::string text_of_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

bool accepting() {
    const char* accept = std::getenv("VAERDI_ACCEPT");
    return accept != nullptr && *accept == '1';
}

namespace {

/// Takes the command at `at` and what it prints, up to a line that `ends` it.
template <class Ends>
TextCommand read_command(const std::vector<std::string>& lines, std::size_t& at, const Ends& ends) {
    TextCommand command{.line = lines[at].substr(2)};
    command.first = ++at;
    while (at < lines.size() && !lines[at].starts_with("$ ") && !ends(lines[at])) {
        int code = 0;
        if (std::sscanf(lines[at].c_str(), "[exit %d]", &code) == 1) {
            command.exit_code = code;
        } else {
            command.expected.push_back(trimmed(lines[at]));
        }
        ++at;
    }
    command.last = at;
    while (!command.expected.empty() && command.expected.back().empty()) command.expected.pop_back();
    return command;
}

}  // namespace

std::vector<TextTest> read_tests(const std::vector<std::string>& lines) {
    const auto ends = [](const std::string& line) {
        return line.starts_with("=== ") || line.starts_with("--- ");
    };
    std::vector<TextTest> tests;
    std::string input;
    for (std::size_t at = 0; at < lines.size();) {
        if (lines[at].starts_with("=== ")) {
            tests.push_back({.name = lines[at].substr(4), .line = at + 1});
            ++at;
        } else if (lines[at].starts_with("--- ") && !tests.empty()) {
            const auto name = trimmed(lines[at].substr(4));
            std::string text;
            while (++at < lines.size() && !lines[at].starts_with("$ ") && !ends(lines[at]))
                text += lines[at] + "\n";
            (name == "stdin" ? input : tests.back().documents[name]) = text;
        } else if (lines[at].starts_with("$ ") && !tests.empty()) {
            tests.back().commands.push_back(read_command(lines, at, ends));
            tests.back().commands.back().input = std::exchange(input, {});
        } else {
            ++at;  // remarks before the first test
        }
    }
    return tests;
}

std::vector<TextTest> read_console_blocks(const std::vector<std::string>& lines) {
    const auto ends = [](const std::string& line) { return line.starts_with("```"); };
    std::vector<TextTest> tests;
    for (std::size_t at = 0; at < lines.size();) {
        if (!lines[at].starts_with("```console")) {
            ++at;
            continue;
        }
        TextTest test{.name = "console block", .line = at + 1};
        for (++at; at < lines.size() && !ends(lines[at]);) {
            if (lines[at].starts_with("$ vaerdi ")) {
                test.commands.push_back(read_command(lines, at, ends));
            } else {
                ++at;
            }
        }
        if (!test.commands.empty()) tests.push_back(std::move(test));
        ++at;
    }
    return tests;
}

TestFolder::TestFolder(bool with_project) {
    std::string name = (fs::temp_directory_path() / "vaerdi-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for tests");
    path_ = name;
    if (!with_project) return;
    for (const char* folder : {"examples", "docs", "data"})
        fs::create_directory_symlink(project / folder, path_ / folder);
}

TestFolder::~TestFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);  // links are removed, not followed
}

Printed run_command(const std::string& command, const fs::path& folder, const std::string& input) {
    const auto binary = fs::path(VAERDI_BINARY).parent_path().string();
    const auto aside = folder / ".said";
    const auto given = folder / ".given";
    write_file(given, input);
    const auto shell = "cd '" + folder.string() + "' && export PATH='" + binary + "':\"$PATH\" EXAMPLES='" +
                       (project / "examples").string() + "' LC_ALL=C.UTF-8 NO_COLOR=1 && { " + command +
                       "\n} <'" + given.string() + "' 2>'" + aside.string() + "'";
    Printed printed;
    std::FILE* pipe = popen(shell.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("the command cannot be started");
    std::string text;
    char block[4096];
    for (std::size_t got = 0; (got = std::fread(block, 1, sizeof block, pipe)) > 0;) text.append(block, got);
    const int status = pclose(pipe);
    printed.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    for (const auto& line : lines_of(text + text_of_file(aside))) printed.lines.push_back(trimmed(line));
    fs::remove(aside);
    fs::remove(given);
    while (!printed.lines.empty() && printed.lines.back().empty()) printed.lines.pop_back();
    return printed;
}

bool matches(const std::vector<std::string>& expected, const std::vector<std::string>& printed) {
    // matched[j]: the expected lines so far fit the first j printed ones.
    std::vector<bool> matched(printed.size() + 1);
    matched[0] = true;
    for (const auto& line : expected) {
        std::vector<bool> next(printed.size() + 1);
        if (line == "...") {
            bool any = false;
            for (std::size_t j = 0; j <= printed.size(); ++j) next[j] = any = any || matched[j];
        } else {
            for (std::size_t j = 0; j < printed.size(); ++j) next[j + 1] = matched[j] && printed[j] == line;
        }
        matched = std::move(next);
    }
    return matched[printed.size()];
}

void check_file(const fs::path& file, bool markdown) {
    const auto lines = lines_of(text_of_file(file));
    const auto tests = markdown ? read_console_blocks(lines) : read_tests(lines);
    std::vector<std::string> accepted;
    std::size_t kept = 0;  // lines already copied to `accepted`
    for (const auto& test : tests) {
        const TestFolder folder(markdown);
        for (const auto& [name, text] : test.documents) write_file(folder.path() / name, text);
        for (const auto& command : test.commands) {
            const auto printed = run_command(command.line, folder.path(), command.input);
            const bool right =
                matches(command.expected, printed.lines) && printed.exit_code == command.exit_code;
            if (!accepting()) {
                EXPECT_TRUE(right) << file.lexically_proximate(project).string() << ":" << command.first
                                   << ": " << test.name << "\n$ " << command.line << "\nprinted (exit "
                                   << printed.exit_code << "):\n"
                                   << joined_lines(printed.lines) << "expected (exit " << command.exit_code
                                   << "):\n"
                                   << joined_lines(command.expected);
                continue;
            }
            accepted.insert(
                accepted.end(), lines.begin() + static_cast<std::ptrdiff_t>(kept),
                lines.begin() + static_cast<std::ptrdiff_t>(right ? command.last : command.first));
            if (!right) {
                accepted.insert(accepted.end(), printed.lines.begin(), printed.lines.end());
                if (printed.exit_code != 0)
                    accepted.push_back("[exit " + std::to_string(printed.exit_code) + "]");
                if (!markdown && command.last < lines.size()) accepted.emplace_back();
            }
            kept = command.last;
        }
    }
    if (!accepting() || kept == 0) return;
    accepted.insert(accepted.end(), lines.begin() + static_cast<std::ptrdiff_t>(kept), lines.end());
    if (accepted != lines) write_file(file, joined_lines(accepted));
}

}  // namespace vaerdi::cli
