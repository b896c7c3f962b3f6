// Numbers whose draws were made elsewhere: {draws: posterior.hr}.
#include <fmt/format.h>

#include <algorithm>

#include "value/resolving.h"

namespace vaerdi::value {
namespace {

/// posterior.hr is column hr of posterior; posterior alone the column called like the number.
struct ColumnName {
    std::string table, column;
};

ColumnName column_name(const std::string& written, const std::string& number) {
    const auto dot = written.find('.');
    if (dot == std::string::npos) return {written, number};
    return {written.substr(0, dot), written.substr(dot + 1)};
}

void check_shares(Resolving& r, const GivenTable& given, const GivenTable::Column& column,
                  const std::string& number, double scale) {
    Diagnostics in_table(given.file);
    const auto& values = column.draws.sample->values;
    for (std::size_t row = 0; row < values.size(); ++row) {
        const double value = scale * values[row];
        if (value >= 0 && value <= 1) continue;
        in_table.error(
            {given.lines[row], column.place},
            {fmt::format("'{}' is a share or probability, but a draw of it is {:g}", number, value),
             fmt::format("'{}' er en andel eller sandsynlighed, men et udfald er {:g}", number, value)},
            {"shares lie between 0 and 1; is it given in per cent? then write unit: %",
             "andele ligger mellem 0 og 1; er den angivet i procent? så skriv unit: %"});
        constexpr std::size_t enough_said = 20;
        if (in_table.error_count() == enough_said) break;
    }
    r.diagnostics.append(in_table);
}

}  // namespace

void list_given_draws(Resolving& r) {
    for (const auto& entry : r.document.draws) {
        const auto found = r.document.given.find(entry.name);
        if (found == r.document.given.end()) {
            const auto& file = entry.value.file;
            if (is_given(file) && !r.misread.contains(file.at))
                r.error(file.at,
                        {fmt::format("the draws in '{}' are not at hand here", file.value),
                         fmt::format("udfaldene i '{}' er ikke til stede her", file.value)},
                        {"put the file beside the case", "læg filen ved siden af casen"});
            continue;
        }
        if (const auto& given = found->second)
            r.result.given.push_back(
                {entry.name, given->file, given->lines.size(), entry.value.file.at, false});
    }
}

const DrawsDocument* sample_of(const Resolving& r, const UncertainValue& written) {
    return is_given(written.draws) ? r.document.draws.find(column_name(written.draws.value, "").table)
                                   : nullptr;
}

std::optional<math::Distribution> resolve_given(Resolving& r, const Formula& written,
                                                const std::string& number, double scale, bool is_share) {
    const auto name = column_name(written.value, number);
    if (r.document.draws.find(name.table) == nullptr) {
        std::vector<std::string> known;
        for (const auto& entry : r.document.draws) known.push_back(entry.name);
        r.error(written.at,
                {fmt::format("no draws are called '{}'", name.table),
                 fmt::format("ingen udfald hedder '{}'", name.table)},
                did_you_mean(name.table, known,
                             {"name their file under draws: of the case, {posterior: {file: posterior.csv}}, "
                              "and write draws: posterior.column here",
                              "angiv deres fil under casens draws:, {posterior: {file: posterior.csv}}, og "
                              "skriv draws: posterior.kolonne her"}));
        return {};
    }
    const auto found = r.document.given.find(name.table);
    if (found == r.document.given.end() || !found->second) return {};  // said where the file is named
    const auto& given = *found->second;
    const auto column = std::ranges::find(given.columns, name.column, &GivenTable::Column::name);
    if (column == given.columns.end()) {
        std::vector<std::string> known;
        for (const auto& one : given.columns) known.push_back(one.name);
        r.error(
            written.at,
            {fmt::format("'{}' has no column '{}'", given.file, name.column),
             fmt::format("'{}' har ingen kolonne '{}'", given.file, name.column)},
            did_you_mean(name.column, known,
                         {"its columns are " + listed(known).en, "dens kolonner er " + listed(known).da}));
        return {};
    }
    const auto sample = std::ranges::find(r.result.given, name.table, &GivenSample::id);
    if (sample != r.result.given.end()) sample->used = true;
    if (is_share) check_shares(r, given, *column, number, scale);
    if (scale == 1) return column->draws;
    auto values = column->draws.sample->values;
    for (auto& value : values) value *= scale;
    return math::given(std::move(values));
}

}  // namespace vaerdi::value
