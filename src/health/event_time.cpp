#include "health/event_time.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "math/distribution.h"
#include "math/normal.h"
#include "math/vector_math.h"

namespace vaerdi::health {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double impossible = std::numeric_limits<double>::quiet_NaN();
constexpr double straight = 1e-12;  // a Gompertz shape or a q this near 0 is 0

using Column = std::array<double, longest_block>;

/// The steps of one block of people.
class Block {
  public:
    Block(const Waiting& waiting, std::span<const double> uniforms, std::span<double> years)
        : waiting_(waiting), n_(years.size()), uniforms_(uniforms), years_(years.data()) {
        for (std::size_t k = 0; k < most_parameters; ++k) parameter_[k] = waiting.parameters[k];
    }

    void exponential();
    void weibull();
    void weibull_ph();
    void gompertz();
    void lognormal();
    void loglogistic();
    void gamma();
    void generalised_gamma();
    void piecewise();
    void rule_out();

  private:
    std::span<double> block(Column& column) const { return std::span(column).first(n_); }
    /// −log u, less where the hazard is more: the cumulative hazard still to come.
    void to_come(Column& into) const;
    /// The share of those at risk now who still wait at the event.
    void left(Column& into) const;
    void raised(const Column& x, const double* shape, bool inverse, std::span<double> into) const;
    void less_clock();

