#include "drawing/terminal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "made_charts.h"

namespace vaerdi::drawing {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr auto en = Language::english, da = Language::danish;

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> found;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = text.find('\n', from);
        found.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return found;
}

void expect_within(const std::string& text, std::size_t width) {
    for (const auto& line : lines(text)) {
        EXPECT_LE(display_width(line), width) << line;
        EXPECT_FALSE(line.ends_with(' ')) << line;
    }
}

TEST(Terminal, drawsAChartOverTime) {
    std::vector<monitoring::CountedPeriod> periods;
    const double events[]{4, 5, 3, 0, 5, 19, 4, 3};
    for (std::size_t i = 0; i < std::size(events); ++i)
        periods.push_back({quarter(i), events[i], i == 3 ? 0.0 : 100});
    EXPECT_EQ(terminal(p_chart(revisions(), periods), da, 60), R"(Knæimplantater
Revision inden 2 år · p-diagram · lavere er bedre

      │
      │                                    ▲
      │
      │
 15 % ┤
      │╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌       ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
      │
 10 % ┤
      │
      │
      │─────────────────────────────────────────────────────
  5 % ┤         ●                   ●
      │   ●                                       ●
      │                ●                                ●
      │
  0 % ┤╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌   ×   ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
      └───┬─────────────────────────┬───────────────────────
          1. kvt. 2019              1. kvt. 2020

─── midterlinje 6,14 %   ╌╌╌ grænser   ▲▼ uden for grænserne
× ingen data
▲ 1 punkt over øvre grænse (2. kvt. 2020).
Ingen data: 4. kvt. 2019.
)");
}

TEST(Terminal, drawsAFunnel) {
    EXPECT_EQ(terminal(revisions_by_unit(), en, 64), R"(Knee implants
Revision within 2 years · funnel plot · lower is better

     │
     │   ╌
 10% ┤    ╌
     │     ╌
     │  ·   ╌
  8% ┤   ·   ╌╌╌
     │    ·     ╌╌╌╌
  6% ┤     ····     ╌╌╌╌╌╌╌╌▲╌
     │         ·········      ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
     │  ●               ······························╌╌╌╌╌╌╌
  4% ┤    ●
     │───────●─●─●──────●────●──●──────────────●───────────●────
  2% ┤                           ····························
     │           ·············╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
     │       ···· ╌╌╌◇╌╌╌╌╌╌╌╌
  0% ┤  ╌╌╌╌╌╌╌╌╌╌
     └┬───────┬────────┬───────┬────────┬───────┬────────┬──────
      0      200      400     600      800    1,000    1,200
                               Patients

─── all units 3.41%   ╌╌╌ 99.8% limits   ··· 95% limits
◆ beyond 95%   ▲▼ beyond 99.8%   ◇△▽ hollow: to the better
▲ 1 unit above the 99.8% limit (Svendborg).
◇ 1 unit below the 95% limit (Silkeborg).
All units together 3.41%.
Without the outermost units there is no more than chance (φ
0.18; of all units χ²/df 2.35): the limits are not widened.
No data: Frederikssund.
)");
}

TEST(Terminal, drawsUnitsInOrder) {
    EXPECT_EQ(terminal(revisions_in_order(), da, 64), R"(Knæimplantater
Revision inden 2 år · larvediagram · lavere er bedre

Silkeborg  │├───◇─────○──┤  │                           0,857 %
Farsø      │      ├──────●─○─────┤                       2,79 %
Aabenraa   │  ├───────────●○─────────┤                   2,86 %
Bispebjerg │  ├────────────●○───────────┤                3,13 %
Vejle      │          ├────●○───┤                        3,16 %
Gentofte   │           ├───●○───┤                        3,20 %
Næstved    │         ├──────●──────┤                     3,33 %
Viborg     │          ├─────○●─────┤                     3,44 %
Horsens    │       ├────────○●─────────┤                 3,46 %
Hjørring   │   ├──────────────○─●────────────────┤       4,21 %
Køge       │├──────────────────○──●───────────────────   4,55 %
Svendborg  │                │       ○├──────▲──────┤     6,73 %
           └┬─────────┬────────┬─────────┬────────┬───
            0 %      2 %      4 %       6 %      8 %

● enhedens egen   ○ trukket mod alle   ├─┤ 95 %-interval
─── alle enheder 3,41 %   ◆ ud over 95 %   ▲▼ ud over 99,8 %
◇△▽ hul: til det bedre
Alle enheder under ét 3,41 %.
Uden de yderste enheder er der ikke mere end tilfældighed (φ
0,18; af alle enheder χ²/df 2,35): grænserne er ikke gjort
bredere.
Ingen data: Frederikssund.
)");
}

