#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "math/formula_lexer.h"
#include "outcome/resolve_scores.h"
#include "outcome/resolved_measures.h"

namespace vaerdi::outcome {
namespace {

constexpr int most_decimals_shown = 6;

class Resolver {
  public:
    Resolver(const MeasuresDocument& document, const std::vector<warehouse::DataColumn>& columns,
             Diagnostics& found)
        : document_(document), found_(found) {
        made_.columns = columns;
        context_.columns = &made_.columns;
    }

    ResolvedMeasures resolve() {
        header();
        rows();
        auto instruments = instrument::shipped();
        for (const auto& [name, at, written] : document_.instruments)
            if (auto own = instrument::instrument_of(written, name, found_)) instruments.add(std::move(*own));
        bounds_ = resolve_scores(document_.scores, instruments, context_, found_);
        rules();
        for (const auto& [name, at, written] : document_.measures) measure(name, at, written);
        if (document_.measures.empty()) {
            found_.error({1, 1}, {"no measure is defined", "ingen måling er defineret"},
                         {"name at least one under `define`", "navngiv mindst én under `define`"});
        }
        made_.sequences = context_.sequences;
        made_.anniversaries = context_.anniversaries;
        return std::move(made_);
    }

  private:
    void header() {
        made_.title = document_.title;
        made_.id = document_.id;
        made_.one = document_.rows.one;
        if (document_.small_numbers) {
            made_.small_numbers = document_.small_numbers.value;
            if (made_.small_numbers < 0 || made_.small_numbers > 1000)
                found_.error(document_.small_numbers.at, {"small numbers are from 0 (none is hidden) to 1000",
                                                          "små tal er fra 0 (intet skjules) til 1000"});
        }
    }

    std::string column(const Name& name, std::optional<Holds> wanted = {}) {
        if (!name) return {};
        const auto* found = column_of(name, context_, found_);
        if (found == nullptr) return {};
        if (wanted && holds_of(*found) != *wanted) {
            const bool date = *wanted == Holds::date;
            found_.error(
                name.at,
                {fmt::format("the column '{}' holds no {}", name.value, date ? "dates" : "numbers"),
                 fmt::format("kolonnen '{}' indeholder ingen {}", name.value, date ? "datoer" : "tal")},
                {fmt::format("give it `type: {}` in the mapping", date ? "date" : "decimal"),
                 fmt::format("giv den `type: {}` i afbildningen", date ? "date" : "decimal")});
        }
        return found->name;
    }

    void rows() {
        const auto& rows = document_.rows;
        made_.date = column(rows.date, Holds::date);
        made_.row_id = column(rows.id);
        made_.patient = column(rows.patient);
        made_.unit = column(rows.unit);
        made_.region = column(rows.region);
        made_.supplier = column(rows.supplier);
        made_.product = column(rows.product);
        context_.date = made_.date;
        context_.id = made_.row_id;
        std::vector<std::string> until;
        made_.until = formula(rows.until, Holds::date, &until).sql;
        made_.until_is_one_day = until.empty();
        made_.death = formula(rows.death, Holds::date).sql;
    }

    /// `columns`: where to note the columns that the formula speaks of.
    RowSql formula(const Formula& written, Holds wanted, std::vector<std::string>* columns = nullptr) {
        if (!written) return {};
        return bind_formula(written, wanted, context_, found_, columns).value_or(RowSql{});
    }

    void rules() {
        for (const auto& [name, at, written] : document_.exclude) {
            Rule rule{name, written.title.empty() ? Text(name) : written.title, {}, {}};
            rule.removes = formula(written.where, Holds::truth, &rule.columns).sql;
            if (written.unless)
                rule.removes = Sql("(") + rule.removes + " and not " +
                               formula(written.unless, Holds::truth, &rule.columns).sql + ")";
            rules_.push_back(std::move(rule));
        }
    }