    const Waiting& waiting_;
    std::size_t n_;
    std::span<const double> uniforms_;
    double* years_;
    std::array<const double*, most_parameters> parameter_{};
};

void Block::to_come(Column& into) const {
    math::log(uniforms_, block(into));
    if (const auto* ratio = waiting_.hazard_ratio) {
        for (std::size_t i = 0; i < n_; ++i) into[i] = -into[i] / ratio[i];
    } else {
        for (std::size_t i = 0; i < n_; ++i) into[i] = -into[i];
    }
}

void Block::left(Column& into) const {
    if (!waiting_.hazard_ratio) {
        std::copy_n(uniforms_.data(), n_, into.data());
        return;
    }
    to_come(into);
    for (std::size_t i = 0; i < n_; ++i) into[i] = -into[i];
    math::exp(block(into), block(into));
}

// x^shape, or x^(1/shape).
void Block::raised(const Column& x, const double* shape, bool inverse, std::span<double> into) const {
    Column exponent;
    for (std::size_t i = 0; i < n_; ++i) exponent[i] = inverse ? 1 / shape[i] : shape[i];
    math::pow(std::span(x).first(n_), block(exponent), into);
}

void Block::less_clock() {
    if (!waiting_.clock) return;
    for (std::size_t i = 0; i < n_; ++i) years_[i] = std::max(years_[i] - waiting_.clock[i], 0.0);
}

void Block::exponential() {
    Column hazard;
    to_come(hazard);
    const auto* rate = parameter_[0];
    for (std::size_t i = 0; i < n_; ++i) years_[i] = hazard[i] / rate[i];
}

void Block::weibull() {
    const auto *shape = parameter_[0], *scale = parameter_[1];
    Column hazard;
    to_come(hazard);
    if (const auto* clock = waiting_.clock) {
        Column passed;
        for (std::size_t i = 0; i < n_; ++i) passed[i] = clock[i] / scale[i];
        raised(passed, shape, false, block(passed));
        for (std::size_t i = 0; i < n_; ++i) hazard[i] += passed[i];
    }
    raised(hazard, shape, true, {years_, n_});
    for (std::size_t i = 0; i < n_; ++i) years_[i] *= scale[i];
    less_clock();
}

void Block::weibull_ph() {
    const auto *shape = parameter_[0], *scale = parameter_[1];
    Column hazard;
    to_come(hazard);
    for (std::size_t i = 0; i < n_; ++i) hazard[i] /= scale[i];
    if (const auto* clock = waiting_.clock) {
        Column passed;
        std::copy_n(clock, n_, passed.data());
        raised(passed, shape, false, block(passed));
        for (std::size_t i = 0; i < n_; ++i) hazard[i] += passed[i];
    }
    raised(hazard, shape, true, {years_, n_});
    less_clock();
}

void Block::gompertz() {
    const auto *shape = parameter_[0], *rate = parameter_[1];
    Column hazard, now, grown;
    to_come(hazard);
    for (std::size_t i = 0; i < n_; ++i) now[i] = waiting_.clock ? shape[i] * waiting_.clock[i] : 0;
    math::exp(block(now), block(now));
    for (std::size_t i = 0; i < n_; ++i) {
        hazard[i] /= rate[i] * now[i];  // at the hazard of now, this long
        grown[i] = shape[i] * hazard[i];
    }
    math::log1p(block(grown), block(now));
    for (std::size_t i = 0; i < n_; ++i) {
        years_[i] = std::abs(shape[i]) < straight ? hazard[i] : grown[i] <= -1 ? never : now[i] / shape[i];
    }
}

void Block::lognormal() {
    const auto *mean = parameter_[0], *sd = parameter_[1];
    Column share;
    left(share);
    if (const auto* clock = waiting_.clock) {
        for (std::size_t i = 0; i < n_; ++i) {
            if (clock[i] > 0)
                share[i] *= math::cumulative(math::Normal{-mean[i], sd[i]}, -math::log(clock[i]));
        }
    }
    math::inverse_normal(block(share), block(share));
    for (std::size_t i = 0; i < n_; ++i) share[i] = mean[i] - sd[i] * share[i];
    math::exp(block(share), {years_, n_});
    less_clock();
}

void Block::loglogistic() {
    const auto *shape = parameter_[0], *scale = parameter_[1];
    Column odds;
    left(odds);
    if (const auto* clock = waiting_.clock) {
        Column passed;
        for (std::size_t i = 0; i < n_; ++i) passed[i] = clock[i] / scale[i];
        raised(passed, shape, false, block(passed));
        for (std::size_t i = 0; i < n_; ++i) odds[i] = (1 - odds[i] + passed[i]) / odds[i];
    } else {
        for (std::size_t i = 0; i < n_; ++i) odds[i] = (1 - odds[i]) / odds[i];
    }
    raised(odds, shape, true, {years_, n_});
    for (std::size_t i = 0; i < n_; ++i) years_[i] *= scale[i];
    less_clock();
}

// The last two have no closed inverse: one by one, by Boost.Math.
void Block::gamma() {
    const auto *shape = parameter_[0], *rate = parameter_[1];
    Column share;
    left(share);
    for (std::size_t i = 0; i < n_; ++i) {
        if (!may_be(ParameterKind::positive, shape[i]) || !may_be(ParameterKind::positive, rate[i])) continue;
        const math::Gamma time{shape[i], 1 / rate[i]};
        if (waiting_.clock) share[i] *= 1 - math::cumulative(time, waiting_.clock[i]);
        years_[i] = math::quantile(time, 1 - share[i]);
    }
    less_clock();
}

void Block::generalised_gamma() {
    const auto *mu = parameter_[0], *sigma = parameter_[1], *q = parameter_[2];
    Column share;
    left(share);
    for (std::size_t i = 0; i < n_; ++i) {
        if (!may_be(ParameterKind::positive, sigma[i])) continue;
        const bool normal = std::abs(q[i]) < straight;
        const double a = normal ? 1 : 1 / (q[i] * q[i]);
        const math::Gamma unit{a, 1};
        // The share still waiting at a time, and back. A negative q turns the gamma round.
        if (waiting_.clock && waiting_.clock[i] > 0) {
            const double w = (math::log(waiting_.clock[i]) - mu[i]) / sigma[i];
            const double below = normal ? math::cumulative(math::Normal{0, 1}, w)
                                        : math::cumulative(unit, a * math::exp(q[i] * w));
            share[i] *= q[i] < 0 && !normal ? below : 1 - below;
        }
        const double p = q[i] < 0 && !normal ? share[i] : 1 - share[i];
        const double w = normal ? math::inverse_normal(p) : math::log(math::quantile(unit, p) / a) / q[i];
        years_[i] = math::exp(mu[i] + sigma[i] * w);
    }
    less_clock();
}

void Block::piecewise() {
    Column hazard;
    to_come(hazard);
    for (std::size_t i = 0; i < n_; ++i) {
        const double clock = waiting_.clock ? waiting_.clock[i] : 0;
        years_[i] = waiting_.steps->reached(waiting_.steps->cumulative(clock) + hazard[i]);
    }
    less_clock();
}

// What no survival curve has gives no time.
void Block::rule_out() {
    const auto& words = families()[static_cast<std::size_t>(waiting_.family)];
    for (std::size_t k = 0; k < words.parameters.size(); ++k) {
        const auto* x = parameter_[k];
        switch (words.parameters[k].kind) {
            case ParameterKind::rate:
            case ParameterKind::hazard:
                for (std::size_t i = 0; i < n_; ++i) years_[i] = x[i] >= 0 ? years_[i] : impossible;
                break;
            case ParameterKind::time:
            case ParameterKind::positive:
                for (std::size_t i = 0; i < n_; ++i) years_[i] = x[i] > 0 ? years_[i] : impossible;
                break;
            case ParameterKind::per_year:
            case ParameterKind::any:
                break;
        }
    }
    if (const auto* ratio = waiting_.hazard_ratio) {
        for (std::size_t i = 0; i < n_; ++i) years_[i] = ratio[i] >= 0 ? years_[i] : impossible;
    }
}

}  // namespace

