#include "comparison/suppression.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace vaerdi::comparison {
namespace {

/// A row of the table a line: . shown, s small, b beside.
std::vector<std::string> drawn(const Breakdown& table, double most_hidden = 5) {
    std::vector<std::string> lines(table.within.size());
    const auto cells = shown(table, most_hidden);
    for (std::size_t cell = 0; cell < cells.size(); ++cell)
        lines[cell / (table.columns + 1)] += ".sb"[static_cast<std::size_t>(cells[cell])];
    return lines;
}

using testing::ElementsAre;

TEST(Suppression, leavesATableWithoutSmallNumbersAsItIs) {
    EXPECT_THAT(drawn({{2, 2, 2}, 2, true, {{10, 20, 0, 6, 0, 0}}}), ElementsAre("...", "...", "..."));
}

// 3 could be had from the total of its row, and of its column: three more go, the smallest that do.
TEST(Suppression, hidesWhatWouldGiveASmallNumberAway) {
    EXPECT_THAT(drawn({{3, 3, 3, 3}, 3, true, {{3, 40, 90, 30, 20, 80, 50, 60, 70, 0, 0, 0}}}),
                ElementsAre("sb..", "bb..", "....", "...."));
}

TEST(Suppression, withoutTotalsOfRowsNeedsOneMoreInTheColumnOnly) {
    EXPECT_THAT(drawn({{3, 3, 3, 3}, 2, false, {{3, 40, 30, 20, 50, 60, 0, 0}}}),
                ElementsAre("s.b", "b.b", "..b", "..b"));
}

TEST(Suppression, ofTheRestIsAsMuchAsOfTheEvents) {
    // 98 of 100 had it: the two who had not are as easily known.
    EXPECT_THAT(drawn({{3, 3, 3, 3}, 1, false, {{98, 50, 40, 0}, {2, 50, 40, 0}}}),
                ElementsAre("sb", ".b", "bb", ".b"));
}

TEST(Suppression, ofASmallWholeHidesTheWhole) {
    EXPECT_THAT(drawn({{2, 2, 2}, 1, true, {{2, 1, 0}}}), ElementsAre("ss", "ss", "ss"));
    EXPECT_THAT(drawn({{0}, 1, true, {{4}}}), ElementsAre("ss"));
}

// Two counts that must come to 2, neither of them empty, are 1 and 1: a third is hidden beside them.
TEST(Suppression, knowsThatNoHiddenCellIsEmpty) {
    EXPECT_THAT(drawn({{3, 3, 3, 3}, 1, false, {{1, 1, 30, 0}}}), ElementsAre("sb", "sb", "bb", ".b"));
}

TEST(Suppression, knowsRegionsAndTheCountry) {
    // Units 0, 1 in region 2; units 3, 4 in region 5; all in 6. The unit of 4 hides its neighbour; the
    // regions' totals can stay.
    EXPECT_THAT(drawn({{2, 2, 6, 5, 5, 6, 6}, 1, false, {{4, 20, 0, 30, 40, 0, 0}}}),
                ElementsAre("sb", "bb", ".b", ".b", ".b", ".b", ".b"));
    // A region of one unit is hidden with it, and then another region.
    EXPECT_THAT(drawn({{1, 5, 4, 4, 5, 5}, 1, false, {{4, 0, 30, 40, 0, 0}}}),
                ElementsAre("sb", "sb", "bb", ".b", "bb", ".b"));
}

TEST(Suppression, takesItsLimitAsItIsGiven) {
    const Breakdown table{{3, 3, 3, 3}, 1, false, {{2, 3, 50, 0}}};
    EXPECT_THAT(drawn(table, 2), ElementsAre("sb", "bb", ".b", ".b"));
    EXPECT_THAT(drawn(table, 1), ElementsAre(".b", ".b", ".b", ".b"));
}

/// What an attacker knows: sums, and that no hidden cell is empty. Looks for other tables, a unit's cell at a
/// time one more or one less, that show the same; a count that is the same in all of them is given away.
class Attack {
  public:
    Attack(const Breakdown& table, const std::vector<Shown>& cells, std::size_t part)
        : table_(table),
          cells_(cells),
          width_(table.columns + 1),
          moves_(cells.size()),
          moved_(cells.size()),
          counts_(cells.size()),
          people_(cells.size()) {
        for (std::size_t row = 0; row < table.within.size(); ++row) {
            has_rows_.push_back(std::ranges::count(table.within, row) > (table.within[row] == row ? 1 : 0));
        }
        for (std::size_t p = 0; p < table.parts.size(); ++p) {
            for (std::size_t row = 0; row < has_rows_.size(); ++row) {
                for (std::size_t column = 0; column < table.columns && !has_rows_[row]; ++column) {
                    const double count = table.parts[p][row * table.columns + column];
                    add(people_, row, column, count);
                    if (p == part) add(counts_, row, column, count);
                    if (p == part && cells[row * width_ + column] != Shown::yes)
                        unknown_.push_back(row * width_ + column);
                }
            }
        }
        std::ranges::sort(unknown_);
        unknown_.erase(std::ranges::unique(unknown_).begin(), unknown_.end());
        search(0);
    }

