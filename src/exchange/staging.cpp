#include "exchange/staging.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "exchange/civil_number.h"

namespace vaerdi::exchange {
namespace {

using warehouse::sql_name;
using warehouse::sql_text;

constexpr int read_at_once = 16'000'000;  // bytes, by each core; a line may have 2 MB
constexpr int looked_at = 20'000;         // rows, to find out how dates are written, and who is named
constexpr int fewest_civil_numbers = 3;   // of a column that must not be kept

/// The file as a table of texts f0, f1 …
std::string csv_source(const StagedFile& file, const char* rejects) {
    std::string columns;
    for (std::size_t i = 0; i < file.shape.headings.size(); ++i)
        columns += fmt::format("{}'{}': 'VARCHAR'", i > 0 ? ", " : "", field_name(i));
    return fmt::format(
        "read_csv({}, auto_detect = false, header = true, columns = {{{}}}, delim = {}, quote = '\"', escape "
        "= '\"',"
        " strict_mode = true, null_padding = false, buffer_size = {}{})",
        sql_text(file.source.plain.string()), columns,
        sql_text(std::string(1, sign_of(file.shape.separator))), read_at_once, rejects);
}

constexpr auto keeping_rejects =
    ", store_rejects = true, rejects_table = 'broken_rows', rejects_scan = 'broken_scans', rejects_limit = 0";

Text reason_words(const std::string& reason) {
    if (reason == "TOO MANY COLUMNS" || reason == "TOO_MANY_COLUMNS")
        return {"more fields than headings", "flere felter end overskrifter"};
    if (reason == "MISSING COLUMNS" || reason == "MISSING_COLUMNS")
        return {"fewer fields than headings", "færre felter end overskrifter"};
    if (reason == "UNQUOTED VALUE" || reason == "UNQUOTED_VALUE")
        return {"a quotation mark that is not closed, or stands inside a field",
                "et anførselstegn, der ikke lukkes eller står midt i et felt"};
    if (reason == "LINE SIZE OVER MAXIMUM" || reason == "LINE_SIZE_OVER_MAXIMUM")
        return {"a line that is too long", "en linje, der er for lang"};
    return {"a row that cannot be taken apart", "en række, der ikke kan skilles ad"};
}

/// Two forms that take the same text for different days.
bool differ(const DateForm& a, const DateForm& b) { return a.format.substr(0, 2) != b.format.substr(0, 2); }

}  // namespace

Places places_of(const ResolvedMapping& mapping, const CsvShape& shape, const std::string& name) {
    Places places;
    std::vector<std::string> missing, twice;
    for (const auto& column : mapping.columns) {
        const auto found = std::ranges::find(shape.headings, column.from);
        if (found == shape.headings.end()) {
            const auto near = nearest_name(column.from, shape.headings);
            missing.push_back("'" + column.from + "'" + (near.empty() ? "" : fmt::format(" ('{}'?)", near)));
            continue;
        }
        if (std::ranges::count(shape.headings, column.from) > 1) twice.push_back("'" + column.from + "'");
        places.push_back(static_cast<std::size_t>(found - shape.headings.begin()));
    }
    if (!missing.empty())
        throw ImportRefused({fmt::format("{} has no column {}; write its heading under `from`", name,
                                         fmt::join(missing, ", ")),
                             fmt::format("{} har ingen kolonne {}; skriv overskriften under `from`", name,
                                         fmt::join(missing, ", "))});
    if (!twice.empty())
        throw ImportRefused(
            {fmt::format("{} has two columns {}; rename one of them", name, fmt::join(twice, ", ")),
             fmt::format("{} har to kolonner {}; omdøb den ene", name, fmt::join(twice, ", "))});
    return places;
}

void find_dates(ResolvedMapping& mapping, warehouse::Database& duckdb, const StagedFile& file,
                std::vector<Text>& found) {
    for (std::size_t c = 0; c < mapping.columns.size(); ++c) {
        auto& column = mapping.columns[c];
        if (column.type != warehouse::Type::date || column.dates) continue;
        if (std::ranges::find(file.source.typed, column.from) != file.source.typed.end()) continue;
        std::string counts, missing = "''";
        for (const auto& text : column.missing) missing += ", " + sql_text(text);
        for (std::size_t f = 0; f < date_forms().size(); ++f)
            counts += fmt::format(", count(try_strptime(x, {})) as c{}", sql_text(date_forms()[f].format), f);
        const auto answer =
            duckdb.query(fmt::format("select count(*) as n{}, min(x) as example from (select trim({}) as x "
                                     "from {} limit {}) where x is not null and x not in ({})",
                                     counts, field_name(file.places[c]),
                                     csv_source(file, ", ignore_errors = true"), looked_at, missing));
        const auto n = answer.find("n")->whole(0);
        std::int64_t most = 0;
        for (std::size_t f = 0; f < date_forms().size(); ++f) most = std::max(most, answer[1 + f].whole(0));
        std::vector<DateForm> fitting;
        for (std::size_t f = 0; f < date_forms().size(); ++f)
            if (most > 0 && answer[1 + f].whole(0) == most) fitting.push_back(date_forms()[f]);
        if (n == 0 || fitting.empty()) {
            if (n > 0) {
                const auto shown = without_civil_numbers(answer.find("example")->texts[0]);
                throw ImportRefused(
                    {fmt::format("'{}' ({}) is written in no known way; say how under `dates`", shown,
                                 column.from),
                     fmt::format("'{}' ({}) er ikke skrevet på en kendt måde; sig hvordan under `dates`",
                                 shown, column.from)});
            }
            column.dates = date_forms().front();
            continue;
        }
        for (const auto& other : fitting) {
            if (!differ(fitting.front(), other)) continue;
            throw ImportRefused(
                {fmt::format("the dates of '{}' can be read as {} and as {}; write `dates:` for the column",
                             column.from, fitting.front().written, other.written),
                 fmt::format("datoerne i '{}' kan læses som {} og som {}; skriv `dates:` for kolonnen",
                             column.from, fitting.front().written, other.written)});
        }
        column.dates = fitting.front();
        found.push_back({fmt::format("{}: dates as {}", column.from, column.dates->written),
                         fmt::format("{}: datoer som {}", column.from, column.dates->written)});
    }
}

ResolvedMapping fitted(ResolvedMapping mapping, const Rewritten& source) {
    for (auto& column : mapping.columns) {
        if (std::ranges::find(source.typed, column.from) == source.typed.end()) continue;
        column.decimal = DecimalSign::point;
        if (column.type == warehouse::Type::date) column.dates = date_forms().front();
    }
    return mapping;
}

namespace {

/// Columns of FHIR that hold codes, some of which have ten digits.
bool holds_codes(const ResolvedMapping& mapping, const std::string& heading) {
    constexpr std::array endings{"_code", "_type", "_class", "_site", "_reason", "_unit", "_model", "_lot"};
    return mapping.fhir &&
           std::ranges::any_of(endings, [&](auto ending) { return heading.ends_with(ending); });
}

}  // namespace

void refuse_civil_numbers(const ResolvedMapping& mapping, warehouse::Database& duckdb,
                          const std::string& rows, std::stop_token stop) {
    std::vector<const MappedColumn*> asked;
    std::string counts;
    for (const auto& column : mapping.columns) {
        using warehouse::Type;
        const bool number = column.type == Type::whole || column.type == Type::decimal;
        // Of a text with `values`, only what those mean is kept.
        if (!column.pseudonym.empty() || !(number || (column.type == Type::text && column.values.empty())))
            continue;
        if (holds_codes(mapping, column.from)) continue;
        const auto name = sql_name(column.name);
        counts += fmt::format("{}count({}), count(*) filter (where {})", asked.empty() ? "" : ", ", name,
                              sql_is_civil_number(name, column.type));
        asked.push_back(&column);
    }
    if (asked.empty()) return;
    const auto answer =
        duckdb.query(fmt::format("select {} from ({}) as asked", counts, rows), {}, std::move(stop));
    for (std::size_t c = 0; c < asked.size(); ++c) {
        const auto known = answer[2 * c].whole(0), alike = answer[2 * c + 1].whole(0);
        if (alike < fewest_civil_numbers || 2 * alike <= known) continue;
        throw ImportRefused(
            {fmt::format("the column '{}' looks like CPR numbers: give it `pseudonym: patient`, or put it "
                         "under `leave_out`; nothing was kept",
                         asked[c]->from),
             fmt::format("kolonnen '{}' ligner CPR-numre: giv den `pseudonym: patient`, eller skriv den "
                         "under `leave_out`; intet er gemt",
                         asked[c]->from)});
    }
}

void stage(const ResolvedMapping& mapping, warehouse::Database& duckdb, StagedFile& file, bool first,
           bool lasting, std::stop_token stop) {
    const auto rows_before = [&] {
        return first ? 0
                     : duckdb.query(fmt::format("select count(*) as n from {}", staged_table))
                           .find("n")
                           ->whole(0);
    };
    file.first = rows_before();
    duckdb.run_script("drop table if exists broken_rows; drop table if exists broken_scans");
    const auto& content = file.content;
    const auto fields = file.is_csv && content.empty_rows ? file.shape.headings.size() : 0;
    const auto selection = typed_selection(fitted(mapping, file.source), file.places,
                                           csv_source(file, keeping_rejects), content.padded, fields);
    try {
        // Before anything is written: what is written may lie on the disk long after it is taken away.
        const auto looking = typed_selection(fitted(mapping, file.source), file.places,
                                             csv_source(file, ", ignore_errors = true"), content.padded);
        refuse_civil_numbers(mapping, duckdb, fmt::format("{} limit {}", looking, looked_at), stop);
        duckdb.query(
            fmt::format("{} {}",
                        first ? fmt::format("create {}table {} as", lasting ? "" : "temp ", staged_table)
                              : fmt::format("insert into {}", staged_table),
                        selection),
            {}, stop);
    } catch (const warehouse::WarehouseFailure& failure) {
        if (stop.stop_requested()) throw;
        throw ImportRefused(
            {fmt::format("{}: {}; are quotation marks or line ends mixed?", file.name, failure.message().en),
             fmt::format("{}: {}; er anførselstegn eller linjeskift blandet?", file.name,
                         failure.message().da)});
    }
    first = false;
    file.rows = duckdb.query(fmt::format("select count(*) as n from {}", staged_table)).find("n")->whole(0) -
                file.first;
    if (fields > 0)
        file.empty =
            duckdb
                .query(fmt::format("select count(*) as n from {} where rowid >= {} and problems = {}",
                                   staged_table, file.first, sql_text(std::string(empty_row))))
                .find("n")
                ->whole(0);
    const auto broken = duckdb.query(
        "select cast(line as bigint) as line, min(csv_line) as text, min(cast(error_type as varchar)) as "
        "reason"
        " from broken_rows group by line order by line");
    for (std::size_t row = 0; row < broken.rows(); ++row)
        file.source.broken.push_back(
            {.line = broken[0].whole(row),
             .text = broken[1].is_known(row) && !mapping.has_pseudonyms() ? broken[1].texts[row] : "",
             .why = reason_words(broken[2].texts[row]),
             .mend = {"mend the row in the file", "ret rækken i filen"}});
    duckdb.run_script("drop table if exists broken_rows; drop table if exists broken_scans");
    const auto told = file.rows + static_cast<std::int64_t>(broken.rows());
    const auto there = content.rows - 1;
    if (file.shape.headings.size() > 1 && told != there)
        throw ImportRefused(
            {fmt::format("{} has {} rows, of which only {} can be told apart; are quotation marks or line "
                         "ends mixed?",
                         file.name, there, told),
             fmt::format(
                 "{} har {} rækker, hvoraf kun {} kan skilles ad; er anførselstegn eller linjeskift blandet?",
                 file.name, there, told)});
}

}  // namespace vaerdi::exchange