    void measure(const std::string& name, Position at, const MeasureDocument& written) {
        if (math::leading_name(name) != name.size() || name.find('.') != std::string::npos) {
            found_.error(at,
                         {fmt::format("'{}' is no name for a measure", math::shown(name)),
                          fmt::format("'{}' er ikke et navn til en måling", math::shown(name))},
                         {"write it as revision_2y: letters, digits and _",
                          "skriv det som revision_2y: "
                          "bogstaver, cifre og _"});
        }
        Measure made;
        made.name = name;
        made.title = written.title.empty() ? Text(name) : written.title;
        made.summary = written.summary;
        made.kind = written.kind.value;
        made.unit = written.unit;
        made.written = written;
        made.among = formula(written.among, Holds::truth, &made.columns).sql;
        if (written.better) made.better = written.better.value;
        excluded(made, written);
        followed(made, written);
        counted(made, written, at);
        interval(made, written);
        adjusted(made, written);
        judged(made, written);
        made_.measures.push_back(std::move(made));
    }

    void excluded(Measure& made, const MeasureDocument& written) {
        for (const auto& name : written.exclude) {
            const auto rule = std::ranges::find(rules_, name.value, &Rule::name);
            if (rule != rules_.end()) {
                made.rules.push_back(*rule);
                made.columns.insert(made.columns.end(), rule->columns.begin(), rule->columns.end());
                continue;
            }
            std::vector<std::string> names;
            for (const auto& one : rules_) names.push_back(one.name);
            const auto near = nearest_name(name.value, names);
            found_.error(name.at,
                         {fmt::format("there is no exclusion rule '{}'", math::shown(name.value)),
                          fmt::format("der er ingen udelukkelsesregel '{}'", math::shown(name.value))},
                         near.empty() ? Text{"name it under `exclude`", "navngiv den under `exclude`"}
                                      : Text{fmt::format("did you mean '{}'?", near),
                                             fmt::format("mente du '{}'?", near)});
        }
    }

    void followed(Measure& made, const MeasureDocument& written) {
        if (!written.follow_up) return;
        const auto& follow_up = *written.follow_up;
        const auto parsed =
            math::parse_formula(follow_up.time.value, follow_up.time.at, found_, math::About::rows);
        if (!parsed) return;
        made.follow_up = span_of(*parsed);
        if (made.follow_up) context_.anniversary(*made.follow_up);
        if (!made.follow_up) {
            found_.error(
                follow_up.time.at,
                {fmt::format("'{}' is no time that a calendar has", math::shown(follow_up.time.value)),
                 fmt::format("'{}' er ikke en tid, som en kalender har", math::shown(follow_up.time.value))},
                {"write whole days, weeks, months or years: 2 years",
                 "skriv hele dage, uger, måneder eller år: 2 år"});
        }
        if (made_.date.empty() && !document_.rows.date) {
            found_.error(
                follow_up.at,
                {"the rows have no date to be followed from",
                 "rækkerne har ingen dato at "
                 "følges fra"},
                {"name its column as `date` under `rows`", "navngiv dens kolonne som `date` under `rows`"});
        }
        if (made_.until.empty() && !document_.rows.until) {
            found_.error(follow_up.at,
                         {"how long the rows have been followed is not known",
                          "det vides ikke, hvor længe rækkerne er fulgt"},
                         {"write `until` under `rows`: a date, or a column with one",
                          "skriv `until` under `rows`: en dato, eller en kolonne med en"});
        }
        if (follow_up.shorter && follow_up.shorter.value == Shorter::censor &&
            made.kind != Kind::time_to_event) {
            found_.error(follow_up.shorter.at,
                         {"a row that is censored has a time, which only time-to-event counts",
                          "en række, der censureres, har en tid, og den tæller kun time-to-event"},
                         {"write `kind: time-to-event` with `event`, or `shorter: wait`",
                          "skriv `kind: time-to-event` med `event`, eller `shorter: wait`"});
        }
    }

    void required(const Formula& written, const char* key, const Measure& made, Position at) {
        if (written) return;
        found_.error(at,
                     {fmt::format("'{}' is missing in the measure '{}'", key, made.name),
                      fmt::format("'{}' mangler i målingen '{}'", key, made.name)},
                     {fmt::format("a {} needs `{}`", kind_word(made.kind), key),
                      fmt::format("en {} har brug for `{}`", kind_word(made.kind), key)});
    }

