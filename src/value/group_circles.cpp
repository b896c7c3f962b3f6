// Formulas that go in a circle only within a patient group: `set: {a: b}` where b is computed from a.
#include <fmt/format.h>

#include "value/resolving.h"

namespace vaerdi::value {
namespace {

/// Follows the formulas of one group from each parameter that it sets.
class GroupWalk {
  public:
    GroupWalk(Resolving& r, const Group& group) : r_(r), group_(group) {}

    void run() {
        for (const auto& [name, value] : group_.set) follow(name, value->at);
    }

  private:
    enum class State { open, done };

    void follow(const std::string& name, Position at) {
        const auto [known, is_new] = states_.emplace(name, State::open);
        if (!is_new) {
            if (known->second == State::open) wrong(at, name);
            return;
        }
        if (++depth_ > longest_chain) {
            too_deep(at);
        } else {
            const auto own = group_.set.find(name);
            const auto usual = r_.result.parameters.find(name);
            if (own != group_.set.end()) {
                follow(own->second);
            } else if (usual != r_.result.parameters.end()) {
                follow(usual->second);
            }
        }
        --depth_;
        states_[name] = State::done;
    }

    void follow(const ValuePtr& value) {
        if (!value) return;
        for (const auto& part : value->by_alternative) follow(part);
        for (const auto& [year, part] : value->by_year) follow(part);
        if (!value->formula) return;
        for (const auto& name : math::names_used(*value->formula)) follow(name, value->at);
        for (const auto& reference : math::references_used(*value->formula)) {
            const auto curve = r_.result.curves.find(reference.id);
            if (is_curve_function(reference.function) && curve != r_.result.curves.end() &&
                curves_.insert(reference.id).second)
                visit_parameters(*curve->second, [&](const CurveParameter& each) { follow(each.value); });
            if (reference.function != "pathway" || !pathways_.insert(reference.id).second) continue;
            for (const auto& pathway : r_.result.pathways) {
                if (pathway.id != reference.id) continue;
                for (const auto& step : pathway.steps) {
                    follow(step.minutes);
                    follow(step.times);
                }
            }
        }
    }

    void wrong(Position at, const std::string& name) {
        r_.error(
            at,
            {fmt::format("in the group '{}' the formula of '{}' comes back to itself", group_.id, name),
             fmt::format("i gruppen '{}' kommer formlen for '{}' tilbage til sig selv", group_.id, name)},
            {"give the group a number for one of them", "giv gruppen et tal for en af dem"});
    }
    void too_deep(Position at) {
        r_.error(at,
                 {fmt::format("in the group '{}' the formulas refer to one another in more than {} steps",
                              group_.id, longest_chain),
                  fmt::format("i gruppen '{}' henviser formlerne til hinanden i mere end {} led", group_.id,
                              longest_chain)},
                 {"compute it in fewer steps", "beregn det i færre trin"});
    }

    Resolving& r_;
    const Group& group_;
    std::map<std::string, State> states_;
    std::set<std::string> pathways_, curves_;
    int depth_ = 0;
};

}  // namespace

void check_group_circles(Resolving& r) {
    for (const auto& group : r.result.groups) GroupWalk(r, group).run();
}

}  // namespace vaerdi::value
