// The numbers that were written, or taken from the catalogue.
#include "value/explain_table.h"

namespace vaerdi::value {
namespace {

Explanation explain_written(const ResolvedCase& c, std::size_t index) {
    const auto& input = c.inputs[index];
    auto step = explain_input(c, index, 1);
    if (!input.provenance.note.empty()) step.how = joined(step.how, input.provenance.note);
    if (input.joint < 0) return step;
    Explanation together{{"Drawn together with", "Simuleres sammen med"}, {}, {}, {}, {}, false, {}};
    for (const auto other : c.joints[static_cast<std::size_t>(input.joint)].inputs) {
        if (other == index) continue;
        together.steps.push_back(explain_input(c, other, 1));
        together.steps.back().figure = "inputs." + c.inputs[other].name;
    }
    step.steps.push_back(std::move(together));
    return step;
}

}  // namespace

void explain_inputs(FigureTable& table) {
    for (std::size_t i = 0; i < table.resolved().inputs.size(); ++i) {
        table.add("inputs." + table.resolved().inputs[i].name,
                  [&table, i] { return explain_written(table.resolved(), i); });
    }
}

}  // namespace vaerdi::value