    void unwanted(const Formula& written, const char* key, const Measure& made) {
        if (!written) return;
        found_.error(written.at,
                     {fmt::format("'{}' has no meaning in a {}", key, kind_word(made.kind)),
                      fmt::format("'{}' har ingen betydning i en {}", key, kind_word(made.kind))},
                     {"take it away, or choose another kind", "fjern den, eller vælg en anden art"});
    }

    /// What is counted, by kind: each takes some of the keys and refuses the others.
    void counted(Measure& made, const MeasureDocument& written, Position at) {
        struct Keys {
            bool counts, of, exposure, event, change;
        };
        constexpr Keys of_kind[] = {
            {true, false, false, false, false},  // proportion
            {false, true, false, false, false},  // mean
            {false, true, false, false, false},  // median
            {true, true, true, false, false},    // rate
            {true, false, false, true, false},   // time-to-event
            {false, false, false, false, true},  // score change
            {false, true, false, false, false},  // variation
            {false, true, false, false, false},  // glucose management indicator
        };
        const auto& keys = of_kind[static_cast<std::size_t>(made.kind)];
        const bool choice = made.kind == Kind::rate || made.kind == Kind::time_to_event;
        const auto take = [&](const Formula& key, const char* name, bool taken, bool needed) {
            if (!taken) return unwanted(key, name, made);
            if (needed) required(key, name, made, at);
        };
        take(written.counts, "counts", keys.counts, !choice);
        take(written.of, "of", keys.of, !choice);
        take(written.exposure, "exposure", keys.exposure, true);
        take(written.event, "event", keys.event, true);
        take(written.from, "from", keys.change, true);
        take(written.to, "to", keys.change, true);
        take(written.instrument, "instrument", keys.change, true);

        made.counts = formula(written.counts, Holds::truth, &made.columns).sql;
        made.of = formula(written.of, Holds::number, &made.columns);
        made.exposure = formula(written.exposure, Holds::number, &made.columns);
        made.event = formula(written.event, Holds::date, &made.columns);
        if (made.kind == Kind::rate) rate(made, written, at);
        if (made.kind == Kind::time_to_event && !written.follow_up)
            found_.error(at,
                         {fmt::format("'follow_up' is missing in the measure '{}'", made.name),
                          fmt::format("'follow_up' mangler i målingen '{}'", made.name)},
                         {"write the time at which the share is read: 2 years",
                          "skriv den tid, hvor andelen aflæses: 2 år"});
        if (keys.change && written.instrument && written.from && written.to) change(made, written);
    }

    void rate(Measure& made, const MeasureDocument& written, Position at) {
        if (static_cast<bool>(written.counts) == static_cast<bool>(written.of)) {
            found_.error(at,
                         {"a rate counts rows (`counts`) or adds up a number (`of`)",
                          "en rate tæller rækker (`counts`) eller lægger et tal sammen (`of`)"},
                         {"write one of the two", "skriv en af de to"});
        }
        if (!written.per) return;
        made.per = written.per.value;
        if (written.per.value < 1)
            found_.error(written.per.at, {"a rate is per at least 1", "en rate er pr. mindst 1"});
    }

