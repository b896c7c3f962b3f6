// vaerdi check: every document in a folder, all errors and warnings in one go.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/commands.h"
#include "cli/requests.h"
#include "cli/style.h"
#include "document/yaml.h"
#include "exchange/resolved_mapping.h"
#include "generate/plan.h"
#include "outcome/resolved_measures.h"
#include "purchase/purchase_document.h"
#include "view/document_kinds.h"

namespace vaerdi::cli {
namespace fs = std::filesystem;
namespace {

constexpr int deepest_folder = 16;
constexpr std::size_t most_files = 20'000;

/// Kinds of documents that are known but not checked yet.
constexpr std::array later_kinds{"contract",  "tender",    "bid",        "scores",        "need",
                                 "solution",  "project",   "barrier",    "actor",         "trial",
                                 "portfolio", "financing", "governance", "joint_purchase"};

struct CheckRequest {
    std::vector<std::string> paths;
    std::string workspace;
    bool json = false;
};

bool is_document(const fs::path& file) { return file.extension() == ".yaml" || file.extension() == ".yml"; }

bool is_skipped(const fs::path& folder) {
    const auto name = folder.filename().string();
    return name.starts_with('.') || name == "node_modules" || name == "build";
}

/// The documents below a folder, by name. Folders behind links are left out: they may lead in a circle.
void collect(const fs::path& folder, int depth, std::vector<fs::path>& files) {
    std::vector<fs::path> folders;
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        std::error_code ignored;
        if (files.size() >= most_files) return;
        if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) {
            if (depth < deepest_folder && !is_skipped(entry->path())) folders.push_back(entry->path());
        } else if (entry->is_regular_file(ignored) && is_document(entry->path()) &&
                   !entry->path().filename().string().starts_with('.')) {
            files.push_back(entry->path());
        }
    }
    for (const auto& below : folders) collect(below, depth + 1, files);
}

class Checking {
  public:
    Checking(const CheckRequest& request, Console& console) : request_(request), console_(console) {}

    void run() {
        std::vector<fs::path> files;
        for (const auto& path : request_.paths) {
            std::error_code ignored;
            if (fs::is_directory(path, ignored)) {
                collect(path, 0, files);
            } else if (fs::exists(path, ignored)) {
                files.push_back(path);
            } else {
                return refuse_command(console_, {path + ": there is no such file or folder",
                                                 path + ": filen eller mappen findes ikke"});
            }
        }
        std::ranges::sort(files);
        files.erase(std::unique(files.begin(), files.end()), files.end());
        for (const auto& file : files) {
            check_file(file);
            if (console_.exit_code == wrong_use) return;
        }
        request_.json ? print_json() : print_text();
        if (errors() > 0) console_.exit_code = document_errors;
    }

  private:
    std::size_t errors() const {
        return static_cast<std::size_t>(std::ranges::count(found_, Severity::error, &Diagnostic::severity));
    }

    void keep(const Diagnostics& diagnostics) {
        for (auto& finding : diagnostics.sorted()) {
            // The workspace's catalogue is read for every case; its findings count once.
            const auto key = to_string(finding, Language::english);
            if (seen_.insert(key).second) found_.push_back(std::move(finding));
        }
    }

    void check_file(const fs::path& file) {
        const auto name = file.lexically_normal().generic_string();
        Diagnostics found(name);
        Text why;
        auto text = read_text(file, why);
        if (!text) {
            found.error({}, why);
            return keep(found);
        }
        texts_[name] = *text;
        Diagnostics reading(name);
        const auto tree = document::read_yaml(*text, reading);
        const auto kind =
            tree && tree->root().kind == document::YamlNode::Kind::mapping && !tree->root().entries.empty()
                ? tree->root().entries.front().key
                : std::string{};
        if (kind == "case") {
            check_case(file, *text, found);
        } else if (kind == "catalogue") {
            auto catalogue = catalogue::Catalogue::shipped();
            catalogue.add(*text, name, found);
        } else if (kind == "purchase") {
            purchase::read_purchase(*text, found);
        } else if (kind == "mapping") {
            if (const auto mapping = exchange::read_mapping(*text, found))
                exchange::resolve(*mapping, "data", found);
        } else if (kind == "generate") {
            generate::plan_of(*text, file.stem().string(), found);
        } else if (kind == "measures") {
            check_measures(file, *text, found);
        } else if (!tree) {
            found.append(reading);
        } else if (std::ranges::find(later_kinds, kind) != later_kinds.end()) {
            notes_.push_back({name, kind});
            return;
        } else {
            unknown_kind(kind, tree->root(), found);
        }
        ++checked_;
        keep(found);
    }

    void check_case(const fs::path& file, const std::string& text, Diagnostics& found) {
        std::error_code ignored;
        const auto whole = fs::absolute(file, ignored).lexically_normal();
        Diagnostics in_catalogue;
        const auto catalogue =
            catalogue_for(whole.parent_path(), request_.workspace, in_catalogue, texts_, console_);
        if (!catalogue) return;
        keep(in_catalogue);
        const auto id = (file.stem() == "case" ? whole.parent_path().filename() : file.stem()).string();
        auto document = value::read_case(text, found);
        if (!document) return;
        value::read_given_draws(*document, files_beside(file.generic_string()), found);
        value::resolve(*document, *catalogue, id, {}, found);
    }

