// The kinds of measures: what each makes of counts and sums.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outcome/listing.h"
#include "outcome/registry.h"
#include "small_data.h"

namespace vaerdi::outcome {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

TEST(Kinds, MeanMedianAndVariation) {
    SmallData data("id:text operated:date days:whole",
                   "a,2020-01-01,2\nb,2020-01-01,4\nc,2020-01-01,9\nd,2020-01-01,5\ne,2020-01-01,\n");
    const auto figures = data.figures(
        "rows: {date: operated}\n"
        "define:\n"
        "  stay: {kind: mean, of: days}\n"
        "  usual: {kind: median, of: days}\n"
        "  spread: {kind: variation, of: days}\n");
    EXPECT_DOUBLE_EQ(*figures[0].all.value, 5);
    EXPECT_DOUBLE_EQ(*figures[0].all.spread, std::sqrt(26.0 / 3));
    EXPECT_EQ(figures[0].all.tally.unknown, 1);
    EXPECT_DOUBLE_EQ(*figures[1].all.value, 4.5);
    EXPECT_EQ(figures[1].all.tally.unknown, 1);
    EXPECT_DOUBLE_EQ(*figures[2].all.value, std::sqrt(26.0 / 3) / 5);
}

TEST(Kinds, RateOfRowsAndOfAmounts) {
    SmallData data("id:text operated:date beds:whole infected:truth falls:whole",
                   "a,2020-01-01,400,true,1\nb,2020-01-01,600,false,4\nc,2020-01-01,,true,7\n");
    const auto figures = data.figures(
        "rows: {date: operated}\n"
        "define:\n"
        "  infections: {kind: rate, counts: infected, exposure: beds, per: 1000}\n"
        "  falls: {kind: rate, of: falls, exposure: beds, per: 1000}\n");
    EXPECT_DOUBLE_EQ(*figures[0].all.value, 1);
    EXPECT_EQ(figures[0].all.tally.unknown, 1);
    EXPECT_DOUBLE_EQ(*figures[1].all.value, 5);
}

// mg/dL; range 70 to 180, both counted; GMI = 3.31 + 0.02392 · mean (reference: outcomes, glucose).
TEST(Kinds, Glucose) {
    SmallData data(
        "patient:text taken:date glucose:whole",
        "p,2020-01-01,69\np,2020-01-01,70\np,2020-01-02,180\np,2020-01-02,181\np,2020-01-02,150\n");
    const auto figures = data.figures(
        "rows: {date: taken}\n"
        "define:\n"
        "  in_range: {kind: proportion, counts: glucose >= 70 and glucose <= 180}\n"
        "  below: {kind: proportion, counts: glucose < 70}\n"
        "  gmi: {kind: glucose management indicator, of: glucose}\n");
    EXPECT_DOUBLE_EQ(*figures[0].all.value, 0.6);
    EXPECT_DOUBLE_EQ(*figures[1].all.value, 0.2);
    EXPECT_DOUBLE_EQ(*figures[2].all.value, 3.31 + 0.02392 * 130);
}

// Wilson 1 of 29: .0061 to .1718, exact .0009 to .1776 (Newcombe 1998, table I).
TEST(Kinds, IntervalsThatAMeasureAsksFor) {
    std::string lines;
    for (int row = 0; row < 29; ++row)
        lines += fmt::format("2020-01-01,{},{},{}\n", row == 7 ? "true" : "false", row, 100 + row % 3);
    SmallData data("operated:date hit:truth days:whole beds:whole", lines);
    const auto figures = data.figures(
        "rows: {date: operated, until: 2024-12-31}\n"
        "define:\n"
        "  usual: {kind: proportion, counts: hit}\n"
        "  exact: {kind: proportion, counts: hit, interval: exact}\n"
        "  drawn: {kind: proportion, counts: hit, interval: bootstrap}\n"
        "  stay_t: {kind: mean, of: days}\n"
        "  stay: {kind: mean, of: days, interval: bootstrap}\n"
        "  middle: {kind: median, of: days, interval: bootstrap}\n"
        "  spread: {kind: variation, of: days, interval: bootstrap}\n"
        "  per_bed: {kind: rate, of: days, exposure: beds, per: 1000, interval: bootstrap}\n"
        "  gmi: {kind: glucose management indicator, of: beds, interval: bootstrap}\n"
        "  later: {kind: time-to-event, event: operated + 3 days, counts: hit, follow_up: 30 days, interval: "
        "bootstrap}\n");
    const auto interval = [&](std::size_t measure) { return figures[measure].all.interval.value(); };
    EXPECT_NEAR(interval(0).high, .1718, 5e-5);
    EXPECT_NEAR(interval(1).low, .0009, 5e-5);
    EXPECT_NEAR(interval(1).high, .1776, 5e-5);
    // Binomial(29, 1/29): 97.5 % of the drawings have at most 3 events.
    EXPECT_EQ(interval(2).low, 0);
    EXPECT_DOUBLE_EQ(interval(2).high, 3 / 29.0);
    EXPECT_NEAR(interval(4).low, interval(3).low, 0.5);
    EXPECT_NEAR(interval(4).high, interval(3).high, 0.5);
    EXPECT_NEAR(interval(5).low, 9, 2);
    EXPECT_NEAR(interval(5).high, 19, 2);
    EXPECT_LT(interval(6).low, *figures[6].all.value);
    EXPECT_GT(interval(6).high, *figures[6].all.value);
    EXPECT_NEAR(interval(7).low, 1000 * interval(4).low / 101, 3);
    EXPECT_NEAR(interval(7).high, 1000 * interval(4).high / 101, 3);
    EXPECT_NEAR((interval(8).low + interval(8).high) / 2, 3.31 + 0.02392 * (100 + 28 / 29.0), 0.002);
    EXPECT_DOUBLE_EQ(interval(9).high, 3 / 29.0);
}

// No other measure asks for the end of its window.
TEST(Kinds, TimeToEventAlone) {
    SmallData data("operated:date revised:date died:date",
                   "2015-01-01,2016-01-01,\n2015-01-01,,\n2015-01-01,,2015-06-01\n2015-01-01,,\n");
    const auto figure =
        data.figures(
                "rows: {date: operated, until: 2024-12-31, death: died}\n"
                "define: {revised: {kind: time-to-event, event: revised, follow_up: 9 years}}\n")
            .front()
            .all;
    EXPECT_DOUBLE_EQ(*figure.value, 0.25);
}

// Operated 2023, all followed to the end of 2024: of two years nobody has been followed, whoever died among
// them. A last day of the row's own says that death ended it.
TEST(Kinds, TheDeadWaitLikeTheLivingWhereAllAreFollowedToTheSameDay) {
    const std::string rows =
        "2022-06-01,,,2022-08-01\n2022-06-01,2023-01-01,,2024-12-31\n2023-06-01,,2023-08-01,2023-08-01\n"
        "2023-06-01,,,2024-12-31\n2023-06-01,,,2024-12-31\n";
    SmallData data("operated:date revised:date died:date last:date", rows);
    const std::string define =
        "define:\n  two_years: {kind: proportion, counts: 'within(revised, 2 years)', follow_up: 2 years, "
        "better: "
        "lower, standard: 50 %}\n";
    const auto one_day =
        data.figures("rows: {date: operated, until: 2024-12-31, death: died}\n" + define, {Period::year, {}})
            .front();
    EXPECT_EQ(one_day.cells[0].tally.counted, 2);
    EXPECT_EQ(one_day.cells[1].tally.counted, 0);
    EXPECT_EQ(one_day.cells[1].tally.waiting, 3);
    const auto own =
        data.figures("rows: {date: operated, until: last, death: died}\n" + define, {Period::year, {}})
            .front();
    EXPECT_EQ(own.cells[1].tally.counted, 1);
    EXPECT_EQ(own.cells[1].tally.waiting, 2);
    EXPECT_EQ(own.cells[1].judged, Judged::not_followed);
    EXPECT_FALSE(own.cells[1].reaches_standard);
}

TEST(Kinds, TimeToEventOfThoseWhoseFollowUpIsNotKnownIsUnknown) {
    SmallData data("operated:date revised:date died:date last:date",
                   "2015-01-01,2015-06-01,,\n2015-01-01,2015-06-01,,2020-01-01\n2015-01-01,,,2020-01-01\n"
                   "2015-01-01,,2014-12-31,2020-01-01\n2015-01-01,,,\n");
    const auto figure =
        data.figures(
                "rows: {date: operated, until: last, death: died}\n"
                "define: {revised: {kind: time-to-event, event: revised, follow_up: 2 years}}\n")
            .front()
            .all;
    EXPECT_DOUBLE_EQ(*figure.value, 0.5);
    EXPECT_EQ(figure.tally.unknown, 3);
}

TEST(Kinds, TimeToEventBeyondTheLongestFollowUpIsNoFigure) {
    SmallData data("operated:date revised:date", "2024-01-01,2024-06-01\n2024-01-01,\n");
    const auto figure =
        data.figures(
                "rows: {date: operated, until: 2024-12-31}\n"
                "define: {revised: {kind: time-to-event, event: revised, follow_up: 2 years}}\n")
            .front()
            .all;
    EXPECT_FALSE(figure.value);
    EXPECT_EQ(figure.judged, Judged::not_followed);
}

TEST(Kinds, TheLargestOfSomethingMissingIsMissing) {
    SmallData data("operated:date a:whole b:whole", "2020-01-01,3,\n2020-01-01,3,7\n2020-01-01,3,4\n");
    const auto figure =
        data.figures("rows: {date: operated}\ndefine: {m: {kind: proportion, counts: 'max(a, b) > 5'}}\n")
            .front()
            .all;
    EXPECT_EQ(figure.tally.unknown, 1);
    EXPECT_EQ(figure.tally.counted, 2);
}

// A share is drawn towards all by the beta-binomial law: also of a unit without events it stays a share.
TEST(Kinds, SharesAreShrunkAsShares) {
    std::string lines;
    const auto unit = [&](const char* name, int n, int events) {
        for (int row = 0; row < n; ++row)
            lines += fmt::format("2020-01-01,{},{}\n", name, row < events ? "true" : "false");
    };
    unit("small", 4, 0);
    unit("none", 60, 0);
    unit("some", 80, 8);
    unit("more", 50, 12);
    SmallData data("operated:date unit:text hit:truth", lines);
    const auto figures = data.figures(
                                 "rows: {date: operated, unit: unit}\n"
                                 "define: {hit: {kind: proportion, counts: hit}}\n",
                                 {Period::none, {"unit"}})
                             .front();
    ASSERT_TRUE(figures.reliability);
    for (const auto& cell : figures.cells) {
        ASSERT_TRUE(cell.shrunken);
        EXPECT_GT(cell.shrunken->interval.low, 0);
        EXPECT_LT(cell.shrunken->interval.low, cell.shrunken->value);
    }
}

// One of five where .05 is expected happens to one unit in 20: it stands apart by the exact law, but not far.
TEST(Kinds, ASmallUnitIsHeldAgainstWhatWasExpectedExactly) {
    std::string lines;
    const auto unit = [&](const char* name, int n, int events, const char* expected) {
        for (int row = 0; row < n; ++row)
            lines += fmt::format("2020-01-01,{},{},{}\n", name, row < events ? "true" : "false", expected);
    };
    unit("small", 5, 1, "0.01");
    unit("large", 995, 9, "0.01");
    SmallData data("operated:date unit:text hit:truth expected:decimal2", lines);
    const auto figures = data.figures(
                                 "rows: {date: operated, unit: unit}\n"
                                 "define: {hit: {kind: proportion, counts: hit, predicted: expected}}\n",
                                 {Period::none, {"unit"}})
                             .front();
    const auto& small = *figures.cells[1].adjusted;
    EXPECT_NEAR(small.z, 1.6546, 1e-3);  // P(1 or more of 5 at 1 %) = 1 − .99⁵ = .049
    EXPECT_EQ(small.standing, Standing::as_others);
    EXPECT_LT(small.ratio_interval->low, 1);
}

TEST(Kinds, RowsWhoseUnitIsNotKnownAreNoUnitAmongOthers) {
    std::string lines;
    for (int row = 0; row < 200; ++row)
        lines += fmt::format("2020-01-01,{},{}\n",
                             row < 90    ? "a"
                             : row < 180 ? "b"
                                         : "",
                             row % 9 ? "false" : "true");
    SmallData data("operated:date unit:text hit:truth", lines);
    const auto figures = data.figures(
                                 "rows: {date: operated, unit: unit}\n"
                                 "define: {hit: {kind: proportion, counts: hit}}\n",
                                 {Period::none, {"unit"}})
                             .front();
    ASSERT_EQ(figures.cells.size(), 3u);
    for (const auto& cell : figures.cells)
        EXPECT_EQ(cell.shrunken.has_value(), cell.key.groups.front().has_value());
}

// Twice as many were predicted as there were: all together stay what was counted.
TEST(Kinds, PredictionsThatAreOffForEverybody) {
    std::string lines;
    for (int row = 0; row < 200; ++row)
        lines += fmt::format("2020-01-01,{},{},0.20\n", row % 2 ? "a" : "b", row < 20 ? "true" : "false");
    SmallData data("operated:date unit:text hit:truth expected:decimal2", lines);
    const auto figures = data.figures(
                                 "rows: {date: operated, unit: unit}\n"
                                 "define: {hit: {kind: proportion, counts: hit, predicted: expected}}\n",
                                 {Period::none, {"unit"}})
                             .front();
    EXPECT_DOUBLE_EQ(figures.all.adjusted->value, 0.1);
    for (const auto& cell : figures.cells) {
        EXPECT_DOUBLE_EQ(*cell.adjusted->ratio, 0.5);
        EXPECT_DOUBLE_EQ(cell.adjusted->value, 0.1);
        EXPECT_NEAR(cell.shrunken->value, 0.1, 1e-9);
    }
}

// Where nobody has the event no regression says what was to be expected.
TEST(Kinds, NothingIsAdjustedWhereNobodyHasTheEvent) {
    std::string lines;
    for (int row = 0; row < 60; ++row)
        lines += fmt::format("2020-01-01,{},false,{}\n", row % 2 ? "a" : "b", 50 + row % 7);
    SmallData data("operated:date unit:text hit:truth age:whole", lines);
    const auto figures = data.figures(
                                 "rows: {date: operated, unit: unit}\n"
                                 "define: {hit: {kind: proportion, counts: hit, adjust_for: [age]}}\n",
                                 {Period::none, {"unit"}})
                             .front();
    EXPECT_FALSE(figures.cells[0].adjusted);
    EXPECT_FALSE(figures.cells[0].shrunken);
}

constexpr auto scores =
    "rows: {date: operated}\n"
    "scores:\n"
    "  oks: {at: {pre: before, 12 months: after}, lowest: 0, highest: 48}\n";

TEST(Kinds, ScoreChangeWithWhatTheMissingCouldHaveSaid) {
    SmallData data(
        "id:text operated:date before:whole after:whole",
        "a,2020-01-01,20,40\nb,2020-01-01,10,14\nc,2020-01-01,30,\nd,2020-01-01,,44\ne,2020-01-01,,\n");
    const auto figure =
        data.figures(
                std::string(scores) +
                "define:\n"
                "  gain: {kind: score change, instrument: oks, from: pre, to: 12 months, better: higher, "
                "needs: {response_rate: 60 %}}\n")
            .front()
            .all;
    EXPECT_DOUBLE_EQ(*figure.value, 12);
    EXPECT_EQ(figure.tally.counted, 2);
    ASSERT_TRUE(figure.response);
    EXPECT_DOUBLE_EQ(figure.response->rate, 0.4);
    EXPECT_EQ(figure.judged, Judged::too_few_answers);
    EXPECT_DOUBLE_EQ(*figure.response->worst, (20 + 4 - 30 - 4 - 48) / 5.0);
    EXPECT_DOUBLE_EQ(*figure.response->best, (20 + 4 + 18 + 44 + 48) / 5.0);
}

// Oxford Knee Score: items from 0 to 4, up to two missing; EQ-5D-5L Denmark: 11111 = 1, 22222 = .771.
TEST(Kinds, AnswersBecomeScoresByTheirInstrument) {
    SmallData data(
        "id:text operated:date a1:whole a2:whole a3:whole a4:whole a5:whole a6:whole a7:whole a8:whole "
        "a9:whole "
        "a10:whole a11:whole a12:whole mo:whole sc:whole ua:whole pd:whole ad:whole after:whole",
        "a,2020-01-01,4,4,4,4,4,4,4,4,4,4,4,4,1,1,1,1,1,40\n"
        "b,2020-01-01,2,2,2,2,2,2,2,2,2,2,,,2,2,2,2,2,30\n"
        "c,2020-01-01,2,2,2,2,2,2,2,2,2,,,,2,2,2,2,,30\n");
    const auto figures = data.figures(
        "rows: {date: operated}\n"
        "scores:\n"
        "  oks: {instrument: oxford-knee-score, at: {pre: 'a{}', post: after}}\n"
        "  eq: {instrument: eq-5d-5l-denmark, at: {pre: [mo, sc, ua, pd, ad]}}\n"
        "define:\n"
        "  oks_pre: {kind: mean, of: \"score(oks, 'pre')\"}\n"
        "  gain: {kind: score change, instrument: oxford-knee-score, from: pre, to: post, better: higher}\n"
        "  index: {kind: mean, of: \"score(eq, 'pre')\"}\n");
    EXPECT_DOUBLE_EQ(*figures[0].all.value, 36);
    EXPECT_EQ(figures[0].all.tally.unknown, 1);
    EXPECT_DOUBLE_EQ(*figures[1].all.value, (40 - 48 + 30 - 24) / 2.0);
    EXPECT_TRUE(figures[1].all.response->worst);
    EXPECT_DOUBLE_EQ(*figures[2].all.value, (1 + .771) / 2);
}

TEST(Kinds, RegistryTableOfTheThreeLatestYears) {
    SmallData data("id:text operated:date unit:text region:text bad:truth",
                   "a,2017-01-01,N,R1,true\nb,2018-01-01,N,R1,true\nc,2019-01-01,S,R1,false\n"
                   "d,2020-01-01,V,R2,true\ne,2020-01-01,N,R1,false\n");
    const auto measures = data.resolved(
        "rows: {date: operated, unit: unit, region: region}\n"
        "define:\n  bad: {kind: proportion, counts: bad}\n");
    const auto counted = count(data.database(), data.table(), measures, {0}, registry_grouping(measures), {});
    const auto table = registry_tables(measures, {0}, counted).front();
    EXPECT_THAT(table.periods, ElementsAre(2020, 2019, 2018));
    std::vector<std::string> rows;
    for (const auto& row : table.rows) {
        auto text = row.name.value_or("all") + ":";
        for (const auto& figure : row.periods)
            text += " " + std::to_string(figure.tally.events) + "/" + std::to_string(figure.tally.counted);
        rows.push_back(text);
    }
    EXPECT_THAT(rows, ElementsAre("all: 1/2 0/1 1/1", "R1: 0/1 0/1 1/1", "N: 0/1 0/0 1/1", "S: 0/0 0/1 0/0",
                                  "R2: 1/1 0/0 0/0", "V: 1/1 0/0 0/0"));
}

TEST(Kinds, TheRowsThatARuleTakesAway) {
    SmallData data("id:text operated:date surgeon:text revised:date",
                   "a,2020-01-01,s1,\nb,2020-01-02,s1,2020-05-01\nc,2020-01-03,s1,\nd,2020-01-04,,\n"
                   "e,2020-01-05,s2,\nf,2020-01-06,s2,2020-06-01\n");
    const auto measures = data.resolved(
        "rows: {id: id, date: operated}\n"
        "exclude:\n"
        "  learning: {where: \"sequence(surgeon, by: operated) <= 1\"}\n"
        "  second: {where: id = 'c'}\n"
        "define: {revised: {kind: proportion, counts: known(revised), exclude: [learning, second]}}\n");
    const auto ids = [&](const ListingWish& wish) {
        std::vector<std::string> found;
        for (const auto& row :
             list_rows(data.database(), data.table(), measures, measures.measures.front(), {}, wish).rows)
            found.push_back(row.values.front());
        return found;
    };
    EXPECT_THAT(ids({}), ElementsAre("a", "b", "c", "d", "e", "f"));
    EXPECT_THAT(ids({.as = ListedAs::excluded}), ElementsAre("a", "c", "e"));
    EXPECT_THAT(ids({.rule = 0}), ElementsAre("a", "e"));
    EXPECT_THAT(ids({.rule = 1}), ElementsAre("c"));
    EXPECT_THAT(ids({.as = ListedAs::unknown}), ElementsAre("d"));
    EXPECT_THAT(ids({.as = ListedAs::counts}), ElementsAre("b", "f"));
    EXPECT_THAT(ids({.as = ListedAs::does_not_count}), ElementsAre());
    EXPECT_THAT(ids({.as = ListedAs::outside}), ElementsAre());
}

// What is unknown to the figure is unknown in the list, whatever the kind: a missing value, answer or
// exposure.
TEST(Kinds, RowsThatLackTheQuantityAreUnknown) {
    SmallData data("id:text operated:date days:whole beds:whole fell:truth revised:date last:date",
                   "a,2020-01-01,3,10,true,2020-02-01,2024-01-01\nb,2020-01-01,,10,,,2024-01-01\n"
                   "c,2020-01-01,4,,false,,\n");
    const auto measures = data.resolved(
        "rows: {id: id, date: operated, until: last}\n"
        "define:\n"
        "  stay: {kind: mean, of: days}\n"
        "  falls: {kind: rate, counts: fell, exposure: beds}\n"
        "  load: {kind: rate, of: days, exposure: beds}\n"
        "  revised: {kind: time-to-event, event: revised, follow_up: 1 year}\n");
    const auto ids = [&](std::size_t measure, ListedAs as) {
        std::vector<std::string> found;
        for (const auto& row :
             list_rows(data.database(), data.table(), measures, measures.measures[measure], {}, {.as = as})
                 .rows)
            found.push_back(row.values.front());
        return found;
    };
    EXPECT_THAT(ids(0, ListedAs::unknown), ElementsAre("b"));
    EXPECT_THAT(ids(0, ListedAs::measured), ElementsAre("a", "c"));
    EXPECT_THAT(ids(1, ListedAs::unknown), ElementsAre("b", "c"));
    EXPECT_THAT(ids(1, ListedAs::counts), ElementsAre("a"));
    EXPECT_THAT(ids(2, ListedAs::unknown), ElementsAre("b", "c"));
    EXPECT_THAT(ids(2, ListedAs::measured), ElementsAre("a"));
    EXPECT_THAT(ids(3, ListedAs::unknown), ElementsAre("c"));
    EXPECT_THAT(ids(3, ListedAs::counts), ElementsAre("a"));
    EXPECT_THAT(ids(3, ListedAs::does_not_count), ElementsAre("b"));
    const auto counted = count(data.database(), data.table(), measures, {0, 1, 2, 3}, {}, {});
    for (std::size_t m = 0; m < counted.size(); ++m)
        EXPECT_EQ(counted[m].cells.front().tally.unknown, std::ssize(ids(m, ListedAs::unknown))) << m;
}

// Three items from 0 to 10, one may be missing: 4 + 5 of two answers count as 13.5 of three.
TEST(Kinds, AQuestionnaireOfOnesOwn) {
    SmallData data("operated:date m:whole n:whole e:whole",
                   "2020-01-01,4,5,6\n2020-01-01,4,5,\n2020-01-01,4,,\n");
    const std::string own =
        "rows: {date: operated}\n"
        "instruments:\n"
        "  pain-diary: {title: Pain, items: [morning, noon, evening], answers: {from: 0, to: 10}, may_miss: "
        "1, "
        "score: {from: 0, to: 30}, better: lower}\n"
        "scores: {pain: {instrument: pain-diary, at: {day: [m, n, e]}}}\n";
    const auto figure =
        data.figures(own + "define: {pain: {kind: mean, of: \"score(pain, 'day')\"}}\n").front().all;
    EXPECT_DOUBLE_EQ(*figure.value, (15 + 13.5) / 2);
    EXPECT_EQ(figure.tally.unknown, 1);
    EXPECT_THAT(
        data.mistakes(
            "rows: {date: operated}\n"
            "instruments: {pain-diary: {items: 3, answers: {from: 5, to: 0}, score: {from: 0, to: 9}}}\n"
            "define: {n: {kind: mean, of: m}}\n"),
        testing::Not(testing::IsEmpty()));
}

TEST(Kinds, ValuesAsPeopleWriteThem) {
    using warehouse::Type;
    EXPECT_EQ(value_in_rows({"smoker", Type::truth}, "ja"), "true");
    EXPECT_EQ(value_in_rows({"smoker", Type::truth}, "no"), "false");
    EXPECT_EQ(value_in_rows({"smoker", Type::truth}, "perhaps"), "perhaps");
    EXPECT_EQ(value_in_rows({"asa", Type::whole}, "01"), "1");
    EXPECT_EQ(value_in_rows({"bmi", Type::decimal, 6}, "30,1"), "30.100000");
    EXPECT_EQ(value_in_rows({"bmi", Type::decimal, 6}, "30.1 kg"), "30.1 kg");
    EXPECT_EQ(value_in_rows({"unit", Type::text}, "01"), "01");
}

TEST(Kinds, TheRowsBehindAFigure) {
    SmallData data("id:text operated:date unit:text kind:text revised:date",
                   "a,2020-01-01,N,primary,2020-05-01\nb,2020-01-01,N,primary,\nc,2020-01-01,N,revision,\n"
                   "d,2020-01-01,S,primary,\n");
    const auto measures = data.resolved(
        "rows: {id: id, date: operated, unit: unit}\n"
        "define:\n"
        "  revised: {kind: proportion, among: kind = 'primary', counts: 'within(revised, 2 years)'}\n");
    const auto listing = list_rows(data.database(), data.table(), measures, measures.measures.front(),
                                   {{}, {}, {{"unit", "N"}}}, {.most = 2});
    EXPECT_THAT(listing.columns, ElementsAre("id", "operated", "unit", "kind", "revised"));
    ASSERT_EQ(listing.rows.size(), 2u);
    EXPECT_TRUE(listing.more);
    EXPECT_EQ(listing.rows[0].as, ListedAs::counts);
    EXPECT_THAT(listing.rows[0].values, ElementsAre("a", "2020-01-01", "N", "primary", "2020-05-01"));
    EXPECT_EQ(listing.rows[1].as, ListedAs::does_not_count);
}

}  // namespace
}  // namespace vaerdi::outcome
