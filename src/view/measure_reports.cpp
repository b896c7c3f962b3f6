#include "view/measure_reports.h"

#include "fhir/measure_report.h"
#include "outcome/periods.h"
#include "view/measure_words.h"

namespace vaerdi::view {
namespace {

/// What all reports of a measure have in common, filled in for one cell.
fhir::MeasureFigure figure_for_fhir(const outcome::Measure& measure, const outcome::Figure& figure,
                                    bool suppressed) {
    fhir::MeasureFigure made{.measure = measure.name, .title = measure.title};
    const bool counts = !measure.counts.empty() || measure.kind == outcome::Kind::time_to_event;
    if (counts && !numerator_words(measure).empty()) made.numerator = figure.tally.events;
    made.denominator = figure.tally.counted;
    if (!suppressed) made.unknown = figure.tally.unknown;
    made.score = figure.value;
    made.suppressed = figure.hidden;
    return made;
}

}  // namespace

bool has_period(const outcome::Grouping& grouping, const outcome::Selection& selection) {
    return grouping.period != outcome::Period::none || (selection.from && selection.to);
}

std::string measure_reports(const outcome::ResolvedMeasures& measures,
                            const std::vector<outcome::MeasureFigures>& figures,
                            const outcome::Grouping& grouping, const outcome::Selection& selection,
                            Language language) {
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
            if (!figure.key.groups.empty()) made.unit_name = group_words(figure.key.groups.front(), language);
            lines += fhir::measure_report(made, language);
        };
        for (const auto& cell : one.cells) add(cell);
        if (one.cells.empty() && grouping.period == outcome::Period::none) add(one.all);
    }
    return lines;
}

}  // namespace vaerdi::view
