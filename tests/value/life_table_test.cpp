// Life tables in a case: yearly probabilities of death by age and sex, written in it or of the catalogue, in
// cycles of any length.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <functional>

#include "value/cases.h"
#include "value/explain.h"
#include "value/findings.h"

namespace vaerdi::value {
namespace {

using namespace testing;

std::string cohort(const std::string& cycle) {
    return "case: 1\ntitle: test\nhorizon: 3 years\ncomparator: old\nalternatives: {old: Old, fresh: New}\n"
           "tables:\n"
           "  women: {between: step, points: {60: 0.10, 61: 0.20, 62: 0.40}}\n"
           "  men: {between: step, points: {60: 0.20, 61: 0.30, 62: 0.50}}\n"
           "groups: {women: {share: 60 %, set: {male: 0}}, men: {share: 40 %, set: {male: 1}}}\n"
           "parameters:\n"
           "  male: 0\n"
           "  death: \"if(male = 1, lookup(men, age), lookup(women, age))\"\n"
           "health:\n  cycle: " +
           cycle +
           "\n  start_age: 60\n  states: [alive, dead]\n"
           "  transitions: {alive: {dead: 1 - (1 - death) ^ cycle_length}}\n";
}

TEST(LifeTable, leavesTheSameAliveAtEachBirthdayInCyclesOfAnyLength) {
    for (const auto& [cycle, rows] :
         {std::pair{"1 year", 1}, std::pair{"3 months", 4}, std::pair{"1 month", 12}}) {
        SCOPED_TRACE(cycle);
        const auto a = assessed(cohort(cycle));
        const auto& alive = a.health->alternatives[0].occupancy;
        const auto at = [&](int year) { return alive[static_cast<std::size_t>(year * rows)][0]; };
        EXPECT_SAME(at(1), 0.6 * 0.9 + 0.4 * 0.8);
        EXPECT_SAME(at(2), 0.6 * 0.9 * 0.8 + 0.4 * 0.8 * 0.7);
        EXPECT_SAME(at(3), 0.6 * 0.9 * 0.8 * 0.6 + 0.4 * 0.8 * 0.7 * 0.5);
    }
}

// ---- of the catalogue

const catalogue::LifeTable& danish() {
    return catalogue::Catalogue::shipped().life_table("dk-life-table-2019")->entry;
}

/// A case of two states in which people die by `dying`, from `age` on.
std::string life(const std::string& dying, int age, int years, const std::string& cycle = "1 year",
                 const std::string& more = "") {
    return fmt::format(
        "case: 1\ntitle: test\nhorizon: {} years\ncomparator: old\nalternatives: {{old: Old, fresh: New}}\n{}"
        "health:\n  cycle: {}\n  start_age: {}\n  states: [alive, dead]\n"
        "  transitions: {{alive: {{dead: \"{}\"}}}}\n",
        years, more, cycle, age, dying);
}
const std::string of_women = "1 - (1 - lookup(dk-life-table-2019.women, age)) ^ cycle_length";

/// With own life tables (indented by two) on top of the catalogue: what became of the case, and what was
/// said.
struct WithOwn {
    WithOwn(const std::string& tables, const std::string& text) {
        auto catalogue = catalogue::Catalogue::shipped();
        Diagnostics found("case.yaml");
        catalogue.add("catalogue: 1\nlife_tables:\n" + tables, "catalogue/own.yaml", found);
        if (const auto document = read_case(text, found))
            resolved = resolve(*document, catalogue, "case", {}, found);
        for (const auto& finding : found.sorted()) {
            if (finding.severity == Severity::error) errors.push_back(to_string(finding, Language::english));
        }
    }
    const CourseResult& course() {
        result = assess(resolved.value(), {}).value();
        return result.health->alternatives[0];
    }
    std::optional<ResolvedCase> resolved;
    Assessment result;
    std::vector<std::string> errors;
};

TEST(LifeTable, aCohortLivesAsLongAsTheTableSays) {
    for (const int age : {0, 50, 65, 90, 110}) {
        for (const auto* sex : {"women", "men"}) {
            const auto dying = fmt::format("lookup(dk-life-table-2019.{}, age)", sex);
            const auto a = assessed(life(dying, age, 111 - age));
            const auto& course = a.health->alternatives[0];
            EXPECT_NEAR(course.life_years, *catalogue::life_expectancy(danish(), *danish().of(sex), age),
                        1e-9)
                << sex << " " << age;
            EXPECT_EQ(course.life_expectancy, course.life_years);
        }
    }
}

RC_GTEST_PROP(LifeTable, aliveAtEachBirthdayIsTheSameInCyclesOfAnyLength, ()) {
    const auto age = *rc::gen::inRange(0, 105);
    const auto years = *rc::gen::inRange(1, 12);
    const auto yearly = assessed(life(of_women, age, years));
    for (const auto& [cycle, rows] : {std::pair{"6 months", 2}, std::pair{"3 months", 4},
                                      std::pair{"2 months", 6}, std::pair{"1 month", 12}}) {
        const auto finer = assessed(life(of_women, age, years, cycle));
        for (int year = 0; year <= years; ++year) {
            const auto whole = yearly.health->alternatives[0].occupancy[static_cast<std::size_t>(year)][0];
            const auto part =
                finer.health->alternatives[0].occupancy[static_cast<std::size_t>(year * rows)][0];
            RC_ASSERT(std::abs(whole - part) < 1e-12);
        }
    }
}

// With the same q at every age a year is lived by s^k (1 + s)/2 of those who began, s = 1 − q.
RC_GTEST_PROP(LifeTable, theSameProbabilityAtEveryAgeIsAGeometricRow, ()) {
    const auto q = *rc::gen::inRange(1, 999) / 1000.0;
    const auto years = *rc::gen::inRange(1, 40);
    WithOwn own(
        fmt::format("  level: {{title: Level, period: 2019, both: {{50: {}, 51: {}}}, beyond: level}}\n", q,
                    q),
        life("lookup(level.both, age)", 50, years));
    RC_ASSERT(own.errors.empty());
    const auto& course = own.course();
    const auto s = 1 - q;
    RC_ASSERT(std::abs(course.life_years - (1 - std::pow(s, years)) / q * (1 + s) / 2) < 1e-9);
    RC_ASSERT(std::abs(course.alive_at_horizon - std::pow(s, years)) < 1e-12);
    RC_ASSERT(course.life_expectancy.has_value() == (course.alive_at_horizon < 1e-6));
}

// A table is added up from its rises: rounding must take no probability above 1, whose power would be no
// number.
RC_GTEST_PROP(LifeTable, everybodyDiesAtAnOpenAgeWhateverCameBefore, ()) {
    std::string points;
    constexpr int ages = 10;
    for (int age = 60; age < 60 + ages; ++age)
        points += fmt::format("{}: {}, ", age, *rc::gen::inRange(0, 1000) / 1000.0);
    WithOwn own(fmt::format("  open: {{title: Open, period: 2019, men: {{{}{}: 1}}}}\n", points, 60 + ages),
                life("1 - (1 - lookup(open.men, age)) ^ cycle_length", 60, ages + 1, "6 months"));
    RC_ASSERT(own.errors.empty());
    RC_ASSERT(own.course().alive_at_horizon == 0);
}

TEST(LifeTable, ofTheCatalogueIsTheSameAsWrittenInTheCase) {
    std::string points;
    for (int age = 60; age <= 70; ++age)
        points += fmt::format("{}{}: {}", age == 60 ? "" : ", ", age,
                              danish().of("men")->dying[static_cast<std::size_t>(age)]);
    const auto written = assessed(life("lookup(men, age)", 60, 10, "1 year",
                                       "tables: {men: {between: step, points: {" + points + "}}}\n"));
    const auto named = assessed(life("lookup(dk-life-table-2019.men, age)", 60, 10));
    for (std::size_t row = 0; row <= 10; ++row)
        EXPECT_SAME(named.health->alternatives[0].occupancy[row][0],
                    written.health->alternatives[0].occupancy[row][0]);
}

TEST(LifeTable, groupsChooseTheSex) {
    const auto a = assessed(
        life("if(male = 1, lookup(dk-life-table-2019.men, age), lookup(dk-life-table-2019.women, age))", 80,
             1, "1 year",
             "parameters: {male: 0}\n"
             "groups: {women: {share: 60 %, set: {male: 0}}, men: {share: 40 %, set: {male: 1}}}\n"));
    EXPECT_SAME(a.health->alternatives[0].occupancy[1][1], 0.6 * 0.03844 + 0.4 * 0.05536);
}

TEST(LifeTable, aTableOfTheCaseTakesItsName) {
    const auto a =
        assessed(life("lookup(dk-life-table-2019.women, age)", 60, 1, "1 year",
                      "tables: {dk-life-table-2019.women: {between: step, points: {0: 0.5, 200: 1}}}\n"));
    EXPECT_SAME(a.health->alternatives[0].occupancy[1][0], 0.5);
}

const std::string ends_at_63 =
    "  ours: {title: Ours, period: 2019, women: {60: 0.1, 61: 0.2, 62: 0.3, 63: 0.1}}\n";
const std::string of_ours = "1 - (1 - lookup(ours.women, age)) ^ cycle_length";

TEST(LifeTable, holdsItsLastAgeToTheNextBirthdayAndNotLonger) {
    using ::testing::ElementsAre;
    using ::testing::HasSubstr;
    for (const auto* cycle : {"1 year", "1 month"}) {
        WithOwn to_the_end(ends_at_63, life(of_ours, 60, 4, cycle));
        EXPECT_EQ(to_the_end.errors, std::vector<std::string>{}) << cycle;
        EXPECT_SAME(to_the_end.course().alive_at_horizon, 0.9 * 0.8 * 0.7 * 0.9);
        EXPECT_FALSE(to_the_end.course().life_expectancy);
        EXPECT_THAT(
            WithOwn(ends_at_63, life(of_ours, 60, 5, cycle)).errors,
            ElementsAre(HasSubstr("the life table 'ours.women' ends at age 63, but it is asked for age 64")))
            << cycle;
    }
    EXPECT_THAT(
        WithOwn(ends_at_63, life(of_ours, 59, 2)).errors,
        ElementsAre(HasSubstr("case.yaml:10:48: error: the life table 'ours.women' begins at age 60, but "
                              "it is asked for age 59")));
    EXPECT_EQ(WithOwn("  ours: {title: Ours, period: 2019, beyond: level, women: {60: 0.1, 61: 0.2}}\n",
                      life(of_ours, 60, 30))
                  .errors,
              std::vector<std::string>{});
}

TEST(LifeTable, isAskedInTheFormulasOfLinesAndGroupsToo) {
    const auto line = [&](const std::string& more) {
        return WithOwn(ends_at_63,
                       "case: 1\ntitle: test\nhorizon: 3 years\ncomparator: old\nalternatives: {old: Old, "
                       "fresh: New}\n"
                       "parameters: {first: 60}\n" +
                           more +
                           "lines: [{name: L, category: price.purchase, payer: region, when: from year 1, "
                           "amount: "
                           "\"100 DKK/patient/year * lookup(ours.women, first + follow_up_year)\"}]\n")
            .errors;
    };
    EXPECT_EQ(line(""), std::vector<std::string>{});
    EXPECT_THAT(
        line("groups: {young: {share: 50 %, set: {first: 60}}, old: {share: 50 %, set: {first: 61}}}\n"),
        ::testing::ElementsAre(::testing::HasSubstr("ends at age 63, but it is asked for age 64")));
}

TEST(LifeTable, peopleWhoAreSimulatedDieByIt) {
    const auto individuals = [](const std::string& time) {
        return "case: 1\ntitle: test\nhorizon: 60 years\ncomparator: old\nalternatives: {old: Old, fresh: "
               "New}\n"
               "health:\n  model: individual\n  individuals: {number: 20_000}\n  start_age: 65\n"
               "  states: [alive, dead]\n  event_times: {alive: {dead: {" +
               time + "}}}\n";
    };
    const auto a = assessed(individuals("piecewise: dk-life-table-2019.women, clock: age"));
    const auto& years = *a.health->convergence->alternatives[0].life_years;
    const double expected = *catalogue::life_expectancy(danish(), *danish().of("women"), 65);
    // People die all through a year, a little more in its beginning than half of it: hence the two
    // hundredths.
    EXPECT_NEAR(a.health->alternatives[0].life_years, expected, 3 * years.standard_error + 0.02);
    EXPECT_THAT(Bound(individuals("piecewise: dk-life-table-2019.women")).errors,
                ::testing::ElementsAre(::testing::HasSubstr("runs along the age, but this time does not")));
    EXPECT_THAT(WithOwn(ends_at_63, individuals("piecewise: ours.women, clock: age")).errors,
                ::testing::ElementsAre(::testing::HasSubstr("ends at 63, and somebody may live longer")));
}

TEST(LifeTable, isNamedWithItsSourceInExplanations) {
    const auto c = resolved(life(of_women, 65, 10));
    const auto explained = explain(c, "alternatives.old.life_years");
    ASSERT_TRUE(explained);
    const std::function<const Explanation*(const Explanation&)> find =
        [&](const Explanation& in) -> const Explanation* {
        if (in.title.en == "Life table (mortality), Denmark 2019, women") return &in;
        for (const auto& step : in.steps) {
            if (const auto* found = find(step)) return found;
        }
        return nullptr;
    };
    const auto* step = find(*explained);
    ASSERT_NE(step, nullptr);
    EXPECT_SAME(step->value.value(), 0.0089);
    EXPECT_THAT(step->source, ::testing::HasSubstr("Human Mortality Database"));
    EXPECT_THAT(step->source, ::testing::HasSubstr("shipped/life-tables.yaml"));
    EXPECT_FALSE(step->assumption);
}

// ---- the years of a course

TEST(Course, rowsLieInTheCalendarYearsOfTheFirstWhoBegin) {
    const auto dated = assessed(life(of_women, 65, 2, "6 months", "start: 2026-07-01\n"));
    EXPECT_EQ(dated.health->calendar_years, (std::vector<int>{2026, 2026, 2027, 2027, 2028}));
    EXPECT_EQ(assessed(life(of_women, 65, 2)).health->calendar_years, std::vector<int>{});
    EXPECT_EQ(assessed(life(of_women, 65, 2, "1 year", "price_year: 2024\n")).health->calendar_years,
              std::vector<int>{});
}

TEST(Course, wholeCyclesOnlyAreCountedAndThatIsSaid) {
    Diagnostics found("case.yaml");
    const auto document = read_case(life(of_women, 65, 20, "21 days"), found);
    ASSERT_TRUE(resolve(*document, catalogue::Catalogue::shipped(), "case", {}, found));
    ASSERT_EQ(found.all().size(), 1U);
    EXPECT_THAT(
        found.all()[0].message.en,
        ::testing::HasSubstr("the horizon of 20 years is not whole cycles: 347 are counted, 19.95 years"));
    Diagnostics right("case.yaml");
    const auto monthly = read_case(life(of_women, 65, 20, "1 month"), right);
    ASSERT_TRUE(resolve(*monthly, catalogue::Catalogue::shipped(), "case", {}, right));
    EXPECT_TRUE(right.all().empty());
}

TEST(Course, lifeExpectancyIsSaidOnlyWhenNobodyOutlivesTheHorizon) {
    const auto shorter = assessed(life(of_women, 65, 20)).health->alternatives[0];
    EXPECT_FALSE(shorter.life_expectancy);
    EXPECT_SAME(shorter.alive_at_horizon, shorter.occupancy.back()[0]);
    EXPECT_GT(shorter.alive_at_horizon, 0.5);
    const auto whole = assessed(life(of_women, 65, 46)).health->alternatives[0];
    EXPECT_FALSE(
        assessed(life(of_women, 65, 45)).health->alternatives[0].life_expectancy);  // seven in 100,000 live
    ASSERT_TRUE(whole.life_expectancy);
    EXPECT_NEAR(*whole.life_expectancy, 21.00, 0.01);
}

}  // namespace
}  // namespace vaerdi::value
