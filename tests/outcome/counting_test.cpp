// How rows are counted: what belongs, what is unknown, what is left out, how long one waits.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "small_data.h"

namespace vaerdi::outcome {
namespace {

using testing::ElementsAre;

constexpr auto rows = "rows: {id: id, date: operated, unit: unit, until: 2024-12-31, death: died}\n";
constexpr auto columns =
    "id:text operated:date unit:text kind:text revised:date cause:text surgeon:text died:date";

std::string revision(const std::string& more = "") {
    return std::string(rows) +
           "define:\n"
           "  revision_2y:\n"
           "    kind: proportion\n"
           "    among: kind = 'primary'\n"
           "    counts: within(revised, 2 years) and cause <> 'infection'\n"
           "    follow_up: 2 years\n" +
           more;
}

TEST(Counting, EveryRowIsInOnePlace) {
    SmallData data(columns,
                   "a,2020-01-10,N,primary,,,s1,\n"                     // no revision
                   "b,2020-02-10,N,primary,2021-01-01,loosening,s1,\n"  // counts
                   "c,2020-03-10,N,primary,2021-01-01,infection,s1,\n"  // revised for another cause
                   "d,2020-04-10,N,primary,2021-01-01,,s1,\n"           // cause unknown
                   "e,2020-05-10,N,revision,,,s1,\n"                    // does not belong
                   "f,2020-06-10,N,,,,s1,\n"                            // not known whether it belongs
                   "g,2023-06-10,N,primary,,,s1,\n"                     // not followed for two years yet
                   "h,2023-06-10,N,primary,,,s1,2024-01-01\n"           // nor the dead: all wait alike
                   "j,2020-06-10,N,primary,,,s1,2021-01-01\n"           // died: stays among those who count
                   "i,,N,primary,,,s1,\n");                             // no date
    const auto figure = data.figures(revision()).front().all;
    EXPECT_EQ(figure.tally.rows, 10);
    EXPECT_EQ(figure.tally.events, 1);
    EXPECT_EQ(figure.tally.counted, 4);
    EXPECT_EQ(figure.tally.unknown, 3);
    EXPECT_EQ(figure.tally.outside, 1);
    EXPECT_EQ(figure.tally.waiting, 2);
    EXPECT_DOUBLE_EQ(*figure.value, 0.25);
}

TEST(Counting, WindowsAreAnniversariesWithBothDaysIn) {
    SmallData data(columns,
                   "a,2020-02-29,N,primary,2022-02-28,x,s,\n"    // the anniversary of a leap day
                   "b,2020-02-29,N,primary,2022-03-01,x,s,\n"    // a day later
                   "c,2020-03-10,N,primary,2020-03-10,x,s,\n"    // the same day
                   "d,2020-03-10,N,primary,2020-03-09,x,s,\n");  // before
    EXPECT_EQ(data.figures(revision()).front().all.tally.events, 2);
}

TEST(Counting, ExclusionsApplyInOrderWithGrossCountsBeside) {
    SmallData data(columns,
                   "a,2020-01-01,N,primary,,,s1,\n"
                   "b,2020-01-02,N,primary,,,s1,\n"
                   "c,2020-01-03,S,primary,,,s1,\n"
                   "d,2020-01-04,S,primary,,,,\n"       // surgeon not known: neither in nor out
                   "e,2020-01-05,N,revision,,,s2,\n");  // does not belong
    const auto figure =
        data.figures(std::string(rows) +
                     "exclude:\n"
                     "  learning: {where: \"sequence(surgeon, by: operated) <= 2\"}\n"
                     "  north: {where: unit = 'N'}\n"
                     "define:\n"
                     "  died: {kind: proportion, among: kind = 'primary', counts: 'within(died, 30 days)', "
                     "exclude: [learning, north]}\n")
            .front()
            .all;
    EXPECT_THAT(figure.tally.excluded, ElementsAre(2, 0));
    EXPECT_THAT(figure.tally.gross, ElementsAre(2, 2));
    EXPECT_EQ(figure.tally.unknown, 1);
    EXPECT_EQ(figure.tally.counted, 1);
}

TEST(Counting, SequenceSeesAllRowsWhateverThePeriod) {
    SmallData data(columns,
                   "b,2020-01-01,N,primary,,,s1,\n"
                   "a,2020-01-01,N,primary,,,s1,\n"   // the same day: ties by id
                   "c,2021-01-01,N,revision,,,s1,\n"  // counts in the sequence though it does not belong
                   "d,2022-01-01,N,primary,,,s1,\n");
    const auto third_on =
        std::string(rows) +
        "define:\n"
        "  late: {kind: proportion, among: kind = 'primary', counts: \"sequence(surgeon, by: "
        "operated) >= 4\"}\n"
        "  first: {kind: proportion, counts: \"sequence(surgeon, by: operated) = 1 and id = "
        "'a'\"}\n";
    const auto figures = data.figures(third_on, {}, {iso_date("2022-01-01"), {}, {}});
    EXPECT_EQ(figures[0].all.tally.events, 1);
    EXPECT_EQ(data.figures(third_on)[1].all.tally.events, 1);
}

TEST(Counting, ByPeriodAndUnit) {
    SmallData data(columns,
                   "a,2019-05-01,N,primary,2019-06-01,x,s,\n"
                   "b,2019-05-01,S,primary,,,s,\n"
                   "c,2020-11-01,N,primary,,,s,\n"
                   "d,2020-11-01,,primary,,,s,\n");
    const auto figures = data.figures(revision(), {Period::quarter, {"unit"}}).front();
    std::vector<std::pair<std::int64_t, std::string>> keys;
    for (const auto& cell : figures.cells)
        keys.emplace_back(*cell.key.period, cell.key.groups[0].value_or("?"));
    EXPECT_THAT(keys, ElementsAre(std::pair(20192, "N"), std::pair(20192, "S"), std::pair(20204, "?"),
                                  std::pair(20204, "N")));
    EXPECT_EQ(figures.all.tally.counted, 4);
}

TEST(Counting, DatesNumbersAndTexts) {
    SmallData data(
        "id:text operated:date unit:text born:date left:date kilos:decimal1 metres:decimal2 ill:truth",
        "a,2020-06-15,N,1950-06-15,2020-06-18,81.5,1.60,true\n"
        "b,2020-06-15,N,1950-06-16,2020-06-20,50.0,1.70,false\n"
        "c,2020-06-15,O'Neil,,,90.0,,\n");
    const auto counted = [&](const std::string& formula) {
        const auto figure =
            data.figures(
                    "rows: {id: id, date: operated}\ndefine:\n  m:\n    kind: proportion\n    counts: \"" +
                    formula + "\"\n")
                .front()
                .all;
        return std::to_string(figure.tally.events) + "/" + std::to_string(figure.tally.counted);
    };
    EXPECT_EQ(counted("years_between(born, operated) >= 70"), "1/2");
    EXPECT_EQ(counted("left - operated <= 3 days"), "1/2");
    EXPECT_EQ(counted("kilos >= 30 * metres * metres"), "1/2");
    EXPECT_EQ(counted("ill"), "1/2");
    EXPECT_EQ(counted("not ill or kilos > 85"), "2/3");
    EXPECT_EQ(counted("unit = 'O''Neil'"), "1/3");
    EXPECT_EQ(counted("one_of(unit, 'N', 'S')"), "2/3");
    EXPECT_EQ(counted("known(born)"), "2/3");
    EXPECT_EQ(counted("if(known(metres), kilos, 0) > 60"), "1/3");
    EXPECT_EQ(counted("year(operated) = 2020 and month(operated) = 6"), "3/3");
    EXPECT_EQ(counted("operated + 3 days = left"), "1/2");
    EXPECT_EQ(counted("operated + 1 month > 2020-07-14"), "3/3");
    EXPECT_EQ(counted("max(kilos, 60) = 60"), "1/3");
    EXPECT_EQ(counted("abs(kilos - 85.7) < 5"), "2/3");
}

TEST(Counting, TextsOfTheDocumentNeverBecomeSql) {
    SmallData data("id:text operated:date unit:text", "a,2020-06-15,N\nb,2020-06-15,S\n");
    const auto figure = data.figures(
                                "rows: {id: id, date: operated}\n"
                                "define:\n"
                                "  m: {kind: proportion, counts: \"unit = '''; drop table rows; --'\"}\n")
                            .front()
                            .all;
    EXPECT_EQ(figure.tally.events, 0);
    EXPECT_EQ(figure.tally.counted, 2);
    EXPECT_EQ(
        data.figures("rows: {id: id, date: operated}\ndefine:\n  m: {kind: proportion, counts: known(id)}\n")
            .front()
            .all.tally.events,
        2);
}

}  // namespace
}  // namespace vaerdi::outcome
