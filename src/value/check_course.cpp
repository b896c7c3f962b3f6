// Whether a health model holds together: every row of transitions sums to one, no share is negative, every
// state can be reached, and nobody is kept from dying by mistake.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "value/course.h"
#include "value/resolving.h"

namespace vaerdi::value {
namespace {

constexpr double most_cells = 2'000'000;  // shares of states, by time in them, cycle and alternative
constexpr double rounding = 1e-9;
constexpr double written_rounding = 1e-6;  // of a row that is written out in full

/// What of a model is looked at when all else is known to be sound: its numbers at their base values.
class Check {
  public:
    explicit Check(Resolving& r) : r_(r), model_(*r.result.health), quantities_(r.result, graph_) {}

    void size();
    void ways();
    void numbers();

  private:
    /// A number that must hold, and whom it is about.
    struct Asked {
        Node node;
        std::size_t state;
        std::optional<std::size_t> transition;  ///< none: what stays
        Place place;
    };
    void ask(std::vector<Asked>& into, const Place& entry);
    void report(const Asked& asked, double value);
    void report_row(const Asked& asked, double sum);
    std::string where(const Place& place, Language language) const;
    Position place_of(std::size_t state) const;

    Resolving& r_;
    const HealthModel& model_;
    math::Graph graph_;
    Quantities quantities_;
    std::vector<Asked> written_out_;  ///< what was written for staying, less what is left
    std::set<std::pair<std::size_t, std::size_t>> reported_;
    bool by_alternative_ = false;
};

Position Check::place_of(std::size_t state) const {
    const auto found = std::ranges::find(model_.transitions, state, &HealthTransition::from);
    return found == model_.transitions.end() ? model_.states[state].at : found->at;
}

void Check::size() {
    const double cycles = r_.result.years / model_.cycle_years;
    const auto remembered = [&](std::size_t state) {
        return std::ranges::any_of(model_.transitions, [&](const HealthTransition& transition) {
            return transition.from == state && quantities_.varies(transition.probability).by_time_in_state;
        });
    };
    double cells = 0;
    for (std::size_t state = 0; state < model_.states.size(); ++state)
        cells += remembered(state) ? cycles * cycles / 2 : cycles;
    cells *= static_cast<double>(r_.result.alternatives.size() * (r_.result.groups.size() + 1));
    if (cells <= most_cells) return;
    r_.error(
        model_.at,
        {fmt::format(
             "the health model is too large: {:.3g} shares of states, by cycle, alternative, group and "
             "time in the state",
             cells),
         fmt::format("sygdomsmodellen er for stor: {:.3g} andele i tilstande, fordelt på cyklus, alternativ, "
                     "gruppe og tid i tilstanden",
                     cells)},
        {"lengthen the cycle or shorten the horizon", "forlæng cyklussen, eller afkort tidshorisonten"});
}

void Check::ways() {
    std::vector<bool> reached(model_.states.size());
    for (std::size_t state = 0; state < reached.size(); ++state)
        reached[state] = model_.start[state] != nullptr;
    for (bool more = true; more;) {
        more = false;
        for (const auto& transition : model_.transitions) {
            if (!reached[transition.from] || reached[transition.to]) continue;
            reached[transition.to] = more = true;
        }
    }
    for (std::size_t state = 0; state < reached.size(); ++state) {
        const auto& own = model_.states[state];
        if (!reached[state])
            r_.warning(own.at,
                       {fmt::format("nobody ever comes into the state '{}'", own.id),
                        fmt::format("ingen kommer nogensinde i tilstanden '{}'", own.id)},
                       {"add a transition into it, or leave it out",
                        "tilføj en overgang til den, eller udelad den"});
        const bool is_left = std::ranges::any_of(model_.transitions,
                                                 [&](const HealthTransition& t) { return t.from == state; });
        if (reached[state] && own.alive && !is_left)
            r_.warning(
                own.at,
                {fmt::format("nobody ever leaves the state '{}', not even by dying", own.id),
                 fmt::format("ingen forlader nogensinde tilstanden '{}', heller ikke ved død", own.id)},
                {"add its transitions, or name it under dead: if it is a way to be dead",
                 "tilføj dens overgange, eller nævn den under dead:, hvis den er en måde at være død på"});
    }
}

std::string Check::where(const Place& place, Language language) const {
    const auto& c = r_.result;
    std::string words;
    if (place.cycle > 0)
        words += fmt::format(fmt::runtime(language == Language::danish ? " i cyklus {}" : " in cycle {}"),
                             place.cycle);
    if (by_alternative_)
        words += fmt::format(fmt::runtime(language == Language::danish ? " for '{}'" : " for '{}'"),
                             c.alternatives[place.alternative].id);
    if (place.cycles_in_state > 0)
        words += fmt::format(fmt::runtime(language == Language::danish ? " efter {} cyklusser i tilstanden"
                                                                       : " after {} cycles in the state"),
                             place.cycles_in_state);
    return words;
}

void Check::ask(std::vector<Asked>& into, const Place& entry) {
    auto& cohort = quantities_.courses().cohort(entry);
    const int cycles = cycles_within(model_, r_.result.years);
    for (int cycle = 1; cycle <= cycles; ++cycle) {
        Place place = entry;
        place.cycle = cycle;
        place.follow_up = year_of_cycle(model_, cycle);
        place.year = place.entry + place.follow_up - 1;
        for (std::size_t state = 0; state < model_.states.size(); ++state) {
            const auto cells = cohort.cells(state, cycle - 1).size();
            for (std::size_t cell = 0; cell < cells; ++cell) {
                place.cycles_in_state = static_cast<int>(cell);
                into.push_back({cohort.stay(state, cycle, place.cycles_in_state), state, {}, place});
                for (std::size_t t = 0; t < model_.transitions.size(); ++t) {
                    if (model_.transitions[t].from == state && model_.transitions[t].probability)
                        into.push_back(
                            {quantities_.at(model_.transitions[t].probability, place), state, t, place});
                }
                if (model_.stays[state]) {
                    const std::array terms{math::Term{1, quantities_.at(model_.stays[state], place)},
                                           math::Term{-1, cohort.stay(state, cycle, place.cycles_in_state)}};
                    written_out_.push_back({graph_.weighted_sum(terms), state, {}, place});
                }
            }
        }
    }
}

void Check::report(const Asked& asked, double value) {
    const auto& id = model_.states[asked.state].id;
    if (!reported_.insert({asked.state, asked.transition.value_or(model_.transitions.size())}).second) return;
    const auto en = where(asked.place, Language::english), da = where(asked.place, Language::danish);
    if (asked.transition) {
        const auto& transition = model_.transitions[*asked.transition];
        r_.error(transition.at,
                 {fmt::format("the probability of {} → {}{} is {:.6g}", id, model_.states[transition.to].id,
                              en, value),
                  fmt::format("sandsynligheden for {} → {}{} er {:.6g}", id, model_.states[transition.to].id,
                              da, value)},
                 {"a probability lies between 0 and 1", "en sandsynlighed ligger mellem 0 og 1"});
        return;
    }
    r_.error(place_of(asked.state),
             {fmt::format("the transitions out of '{}'{} sum to {:.6g}, more than 1", id, en, 1 - value),
              fmt::format("overgangene ud af '{}'{} summer til {:.6g}, mere end 1", id, da, 1 - value)},
             {"lower them so that something is left to stay, or write `rest` for one of them",
              "sænk dem, så der er noget tilbage, eller skriv `rest` for én af dem"});
}

void Check::report_row(const Asked& asked, double sum) {
    const auto& id = model_.states[asked.state].id;
    if (!reported_.insert({asked.state, model_.transitions.size() + 1}).second) return;
    r_.error(place_of(asked.state),
             {fmt::format("the row of '{}'{} sums to {:.6g}, not 1", id,
                          where(asked.place, Language::english), sum),
              fmt::format("rækken for '{}'{} summer til {:.6g}, ikke 1", id,
                          where(asked.place, Language::danish), sum)},
             {fmt::format("leave '{0}: …' out of its own row: what goes nowhere stays", id),
              fmt::format("udelad '{0}: …' i dens egen række: det, der ikke går nogen steder, bliver", id)});
}

void Check::numbers() {
    std::vector<Asked> asked;
    const auto by = quantities_.courses().varies();
    by_alternative_ = by.by_alternative;
    const int groups = by.by_group ? static_cast<int>(r_.result.groups.size()) : 1;
    for (std::size_t a = 0; a < (by.by_alternative ? r_.result.alternatives.size() : 1); ++a) {
        for (int g = 0; g < groups; ++g) {
            Place entry;
            entry.alternative = a;
            entry.group = by.by_group ? g : -1;
            ask(asked, entry);
        }
    }
    std::vector<double> inputs(std::max<std::size_t>(r_.result.inputs.size(), graph_.slot_count()));
    for (std::size_t i = 0; i < r_.result.inputs.size(); ++i) inputs[i] = r_.result.inputs[i].base;
    std::vector<Node> nodes;
    for (const auto& each : asked) nodes.push_back(each.node);
    for (const auto& each : written_out_) nodes.push_back(each.node);
    const auto values = math::evaluate(graph_, nodes, inputs);
    for (std::size_t i = 0; i < asked.size(); ++i) {
        // What stays is above 1 only where a probability is below 0, which is said itself.
        const bool too_much = asked[i].transition && values[i] > 1 + rounding;
        if (values[i] >= -rounding && !too_much) continue;
        report(asked[i], values[i]);
    }
    for (std::size_t i = 0; i < written_out_.size(); ++i) {
        const double over = values[asked.size() + i];
        if (std::abs(over) > written_rounding) report_row(written_out_[i], 1 + over);
    }
}

}  // namespace

void check_course(Resolving& r) {
    if (!r.result.health) return;
    Check check(r);
    check.size();
    if (r.diagnostics.has_errors()) return;
    check.ways();
    check.numbers();
}

}  // namespace vaerdi::value
