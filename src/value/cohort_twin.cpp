#include "value/cohort_twin.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "health/survival_curve.h"
#include "value/convergence.h"
#include "value/course.h"
#include "value/people_course.h"

namespace vaerdi::value {
namespace {

constexpr int most_twin_steps = 1'200;  // of the coarser of two
constexpr int steps_a_year = 60;

/// The twin of one alternative and group at base values.
class Twin {
  public:
    Twin(CaseGraph& graph, const Place& place);
    /// Years in each state, in so many steps.
    std::vector<double> years(int steps) const;

  private:
    struct Hazard {
        std::size_t from, to;
        health::Family family;
        std::vector<double> parameters;
        const health::HazardSteps* table;
        double ratio;
        health::Clock clock;
        double begins;  ///< what a clock of age shows at the start
    };
    /// Cumulative hazards at the ends of the steps of its clock.
    std::vector<double> cumulative(const Hazard& hazard, int steps, double length) const;

    std::size_t states_;
    int years_;
    std::vector<double> start_;
    std::vector<Hazard> hazards_;
};

Twin::Twin(CaseGraph& graph, const Place& place)
    : states_(graph.resolved().health->states.size()), years_(years_followed(graph.resolved())) {
    const auto& model = *graph.resolved().health;
    auto& quantities = graph.quantities();
    const auto inputs = graph.base_inputs();
    const auto value = [&](const ValuePtr& of, std::size_t state) {
        auto here = place;
        here.state = static_cast<int>(state);
        return math::evaluate(graph.graph(), quantities.at(of, here), inputs);
    };
    for (const auto& share : model.start) start_.push_back(value(share, 0));
    for (std::size_t t = 0; t < model.transitions.size(); ++t) {
        const auto& time = model.individual->times[t];
        const auto from = model.transitions[t].from;
        Hazard hazard{from, model.transitions[t].to, time.family, {}, nullptr, 1, time.clock, 0};
        if (time.steps.is_given()) hazard.table = &time.steps;
        const auto count = health::definition_of(time.family).parameters.size();
        for (std::size_t k = 0; k < count && !hazard.table; ++k)
            hazard.parameters.push_back(time.factors[k] * value(time.parameters[k], from));
        if (time.hazard_ratio) hazard.ratio = value(time.hazard_ratio, from);
        if (time.clock == health::Clock::age) hazard.begins = value(model.start_age, from);
        hazards_.push_back(std::move(hazard));
    }
}

std::vector<double> Twin::cumulative(const Hazard& hazard, int steps, double length) const {
    std::vector<double> ends;
    math::Graph graph;
    health::SurvivalCurve curve;
    curve.base.family = hazard.family;
    for (const double each : hazard.parameters) curve.base.parameters.push_back(graph.constant(each));
    for (int k = 0; k <= steps; ++k) {
        const double t = hazard.begins + k * length;
        ends.push_back(hazard.ratio * (hazard.table ? hazard.table->cumulative(t)
                                                    : graph.constant_value(health::cumulative_hazard(
                                                          graph, curve, graph.constant(t)))));
    }
    return ends;
}

std::vector<double> Twin::years(int steps) const {
    const double length = static_cast<double>(years_) / steps;
    std::vector<std::vector<double>> at;
    std::vector<bool> remembers(states_);
    for (const auto& hazard : hazards_) {
        at.push_back(cumulative(hazard, steps, length));
        const bool level = hazard.table == nullptr && hazard.family == health::Family::exponential;
        if (hazard.clock == health::Clock::reset && !level) remembers[hazard.from] = true;
    }
    std::vector<std::vector<double>> cells(states_);  // by steps in the state
    for (std::size_t s = 0; s < states_; ++s) cells[s] = {start_[s]};
    std::vector<double> years(states_), share(start_);
    std::vector<double> moves(hazards_.size());
    for (int step = 0; step < steps; ++step) {
        std::vector<double> arriving(states_);
        auto next = cells;
        for (std::size_t s = 0; s < states_; ++s) {
            if (remembers[s]) next[s].assign(cells[s].size() + 1, 0);
            for (std::size_t cell = 0; cell < cells[s].size(); ++cell) {
                double all = 0;
                for (std::size_t h = 0; h < hazards_.size(); ++h) {
                    moves[h] = 0;
                    if (hazards_[h].from != s) continue;
                    const auto k = hazards_[h].clock == health::Clock::reset && remembers[s]
                                       ? cell
                                       : static_cast<std::size_t>(step);
                    moves[h] = at[h][k + 1] - at[h][k];
                    all += moves[h];
                }
                const double stays = cells[s][cell] * std::exp(-all);
                for (std::size_t h = 0; h < hazards_.size() && all > 0; ++h)
                    arriving[hazards_[h].to] += moves[h] / all * (cells[s][cell] - stays);
                next[s][remembers[s] ? cell + 1 : cell] = stays;
            }
        }
        for (std::size_t s = 0; s < states_; ++s) next[s][0] += arriving[s];
        cells = std::move(next);
        for (std::size_t s = 0; s < states_; ++s) {
            double now = 0;
            for (const double each : cells[s]) now += each;
            years[s] += length * (share[s] + now) / 2;
            share[s] = now;
        }
    }
    return years;
}

/// Why there is no twin, if so.
Text why_not(CaseGraph& graph) {
    const auto& model = *graph.resolved().health;
    auto& quantities = graph.quantities();
    for (const auto& time : model.individual->times) {
        bool of_person = quantities.varies(time.hazard_ratio).by_person;
        for (const auto& parameter : time.parameters)
            of_person = of_person || quantities.varies(parameter).by_person;
        if (of_person)
            return {"a time depends on the person: no cohort says the same",
                    "en tid afhænger af personen: ingen kohorte siger det samme"};
        if (time.clock == health::Clock::age && !model.start_age)
            return {"people begin at different ages: no cohort says the same",
                    "personerne begynder i forskellig alder: ingen kohorte siger det samme"};
    }
    return {};
}

}  // namespace

bool TwinState::agrees() const { return std::abs(people - cohort) <= 3 * standard_error + step_error + 1e-9; }

std::optional<CohortTwin> cohort_twin(const ResolvedCase& resolved, const std::stop_token& stop) {
    CaseGraph graph(resolved);
    CohortTwin result;
    result.why_not = why_not(graph);
    if (!result.why_not.empty()) return result;
    const auto& model = *resolved.health;
    auto& people = graph.quantities().people();
    const bool by_group = people.varies().by_group;
    const int steps = std::min(most_twin_steps, steps_a_year * years_followed(resolved));
    std::vector<std::vector<math::Term>> figures;
    for (std::size_t a = 0; a < resolved.alternatives.size(); ++a) {
        auto& states = result.states.emplace_back(model.states.size());
        std::vector<std::vector<math::Term>> own(model.states.size());
        for (int g = 0; g < (by_group ? static_cast<int>(resolved.groups.size()) : 1); ++g) {
            if (stop.stop_requested()) return {};
            Place place;
            place.alternative = a;
            place.group = by_group ? g : -1;
            const double weight = by_group ? resolved.groups[static_cast<std::size_t>(g)].share : 1;
            const Twin twin(graph, place);
            const auto coarse = twin.years(steps), fine = twin.years(2 * steps);
            for (std::size_t s = 0; s < states.size(); ++s) {
                states[s].cohort += weight * (2 * fine[s] - coarse[s]);
                states[s].step_error += weight * std::abs(fine[s] - coarse[s]);
                own[s].push_back({weight, people.years_in_state(s, place)});
            }
        }
        figures.insert(figures.end(), own.begin(), own.end());
    }
    const auto found = converging(graph, figures, stop);
    if (!found) return {};
    auto figure = found->begin();
    for (auto& states : result.states) {
        for (auto& state : states) {
            state.people = figure->at.back();
            state.standard_error = figure++->standard_error;
        }
    }
    return result;
}

}  // namespace vaerdi::value
