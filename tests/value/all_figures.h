// Every figure of an assessment under a name of its own, to compare two assessments whatever their order.
#pragma once

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "value/assessment.h"

namespace vaerdi::value::testing {

/// How a figure answers to a change of currency.
enum class Measured { money, other };

struct NamedFigure {
    double value = 0;
    Measured measured = Measured::other;
};

using Figures = std::map<std::string, NamedFigure>;

class FigureList {
  public:
    void add(const std::string& name, double value, Measured measured) { all_[name] = {value, measured}; }
    void add(const std::string& name, const Figure& figure, Measured measured) {
        add(name, figure.value, measured);
        if (!figure.spread) return;
        add(name + ".mean", figure.spread->mean, measured);
        add(name + ".low", figure.spread->low, measured);
        add(name + ".high", figure.spread->high, measured);
        add(name + ".error", figure.spread->standard_error, measured);
    }
    void add(const std::string& name, const std::optional<Figure>& figure, Measured measured) {
        if (figure) add(name, *figure, measured);
    }
    void add(const std::string& name, const std::optional<double>& value, Measured measured) {
        if (value) add(name, *value, measured);
    }
    void add(const std::string& name, const std::vector<double>& years, Measured measured) {
        for (std::size_t y = 0; y < years.size(); ++y)
            add(name + "[" + std::to_string(y) + "]", years[y], measured);
    }
    template <class Value>
    void add(const std::string& name, const std::map<std::string, Value>& by, Measured measured) {
        for (const auto& [key, value] : by) add(name + "." + key, value, measured);
    }
    /// Without their intervals: whether a figure has one may hang on rounding, where its draws differ by
    /// nothing else.
    void add_values(const std::string& name, const std::map<std::string, Figure>& by, Measured measured) {
        for (const auto& [key, figure] : by) add(name + "." + key, figure.value, measured);
    }
    void add(const std::string& name, const std::vector<NaturalFigure>& natural) {
        for (const auto& figure : natural) {
            add(name + "." + figure.id + ".total", figure.total, Measured::other);
            add(name + "." + figure.id + ".discounted", figure.discounted, Measured::other);
            add(name + "." + figure.id, figure.by_year, Measured::other);
        }
    }
    void add(const std::string& name, const MatrixResult& matrix) {
        add(name + ".effect", static_cast<double>(matrix.effect), Measured::other);
        add(name + ".cost", static_cast<double>(matrix.cost), Measured::other);
        if (!matrix.probability) return;
        for (std::size_t cost = 0; cost < 3; ++cost) {
            for (std::size_t effect = 0; effect < 3; ++effect)
                add(name + "." + std::to_string(cost) + std::to_string(effect),
                    (*matrix.probability)[cost][effect], Measured::other);
        }
    }
    Figures take() { return std::move(all_); }

  private:
    Figures all_;
};

inline void add_alternative(FigureList& list, const AlternativeResult& a) {
    const auto name = a.id + ".";
    list.add(name + "total_cost", a.total_cost, Measured::money);
    list.add(name + "effects", a.effects, Measured::money);
    list.add(name + "net_value", a.net_value, Measured::money);
    list.add(name + "qalys", a.qalys, Measured::other);
    list.add(name + "life_years", a.life_years, Measured::other);
    list.add(name + "natural", a.natural);
    for (const auto& line : a.lines) {
        list.add(name + line.line + ".present", line.present_value, Measured::money);
        list.add(name + line.line + ".present_all", line.present_value_all, Measured::money);
        list.add(name + line.line, line.by_year, Measured::money);
    }
    list.add(name + "paid", a.paid, Measured::money);
    list.add(name + "gained", a.gained, Measured::money);
    list.add(name + "paid_present", a.paid_present, Measured::money);
    list.add(name + "gained_present", a.gained_present, Measured::money);
    list.add(name + "cost_by_category", a.cost_by_category, Measured::money);
    list.add(name + "effect_by_category", a.effect_by_category, Measured::money);
    list.add(name + "cut_cost", a.cut_cost, Measured::money);
    list.add(name + "cut_effects", a.cut_effects, Measured::money);
    list.add(name + "probability_best", a.probability_best, Measured::other);
}

/// The increments of a comparison: what is nil between equals.
inline void add_increments(FigureList& list, const Comparison& c) {
    const auto name = c.id + " versus " + c.versus + ".";
    list.add(name + "incremental_cost", c.incremental_cost, Measured::money);
    list.add(name + "incremental_effects", c.incremental_effects, Measured::money);
    list.add(name + "net_value", c.net_value, Measured::money);
    list.add(name + "incremental_qalys", c.incremental_qalys, Measured::other);
    list.add(name + "incremental_life_years", c.incremental_life_years, Measured::other);
    list.add(name + "natural", c.natural);
    list.add(name + "budget", c.budget, Measured::money);
    list.add_values(name + "by_payer", c.by_payer, Measured::money);
    list.add(name + "cumulative", c.cumulative, Measured::money);
}

inline void add_ratios(FigureList& list, const Comparison& c) {
    const auto name = c.id + " versus " + c.versus + ".";
    list.add(name + "icer", c.icer, Measured::money);
    list.add(name + "price_effect_ratio", c.price_effect_ratio, Measured::other);
    list.add(name + "roi", c.roi, Measured::other);
    list.add(name + "sroi_gross", c.sroi_gross, Measured::other);
    list.add(name + "sroi_net", c.sroi_net, Measured::other);
    list.add(name + "payback_years", c.payback_years, Measured::other);
    list.add(name + "internal_rate", c.internal_rate, Measured::other);
    list.add(name + "probability_worth_it", c.probability_worth_it, Measured::other);
    list.add(name + "matrix", c.matrix);
}

/// But for the frontier, which repeats costs and effects: of alternatives in one line, rounding decides which
/// are on it.
inline Figures all_figures(const Assessment& assessment) {
    FigureList list;
    for (const auto& alternative : assessment.alternatives) add_alternative(list, alternative);
    for (const auto& comparison : assessment.comparisons) {
        add_increments(list, comparison);
        add_ratios(list, comparison);
    }
    return list.take();
}

/// The first difference between two lists of figures, in words; empty when there is none. Money of the first
/// counts `money_factor` times; `tolerance` is relative to the largest figure measured alike, 0 asks for
/// equal bits.
inline std::string first_difference(const Figures& first, const Figures& second, double tolerance = 0,
                                    double money_factor = 1) {
    std::map<Measured, double> largest;
    for (const auto& [name, figure] : second)
        largest[figure.measured] = std::max(largest[figure.measured], std::abs(figure.value));
    for (const auto& [name, figure] : first) {
        const auto other = second.find(name);
        if (other == second.end()) return name + " is missing from the second";
        const double expected = figure.value * (figure.measured == Measured::money ? money_factor : 1);
        const double got = other->second.value;
        if (expected == got || (std::isnan(expected) && std::isnan(got))) continue;
        if (std::abs(expected - got) <= tolerance * largest[figure.measured]) continue;
        return name + ": " + ::testing::PrintToString(expected) + " became " + ::testing::PrintToString(got);
    }
    for (const auto& [name, figure] : second) {
        if (!first.contains(name)) return name + " is missing from the first";
    }
    return {};
}

}  // namespace vaerdi::value::testing
