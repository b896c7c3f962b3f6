#include "drawing/svg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drawing/svg_writer.h"
#include "made_charts.h"
#include "well_formed.h"

namespace vaerdi::drawing {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr auto en = Language::english, da = Language::danish;

std::size_t count_of(std::string_view text, std::string_view part) {
    std::size_t n = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++n;
    return n;
}

Chart measured(std::vector<std::optional<double>> values, Form form = Form::number) {
    std::vector<monitoring::Period> periods;
    for (const auto& value : values) periods.push_back({quarter(periods.size()), value});
    return xmr_chart({"", "Waiting time", "patients", form, Better::lower}, periods);
}

TEST(Svg, isWellFormedForEveryKindInBothLanguages) {
    for (const auto kind : all_kinds()) {
        const Chart chart = chart_of(kind);
        for (const auto language : {en, da}) {
            const auto drawn = svg(chart, language);
            SCOPED_TRACE(name(kind).en);
            EXPECT_EQ(fault_of_xml(drawn), "");
            EXPECT_THAT(drawn, HasSubstr(name(kind).in(language)));
            EXPECT_THAT(drawn, HasSubstr(language == da ? "xml:lang=\"da\"" : "xml:lang=\"en\""));
            for (const auto bad : {"nan", "inf", "<script", "href"}) EXPECT_THAT(drawn, Not(HasSubstr(bad)));
        }
    }
}

TEST(Svg, saysWhatItShowsAndWhatWasFound) {
    const auto drawn = svg(revisions_over_time(), da);
    for (const auto words :
         {"<title>Knæimplantater</title>",
          "<desc>20 punkter, 1. kvt. 2019 til 4. kvt. 2023; midterlinje 3,43 %.",
          ">Revision inden 2 år · p-diagram · lavere er bedre<", ">1 punkt over øvre grænse (3. kvt. 2022).<",
          ">Ingen data: 2. kvt. 2020.<", ">midterlinje 3,43 %<", ">uden for grænserne<", ">10 %<",
          ">Periode<", "<title>2. kvt. 2022: 4,29 % (210 patienter)</title>"})
        EXPECT_THAT(drawn, HasSubstr(words));
    EXPECT_THAT(svg(revisions_over_time(), en), HasSubstr(">centre line 3.43%<"));
}

TEST(Svg, breaksTheLineWhereThereAreNoData) {
    const std::string_view series = "stroke-width=\"1.4\" stroke-linejoin";
    EXPECT_EQ(count_of(svg(measured({3, 4, 5, 4, 3}), en), series), 1U);
    const auto broken = svg(measured({3, 4, {}, 4, 3}), en);
    EXPECT_EQ(count_of(broken, series), 2U);
    EXPECT_THAT(broken, HasSubstr(">no data<"));
}

// What is told by colour is told by shape: better is hollow, the triangle points to where the figure lies.
TEST(Svg, tellsBetterFromWorseWithoutColour) {
    Chart chart = revisions_over_time();
    const auto lower_is_better = svg(chart, en);
    EXPECT_THAT(lower_is_better, HasSubstr(">hollow: to the better<"));
    EXPECT_THAT(lower_is_better, HasSubstr("fill=\"#ffffff\" stroke=\"#0072b2\""));
    chart.subject.better = Better::neither;
    EXPECT_THAT(svg(chart, en), Not(HasSubstr("#0072b2")));
}

TEST(Svg, namesTheUnitsThatStandOutInAFunnel) {
    const auto few = svg(revisions_by_unit(), da);
    EXPECT_THAT(few, HasSubstr(">Svendborg</text>"));
    EXPECT_THAT(few, HasSubstr(">Vejle</text>"));
    EXPECT_THAT(few, HasSubstr(">99,8 %-grænser<"));
    EXPECT_THAT(few, HasSubstr(">Patienter</text>"));
    std::vector<monitoring::CountingUnit> units;
    for (int i = 0; i < 60; ++i)
        units.push_back({"unit " + std::to_string(i), i == 7 ? 60.0 : 10.0 + i % 5, 200.0 + 3 * i});
    const auto many = svg(proportion_funnel(revisions(), units), en);
    EXPECT_THAT(many, HasSubstr(">unit 7</text>"));
    EXPECT_THAT(many, Not(HasSubstr(">unit 8</text>")));
}

TEST(Svg, growsWithTheUnitsOfACaterpillar) {
    Chart chart = revisions_in_order();
    const auto few = svg(chart, en);
    EXPECT_THAT(few, HasSubstr(">Svendborg</text>"));
    EXPECT_THAT(few, HasSubstr(">6.73%</text>"));
    while (chart.points.size() < 400) chart.points.push_back(chart.points.front());
    const auto many = svg(chart, en);
    EXPECT_EQ(fault_of_xml(many), "");
    const auto height = [](const std::string& drawn) {
        return std::stoi(drawn.substr(drawn.find("height=\"") + 8));
    };
    EXPECT_GT(height(many), height(few) + 1500);
}

TEST(Svg, escapesWhateverNamesHold) {
    EXPECT_EQ(escaped("a < b & \"c\" > d"), "a &lt; b &amp; &quot;c&quot; &gt; d");
    EXPECT_EQ(escaped("bell\a, half a letter \xC3, ø, 😀"), "bell, half a letter , ø, 😀");
    for (const auto kind : all_kinds()) {
        Chart chart = chart_of(kind);
        chart.subject.title = "A & B <script>\x01";
        chart.subject.measure = "\"quoted\" & \xFF";
        chart.subject.size = "<patients>";
        for (auto& point : chart.points) point.label = "R&D <" + point.label.en + ">";
        chart.notes.push_back("a < b");
        const auto drawn = svg(chart, en);
        EXPECT_EQ(fault_of_xml(drawn), "") << name(kind).en;
        EXPECT_THAT(drawn, HasSubstr("A &amp; B &lt;script&gt;"));
    }
}

TEST(Svg, drawsWhatLittleThereIs) {
    for (const auto kind : all_kinds()) {
        SCOPED_TRACE(name(kind).en);
        Chart chart;
        chart.kind = kind;
        EXPECT_EQ(fault_of_xml(svg(chart, en)), "");
        EXPECT_THAT(svg(chart, da), HasSubstr("<desc>Ingen punkter.</desc>"));
        EXPECT_THAT(svg(chart, da), HasSubstr(">Ingen data.<"));
        chart.points.push_back({.label = "only"});
        EXPECT_EQ(fault_of_xml(svg(chart, en)), "");
        chart.points[0].value = .5;
        chart.points[0].size = 1;
        EXPECT_EQ(fault_of_xml(svg(chart, en)), "");
        chart.points.push_back({.label = "none"});
        EXPECT_EQ(fault_of_xml(svg(chart, en)), "");
    }
}

TEST(Svg, drawsHugeAndTinyFigures) {
    for (const double size : {1e-300, 1e-9, 1e9, 1e300, 1.7e308}) {
        for (const auto& chart : {measured({size, -size, {}, size / 2}), measured({size, size, size})}) {
            const auto drawn = svg(chart, en);
            EXPECT_EQ(fault_of_xml(drawn), "");
            EXPECT_THAT(drawn, Not(HasSubstr("nan"))) << size;
            EXPECT_THAT(drawn, Not(HasSubstr("inf"))) << size;
        }
    }
}

// The limits of a unit of two patients are wide; the others' must still be told apart.
TEST(Svg, isNotFlattenedByAUnitOfTwo) {
    std::vector<monitoring::CountedPeriod> periods;
    for (std::size_t i = 0; i < 12; ++i) periods.push_back({quarter(i), 20.0 + i % 3, 1000});
    periods.push_back({quarter(12), 0, 2});
    const auto drawn = svg(p_chart(revisions(), periods), en);
    EXPECT_THAT(drawn, HasSubstr(">3%<"));
    EXPECT_THAT(drawn, Not(HasSubstr(">10%<")));
}

TEST(Svg, ofALongSeriesStaysSmall) {
    Chart chart = summed_up(ChartKind::vlad);
    const auto points = chart.points;
    while (chart.points.size() < 60'000)
        chart.points.insert(chart.points.end(), points.begin(), points.end());
    const auto drawn = svg(chart, en);
    EXPECT_LT(drawn.size(), 80'000U);
    EXPECT_EQ(fault_of_xml(drawn), "");
}

}  // namespace
}  // namespace vaerdi::drawing
