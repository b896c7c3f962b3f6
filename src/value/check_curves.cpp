// Whether the survival curves of a case make sense at their base values: parameters within their bounds,
// curves that fall, and end points in order.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "value/course.h"
#include "value/curve_at.h"
#include "value/resolving.h"

namespace vaerdi::value {
namespace {

constexpr double no_difference = 1e-12;

class CheckCurves {
  public:
    explicit CheckCurves(Resolving& r) : r_(r), quantities_(r.result, graph_) {
        inputs_.resize(r.result.inputs.size());
        for (std::size_t i = 0; i < inputs_.size(); ++i) inputs_[i] = r.result.inputs[i].base;
    }

    void parameters(const Curve& curve);
    bool is_fixed(const Curve& curve, Position at);
    void end_points();

  private:
    struct Trace {
        Place place;
        std::vector<std::vector<double>> survival;  // [end point][row]
    };

    template <class Each>
    void everywhere(const Varies& by, Each&& each);
    std::vector<double> values(const std::vector<Node>& nodes) {
        inputs_.resize(std::max<std::size_t>(inputs_.size(), graph_.slot_count()));
        return math::evaluate(graph_, nodes, inputs_);
    }
    void report_parameter(const Curve& curve, const CurveParameter& parameter, double value,
                          const Place& place);
    void report_rise(const Trace& trace, std::size_t end_point, std::size_t row);
    void report_crossing(const Trace& trace, std::size_t end_point, std::size_t first, std::size_t last);
    void look_at(const Trace& trace);
    std::string whose(const Place& place, Language language) const;