    /// The score by its name, or by its instrument's.
    void change(Measure& made, const MeasureDocument& written) {
        const auto named = [&](const auto& score) {
            return score.name == written.instrument.value ||
                   score.value.instrument.value == written.instrument.value;
        };
        const auto score = std::ranges::find_if(document_.scores.entries, named);
        if (score == document_.scores.entries.end()) {
            std::vector<std::string> names;
            for (const auto& one : document_.scores) names.push_back(one.name);
            const auto near = nearest_name(written.instrument.value, names);
            found_.error(written.instrument.at,
                         {fmt::format("there is no score '{}'", math::shown(written.instrument.value)),
                          fmt::format("der er ingen score '{}'", math::shown(written.instrument.value))},
                         near.empty() ? Text{"name it under `scores`, with its times and columns",
                                             "navngiv den under `scores` med dens tider og kolonner"}
                                      : Text{fmt::format("did you mean '{}'?", near),
                                             fmt::format("mente du '{}'?", near)});
            return;
        }
        ScoreChange made_change{written.from.value, written.to.value, {}, {}};
        made_change.before = score_at(score->name, written.from);
        made_change.after = score_at(score->name, written.to);
        if (const auto bounds = bounds_.find(score->name); bounds != bounds_.end()) {
            made_change.lowest = bounds->second.lowest;
            made_change.highest = bounds->second.highest;
            made_change.has_bounds = true;
        }
        made.change = std::move(made_change);
    }

    RowSql score_at(const std::string& score, const Formula& time) {
        const auto known = std::ranges::find(context_.scores, score, &ScoreSql::name);
        if (known == context_.scores.end()) return {};  // its own mistakes have been told
        std::vector<std::string> times;
        for (const auto& [at, sql] : known->by_time) {
            if (at == time.value) return sql;
            times.push_back(at);
        }
        found_.error(time.at,
                     {fmt::format("'{}' has no time '{}'", score, math::shown(time.value)),
                      fmt::format("'{}' har intet tidspunkt '{}'", score, math::shown(time.value))},
                     {fmt::format("it has {}", fmt::join(times, ", ")),
                      fmt::format("den har {}", fmt::join(times, ", "))});
        return {};
    }

    /// Only shares have Wilson's interval, and only counts an exact one.
    void interval(Measure& made, const MeasureDocument& written) {
        if (!written.interval) return;
        made.interval = written.interval.value;
        const bool counts = made.kind == Kind::proportion || (made.kind == Kind::rate && written.counts);
        if (made.interval == IntervalMethod::bootstrap || made.kind == Kind::proportion) return;
        if (made.interval == IntervalMethod::exact && counts) return;
        const auto& word =
            document::Choices<IntervalMethod>::names()[static_cast<std::size_t>(written.interval.value)];
        found_.error(written.interval.at,
                     {fmt::format("a {} has no interval '{}'", kind_word(made.kind), word),
                      fmt::format("en {} har intet interval '{}'", kind_word(made.kind), word)},
                     counts ? Text{"take it away for the usual one, or write exact or bootstrap",
                                   "fjern det for det sædvanlige, eller skriv exact eller bootstrap"}
                            : Text{"take it away for the usual one, or write bootstrap",
                                   "fjern det for det sædvanlige, eller skriv bootstrap"});
    }

    void adjusted(Measure& made, const MeasureDocument& written) {
        for (const auto& name : written.adjust_for) {
            const auto* found = column_of(name, context_, found_);
            if (found == nullptr) continue;
            if (holds_of(*found) == Holds::date) {
                found_.error(
                    name.at,
                    {fmt::format("'{}' holds dates; units are not made comparable for a date", name.value),
                     fmt::format("'{}' indeholder datoer; enheder gøres ikke sammenlignelige for en "
                                 "dato",
                                 name.value)},
                    {"map the age or the year as a number", "hent alderen eller året ind som et tal"});
                continue;
            }
            made.adjust_for.push_back({found->name, holds_of(*found) == Holds::number});
        }
        if (written.predicted) {
            made.predicted = column(written.predicted, Holds::number);
            const auto* found = column_of(written.predicted, context_, found_);
            if (found != nullptr && found->type == warehouse::Type::decimal)
                made.predicted_scale = found->decimals;
        }
        if (!written.adjust_for.empty() && written.predicted) {
            found_.error(written.predicted.at,
                         {"the expected values come with the data or are fitted here, not both",
                          "de forventede værdier følger med data eller beregnes her, ikke begge dele"},
                         {"take away `adjust_for` or `predicted`", "fjern `adjust_for` eller `predicted`"});
        }
        const bool possible =
            made.kind == Kind::proportion || made.kind == Kind::mean || made.kind == Kind::score_change;
        if (!possible && (!written.adjust_for.empty() || written.predicted)) {
            found_.error(
                written.adjust_for.empty() ? written.predicted.at : written.adjust_for.front().at,
                {fmt::format("a {} is not adjusted", kind_word(made.kind)),
                 fmt::format("en {} korrigeres ikke", kind_word(made.kind))},
                {"proportions, means and score changes are", "det gør andele, gennemsnit og scoreændringer"});
        }
    }

