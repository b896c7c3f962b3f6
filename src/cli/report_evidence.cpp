// What the answer rests on: assumptions, weak evidence, defaults, conversions, warnings.
#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "cli/report_sections.h"
#include "value/distribution_words.h"
#include "value/net_value_at.h"

namespace vaerdi::cli {
namespace {

constexpr std::size_t uncertain_shown = 10;

/// `case.yaml:14`; of the case itself the name is enough, the reader has just typed where it lies.
std::string place_of(const value::ResolvedCase& resolved, const value::Provenance& provenance) {
    auto file = provenance.file;
    if (file == resolved.file) file = file.substr(file.rfind('/') + 1);
    return provenance.at.line > 0 ? fmt::format("{}:{}", file, provenance.at.line) : file;
}

void print_inputs(const Page& page, const std::vector<std::size_t>& inputs, bool with_source) {
    std::vector<Column> columns{
        {page.say("Number", "Tal")}, {page.say("Value", "Værdi")}, {page.say("Where", "Hvor"), false}};
    if (with_source) columns.push_back({page.say("Source", "Kilde"), false});
    Table table(std::move(columns));
    // Sources take what room the other columns leave.
    constexpr std::size_t gaps = 6, words = 32, least_source = 12, most_source = 40;
    std::size_t values = 0, places = 0;
    for (const auto index : inputs) {
        const auto& input = page.report.resolved.inputs[index];
        values = std::max(values, display_width(input_value(input, input.base, page.language)));
        places = std::max(places, display_width(place_of(page.report.resolved, input.provenance)));
    }
    const auto taken = values + places + gaps + words;
    const auto room =
        static_cast<std::size_t>(page.width) > taken ? static_cast<std::size_t>(page.width) - taken : 0;
    const auto source_columns = std::clamp(room, least_source, most_source);
    for (const auto index : inputs) {
        const auto& input = page.report.resolved.inputs[index];
        std::vector<std::string> cells{input_title(page.report.resolved, input, page.language),
                                       input_value(input, input.base, page.language),
                                       place_of(page.report.resolved, input.provenance)};
        if (with_source) cells.push_back(shortened(input.provenance.source, source_columns));
        table.row(std::move(cells));
    }
    page.print(table);
}

/// What an uncertain number is drawn from: the interval that was fitted to it, and the one that was written
/// where it reads otherwise.
std::vector<std::string> drawn_from(const Page& page, std::size_t index,
                                    const math::Distribution& distribution) {
    const auto& input = page.report.resolved.inputs[index];
    const auto range = [&](const math::Interval& ends) {
        return range_words(input_number(input, ends.low, page.language),
                           input_number(input, ends.high, page.language), page.language);
    };
    auto fitted = range(math::interval(distribution));
    auto written = input.written ? range(*input.written) : std::string{};
    if (written == fitted) written.clear();
    return {input_title(page.report.resolved, input, page.language),
            input_value(input, input.base, page.language), value::family_name(distribution).in(page.language),
            std::move(fitted), std::move(written)};
}

/// Tables that formulas look up, each with its source.
void print_tables(const Page& page) {
    const auto& resolved = page.report.resolved;
    if (resolved.tables.empty()) return;
    page.head("Tables looked up", "Tabeller, der slås op i");
    for (const auto& [id, table] : resolved.tables) {
        const auto& provenance = table.provenance;
        const auto source =
            provenance.source.empty() ? page.say("assumption", "antagelse") : provenance.source;
        page.out << wrapped(
            fmt::format("{} ({}): {}", table.title.empty() ? id : table.title.in(page.language),
                        place_of(resolved, provenance), source),
            page.width, 0, 2);
    }
}

}  // namespace

void print_uncertain_numbers(const Page& page) {
    const auto& resolved = page.report.resolved;
    const auto& used = page.report.assessment.inputs_used;
    std::vector<std::vector<std::string>> rows;
    for (const auto index : used) {
        const auto distribution = value::marginal(resolved, index);
        if (!distribution || std::holds_alternative<math::Constant>(*distribution)) continue;
        rows.push_back(drawn_from(page, index, *distribution));
    }
    if (rows.empty()) return;
    page.out << heading(page.style,
                        fmt::format(fmt::runtime(page.say("Uncertain numbers: {} of the {} numbers",
                                                          "Usikre tal: {} af de {} tal")),
                                    rows.size(), used.size()));
    const auto shown = page.report.lines ? rows.size() : std::min(rows.size(), uncertain_shown);
    std::vector<Column> columns{{page.say("Number", "Tal")},
                                {page.say("Value", "Værdi")},
                                {page.say("Drawn from", "Trækkes fra"), false},
                                {page.say("95% interval", "95 %-interval")}};
    if (std::ranges::any_of(std::span(rows).first(shown),
                            [](const auto& row) { return !row.back().empty(); }))
        columns.push_back({page.say("as written", "som skrevet")});
    Table table(std::move(columns));
    for (std::size_t i = 0; i < shown; ++i) table.row(std::move(rows[i]));
    page.print(table);
    if (shown < rows.size()) {
        page.note(fmt::format(fmt::runtime(page.say("And {} more: run again with --lines.",
                                                    "Og {} mere: kør igen med --lines.")),
                              rows.size() - shown));
    }
}

void print_evidence(const Page& page) {
    const auto& assessment = page.report.assessment;
    const auto used = assessment.inputs_used.size();
    if (!assessment.assumptions.empty()) {
        page.out << heading(page.style, fmt::format(fmt::runtime(page.say("Assumptions: {} of the {} numbers",
                                                                          "Antagelser: {} af de {} tal")),
                                                    assessment.assumptions.size(), used));
        print_inputs(page, assessment.assumptions, false);
    }
    if (!assessment.weak_evidence.empty()) {
        page.out << heading(page.style,
                            fmt::format(fmt::runtime(page.say("Weak evidence: {} of the {} numbers",
                                                              "Svag evidens: {} af de {} tal")),
                                        assessment.weak_evidence.size(), used));
        print_inputs(page, assessment.weak_evidence, true);
    }
    print_tables(page);
}

void print_notes(const Page& page) {
    const auto& resolved = page.report.resolved;
    std::vector<std::string> notes;
    for (const auto& note : resolved.notes) notes.push_back(note.in(page.language));
    for (const auto index : page.report.assessment.inputs_used) {
        const auto& input = resolved.inputs[index];
        if (!input.conversion.empty())
            notes.push_back(input_title(resolved, input, page.language) + ": " +
                            input.conversion.in(page.language));
    }
    if (!notes.empty()) {
        page.head("Notes", "Bemærkninger");
        for (const auto& note : notes) page.out << wrapped(note, page.width, 0, 2);
    }
    if (page.report.warnings.empty()) return;
    page.head("Warnings", "Advarsler");
    for (const auto& warning : page.report.warnings)
        page.out << wrapped(to_string(warning, page.language), page.width, 0, 2);
}

}  // namespace vaerdi::cli
