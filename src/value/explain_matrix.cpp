// Where an alternative stands in the value matrix.
#include <fmt/format.h>

#include "base/numerals.h"
#include "value/explain_table.h"

namespace vaerdi::value {
namespace {

/// The figure of a comparison in which the matrix measures effect.
std::string measured_name(const MatrixResult& matrix) { return "incremental_" + matrix.measured_in; }

Text tolerance(double same, const std::string& unit) {
    if (same <= 0)
        return {"the same when the difference is within a billionth of the figures",
                "det samme, når forskellen er inden for en milliardtedel af tallene"};
    const auto shown = [&](Language language) { return significant(same, 6, language) + " " + unit; };
    return {"the same when the difference is at most " + shown(Language::english),
            "det samme, når forskellen højst er " + shown(Language::danish)};
}

Text cost_words(Cell cell) {
    return cell == Cell::better ? Text("lower cost", "lavere omkostning")
           : cell == Cell::same ? Text("the same cost", "samme omkostning")
                                : Text("higher cost", "højere omkostning");
}

Text effect_words(Cell cell) {
    return cell == Cell::better ? Text("better effect", "bedre effekt")
           : cell == Cell::same ? Text("the same effect", "samme effekt")
                                : Text("worse effect", "dårligere effekt");
}

}  // namespace

void explain_matrix(FigureTable& table) {
    const auto& c = table.resolved();
    each_comparison(table, [&](std::size_t a, const Comparison& comparison) {
        const auto& matrix = comparison.matrix;
        const auto own = comparison_name(c, a);
        table.add(own + "matrix.cost", [&table, &c, &matrix, own] {
            return Explanation{cost_words(matrix.cost),
                               {},
                               {},
                               tolerance(c.same_cost, c.currency),
                               {},
                               false,
                               {table.opened(own + "incremental_cost")}};
        });
        table.add(own + "matrix.effect", [&table, &c, &matrix, own] {
            Explanation step{effect_words(matrix.effect), {}, {}, {}, {}, false, {}};
            if (matrix.measured_in.empty()) {
                step.how = {"no effect is counted", "ingen effekt er talt med"};
                return step;
            }
            step.steps.push_back(table.opened(own + measured_name(matrix)));
            step.how = tolerance(c.same_effect, step.steps[0].unit);
            return step;
        });
        table.add(own + "matrix.verdict", [&table, &c, &matrix, own, a] {
            return Explanation{titled(MatrixResult::verdict_title(matrix.verdict()), c, a),
                               {},
                               {},
                               {"the cell of the value matrix (A. Dal 2015) for this cost and this effect",
                                "feltet i værdimatricen (A. Dal 2015) for denne omkostning og denne effekt"},
                               {},
                               false,
                               {table.opened(own + "matrix.cost"), table.opened(own + "matrix.effect")}};
        });
    });
}

}  // namespace vaerdi::value
