#include "workbench/proposed_measures.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

namespace vaerdi::workbench {
namespace {

using warehouse::DataColumn;
using warehouse::DataSet;
using warehouse::Type;

/// The first column of the type whose name holds one of the words.
const DataColumn* column_like(const DataSet& data, Type type, bool pseudonym,
                              std::initializer_list<std::string_view> words) {
    const auto found = std::ranges::find_if(data.columns, [&](const DataColumn& column) {
        return column.type == type && column.pseudonym == pseudonym &&
               std::ranges::any_of(words,
                                   [&](auto word) { return column.name.find(word) != std::string::npos; });
    });
    return found == data.columns.end() ? nullptr : &*found;
}

std::string rows_of(const DataSet& data) {
    std::string rows;
    const auto add = [&](const char* part, const DataColumn* column) {
        if (column != nullptr) rows += fmt::format("{}{}: {}", rows.empty() ? "" : ", ", part, column->name);
    };
    add("id", column_like(data, Type::text, false, {"id", "nr", "number", "nummer"}));
    const auto date = std::ranges::find(data.columns, Type::date, &DataColumn::type);
    add("date", date == data.columns.end() ? nullptr : &*date);
    add("patient", column_like(data, Type::text, true, {"patient"}));
    add("unit", column_like(data, Type::text, false,
                            {"department", "afdeling", "afsnit", "unit", "hospital", "sygehus", "provider"}));
    add("region", column_like(data, Type::text, false, {"region"}));
    add("supplier", column_like(data, Type::text, false, {"supplier", "leverandoer"}));
    add("product", column_like(data, Type::text, false, {"product", "implant", "produkt"}));
    return rows;
}

std::string measure_of(const DataColumn& column, Language language) {
    const auto name = fmt::format("{}", column.name);
    if (column.type == Type::truth)
        return fmt::format("  share_{0}: {{title: {0}, kind: proportion, counts: {0}}}\n", name);
    const auto title = fmt::format(fmt::runtime(pick(language, "Mean {}", "Gennemsnitlig {}")), name);
    return fmt::format("  mean_{0}: {{title: {1}, kind: mean, of: {0}}}\n", name, title);
}

}  // namespace

std::string proposed_measures(const DataSet& data, const std::string& mapping, Language language) {
    std::string text = fmt::format("measures: 1\ndata: {}\nrows: {{{}}}\ndefine:\n", mapping, rows_of(data));
    constexpr std::size_t most = 6;
    std::size_t made = 0;
    for (const auto& column : data.columns) {
        const bool number = column.type == Type::whole || column.type == Type::decimal;
        if (!number && column.type != Type::truth) continue;
        if (made++ < most) text += measure_of(column, language);
    }
    if (made == 0)
        text += fmt::format("  # {}\n", pick(language, "no column holds a number or a yes or no",
                                             "ingen kolonne rummer et tal eller et ja eller nej"));
    return text;
}

}  // namespace vaerdi::workbench
