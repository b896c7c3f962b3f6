#include "value/individual_document.h"

namespace vaerdi::document {

const std::vector<std::string>& Choices<health::Clock>::names() {
    static const std::vector<std::string> names{"reset", "forward", "age"};
    return names;
}

}  // namespace vaerdi::document

namespace vaerdi::value {

using document::Fields;
using document::Size;

const Fields<EventTimeDocument>& EventTimeDocument::fields() {
    static const auto list =
        Fields<EventTimeDocument>("event time")
            .optional("exponential", &EventTimeDocument::exponential,
                      {"Exponential: {rate}, e.g. {rate: 0.1}", "Eksponentiel: {rate}, fx {rate: 0.1}"},
                      {{"Exponential", "Eksponentiel"}, Size::large})
            .optional("weibull", &EventTimeDocument::weibull,
                      {"Weibull, accelerated failure time: {shape, scale}",
                       "Weibull, accelereret svigttid: {shape, scale}"},
                      {{"Weibull", "Weibull"}, Size::large})
            .optional("weibull_ph", &EventTimeDocument::weibull_ph,
                      {"Weibull, proportional hazards: {lambda, gamma}, S(t) = exp(-lambda t^gamma)",
                       "Weibull, proportionale hazarder: {lambda, gamma}, S(t) = exp(-lambda t^gamma)"},
                      {{"Weibull (PH)", "Weibull (PH)"}, Size::large})
            .optional("gompertz", &EventTimeDocument::gompertz,
                      {"Gompertz: {shape, rate}, hazard rate exp(shape t)",
                       "Gompertz: {shape, rate}, hazard rate exp(shape t)"},
                      {{"Gompertz", "Gompertz"}, Size::large})
            .optional("lognormal", &EventTimeDocument::lognormal,
                      {"Log-normal: {meanlog, sdlog} of the years", "Log-normal: {meanlog, sdlog} af årene"},
                      {{"Log-normal", "Log-normal"}, Size::large})
            .optional("loglogistic", &EventTimeDocument::loglogistic,
                      {"Log-logistic: {shape, scale}", "Log-logistisk: {shape, scale}"},
                      {{"Log-logistic", "Log-logistisk"}, Size::large})
            .optional("gamma", &EventTimeDocument::gamma, {"Gamma: {shape, rate}", "Gamma: {shape, rate}"},
                      {{"Gamma", "Gamma"}, Size::large})
            .optional("generalised_gamma", &EventTimeDocument::generalised_gamma,
                      {"Generalised gamma: {mu, sigma, Q}", "Generaliseret gamma: {mu, sigma, Q}"},
                      {{"Generalised gamma", "Generaliseret gamma"}, Size::large})
            .optional("piecewise", &EventTimeDocument::piecewise,
                      {"A table of hazards per year by what the clock shows, level from each point on",
                       "En tabel med hazarder pr. år efter, hvad uret viser, vandret fra hvert punkt"},
                      {{"Table of hazards", "Tabel med hazarder"}, Size::large})
            .optional("hazard_ratio", &EventTimeDocument::hazard_ratio,
                      {"Multiplies the hazard (default: 1)", "Ganges på hazarden (standard: 1)"},
                      {{"Hazard ratio", "Hazard ratio"}, Size::large})
            .optional(
                "clock", &EventTimeDocument::clock,
                {"What the time runs from: reset (entering the state), forward (the start), age (birth)",
                 "Hvad tiden løber fra: reset (indtræden i tilstanden), forward (start), age (fødsel)"},
                {{"Clock", "Ur"}, Size::large})
            .placed(&EventTimeDocument::at);
    return list;
}

const EventTimeDocument::Parameters& EventTimeDocument::of(health::Family family) const {
    switch (family) {
        case health::Family::exponential:
            return exponential;
        case health::Family::weibull:
            return weibull;
        case health::Family::weibull_ph:
            return weibull_ph;
        case health::Family::gompertz:
            return gompertz;
        case health::Family::lognormal:
            return lognormal;
        case health::Family::loglogistic:
            return loglogistic;
        case health::Family::gamma:
            return gamma;
        case health::Family::generalised_gamma:
            return generalised_gamma;
        case health::Family::spline:
            break;
    }
    static const Parameters none;
    return none;
}

const Fields<AttributeDocument>& AttributeDocument::fields() {
    static const auto list = document::with_families(
        Fields<AttributeDocument>("attribute")
            .optional("title", &AttributeDocument::title, {"What it is, in words", "Hvad det er, med ord"},
                      {{"Title", "Titel"}, Size::large})
            .optional("share", &AttributeDocument::share,
                      {"1 for this share of people, 0 for the others, e.g. 55 %",
                       "1 for denne andel af personerne, 0 for de andre, fx 55 %"},
                      {{"Share", "Andel"}, Size::large})
            .optional("value", &AttributeDocument::value, {"The same for all", "Det samme for alle"},
                      {{"Value", "Værdi"}, Size::large})
            .shorthand(&AttributeDocument::value)
            .placed(&AttributeDocument::at));
    return list;
}

const Fields<IndividualsDocument>& IndividualsDocument::fields() {
    static const auto list =
        Fields<IndividualsDocument>("individuals")
            .optional("number", &IndividualsDocument::number,
                      {"People simulated for the figures at base values (default: 10_000)",
                       "Personer, der simuleres for tallene ved basisværdier (standard: 10_000)"},
                      {{"People", "Personer"}, Size::large})
            .optional("per_draw", &IndividualsDocument::per_draw,
                      {"People simulated in each draw (default: 1_000)",
                       "Personer, der simuleres i hver trækning (standard: 1_000)"},
                      {{"People in each draw", "Personer pr. trækning"}, Size::large})
            .optional(
                "attributes", &IndividualsDocument::attributes,
                {"What differs between people, drawn for each: {age: {normal: [70, 8]}, female: {share: "
                 "55 %}}",
                 "Det, der er forskelligt mellem personer, trukket for hver: {age: {normal: [70, 8]}, "
                 "female: {share: 55 %}}"},
                {{"Attributes", "Egenskaber"}, Size::large})
            .optional(
                "table", &IndividualsDocument::table,
                {"People to sample from, a column for each attribute: {age: [61, 72], female: [0, 1]}",
                 "Personer at trække fra, en kolonne for hver egenskab: {age: [61, 72], female: [0, 1]}"},
                {{"Table of people", "Tabel med personer"}, Size::large})
            .optional("weights", &IndividualsDocument::weights,
                      {"How often each row of the table is drawn (default: equally)",
                       "Hvor ofte hver række i tabellen trækkes (standard: lige ofte)"},
                      {{"Weights", "Vægte"}, Size::large})
            .placed(&IndividualsDocument::at);
    return list;
}

}  // namespace vaerdi::value
