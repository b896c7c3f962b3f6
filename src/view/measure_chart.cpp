#include "view/measure_chart.h"

#include "base/date.h"
#include "base/numerals.h"
#include "monitoring/patient_by_patient.h"
#include "view/charted.h"
#include "view/figures.h"
#include "view/measure_words.h"

namespace vaerdi::view {
namespace {

void note_rows(monitoring::Chart& chart, std::int64_t rows, const Text& one, const Text& many) {
    if (rows == 0) return;
    chart.notes.push_back(in_both([&](Language language) {
        return number(static_cast<double>(rows), 0, language) + " " + (rows == 1 ? one : many).in(language);
    }));
}

/// Names of the cells for which `said` holds, behind the words for them.
template <class Said>
void note_cells(monitoring::Chart& chart, const Charted& of, const Text& words, Said said) {
    std::vector<Text> names;
    for (std::size_t i = 0; i < of.figures.cells.size(); ++i) {
        const auto& key = of.figures.cells[i].key;
        if (!said(i)) continue;
        if (!key.groups.empty()) names.push_back(unit_label(of.figures.cells[i]));
        if (key.groups.empty() && key.period) {
            names.push_back(in_both(
                [&](Language language) { return period_words(of.grouping.period, key.period, language); }));
        }
    }
    if (names.empty()) return;
    chart.notes.push_back(in_both([&](Language language) {
        std::vector<std::string> parts;
        for (const auto& name : names) parts.push_back(name.in(language));
        return words.in(language) + ": " + joined(parts, language);
    }));
}

void note_left_out(monitoring::Chart& chart, const Charted& of) {
    note_cells(chart, of, {"Hidden, as the numbers are small", "Skjult, fordi tallene er små"},
               [&](std::size_t i) { return of.hidden(i); });
    for (const auto judged :
         {outcome::Judged::not_followed, outcome::Judged::too_few_rows, outcome::Judged::too_few_answers}) {
        // Over time only what has not been followed yet is left out.
        if (along(chart.kind) == monitoring::Along::time && judged != outcome::Judged::not_followed) break;
        note_cells(chart, of, in_both([&](Language language) {
                       return capitalised(judged_words(of.measure, judged).in(language));
                   }),
                   [&](std::size_t i) {
                       return !of.hidden(i) && has_no_figure(of, i) && of.figures.cells[i].judged == judged;
                   });
    }
    if (along(chart.kind) != monitoring::Along::time) {
        std::int64_t without_unit = 0;
        for (std::size_t i = 0; i < of.figures.cells.size(); ++i)
            if (!of.figures.cells[i].key.groups.front() && !of.hidden(i))
                without_unit += of.figures.cells[i].tally.counted;
        note_rows(chart, without_unit, {"row is of no known unit", "række har ingen kendt enhed"},
                  {"rows are of no known unit", "rækker har ingen kendt enhed"});
    }
    if (of.figures.suppressed) return;  // how many rows are not in it could tell what is hidden
    const auto& tally = of.figures.all.tally;
    note_rows(chart, tally.waiting, {"row waits for its follow-up", "række venter på sin opfølgning"},
              {"rows wait for their follow-up", "rækker venter på deres opfølgning"});
    note_rows(chart, tally.unknown,
              {"row lacks a value that decides", "række mangler en værdi, der afgør det"},
              {"rows lack a value that decides", "rækker mangler en værdi, der afgør det"});
}

void note_comparable(monitoring::Chart& chart, const Charted& of) {
    if (along(chart.kind) == monitoring::Along::time || !of.measure.is_adjusted()) return;
    std::vector<std::string> columns;
    for (const auto& covariate : of.measure.adjust_for) columns.push_back(covariate.column);
    if (columns.empty()) columns.push_back(of.measure.predicted);
    chart.notes.push_back(in_both([&](Language language) {
        return std::string(pick(language, "Made comparable for ", "Gjort sammenlignelige for ")) +
               joined(columns, language);
    }));
}

void note_standard(monitoring::Chart& chart, const Charted& of) {
    if (!of.measure.standard) return;
    chart.notes.push_back(in_both([&](Language language) {
        return "Standard " + measure_value(of.measure, of.measure.standard, language);
    }));
}

}  // namespace

monitoring::Chart measure_chart(const outcome::ResolvedMeasures& measures,
                                const outcome::MeasureFigures& figures, const outcome::Grouping& grouping,
                                const ChartWish& wish) {
    const auto& measure = measures.measures[figures.measure];
    const Charted of{measures, measure, figures, grouping, wish};
    const auto kind = wish.kind.value_or(chart_kinds(measure, grouping).front());
    auto chart = along(kind) == monitoring::Along::time ? chart_over_time(of, kind) : chart_by_unit(of, kind);
    note_comparable(chart, of);
    note_standard(chart, of);
    note_left_out(chart, of);
    return chart;
}

monitoring::Chart patients_chart(const outcome::ResolvedMeasures& measures, const outcome::Measure& measure,
                                 const std::vector<outcome::OrderedOutcome>& patients,
                                 const ChartWish& wish) {
    std::vector<monitoring::Predicted> predicted;
    predicted.reserve(patients.size());
    for (const auto& one : patients) predicted.push_back({iso(one.date), one.expected, one.happened});
    const outcome::MeasureFigures none;
    const Charted of{measures, measure, none, {}, wish};
    auto subject = subject_of(of);
    // Upwards means worse here, whichever way the measure goes.
    return wish.kind == monitoring::ChartKind::vlad
               ? monitoring::vlad(subject, predicted)
               : monitoring::risk_adjusted_cusum(subject, predicted, {.run_length = wish.run_length});
}

void note_data(monitoring::Chart& chart, const warehouse::DataSet& data) {
    chart.notes.push_back(in_both([&](Language language) {
        auto words = "Data: " + data.id + ", version " + data.version.substr(0, 12);
        if (data.generated) {
            words += pick(language, "; made-up data: no patient is behind them",
                          "; opdigtede data: der er ingen patienter bag dem");
        }
        return words;
    }));
}

}  // namespace vaerdi::view
