// The periods of a measure as a control chart.
#include <map>

#include "monitoring/run_chart.h"
#include "monitoring/smoothed_charts.h"
#include "view/charted.h"
#include "view/measure_words.h"

namespace vaerdi::view {
namespace {

/// The period after: 2020 after 2019, 20201 after 20194 (quarters), 202001 after 201912 (months).
std::int64_t period_after(outcome::Period period, std::int64_t key) {
    if (period == outcome::Period::year) return key + 1;
    const std::int64_t place = period == outcome::Period::quarter ? 10 : 100;
    const std::int64_t last = period == outcome::Period::quarter ? 4 : 12;
    return key % place < last ? key + 1 : (key / place + 1) * place + 1;
}

struct ChartedPeriod {
    Text label;
    const outcome::Figure* figure = nullptr;  ///< null: nothing there, or kept back
    bool kept_back = false;                   ///< hidden, or not followed yet
};

/// From the first period to the last, those without rows among them. Rows without a date are in none.
std::vector<ChartedPeriod> charted_periods(const Charted& of) {
    std::map<std::int64_t, std::size_t> cells;
    for (std::size_t i = 0; i < of.figures.cells.size(); ++i)
        if (const auto& key = of.figures.cells[i].key.period) cells[*key] = i;
    std::vector<ChartedPeriod> periods;
    if (cells.empty()) return periods;
    const auto last = cells.rbegin()->first;
    for (auto key = cells.begin()->first; key <= last; key = period_after(of.grouping.period, key)) {
        ChartedPeriod period{
            in_both([&](Language language) { return period_words(of.grouping.period, key, language); })};
        const auto cell = cells.find(key);
        if (cell != cells.end()) {
            const auto& figure = of.figures.cells[cell->second];
            period.kept_back = of.hidden(cell->second) || figure.judged == outcome::Judged::not_followed;
            if (!period.kept_back) period.figure = &figure;
        }
        periods.push_back(std::move(period));
    }
    return periods;
}

std::vector<monitoring::CountedPeriod> counted_periods(const Charted& of) {
    std::vector<monitoring::CountedPeriod> periods;
    for (const auto& period : charted_periods(of)) {
        const auto counted = period.figure ? counted_in(of.measure, *period.figure) : Counted{};
        periods.push_back({period.label, counted.events, counted.n, period.kept_back});
    }
    return periods;
}

std::vector<monitoring::Period> valued_periods(const Charted& of) {
    std::vector<monitoring::Period> periods;
    for (const auto& period : charted_periods(of))
        periods.push_back(
            {period.label, period.figure ? period.figure->value : std::nullopt, period.kept_back});
    return periods;
}

std::vector<monitoring::Period> periods_of_events(const Charted& of) {
    std::vector<monitoring::Period> periods;
    for (const auto& period : counted_periods(of))
        periods.push_back(
            {period.label, period.n > 0 ? std::optional(period.events) : std::nullopt, period.kept_back});
    return periods;
}

}  // namespace

monitoring::Chart chart_over_time(const Charted& of, monitoring::ChartKind kind) {
    auto subject = subject_of(of);
    const monitoring::ControlChartOptions options{.baseline = of.wish.baseline};
    switch (kind) {
        case monitoring::ChartKind::p:
            return monitoring::p_chart(subject, counted_periods(of), options);
        case monitoring::ChartKind::p_prime:
            return monitoring::p_prime_chart(subject, counted_periods(of), options);
        case monitoring::ChartKind::u:
            return monitoring::u_chart(subject, counted_periods(of), options);
        case monitoring::ChartKind::u_prime:
            return monitoring::u_prime_chart(subject, counted_periods(of), options);
        case monitoring::ChartKind::c:
            subject.measure = {of.measure.title.en + ", events", of.measure.title.da + ", hændelser"};
            return monitoring::c_chart(subject, periods_of_events(of), options);
        case monitoring::ChartKind::run:
            return monitoring::run_chart(subject, valued_periods(of), options.baseline);
        case monitoring::ChartKind::ewma:
            return monitoring::ewma_chart(subject, valued_periods(of), {}, options);
        case monitoring::ChartKind::cusum:
            return monitoring::cusum_chart(subject, valued_periods(of), {}, options);
        default:
            return monitoring::xmr_chart(subject, valued_periods(of), options);
    }
}

}  // namespace vaerdi::view
