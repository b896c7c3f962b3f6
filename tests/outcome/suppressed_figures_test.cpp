// What is hidden from those who do not own the data cannot be worked out from what is shown.
#include "outcome/suppressed_figures.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace vaerdi::outcome {
namespace {

constexpr int small = 5;

Cell cell(const char* region, const char* unit, std::int64_t year, std::int64_t events, std::int64_t others) {
    Cell made;
    made.key = {year, {std::string(region), std::string(unit)}};
    made.tally.events = events;
    made.tally.counted = events + others;
    return made;
}

ShownCells table_of(std::vector<Cell> cells) {
    MeasureCounts counts;
    counts.cells = std::move(cells);
    std::ranges::sort(counts.cells, {}, &Cell::key);
    return ShownCells(counts, small);
}

// Hobro alone hidden would be the North without Aalborg.
TEST(SuppressedFigures, UnitIsHiddenWithAnotherOfItsRegion) {
    const auto shown =
        table_of({cell("north", "Aalborg", 2020, 20, 200), cell("north", "Hobro", 2020, 2, 40),
                  cell("south", "Kolding", 2020, 30, 90), cell("south", "Vejle", 2020, 30, 300)});
    EXPECT_FALSE(shown.shows_last("Hobro"));
    EXPECT_FALSE(shown.shows_last("Aalborg"));
    EXPECT_TRUE(shown.shows_last("Kolding"));
    EXPECT_TRUE(shown.shows({{}, {"north"}}, false));
    EXPECT_TRUE(shown.shows({2020, {}}, true));
}

TEST(SuppressedFigures, CountsFromOneToTheLimitAreSmall) {
    const auto with = [](std::int64_t events) {
        return table_of({cell("r", "a", 2020, events, 100), cell("r", "b", 2020, 50, 100),
                         cell("r", "c", 2020, 50, 100)})
            .shows_last("a");
    };
    EXPECT_TRUE(with(0));
    EXPECT_FALSE(with(1));
    EXPECT_FALSE(with(small));
    EXPECT_TRUE(with(small + 1));
}

TEST(SuppressedFigures, ThoseWhoDidNotAnswerAreFewPeopleToo) {
    auto few = cell("r", "a", 2020, 50, 100);
    few.tally.eligible = 152;  // two have not answered
    const auto shown = table_of({few, cell("r", "b", 2020, 50, 100), cell("r", "c", 2020, 50, 100)});
    EXPECT_FALSE(shown.shows_last("a"));
}

/// What is asked by unit and what is asked by year come from one table.
RC_GTEST_PROP(SuppressedFigures, NoAnswerTellsWhatAnotherHides, ()) {
    const auto counts = *rc::gen::container<std::vector<std::pair<int, int>>>(
        12, rc::gen::pair(rc::gen::inRange(0, 30), rc::gen::inRange(0, 300)));
    constexpr std::array<std::pair<const char*, const char*>, 4> units{
        {{"north", "a"}, {"north", "b"}, {"south", "c"}, {"south", "d"}}};
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto& [region, unit] = units[i % units.size()];
        cells.push_back(
            cell(region, unit, 2018 + static_cast<int>(i / units.size()), counts[i].first, counts[i].second));
    }
    const auto shown = table_of(cells);
    for (const auto& each : cells) {
        const bool is_small =
            (each.tally.events > 0 && each.tally.events <= small) ||
            (each.tally.counted > each.tally.events && each.tally.counted - each.tally.events <= small);
        if (is_small) RC_ASSERT(!shown.shows(each.key, true));
    }
    // A year of a unit alone hidden would be the unit's total without the others.
    for (const auto& [region, unit] : units) {
        if (!shown.shows_last(unit)) continue;
        const auto hidden = std::ranges::count_if(cells, [&](const Cell& each) {
            return each.key.groups.back() == unit && !shown.shows(each.key, true);
        });
        RC_ASSERT(hidden != 1);
    }
}

}  // namespace
}  // namespace vaerdi::outcome
