// vaerdi generate: rows of patients who do not exist, from a small document.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>

#include "base/numerals.h"
#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/long_run.h"
#include "cli/requests.h"
#include "cli/style.h"
#include "cli/workspace.h"
#include "generate/generate.h"

namespace vaerdi::cli {
namespace fs = std::filesystem;
namespace {

struct GenerateRequest {
    std::string document;
    std::string out;
    std::string separator = "comma", decimal = "point", encoding = "utf-8";
    std::uint64_t seed = 0;
    double rows = 0;
    bool force = false;
    generate::GenerateOptions options;
};

/// generate.yaml is called after its folder, others after themselves.
std::string id_of(const std::string& document) {
    std::error_code ignored;
    const auto file = fs::absolute(document, ignored).lexically_normal();
    return (file.stem() == "generate" ? file.parent_path().filename() : file.stem()).string();
}

std::optional<generate::Plan> open_plan(const GenerateRequest& request, Console& console) {
    Text why;
    const auto text = read_text(request.document, why);
    if (!text) {
        refuse_command(console, {request.document + ": " + why.en, request.document + ": " + why.da});
        return {};
    }
    Diagnostics found(request.document);
    auto plan = generate::plan_of(*text, id_of(request.document), found);
    print_findings(console.err, found.sorted(), {{request.document, *text}}, console);
    if (!plan) console.exit_code = document_errors;
    return plan;
}

bool take_form(GenerateRequest& request, Console& console) {
    auto& form = request.options.form;
    form.separator = request.separator == "semicolon" ? ';' : request.separator == "tab" ? '\t' : ',';
    form.decimal = request.decimal == "comma" ? ',' : '.';
    form.encoding = request.encoding == "latin-1" ? generate::Encoding::latin1 : generate::Encoding::utf8;
    if (form.decimal != form.separator) return true;
    refuse_command(console,
                   {"a comma cannot both separate and be the decimal sign: add --separator semicolon",
                    "et komma kan ikke både skille ad og være decimaltegn: tilføj --separator semicolon"});
    return false;
}

void say_what_was_made(const std::string& file, const generate::Plan& plan, std::uint64_t rows,
                       Console& console) {
    const auto one = plan.rows.one.in(console.language);
    console.out << fmt::format(
        fmt::runtime(
            pick(console.language,
                 "{0}: {1} rows{2}. Nobody is behind them: the column `generated` says so in each.\n",
                 "{0}: {1} rækker{2}. Der er ingen bag dem: det står i hver i kolonnen `generated`.\n")),
        file, number(static_cast<double>(rows), 0, console.language),
        one.empty() ? "" : fmt::format(" ({})", one));
}

void refuse_rows(std::uint64_t rows, Console& console) {
    const auto in = [&](Language language) {
        return std::pair(number(static_cast<double>(rows), 0, language),
                         number(static_cast<double>(generate::most_rows), 0, language));
    };
    const auto [en, most_en] = in(Language::english);
    const auto [da, most_da] = in(Language::danish);
    refuse_command(
        console, {fmt::format("that would be {} rows, and a file has at most {}: ask for fewer with --rows",
                              en, most_en),
                  fmt::format("det ville være {} rækker, og en fil har højst {}: bed om færre med --rows", da,
                              most_da)});
}

void generate_rows(GenerateRequest request, Console& console) {
    if (!take_form(request, console)) return;
    const auto plan = open_plan(request, console);
    if (!plan) return;
    if (request.seed != 0) request.options.seed = request.seed;
    if (request.rows > 0) request.options.rows = request.rows;
    const auto file = request.out.empty() ? "generated-" + plan->id + ".csv" : request.out;
    const bool to_screen = file == "-";
    std::error_code ignored;
    if (!to_screen && !request.force && fs::exists(file, ignored)) {
        return refuse_command(console, {file + " is there already; --force writes over it",
                                        file + " findes allerede; --force overskriver den"});
    }
    std::ofstream written;
    auto& out = to_screen ? console.out : written;
    LongRun run(console, std::string(pick(console.language, "Making rows", "Laver rækker")));
    const auto made = generate::write_rows(*plan, request.options,
                                           [&](std::string_view text) {
                                               if (!to_screen && !written.is_open())
                                                   written.open(file, std::ios::binary);
                                               out << text;
                                           },
                                           {run.progress(), run.stop()});
    run.finish();
    if (made.stopped) {
        written.close();
        if (!to_screen) fs::remove(file, ignored);  // half a file would pass for a whole one
        return LongRun::stopped(console);
    }
    if (made.too_many) return refuse_rows(made.rows, console);
    out.flush();
    if (!out) {
        const std::string reason = std::strerror(errno);
        return refuse_command(
            console, {file + " cannot be written: " + reason, file + " kan ikke skrives: " + reason});
    }
    if (!to_screen) say_what_was_made(file, *plan, made.rows, console);
}

}  // namespace

void add_generate_command(CLI::App& app, Console& console) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(console.language, en, da));
    };
    const auto request = std::make_shared<GenerateRequest>();
    auto* command = app.add_subcommand("generate", say("Realistic made-up data from a small document",
                                                       "Realistiske opdigtede data fra et lille dokument"));
    command
        ->add_option("document", request->document,
                     say("A document `generate: 1`", "Et dokument `generate: 1`"))
        ->required()
        ->type_name("");
    command
        ->add_option("--out,-o", request->out,
                     say("File to write (generated-NAME.csv); - prints it",
                         "Fil at skrive (generated-NAVN.csv); - udskriver den"))
        ->type_name(say("FILE", "FIL"));
    command
        ->add_option("--rows", request->rows,
                     say("About so many rows in all", "Omtrent så mange rækker i alt"))
        ->check(CLI::Range(1.0, 1e9).description(""))
        ->type_name("N");
    command
        ->add_option("--seed", request->seed,
                     say("Other draws than the document's", "Andre udfald end dokumentets"))
        ->check(CLI::PositiveNumber.description(""))
        ->type_name("N");
    command->add_flag("--messy", request->options.messy,
                      say("With mistakes in 3 of 100 rows, to try how they are found",
                          "Med fejl i 3 af 100 rækker, til at prøve, hvordan de findes"));
    command
        ->add_option("--separator", request->separator,
                     say("comma, semicolon or tab", "comma, semicolon eller tab"))
        ->check(CLI::IsMember({"comma", "semicolon", "tab"}).description(""))
        ->type_name("comma|semicolon|tab");
    command->add_option("--decimal", request->decimal, say("point or comma", "point eller comma"))
        ->check(CLI::IsMember({"point", "comma"}).description(""))
        ->type_name("point|comma");
    command->add_option("--encoding", request->encoding, say("utf-8 or latin-1", "utf-8 eller latin-1"))
        ->check(CLI::IsMember({"utf-8", "latin-1"}).description(""))
        ->type_name("utf-8|latin-1");
    command
        ->add_option("--threads", request->options.threads,
                     say("Threads; 0: one per core", "Tråde; 0: én pr. kerne"))
        ->type_name("N");
    command->add_flag("--force", request->force,
                      say("Write over an existing file", "Overskriv en fil, der findes"));
    command->footer(say("Example:\n  vaerdi generate examples/knee-registry/generate.yaml",
                        "Eksempel:\n  vaerdi generate examples/knee-registry/generate.yaml"));
    command->callback([request, &console] { generate_rows(*request, console); });
}

}  // namespace vaerdi::cli
