// Whether a health model holds together: every row of transitions sums to one, no share is negative, every
// state can be reached, and nobody is kept from dying by mistake.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "value/course.h"
#include "value/individual_binding.h"
#include "value/people_course.h"

namespace vaerdi::value {
namespace {

constexpr double most_cells =
    2'000'000;  // shares of states and transitions, by time in them, cycle, alternative …
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
        Position at = {};  ///< of what was written, for a quality of life
    };
    void ask(std::vector<Asked>& into, const Place& entry);
    void ask_start(const Place& entry);
    void ask_utilities(const Place& entry);
    void report(const Asked& asked, double value);
    void report_start(const Place& entry, double sum);
    void report_utility(const Asked& asked, double value);
    void report_row(const Asked& asked, double sum);
    std::string where(const Place& place, Language language) const;
    Position place_of(std::size_t state) const;

    Resolving& r_;
    const HealthModel& model_;
    math::Graph graph_;
    Quantities quantities_;
    std::vector<Asked> written_out_;  ///< what was written for staying, less what is left
    std::vector<Asked> starts_;       ///< all shares at the start
    std::vector<Asked> utilities_;
    std::set<std::pair<std::size_t, std::size_t>> reported_;
    bool by_alternative_ = false;
};

Position Check::place_of(std::size_t state) const {
    const auto found = std::ranges::find(model_.transitions, state, &HealthTransition::from);
    return found == model_.transitions.end() ? model_.states[state].at : found->at;
}

