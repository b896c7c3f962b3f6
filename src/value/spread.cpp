#include "value/spread.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <span>

#include "math/statistics.h"

namespace vaerdi::value {

DrawnSum& DrawnSum::add(double coefficient, const Drawn& figure) {
    for (auto& [known, column] : terms) {
        if (figure.varies() && column.column.data() == figure.column.data()) {
            known += coefficient;
            return *this;
        }
    }
    terms.emplace_back(coefficient, figure);
    return *this;
}

bool DrawnSum::varies() const {
    return std::ranges::any_of(terms,
                               [](const auto& term) { return term.first != 0 && term.second.varies(); });
}

void DrawnSum::fill(std::size_t first, std::span<double> out) const {
    double constant = 0;
    for (const auto& [coefficient, figure] : terms) {
        if (!figure.varies()) constant += coefficient * figure.constant;
    }
    std::ranges::fill(out, constant);
    for (const auto& [coefficient, figure] : terms) {
        if (!figure.varies() || coefficient == 0) continue;
        const auto* column = figure.column.data() + first;
        for (std::size_t i = 0; i < out.size(); ++i) out[i] += coefficient * column[i];
    }
}

DrawnSum operator+(const DrawnSum& a, const DrawnSum& b) {
    auto sum = a;
    for (const auto& [coefficient, figure] : b.terms) sum.add(coefficient, figure);
    return sum;
}

DrawnSum operator-(const DrawnSum& a, const DrawnSum& b) {
    auto sum = a;
    for (const auto& [coefficient, figure] : b.terms) sum.add(-coefficient, figure);
    return sum;
}

namespace {

/// Percentiles of all draws; mean and error of the first `averaged`.
Spread spread_with_mean_of_first(std::span<double> draws, std::size_t averaged) {
    math::Moments all;
    for (std::size_t first = 0; first < averaged; first += math::chunk_length) {
        const auto n = std::min(math::chunk_length, averaged - first);
        all = math::merge(all, math::moments(draws.subspan(first, n)));
    }
    const auto ends = math::percentiles(draws, std::array{0.025, 0.975});
    const auto mean = averaged > 0 ? all.mean : std::numeric_limits<double>::quiet_NaN();
    return {mean, ends[0], ends[1], math::standard_error(all)};
}

}  // namespace

Spread spread_of(std::span<double> draws) { return spread_with_mean_of_first(draws, draws.size()); }

void Summaries::add_time(Figure& into, std::optional<double>& reached, DrawnSum figure) {
    reached = 1;  // where it does not vary it is the written one, which comes
    jobs_.push_back({&into, std::move(figure), {}, 0, &reached});
}

Summaries::Made Summaries::made(const Job& job, std::span<double> scratch, std::span<double> divisor) {
    job.figure.fill(0, scratch);
    if (job.below) {
        job.below->fill(0, divisor);
        if (!std::ranges::all_of(divisor, [](double x) { return x > 0; })) return {};
        for (std::size_t i = 0; i < scratch.size(); ++i) scratch[i] = scratch[i] / divisor[i] - job.less;
    }
    if (job.reached == nullptr) return {spread_of(scratch)};
    if (std::ranges::any_of(scratch, [](double x) { return std::isnan(x); })) return {};
    const auto never = std::ranges::partition(scratch, [](double x) { return std::isfinite(x); });
    const auto comes = scratch.size() - never.size();
    return {spread_with_mean_of_first(scratch, comes),
            static_cast<double>(comes) / static_cast<double>(scratch.size())};
}

bool Summaries::run(unsigned threads, const math::Watch& watch) {
    std::erase_if(jobs_,
                  [](const Job& job) { return !job.figure.varies() && !(job.below && job.below->varies()); });
    struct Scratch {
        std::unique_ptr<double[]> figure, divisor;
    };
    std::vector<Scratch> scratch(math::thread_count(threads));
    std::vector<Made> results(jobs_.size());
    const auto work = [&](std::size_t job, unsigned worker) {
        auto& own = scratch[worker];
        if (!own.figure) own.figure = std::make_unique_for_overwrite<double[]>(draws_);
        if (jobs_[job].below && !own.divisor) own.divisor = std::make_unique_for_overwrite<double[]>(draws_);
        results[job] =
            made(jobs_[job], {own.figure.get(), draws_}, {own.divisor.get(), own.divisor ? draws_ : 0});
    };
    if (!math::for_each_chunk(jobs_.size(), threads, work, watch)) return false;
    for (std::size_t i = 0; i < jobs_.size(); ++i) {
        jobs_[i].into->spread = results[i].spread;
        if (jobs_[i].reached != nullptr) *jobs_[i].reached = results[i].reached;
    }
    return true;
}

}  // namespace vaerdi::value
