#include "outcome/in_order.h"

#include <utility>

#include "outcome/row_statements.h"

namespace vaerdi::outcome {

bool has_order(const ResolvedMeasures& measures, const Measure& measure) {
    return measure.kind == Kind::proportion && !measure.predicted.empty() && !measures.date.empty();
}

std::vector<OrderedOutcome> outcomes_in_order(warehouse::Database& database, const std::string& rows_table,
                                              const ResolvedMeasures& measures, const Measure& measure,
                                              const Selection& selection, std::stop_token stop) {
    const auto statement = order_statement(rows_table, measures, measure, selection).statement();
    const auto answer = database.query(statement.text, statement.values, std::move(stop));
    const auto& date = *answer.find("came");
    const auto& hit = *answer.find("hit");
    const auto& expected = *answer.find("expected");
    std::vector<OrderedOutcome> outcomes;
    outcomes.reserve(answer.rows());
    for (std::size_t row = 0; row < answer.rows(); ++row)
        outcomes.push_back({date.date(row), expected.number(row), hit.numbers[row] != 0});
    return outcomes;
}

}  // namespace vaerdi::outcome
