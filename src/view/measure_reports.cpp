#include "view/measure_reports.h"

#include <algorithm>
#include <optional>

#include "fhir/measure_report.h"
#include "outcome/periods.h"
#include "view/measure_words.h"

namespace vaerdi::view {
namespace {

/// What all reports of a measure have in common, filled in for one cell.
fhir::MeasureFigure figure_for_fhir(const outcome::Measure& measure, const outcome::Figure& figure,
                                    bool suppressed) {
    fhir::MeasureFigure made{.measure = measure.name, .title = measure.title};
    if (counts_events(measure)) made.numerator = figure.tally.events;
    made.denominator = figure.tally.counted;
    if (!suppressed) made.unknown = figure.tally.unknown;
    made.score = figure.value;
    made.suppressed = figure.hidden;
    return made;
}

}  // namespace

bool is_reported(const outcome::ResolvedMeasures& measures, const outcome::Grouping& grouping) {
    return std::ranges::all_of(grouping.columns, [&](const std::string& column) {
        return column == measures.unit || column == measures.region;
    });
}

bool has_period(const outcome::Grouping& grouping, const outcome::Selection& selection) {
    return grouping.period != outcome::Period::none || (selection.from && selection.to);
}

std::string measure_reports(const outcome::ResolvedMeasures& measures,
                            const std::vector<outcome::MeasureFigures>& figures,
                            const outcome::Grouping& grouping, const outcome::Selection& selection,
                            Language language) {
    // The unit reports, else its region.
    std::optional<std::size_t> reporter;
    for (std::size_t g = 0; g < grouping.columns.size(); ++g)
        if (grouping.columns[g] == measures.unit || (!reporter && grouping.columns[g] == measures.region))
            reporter = g;
    std::string lines;
    for (const auto& one : figures) {
        const auto& measure = measures.measures[one.measure];
        const auto add = [&](const outcome::Figure& figure) {
            auto made = figure_for_fhir(measure, figure, one.suppressed);
            if (grouping.period == outcome::Period::none) {
                made.from = *selection.from;
                made.to = *selection.to;
            } else if (figure.key.period) {
                const auto days = outcome::days_of(grouping.period, *figure.key.period);
                made.from = days.first;
                made.to = days.last;
            } else {
                return;  // rows without a date are in no period
            }
            if (reporter) made.unit_name = group_words(figure.key.groups[*reporter], language);
            lines += fhir::measure_report(made, language);
        };
        for (const auto& cell : one.cells) add(cell);
        if (one.cells.empty() && grouping.period == outcome::Period::none) add(one.all);
    }
    return lines;
}

}  // namespace vaerdi::view
