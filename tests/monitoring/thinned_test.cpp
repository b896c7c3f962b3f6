// Long charts with fewer points: what a page shows of many thousand patients.
#include "monitoring/thinned.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "monitoring/patient_by_patient.h"

namespace vaerdi::monitoring {
namespace {

/// Patients with a risk of one in ten, of whom every `every`-th has the event.
std::vector<Predicted> patients(std::size_t count, std::size_t every) {
    std::vector<Predicted> made;
    for (std::size_t i = 0; i < count; ++i)
        made.push_back({"patient " + std::to_string(i), 0.1, i % every == 0});
    return made;
}

std::vector<double> values(const Chart& chart) {
    std::vector<double> all;
    for (const auto& point : chart.points) all.push_back(*point.value);
    return all;
}

TEST(Thinned, AShortChartIsAsItWas) {
    const auto chart = thinned(vlad({}, patients(100, 10)), 100);
    EXPECT_EQ(chart.points.size(), 100U);
    EXPECT_EQ(length(chart), 100U);
    EXPECT_EQ(place(chart, 99), 99U);
}

TEST(Thinned, ALongOneKeepsEndsAndExtremesInTheirPlaces) {
    const auto whole = vlad({}, patients(50'000, 7));
    const auto chart = thinned(whole, 2'000);
    EXPECT_LE(chart.points.size(), 2'000U);
    EXPECT_GT(chart.points.size(), 1'000U);
    EXPECT_EQ(length(chart), 50'000U);
    EXPECT_EQ(place(chart, 0), 0U);
    EXPECT_EQ(place(chart, chart.points.size() - 1), 49'999U);
    EXPECT_EQ(std::ranges::max(values(chart)), std::ranges::max(values(whole)));
    EXPECT_EQ(std::ranges::min(values(chart)), std::ranges::min(values(whole)));
    for (std::size_t i = 0; i < chart.points.size(); ++i)
        EXPECT_EQ(chart.points[i].label.en, whole.points[place(chart, i)].label.en);
}

TEST(Thinned, EverySignalStaysAndFindingsSpeakOfTheSamePatients) {
    const auto whole = risk_adjusted_cusum({}, patients(20'000, 6));
    ASSERT_FALSE(whole.findings.empty());
    const auto chart = thinned(whole, 1'000);
    EXPECT_LE(chart.points.size(), 1'000U);
    ASSERT_EQ(chart.findings.size(), whole.findings.size());
    for (std::size_t f = 0; f < whole.findings.size(); ++f) {
        ASSERT_EQ(chart.findings[f].points.size(), whole.findings[f].points.size());
        for (std::size_t p = 0; p < whole.findings[f].points.size(); ++p) {
            const auto now = chart.findings[f].points[p];
            EXPECT_EQ(place(chart, now), whole.findings[f].points[p]);
            EXPECT_EQ(chart.points[now].mark, Mark::act);
        }
    }
}

// Twenty signals in room for five points: nothing that stands out is lost.
TEST(Thinned, SignalsAloneMayBeMore) {
    const auto whole = risk_adjusted_cusum({}, patients(3'000, 2), {.run_length = 50});
    const auto signals = std::ranges::count(whole.points, Mark::act, &Point::mark);
    ASSERT_GT(signals, 20);
    const auto chart = thinned(whole, 5);
    EXPECT_EQ(std::ranges::count(chart.points, Mark::act, &Point::mark), signals);
}

TEST(Thinned, TwiceIsStillInPlace) {
    const auto whole = vlad({}, patients(10'000, 9));
    const auto chart = thinned(thinned(whole, 1'000), 100);
    EXPECT_LE(chart.points.size(), 100U);
    EXPECT_EQ(length(chart), 10'000U);
    EXPECT_EQ(chart.points[50].label.en, whole.points[place(chart, 50)].label.en);
}

}  // namespace
}  // namespace vaerdi::monitoring
