// The keys of an uncertain value, listed once for every record that is one.
#pragma once

#include "document/uncertain_value.h"

namespace vaerdi::document {

template <class Record>
Fields<Record> with_families(Fields<Record> list) {
    return std::move(list)
        .optional("normal", &DistributionDocument::normal, {"Normal: {mean, sd}", "Normal: {mean, sd}"},
                  {{"Normal", "Normal"}, Size::large})
        .optional("lognormal", &DistributionDocument::lognormal,
                  {"Lognormal: {mean, sd} of the quantity itself, or {meanlog, sdlog} on the log scale",
                   "Lognormal: {mean, sd} for selve størrelsen, eller {meanlog, sdlog} på logaritmisk skala"},
                  {{"Lognormal", "Lognormal"}, Size::large})
        .optional("gamma", &DistributionDocument::gamma,
                  {"Gamma: {mean, sd}, {shape, scale} or {shape, rate}",
                   "Gamma: {mean, sd}, {shape, scale} eller {shape, rate}"},
                  {{"Gamma", "Gamma"}, Size::large})
        .optional("beta", &DistributionDocument::beta,
                  {"Beta: [alpha, beta] or {mean, sd}", "Beta: [alpha, beta] eller {mean, sd}"},
                  {{"Beta", "Beta"}, Size::large})
        .optional("uniform", &DistributionDocument::uniform,
                  {"Uniform: [low, high]", "Ligefordelt: [lav, høj]"},
                  {{"Uniform", "Ligefordelt"}, Size::large})
        .optional("triangular", &DistributionDocument::triangular,
                  {"Triangular: [low, most likely, high]", "Trekantfordelt: [lav, mest sandsynlig, høj]"},
                  {{"Triangular", "Trekantfordelt"}, Size::large})
        .optional("pert", &DistributionDocument::pert,
                  {"PERT: [low, most likely, high]", "PERT: [lav, mest sandsynlig, høj]"},
                  {{"PERT", "PERT"}, Size::large})
        .optional("weibull", &DistributionDocument::weibull,
                  {"Weibull, for times: {shape, scale}", "Weibull, til tider: {shape, scale}"},
                  {{"Weibull", "Weibull"}, Size::large})
        .optional(
            "exponential", &DistributionDocument::exponential,
            {"Exponential, for times: {mean} or {rate}", "Eksponentiel, til tider: {mean} eller {rate}"},
            {{"Exponential", "Eksponentiel"}, Size::large})
        .optional("gompertz", &DistributionDocument::gompertz,
                  {"Gompertz, for times: {shape, rate}", "Gompertz, til tider: {shape, rate}"},
                  {{"Gompertz", "Gompertz"}, Size::large})
        .optional("dirichlet", &DistributionDocument::dirichlet,
                  {"Shares that sum to one, from counts by component: {better: 30, same: 60, worse: 10}; "
                   "used as name.component",
                   "Andele, der summer til én, ud fra antal pr. komponent: {better: 30, same: 60, worse: "
                   "10}; bruges som navn.komponent"},
                  {{"Shares", "Andele"}, Size::large})
        .optional("mvnormal", &DistributionDocument::mvnormal,
                  {"Coefficients that vary together: {mean: {b0: 1, b1: 2}, covariance: [[…], […]]}; used as "
                   "name.component",
                   "Koefficienter, der varierer sammen: {mean: {b0: 1, b1: 2}, covariance: [[…], […]]}; "
                   "bruges som navn.komponent"},
                  {{"Coefficients", "Koefficienter"}, Size::large});
}

template <class Record>
Fields<Record> with_uncertain_value(Fields<Record> list) {
    return with_families(
        std::move(list)
            .optional("title", &UncertainValue::title, {"What it is, in words", "Hvad det er, med ord"},
                      {{"Title", "Titel"}, Size::small})
            .optional("unit", &UncertainValue::unit,
                      {"Unit, e.g. days/patient or DKK/patient/year",
                       "Enhed, fx days/patient eller DKK/patient/year"},
                      {{"Unit", "Enhed"}, Size::small})
            .optional("value", &UncertainValue::value,
                      {"The number or formula that is counted with", "Tallet eller formlen, der regnes med"},
                      {{"Value", "Værdi"}, Size::small})
            .optional("by", &UncertainValue::by,
                      {"One value for each alternative", "En værdi for hvert alternativ"},
                      {{"By alternative", "Efter alternativ"}, Size::small})
            .optional("years", &UncertainValue::years,
                      {"Values by calendar year, linear between", "Værdier pr. kalenderår, lineært imellem"},
                      {{"By year", "Efter år"}, Size::large})
            .optional("range", &UncertainValue::range,
                      {"95 % interval [low, high]", "95 %-interval [lav, høj]"},
                      {{"95 % interval", "95 %-interval"}, Size::small})
            .optional("kind", &UncertainValue::kind,
                      {"What sort of number it is; decides the family fitted to a range",
                       "Hvilken slags tal det er; afgør fordelingen bag et interval"},
                      {{"Kind of number", "Talslags"}, Size::medium})
            .optional("events", &UncertainValue::events, {"Counted events", "Talte hændelser"},
                      {{"Events", "Hændelser"}, Size::medium})
            .optional("of", &UncertainValue::of, {"… out of how many", "… ud af hvor mange"},
                      {{"Out of", "Ud af"}, Size::medium})
            .optional("mean", &UncertainValue::mean, {"Mean, with sd", "Middelværdi, sammen med sd"},
                      {{"Mean", "Middelværdi"}, Size::medium})
            .optional("sd", &UncertainValue::sd,
                      {"Standard deviation of the mean itself (its uncertainty)",
                       "Standardafvigelse på selve middelværdien (usikkerheden)"},
                      {{"Standard deviation", "Standardafvigelse"}, Size::medium})
            .optional("patient_sd", &UncertainValue::patient_sd,
                      {"Spread between patients, with n", "Spredning mellem patienter, sammen med n"},
                      {{"Spread between patients", "Spredning mellem patienter"}, Size::large})
            .optional("n", &UncertainValue::n,
                      {"Number of patients behind patient_sd", "Antal patienter bag patient_sd"},
                      {{"Patients", "Patienter"}, Size::large})
            .optional("as", &UncertainValue::as,
                      {"The distribution, when the base value is not its mean",
                       "Fordelingen, når basisværdien ikke er dens middelværdi"},
                      {{"Distribution", "Fordeling"}, Size::large})
            .optional("draws", &UncertainValue::draws,
                      {"Draws made elsewhere: posterior.hr is column hr of posterior under draws:",
                       "Udfald trukket andetsteds: posterior.hr er kolonnen hr i posterior under draws:"},
                      {{"Given draws", "Givne udfald"}, Size::large})
            .optional("same_draw", &UncertainValue::same_draw,
                      {"yes: the values of all alternatives rise and fall together",
                       "yes: alle alternativers værdier stiger og falder sammen"},
                      {{"Vary together", "Varierer sammen"}, Size::large})
            .optional("in", &UncertainValue::in,
                      {"The alternatives that share the value", "De alternativer, der deler værdien"},
                      {{"Shared by", "Deles af"}, Size::large})
            .optional("otherwise", &UncertainValue::otherwise,
                      {"The value of all other alternatives", "Værdien for alle andre alternativer"},
                      {{"Otherwise", "Ellers"}, Size::large})
            .optional("price_year", &UncertainValue::price_year,
                      {"Year of the price level, when another than the case's; indexed to the case's",
                       "Prisniveauets år, når det er et andet end værdicasens; indekseres til værdicasens"},
                      {{"Price year", "Prisår"}, Size::medium})
            .optional(
                "inflation", &UncertainValue::inflation,
                {"Factor from price_year to the case's price year in the country of origin (for foreign "
                 "prices)",
                 "Faktor fra price_year til værdicasens prisår i oprindelseslandet (for udenlandske priser)"},
                {{"Inflation", "Inflation"}, Size::large})
            .optional("country", &UncertainValue::country,
                      {"Country of a foreign price, e.g. NL; converted by purchasing power",
                       "Land for en udenlandsk pris, fx NL; omregnes med købekraft"},
                      {{"Country", "Land"}, Size::large})
            .optional("source", &UncertainValue::source,
                      {"Where the number comes from", "Hvor tallet kommer fra"},
                      {{"Source", "Kilde"}, Size::small})
            .optional("evidence", &UncertainValue::evidence,
                      {"How well founded it is; nothing counts as an assumption",
                       "Hvor velbegrundet det er; intet regnes som en antagelse"},
                      {{"Evidence", "Evidens"}, Size::small})
            .optional("certainty", &UncertainValue::certainty,
                      {"Trust in the evidence (GRADE)", "Tillid til evidensen (GRADE)"},
                      {{"Certainty", "Tillid"}, Size::medium})
            .optional("note", &UncertainValue::note, {"A remark for the reader", "En bemærkning til læseren"},
                      {{"Note", "Bemærkning"}, Size::small}));
}

}  // namespace vaerdi::document