    std::optional<double> plain_number(const Formula& written, const char* what) {
        if (!written) return {};
        const auto parsed = math::parse_formula(written.value, written.at, found_);
        if (!parsed) return {};
        if (parsed->kind == math::Expression::Kind::number && parsed->unit.is_dimensionless())
            return parsed->unit.to_base(parsed->number);
        found_.error(written.at,
                     {fmt::format("'{}' is a plain number or a percentage", what),
                      fmt::format("'{}' er et rent tal eller en procent", what)},
                     {"write 3 % or 12.5", "skriv 3 % eller 12.5"});
        return {};
    }

    void judged(Measure& made, const MeasureDocument& written) {
        made.standard = plain_number(written.standard, "standard");
        if (made.standard && made.kind != Kind::variation && made.is_share() &&
            (*made.standard < 0 || *made.standard > 1))
            found_.error(written.standard.at,
                         {"a standard of a share is from 0 % to 100 %",
                          "en standard for en andel er fra 0 % til 100 %"},
                         *made.standard > 1 && *made.standard <= 100
                             ? Text{fmt::format("write `standard: {} %`", *made.standard),
                                    fmt::format("skriv `standard: {} %`", *made.standard)}
                             : Text{});
        if (made.standard && !made.better) {
            found_.error(written.standard.at,
                         {"a standard needs to know which way is better",
                          "en standard skal vide, hvilken vej der er bedst"},
                         {"write `better: lower` or `better: higher`",
                          "skriv `better: lower` eller `better: "
                          "higher`"});
        }
        if (written.needs) {
            made.response_needed = plain_number(written.needs->response_rate, "response_rate");
            if (made.response_needed && (*made.response_needed < 0 || *made.response_needed > 1))
                found_.error(written.needs->response_rate.at,
                             {"a response rate is from 0 % to 100 %", "en svarprocent er fra 0 % til 100 %"});
            if (made.response_needed && made.kind != Kind::score_change)
                found_.error(written.needs->response_rate.at, {"only score changes have a response rate",
                                                               "kun scoreændringer har en svarprocent"});
            made.rows_needed = written.needs->rows.value;
            if (made.rows_needed < 0)
                found_.error(written.needs->rows.at,
                             {"the fewest rows cannot be below 0", "færrest rækker kan ikke være under 0"});
        }
        if (written.decimals) {
            made.decimals = written.decimals.value;
            if (made.decimals < 0 || made.decimals > most_decimals_shown)
                found_.error(written.decimals.at,
                             {fmt::format("from 0 to {} decimals are shown", most_decimals_shown),
                              fmt::format("der vises fra 0 til {} decimaler", most_decimals_shown)});
        } else if (made.kind == Kind::score_change || made.kind == Kind::glucose_management) {
            made.decimals = 2;
        }
    }

    const MeasuresDocument& document_;
    Diagnostics& found_;
    ResolvedMeasures made_;
    RowContext context_;
    std::map<std::string, ScoreBounds> bounds_;
    std::vector<Rule> rules_;
};

}  // namespace

const Measure* ResolvedMeasures::find(std::string_view name) const {
    const auto found = std::ranges::find(measures, name, &Measure::name);
    return found == measures.end() ? nullptr : &*found;
}

std::optional<ResolvedMeasures> resolve(const MeasuresDocument& document,
                                        const std::vector<warehouse::DataColumn>& columns,
                                        Diagnostics& found) {
    const auto before = found.error_count();
    auto made = Resolver(document, columns, found).resolve();
    if (found.error_count() > before) return {};
    return made;
}

}  // namespace vaerdi::outcome