    /// Cells that are hidden for nothing.
    std::vector<std::size_t> given_away() const {
        std::vector<std::size_t> found;
        for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
            const bool published = table_.column_totals || cell % width_ != table_.columns;
            if (published && cells_[cell] != Shown::yes && !moved_[cell]) found.push_back(cell);
        }
        return found;
    }

  private:
    void add(std::vector<double>& to, std::size_t row, std::size_t column, double count) const {
        for (;; row = table_.within[row]) {
            to[row * width_ + column] += count;
            to[row * width_ + table_.columns] += count;
            if (table_.within[row] == row) return;
        }
    }
    void search(std::size_t next) {
        if (next < unknown_.size()) {
            for (const double move : {0.0, 1.0, -1.0}) {
                add(moves_, unknown_[next] / width_, unknown_[next] % width_, move);
                search(next + 1);
                add(moves_, unknown_[next] / width_, unknown_[next] % width_, -move);
            }
            return;
        }
        for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
            if (cells_[cell] == Shown::yes && moves_[cell] != 0) return;
            if (counts_[cell] + moves_[cell] < 0) return;
            if (cells_[cell] != Shown::yes && moves_[cell] < 0 && people_[cell] + moves_[cell] < 1) return;
        }
        for (std::size_t cell = 0; cell < cells_.size(); ++cell)
            moved_[cell] = moved_[cell] || moves_[cell] != 0;
    }

    const Breakdown& table_;
    const std::vector<Shown>& cells_;
    std::size_t width_;
    std::vector<bool> has_rows_;
    std::vector<std::size_t> unknown_;
    std::vector<double> moves_;
    std::vector<bool> moved_;
    std::vector<double> counts_, people_;
};

TEST(Suppression, ofSmallNumbersAloneWouldGiveThemAway) {
    const Breakdown table{{3, 3, 3, 3}, 1, false, {{3, 20, 50, 0}}};
    auto cells = shown(table);
    EXPECT_THAT(Attack(table, cells, 0).given_away(), testing::IsEmpty());
    std::ranges::replace(cells, Shown::beside, Shown::yes);
    for (std::size_t row = 0; row < 4; ++row) cells[2 * row + 1] = Shown::beside;  // not published anyway
    EXPECT_THAT(Attack(table, cells, 0).given_away(), ElementsAre(0));
}

RC_GTEST_PROP(Suppression, GivesNothingAwayAndHidesEverySmallNumber, ()) {
    Breakdown table;
    table.within = *rc::gen::element(std::vector<std::size_t>{2, 2, 2}, std::vector<std::size_t>{3, 3, 3, 3},
                                     std::vector<std::size_t>{2, 2, 5, 5, 5, 5},
                                     std::vector<std::size_t>{1, 3, 3, 3}, std::vector<std::size_t>{0});
    table.columns = *rc::gen::inRange<std::size_t>(1, table.within.size() > 4 ? 3 : 4);
    table.column_totals = *rc::gen::arbitrary<bool>();
    const auto size = table.within.size() * table.columns;
    for (int parts = *rc::gen::inRange(1, 3); parts > 0; --parts)
        table.parts.push_back(*rc::gen::container<std::vector<double>>(
            size, rc::gen::map(rc::gen::inRange(0, 14), [](int n) { return n * 1.0; })));
    const double limit = *rc::gen::inRange(1, 6);
    const auto cells = shown(table, limit);
    for (std::size_t row = 0; row < table.within.size(); ++row) {
        if (std::ranges::count(table.within, row) > 0) continue;
        for (std::size_t column = 0; column < table.columns; ++column) {
            double people = 0;
            for (const auto& part : table.parts) {
                const double count = part[row * table.columns + column];
                people += count;
                if (count >= 1 && count <= limit)
                    RC_ASSERT(cells[row * (table.columns + 1) + column] == Shown::small);
            }
            if (people == 0) RC_ASSERT(cells[row * (table.columns + 1) + column] == Shown::yes);
        }
    }
    for (std::size_t part = 0; part < table.parts.size(); ++part)
        RC_ASSERT(Attack(table, cells, part).given_away().empty());
}

}  // namespace
}  // namespace vaerdi::comparison
