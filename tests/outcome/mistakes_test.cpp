// What is wrong in a measures document, where, and how to mend it: all of it at once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "small_data.h"

namespace vaerdi::outcome {
namespace {

using testing::ElementsAre;

const SmallData& data() {
    // Never taken down: DuckDB must not be closed after the end of main().
    static const auto* held = new SmallData(
        "id:text operated:date unit:text kind:text revised:date days:whole before:whole after:whole", "");
    return *held;
}

std::vector<std::string> mistakes(const std::string& define, const std::string& more = "") {
    return data().mistakes("rows: {id: id, date: operated, unit: unit, until: 2024-12-31}\n" + more +
                           "define:\n  m: " + define + "\n");
}

TEST(Mistakes, NamesThatAreNotThere) {
    EXPECT_THAT(
        mistakes(
            "{kind: proportion, among: \"knd = 'primary'\", counts: revsed > operated, exclude: [first], "
            "adjust_for: [agee]}"),
        ElementsAre("measures.yaml:5:33: error: the data have no column 'knd'; did you mean 'kind'?",
                    "measures.yaml:5:59: error: the data have no column 'revsed'; did you mean 'revised'?",
                    "measures.yaml:5:88: error: there is no exclusion rule 'first'; name it under `exclude`",
                    "measures.yaml:5:109: error: the data have no column 'agee'; the columns are id, "
                    "operated, unit, kind, revised, days, before, after"));
}

TEST(Mistakes, IntervalsThatAKindDoesNotHave) {
    EXPECT_THAT(mistakes("{kind: mean, of: days, interval: exact}"),
                ElementsAre("measures.yaml:5:39: error: a mean has no interval 'exact'; take it away for the "
                            "usual one, or write bootstrap"));
    EXPECT_THAT(
        mistakes("{kind: rate, counts: days > 1, exposure: days, interval: wilson}"),
        ElementsAre("measures.yaml:5:63: error: a rate has no interval 'wilson'; take it away for the "
                    "usual one, or write exact or bootstrap"));
    EXPECT_THAT(mistakes("{kind: rate, of: days, exposure: days, interval: exact}"),
                ElementsAre("measures.yaml:5:55: error: a rate has no interval 'exact'; take it away for the "
                            "usual one, or write bootstrap"));
    EXPECT_THAT(mistakes("{kind: rate, counts: days > 1, exposure: days, interval: exact}"), ElementsAre());
}

TEST(Mistakes, AStandardOfAShareThatIsNone) {
    EXPECT_THAT(mistakes("{kind: proportion, counts: days > 3, better: lower, standard: 3}"),
                ElementsAre("measures.yaml:5:68: error: a standard of a share is from 0 % to 100 %; write "
                            "`standard: 3 %`"));
    EXPECT_THAT(mistakes("{kind: proportion, counts: days > 3, better: lower, standard: 300 %}"),
                ElementsAre("measures.yaml:5:68: error: a standard of a share is from 0 % to 100 %; write "
                            "`standard: 3 %`"));
    EXPECT_THAT(mistakes("{kind: proportion, counts: days > 3, better: lower, standard: 3000}"),
                ElementsAre("measures.yaml:5:68: error: a standard of a share is from 0 % to 100 %"));
    EXPECT_THAT(mistakes("{kind: mean, of: days, better: lower, standard: 3}"), ElementsAre());
}

TEST(Mistakes, FormulasThatDoNotFit) {
    const auto counts = [](const std::string& formula) {
        return mistakes("{kind: proportion, counts: \"" + formula + "\"}");
    };
    EXPECT_THAT(
        counts("days"),
        ElementsAre("measures.yaml:5:34: error: 'days' is a number, where a condition (true or false) "
                    "belongs; compare it, as in cause = 'infection'"));
    EXPECT_THAT(counts("days > 'long'"),
                ElementsAre("measures.yaml:5:41: error: ''long'' is a text, where a number belongs"));
    EXPECT_THAT(counts("days > 3 days"),
                ElementsAre("measures.yaml:5:41: error: '3 days' is a time in days, where a number belongs"));
    EXPECT_THAT(
        counts("unit > 'N'"),
        ElementsAre("measures.yaml:5:39: error: 'unit' has no order; a text is compared with = or <>"));
    EXPECT_THAT(counts("days / 2 > 1"),
                ElementsAre("measures.yaml:5:39: error: '/' is not counted in rows; multiply the other side "
                            "instead: weight >= 30 * height * height"));
    EXPECT_THAT(
        counts("within(revised, 2.5 days)"),
        ElementsAre("measures.yaml:5:50: error: '2.5 days' is no time that a calendar has; write whole "
                    "days, weeks, months or years: within(readmitted, 30 days)"));
    EXPECT_THAT(
        counts("revised < 2 years"),
        ElementsAre("measures.yaml:5:44: error: '2 years' has a unit, but columns are plain numbers; "
                    "write the number alone; months and years stand in within(date, 2 years) or behind a "
                    "date + or -"));
    EXPECT_THAT(counts("score(oks, 'pre') > 3"),
                ElementsAre("measures.yaml:5:34: error: there is no score 'oks'; name it under `scores`"));
}

TEST(Mistakes, KeysThatBelongToAnotherKind) {
    EXPECT_THAT(
        mistakes("{kind: mean, counts: days > 3}"),
        ElementsAre("measures.yaml:5:3: error: 'of' is missing in the measure 'm'; a mean needs `of`",
                    "measures.yaml:5:27: error: 'counts' has no meaning in a mean; take it away, or choose "
                    "another kind"));
    EXPECT_THAT(
        mistakes("{kind: rate, counts: days > 3, of: days, exposure: days, per: 0}"),
        ElementsAre("measures.yaml:5:3: error: a rate counts rows (`counts`) or adds up a number (`of`); "
                    "write one of the two",
                    "measures.yaml:5:68: error: a rate is per at least 1"));
    EXPECT_THAT(
        mistakes("{kind: proportion, counts: days > 3, follow_up: {time: 2 years, shorter: censor}}"),
        ElementsAre("measures.yaml:5:79: error: a row that is censored has a time, which only "
                    "time-to-event counts; write `kind: time-to-event` with `event`, or `shorter: wait`"));
    EXPECT_THAT(
        mistakes("{kind: median, of: days, adjust_for: [days]}"),
        ElementsAre("measures.yaml:5:44: error: a median is not adjusted; proportions, means and score "
                    "changes are"));
    EXPECT_THAT(mistakes("{kind: proportion, counts: days > 3, standard: 3 %}"),
                ElementsAre("measures.yaml:5:53: error: a standard needs to know which way is better; write "
                            "`better: lower` or `better: higher`"));
}

TEST(Mistakes, ScoresAndTimes) {
    const std::string scores = "scores: {oks: {at: {pre: before, post: after}}}\n";
    EXPECT_THAT(mistakes("{kind: score change, instrument: oks, from: pre, to: 12 months}", scores),
                ElementsAre("measures.yaml:6:59: error: 'oks' has no time '12 months'; it has pre, post"));
    EXPECT_THAT(mistakes("{kind: score change, instrument: okss, from: pre, to: post}", scores),
                ElementsAre("measures.yaml:6:39: error: there is no score 'okss'; did you mean 'oks'?"));
}

TEST(Mistakes, WithoutFollowUpKnown) {
    EXPECT_THAT(
        data().mistakes("rows: {date: unit}\ndefine:\n"
                        "  m: {kind: proportion, counts: days > 3, follow_up: 2 years}\n"),
        ElementsAre("measures.yaml:3:14: error: the column 'unit' holds no dates; give it `type: date` in "
                    "the mapping",
                    "measures.yaml:5:54: error: how long the rows have been followed is not known; write "
                    "`until` under `rows`: a date, or a column with one"));
}

TEST(Mistakes, NoMeasuresAtAll) {
    Diagnostics found("x.yaml");
    EXPECT_FALSE(read_measures("case: 1\n", found));
    EXPECT_EQ(
        to_string(found.all().front(), Language::danish),
        "x.yaml:1:1: fejl: dette er ikke målinger: nøglen 'measures' mangler; begynd med `measures: 1`");
}

}  // namespace
}  // namespace vaerdi::outcome