    Resolving& r_;
    math::Graph graph_;
    Quantities quantities_;
    std::vector<double> inputs_;
    std::set<const void*> seen_;
    bool by_alternative_ = false;  ///< of what is being looked at
};

template <class Each>
void CheckCurves::everywhere(const Varies& by, Each&& each) {
    by_alternative_ = by.by_alternative;
    const int groups = by.by_group ? static_cast<int>(r_.result.groups.size()) : 1;
    for (std::size_t a = 0; a < (by.by_alternative ? r_.result.alternatives.size() : 1); ++a) {
        for (int g = 0; g < groups; ++g) {
            Place place;
            place.alternative = a;
            place.group = by.by_group ? g : -1;
            each(in_cycle(*r_.result.health, place, 1, 0));
        }
    }
}

std::string CheckCurves::whose(const Place& place, Language language) const {
    std::string words;
    if (by_alternative_)
        words += fmt::format(fmt::runtime(language == Language::danish ? " for '{}'" : " for '{}'"),
                             r_.result.alternatives[place.alternative].id);
    if (place.group >= 0)
        words +=
            fmt::format(fmt::runtime(language == Language::danish ? " i gruppen '{}'" : " in the group '{}'"),
                        r_.result.groups[static_cast<std::size_t>(place.group)].id);
    return words;
}

void CheckCurves::report_parameter(const Curve& curve, const CurveParameter& parameter, double value,
                                   const Place& place) {
    const bool positive = parameter.domain == health::Domain::positive;
    r_.error(parameter.value->at,
             {fmt::format("'{}' of the curve '{}' is {:.6g}{}", parameter.name, curve.id, value,
                          whose(place, Language::english)),
              fmt::format("'{}' for kurven '{}' er {:.6g}{}", parameter.name, curve.id, value,
                          whose(place, Language::danish))},
             positive ? Text("it must be above 0", "den skal være over 0")
             : parameter.domain == health::Domain::not_negative
                 ? Text("it must not be below 0", "den må ikke være under 0")
                 : Text("it must be a number", "det skal være et tal"));
}

void CheckCurves::parameters(const Curve& curve) {
    if (!seen_.insert(&curve).second) return;
    const auto check = [&](const CurveParameter& parameter) {
        bool said = false;
        everywhere(quantities_.varies(parameter.value), [&](const Place& place) {
            const double value = values({quantities_.at(parameter.value, place)}).front();
            if (said || (health::is_within(parameter.domain, value) && std::isfinite(value))) return;
            said = true;
            report_parameter(curve, parameter, value, place);
        });
    };
    for (const auto& parameter : curve.parameters) check(parameter);
    for (const auto& ratio : curve.ratios) check(ratio);
    if (curve.like) parameters(*curve.like);
    for (const auto& own : curve.by_alternative) parameters(*own);
    double before = -1;
    for (const auto& piece : curve.pieces) {
        check(piece.from);
        parameters(*piece.curve);
        const double from =
            values({parameter_at(quantities_, piece.from, 1, in_cycle(*r_.result.health, {}, 1, 0))}).front();
        if (from <= before)
            r_.error(piece.from.value->at,
                     {"the pieces of a curve do not follow one another",
                      "kurvens stykker følger ikke efter hinanden"},
                     {"write them in the order of their times", "skriv dem i tidernes rækkefølge"});
        before = from;
    }
}

/// Within one course a curve of a partitioned model is one curve.
bool CheckCurves::is_fixed(const Curve& curve, Position at) {
    const auto by = curve_varies(quantities_, curve);
    if (!by.by_cycle && !by.by_time_in_state && !by.by_follow_up) return true;
    r_.error(
        at,
        {fmt::format("the parameters of the curve '{}' change from cycle to cycle", curve.id),
         fmt::format("parametrene for kurven '{}' ændrer sig fra cyklus til cyklus", curve.id)},
        {"write them without age, cycle or time; covariates hold at the start, hazards change by pieces:",
         "skriv dem uden alder, cyklus eller tid; kovariater gælder ved start, hazarder ændres med pieces:"});
    return false;
}

void CheckCurves::report_rise(const Trace& trace, std::size_t end_point, std::size_t row) {
    const auto& model = *r_.result.health;
    const auto& shares = trace.survival[end_point];
    const auto en = whose(trace.place, Language::english), da = whose(trace.place, Language::danish);
    r_.error(model.until[end_point].at,
             {fmt::format(
                  "the curve of '{}' is {:.6g} after {} cycles and {:.6g} one later{}: survival cannot rise",
                  model.states[end_point].id, shares[row - 1], row - 1, shares[row], en),
              fmt::format("kurven for '{}' er {:.6g} ved slutningen af cyklus {} og {:.6g} en cyklus "
                          "senere{}: overlevelse kan ikke stige",
                          model.states[end_point].id, shares[row - 1], row - 1, shares[row], da)},
             {"check its parameters", "se dens parametre efter"});
}

void CheckCurves::report_crossing(const Trace& trace, std::size_t end_point, std::size_t first,
                                  std::size_t last) {
    const auto& model = *r_.result.health;
    const auto& here = model.states[end_point].id;
    const auto& before = model.states[end_point - 1].id;
    const bool to_the_end = last + 1 == trace.survival[end_point].size();
    r_.warning(
        model.until[end_point].at,
        {fmt::format("the curve of '{}' lies below that of '{}' from the end of cycle {}{}{}: nobody is in "
                     "'{}' there",
                     here, before, first, to_the_end ? "" : fmt::format(" to that of cycle {}", last),
                     whose(trace.place, Language::english), here),
         fmt::format("kurven for '{}' ligger under kurven for '{}' fra slutningen af cyklus {}{}{}: ingen er "
                     "i '{}' dér",
                     here, before, first, to_the_end ? "" : fmt::format(" til slutningen af cyklus {}", last),
                     whose(trace.place, Language::danish), here)},
        {"the higher of the two is counted; look at how the curves were extrapolated",
         "den højeste af de to tælles; se på, hvordan kurverne er fremskrevet"});
}

void CheckCurves::look_at(const Trace& trace) {
    for (std::size_t k = 0; k < trace.survival.size(); ++k) {
        const auto& shares = trace.survival[k];
        for (std::size_t row = 1; row < shares.size(); ++row) {
            if (shares[row] <= shares[row - 1] + no_difference) continue;
            report_rise(trace, k, row);
            return;
        }
    }
    // Against the running maximum, as they are counted.
    auto highest = trace.survival.front();
    for (std::size_t k = 1; k < trace.survival.size(); ++k) {
        const auto& shares = trace.survival[k];
        std::size_t first = 0, last = 0;
        for (std::size_t row = 1; row < shares.size(); ++row) {
            if (highest[row] > shares[row] + no_difference) {
                if (first == 0) first = row;
                last = row;
            }
            highest[row] = std::max(highest[row], shares[row]);
        }
        if (first > 0) report_crossing(trace, k, first, last);
    }
}

void CheckCurves::end_points() {
    const auto& model = *r_.result.health;
    bool fixed = true;
    Varies by;
    for (const auto& end_point : model.until) {
        fixed = is_fixed(*end_point.curve, end_point.at) && fixed;
        by |= curve_varies(quantities_, *end_point.curve);
    }
    if (!fixed) return;
    const auto rows = static_cast<std::size_t>(cycles_followed(r_.result)) + 1;
    everywhere(by, [&](const Place& place) {
        std::vector<Node> nodes;
        for (const auto& end_point : model.until) {
            const auto curve = curve_at(quantities_, *end_point.curve, place);
            for (std::size_t row = 0; row < rows; ++row)
                nodes.push_back(health::survival(
                    graph_, *curve, graph_.constant(static_cast<double>(row) * model.cycle_years)));
        }
        const auto shares = values(nodes);
        Trace trace{place, {}};
        for (std::size_t k = 0; k < model.until.size(); ++k) {
            const auto from = shares.begin() + static_cast<std::ptrdiff_t>(k * rows);
            trace.survival.emplace_back(from, from + static_cast<std::ptrdiff_t>(rows));
        }
        look_at(trace);
    });
}

}  // namespace

void check_curves(Resolving& r) {
    if (!r.result.health) return;
    CheckCurves check(r);
    for (const auto& [id, curve] : r.result.curves) check.parameters(*curve);
    for (const auto& end_point : r.result.health->until) check.parameters(*end_point.curve);
    if (!r.diagnostics.has_errors() && r.result.health->kind == ModelKind::survival) check.end_points();
}

}  // namespace vaerdi::value
