// What columns seem to be, by their values first and their headings second.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "exchange/propose.h"

namespace vaerdi::exchange {
namespace {

using warehouse::Type;
using As = ProposedColumn::As;

constexpr std::size_t longest_name = 40;
constexpr std::size_t most_codes_named = 8;
constexpr std::int64_t longest_scale = 100;

/// Nearly all: a messy file has some values that do not fit, which the import then names.
bool nearly_all(std::int64_t some, std::int64_t all) { return all > 0 && some * 10 >= all * 9; }

bool has_word(std::string_view heading, std::initializer_list<std::string_view> words) {
    const auto small = folded(heading);
    return std::ranges::any_of(words, [&](auto word) { return small.find(word) != std::string::npos; });
}

bool tells_who(std::string_view heading) {
    return has_word(heading, {"cpr", "personnummer", "person number", "patient_id", "patient id", "patientid",
                              "nhs number", "ssn", "social security", "journalnummer", "medical record"});
}
bool is_private(std::string_view heading) {
    const auto small = folded(heading);
    return small == "navn" || small == "name" ||
           has_word(small, {"fornavn", "efternavn", "first name", "last name", "patientnavn", "patient name",
                            "adresse", "address", "telefon", "phone", "e-mail", "email"});
}

/// `Pre-Op Q Score (1)` → pre_op_q_score_1
std::string column_name(std::string_view heading) {
    std::string name;
    const auto small = folded(heading);
    const auto letters = [&](std::string_view as) { name += as; };
    for (std::size_t i = 0; i < small.size(); ++i) {
        const char c = small[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            name += c;
        else if (small.substr(i).starts_with("æ"))
            letters("ae"), ++i;
        else if (small.substr(i).starts_with("ø"))
            letters("oe"), ++i;
        else if (small.substr(i).starts_with("å"))
            letters("aa"), ++i;
        else if (!name.empty() && name.back() != '_')
            name += '_';
    }
    while (name.ends_with('_')) name.pop_back();
    if (name.empty() || (name.front() >= '0' && name.front() <= '9')) name.insert(0, "column_");
    name = name.substr(0, longest_name);
    while (name.ends_with('_')) name.pop_back();
    return name == "row_number" ? "file_row_number" : name;
}

void give_own_names(std::vector<ProposedColumn>& columns) {
    std::set<std::string> used;
    for (auto& column : columns) {
        const auto first = column.name;
        for (int i = 2; !used.insert(column.name).second; ++i) column.name = fmt::format("{}_{}", first, i);
    }
}

std::optional<std::pair<std::size_t, bool>> best_dates(const ColumnLook& look) {
    const auto best = std::ranges::max_element(look.dates);
    if (best == look.dates.end() || !nearly_all(*best, look.filled)) return {};
    const bool unsure = std::ranges::count(look.dates, *best) > 1;
    return std::pair(static_cast<std::size_t>(best - look.dates.begin()), unsure);
}

Text codes_seen(const ColumnLook& look) {
    if (look.many || look.different.empty() || look.different.size() > most_codes_named) return {};
    std::string list;
    for (const auto& [value, count] : look.different) list += (list.empty() ? "" : ", ") + value;
    return list;
}

void propose_number(const ColumnLook& look, ProposedColumn& made) {
    const bool no_numbers = look.leading_zeros > 0 || look.highest.value_or(0) > 999'999'999'999;
    if (nearly_all(look.whole, look.filled) && !no_numbers && look.with_point + look.with_comma == 0) {
        made.type = Type::whole;
        // Answers, scores, ages: what has a scale, whose ends were probably seen.
        const bool scale = *look.lowest >= 0 && *look.highest <= longest_scale && *look.highest > 1;
        if (scale && !look.many && look.different.size() >= 3) made.range = {*look.lowest, *look.highest};
        made.remark = {fmt::format("{} to {}", *look.lowest, *look.highest),
                       fmt::format("{} til {}", *look.lowest, *look.highest)};
    } else if (nearly_all(look.whole + std::max(look.with_point, look.with_comma), look.filled) &&
               look.leading_zeros < look.filled / 2) {
        made.type = Type::decimal;
        made.decimals = std::max(look.decimals, 1);
    }
}

ProposedColumn proposed_column(const ColumnLook& look) {
    ProposedColumn made;
    made.heading = look.heading;
    made.name = column_name(look.heading);
    if (is_private(look.heading)) {
        made.as = As::left_out;
        made.remark = {"tells who somebody is", "fortæller, hvem nogen er"};
        return made;
    }
    if (look.filled == 0) {
        made.remark = {"empty", "tom"};
        return made;
    }
    made.cpr = nearly_all(look.cpr, look.filled);
    if (made.cpr || tells_who(look.heading)) {
        made.as = As::pseudonym;
        made.domain = "patient";
        if (made.cpr) made.name = "patient";
        return made;
    }
    if (const auto dates = best_dates(look)) {
        made.type = Type::date;
        made.dates = usual_date_patterns()[dates->first];
        made.dates_unsure = dates->second;
        return made;
    }
    if (nearly_all(look.truths, look.filled)) {
        made.type = Type::truth;
        return made;
    }
    propose_number(look, made);
    if (made.type == Type::text || (made.type == Type::whole && !made.range)) {
        if (auto codes = codes_seen(look); !codes.empty()) made.remark = codes;
    }
    return made;
}

}  // namespace

std::vector<ProposedColumn> proposed_columns(const Look& look) {
    std::vector<ProposedColumn> columns;
    for (const auto& column : look.columns) columns.push_back(proposed_column(column));
    give_own_names(columns);
    return columns;
}

std::string proposed_id(const std::vector<ProposedColumn>& columns, const Look& look) {
    const auto could_be = [&](std::size_t i) {
        const auto& column = look.columns[i];
        return columns[i].as == As::taken && column.unique && column.filled + look.flawed == look.rows &&
               column.filled > 1 && (columns[i].type == Type::text || columns[i].type == Type::whole);
    };
    std::string first;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!could_be(i)) continue;
        if (has_word(columns[i].heading, {"id", "nr", "nummer", "number", "key", "nøgle"}))
            return columns[i].name;
        if (first.empty()) first = columns[i].name;
    }
    return first;
}

}  // namespace vaerdi::exchange
