#include "cli/html_report.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>

#include "cli/commands.h"
#include "cli/long_run.h"
#include "cli/requests.h"
#include "cli/written_file.h"
#include "pages/report_page.h"
#include "store/secrets.h"
#include "workbench/report_data.h"

namespace vaerdi::cli {
namespace {

template <class T>
document::Located<T> given(T value) {
    return {std::move(value), {1, 1}};
}

workbench::AssessRequest question(const CaseRequest& request, const OpenCase& opened,
                                  const value::Options& options, Language language) {
    workbench::AssessRequest question;
    for (const auto& [name, value] : opened.settings) question.set.entries.push_back({name, {1, 1}, value});
    // What a scenario sets stands among the settings already; it is named so that no other is calculated
    // beside it.
    question.scenario = request.scenario;
    if (options.draws > 0) question.draws = given(static_cast<int>(options.draws));
    question.seed = given(static_cast<int>(options.seed));
    question.language = given(language);
    using workbench::Part;
    for (const auto part : {Part::headroom, Part::sensitivity, Part::thresholds, Part::scenarios, Part::plane,
                            Part::course, Part::information})
        question.include.push_back(given(part));
    return question;
}

workbench::Surroundings surroundings(const OpenCase& opened) {
    workbench::Surroundings around{.document = {opened.name, opened.texts.at(opened.name)}};
    for (const auto& [name, text] : opened.texts)
        if (name != opened.name) around.catalogue.push_back({name, text});
    for (const auto& [name, text] : opened.draws) around.draws.push_back({name, text});
    return around;
}

}  // namespace

void write_html_report(const std::string& file, const CaseRequest& request, const OpenCase& opened,
                       const value::Options& options, Console& console) {
    if (options.draws > static_cast<std::uint64_t>(workbench::most_draws)) {
        refuse_command(console,
                       {fmt::format("--html takes {} draws at most", workbench::most_draws),
                        fmt::format("--html tager højst {} simulerede udfald", workbench::most_draws)});
        return;
    }
    const auto today =
        fmt::format("{:%Y-%m-%d}", std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    LongRun run(console, std::string(pick(console.language, "Simulating", "Simulerer")));
    workbench::WarmCases cases;
    const auto data = workbench::report_data(
        question(request, opened, options, console.language), surroundings(opened), cases,
        {program_version, today, store::sha256_hex(opened.texts.at(opened.name))}, run.stop());
    run.finish();
    if (run.stop().stop_requested()) return LongRun::stopped(console);
    if (const auto* refusal = std::get_if<workbench::Refusal>(&data)) {
        print_findings(console.err, refusal->findings, opened.texts, console);
        console.err << "vaerdi: " << console.say(refusal->message) << "\n";
        console.exit_code = document_errors;
        return;
    }
    const auto page = pages::report_page(std::get<std::string>(data));
    if (!page) {
        console.err
            << "vaerdi: "
            << pick(console.language,
                    "--html: this program was built without the web application; run tools/build-web and "
                    "build again",
                    "--html: programmet er bygget uden webapplikationen; kør tools/build-web, og byg igen")
            << "\n";
        console.exit_code = wrong_use;
        return;
    }
    write_file(file, *page, console);
}

}  // namespace vaerdi::cli
