// A measure patient by patient, each held against the risk that was predicted.
#include <fmt/format.h>

#include "outcome/in_order.h"
#include "view/measure_words.h"
#include "workbench/answer.h"
#include "workbench/asked_case.h"
#include "workbench/measure_charts.h"
#include "workbench/measures_answers.h"

namespace vaerdi::workbench {

Answer answer(const PatientsRequest& request, const MeasuresSurroundings& surroundings,
              const std::stop_token& stop) {
    const auto language = language_of(request.language);
    if (surroundings.seen == Seen::suppressed)
        return bad_request({"patient by patient, figures are seen by the owner of the data only",
                            "tal patient for patient ses kun af den, der ejer data"});
    auto open = open_measure(surroundings, request.measure);
    if (auto* refusal = std::get_if<Refusal>(&open)) return std::move(*refusal);
    const auto& opened = std::get<OpenedMeasure>(open);
    const auto& measure = opened.measure();
    if (!outcome::has_order(opened.resolved, measure))
        return bad_request({"patient by patient takes a proportion with `predicted`, of rows with a `date`",
                            "patient for patient kræver en andel med `predicted`, af rækker med en `date`"});
    constexpr int usual_run_length = 5'000, shortest = 10, longest = 1'000'000;
    const int run_length = request.run_length ? request.run_length.value : usual_run_length;
    if (run_length < shortest || run_length > longest)
        return bad_request({"run_length: from 10 to 1,000,000 patients between false alarms",
                            "run_length: fra 10 til 1.000.000 patienter mellem falske alarmer"});
    const auto selected = selection_asked(request, opened);
    if (const auto* refusal = std::get_if<Refusal>(&selected)) return *refusal;
    try {
        const auto patients =
            outcome::outcomes_in_order(surroundings.database, opened.data.rows_table(), opened.resolved,
                                       measure, std::get<outcome::Selection>(selected), stop);
        PatientsAnswer made{.name = measure.name, .title = measure.title.in(language)};
        made.definition = view::definition_words(opened.resolved, measure).in(language);
        made.patients = static_cast<std::int64_t>(patients.size());
        if (!patients.empty()) add_charts(made, opened.resolved, measure, patients, run_length, language);
        made.findings = findings_of(opened.warnings, language);
        return document::json_of(made);
    } catch (const warehouse::WarehouseFailure& failure) {
        return unanswered(failure, stop);
    }
}

}  // namespace vaerdi::workbench
