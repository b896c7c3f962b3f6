#include "outcome/row_formula.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "math/formula_lexer.h"

namespace vaerdi::outcome {

using math::Expression;
using warehouse::sql_name;

namespace {

constexpr int most_decimals = 9;  // of a number that is summed and squared in 38 digits

Text words_of(Holds holds) {
    switch (holds) {
        case Holds::truth:
            return {"a condition (true or false)", "en betingelse (sand eller falsk)"};
        case Holds::number:
            return {"a number", "et tal"};
        case Holds::text:
            return {"a text", "en tekst"};
        case Holds::date:
            return {"a date", "en dato"};
        case Holds::days:
            return {"a time in days", "en tid i dage"};
    }
    return {};
}

// Thrown inside the binder only; the mistake has been reported.
struct Unbound {};

class Binder {
  public:
    Binder(RowContext& context, Diagnostics& found) : context_(context), found_(found) {}

    RowSql bind(const Expression& step);
    void expect(const RowSql& bound, Holds wanted, const Expression& step);

  private:
    [[noreturn]] void refuse(const Expression& step, Text message, Text remedy);

    RowSql number(const Expression& step);
    RowSql column(const Expression& step);
    RowSql operation(const Expression& step);
    RowSql call(const Expression& step);

    RowSql logic(const Expression& step);
    RowSql comparison(const Expression& step);
    RowSql sum(const Expression& step);
    RowSql product(const Expression& step);

    RowSql within(const Expression& step);
    RowSql sequence(const Expression& step);
    RowSql one_of(const Expression& step);
    RowSql choice(const Expression& step);
    RowSql extreme(const Expression& step);
    RowSql years_between(const Expression& step);
    RowSql part_of_date(const Expression& step);
    RowSql score(const Expression& step);

    RowSql of(const Expression& step, Holds wanted) {
        auto bound = bind(step);
        expect(bound, wanted, step);
        return bound;
    }

