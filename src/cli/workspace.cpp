#include "cli/workspace.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>

#include "cli/style.h"
#include "document/number_table.h"
#include "document/yaml.h"

namespace vaerdi::cli {
namespace fs = std::filesystem;
namespace {

constexpr int highest_climb = 12;  // folders from a case up to its workspace

std::optional<std::string> read_stream(std::istream& in, std::size_t most, Text& why) {
    std::string text;
    std::vector<char> block(1 << 16);
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) {
        text.append(block.data(), static_cast<std::size_t>(in.gcount()));
        if (text.size() > most) {
            why = {fmt::format("it is larger than {} MB, more than any such file", most >> 20U),
                   fmt::format("den fylder over {} MB, mere end nogen fil af den slags", most >> 20U)};
            return {};
        }
    }
    if (in.bad()) {
        why = {"it cannot be read", "den kan ikke læses"};
        return {};
    }
    return text;
}

void cannot_read(const std::string& name, const Text& why, Console& console) {
    console.err << "vaerdi: " << name << ": " << console.say(why) << "\n";
    console.exit_code = wrong_use;
}

bool is_yaml(const fs::path& file) { return file.extension() == ".yaml" || file.extension() == ".yml"; }

}  // namespace

std::optional<std::string> read_text(const fs::path& file, Text& why, std::size_t most) {
    std::error_code ignored;
    if (!fs::exists(file, ignored)) {
        why = {"there is no such file", "filen findes ikke"};
        return {};
    }
    if (fs::is_directory(file, ignored)) {
        why = {"it is a folder", "det er en mappe"};
        return {};
    }
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        why = {"it cannot be opened; may you read it?", "den kan ikke åbnes; må du læse den?"};
        return {};
    }
    return read_stream(in, most, why);
}

std::optional<SourceFile> read_source(const std::string& argument, Console& console) {
    Text why;
    SourceFile source;
    if (argument == "-") {
        auto text = read_stream(std::cin, document::largest_text, why);
        if (!text) return cannot_read("-", why, console), std::nullopt;
        std::error_code ignored;
        return SourceFile{"-", std::move(*text), "case", fs::current_path(ignored)};
    }
    std::error_code ignored;
    fs::path file(argument);
    if (fs::is_directory(file, ignored)) {
        file /= "case.yaml";
        if (!fs::exists(file, ignored)) {
            cannot_read(argument,
                        {"there is no case.yaml in this folder; `vaerdi new case` writes one",
                         "der er ingen case.yaml i mappen; `vaerdi new case` skriver en"},
                        console);
            return {};
        }
    }
    auto text = read_text(file, why);
    if (!text) return cannot_read(file.generic_string(), why, console), std::nullopt;
    source.name = file.lexically_normal().generic_string();
    source.text = std::move(*text);
    const auto whole = fs::absolute(file, ignored).lexically_normal();
    source.folder = whole.parent_path();
    source.fallback_id = (file.stem() == "case" ? source.folder.filename() : file.stem()).string();
    return source;
}

std::vector<fs::path> catalogue_files(const fs::path& workspace) {
    std::vector<fs::path> files;
    std::error_code failed;
    for (fs::directory_iterator entry(workspace / "catalogue", failed), end; !failed && entry != end;
         entry.increment(failed)) {
        std::error_code ignored;
        const auto name = entry->path().filename().string();
        if (is_yaml(entry->path()) && !name.starts_with('.') && entry->is_regular_file(ignored))
            files.push_back(entry->path());
    }
    std::ranges::sort(files);
    return files;
}

value::FilesBeside files_beside(const std::string& document) {
    return [folder = fs::path(document).parent_path()](const std::string& name) {
        value::FileBeside found;
        found.shown = (folder / name).generic_string();
        found.text = read_text(folder / name, found.why, document::largest_table);
        return found;
    };
}

std::optional<fs::path> workspace_of(const fs::path& folder) {
    std::error_code ignored;
    auto at = fs::absolute(folder, ignored).lexically_normal();
    for (int climbed = 0; climbed < highest_climb; ++climbed) {
        if (!catalogue_files(at).empty()) return at;
        if (fs::exists(at / ".git", ignored) || !at.has_relative_path()) break;
        at = at.parent_path();
    }
    return {};
}

std::optional<catalogue::Catalogue> catalogue_for(const fs::path& folder, const std::string& workspace,
                                                  Diagnostics& found, Texts& texts, Console& console) {
    std::error_code ignored;
    std::optional<fs::path> root;
    if (workspace.empty()) {
        root = workspace_of(folder);
    } else if (fs::is_directory(workspace, ignored)) {
        root = workspace;
    } else {
        cannot_read(workspace, {"there is no such folder", "mappen findes ikke"}, console);
        return {};
    }
    auto catalogue = catalogue::Catalogue::shipped();
    if (!root) return catalogue;
    const auto here = fs::current_path(ignored);
    for (const auto& file : catalogue_files(*root)) {
        Text why;
        auto name = file.lexically_proximate(here).generic_string();
        if (name.starts_with("../../..")) name = file.generic_string();
        auto text = read_text(file, why);
        if (!text) return cannot_read(name, why, console), std::nullopt;
        Diagnostics in_file(name);
        catalogue.add(*text, name, in_file);
        found.append(in_file);
        texts[name] = std::move(*text);
    }
    return catalogue;
}

