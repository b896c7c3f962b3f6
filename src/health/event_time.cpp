#include "health/event_time.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "math/distribution.h"
#include "math/generalised_gamma.h"
#include "math/normal.h"
#include "math/vector_math.h"

namespace vaerdi::health {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double impossible = std::numeric_limits<double>::quiet_NaN();
constexpr double straight = 1e-12;      // a Gompertz shape this near 0 is 0
constexpr double nearly_normal = 0.05;  // of q
constexpr int most_steps = 50;

using Column = std::array<double, longest_block>;

/// w with this share of the standard log generalised gamma above it: by Newton's rule on the logarithm of
/// what lies above, which is concave, from the gamma's quantile, or from the normal deviate where that is
/// near or the quantile out of reach.
double deviate_above(double share, double q) {
    if (!(share > 0)) return share == 0 ? never : impossible;
    double w = -math::inverse_normal(share);
    if (std::abs(q) > nearly_normal) {
        const double a = 1 / (q * q);
        const double x = math::quantile(math::Gamma{a, 1}, q < 0 ? share : 1 - share);
        if (x > 0 && std::isfinite(x)) w = math::log(x / a) / q;
    }
    for (int step = 0; step < most_steps; ++step) {
        const double above = math::gengamma_survival(w, q);
        const double change = math::log(above / share) * above / math::gengamma_density(w, q);
        if (!std::isfinite(change)) break;
        w += change;
        if (std::abs(change) < 1e-13 * std::max(1.0, std::abs(w))) break;
    }
    return w;
}

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
    void by_deviates(const double* mu, const double* sigma, const double* q);

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
    const auto *lambda = parameter_[0], *gamma = parameter_[1];
    Column hazard;
    to_come(hazard);
    for (std::size_t i = 0; i < n_; ++i) hazard[i] /= lambda[i];
    if (const auto* clock = waiting_.clock) {
        Column passed;
        std::copy_n(clock, n_, passed.data());
        raised(passed, gamma, false, block(passed));
        for (std::size_t i = 0; i < n_; ++i) hazard[i] += passed[i];
    }
    raised(hazard, gamma, true, {years_, n_});
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
            if (clock[i] > 0) share[i] *= math::normal_cdf((mean[i] - math::log(clock[i])) / sd[i]);
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

// These have no closed inverse: one by one. A gamma is the generalised gamma with Q = σ.
void Block::gamma() {
    const auto *shape = parameter_[0], *rate = parameter_[1];
    Column mu, sigma;
    for (std::size_t i = 0; i < n_; ++i) {
        mu[i] = math::log(shape[i] / rate[i]);
        sigma[i] = 1 / std::sqrt(shape[i]);
    }
    by_deviates(mu.data(), sigma.data(), sigma.data());
}

void Block::generalised_gamma() { by_deviates(parameter_[0], parameter_[1], parameter_[2]); }

void Block::by_deviates(const double* mu, const double* sigma, const double* q) {
    Column share;
    left(share);
    for (std::size_t i = 0; i < n_; ++i) {
        if (!(sigma[i] > 0) || !std::isfinite(q[i])) continue;
        if (waiting_.clock && waiting_.clock[i] > 0)
            share[i] *= math::gengamma_survival((math::log(waiting_.clock[i]) - mu[i]) / sigma[i], q[i]);
        years_[i] = math::exp(mu[i] + sigma[i] * deviate_above(share[i], q[i]));
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
    const auto keep = [&](Domain domain, const double* x) {
        if (domain == Domain::positive) {
            for (std::size_t i = 0; i < n_; ++i) years_[i] = x[i] > 0 ? years_[i] : impossible;
        } else if (domain == Domain::not_negative) {
            for (std::size_t i = 0; i < n_; ++i) years_[i] = x[i] >= 0 ? years_[i] : impossible;
        }
    };
    if (!waiting_.steps) {
        const auto& parameters = definition_of(waiting_.family).parameters;
        for (std::size_t k = 0; k < parameters.size(); ++k) keep(parameters[k].domain, parameter_[k]);
    }
    if (waiting_.hazard_ratio) keep(Domain::not_negative, waiting_.hazard_ratio);
}

}  // namespace

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
    if (waiting.steps) {
        block.piecewise();
        return block.rule_out();
    }
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
        case Family::spline:  // not drawn (is_drawn)
            std::ranges::fill(years, impossible);
            break;
    }
    block.rule_out();
}

}  // namespace vaerdi::health
