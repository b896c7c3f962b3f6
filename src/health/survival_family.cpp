#include "health/survival_family.h"

#include <algorithm>
#include <array>

namespace vaerdi::health {

std::span<const FamilyDefinition> families() {
    using enum Domain;
    using enum TimePower;
    static const std::array list{
        FamilyDefinition{Family::exponential,
                         "exponential",
                         {"Exponential", "Eksponentiel"},
                         {{"rate", not_negative, per_time}}},
        FamilyDefinition{Family::weibull,
                         "weibull",
                         {"Weibull", "Weibull"},
                         {{"shape", positive}, {"scale", positive, time}}},
        FamilyDefinition{Family::weibull_ph,
                         "weibull_ph",
                         {"Weibull, proportional hazards", "Weibull, proportionale hazarder"},
                         {{"lambda", not_negative}, {"gamma", positive}}},
        FamilyDefinition{Family::gompertz,
                         "gompertz",
                         {"Gompertz", "Gompertz"},
                         {{"shape", any, per_time}, {"rate", not_negative, per_time}}},
        FamilyDefinition{Family::lognormal,
                         "lognormal",
                         {"Log-normal", "Lognormal"},
                         {{"meanlog", any}, {"sdlog", positive}}},
        FamilyDefinition{Family::loglogistic,
                         "loglogistic",
                         {"Log-logistic", "Loglogistisk"},
                         {{"shape", positive}, {"scale", positive, time}}},
        FamilyDefinition{
            Family::gamma, "gamma", {"Gamma", "Gamma"}, {{"shape", positive}, {"rate", positive, per_time}}},
        FamilyDefinition{Family::generalised_gamma,
                         "generalised_gamma",
                         {"Generalised gamma", "Generaliseret gamma"},
                         {{"mu", any}, {"sigma", positive}, {"Q", any}}},
        FamilyDefinition{Family::spline, "spline", {"Royston–Parmar spline", "Royston–Parmar-spline"}, {}},
    };
    return list;
}

const FamilyDefinition& definition_of(Family family) { return families()[static_cast<std::size_t>(family)]; }

const FamilyDefinition* find_family(std::string_view name) {
    const auto found = std::ranges::find(families(), name, &FamilyDefinition::name);
    return found == families().end() ? nullptr : &*found;
}

bool is_within(Domain domain, double value) {
    switch (domain) {
        case Domain::any:
            return value == value;
        case Domain::positive:
            return value > 0;
        case Domain::not_negative:
            return value >= 0;
    }
    return false;
}

const std::vector<std::string>& spline_scale_names() {
    static const std::vector<std::string> names{"hazard", "odds", "normal"};
    return names;
}

}  // namespace vaerdi::health
