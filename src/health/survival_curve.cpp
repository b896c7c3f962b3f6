#include "health/survival_curve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace vaerdi::health {
namespace {

using math::Graph;
using math::Op;

/// Steps of a graph as they are written on paper.
class Steps {
  public:
    explicit Steps(Graph& graph) : g_(graph) {}

    Node number(double value) { return g_.constant(value); }
    Node times(Node a, Node b) { return g_.multiply(a, b); }
    Node over(Node a, Node b) { return g_.apply(Op::divide, a, b); }
    Node plus(Node a, Node b) { return g_.add(a, b); }
    Node less(Node a, Node b) { return g_.subtract(a, b); }
    Node minus(Node a) { return g_.negate(a); }
    Node scaled(double factor, Node a) { return g_.weighted_sum(std::array{math::Term{factor, a}}); }
    Node shifted(Node a, double by) { return g_.weighted_sum(std::array{math::Term{1, a}}, by); }
    Node exp(Node a) { return g_.apply(Op::exp, a); }
    Node log(Node a) { return g_.apply(Op::log, a); }
    Node expm1(Node a) { return g_.apply(Op::expm1, a); }
    Node phi(Node a) { return g_.apply(Op::normal_cdf, a); }
    Node max(Node a, Node b) { return g_.apply(Op::maximum, a, b); }
    Node min(Node a, Node b) { return g_.apply(Op::minimum, a, b); }
    Node is_less(Node a, Node b) { return g_.apply(Op::less, a, b); }
    Node either(Node condition, Node yes, Node no) { return g_.apply(Op::select, condition, yes, no); }
    /// 1 − e^(−a), exact near 0.
    Node lost(Node a) { return minus(expm1(minus(a))); }

    Graph& graph() { return g_; }

  private:
    Graph& g_;
};

/// One family at a time t > 0, in its own unit of time.
class OfFamily {
  public:
    OfFamily(Steps& steps, const Parametric& of, Node t) : s(steps), of_(of), t_(t), log_t_(s.log(t)) {}

    Node survival() {
        switch (of_.family) {
            case Family::loglogistic:
                return s.over(s.number(1), s.shifted(odds(), 1));
            case Family::lognormal:
                return s.phi(s.minus(deviate()));
            case Family::gamma:
            case Family::generalised_gamma:
                return s.graph().apply(Op::gengamma_survival, deviate(), q());
            case Family::spline:
                if (of_.scale == SplineScale::odds) return s.over(s.number(1), s.shifted(odds(), 1));
                if (of_.scale == SplineScale::normal) return s.phi(s.minus(spline()));
                break;
            default:
                break;
        }
        return s.exp(s.minus(*closed_hazard()));
    }

    /// H where it has a form of its own.
    std::optional<Node> closed_hazard() {
        switch (of_.family) {
            case Family::exponential:
                return s.times(p(0), t_);
            case Family::weibull:
                return s.exp(s.times(p(0), s.less(log_t_, s.log(p(1)))));
            case Family::weibull_ph:
                return s.times(p(0), s.exp(s.times(p(1), log_t_)));
            case Family::gompertz: {
                const auto grown = s.over(s.expm1(s.times(p(0), t_)), p(0));
                const auto flat = s.graph().apply(Op::equal, p(0), s.number(0));
                return s.times(p(1), s.either(flat, t_, grown));
            }
            case Family::loglogistic:
                return s.log(s.shifted(odds(), 1));
            case Family::spline:
                if (of_.scale == SplineScale::hazard) return s.exp(spline());
                if (of_.scale == SplineScale::odds) return s.log(s.shifted(odds(), 1));
                return {};
            default:
                return {};
        }
    }

    Node hazard() {
        const auto by_t = [&](Node a) { return s.over(a, t_); };
        const auto of_odds = [&] { return s.over(odds(), s.shifted(odds(), 1)); };
        switch (of_.family) {
            case Family::exponential:
                return p(0);
            case Family::weibull:
                return by_t(s.times(p(0), *closed_hazard()));
            case Family::weibull_ph:
                return by_t(s.times(p(1), *closed_hazard()));
            case Family::gompertz:
                return s.times(p(1), s.exp(s.times(p(0), t_)));
            case Family::loglogistic:
                return by_t(s.times(p(0), of_odds()));
            case Family::lognormal:
                return by_t(s.over(s.over(normal_density(deviate()), survival()), p(1)));
            case Family::gamma:
            case Family::generalised_gamma: {
                const auto density = s.graph().apply(Op::gengamma_density, deviate(), q());
                return by_t(s.over(s.over(density, survival()), sigma()));
            }
            case Family::spline:
                break;
        }
        const auto slope = by_t(spline_slope());
        if (of_.scale == SplineScale::hazard) return s.times(slope, s.exp(spline()));
        if (of_.scale == SplineScale::odds) return s.times(slope, of_odds());
        return s.times(slope, s.over(normal_density(spline()), survival()));
    }

