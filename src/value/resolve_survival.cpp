// A partitioned survival model: its states in order, each but the last with the curve of those not yet past
// it.
#include <fmt/format.h>

#include "value/health_binding.h"

namespace vaerdi::value {

void resolve_partition(Resolving& r, const HealthDocument& written, HealthModel& model) {
    model.start.resize(model.states.size());
    model.start_at = written.at;
    model.stays.resize(model.states.size());
    if (model.states.empty()) return;
    model.until.resize(model.states.size() - 1);
    for (const auto& entry : written.until) {
        const auto state = state_named(r, model, entry.name, entry.at);
        if (!state) continue;
        if (*state + 1 == model.states.size()) {
            r.error(entry.at,
                    {fmt::format("nobody leaves '{}', the last of the states", entry.name),
                     fmt::format("ingen forlader '{}', den sidste af tilstandene", entry.name)},
                    {"write the states in the order they are gone through; the last has no curve",
                     "skriv tilstandene i den rækkefølge, de gennemløbes; den sidste har ingen kurve"});
            continue;
        }
        // A name alone stands for the curve itself, not for one like it.
        const auto& own = entry.value;
        const bool is_name = is_given(own.like) && own.at == own.like.at;
        model.until[*state] = {is_name ? curve_named(r, own.like.value, own.like.at)
                                       : bind_curve(r, own, "health.until." + entry.name),
                               entry.at};
    }
    for (std::size_t k = 0; k < model.until.size(); ++k) {
        model.transitions.push_back({k, k + 1, nullptr, model.until[k].at});
        if (model.until[k].at.line > 0 || written.until.empty()) continue;
        const auto& id = model.states[k].id;
        r.error(written.until.entries.front().at,
                {fmt::format("no curve says until when '{}' lasts", id),
                 fmt::format("ingen kurve siger, hvor længe '{}' varer", id)},
                {fmt::format("add `{}: …` under until:, a curve of those not yet past that state", id),
                 fmt::format("tilføj `{}: …` under until:, en kurve for dem, der ikke er forbi den tilstand",
                             id)});
    }
}

bool check_event_of_survival(Resolving& r, const HealthModel& model, const std::string& id,
                             const EventDocument& written) {
    if (!written.from.empty()) {
        r.error(
            written.from.front().at,
            {fmt::format("a partitioned survival model does not know which state the event '{}' comes from",
                         id),
             fmt::format(
                 "en model med opdelt overlevelse ved ikke, hvilken tilstand hændelsen '{}' kommer fra", id)},
            {"leave out from:; the event counts those who come into the state or past it",
             "udelad from:; hændelsen tæller dem, der kommer i tilstanden eller forbi den"});
        return false;
    }
    const bool is_first = !written.into.empty() && !model.states.empty() &&
                          written.into.front().value == model.states.front().id;
    if (written.into.size() == 1 && !is_first) return true;
    r.error(written.into.empty() ? written.at : written.into.front().at,
            {fmt::format("the event '{}' is not coming into one later state", id),
             fmt::format("hændelsen '{}' er ikke at komme i én senere tilstand", id)},
            {"name one state after the first: those who come into it or past it are counted",
             "nævn én tilstand efter den første: de, der kommer i den eller forbi den, tælles"});
    return false;
}

}  // namespace vaerdi::value