TEST(Terminal, drawsLongSeriesAsALine) {
    EXPECT_EQ(terminal(summed_up(ChartKind::vlad), en, 64), R"(Heart surgery
Deaths within 30 days · VLAD

   │                                  ⢀⣤
 6 ┤                                 ⢠⠞⢸
   │                            ⢀⣠ ⢀⡼⠉ ⠘⡇⢠⢶ ⢀
   │                           ⢠⠞⢸⣰⠚    ⣷⠋⢸⡼⢹
   │                      ⢀⣠ ⢀⡼⠉ ⠘⠁       ⠈ ⠸⡆
 4 ┤                     ⢠⠞⢸⢠⠞               ⣧⢾ ⢠⡄
   │                 ⣰⡆⢀⣰⠋ ⠈⠉                ⠉⢸⡼⠉⣇⡼⡇
   │               ⢠⠼⠁⣧⠞                         ⠛ ⡇
 2 ┤           ⣰⡆ ⣰⠋  ⠉                            ⡇⢠⢶ ⣀
   │         ⢀⡼⠁⣧⠼⠁                                ⠿⠉⢸⡼⢹⢀
   │     ⢰⢲ ⣰⠚  ⠉                                    ⠈ ⠸⢻
   │   ⢀⡼⠉⢸⠼⠁                                           ⠸⢾ ⣰⡆⢀⡀
 0 ┤⢶─⣰⠚──⠈──────────────────────────────────────────────⠸⠼⠁⣧⠼⡇─
   │⢸⡼⠁                                                     ⠋ ⢧
   │                                                          ⢸⣰
   │                                                          ⠘⠁
   └┬───────────────────┬───────────────────┬───────────────────
    patient 1           patient 101         patient 201

─── centre line 0
)");
}

TEST(Terminal, fitsTheWidthForEveryKind) {
    for (const auto kind : all_kinds()) {
        for (const int width : {40, 80, 132}) {
            SCOPED_TRACE(name(kind).en);
            for (const auto language : {en, da}) {
                const auto drawn = terminal(chart_of(kind), language, width);
                expect_within(drawn, static_cast<std::size_t>(width));
                EXPECT_TRUE(is_utf8(drawn));
                EXPECT_EQ(drawn, terminal(chart_of(kind), language, width));
            }
        }
    }
}

TEST(Terminal, fitsLongWordsAndManyPoints) {
    for (const auto kind : all_kinds()) {
        SCOPED_TRACE(name(kind).en);
        Chart chart = chart_of(kind);
        const std::string endless(300, 'x');
        chart.subject = {"A title of " + endless, "A measure of " + endless, endless, Form::share,
                         Better::lower};
        for (auto& point : chart.points)
            point.label = point.label.en + " with a name that takes a line and more";
        chart.notes.push_back(endless);
        const auto points = chart.points;
        while (chart.points.size() < 2'000)
            chart.points.insert(chart.points.end(), points.begin(), points.end());
        const auto drawn = terminal(chart, en, 80);
        expect_within(drawn, 80);
        EXPECT_LT(lines(drawn).size(), 75U);
    }
}

TEST(Terminal, drawsWhatLittleThereIs) {
    for (const auto kind : all_kinds()) {
        SCOPED_TRACE(name(kind).en);
        Chart chart;
        chart.kind = kind;
        expect_within(terminal(chart, en, 80), 80);
        chart.points.push_back({.label = "only"});
        expect_within(terminal(chart, en, 80), 80);
        for (const double size : {1e-300, .5, 1e300, 1.7e308}) {
            chart.points[0].value = size;
            chart.points[0].size = 1;
            expect_within(terminal(chart, en, 80), 80);
        }
    }
}

}  // namespace
}  // namespace vaerdi::drawing