  private:
    Node p(std::size_t index) { return of_.parameters[index]; }

    /// (t/scale)^shape, or what the spline says: the odds of the event.
    Node odds() {
        if (of_.family == Family::spline) return s.exp(spline());
        return s.exp(s.times(p(0), s.less(log_t_, s.log(p(1)))));
    }

    // A gamma variable of shape a and rate r is generalised with Q = 1/√a, σ = Q, μ = log(a/r).
    Node q() {
        if (of_.family == Family::generalised_gamma) return p(2);
        return s.over(s.number(1), s.graph().apply(Op::sqrt, p(0)));
    }
    Node sigma() { return of_.family == Family::generalised_gamma ? p(1) : q(); }

    /// (log t − μ)/σ.
    Node deviate() {
        if (of_.family != Family::gamma) return s.over(s.less(log_t_, p(0)), p(1));
        const auto mean = s.less(s.log(p(0)), s.log(p(1)));
        return s.times(s.less(log_t_, mean), s.graph().apply(Op::sqrt, p(0)));
    }

    Node normal_density(Node z) {
        constexpr double one_by_root_two_pi = 0.39894228040143267794;
        return s.scaled(one_by_root_two_pi, s.exp(s.scaled(-0.5, s.times(z, z))));
    }

    // γ0 + γ1 x + Σ γ_{j+1} v_j(x), v_j = (x − k_j)³₊ − λ_j (x − k_min)³₊ − (1 − λ_j)(x − k_max)³₊.
    Node spline() {
        return spline_of([&](Node x, double knot) { return cubed(x, knot); }, true);
    }
    Node spline_slope() {
        return spline_of([&](Node x, double knot) { return s.scaled(3, squared(x, knot)); }, false);
    }
    Node beyond(Node x, double knot) { return s.max(s.shifted(x, -knot), s.number(0)); }
    Node squared(Node x, double knot) { return s.times(beyond(x, knot), beyond(x, knot)); }
    Node cubed(Node x, double knot) { return s.times(squared(x, knot), beyond(x, knot)); }

    template <class Power>
    Node spline_of(Power&& power, bool whole) {
        const double low = of_.knots.front(), high = of_.knots.back();
        std::vector<math::Term> terms{{1, whole ? s.plus(p(0), s.times(p(1), log_t_)) : p(1)}};
        for (std::size_t j = 1; j + 1 < of_.knots.size(); ++j) {
            const double share = (high - of_.knots[j]) / (high - low);
            const std::array parts{math::Term{1, power(log_t_, of_.knots[j])},
                                   math::Term{-share, power(log_t_, low)},
                                   math::Term{share - 1, power(log_t_, high)}};
            terms.push_back({1, s.times(p(j + 1), s.graph().weighted_sum(parts))});
        }
        return s.graph().weighted_sum(terms);
    }

    Steps& s;
    const Parametric& of_;
    Node t_, log_t_;
};

class OfCurve {
  public:
    explicit OfCurve(Graph& graph) : s(graph) {}

    Node survival(const SurvivalCurve& curve, Node t) {
        auto result = first_survival(curve, until_next(curve, 0, t));
        for (std::size_t i = 0; i < curve.pieces.size(); ++i) {
            const auto& piece = curve.pieces[i];
            const auto before = survival(*piece.curve, piece.from);
            const auto after = survival(*piece.curve, s.max(until_next(curve, i + 1, t), piece.from));
            result = s.times(result, ratio(after, before));
        }
        return result;
    }

    Node cumulative(const SurvivalCurve& curve, Node t) {
        std::vector<math::Term> terms{{1, first_cumulative(curve, until_next(curve, 0, t))}};
        for (std::size_t i = 0; i < curve.pieces.size(); ++i) {
            const auto& piece = curve.pieces[i];
            terms.push_back({1, cumulative(*piece.curve, s.max(until_next(curve, i + 1, t), piece.from))});
            terms.push_back({-1, cumulative(*piece.curve, piece.from)});
        }
        return s.graph().weighted_sum(terms);
    }

    Node hazard(const SurvivalCurve& curve, Node t) {
        auto result = first_hazard(curve, t);
        for (const auto& piece : curve.pieces)
            result = s.either(s.is_less(t, piece.from), result, hazard(*piece.curve, t));
        return result;
    }

