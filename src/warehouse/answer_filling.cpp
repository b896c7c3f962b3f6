#include "warehouse/answer_filling.h"

#include <fmt/format.h>

#include <limits>

namespace vaerdi::warehouse {

void add_number(Column& column, Large number) {
    column.known.push_back(1);
    const bool fits = number >= std::numeric_limits<std::int64_t>::min() &&
                      number <= std::numeric_limits<std::int64_t>::max();
    if (column.large.empty() && fits) {
        column.numbers.push_back(static_cast<std::int64_t>(number));
        return;
    }
    if (column.large.empty()) {
        column.large.assign(column.numbers.begin(), column.numbers.end());
        column.numbers.clear();
    }
    column.large.push_back(number);
}

void add_unknown(Column& column) {
    if (column.type == Type::text)
        column.texts.emplace_back();
    else if (column.large.empty())
        column.numbers.push_back(0);
    else
        column.large.push_back(0);
    column.known.push_back(0);
}

Text cannot_answer(const std::string& column, std::string_view english, std::string_view danish) {
    return {fmt::format("the column '{}' {}", column, english),
            fmt::format("kolonnen '{}' {}", column, danish)};
}

Text no_such_column(const std::string& column) {
    return {fmt::format("the table has no column '{}' of such a type", column),
            fmt::format("tabellen har ingen kolonne '{}' af den type", column)};
}

WarehouseFailure stopped() {
    return WarehouseFailure({"the counting was stopped", "optællingen blev standset"});
}

}  // namespace vaerdi::warehouse
