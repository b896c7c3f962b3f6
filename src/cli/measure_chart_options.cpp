#include "cli/measure_chart_options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/requests.h"
#include "cli/written_file.h"
#include "drawing/svg.h"
#include "drawing/terminal.h"
#include "view/chart_record.h"

namespace vaerdi::cli {
namespace {

constexpr int most_periods = 100'000;

/// Kinds that some measure has a chart of.
std::string all_chart_words() { return fmt::format("{}", fmt::join(view::charted_words(), ", ")); }

}  // namespace

void add_chart_options(CLI::App& command, ChartOptions& options, Language language) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(language, en, da));
    };
    command
        .add_option_function<std::string>(
            "--chart",
            [&options](const std::string& kind) {
                options.asked = true;
                options.kind = kind;
            },
            say("Draw the measure: with --by year, quarter or month over time, with --by and a column "
                "between units, without --by patient by patient. KIND: ",
                "Tegn målingen: med --by year, quarter eller month over tid, med --by og en kolonne mellem "
                "enheder, uden --by patient for patient. SLAGS: ") +
                all_chart_words())
        ->expected(0, 1)
        ->default_str("")
        ->trigger_on_parse()
        ->type_name(say("[KIND]", "[SLAGS]"));
    command.add_option("--svg", options.svg, say("Write the chart to a file", "Skriv diagrammet til en fil"))
        ->type_name(say("FILE", "FIL"));
    command
        .add_option("--baseline", options.baseline,
                    say("The chart's limits from so many first periods, held afterwards",
                        "Diagrammets grænser fra så mange første perioder, derefter fastholdt"))
        ->check(CLI::Range(1, most_periods).description(""))
        ->type_name("N");
    command
        .add_option("--run-length", options.run_length,
                    say("risk-adjusted-cusum: patients between false alarms, on average (5000)",
                        "risk-adjusted-cusum: patienter mellem falske alarmer, i gennemsnit (5000)"))
        ->check(CLI::Range(10.0, 1e7).description(""))
        ->type_name("N");
}

std::optional<view::ChartWish> chart_wish(const ChartOptions& options, const outcome::Measure& measure,
                                          const outcome::Grouping& grouping, Console& console) {
    view::ChartWish wish;
    wish.baseline = static_cast<std::size_t>(options.baseline);
    wish.run_length = options.run_length;
    if (!options.kind.empty()) {
        wish.kind = view::chart_kind(options.kind);
        if (!wish.kind) {
            refuse_command(console, {fmt::format("--chart: there is no kind '{}'; there are {}", options.kind,
                                                 all_chart_words()),
                                     fmt::format("--chart: der er ingen slags '{}'; der er {}", options.kind,
                                                 all_chart_words())});
            return {};
        }
    }
    if (const auto why = view::why_no_chart(measure, grouping, wish); !why.empty()) {
        refuse_command(console, {"--chart: " + why.en, "--chart: " + why.da});
        return {};
    }
    return wish;
}

void show_chart(const monitoring::Chart& chart, const ChartOptions& options, bool json, Console& console) {
    if (!options.svg.empty()) return write_file(options.svg, drawing::svg(chart, console.language), console);
    if (json) {
        console.out << view::chart_json(view::chart_record(chart, console.language));
    } else {
        console.out << drawing::terminal(chart, console.language, console.width);
    }
}

}  // namespace vaerdi::cli