    /// Whether H has a closed form all through.
    bool is_closed(const SurvivalCurve& curve) {
        for (const auto& piece : curve.pieces) {
            if (!is_closed(*piece.curve)) return false;
        }
        if (curve.like) return is_closed(*curve.like);
        switch (curve.base.family) {
            case Family::lognormal:
            case Family::gamma:
            case Family::generalised_gamma:
                return false;
            case Family::spline:
                return curve.base.scale != SplineScale::normal;
            default:
                return true;
        }
    }

    Node event_probability(const SurvivalCurve& curve, Node from, Node to) {
        if (is_closed(curve)) return s.lost(s.less(cumulative(curve, to), cumulative(curve, from)));
        return s.less(s.number(1), ratio(survival(curve, to), survival(curve, from)));
    }

  private:
    /// b/a of what is left; nothing where nothing was.
    Node ratio(Node after, Node before) {
        return s.either(s.is_less(s.number(0), before), s.over(after, before), s.number(0));
    }

    /// The time as far as the piece of that number reaches.
    Node until_next(const SurvivalCurve& curve, std::size_t piece, Node t) {
        return piece < curve.pieces.size() ? s.min(t, curve.pieces[piece].from) : t;
    }

    /// A value at t on the curve's own clock; `at_start` for t ≤ 0.
    template <class Of>
    Node on_own_clock(const SurvivalCurve& curve, Node t, Node at_start, Of&& of) {
        auto own = t;
        if (!curve.time_ratio.empty()) own = s.over(own, curve.time_ratio.front());
        if (curve.time_unit != 1) own = s.scaled(1 / curve.time_unit, own);
        if (s.graph().is_constant(t) && s.graph().constant_value(t) <= 0) return at_start;
        const auto value = of(own);
        if (s.graph().is_constant(t)) return value;
        return s.either(s.is_less(s.number(0), t), value, at_start);
    }

    Node first_survival(const SurvivalCurve& curve, Node t) {
        return on_own_clock(curve, t, s.number(1), [&](Node own) {
            const bool changed = !curve.hazard_ratio.empty();
            if (curve.like) {
                if (!changed) return survival(*curve.like, own);
                if (is_closed(*curve.like))
                    return s.exp(s.minus(s.times(curve.hazard_ratio.front(), cumulative(*curve.like, own))));
                return powered(survival(*curve.like, own), curve.hazard_ratio.front());
            }
            OfFamily family(s, curve.base, own);
            if (!changed) return family.survival();
            if (const auto closed = family.closed_hazard())
                return s.exp(s.minus(s.times(curve.hazard_ratio.front(), *closed)));
            return powered(family.survival(), curve.hazard_ratio.front());
        });
    }
    Node powered(Node base, Node exponent) { return s.graph().apply(Op::power, base, exponent); }

    Node first_cumulative(const SurvivalCurve& curve, Node t) {
        const auto whole = on_own_clock(curve, t, s.number(0), [&](Node own) {
            if (curve.like) return cumulative(*curve.like, own);
            OfFamily family(s, curve.base, own);
            if (const auto closed = family.closed_hazard()) return *closed;
            return s.minus(s.log(family.survival()));
        });
        return curve.hazard_ratio.empty() ? whole : s.times(curve.hazard_ratio.front(), whole);
    }

    Node first_hazard(const SurvivalCurve& curve, Node t) {
        // At the start itself the limit: just after it.
        constexpr double just_after = 1e-12;
        const auto later = s.max(t, s.number(just_after));
        auto result = on_own_clock(curve, later, s.number(0), [&](Node own) {
            return curve.like ? hazard(*curve.like, own) : OfFamily(s, curve.base, own).hazard();
        });
        if (!curve.time_ratio.empty()) result = s.over(result, curve.time_ratio.front());
        if (curve.time_unit != 1) result = s.scaled(1 / curve.time_unit, result);
        return curve.hazard_ratio.empty() ? result : s.times(curve.hazard_ratio.front(), result);
    }

    Steps s;
};

}  // namespace

Node survival(Graph& graph, const SurvivalCurve& curve, Node t) { return OfCurve(graph).survival(curve, t); }
Node cumulative_hazard(Graph& graph, const SurvivalCurve& curve, Node t) {
    return OfCurve(graph).cumulative(curve, t);
}
Node hazard(Graph& graph, const SurvivalCurve& curve, Node t) { return OfCurve(graph).hazard(curve, t); }
Node event_probability(Graph& graph, const SurvivalCurve& curve, Node from, Node to) {
    return OfCurve(graph).event_probability(curve, from, to);
}

}  // namespace vaerdi::health
