// The figures of every year, to be handed on as FHIR MeasureReports.
#include <fmt/format.h>

#include <numeric>

#include "outcome/suppressed_figures.h"
#include "view/measure_reports.h"
#include "workbench/answer.h"
#include "workbench/measures_answers.h"

namespace vaerdi::workbench {

namespace {

Refusal no_date() {
    return bad_request({"the rows have no date: name its column as `date` under `rows`",
                        "rækkerne har ingen dato: navngiv dens kolonne som `date` under `rows`"});
}

}  // namespace

Answer measure_reports(const ReportsRequest& request, const MeasuresSurroundings& surroundings,
                       const std::stop_token& stop) {
    auto open = open_measures(surroundings);
    if (auto* refusal = std::get_if<Refusal>(&open)) return std::move(*refusal);
    const auto& opened = std::get<OpenedMeasures>(open);
    if (opened.resolved.date.empty()) return no_date();
    std::vector<std::size_t> which(opened.resolved.measures.size());
    std::iota(which.begin(), which.end(), std::size_t{0});
    const outcome::Grouping by_year{.period = outcome::Period::year, .columns = {}};
    try {
        const auto table = opened.data.rows_table();
        auto figures = outcome::figures(
            opened.resolved, which,
            outcome::count(surroundings.database, table, opened.resolved, which, by_year, {}, stop));
        if (request.as_supplier || surroundings.seen == Seen::suppressed) {
            const auto cells =
                outcome::shown_cells(surroundings.database, table, opened.resolved, which, by_year, stop);
            for (std::size_t i = 0; i < figures.size(); ++i)
                outcome::hide(figures[i], opened.resolved, by_year, cells[i]);
        }
        return view::measure_reports(opened.resolved, figures, by_year, {}, request.language);
    } catch (const warehouse::WarehouseFailure& failure) {
        return unanswered(failure, stop);
    }
}

}  // namespace vaerdi::workbench