std::string suggestions(const std::string& written, const std::vector<std::string>& known, Language language,
                        std::size_t limit) {
    std::string text;
    if (const auto nearest = nearest_name(written, known); !nearest.empty()) {
        text = fmt::format("{} '{}'? ", pick(language, "did you mean", "mente du"), nearest);
    }
    if (known.empty()) return text;
    // Names that share a part with what was written come first.
    std::vector<std::string> listed;
    const auto wanted = folded(written);
    for (const auto& name : known) {
        if (!wanted.empty() && folded(name).find(wanted) != std::string::npos) listed.push_back(name);
    }
    for (const auto& name : known) {
        if (listed.size() >= limit) break;
        if (std::ranges::find(listed, name) == listed.end()) listed.push_back(name);
    }
    if (listed.size() > limit) listed.resize(limit);
    text += fmt::format("{}: {}", pick(language, "known", "kendte"), fmt::join(listed, ", "));
    if (known.size() > listed.size()) text += ", …";
    return text;
}

std::optional<OpenCase> open_case(const CaseRequest& request, Console& console) {
    const auto say = [&](std::string_view en, std::string_view da) { return pick(console.language, en, da); };
    if (request.file.empty()) {
        console.err << "vaerdi: "
                    << say("which case? give its file or folder, or - for standard input",
                           "hvilken værdicase? angiv fil eller mappe, eller - for standard input")
                    << "\n";
        console.exit_code = wrong_use;
        return {};
    }
    auto source = read_source(request.file, console);
    if (!source) return {};
    Texts texts;
    Diagnostics found(source->name);
    auto catalogue = catalogue_for(source->folder, request.workspace, found, texts, console);
    if (!catalogue) return {};
    texts[source->name] = source->text;

    auto document = value::read_case(source->text, found);
    Texts draws;
    const auto remember = [&, beside = files_beside(source->name)](const std::string& name) {
        auto file = beside(name);
        if (file.text) draws[file.shown] = *file.text;
        return file;
    };
    if (document) value::read_given_draws(*document, remember, found);
    std::optional<value::ResolvedCase> resolved;
    if (document) resolved = value::resolve(*document, *catalogue, source->fallback_id, {}, found);
    if (!resolved || found.has_errors()) {
        print_findings(console.err, found.sorted(), texts, console);
        console.exit_code = document_errors;
        return {};
    }

    // The document is right by itself; what goes wrong from here on was asked for wrongly.
    const auto refuse = [&](const std::string& why) {
        console.err << "vaerdi: " << why << "\n";
        console.exit_code = wrong_use;
        return std::nullopt;
    };
    value::Settings settings;
    if (!request.scenario.empty()) {
        const auto* scenario = document->scenarios.find(request.scenario);
        if (scenario == nullptr) {
            std::vector<std::string> known;
            for (const auto& entry : document->scenarios) known.push_back(entry.name);
            return refuse(
                fmt::format("{} '{}'; {}", say("the case has no scenario", "værdicasen har ikke scenariet"),
                            request.scenario,
                            known.empty() ? std::string(say("it has none", "den har ingen"))
                                          : suggestions(request.scenario, known, console.language)));
        }
        for (const auto& entry : scenario->set) settings[entry.name] = entry.value.value;
    }
    for (const auto& set : request.set) {
        const auto equals = set.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == set.size()) {
            return refuse(fmt::format("--set {}: {}", set,
                                      say("write name=value, e.g. --set valve=120_000",
                                          "skriv navn=værdi, fx --set valve=120_000")));
        }
        settings[set.substr(0, equals)] = set.substr(equals + 1);
    }
    if (!settings.empty()) {
        Diagnostics from_settings(source->name);
        auto changed = value::resolve(*document, *catalogue, source->fallback_id, settings, from_settings);
        if (!changed || from_settings.has_errors()) {
            std::vector<Diagnostic> errors;
            for (const auto& finding : from_settings.sorted()) {
                if (finding.severity == Severity::error) errors.push_back(finding);
            }
            print_findings(console.err, errors, texts, console);
            console.exit_code = wrong_use;
            return {};
        }
        resolved = std::move(changed);
    }
    return OpenCase{std::move(*document), std::move(*catalogue), std::move(settings), std::move(*resolved),
                    found.sorted(),       source->name,          std::move(texts),    std::move(draws)};
}

}  // namespace vaerdi::cli