    RowContext& context_;
    Diagnostics& found_;
};

void Binder::refuse(const Expression& step, Text message, Text remedy) {
    found_.error(step.at, std::move(message), std::move(remedy));
    throw Unbound{};
}

void Binder::expect(const RowSql& bound, Holds wanted, const Expression& step) {
    if (bound.holds == wanted) return;
    const auto is = words_of(bound.holds), needed = words_of(wanted);
    Text remedy{"compare it, as in cause = 'infection'", "sammenlign den, fx årsag = 'infektion'"};
    if (wanted != Holds::truth) remedy = {};
    refuse(step,
           {fmt::format("'{}' is {}, where {} belongs", math::written(step), is.en, needed.en),
            fmt::format("'{}' er {}, hvor {} hører hjemme", math::written(step), is.da, needed.da)},
           std::move(remedy));
}

RowSql Binder::bind(const Expression& step) {
    switch (step.kind) {
        case Expression::Kind::number:
            return number(step);
        case Expression::Kind::text:
            return {Sql::value(step.text), Holds::text};
        case Expression::Kind::date:
            return {"date '" + iso(math::day_of(step)) + "'", Holds::date};
        case Expression::Kind::name:
            return column(step);
        case Expression::Kind::call:
            break;
    }
    return math::find_function(step.text, math::About::rows) ? call(step) : operation(step);
}

RowSql Binder::number(const Expression& step) {
    if (!step.has_unit || step.unit.is_dimensionless()) {
        const auto literal = decimal_literal(step.unit.to_base(step.number));
        const auto point = literal.find('.');
        return {literal, Holds::number,
                point == std::string::npos ? 0 : static_cast<int>(literal.size() - point - 1)};
    }
    if (const auto span = span_of(step); span && span->months == 0)
        return {std::to_string(span->days), Holds::days};
    refuse(step,
           {fmt::format("'{}' has a unit, but columns are plain numbers", math::written(step)),
            fmt::format("'{}' har en enhed, men kolonner er rene tal", math::written(step))},
           {"write the number alone; months and years stand in within(date, 2 years) or behind a date + or -",
            "skriv tallet alene; måneder og år står i within(dato, 2 år) eller efter en dato + eller -"});
}

RowSql Binder::column(const Expression& step) {
    const auto* found = column_of({step.text, step.at}, context_, found_);
    if (found == nullptr) throw Unbound{};
    const auto holds = holds_of(*found);
    return {sql_name(found->name), holds, found->type == warehouse::Type::decimal ? found->decimals : 0};
}

RowSql Binder::operation(const Expression& step) {
    const auto& sign = step.text;
    if (sign == "and" || sign == "or" || sign == "not") return logic(step);
    if (sign == "=" || sign == "<>" || sign.starts_with('<') || sign.starts_with('>'))
        return comparison(step);
    if (sign == "+" || sign == "-") return sum(step);
    if (sign == "*") return product(step);
    refuse(step,
           {fmt::format("'{}' is not counted in rows", sign), fmt::format("'{}' regnes ikke i rækker", sign)},
           {"multiply the other side instead: weight >= 30 * height * height",
            "gang den anden side i stedet: vægt >= 30 * højde * højde"});
}

RowSql Binder::logic(const Expression& step) {
    auto first = of(*step.arguments[0], Holds::truth);
    if (step.text == "not") return {Sql("(not ") + first.sql + ")", Holds::truth};
    const auto second = of(*step.arguments[1], Holds::truth);
    return {Sql("(") + first.sql + " " + step.text + " " + second.sql + ")", Holds::truth};
}

RowSql Binder::comparison(const Expression& step) {
    const auto left = bind(*step.arguments[0]);
    auto right = bind(*step.arguments[1]);
    expect(right, left.holds, *step.arguments[1]);
    const bool equality = step.text == "=" || step.text == "<>";
    if (!equality && (left.holds == Holds::text || left.holds == Holds::truth)) {
        const auto is = words_of(left.holds);
        refuse(step,
               {fmt::format("'{}' has no order", math::written(*step.arguments[0])),
                fmt::format("'{}' har ingen rækkefølge", math::written(*step.arguments[0]))},
               {fmt::format("{} is compared with = or <>", is.en),
                fmt::format("{} sammenlignes med = eller <>", is.da)});
    }
    return {Sql("(") + left.sql + " " + step.text + " " + right.sql + ")", Holds::truth};
}

// Numbers and days add up; a date moves by days, or by a calendar time.
RowSql Binder::sum(const Expression& step) {
    if (step.arguments.size() == 1) {
        auto argument = bind(*step.arguments[0]);
        if (argument.holds != Holds::days) expect(argument, Holds::number, *step.arguments[0]);
        argument.sql = Sql("(- ") + argument.sql + ")";
        return argument;
    }
    const auto& behind = *step.arguments[1];
    const auto left = bind(*step.arguments[0]);
    const auto sign = " " + step.text + " ";
    if (left.holds == Holds::date) {
        if (const auto span = span_of(behind))
            return {Sql("cast(") + left.sql + sign + span->sql() + " as date)", Holds::date};
        const auto right = bind(behind);
        if (step.text == "-" && right.holds == Holds::date)
            return {Sql("(") + left.sql + " - " + right.sql + ")", Holds::days};
        expect(right, Holds::days, behind);
        return {Sql("(") + left.sql + sign + "cast(" + right.sql + " as integer))", Holds::date};
    }
    if (left.holds != Holds::days) expect(left, Holds::number, *step.arguments[0]);
    const auto right = of(behind, left.holds);
    return {Sql("(") + left.sql + sign + right.sql + ")", left.holds, std::max(left.scale, right.scale)};
}

RowSql Binder::product(const Expression& step) {
    const auto left = of(*step.arguments[0], Holds::number);
    const auto right = of(*step.arguments[1], Holds::number);
    const int scale = left.scale + right.scale;
    if (scale > 2 * most_decimals) {
        refuse(step,
               {"the product has more decimals than can be counted",
                "produktet har flere decimaler, end "
                "der kan regnes med"},
               {fmt::format("map the columns with fewer decimals; {} in all are counted", 2 * most_decimals),
                fmt::format("hent kolonnerne ind med færre decimaler; der regnes med {} i alt",
                            2 * most_decimals)});
    }
    return {Sql("(") + left.sql + " * " + right.sql + ")", Holds::number, scale};
}

RowSql Binder::call(const Expression& step) {
    const auto& name = step.text;
    if (name == "within") return within(step);
    if (name == "sequence") return sequence(step);
    if (name == "known") return {Sql("(") + bind(*step.arguments[0]).sql + " is not null)", Holds::truth};
    if (name == "one_of") return one_of(step);
    if (name == "if") return choice(step);
    if (name == "min" || name == "max") return extreme(step);
    if (name == "years_between") return years_between(step);
    if (name == "year" || name == "month") return part_of_date(step);
    if (name == "score") return score(step);
    auto argument = of(*step.arguments[0], Holds::number);  // abs
    argument.sql = Sql("abs(") + argument.sql + ")";
    return argument;
}

// Calendar anniversaries, both days included. A date that is missing has not come; without the row's own date
// it is not known whether one that has come is in time.
RowSql Binder::within(const Expression& step) {
    const auto date = of(*step.arguments[0], Holds::date);
    const auto span = span_of(*step.arguments[1]);
    if (!span) {
        refuse(*step.arguments[1],
               {fmt::format("'{}' is no time that a calendar has", math::written(*step.arguments[1])),
                fmt::format("'{}' er ikke en tid, som en kalender har", math::written(*step.arguments[1]))},
               {"write whole days, weeks, months or years: within(readmitted, 30 days)",
                "skriv hele dage, uger, måneder eller år: within(genindlagt, 30 dage)"});
    }
    if (context_.date.empty())
        refuse(step, {"the rows have no date of their own", "rækkerne har ingen egen dato"},
               {"name its column as `date` under `rows`", "navngiv dens kolonne som `date` under `rows`"});
    return {Sql("(") + date.sql + " is not null and " + date.sql + " between " + sql_name(context_.date) +
                " and " + context_.anniversary(*span) + ")",
            Holds::truth};
}

// Over all rows of the data set, before any is left out; ties by id, then by place in the files.
RowSql Binder::sequence(const Expression& step) {
    const auto who = bind(*step.arguments[0]);
    const auto by = of(*step.arguments[1], Holds::date);
    const auto name = math::written(step);
    const auto known = std::ranges::find(context_.sequences, name, &std::pair<std::string, Sql>::first);
    if (known == context_.sequences.end()) {
        const auto tie = context_.id.empty() ? "" : sql_name(context_.id) + ", ";
        context_.sequences.emplace_back(name, Sql("case when ") + who.sql + " is null or " + by.sql +
                                                  " is null then null else row_number() over (partition by " +
                                                  who.sql + " order by " + by.sql + " nulls last, " + tie +
                                                  "row_number) end");
    }
    return {sql_name(name), Holds::number};
}

RowSql Binder::one_of(const Expression& step) {
    const auto first = bind(*step.arguments[0]);
    std::vector<Sql> values;
    for (std::size_t i = 1; i < step.arguments.size(); ++i)
        values.push_back(of(*step.arguments[i], first.holds).sql);
    return {Sql("(") + first.sql + " in (" + joined(values, ", ") + "))", Holds::truth};
}

RowSql Binder::choice(const Expression& step) {
    const auto condition = of(*step.arguments[0], Holds::truth);
    const auto yes = bind(*step.arguments[1]);
    const auto no = of(*step.arguments[2], yes.holds);
    return {Sql("(case when ") + condition.sql + " then " + yes.sql + " when not " + condition.sql +
                " then " + no.sql + " end)",
            yes.holds, std::max(yes.scale, no.scale)};
}

RowSql Binder::extreme(const Expression& step) {
    auto result = bind(*step.arguments[0]);
    if (result.holds == Holds::text || result.holds == Holds::truth)
        expect(result, Holds::number, *step.arguments[0]);
    std::vector<Sql> of_these{result.sql};
    for (std::size_t i = 1; i < step.arguments.size(); ++i) {
        const auto more = of(*step.arguments[i], result.holds);
        of_these.push_back(more.sql);
        result.scale = std::max(result.scale, more.scale);
    }
    // The databases pass over what is missing; here it makes the answer missing.
    std::vector<Sql> missing;
    for (const auto& one : of_these) missing.push_back(one + " is null");
    result.sql = Sql("(case when ") + joined(missing, " or ") + " then null else " +
                 (step.text == "min" ? "least(" : "greatest(") + joined(of_these, ", ") + ") end)";
    return result;
}

RowSql Binder::years_between(const Expression& step) {
    const auto from = of(*step.arguments[0], Holds::date), to = of(*step.arguments[1], Holds::date);
    const auto part = [](const char* field, const Sql& date) {
        return Sql("extract(") + field + " from " + date + ")";
    };
    const auto day_of_year = [&](const Sql& date) {
        return Sql("(") + part("month", date) + " * 100 + " + part("day", date) + ")";
    };
    return {Sql("(cast(") + part("year", to.sql) + " - " + part("year", from.sql) +
                " as bigint) - case when " + day_of_year(to.sql) + " < " + day_of_year(from.sql) +
                " then 1 else 0 end)",
            Holds::number};
}

RowSql Binder::part_of_date(const Expression& step) {
    const auto date = of(*step.arguments[0], Holds::date);
    return {Sql("cast(extract(") + step.text + " from " + date.sql + ") as bigint)", Holds::number};
}

RowSql Binder::score(const Expression& step) {
    const auto name = math::single_name(*step.arguments[0]).value_or("");
    const auto found = std::ranges::find(context_.scores, name, &ScoreSql::name);
    if (found == context_.scores.end()) {
        std::vector<std::string> names;
        for (const auto& one : context_.scores) names.push_back(one.name);
        const auto near = nearest_name(name, names);
        refuse(step,
               {fmt::format("there is no score '{}'", math::shown(math::written(*step.arguments[0]))),
                fmt::format("der er ingen score '{}'", math::shown(math::written(*step.arguments[0])))},
               near.empty()
                   ? Text{"name it under `scores`", "navngiv den under `scores`"}
                   : Text{fmt::format("did you mean '{}'?", near), fmt::format("mente du '{}'?", near)});
    }
    const auto& time = *step.arguments[1];
    for (const auto& [at, sql] : found->by_time) {
        if (time.kind == Expression::Kind::text && time.text == at) return sql;
    }
    std::vector<std::string> times;
    for (const auto& [at, sql] : found->by_time) times.push_back("'" + at + "'");
    refuse(time,
           {fmt::format("'{}' has no such time", name), fmt::format("'{}' har intet sådant tidspunkt", name)},
           {fmt::format("it has {}", fmt::join(times, ", ")),
            fmt::format("den har {}", fmt::join(times, ", "))});
}

}  // namespace

std::string Span::sql() const {
    return months != 0 ? fmt::format("interval '{} months'", months)
                       : fmt::format("interval '{} days'", days);
}

std::string Span::column() const {
    return months != 0 ? fmt::format("after {} months", months) : fmt::format("after {} days", days);
}

std::string RowContext::anniversary(const Span& span) {
    const auto column = span.column();
    if (std::ranges::find(anniversaries, column, &std::pair<std::string, Sql>::first) ==
        anniversaries.end()) {
        const auto own = sql_name(date);
        anniversaries.emplace_back(column, span.months != 0 ? "cast(" + own + " + " + span.sql() + " as date)"
                                                            : own + " + " + std::to_string(span.days));
    }
    return sql_name(column);
}

std::optional<Span> span_of(const Expression& quantity) {
    if (quantity.kind != Expression::Kind::number || !quantity.has_unit) return {};
    const auto whole = [](double figure) -> std::optional<int> {
        const auto rounded = std::round(figure);
        if (std::abs(figure - rounded) > 1e-9 || rounded < 0 || rounded > 100'000) return {};
        return static_cast<int>(rounded);
    };
    const auto base = quantity.unit.to_base(quantity.number);
    if (quantity.unit.same_dimensions(Unit::of(Dimension::year))) {
        const auto months = whole(base * 12);
        return months ? std::optional(Span{*months, 0}) : std::nullopt;
    }
    if (quantity.unit.same_dimensions(Unit::of(Dimension::day))) {
        const auto days = whole(base);
        return days ? std::optional(Span{0, *days}) : std::nullopt;
    }
    return {};
}

std::string decimal_literal(double number) {
    auto text = fmt::format("{}", number);
    if (text.find_first_not_of("-0123456789.") == std::string::npos) {
        if (text.ends_with(".0")) text.resize(text.size() - 2);
        return text;
    }
    text = fmt::format("{:.{}f}", number, 2 * most_decimals);
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    return text;
}

Holds holds_of(const warehouse::DataColumn& column) {
    switch (column.type) {
        case warehouse::Type::text:
            return Holds::text;
        case warehouse::Type::whole:
        case warehouse::Type::decimal:
            return Holds::number;
        case warehouse::Type::date:
            return Holds::date;
        case warehouse::Type::truth:
            return Holds::truth;
    }
    return Holds::text;
}

const warehouse::DataColumn* column_of(const document::Name& name, const RowContext& context,
                                       Diagnostics& found) {
    const auto column = std::ranges::find(*context.columns, name.value, &warehouse::DataColumn::name);
    if (column != context.columns->end()) return &*column;
    std::vector<std::string> names;
    for (const auto& one : *context.columns) names.push_back(one.name);
    const auto near = nearest_name(name.value, names);
    found.error(name.at,
                {fmt::format("the data have no column '{}'", math::shown(name.value)),
                 fmt::format("data har ingen kolonne '{}'", math::shown(name.value))},
                near.empty()
                    ? Text{fmt::format("the columns are {}", fmt::join(names, ", ")),
                           fmt::format("kolonnerne er {}", fmt::join(names, ", "))}
                    : Text{fmt::format("did you mean '{}'?", near), fmt::format("mente du '{}'?", near)});
    return nullptr;
}

std::optional<RowSql> bind_formula(const document::Formula& formula, Holds wanted, RowContext& context,
                                   Diagnostics& found, std::vector<std::string>* columns) {
    const auto parsed = math::parse_formula(formula.value, formula.at, found, math::About::rows);
    if (!parsed) return {};
    try {
        Binder binder(context, found);
        auto bound = binder.bind(*parsed);
        binder.expect(bound, wanted, *parsed);
        if (columns != nullptr) {
            for (auto& name : math::names_used(*parsed)) {
                if (std::ranges::find(*context.columns, name, &warehouse::DataColumn::name) !=
                    context.columns->end())
                    columns->push_back(std::move(name));
            }
        }
        return bound;
    } catch (const Unbound&) {
        return {};
    }
}

}  // namespace vaerdi::outcome