    /// Measures are bound to the columns of their mapping; the data themselves are not looked at.
    void check_measures(const fs::path& file, const std::string& text, Diagnostics& found) {
        const auto document = outcome::read_measures(text, found);
        if (!document || !document->data) return;
        const auto beside = file.parent_path() / document->data.value;
        Text why;
        const auto mapping_text = read_text(beside, why);
        if (!mapping_text)
            return found.error(document->data.at, {"the mapping cannot be read: " + why.en,
                                                   "afbildningen kan ikke læses: " + why.da});
        Diagnostics in_mapping(beside.lexically_normal().generic_string());
        texts_[in_mapping.file()] = *mapping_text;
        const auto mapping = exchange::read_mapping(*mapping_text, in_mapping);
        const auto resolved = mapping ? exchange::resolve(*mapping, "data", in_mapping) : std::nullopt;
        keep(in_mapping);
        if (resolved) outcome::resolve(*document, resolved->data_columns(), found);
    }

    static void unknown_kind(const std::string& kind, const document::YamlNode& root, Diagnostics& found) {
        std::vector<std::string> known = document_kinds();
        known.insert(known.end(), later_kinds.begin(), later_kinds.end());
        Text remedy{"the first line says the kind of document, e.g. case: 1",
                    "den første linje siger, hvilket dokument det er, fx case: 1"};
        if (kind.empty())
            return found.error(root.at, {"this is no document of Værdi", "det er ikke et dokument i Værdi"},
                               remedy);
        if (const auto nearest = nearest_name(kind, known); !nearest.empty()) {
            remedy.en += "; did you mean '" + nearest + "'?";
            remedy.da += "; mente du '" + nearest + "'?";
        }
        found.error(root.entries.front().key_at,
                    {"unknown kind of document '" + kind + "'", "ukendt slags dokument '" + kind + "'"},
                    remedy);
    }

    std::string note_words(const std::pair<std::string, std::string>& note) const {
        return fmt::format(
            fmt::runtime(pick(console_.language, "{}: documents of the kind '{}' are not checked yet",
                              "{}: dokumenter af slagsen '{}' kontrolleres ikke endnu")),
            note.first, note.second);
    }

    void print_text() const {
        print_findings(console_.out, found_, texts_, console_);
        for (const auto& note : notes_) console_.out << note_words(note) << "\n";
        const auto count = errors();
        const auto warnings = found_.size() - count;
        const auto plural = [](std::size_t n, std::string one, std::string more) {
            return fmt::format("{} {}", n, n == 1 ? one : more);
        };
        console_.out << (console_.language == Language::danish
                             ? fmt::format(
                                   "{} kontrolleret: {}, {}", plural(checked_, "dokument", "dokumenter"),
                                   plural(count, "fejl", "fejl"), plural(warnings, "advarsel", "advarsler"))
                             : fmt::format("{} checked: {}, {}", plural(checked_, "document", "documents"),
                                           plural(count, "error", "errors"),
                                           plural(warnings, "warning", "warnings")))
                     << "\n";
    }

    void print_json() const {
        using Json = nlohmann::ordered_json;
        Json json{{"documents", checked_}, {"errors", errors()}, {"warnings", found_.size() - errors()}};
        json["findings"] = Json::array();
        for (const auto& finding : found_) {
            json["findings"].push_back(
                {{"severity", finding.severity == Severity::error ? "error" : "warning"},
                 {"file", finding.file},
                 {"line", finding.at.line},
                 {"column", finding.at.column},
                 {"message", finding.message.in(console_.language)},
                 {"remedy", finding.remedy.in(console_.language)}});
        }
        json["notes"] = Json::array();
        for (const auto& note : notes_) json["notes"].push_back(note_words(note));
        console_.out << json.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
    }

    const CheckRequest& request_;
    Console& console_;
    Texts texts_;
    std::vector<Diagnostic> found_;
    std::set<std::string> seen_;
    std::vector<std::pair<std::string, std::string>> notes_;
    std::size_t checked_ = 0;
};

}  // namespace

void add_check_command(CLI::App& app, Console& console) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(console.language, en, da));
    };
    const auto request = std::make_shared<CheckRequest>();
    auto* command = app.add_subcommand("check", say("Every document in a folder: errors and warnings",
                                                    "Alle dokumenter i en mappe: fejl og advarsler"));
    command->add_option("paths", request->paths, say("Files and folders (.)", "Filer og mapper (.)"))
        ->type_name("");
    command
        ->add_option(
            "--workspace", request->workspace,
            say("The folder that has the catalogue/ to use", "Mappen med det catalogue/, der skal bruges"))
        ->type_name(say("FOLDER", "MAPPE"));
    command->add_flag("--json", request->json, say("For programs", "Til programmer"));
    command->footer(say("Example:\n  vaerdi check purchases/", "Eksempel:\n  vaerdi check indkoeb/"));
    command->callback([request, &console] {
        if (request->paths.empty()) request->paths.emplace_back(".");
        Checking(*request, console).run();
    });
}

}  // namespace vaerdi::cli
