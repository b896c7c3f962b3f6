#include "exchange/typed_columns.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "warehouse/database.h"

namespace vaerdi::exchange {
namespace {

using warehouse::sql_name;
using warehouse::sql_text;
using warehouse::Type;

constexpr int earliest_year = 1800;  // what is earlier was written with two digits

std::string listed(const std::vector<std::string>& texts) {
    std::string list;
    for (const auto& text : texts) list += (list.empty() ? "" : ", ") + sql_text(text);
    return list;
}

/// The text of the file, NULL where it means "not known".
std::string known_text(const MappedColumn& column, const std::string& field, bool padded) {
    if (column.missing.empty()) return fmt::format("nullif({}, '')", padded ? "trim(" + field + ")" : field);
    // A text that is trimmed twice is trimmed once: the database sees that both are the same.
    return fmt::format("case when {0} in ('', {1}) then null else {0} end",
                       padded ? "trim(" + field + ")" : field, listed(column.missing));
}

/// The text in the words of the mapping's `values`. Texts that are not listed have none; numbers are let
/// through.
std::string meant(const MappedColumn& column, const std::string& text) {
    if (column.values.empty()) return text;
    std::string cases = "case " + text;
    for (const auto& [written, means] : column.values)
        cases += " when " + sql_text(written) + " then " + sql_text(means);
    return cases + (column.type == Type::text ? " end" : " else " + text + " end");
}

/// A number with a decimal point and no other signs. Signs for thousands are taken where they stand in front
/// of groups of three before a decimal sign; else nobody knows what they are. The database would take 1_000,
/// too.
std::string digits(const MappedColumn& column, const std::string& text) {
    if (column.decimal == DecimalSign::comma)
        return fmt::format(
            "case when contains({0}, '.') then case when "
            "regexp_full_match({0}, '[+-]?[0-9]{{1,3}}([.][0-9]{{3}})+,[0-9]+') "
            "then replace(replace({0}, '.', ''), ',', '.') end "
            "when contains({0}, '_') then null else replace({0}, ',', '.') end",
            text);
    return fmt::format(
        "case when contains({0}, ',') then case when "
        "regexp_full_match({0}, '[+-]?[0-9]{{1,3}}(,[0-9]{{3}})+[.][0-9]+') then replace({0}, ',', '') end "
        "when contains({0}, '_') then null else {0} end",
        text);
}

std::string typed(const MappedColumn& column, const std::string& text) {
    if (!column.pseudonym.empty()) return fmt::format("pseudonym({}, {})", sql_text(column.pseudonym), text);
    switch (column.type) {
        case Type::text:
            return text;
        case Type::whole:
            return fmt::format("try_cast({} as bigint)", text);
        case Type::decimal:
            return fmt::format("try_cast({} as decimal(18,{}))", digits(column, text), column.decimals);
        case Type::date:
            return fmt::format("cast(try_strptime({}, {}) as date)", text,
                               sql_text(column.dates.value().format));
        case Type::truth:
            return fmt::format(
                "case when lower({0}) in ('yes', 'ja', 'true', 'sand', 'y', 'j', '1') then true"
                " when lower({0}) in ('no', 'nej', 'false', 'falsk', 'n', '0') then false end",
                text);
    }
    return text;
}

/// A number of Wrong: what is wrong with value `v` made of text `t` that stood in the file as `raw`.
std::string wrong_with(const MappedColumn& column, const std::string& raw, const std::string& t,
                       const std::string& v) {
    std::vector<std::string> cases;
    const auto add = [&](const std::string& when, Wrong wrong) {
        cases.push_back(fmt::format(" when {} then {}", when, static_cast<int>(wrong)));
    };
    if (column.required) add(raw + " is null", Wrong::required);
    const auto unread = fmt::format("{} is not null and {} is null", t, v);
    if (column.pseudonym.empty()) {
        switch (column.type) {
            case Type::text:
                if (!column.values.empty())
                    add(fmt::format("{} is not null and {} is null", raw, t), Wrong::not_listed);
                break;
            case Type::whole:
                add(unread, Wrong::no_whole_number);
                // The database reads 12.7 and 1e3 as whole numbers; people do not.
                add(fmt::format("cast({1} as varchar) <> {0} and not regexp_full_match({0}, '[+-]?[0-9]+')",
                                t, v),
                    Wrong::no_whole_number);
                break;
            case Type::decimal:
                add(unread, Wrong::no_number);
                break;
            case Type::date:
                add(unread, Wrong::no_date);
                add(fmt::format("{} < date '{}-01-01'", v, earliest_year), Wrong::early_year);
                break;
            case Type::truth:
                add(unread, Wrong::no_truth);
                break;
        }
    }
    if (column.range) {
        const auto bound = [&](const std::string& text) {
            return column.type == Type::date ? "date '" + text + "'" : text;
        };
        add(fmt::format("{} < {} or {} > {}", v, bound(column.range->first), v, bound(column.range->second)),
            Wrong::out_of_range);
    }
    if (cases.empty()) return {};
    std::string all = "case";
    for (const auto& one : cases) all += one;
    return all + " else 0 end";
}

}  // namespace

std::string field_name(std::size_t place) { return "f" + std::to_string(place); }

std::string typed_selection(const ResolvedMapping& mapping, const Places& places, const std::string& source,
                            bool padded, std::size_t fields) {
    std::string texts, means, values, wrongs, finals, problems, any;
    for (std::size_t c = 0; c < mapping.columns.size(); ++c) {
        const auto& column = mapping.columns[c];
        const auto comma = c > 0 ? ", " : "";
        const auto raw = fmt::format("r{}", c), t = fmt::format("t{}", c), v = fmt::format("v{}", c),
                   w = fmt::format("w{}", c);
        texts += fmt::format("{}{} as {}", comma, known_text(column, field_name(places[c]), padded), raw);
        means += fmt::format(", {} as {}", meant(column, raw), t);
        values += fmt::format(", {} as {}", typed(column, t), v);
        const auto wrong = wrong_with(column, raw, t, v);
        if (wrong.empty()) {
            finals += fmt::format("{}{} as {}", comma, v, sql_name(column.name));
            continue;
        }
        wrongs += fmt::format(", {} as {}", wrong, w);
        finals += fmt::format("{}case when {} = 0 then {} end as {}", comma, w, v, sql_name(column.name));
        any += fmt::format("{}{} > 0", any.empty() ? "" : " or ", w);
        const auto mark = column.otherwise == Otherwise::reject ? "!" : "";
        const auto item = column.required && column.otherwise == Otherwise::missing
                              ? fmt::format("case when {0} = {1} then '!' else '' end || '{2}:' || {0}", w,
                                            static_cast<int>(Wrong::required), c)
                              : fmt::format("'{}{}:' || {}", mark, c, w);
        problems += fmt::format(", case when {} > 0 then {} end", w, item);
    }
    auto said = any.empty() ? "cast(null as varchar)"
                            : fmt::format("case when {} then concat_ws(','{}) end", any, problems);
    if (fields > 0) {
        texts += ", ";
        for (std::size_t field = 0; field < fields; ++field)
            texts += fmt::format("{}coalesce(trim({}, ' '), '') = ''", field > 0 ? " and " : "",
                                 field_name(field));
        texts += " as is_empty";
        said = fmt::format("case when is_empty then {} else {} end", sql_text(std::string(empty_row)), said);
    }
    return fmt::format(
        "select {}, {} as problems from (select *{} from (select *{} from (select *{} from (select {} from "
        "{})"
        " as texts) as meanings) as typed) as judged",
        finals, said, wrongs, values, means, texts, source);
}

Text or_missing(Text mend, const std::vector<std::string>& frequent) {
    if (frequent.empty()) return mend;
    const bool one = frequent.size() == 1;
    const auto list = fmt::format("{}", fmt::join(frequent, ", "));
    mend.en += fmt::format("; if {} {} unknown, write `missing: [{}]`", list, one ? "means" : "mean", list);
    mend.da += fmt::format("; betyder {} ukendt, så skriv `missing: [{}]`", list, list);
    return mend;
}

Explained explained(const MappedColumn& column, Wrong wrong, const std::string& value) {
    const bool like_a_number = value.find_first_not_of("0123456789.,+-") == std::string::npos &&
                               value.find_last_of("0123456789") + 1 == value.size();
    const bool comma_written = like_a_number && value.find(',') != std::string::npos,
               point_written = like_a_number && value.find('.') != std::string::npos;
    switch (wrong) {
        case Wrong::none:
            break;
        case Wrong::no_whole_number:
            return {{"not a whole number", "ikke et helt tal"},
                    comma_written || point_written
                        ? Text{"give the column `type: decimal`, or mend the value",
                               "giv kolonnen `type: decimal`, eller ret værdien"}
                        : Text{"mend it, or list it under `missing`",
                               "ret den, eller skriv den under `missing`"}};
        case Wrong::no_number:
            if (column.decimal == DecimalSign::point && comma_written && !point_written)
                return {{"a decimal comma, where the mapping says point",
                         "decimalkomma, hvor afbildningen siger punktum"},
                        {"write `decimal: comma` in the mapping", "skriv `decimal: comma` i afbildningen"}};
            if (column.decimal == DecimalSign::comma && point_written && !comma_written)
                return {{"a decimal point, where the mapping says comma",
                         "decimalpunktum, hvor afbildningen siger komma"},
                        {"write `decimal: point` in the mapping, or mend the value",
                         "skriv `decimal: point` i afbildningen, eller ret værdien"}};
            if (comma_written && point_written)
                return {
                    {"thousands and decimals cannot be told apart", "tusinder og decimaler kan ikke skelnes"},
                    column.decimal == DecimalSign::comma
                        ? Text{"write it as 18.388,00 or 18388,00", "skriv det som 18.388,00 eller 18388,00"}
                        : Text{"write it as 18,388.00 or 18388.00",
                               "skriv det som 18,388.00 eller 18388.00"}};
            return {{"not a number", "ikke et tal"},
                    {"mend it, or list it under `missing`", "ret den, eller skriv den under `missing`"}};
        case Wrong::no_date:
            return {{fmt::format("not a date written as {}", column.dates->written),
                     fmt::format("ikke en dato skrevet som {}", column.dates->written)},
                    {"mend it, or give the column another `dates`",
                     "ret den, eller giv kolonnen en anden `dates`"}};
        case Wrong::early_year:
            return {
                {fmt::format("a year before {}", earliest_year), fmt::format("et år før {}", earliest_year)},
                {"write the year with four digits; if it means unknown, list it under `missing`",
                 "skriv året med fire cifre; betyder det ukendt, så skriv det under `missing`"}};
        case Wrong::no_truth:
            return {{"neither yes nor no", "hverken ja eller nej"},
                    {"write yes or no, or say under `values` what it means",
                     "skriv ja eller nej, eller sig under `values`, hvad det betyder"}};
        case Wrong::not_listed:
            return {{"not among the values of the mapping", "ikke blandt afbildningens værdier"},
                    {"add it to `values`, or list it under `missing`",
                     "tilføj den under `values`, eller skriv den under `missing`"}};
        case Wrong::out_of_range:
            return {{fmt::format("outside {} to {}", column.range->first, column.range->second),
                     fmt::format("uden for {} til {}", column.range->first, column.range->second)},
                    {"mend it, or widen `range`", "ret den, eller udvid `range`"}};
        case Wrong::required:
            return {{"missing, but needed", "mangler, men er nødvendig"},
                    {"fill it in, or take `required` away", "udfyld den, eller fjern `required`"}};
    }
    return {};
}

}  // namespace vaerdi::exchange
