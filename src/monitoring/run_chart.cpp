#include "monitoring/run_chart.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>

#include "monitoring/chart_parts.h"

namespace vaerdi::monitoring {
namespace {

double median(std::vector<double> values) {
    std::ranges::sort(values);
    const auto middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

/// The least number of successes that at least `share` of all draws do not exceed.
std::size_t binomial_quantile(std::size_t trials, double share) {
    const boost::math::binomial_distribution<> of(static_cast<double>(trials), 0.5);
    std::size_t least = 0;
    while (least < trials && boost::math::cdf(of, static_cast<double>(least)) < share) ++least;
    return least;
}

void find_runs(Chart& chart, const Runs& found) {
    const auto number = [](std::size_t n) { return std::to_string(n); };
    if (found.long_run()) {
        Finding finding{Rule::long_run, {}, {}};
        for (auto i = found.longest_first; i <= found.longest_last; ++i) {
            if (!chart.points[i].value) continue;
            finding.points.push_back(i);
            chart.points[i].mark = Mark::watch;
        }
        const Text &first = chart.points[found.longest_first].label,
                   &last = chart.points[found.longest_last].label;
        finding.words = {number(found.longest) + " in a row on one side of the median (" + first.en + " to " +
                             last.en + "); chance seldom makes more than " + number(found.most_expected),
                         number(found.longest) + " i træk på samme side af medianen (" + first.da + " til " +
                             last.da + "); tilfældighed giver sjældent over " + number(found.most_expected)};
        chart.findings.push_back(std::move(finding));
    }
    if (found.few_crossings())
        chart.findings.push_back(
            {Rule::few_crossings,
             {},
             {"The median is crossed " + number(found.crossings) + " times; chance seldom makes fewer than " +
                  number(found.fewest_expected),
              "Medianen krydses " + number(found.crossings) + " gange; tilfældighed giver sjældent under " +
                  number(found.fewest_expected)}});
}

}  // namespace

Runs runs(std::span<const std::optional<double>> values, double centre) {
    Runs found;
    std::size_t length = 0, began = 0;
    bool above = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i] || *values[i] == centre) continue;
        const bool here = *values[i] > centre;
        if (found.useful > 0 && here != above) ++found.crossings;
        if (found.useful == 0 || here != above) {
            length = 0;
            began = i;
        }
        above = here;
        ++found.useful;
        if (++length <= found.longest) continue;
        found.longest = length;
        found.longest_first = began;
        found.longest_last = i;
    }
    if (found.useful < 2) return {};
    found.most_expected = static_cast<std::size_t>(std::lround(std::log2(found.useful))) + 3;
    found.fewest_expected = binomial_quantile(found.useful - 1, 0.05);
    return found;
}

Chart run_chart(const Subject& subject, std::span<const Period> periods, std::size_t baseline) {
    Chart chart = begun(ChartKind::run, subject, baseline, periods.size());
    const auto values = values_of(periods);
    auto counted = known(of_baseline(std::span(values), chart));
    if (!counted.empty()) chart.centre = median(std::move(counted));
    for (std::size_t i = 0; i < periods.size(); ++i)
        chart.points.push_back({.label = periods[i].label,
                                .value = values[i],
                                .size = 1,
                                .centre = chart.centre,
                                .kept_back = periods[i].kept_back});
    note_baseline(chart);
    note_gaps(chart);
    if (chart.centre) find_runs(chart, runs(values, *chart.centre));
    return chart;
}

}  // namespace vaerdi::monitoring
