// What each further step of effect costs, and which alternatives are out of the question.
#include <algorithm>

#include "value/explain_table.h"

namespace vaerdi::value {
namespace {

/// A figure of one alternative less that of another.
Explanation further(FigureTable& table, const std::string& alternative, const std::string& versus,
                    const std::string& figure, Text title) {
    auto own = table.opened("alternatives." + alternative + "." + figure);
    auto other = table.opened("alternatives." + versus + "." + figure);
    const double difference = *own.value - *other.value;
    const auto unit = own.unit;
    return step_of(std::move(title), difference, unit, Rule::difference,
                   {"less that of the step before on the frontier", "minus det forrige trins på fronten"},
                   {std::move(own), std::move(other)});
}

Explanation explain_step(FigureTable& table, const FrontierStep& step) {
    const auto& c = table.resolved();
    return step_of(
        titled({"Cost of a further unit of effect", "Omkostning pr. ekstra enhed effekt"}, c,
               c.alternative_index(step.alternative)),
        *step.icer, c.currency, Rule::quotient,
        {"extra cost / extra effect, against the step before on the frontier",
         "meromkostning / mereffekt i forhold til det forrige trin på fronten"},
        {further(table, step.alternative, step.versus, "total_cost", {"Extra cost", "Meromkostning"}),
         further(table, step.alternative, step.versus, table.assessment.frontier_effect,
                 {"Extra effect", "Mereffekt"})});
}

Explanation explain_dominance(FigureTable& table, const Dominated& dominated) {
    const auto& c = table.resolved();
    Explanation result{
        titled(dominated.extended ? Text("Extendedly dominated", "Udvidet domineret")
                                  : Text("Dominated", "Domineret"),
               c, c.alternative_index(dominated.alternative)),
        {},
        {},
        dominated.extended
            ? Text("a mix of two others gives as much for less (Drummond 2015, ch. 4)",
                   "en blanding af to andre giver lige så meget for mindre (Drummond 2015, kap. 4)")
            : Text("another costs no more and gives no less (Drummond 2015, ch. 4)",
                   "et andet koster ikke mere og giver ikke mindre (Drummond 2015, kap. 4)"),
        {},
        false,
        {}};
    auto shown = dominated.by;
    shown.insert(shown.begin(), dominated.alternative);
    for (const auto& id : shown) {
        for (const auto& figure : {std::string("total_cost"), table.assessment.frontier_effect})
            result.steps.push_back(table.closed("alternatives." + id + "." + figure));
    }
    return result;
}

}  // namespace

void explain_frontier(FigureTable& table) {
    for (const auto& step : table.assessment.frontier) {
        if (step.icer)
            table.add("frontier." + step.alternative + ".icer",
                      [&table, &step] { return explain_step(table, step); });
    }
    for (const auto& dominated : table.assessment.dominance) {
        table.add("dominance." + dominated.alternative,
                  [&table, &dominated] { return explain_dominance(table, dominated); });
    }
}

}  // namespace vaerdi::value
