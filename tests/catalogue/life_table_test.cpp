// Life tables of the catalogue: the Danish one against what its source publishes, own ones, and what is said
// of mistakes.
#include "catalogue/life_table.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "catalogue/catalogue.h"

namespace vaerdi::catalogue {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

/// The shipped catalogue with a file of life tables on top, and what was said of that file.
struct Read {
    explicit Read(const std::string& tables) {
        Diagnostics found;
        catalogue.add("catalogue: 1\nlife_tables:\n" + tables, "own.yaml", found);
        for (const auto& finding : found.sorted()) findings.push_back(to_string(finding, Language::english));
    }
    Catalogue catalogue = Catalogue::shipped();
    std::vector<std::string> findings;
};

const LifeTable& danish() { return Catalogue::shipped().life_table("dk-life-table-2019")->entry; }

double expected_years(const std::string& sex, int age) {
    return life_expectancy(danish(), *danish().of(sex), age).value();
}

// Columns ex and lx of the same published tables (Human Mortality Database, Denmark 2019), which were not
// taken over: any probability that was copied wrong would show in them. The source gives infants .14 of the
// year in which they die and those of 110 their own mean, hence the hundredths.
TEST(LifeTable, danishLifeExpectancyIsThatOfItsSource) {
    struct Published {
        int age;
        double women, men;
    };
    constexpr Published published[] = {{0, 83.42, 79.44},  {1, 82.62, 78.71},  {20, 63.75, 59.89},
                                       {40, 44.05, 40.43}, {65, 21.00, 18.29}, {80, 9.72, 8.21},
                                       {90, 4.63, 3.74},   {100, 2.13, 1.83}};
    for (const auto& row : published) {
        EXPECT_NEAR(expected_years("women", row.age), row.women, 0.011) << row.age;
        EXPECT_NEAR(expected_years("men", row.age), row.men, 0.011) << row.age;
    }
}

TEST(LifeTable, danishSurvivorsAreThoseOfItsSource) {
    struct Published {
        int age;
        double women, men;
    };
    constexpr Published published[] = {{10, 99672, 99586}, {30, 99388, 98972}, {50, 98126, 96749},
                                       {60, 95275, 92211}, {70, 87473, 80185}, {80, 70472, 57929},
                                       {90, 32701, 20430}, {100, 2573, 760},   {109, 14, 2}};
    const auto alive_at = [](const char* sex, int age) {
        double alive = 100'000;
        for (int before = 0; before < age; ++before)
            alive *= 1 - danish().of(sex)->dying[static_cast<std::size_t>(before)];
        return alive;
    };
    for (const auto& row : published) {
        EXPECT_NEAR(alive_at("women", row.age), row.women, 5) << row.age;
        EXPECT_NEAR(alive_at("men", row.age), row.men, 5) << row.age;
    }
}

TEST(LifeTable, lifeExpectancyByHand) {
    // Of 100: 90 reach 61, 72 reach 62; all die by 63. Years: 95 + 81 + 36.
    const Read read("  own: {title: Own, period: 2019, both: {60: 10 %, 61: 0.2, 62: 1}}\n");
    EXPECT_THAT(read.findings, IsEmpty());
    const auto& table = read.catalogue.life_table("own")->entry;
    const auto& all = *table.of("both");
    EXPECT_NEAR(*life_expectancy(table, all, 60), 2.12, 1e-12);
    EXPECT_NEAR(*life_expectancy(table, all, 62), 0.5, 1e-12);
    EXPECT_FALSE(life_expectancy(table, all, 59));
    EXPECT_FALSE(life_expectancy(table, all, 63));
    EXPECT_EQ(table.of("women"), nullptr);
}

TEST(LifeTable, whoMayLiveBeyondItsEndHasNoLifeExpectancy) {
    const Read read(
        "  ends: {title: Own, period: 2019, both: {60: 0.1, 61: 0.2}}\n"
        "  for-ever: {title: Own, period: 2019, both: {60: 0.1, 61: 0}, beyond: level}\n");
    EXPECT_THAT(read.findings, IsEmpty());
    for (const auto* id : {"ends", "for-ever"}) {
        const auto& table = read.catalogue.life_table(id)->entry;
        EXPECT_FALSE(life_expectancy(table, *table.of("both"), 60)) << id;
    }
}

// With the same probability q for ever, years are 1/q − 1/2, by the sum of a geometric row.
RC_GTEST_PROP(LifeTable, aLevelTableIsGeometric, ()) {
    const auto q = *rc::gen::inRange(1, 1000) / 1000.0;
    const auto ages = *rc::gen::inRange(1, 40);
    LifeTable table;
    table.level_beyond = true;
    table.by_sex.push_back({"both", 50, std::vector<double>(static_cast<std::size_t>(ages), q)});
    const auto years = life_expectancy(table, table.by_sex[0], 50);
    RC_ASSERT(years.has_value());
    RC_ASSERT(std::abs(*years - (1 / q - 0.5)) < 1e-9 / q);
}

TEST(LifeTable, anOwnTableReplacesTheShippedOne) {
    const Read read("  dk-life-table-2019: {title: Ours, period: 2018-2019, men: {60: 0.01, 61: 1}}\n");
    EXPECT_THAT(read.findings, IsEmpty());
    const auto* held = read.catalogue.life_table("dk-life-table-2019");
    EXPECT_EQ(held->entry.title.en, "Ours");
    ASSERT_TRUE(held->overrides);
    EXPECT_TRUE(held->overrides->shipped);
    EXPECT_EQ(held->origin.file, "own.yaml");
}

TEST(LifeTable, isFoundByWhatPeopleCallIt) {
    for (const auto* words : {"mortality", "dødelighed", "doedelighed danmark", "life table"}) {
        const auto hits = Catalogue::shipped().find(words);
        ASSERT_FALSE(hits.empty()) << words;
        EXPECT_EQ(hits[0].kind, "life-table") << words;
    }
}

TEST(LifeTable, allMistakesAreSaidWithTheirPlaces) {
    const Read read(
        "  a:\n"
        "    title: A\n"
        "    period: 2020-2019\n"
        "    women: {60: 0.1, 62: 0.2, 63: 1.2}\n"
        "    men: {sixty: 0.1, 61: -0.1, 62: 2 years}\n"
        "  b: {title: B, period: 2019}\n"
        "  c: {title: C, period: 2019, both: {60: 0.1, 61: 1}, beyond: level}\n"
        "  d: {title: D, both: {60: 0.1}, accessed: spring}\n");
    EXPECT_THAT(
        read.findings,
        ElementsAre(
            StartsWith("own.yaml:5:13: error: '2020-2019' is not a calendar year"),
            StartsWith("own.yaml:6:22: error: after 60 comes 61, not 62"),
            StartsWith(
                "own.yaml:6:35: error: the probability of dying at 63 is '1.2'; it lies between 0 and 1"),
            StartsWith("own.yaml:7:11: error: 'sixty' is not a whole age"),
            StartsWith("own.yaml:7:27: error: the probability of dying at 61 is '-0.1'"),
            StartsWith("own.yaml:7:37: error: the probability of dying at 62 is '2 years'"),
            StartsWith("own.yaml:8:3: error: the life table 'b' holds no probabilities"),
            StartsWith("own.yaml:9:63: warning: 'both': all die at 61"),
            StartsWith("own.yaml:10:6: error: 'period' is missing in life table"),
            StartsWith("own.yaml:10:44: error: 'spring' is not a date")));
    EXPECT_EQ(read.catalogue.life_table("a"), nullptr);
    EXPECT_EQ(read.catalogue.life_table("b"), nullptr);
    EXPECT_NE(read.catalogue.life_table("c"), nullptr);
}

}  // namespace
}  // namespace vaerdi::catalogue