void Check::size() {
    const double cycles = cycles_followed(r_.result);
    const auto of_state = [&](std::size_t state) {
        return quantities_.courses().remembers(state) ? cycles * cycles / 2 : cycles;
    };
    double cells = 0;
    for (std::size_t state = 0; state < model_.states.size(); ++state) cells += of_state(state);
    for (const auto& transition : model_.transitions) cells += of_state(transition.from);
    // Probabilities by calendar year make a course of its own for each intake.
    const auto& intake = r_.result.patients.given ? r_.result.patients : r_.result.procedures;
    const bool by_intake = quantities_.courses().varies().by_year && intake.given && !intake.at_start;
    cells *= static_cast<double>(r_.result.alternatives.size() * (r_.result.groups.size() + 1)) *
             (by_intake ? intake.years : 1);
    if (cells <= most_cells) return;
    r_.error(
        model_.at,
        {fmt::format(
             "the health model is too large: {:.3g} shares of states and transitions, by cycle, alternative, "
             "group, intake and time in the state",
             cells),
         fmt::format(
             "sygdomsmodellen er for stor: {:.3g} andele i tilstande og overgange, fordelt på cyklus, "
             "alternativ, gruppe, indtag og tid i tilstanden",
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
    if (place.cycle > 0 && !model_.individual)
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

void Check::ask_start(const Place& entry) {
    std::vector<math::Term> shares;
    for (const auto& share : model_.start)
        shares.push_back({1, quantities_.at(share, in_cycle(model_, entry, 1, 0))});
    starts_.push_back({graph_.weighted_sum(shares), 0, {}, entry});
}

void Check::ask_utilities(const Place& entry) {
    const auto qalys = std::ranges::find_if(r_.result.lines, [](const Line& line) {
        return line.follows_course && line.natural_unit.exponent(Dimension::qaly) == 1;
    });
    if (qalys == r_.result.lines.end()) return;
    for (const auto& part : qalys->quantity->course->parts) {
        if (part.at_transition || !part.amount || quantities_.varies(part.amount).by_person) continue;
        const bool by_cycle = quantities_.varies(part.amount).by_cycle;
        for (int cycle = 1; cycle <= (by_cycle ? cycles_followed(r_.result) : 1); ++cycle) {
            auto place = in_cycle(model_, entry, cycle, 0);
            place.state = static_cast<int>(part.index);
            utilities_.push_back(
                {quantities_.at(part.amount, place), part.index, {}, place, part.amount->at});
        }
    }
}

void Check::ask(std::vector<Asked>& into, const Place& entry) {
    auto& courses = quantities_.courses();
    auto& course = courses.course(entry);
    for (int cycle = 1; cycle <= cycles_followed(r_.result); ++cycle) {
        for (std::size_t state = 0; state < model_.states.size(); ++state) {
            const auto cells = course.cells(state, cycle - 1).size();
            for (std::size_t cell = 0; cell < cells; ++cell) {
                const auto place = in_cycle(model_, entry, cycle, static_cast<int>(cell));
                into.push_back({courses.left_over(state, place), state, {}, place});
                for (std::size_t t = 0; t < model_.transitions.size(); ++t) {
                    if (model_.transitions[t].from == state && model_.transitions[t].probability)
                        into.push_back(
                            {quantities_.at(model_.transitions[t].probability, place), state, t, place});
                }
                if (model_.stays[state]) {
                    const std::array terms{math::Term{1, quantities_.at(model_.stays[state], place)},
                                           math::Term{-1, courses.stay(state, place)}};
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

void Check::report_start(const Place& entry, double sum) {
    r_.error(
        model_.start_at,
        {fmt::format("the shares at the start{} sum to {:.6g}, not 1", where(entry, Language::english), sum),
         fmt::format("andelene ved start{} summer til {:.6g}, ikke 1", where(entry, Language::danish), sum)},
        {"everybody begins in some state: change the shares so that they do",
         "alle begynder i en tilstand: ret andelene, så de gør"});
}

void Check::report_utility(const Asked& asked, double value) {
    if (!reported_.insert({asked.state, model_.transitions.size() + 2}).second) return;
    const auto& id = model_.states[asked.state].id;
    r_.error(
        asked.at,
        {fmt::format("the quality of life in '{}'{} is {:.6g}", id, where(asked.place, Language::english),
                     value),
         fmt::format("livskvaliteten i '{}'{} er {:.6g}", id, where(asked.place, Language::danish), value)},
        {"1 is full health, 0 as bad as being dead; worse than dead is written below 0, not under -1",
         "1 er fuldt helbred, 0 så dårligt som at være død; værre end død skrives under 0, ikke under -1"});
}

void Check::numbers() {
    std::vector<Asked> asked;
    const auto by = model_.individual ? quantities_.people().varies() : quantities_.courses().varies();
    by_alternative_ = by.by_alternative;
    const int groups = by.by_group ? static_cast<int>(r_.result.groups.size()) : 1;
    for (std::size_t a = 0; a < (by.by_alternative ? r_.result.alternatives.size() : 1); ++a) {
        for (int g = 0; g < groups; ++g) {
            Place entry;
            entry.alternative = a;
            entry.group = by.by_group ? g : -1;
            if (model_.kind == ModelKind::cohort) ask(asked, entry);
            if (model_.kind != ModelKind::survival) ask_start(entry);
            ask_utilities(entry);
        }
    }
    std::vector<double> inputs(std::max<std::size_t>(r_.result.inputs.size(), graph_.slot_count()));
    for (std::size_t i = 0; i < r_.result.inputs.size(); ++i) inputs[i] = r_.result.inputs[i].base;
    std::vector<Node> nodes;
    for (const auto& each : asked) nodes.push_back(each.node);
    for (const auto* more : {&written_out_, &starts_, &utilities_}) {
        for (const auto& each : *more) nodes.push_back(each.node);
    }
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
    const auto after_rows = asked.size() + written_out_.size();
    for (std::size_t i = 0; i < starts_.size(); ++i) {
        const double sum = values[after_rows + i];
        if (std::abs(sum - 1) > written_rounding) report_start(starts_[i].place, sum);
    }
    for (std::size_t i = 0; i < utilities_.size(); ++i) {
        const double utility = values[after_rows + starts_.size() + i];
        if (!(utility >= -1) || utility > 1 + rounding) report_utility(utilities_[i], utility);
    }
}

}  // namespace

void check_course(Resolving& r) {
    if (!r.result.health) return;
    Check check(r);
    if (r.result.health->individual) {
        check.ways();
        check_individual(r);
        if (!r.diagnostics.has_errors()) check.numbers();
        return;
    }
    check.size();
    if (r.diagnostics.has_errors()) return;
    if (r.result.health->kind == ModelKind::cohort) check.ways();
    check.numbers();
}

}  // namespace vaerdi::value
