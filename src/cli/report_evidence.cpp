// What the answer rests on: assumptions, weak evidence, defaults, conversions, warnings.
#include <fmt/format.h>

#include <algorithm>

#include "cli/report_sections.h"

namespace vaerdi::cli {
namespace {

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

}  // namespace

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
