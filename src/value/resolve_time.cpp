// How many come, how long they are followed, and how many years are counted.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "math/formula_graph.h"
#include "value/resolving.h"

namespace vaerdi::value {
namespace {

constexpr int longest_horizon = 200;  // years

/// A whole number of years, at least one.
std::optional<int> whole_years(Resolving& r, const Formula& written, const Text& what) {
    const auto quantity = math::parse_quantity(written.value, written.at, r.diagnostics);
    if (!quantity) return {};
    const bool in_years =
        quantity->unit.same_dimensions(Unit::of(Dimension::year)) || quantity->unit.is_dimensionless();
    if (!in_years) {
        r.error(written.at,
                {fmt::format("{} is {}, not years", what.en, quantity->unit.text()),
                 fmt::format("{} er {}, ikke år", what.da, quantity->unit.text())},
                {"write e.g. 10 years", "skriv fx 10 years"});
        return {};
    }
    const double years = quantity->value;
    if (!(years >= 1) || years > longest_horizon || std::abs(years - std::round(years)) > 1e-9) {
        r.error(written.at,
                {fmt::format("{} must be whole years from 1 to {}, found {:.12g}", what.en, longest_horizon,
                             years),
                 fmt::format("{} skal være hele år fra 1 til {}, men er {:.12g}", what.da, longest_horizon,
                             years)},
                {"write e.g. 10 years", "skriv fx 10 years"});
        return {};
    }
    return static_cast<int>(std::round(years));
}

/// `300 per year`, `300 patients per year`, `250`: how many, and whether they come every year.
Intake intake(Resolving& r, const Formula& written, Dimension counted, const char* name, Text title) {
    Intake made;
    if (!is_given(written)) return made;
    made.given = true;
    Inherited from;
    from.title = std::move(title);
    const auto value = resolve_formula(r, written, name, from);
    if (!value) return made;
    auto unit = value->unit;
    if (unit.exponent(counted) == 1) unit = unit / Unit::of(counted);
    const bool yearly = unit.same_dimensions(Unit() / Unit::of(Dimension::year));
    if (!yearly && !unit.is_dimensionless()) {
        r.error(written.at,
                {fmt::format("'{}' is {}; a population is a number, or a number per year", written.value,
                             value->unit.text()),
                 fmt::format("'{}' er {}; en population er et antal eller et antal pr. år", written.value,
                             value->unit.text())},
                {"write e.g. 300 per year, or 300", "skriv fx 300 per year eller 300"});
    }
    made.at_start = !yearly;
    made.count = value;
    check_bounds(
        r, value, 0, 1e12, {"a population", "en population"},
        {"write how many there are, e.g. 300 per year", "skriv, hvor mange der er, fx 300 per year"});
    return made;
}

void resolve_population(Resolving& r, std::optional<int>& duration, std::optional<int>& follow_up) {
    auto& c = r.result;
    c.for_one_patient = !r.document.population.has_value();
    if (c.for_one_patient) return;
    const auto& p = *r.document.population;
    c.patients = intake(r, p.patients, Dimension::patient, "population.patients", {"Patients", "Patienter"});
    c.procedures =
        intake(r, p.procedures, Dimension::procedure, "population.procedures", {"Procedures", "Indgreb"});
    c.pieces = intake(r, p.units, Dimension::piece, "population.units", {"Units", "Enheder"});
    if (!c.patients.given && !c.procedures.given && !c.pieces.given) {
        r.error(p.at, {"the population says not how many", "populationen siger ikke hvor mange"},
                {"add patients:, procedures: or units:, e.g. patients: 300 per year",
                 "tilføj patients:, procedures: eller units:, fx patients: 300 per year"});
    }
    if (is_given(p.duration)) duration = whole_years(r, p.duration, {"'for'", "'for'"});
    if (is_given(p.follow_up)) follow_up = whole_years(r, p.follow_up, {"'follow_up'", "'follow_up'"});
}

}  // namespace

void resolve_time(Resolving& r) {
    auto& c = r.result;
    std::optional<int> duration;
    std::optional<int> follow_up;
    // The population is counted before the horizon is known: how many years they come depends on it.
    resolve_population(r, duration, follow_up);
    const bool yearly = (c.patients.given && !c.patients.at_start) ||
                        (c.procedures.given && !c.procedures.at_start) ||
                        (c.pieces.given && !c.pieces.at_start);

    auto written = r.document.horizon.value_or(HorizonDocument{});
    written.period = with_setting(r, "horizon", written.period);
    if (r.settings.contains("horizon"))
        written.follow_up = {};  // a set horizon takes the place of either form
    if (is_given(written.follow_up)) {
        if (const auto years = whole_years(r, written.follow_up, {"follow_up", "follow_up"}))
            follow_up = years;
        if (is_given(written.period)) {
            r.error(written.follow_up.at,
                    {"a horizon is a period or a follow-up, not both",
                     "en tidshorisont er en periode eller en opfølgning, ikke begge"},
                    {"keep one", "behold den ene"});
        }
        c.years = (yearly ? duration.value_or(1) - 1 : 0) + follow_up.value_or(1);
    } else if (is_given(written.period)) {
        c.years = whole_years(r, written.period, {"the horizon", "tidshorisonten"}).value_or(1);
    } else {
        c.years = std::max({1, duration.value_or(1), follow_up.value_or(1)});
        c.notes.push_back(
            {fmt::format("No horizon is given: {} year(s) are counted.", c.years),
             fmt::format("Der er ikke angivet en tidshorisont: der regnes på {} år.", c.years)});
    }
    const bool counted = c.patients.given || c.procedures.given || c.pieces.given;
    if (duration && !yearly && counted) {
        r.error(r.document.population->duration.at,
                {"'for' needs a number per year", "'for' kræver et antal pr. år"},
                {"write e.g. patients: 300 per year", "skriv fx patients: 300 per year"});
    }
    const int intake_years = duration.value_or(c.years);  // what comes after the horizon is cut, and told
    for (auto* who : {&c.patients, &c.procedures, &c.pieces}) who->years = who->at_start ? 1 : intake_years;
    c.follow_up_given = follow_up.has_value();
    c.follow_up = follow_up.value_or(c.years);
    if (r.document.timing) c.timing = r.document.timing.value;
}

}  // namespace vaerdi::value
