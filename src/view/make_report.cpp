#include "view/make_report.h"

#include <fmt/format.h>

#include <cmath>

#include "value/given_draws.h"

namespace vaerdi::view {
namespace {

std::vector<value::Threshold> thresholds_asked(const value::ReadyCase& ready, std::size_t alternative,
                                               const std::vector<std::size_t>& inputs,
                                               const std::stop_token& stop) {
    if (inputs.empty()) return value::thresholds(ready, alternative, stop);
    std::vector<value::Threshold> found;
    for (const auto input : inputs) {
        if (stop.stop_requested()) break;
        found.push_back(value::threshold(ready, alternative, input));
    }
    return found;
}

bool is_finite(const value::Figure& figure) {
    const auto& spread = figure.spread;
    return std::isfinite(figure.value) &&
           (!spread ||
            (std::isfinite(spread->mean) && std::isfinite(spread->low) && std::isfinite(spread->high)));
}

}  // namespace

std::optional<Report> make_report(const AskedCase& asked_case, const Asked& asked) {
    const auto& ready = asked_case.ready;
    const auto& resolved = ready.resolved();
    const auto& stop = asked.options.stop;
    const auto stopped = [&] { return stop.stop_requested(); };
    auto assessment = value::assess(ready, asked.options);
    if (!assessment) return {};
    Report report{asked_case.document, resolved, std::move(*assessment)};
    report.warnings = asked_case.warnings;
    const auto again = value::rows_used_again(resolved, asked.options.draws);
    report.warnings.insert(report.warnings.end(), again.begin(), again.end());
    for (std::size_t a = 0; a < resolved.alternatives.size() && !not_finite(report.assessment); ++a) {
        if (a == resolved.comparator) continue;
        if (stopped()) return {};
        if (asked.headroom) {
            for (const auto price : asked.prices.empty() ? value::price_inputs(resolved, a) : asked.prices)
                report.headrooms.push_back(value::price_headroom(ready, a, price, asked.options));
        }
        if (asked.swings) report.swings.push_back({a, value::one_way(ready, a, asked.spread, stop)});
        if (asked.two_way)
            report.two_way.push_back({a, value::two_way(ready, a, asked.two_way->first, asked.two_way->second,
                                                        value::usual_grid, stop)});
        if (asked.thresholds)
            report.thresholds.push_back({a, thresholds_asked(ready, a, asked.threshold_inputs, stop)});
    }
    if (asked.scenarios && !stopped())
        report.scenarios =
            value::scenarios(asked_case.document, asked_case.catalogue, asked_case.settings, stop);
    if (asked.information && !not_finite(report.assessment) && !stopped())
        report.information = value::decision_information(resolved, asked.options, asked.groups);
    const bool has_people = resolved.health && resolved.health->individual;
    if (asked.twin && has_people && !stopped()) report.twin = value::cohort_twin(resolved, stop);
    if (stopped()) return {};
    return report;
}

const value::AlternativeResult* not_finite(const value::Assessment& assessment) {
    for (const auto& a : assessment.alternatives) {
        if (!is_finite(a.total_cost) || !is_finite(a.effects) || !is_finite(a.net_value)) return &a;
    }
    return nullptr;
}

Text not_finite_words(const value::AlternativeResult& alternative) {
    return {fmt::format("the figures of '{}' are not finite: somewhere a formula divides by nil, takes "
                        "the logarithm or a power of nil, or grows beyond all bounds",
                        alternative.id),
            fmt::format("tallene for '{}' er ikke endelige: et sted divideres der med nul, tages "
                        "logaritme eller potens af nul, eller noget vokser ud over alle grænser",
                        alternative.id)};
}

}  // namespace vaerdi::view
