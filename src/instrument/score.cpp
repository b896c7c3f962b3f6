#include "instrument/score.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <stdexcept>

namespace vaerdi::instrument {
namespace {

__extension__ typedef __int128 Large;

constexpr std::int64_t million = Decimal::one;

/// Decimals of scores whose missing answers are filled in, or whose line has an odd slope.
constexpr int filled_decimals = 6;

void expect_one_each(const Instrument& instrument, std::size_t given) {
    if (given == instrument.items.size()) return;
    throw std::invalid_argument(
        fmt::format("{} has {} items, not {}", instrument.id, instrument.items.size(), given));
}

Large divided(Large number, Large by) {  // halves away from zero
    const auto half = by / 2;
    return (number < 0 ? number - half : number + half) / by;
}

/// What one step of one answer is worth when so many answers are there: of 10^-12.
std::int64_t slope(const Line& line, const Instrument& of, int present) {
    const auto rise = Large(line.to.millionths - line.from.millionths) * million;
    const auto steps = Large(present) * (of.highest - of.lowest);
    // Both signs of a half are rounded away from zero.
    const auto doubled = rise * 2;
    return static_cast<std::int64_t>((doubled < 0 ? doubled - steps : doubled + steps) / (steps * 2));
}

bool has_every_slope_whole(const Line& line, const Instrument& of) {
    if (!line.from.is_whole() || of.may_miss > 0) return false;
    return slope(line, of, static_cast<int>(of.item_count())) % (million * million) == 0;
}

double with_decimals(Large units, int places) {
    double power = 1;
    for (int place = 0; place < places; ++place) power *= 10;
    return static_cast<double>(units) / power;
}

std::optional<double> score_of(const Line& line, const Instrument& of,
                               std::span<const std::optional<int>> answers) {
    Large steps = 0;
    int present = 0;
    for (std::size_t item = 0; item < answers.size(); ++item) {
        if (!answers[item]) continue;
        ++present;
        steps += of.reversed[item] ? of.highest - *answers[item] : *answers[item] - of.lowest;
    }
    if (static_cast<int>(answers.size()) - present > of.may_miss) return {};
    const auto exact = Large(line.from.millionths) * million + steps * slope(line, of, present);
    const auto places = of.decimals;
    Large dropped = million * Large(million);
    for (int place = 0; place < places; ++place) dropped /= 10;
    return with_decimals(divided(exact, dropped), places);
}

std::optional<double> score_of(const ValueSet& set, const Instrument& of,
                               std::span<const std::optional<int>> answers) {
    Large value = set.full_health.millionths;
    int worst = of.lowest;
    for (std::size_t item = 0; item < answers.size(); ++item) {
        if (!answers[item]) return {};
        value -= set.losses[item][static_cast<std::size_t>(*answers[item] - of.lowest)].millionths;
        worst = std::max(worst, *answers[item]);
    }
    for (const auto& [level, loss] : set.once) {
        if (worst >= level) value -= loss.millionths;
    }
    const auto places = of.decimals;
    Large dropped = million;
    for (int place = 0; place < places; ++place) dropped /= 10;
    return with_decimals(value / dropped, places);
}

int decimals_of(const ValueSet& set) {
    int most = instrument::decimals_of(set.full_health);
    for (const auto& losses : set.losses) {
        for (const auto loss : losses) most = std::max(most, instrument::decimals_of(loss));
    }
    for (const auto& [level, loss] : set.once) most = std::max(most, instrument::decimals_of(loss));
    return most;
}

/// How far the answer of an item is from the end that counts as lowest.
std::string step_sql(const Instrument& of, std::size_t item, const std::string& column) {
    if (of.reversed[item]) return fmt::format("({} - {})", of.highest, column);
    return of.lowest == 0 ? column : fmt::format("({} - ({}))", column, of.lowest);
}

/// A slope as a constant: 1.090909090909.
std::string slope_sql(std::int64_t slope) {
    const auto size = slope < 0 ? -slope : slope;
    return fmt::format("{}{}.{:012}", slope < 0 ? "-" : "", size / (million * million),
                       size % (million * million));
}

std::string impossible(const Instrument& of, std::span<const std::string> columns, bool never_null) {
    std::vector<std::string> each;
    for (const auto& column : columns) {
        const auto known = never_null ? fmt::format("COALESCE({}, {})", column, of.lowest) : column;
        each.push_back(fmt::format("{} NOT BETWEEN {} AND {}", known, of.lowest, of.highest));
    }
    return fmt::format("({})", fmt::join(each, " OR "));
}

std::string sql_of(const Line& line, const Instrument& of, std::span<const std::string> columns) {
    std::vector<std::string> steps, present;
    for (std::size_t item = 0; item < columns.size(); ++item) {
        const auto step = step_sql(of, item, columns[item]);
        steps.push_back(of.may_miss > 0 ? fmt::format("COALESCE({}, 0)", step) : step);
        present.push_back(fmt::format("CASE WHEN {} IS NULL THEN 0 ELSE 1 END", columns[item]));
    }
    const auto all = static_cast<int>(of.item_count());
    auto factor = slope_sql(slope(line, of, all));
    if (of.may_miss > 0) {
        std::string by_count;
        for (int there = all; there >= all - of.may_miss; --there)
            by_count += fmt::format(" WHEN {} THEN {}", there, slope_sql(slope(line, of, there)));
        factor = fmt::format("CASE {}{} END", fmt::join(present, " + "), by_count);
    }
    return fmt::format(
        "CASE WHEN {} THEN NULL ELSE CAST({} + CAST({} AS DECIMAL(9, 0)) * CAST({} AS DECIMAL(18, 12)) "
        "AS DECIMAL(18, {})) END",
        impossible(of, columns, false), written(line.from, 1), fmt::join(steps, " + "), factor, of.decimals);
}

/// An answer that is missing or impossible finds no branch, and NULL it stays.
std::string sql_of(const ValueSet& set, const Instrument& of, std::span<const std::string> columns) {
    const auto places = std::max(1, of.decimals);
    auto sql = written(set.full_health, places);
    for (std::size_t item = 0; item < columns.size(); ++item) {
        sql += fmt::format(" - CASE {}", columns[item]);
        for (std::size_t level = 0; level < set.losses[item].size(); ++level) {
            sql += fmt::format(" WHEN {} THEN {}", of.lowest + static_cast<int>(level),
                               written(set.losses[item][level], places));
        }
        sql += " END";
    }
    for (const auto& [level, loss] : set.once) {
        sql += fmt::format(" - CASE WHEN GREATEST({}) >= {} THEN {} ELSE {} END", fmt::join(columns, ", "),
                           level, written(loss, places), written(Decimal{}, places));
    }
    return fmt::format("CAST({} AS DECIMAL(18, {}))", sql, of.decimals);
}

}  // namespace

std::optional<double> score(const Instrument& instrument, std::span<const std::optional<int>> answers) {
    expect_one_each(instrument, answers.size());
    const bool possible = std::ranges::all_of(answers, [&](const auto& answer) {
        return !answer || (*answer >= instrument.lowest && *answer <= instrument.highest);
    });
    if (!possible) return {};
    return std::visit([&](const auto& rule) { return score_of(rule, instrument, answers); }, instrument.rule);
}

int decimals_needed(const Instrument& instrument) {
    if (const auto* set = std::get_if<ValueSet>(&instrument.rule)) return decimals_of(*set);
    return has_every_slope_whole(std::get<Line>(instrument.rule), instrument) ? 0 : filled_decimals;
}

std::string score_sql(const Instrument& instrument, std::span<const std::string> columns) {
    expect_one_each(instrument, columns.size());
    return std::visit([&](const auto& rule) { return sql_of(rule, instrument, columns); }, instrument.rule);
}

std::string impossible_sql(const Instrument& instrument, std::span<const std::string> columns) {
    expect_one_each(instrument, columns.size());
    return impossible(instrument, columns, true);
}

}  // namespace vaerdi::instrument
