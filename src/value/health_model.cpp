#include "value/health_model.h"

#include <algorithm>
#include <cmath>

namespace vaerdi::value {
namespace {

// Cycle lengths such as a twelfth of a year do not add up to years exactly.
constexpr double same_cycle = 1e-6;

}  // namespace

bool is_health_name(std::string_view name) {
    return std::ranges::find(health_names, name) != std::end(health_names);
}

Text health_name_words(std::string_view name) {
    if (name == "age") return {"Age", "Alder"};
    if (name == "cycle") return {"Cycle", "Cyklus"};
    if (name == "cycle_length") return {"Years of a cycle", "År i en cyklus"};
    if (name == "time_in_model") return {"Years since the start", "År siden start"};
    if (name == "time_in_state") return {"Years in the state", "År i tilstanden"};
    return {"Cycles in the state", "Cyklusser i tilstanden"};
}

int cycles_within(const HealthModel& model, double years) {
    return static_cast<int>(std::floor(years / model.cycle_years + same_cycle));
}

int year_of_cycle(const HealthModel& model, int cycle) {
    return static_cast<int>(std::floor((cycle - 1) * model.cycle_years + same_cycle)) + 1;
}

}  // namespace vaerdi::value