const std::vector<FamilyWords>& families() {
    using K = ParameterKind;
    static const std::vector<FamilyWords> all{
        {Family::exponential, "exponential", {{"rate", K::rate}}},
        {Family::weibull, "weibull", {{"shape", K::positive}, {"scale", K::time}}},
        {Family::weibull_ph, "weibull_ph", {{"shape", K::positive}, {"scale", K::hazard}}},
        {Family::gompertz, "gompertz", {{"shape", K::per_year}, {"rate", K::rate}}},
        {Family::lognormal, "lognormal", {{"meanlog", K::any}, {"sdlog", K::positive}}},
        {Family::loglogistic, "loglogistic", {{"shape", K::positive}, {"scale", K::time}}},
        {Family::gamma, "gamma", {{"shape", K::positive}, {"rate", K::rate}}},
        {Family::generalised_gamma,
         "generalised_gamma",
         {{"mu", K::any}, {"sigma", K::positive}, {"q", K::any}}},
        {Family::piecewise, "piecewise", {}},
    };
    return all;
}

bool may_be(ParameterKind kind, double value) {
    switch (kind) {
        case ParameterKind::rate:
        case ParameterKind::hazard:
            return value >= 0;
        case ParameterKind::time:
        case ParameterKind::positive:
            return value > 0;
        case ParameterKind::per_year:
        case ParameterKind::any:
            break;
    }
    return std::isfinite(value);
}

HazardSteps::HazardSteps(std::vector<double> from, std::vector<double> rates)
    : from_(std::move(from)), rates_(std::move(rates)) {
    double sum = 0;
    for (std::size_t i = 0; i < from_.size(); ++i) {
        before_.push_back(sum);
        if (i + 1 < from_.size()) sum += rates_[i] * (from_[i + 1] - from_[i]);
    }
}

std::size_t HazardSteps::piece_at(double clock) const {
    const auto after = std::ranges::upper_bound(from_, clock);
    return after == from_.begin() ? 0 : static_cast<std::size_t>(after - from_.begin()) - 1;
}

double HazardSteps::cumulative(double clock) const {
    const auto piece = piece_at(clock);
    return before_[piece] + rates_[piece] * (clock - from_[piece]);
}

double HazardSteps::reached(double cumulative) const {
    // The last piece that begins below it: pieces without hazard are passed over.
    const auto after = std::ranges::lower_bound(before_, cumulative);
    const auto piece = after == before_.begin() ? 0 : static_cast<std::size_t>(after - before_.begin()) - 1;
    return from_[piece] + (cumulative - before_[piece]) / rates_[piece];
}

void event_times(const Waiting& waiting, std::span<const double> uniforms, std::span<double> years) {
    Block block(waiting, uniforms, years);
    switch (waiting.family) {
        case Family::exponential:
            block.exponential();
            break;
        case Family::weibull:
            block.weibull();
            break;
        case Family::weibull_ph:
            block.weibull_ph();
            break;
        case Family::gompertz:
            block.gompertz();
            break;
        case Family::lognormal:
            block.lognormal();
            break;
        case Family::loglogistic:
            block.loglogistic();
            break;
        case Family::gamma:
            block.gamma();
            break;
        case Family::generalised_gamma:
            block.generalised_gamma();
            break;
        case Family::piecewise:
            block.piecewise();
            break;
    }
    block.rule_out();
}

}  // namespace vaerdi::health
