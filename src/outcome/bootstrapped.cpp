#include "outcome/bootstrapped.h"

#include <cmath>
#include <limits>
#include <numeric>

#include "comparison/bootstrap.h"
#include "comparison/survival.h"
#include "math/draws.h"

namespace vaerdi::outcome {
namespace {

constexpr auto none = std::numeric_limits<double>::quiet_NaN();

/// The distinct items of a cell, how often each occurs, and the figure of any sample of them.
struct Sample {
    std::vector<std::int64_t> counts;
    comparison::FigureOfSample figure;
};

double total(std::span<const double> counts) { return std::reduce(counts.begin(), counts.end()); }

double mean_of(std::span<const double> values, std::span<const double> counts) {
    return std::inner_product(values.begin(), values.end(), counts.begin(), 0.0) / total(counts);
}

/// The standard deviation (n − 1) as a share of the mean.
double variation_of(std::span<const double> values, std::span<const double> counts) {
    const auto mean = mean_of(values, counts);
    double squares = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        squares += counts[i] * (values[i] - mean) * (values[i] - mean);
    return std::sqrt(squares / (total(counts) - 1)) / mean;
}

/// The value in the middle, or midway between the two there; values ascend.
double median_of(std::span<const double> values, std::span<const double> counts) {
    const auto half = total(counts) / 2;
    double before = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        before += counts[i];
        if (before < half) continue;
        if (before > half) return values[i];
        for (auto next = i + 1; next < values.size(); ++next)
            if (counts[next] > 0) return (values[i] + values[next]) / 2;
    }
    return none;
}

Sample of_values(const Measure& measure, const Tally& tally) {
    std::vector<double> values, exposure;
    Sample sample;
    for (const auto& one : tally.distribution) {
        values.push_back(one.value.value());
        exposure.push_back(one.exposure.value());
        sample.counts.push_back(one.rows);
    }
    switch (measure.kind) {
        case Kind::median:
            sample.figure = [values](auto counts) { return median_of(values, counts); };
            break;
        case Kind::variation:
            sample.figure = [values](auto counts) { return variation_of(values, counts); };
            break;
        case Kind::rate:
            sample.figure = [values, exposure, per = measure.per](auto counts) {
                return per * mean_of(values, counts) / mean_of(exposure, counts);
            };
            break;
        default:
            sample.figure = [values](auto counts) { return mean_of(values, counts); };
            break;
    }
    return sample;
}

Sample of_share(const Tally& tally) {
    return {{tally.events, tally.counted - tally.events},
            [](auto counts) { return counts[0] / total(counts); }};
}

/// Patients by day and by what ended their follow-up; those followed to the end last.
Sample of_times(const Tally& tally, double confidence) {
    std::vector<comparison::TimeOfEvents> once;
    Sample sample;
    const auto add = [&](comparison::TimeOfEvents one, std::int64_t patients) {
        if (patients == 0) return;
        once.push_back(one);
        sample.counts.push_back(patients);
    };
    for (const auto& at : tally.times) {
        add({at.day, 1, 0, 0}, at.events);
        add({at.day, 0, 1, 0}, at.deaths);
        add({at.day, 0, 0, 1}, at.censored);
    }
    const auto left = std::reduce(sample.counts.begin(), sample.counts.end());
    sample.counts.push_back(tally.counted - left);
    sample.figure = [once, patients = tally.counted, confidence](std::span<const double> counts) {
        std::vector<comparison::TimeOfEvents> times;
        for (std::size_t i = 0; i < once.size(); ++i) {
            const auto drawn = static_cast<std::int64_t>(counts[i]);
            if (drawn == 0) continue;
            const auto& one = once[i];
            times.push_back({one.day, drawn * one.events, drawn * one.competing, drawn * one.censored});
        }
        const auto incidence = comparison::cumulative_incidence(patients, times, confidence);
        return incidence ? incidence->value : none;
    };
    return sample;
}

}  // namespace

std::optional<comparison::Interval> bootstrapped(const Measure& measure, const Tally& tally,
                                                 double confidence) {
    const auto sample = measure.kind == Kind::proportion      ? of_share(tally)
                        : measure.kind == Kind::time_to_event ? of_times(tally, confidence)
                                                              : of_values(measure, tally);
    constexpr std::uint64_t seed = 1;
    constexpr std::size_t replicates = 2'000;
    constexpr unsigned every_core = 0;
    return comparison::bootstrap(sample.counts, sample.figure, math::stream(seed, measure.name), replicates,
                                 confidence, every_core);
}

}  // namespace vaerdi::outcome
