// Mean, interval and probabilities of figures from their draws.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "value/assessment.h"
#include "value/simulate.h"

namespace vaerdi::value {

/// A weighted sum of drawn figures: effects less cost, an alternative less the comparator.
struct DrawnSum {
    std::vector<std::pair<double, Drawn>> terms;

    DrawnSum() = default;
    DrawnSum(Drawn one) { add(1, one); }
    DrawnSum& add(double coefficient, const Drawn& figure);
    bool varies() const;
    /// Draws first … first + out.size() − 1.
    void fill(std::size_t first, std::span<double> out) const;
};
DrawnSum operator-(const DrawnSum& a, const DrawnSum& b);
DrawnSum operator+(const DrawnSum& a, const DrawnSum& b);

/// Mean, percentiles and Monte-Carlo error of draws; their order is lost.
Spread spread_of(std::span<double> draws);

/// Summaries still to be made; figures that do not vary get none.
class Summaries {
  public:
    explicit Summaries(std::size_t draws) : draws_(draws) {}

    void add(Figure& into, DrawnSum figure) { jobs_.push_back({&into, std::move(figure), {}, 0, nullptr}); }
    /// (above / below) − less, where the figure below is above nil in every draw; else it gets no interval.
    void add_ratio(Figure& into, DrawnSum above, DrawnSum below, double less = 0) {
        jobs_.push_back({&into, std::move(above), std::move(below), less, nullptr});
    }
    /// A time that is infinite in draws in which it never comes: longer than any in the percentiles, while
    /// the mean is over the draws in which it comes, whose share goes to `reached`. No interval where a draw
    /// is not a number.
    void add_time(Figure& into, std::optional<double>& reached, DrawnSum figure);
    /// Makes them all; false when stopped.
    bool run(unsigned threads, const math::Watch& watch);

  private:
    struct Job {
        Figure* into;
        DrawnSum figure;
        std::optional<DrawnSum> below;
        double less;
        std::optional<double>* reached;
    };
    struct Made {
        std::optional<Spread> spread;
        std::optional<double> reached{};  ///< share of draws in which a time comes
    };
    static Made made(const Job& job, std::span<double> scratch, std::span<double> divisor);

    std::size_t draws_;
    std::vector<Job> jobs_;
};

}  // namespace vaerdi::value
