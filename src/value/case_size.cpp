// How much there is to calculate: far above any honest case, far below what would exhaust a machine.
//
// A line falls in every year, for every intake and every year of its follow-up; a formula is worked out for
// every alternative, group and year, and a sum over the years holds all of them again.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "math/formula_walk.h"
#include "value/course.h"
#include "value/resolving.h"

namespace vaerdi::value {
namespace {

constexpr double most_falls = 500'000;
constexpr double most_steps = 5'000'000;

double years_of_intake(const ResolvedCase& c, Base base) {
    if (c.for_one_patient) return 1;
    const bool procedures = base == Base::procedure || base == Base::procedure_year;
    const bool pieces = base == Base::piece || base == Base::piece_year;
    return (procedures ? c.procedures : pieces ? c.pieces : c.patients).years;
}

/// How often a line falls, at most.
double falls_of(const ResolvedCase& c, const Line& line) {
    double falls = per_head(line.base) ? years_of_intake(c, line.base) : 1;
    if (line.follows_course) return falls * 2 * cycles_followed(c);  // both ends of each cycle
    if (per_follow_up_year(line.base)) falls *= std::max(c.follow_up, line.when.last);
    if (line.base == Base::year) falls *= std::max(c.years, line.when.last);
    if (line.life > 0) falls *= 1 + std::ceil(std::max(c.years, c.follow_up) / line.life);
    return falls;
}

/// Steps of a formula, where a sum over the years counts for every one of them.
double steps_of(const math::Expression& formula, int years) {
    double steps = 0;
    bool sums = false;
    math::walk(formula, math::WithIds::no, [&](const math::Expression& step) {
        steps += 1;
        sums = sums || step.is_call("sum") || step.is_call("mean");
    });
    return sums ? steps * years : steps;
}

/// Adds the steps of a value's formulas; `seen` keeps shared values from counting twice.
void add_steps(const ValuePtr& value, int years, std::set<const Value*>& seen, double& steps) {
    if (!value || !seen.insert(value.get()).second) return;
    for (const auto& part : value->by_alternative) add_steps(part, years, seen, steps);
    for (const auto& [year, part] : value->by_year) add_steps(part, years, seen, steps);
    if (value->formula) steps += steps_of(*value->formula, years);
}

}  // namespace

void check_size(Resolving& r) {
    const auto& c = r.result;
    const auto alternatives = static_cast<double>(c.alternatives.size());
    const auto groups = static_cast<double>(c.groups.size() + 1);
    double falls = 0;
    double steps = 0;
    std::set<const Value*> seen;
    std::size_t largest = 0;
    double most = 0;
    for (std::size_t i = 0; i < c.lines.size(); ++i) {
        const auto& line = c.lines[i];
        const auto own = falls_of(c, line);
        falls += own;
        if (own > most) largest = i;
        most = std::max(most, own);
        for (const auto* value : {&line.amount, &line.quantity, &line.price, &line.ramp, &line.cashable,
                                  &line.deadweight, &line.attribution, &line.displacement, &line.drop_off})
            add_steps(*value, c.years, seen, steps);
    }
    for (const auto& [name, value] : c.parameters) add_steps(value, c.years, seen, steps);
    for (const auto& [id, value] : c.prices) add_steps(value, c.years, seen, steps);
    for (const auto& group : c.groups) {
        for (const auto& [name, value] : group.set) add_steps(value, c.years, seen, steps);
    }
    for (const auto& value : c.uptake) add_steps(value, c.years, seen, steps);
    for (const auto& pathway : c.pathways) {
        for (const auto& step : pathway.steps) {
            add_steps(step.minutes, c.years, seen, steps);
            add_steps(step.times, c.years, seen, steps);
        }
    }
    if (falls * alternatives * groups > most_falls) {
        r.error(
            r.result.lines[largest].provenance.at,
            {fmt::format("the case is too large: its lines fall {:.3g} times, counted for each alternative, "
                         "group, intake and year; this line most often",
                         falls * alternatives * groups),
             fmt::format(
                 "værdicasen er for stor: dens linjer falder {:.3g} gange, talt for hvert alternativ, "
                 "hver gruppe, hvert indtag og hvert år; denne linje oftest",
                 falls * alternatives * groups)},
            {"shorten the horizon or the follow-up, or divide the case",
             "afkort tidshorisonten eller opfølgningen, eller del værdicasen"});
    }
    if (steps * alternatives * groups * c.years > most_steps) {
        r.error(c.lines.front().provenance.at,
                {fmt::format(
                     "the case is too large: its formulas have {:.3g} steps, counted for each alternative, "
                     "group and year",
                     steps * alternatives * groups * c.years),
                 fmt::format(
                     "værdicasen er for stor: dens formler har {:.3g} trin, talt for hvert alternativ, hver "
                     "gruppe og hvert år",
                     steps * alternatives * groups * c.years)},
                {"shorten the horizon, or compute in fewer steps",
                 "afkort tidshorisonten, eller beregn i færre trin"});
    }
}

}  // namespace vaerdi::value
