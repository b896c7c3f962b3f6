// Runs the text tests of this folder, the commands in README.md and docs/, and the examples.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/text_tests.h"

namespace vaerdi::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

const fs::path root = VAERDI_SOURCE_DIR;

std::string test_name(const testing::TestParamInfo<fs::path>& info) {
    auto name = info.param.lexically_proximate(root).replace_extension().generic_string();
    for (auto& c : name) {
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
    }
    return name;
}

std::vector<fs::path> files_below(const fs::path& folder, const std::string& extension) {
    std::vector<fs::path> files;
    if (fs::exists(folder)) {
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.path().extension() == extension) files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    return files;
}

std::vector<fs::path> pages() {
    auto files = files_below(root / "docs", ".md");
    for (const auto& file : files_below(root / "examples", ".md")) files.push_back(file);
    if (fs::exists(root / "README.md")) files.push_back(root / "README.md");
    std::erase_if(files, [](const fs::path& file) {
        return read_console_blocks(lines_of(text_of_file(file))).empty();
    });
    return files;
}

std::vector<fs::path> examples() {
    std::vector<fs::path> folders;
    for (const auto& file : files_below(root / "examples", ".yaml")) {
        if (file.filename() == "case.yaml") folders.push_back(file.parent_path());
    }
    return folders;
}

// ---- text tests and pages

class TextFile : public testing::TestWithParam<fs::path> {};
TEST_P(TextFile, prints_what_it_says) { check_file(GetParam(), false); }
INSTANTIATE_TEST_SUITE_P(Commands, TextFile, testing::ValuesIn(files_below(root / "tests/cli", ".test")),
                         test_name);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(TextFile);

class Page : public testing::TestWithParam<fs::path> {};
TEST_P(Page, its_commands_print_what_it_says) { check_file(GetParam(), true); }
INSTANTIATE_TEST_SUITE_P(Docs, Page, testing::ValuesIn(pages()), test_name);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Page);

// ---- examples: expected.txt as printed with draws, expected.json with the deterministic figures

/// Every leaf of `expected` stands in `found`; numbers agree to nine figures.
void expect_within(const Json& expected, const Json& found, const std::string& where) {
    if (expected.is_object()) {
        for (const auto& [key, value] : expected.items()) {
            ASSERT_TRUE(found.contains(key)) << where << "." << key << " is missing";
            expect_within(value, found.at(key), where + "." + key);
        }
    } else if (expected.is_number()) {
        ASSERT_TRUE(found.is_number()) << where;
        const double want = expected.get<double>(), have = found.get<double>();
        EXPECT_NEAR(have, want, 1e-9 * std::max(1.0, std::abs(want))) << where;
    } else {
        EXPECT_EQ(expected, found) << where;
    }
}

/// What stands in `expected`, with the values found now: an example promises what its author chose.
Json renewed(const Json& expected, const Json& found) {
    if (!expected.is_object()) return found;
    auto kept = Json::object();
    for (const auto& [key, value] : expected.items()) {
        if (found.contains(key)) kept[key] = renewed(value, found.at(key));
    }
    return kept;
}

/// The figures that a new example promises: alternatives and comparisons, without lists by year.
Json promised(const Json& all) {
    Json kept{{"alternatives", Json::object()}, {"comparisons", Json::object()}};
    for (const char* part : {"alternatives", "comparisons"}) {
        for (const auto& [id, figures] : all.at(part).items()) {
            for (const auto& [name, figure] : figures.items()) {
                if (figure.is_string() || (figure.is_object() && figure.contains("value")))
                    kept[part][id][name] = figure;
            }
        }
    }
    kept["frontier"] = all.at("frontier");
    kept["dominance"] = all.at("dominance");
    return kept;
}

class Example : public testing::TestWithParam<fs::path> {};

/// The folder within examples/: "tavi", "reference/sick-sicker".
std::string example_name(const fs::path& folder) {
    return fs::relative(folder, root / "examples").generic_string();
}

TEST_P(Example, checks_without_errors) {
    const TestFolder folder(true);
    const auto printed = run_command("vaerdi check examples/" + example_name(GetParam()), folder.path());
    EXPECT_EQ(printed.exit_code, 0) << testing::PrintToString(printed.lines);
}

TEST_P(Example, prints_what_is_expected) {
    const auto file = GetParam() / "expected.txt";
    const TestFolder folder(true);
    const auto name = example_name(GetParam());
    const auto printed = run_command(
        "vaerdi assess examples/" + name + "/case.yaml --draws 2000 --seed 1 --lang en", folder.path());
    ASSERT_EQ(printed.exit_code, 0) << testing::PrintToString(printed.lines);
    if (accepting()) {
        std::ofstream out(file, std::ios::binary);
        for (const auto& line : printed.lines) out << line << "\n";
    }
    if (!fs::exists(file)) GTEST_SKIP() << "no expected.txt yet; VAERDI_ACCEPT=1 writes it";
    EXPECT_EQ(lines_of(text_of_file(file)), printed.lines);
    for (const auto& line : printed.lines) EXPECT_LE(line.size(), 400U) << line;
}

TEST_P(Example, gives_the_figures_expected) {
    const auto file = GetParam() / "expected.json";
    const TestFolder folder(true);
    const auto name = example_name(GetParam());
    const auto printed = run_command(
        "vaerdi assess examples/" + name + "/case.yaml --json --lang en 2>/dev/null", folder.path());
    ASSERT_EQ(printed.exit_code, 0) << testing::PrintToString(printed.lines);
    std::string text;
    for (const auto& line : printed.lines) text += line + "\n";
    const auto found = Json::parse(text);
    if (accepting()) {
        const auto kept =
            fs::exists(file) ? renewed(Json::parse(text_of_file(file)), found) : promised(found);
        std::ofstream(file, std::ios::binary) << kept.dump(2) << "\n";
    }
    if (!fs::exists(file)) GTEST_SKIP() << "no expected.json yet; VAERDI_ACCEPT=1 writes it";
    expect_within(Json::parse(text_of_file(file)), found, "");
}

INSTANTIATE_TEST_SUITE_P(Folders, Example, testing::ValuesIn(examples()), test_name);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Example);

// ---- the reader of text tests itself

TEST(TextTests, a_line_of_dots_stands_for_any_number_of_lines) {
    EXPECT_TRUE(matches({"a", "...", "c"}, {"a", "b", "b", "c"}));
    EXPECT_TRUE(matches({"a", "..."}, {"a"}));
    EXPECT_FALSE(matches({"a", "...", "c"}, {"a", "b"}));
    EXPECT_FALSE(matches({"a"}, {"a", "b"}));
}

TEST(TextTests, reads_documents_commands_and_exit_codes) {
    const auto tests =
        read_tests(lines_of("remark\n=== one\n--- a.yaml\nx: 1\n$ vaerdi check a.yaml\nout\n[exit 1]\n"));
    ASSERT_EQ(tests.size(), 1U);
    EXPECT_EQ(tests[0].documents.at("a.yaml"), "x: 1\n");
    ASSERT_EQ(tests[0].commands.size(), 1U);
    EXPECT_EQ(tests[0].commands[0].line, "vaerdi check a.yaml");
    EXPECT_EQ(tests[0].commands[0].expected, (std::vector<std::string>{"out"}));
    EXPECT_EQ(tests[0].commands[0].exit_code, 1);
}

}  // namespace
}  // namespace vaerdi::cli
