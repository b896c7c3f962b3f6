#include "small_data.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <sstream>

namespace vaerdi::outcome {
namespace {

std::vector<std::string> split(std::string_view text, char by) {
    std::vector<std::string> parts{""};
    for (const char c : text) {
        if (c == by) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

warehouse::DataColumn column_of(const std::string& written) {
    const auto parts = split(written, ':');
    const auto& type = parts.at(1);
    if (type == "text") return {parts[0], warehouse::Type::text};
    if (type == "whole") return {parts[0], warehouse::Type::whole};
    if (type == "date") return {parts[0], warehouse::Type::date};
    if (type == "truth") return {parts[0], warehouse::Type::truth};
    return {parts[0], warehouse::Type::decimal, type.back() - '0'};
}

std::string sql_type(const warehouse::DataColumn& column) {
    switch (column.type) {
        case warehouse::Type::text:
            return "varchar";
        case warehouse::Type::whole:
            return "bigint";
        case warehouse::Type::decimal:
            return fmt::format("decimal(18,{})", column.decimals);
        case warehouse::Type::date:
            return "date";
        case warehouse::Type::truth:
            return "boolean";
    }
    return {};
}

std::string document_of(const std::string& rest) { return "measures: 1\ndata: rows.csv\n" + rest; }

}  // namespace

SmallData::SmallData(std::string_view columns, std::string_view lines)
    : database_(warehouse::open_duckdb({})) {
    std::string create = "create table rows (row_number bigint";
    for (const auto& written : split(columns, ' ')) {
        columns_.push_back(column_of(written));
        create += ", " + warehouse::sql_name(columns_.back().name) + " " + sql_type(columns_.back());
    }
    std::string script = create + ");\n";
    std::int64_t number = 0;
    std::istringstream text{std::string(lines)};
    for (std::string line; std::getline(text, line);) {
        if (line.empty()) continue;
        script += fmt::format("insert into rows values ({}", ++number);
        for (const auto& value : split(line, ','))
            script += value.empty() ? ", null" : ", " + warehouse::sql_text(value);
        script += ");\n";
    }
    database_->run_script(script);
}

ResolvedMeasures SmallData::resolved(const std::string& document) const {
    Diagnostics found("measures.yaml");
    const auto read = read_measures(document_of(document), found);
    auto made = read ? resolve(*read, columns_, found) : std::nullopt;
    for (const auto& one : found.all()) ADD_FAILURE() << to_string(one, Language::english);
    return made.value_or(ResolvedMeasures{});
}

std::vector<std::string> SmallData::mistakes(const std::string& document) const {
    Diagnostics found("measures.yaml");
    if (const auto read = read_measures(document_of(document), found)) resolve(*read, columns_, found);
    std::vector<std::string> lines;
    for (const auto& one : found.sorted()) lines.push_back(to_string(one, Language::english));
    return lines;
}

std::vector<MeasureFigures> SmallData::figures(const std::string& document, const Grouping& grouping,
                                               const Selection& selection) {
    const auto measures = resolved(document);
    std::vector<std::size_t> which;
    for (std::size_t i = 0; i < measures.measures.size(); ++i) which.push_back(i);
    return outcome::figures(measures, which,
                            count(*database_, table(), measures, which, grouping, selection));
}

}  // namespace vaerdi::outcome
