// Whether people can live the lives of an individual model: no impossible times, nobody without end, no more
// of them than can be simulated, and nothing outside a life that only a person has.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "value/individual_binding.h"
#include "value/people_course.h"

namespace vaerdi::value {
namespace {

constexpr std::uint32_t people_tried = 200;
constexpr double most_events = 300'000'000;  // for one set of figures

class CheckIndividual {
  public:
    explicit CheckIndividual(Resolving& r)
        : r_(r), model_(*r.result.health), individual_(*model_.individual), quantities_(r.result, graph_) {}

    /// Reports what only a person has where there is no person.
    void persons();
    void lives();

  private:
    void outside(const ValuePtr& value, const Text& where);
    void calendar(const ValuePtr& value);
    double tried(const Place& place);
    void report(std::size_t transition, std::size_t alternative, double share);

    Resolving& r_;
    const HealthModel& model_;
    const IndividualModel& individual_;
    math::Graph graph_;
    Quantities quantities_;
    std::set<std::size_t> reported_;  // transitions
};

void CheckIndividual::outside(const ValuePtr& value, const Text& where) {
    const auto by = quantities_.varies(value);
    if (!by.by_person && !by.by_state) return;
    r_.error(
        value->at,
        {"what only a person who is simulated has (age, attributes, earlier events, the state) stands in " +
             where.en,
         "noget, som kun en person, der simuleres, har (alder, egenskaber, tidligere hændelser, "
         "tilstanden), står i " +
             where.da},
        {"use it under event_times:, utilities:, costs: and events: of the health model only",
         "brug det kun under event_times:, utilities:, costs: og events: i sygdomsmodellen"});
}

// Within a life there is the time since the start; the calendar year of a moment is not known.
void CheckIndividual::calendar(const ValuePtr& value) {
    const auto by = quantities_.varies(value);
    if (!by.by_year && !by.by_follow_up) return;
    r_.error(value->at,
             {"a formula of a person changes with the calendar year or the year of follow-up",
              "en formel for en person ændrer sig med kalenderåret eller opfølgningsåret"},
             {"use time_in_model, the years since the start", "brug time_in_model, årene siden start"});
}

void CheckIndividual::persons() {
    const auto& c = r_.result;
    const Text start("the start", "starten");
    const Text line("a line of the case", "en linje i værdicasen");
    for (const auto& share : model_.start) outside(share, start);
    outside(model_.start_age, {"the age at the start", "alderen ved start"});
    for (const auto& each : c.lines) {
        if (each.follows_course) continue;
        for (const auto* value :
             {&each.amount, &each.quantity, &each.price, &each.ramp, &each.cashable, &each.deadweight,
              &each.attribution, &each.displacement, &each.drop_off, &each.residual.value})
            outside(*value, line);
    }
    for (const auto& line_of : c.lines) {
        for (const auto& transfer : line_of.transfers)
            outside(transfer.share, {"a transfer between payers", "en overførsel mellem betalere"});
    }
    for (const auto& share : c.uptake) outside(share, {"the uptake", "udbredelsen"});
    for (const auto* intake : {&c.patients, &c.procedures, &c.pieces})
        outside(intake->count, {"the population", "populationen"});
    outside(c.qaly_value, {"the value of a QALY", "værdien af en QALY"});
    for (const auto& plan : c.financing) {
        outside(plan.outlay, {"the financing", "finansieringen"});
        outside(plan.repays, {"the financing", "finansieringen"});
    }
    for (const auto& pathway : c.pathways) {
        for (const auto& step : pathway.steps) {
            outside(step.minutes, {"a pathway", "et forløb"});
            outside(step.times, {"a pathway", "et forløb"});
        }
    }
    for (const auto& time : individual_.times) {
        for (const auto& parameter : time.parameters) calendar(parameter);
        calendar(time.hazard_ratio);
    }
    for (const auto& each : c.lines) {
        for (const auto* value : {&each.amount, &each.quantity}) {
            if (!*value || !(*value)->course) continue;
            for (const auto& part : (*value)->course->parts) {
                if (quantities_.varies(part.amount).by_person) calendar(part.amount);
            }
        }
    }
}

void CheckIndividual::report(std::size_t transition, std::size_t alternative, double share) {
    const auto& own = model_.transitions[transition];
    const auto& from = model_.states[own.from].id;
    const auto& to = model_.states[own.to].id;
    const auto& id = r_.result.alternatives[alternative].id;
    r_.error(
        own.at,
        {fmt::format("the time of {} → {} has impossible parameters for '{}' ({:.3g} per person)", from, to,
                     id, share),
         fmt::format("tiden for {} → {} har umulige parametre for '{}' ({:.3g} pr. person)", from, to, id,
                     share)},
        {"rates and hazard ratios are never negative, shapes and scales lie above 0: see that its formulas "
         "keep to that for every person",
         "rater og hazard ratioer er aldrig negative, shape og scale ligger over 0: sørg for, at "
         "formlerne holder det for hver person"});
}

/// Events of one person in an alternative and group; 0 when something is wrong with them.
double CheckIndividual::tried(const Place& place) {
    auto& people = quantities_.people();
    const auto& of = people.individuals(place);
    std::vector<Node> nodes{people.outcome(place, of.events()), people.outcome(place, of.cut_short())};
    for (std::size_t t = 0; t < model_.transitions.size(); ++t)
        nodes.push_back(people.outcome(place, of.impossible(t)));
    std::vector<double> inputs(std::max<std::size_t>(r_.result.inputs.size(), graph_.slot_count()));
    for (std::size_t i = 0; i < r_.result.inputs.size(); ++i) inputs[i] = r_.result.inputs[i].base;
    math::Replicate few;
    few.parts = std::max(1U, static_cast<std::uint32_t>(individual_.people) / people_tried);
    const auto values = math::evaluate(graph_, nodes, inputs, few);
    bool sound = true;
    for (std::size_t t = 0; t < model_.transitions.size(); ++t) {
        const double share = values[2 + t];
        if (share > 0 && reported_.insert(t).second) report(t, place.alternative, share);
        sound = sound && !(share > 0);
    }
    if (sound && values[1] > 0) {
        r_.error(
            individual_.at,
            {fmt::format("somebody goes through more than {} events within the horizon", health::most_rounds),
             fmt::format("nogen gennemgår mere end {} hændelser inden for tidshorisonten",
                         health::most_rounds)},
            {"see that no time is nil; what happens so often is a cost of the state, not an event",
             "sørg for, at ingen tid er nul; det, der sker så ofte, er en udgift i tilstanden, ikke en "
             "hændelse"});
        sound = false;
    }
    return sound ? values[0] : 0;
}

void CheckIndividual::lives() {
    const auto by = quantities_.people().varies();
    double events = 0;
    for (std::size_t a = 0; a < (by.by_alternative ? r_.result.alternatives.size() : 1); ++a) {
        for (int g = 0; g < (by.by_group ? static_cast<int>(r_.result.groups.size()) : 1); ++g) {
            Place place;
            place.alternative = a;
            place.group = by.by_group ? g : -1;
            const double each = tried(place);
            if (each == 0) return;
            events += each * static_cast<double>(individual_.people);
            if (events > most_events) {
                r_.error(
                    individual_.at,
                    {fmt::format(
                         "the people of the model go through {:.3g} events or more; {:.3g} are the most",
                         events, most_events),
                     fmt::format("modellens personer gennemgår {:.3g} hændelser eller mere; højst {:.3g} er "
                                 "muligt",
                                 events, most_events)},
                    {"simulate fewer (individuals: {number: …}) or shorten the horizon",
                     "simulér færre (individuals: {number: …}), eller afkort tidshorisonten"});
                return;
            }
        }
    }
}

}  // namespace

void check_individual(Resolving& r) {
    CheckIndividual check(r);
    check.persons();
    if (!r.diagnostics.has_errors()) check.lives();
}

}  // namespace vaerdi::value
