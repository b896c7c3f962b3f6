// Dates of FHIR: the day as written, what is no day, and distances on the calendar.
#include "fhir/moment.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vaerdi::fhir {
namespace {

TEST(Moment, IsTheDayThatIsWritten) {
    for (const auto* const text : {"2016-05-01", "2016-05-01T00:30:00+02:00", "2016-05-01T23:59:60Z",
                                   "2016-05-01T12:00:00.123456-11:30", "2016-05-01T12:00"}) {
        const auto moment = read_moment(text);
        ASSERT_TRUE(moment) << text;
        EXPECT_TRUE(moment->is_day());
        EXPECT_EQ(iso(moment->first), "2016-05-01");
    }
    EXPECT_EQ(time_of_day(read_moment("2016-05-01T09:05:07Z")->second), "09:05:07");
    EXPECT_EQ(read_moment("2016-05-01")->second, -1);
}

TEST(Moment, OfAMonthOrYearIsAnyOfItsDays) {
    EXPECT_EQ(iso(read_moment("2016-02")->last), "2016-02-29");
    EXPECT_EQ(iso(read_moment("2015")->first), "2015-01-01");
    EXPECT_EQ(iso(read_moment("2015")->last), "2015-12-31");
    EXPECT_FALSE(read_moment("2015")->is_day());
}

TEST(Moment, IsNothingElse) {
    for (const auto* const text : {"",
                                   "x",
                                   "201",
                                   "2016-",
                                   "2016-13",
                                   "2016-00",
                                   "2016-02-30",
                                   "2016-5-1",
                                   "01-05-2016",
                                   "2016-05-01 12:00",
                                   "2016-05-01T",
                                   "2016-05-01T24:00:00Z",
                                   "2016-05-01T12:60:00Z",
                                   "2016-05-01T12:00:00.Z",
                                   "2016-05-01T12:00:00+2",
                                   "2016-05-01T12:00:00+15:00",
                                   "2016-05-01T12:00:00Zx",
                                   "2016-05-01T1",
                                   "-016",
                                   "20160501"})
        EXPECT_FALSE(read_moment(text)) << text;
}

TEST(Instant, IsTheSameAroundTheWorld) {
    EXPECT_EQ(read_instant("2016-05-01T00:30:00+02:00"), read_instant("2016-04-30T22:30:00Z"));
    EXPECT_EQ(read_instant("1970-01-02T00:00:01Z"), 86'401);
    EXPECT_FALSE(read_instant("2016-05-01T00:30:00"));
    EXPECT_FALSE(read_instant("2016-05-01"));
}

TEST(Distance, KeepsToTheCalendar) {
    const auto day = [](const char* text) { return *iso_date(text); };
    EXPECT_EQ(iso(moved(day("2016-02-29"), {.months = 12})), "2017-02-28");
    EXPECT_EQ(iso(moved(day("2016-01-31"), {.months = 1})), "2016-02-29");
    EXPECT_EQ(iso(moved(day("2016-03-01"), {.days = -90})), "2015-12-02");
    EXPECT_EQ(iso(moved(day("2016-01-15"), {.months = -13, .days = 1})), "2014-12-16");
}

RC_GTEST_PROP(Distance, ThereAndBackIsAtMostAMonthsEndAway, ()) {
    const auto start = Date(std::chrono::days(*rc::gen::inRange(-20'000, 40'000)));
    const int months = *rc::gen::inRange(-240, 241);
    const auto back = moved(moved(start, {.months = months}), {.months = -months});
    RC_ASSERT(back <= start && start - back <= std::chrono::days(3));
}

}  // namespace
}  // namespace vaerdi::fhir
