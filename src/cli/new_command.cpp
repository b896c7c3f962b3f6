// vaerdi new: a document to begin with: a commented value case, or what is proposed for data.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

#include "cli/commands.h"
#include "cli/new_measures.h"
#include "cli/requests.h"
#include "cli/style.h"
#include "templates/shipped.h"

namespace vaerdi::cli {
namespace fs = std::filesystem;
namespace {

struct NewRequest {
    std::string kind;
    std::string size = "small";
    std::string path;
    bool force = false, print = false;
};

/// Creates the file; without `force` never over one that is there, not even one made this very moment.
bool write_template(const std::string& path, std::string_view text, bool force) {
    std::FILE* file = std::fopen(path.c_str(), force ? "wb" : "wbx");
    if (file == nullptr) return false;
    const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    return std::fclose(file) == 0 && written;
}

void new_case(const NewRequest& request, Console& console) {
    const auto name =
        fmt::format("{}-{}.{}.yaml", request.kind, request.size, pick(console.language, "en", "da"));
    const auto files = templates::shipped_files();
    const auto found = std::ranges::find(files, name, &templates::ShippedFile::name);
    if (found == files.end())
        return refuse_command(console, {"there is no template " + name, "der er ingen skabelon " + name});
    if (request.path == "-") {
        console.out << found->text;
        return;
    }
    std::error_code ignored;
    fs::path path(request.path.empty() ? "case.yaml" : request.path);
    if (fs::is_directory(path, ignored) || request.path.ends_with('/')) path /= "case.yaml";
    if (path.has_parent_path()) fs::create_directories(path.parent_path(), ignored);
    const auto shown = path.generic_string();
    if (!write_template(path.string(), found->text, request.force)) {
        const auto why = errno;
        if (why == EEXIST) {
            return refuse_command(console, {shown + " is there already; --force writes over it",
                                            shown + " findes allerede; --force overskriver den"});
        }
        const std::string reason = std::strerror(why);
        return refuse_command(
            console, {shown + " cannot be written: " + reason, shown + " kan ikke skrives: " + reason});
    }
    console.out << fmt::format(
        fmt::runtime(pick(
            console.language,
            "{0} is written. Fill it in from the top; see the answer at any time with\n  vaerdi assess {0}\n",
            "{0} er skrevet. Udfyld den oppefra; se svaret undervejs med\n  vaerdi assess {0}\n")),
        shown);
}

void new_document(const NewRequest& request, Console& console) {
    if (request.kind == "case") return new_case(request, console);
    if (request.path.empty())
        return refuse_command(console, {"new measures needs a file or folder with data",
                                        "new measures behøver en fil eller mappe med data"});
    const auto written = request.print ? Written::printed : request.force ? Written::over : Written::beside;
    new_measures(request.path, written, console);
}

}  // namespace

void add_new_command(CLI::App& app, Console& console) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(console.language, en, da));
    };
    const auto request = std::make_shared<NewRequest>();
    auto* command = app.add_subcommand(
        "new", say("A commented document to begin with", "Et dokument med vejledning at begynde med"));
    command
        ->add_option("kind", request->kind,
                     say("case: a value case; measures: a mapping and measures proposed for data",
                         "case: en værdicase; measures: en afbildning og mål foreslået til data"))
        ->required()
        ->check(CLI::IsMember({"case", "measures"}).description(""))
        ->type_name("");
    command
        ->add_option("path", request->path,
                     say("File or folder to write (case.yaml), - prints it; of measures: the data",
                         "Fil eller mappe at skrive (case.yaml), - udskriver det; for measures: data"))
        ->type_name("");
    command
        ->add_option("--size", request->size,
                     say("small (one page), medium or large", "small (én side), medium eller large"))
        ->check(CLI::IsMember({"small", "medium", "large"}).description(""))
        ->type_name("small|medium|large");
    command->add_flag("--force", request->force,
                      say("Write over an existing file", "Overskriv en fil, der findes"));
    command->add_flag(
        "--print", request->print,
        say("Of measures: print them, write nothing", "For measures: udskriv dem, skriv intet"));
    command->footer(
        say("Examples:\n  vaerdi new case --size small purchases/wheelchairs/\n  vaerdi new measures "
            "data/operations.csv",
            "Eksempler:\n  vaerdi new case --size small indkoeb/koerestole/\n  vaerdi new measures "
            "data/operationer.csv"));
    command->callback([request, &console] { new_document(*request, console); });
}

}  // namespace vaerdi::cli
