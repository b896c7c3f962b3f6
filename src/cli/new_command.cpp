// vaerdi new: a commented document to begin with; for measures, made from the data.
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
#include "cli/requests.h"
#include "cli/style.h"
#include "exchange/propose.h"
#include "templates/shipped.h"

namespace vaerdi::cli {
namespace fs = std::filesystem;
namespace {

struct NewRequest {
    std::string kind;
    std::string size = "small";
    std::string path;
    std::string member;
    bool force = false;
};

/// Creates the file; without `force` never over one that is there, not even one made this very moment.
bool write_template(const std::string& path, std::string_view text, bool force) {
    std::FILE* file = std::fopen(path.c_str(), force ? "wb" : "wbx");
    if (file == nullptr) return false;
    const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    return std::fclose(file) == 0 && written;
}

/// Writes the document; says why when it cannot.
bool written(const fs::path& path, std::string_view text, bool force, Console& console) {
    if (write_template(path.string(), text, force)) return true;
    const auto why = errno;
    const auto shown = path.generic_string();
    if (why == EEXIST) {
        refuse_command(console, {shown + " is there already; --force writes over it",
                                 shown + " findes allerede; --force overskriver den"});
        return false;
    }
    const std::string reason = std::strerror(why);
    refuse_command(console,
                   {shown + " cannot be written: " + reason, shown + " kan ikke skrives: " + reason});
    return false;
}

/// The data that were named, as one data set beside which the documents are written.
std::vector<exchange::DataFile> data_at(const fs::path& path) {
    std::vector<exchange::DataFile> files;
    std::error_code ignored;
    if (!fs::is_directory(path, ignored)) return {{path.filename().generic_string(), path}};
    for (const auto& entry : fs::directory_iterator(path, ignored)) {
        const auto name = entry.path().filename().generic_string();
        const auto ending = entry.path().extension();
        if (entry.is_regular_file(ignored) && !name.starts_with('.') && ending != ".yaml" &&
            ending != ".duckdb")
            files.push_back({name, entry.path()});
    }
    std::ranges::sort(files, {}, &exchange::DataFile::name);
    return files;
}

void new_measures(const NewRequest& request, Console& console) {
    if (request.path.empty())
        return refuse_command(console, {"name the file with the data: vaerdi new measures data.csv",
                                        "nævn filen med data: vaerdi new measures data.csv"});
    const fs::path data(request.path);
    std::error_code ignored;
    const auto folder = fs::is_directory(data, ignored) ? data : data.parent_path();
    exchange::Proposal proposal;
    try {
        proposal = exchange::propose_mapping(data_at(data), request.member, console.language);
    } catch (const exchange::FileFailure& failure) {
        console.err << fmt::format("vaerdi: {}; {}\n", failure.why.in(console.language),
                                   failure.mend.in(console.language));
        console.exit_code = document_errors;
        return;
    }
    if (!written(folder / "mapping.yaml", proposal.mapping, request.force, console)) return;
    const auto mapping = (folder / "mapping.yaml").generic_string();
    console.out << fmt::format(fmt::runtime(pick(console.language,
                                                 "{0} is written: {1} columns, proposed from {2} rows. Mend "
                                                 "it, then bring the data in with\n  vaerdi import {0}\n",
                                                 "{0} er skrevet: {1} kolonner, foreslået ud fra {2} rækker. "
                                                 "Ret den, og hent så data ind med\n  vaerdi import {0}\n")),
                               mapping, proposal.columns.size(), proposal.rows);
    if (proposal.measures.empty()) {
        console.out << pick(console.language, "No column is a date, so there are no measures to propose.\n",
                            "Ingen kolonne er en dato, så der er ingen mål at foreslå.\n");
        return;
    }
    if (!written(folder / "measures.yaml", proposal.measures, request.force, console)) return;
    console.out << fmt::format(
        fmt::runtime(pick(console.language,
                          "{0} is written: measures to begin with. See them with\n  vaerdi measure {0}\n",
                          "{0} er skrevet: mål at begynde med. Se dem med\n  vaerdi measure {0}\n")),
        (folder / "measures.yaml").generic_string());
}

void new_document(const NewRequest& request, Console& console) {
    if (request.kind == "measures") return new_measures(request, console);
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
    if (!written(path, found->text, request.force, console)) return;
    console.out << fmt::format(
        fmt::runtime(pick(
            console.language,
            "{0} is written. Fill it in from the top; see the answer at any time with\n  vaerdi assess {0}\n",
            "{0} er skrevet. Udfyld den oppefra; se svaret undervejs med\n  vaerdi assess {0}\n")),
        shown);
}

}  // namespace

void add_new_command(CLI::App& app, Console& console) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(console.language, en, da));
    };
    const auto request = std::make_shared<NewRequest>();
    auto* command = app.add_subcommand(
        "new", say("A commented document to begin with", "Et dokument med vejledning at begynde med"));
    command->add_option("kind", request->kind, say("case or measures", "case eller measures"))
        ->required()
        ->check(CLI::IsMember({"case", "measures"}).description(""))
        ->type_name("");
    command
        ->add_option("path", request->path,
                     say("File or folder (case.yaml); - prints it. Of measures: the data to look at",
                         "Fil eller mappe (case.yaml); - udskriver det. Til measures: data at se på"))
        ->type_name("");
    command
        ->add_option("--size", request->size,
                     say("small (one page), medium or large", "small (én side), medium eller large"))
        ->check(CLI::IsMember({"small", "medium", "large"}).description(""))
        ->type_name("small|medium|large");
    command
        ->add_option("--member", request->member,
                     say("Of measures: which file of a zip", "Til measures: hvilken fil i en zip"))
        ->type_name(say("NAME", "NAVN"));
    command->add_flag("--force", request->force,
                      say("Write over an existing file", "Overskriv en fil, der findes"));
    command->footer(
        say("Examples:\n  vaerdi new case --size small purchases/wheelchairs/\n  vaerdi new measures "
            "data/operations.csv",
            "Eksempler:\n  vaerdi new case --size small indkoeb/koerestole/\n  vaerdi new measures "
            "data/operationer.csv"));
    command->callback([request, &console] { new_document(*request, console); });
}

}  // namespace vaerdi::cli
