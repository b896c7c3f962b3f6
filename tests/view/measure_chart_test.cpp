// From the figures of measures to charts.
#include "view/measure_chart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "view/chart_record.h"

namespace vaerdi::view {
namespace {

using monitoring::ChartKind;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

outcome::ResolvedMeasures one_measure(outcome::Kind kind) {
    outcome::Measure measure;
    measure.title = {"Revision", "Revision"};
    measure.kind = kind;
    measure.better = outcome::Better::lower;
    outcome::ResolvedMeasures measures;
    measures.title = "Knees";
    measures.measures.push_back(std::move(measure));
    return measures;
}

outcome::Figure counted(outcome::Key key, std::int64_t events, std::int64_t of) {
    outcome::Figure figure;
    figure.key = std::move(key);
    figure.tally.rows = figure.tally.counted = of;
    figure.tally.events = events;
    if (of > 0) figure.value = static_cast<double>(events) / static_cast<double>(of);
    return figure;
}

const outcome::Grouping quarters{outcome::Period::quarter, {}}, units{outcome::Period::none, {"unit"}};

std::vector<std::string> labels(const monitoring::Chart& chart) {
    std::vector<std::string> found;
    for (const auto& point : chart.points) found.push_back(point.label.en);
    return found;
}

std::vector<std::string> notes(const monitoring::Chart& chart) {
    std::vector<std::string> found;
    for (const auto& note : chart.notes) found.push_back(note.en);
    return found;
}

TEST(MeasureChart, takesTheUsualKind) {
    const auto usual = [](outcome::Kind kind, const outcome::Grouping& grouping) {
        return chart_kinds(one_measure(kind).measures[0], grouping).front();
    };
    EXPECT_EQ(usual(outcome::Kind::proportion, quarters), ChartKind::p);
    EXPECT_EQ(usual(outcome::Kind::mean, quarters), ChartKind::xmr);
    EXPECT_EQ(usual(outcome::Kind::median, quarters), ChartKind::xmr);
    EXPECT_EQ(usual(outcome::Kind::score_change, units), ChartKind::funnel);
    auto rate = one_measure(outcome::Kind::rate).measures[0];
    EXPECT_EQ(chart_kinds(rate, quarters).front(), ChartKind::xmr) << "an amount is no count";
    rate.counts = "x";
    EXPECT_EQ(chart_kinds(rate, quarters).front(), ChartKind::u);
    EXPECT_THAT(chart_kinds(rate, {outcome::Period::year, {"unit"}}), IsEmpty());
}

TEST(MeasureChart, leavesNoPeriodOut) {
    const auto measures = one_measure(outcome::Kind::proportion);
    outcome::MeasureFigures figures;
    figures.cells = {counted({}, 0, 0), counted({20203, {}}, 3, 90), counted({20211, {}}, 5, 110)};
    const auto chart = measure_chart(measures, figures, quarters, {});
    EXPECT_THAT(labels(chart), ElementsAre("Q3 2020", "Q4 2020", "Q1 2021"));
    EXPECT_FALSE(chart.points[1].value);
    EXPECT_NEAR(*chart.centre, 8. / 200, 1e-12);
    EXPECT_EQ(chart.subject.form, monitoring::Form::share);
    const outcome::Grouping months{outcome::Period::month, {}};
    figures.cells = {counted({202011, {}}, 3, 90), counted({202102, {}}, 5, 110)};
    EXPECT_THAT(labels(measure_chart(measures, figures, months, {})),
                ElementsAre("Nov 2020", "Dec 2020", "Jan 2021", "Feb 2021"));
}

// Neither the point nor the centre line may tell what is hidden.
TEST(MeasureChart, doesNotTellWhatIsHidden) {
    const auto measures = one_measure(outcome::Kind::proportion);
    outcome::MeasureFigures figures;
    figures.all.tally.waiting = 7;
    figures.cells = {counted({{}, {"north"}}, 3, 90), counted({{}, {"south"}}, 1, 40),
                     counted({{}, {"west"}}, 5, 110)};
    figures.cells[1].hidden = figures.suppressed = true;
    const auto chart = measure_chart(measures, figures, units, {});
    EXPECT_THAT(labels(chart), ElementsAre("north", "south", "west"));
    EXPECT_FALSE(chart.points[1].value);
    EXPECT_EQ(chart.points[1].size, 0);
    EXPECT_NEAR(*chart.centre, 8. / 200, 1e-12);
    EXPECT_THAT(notes(chart), Contains("Hidden, as the numbers are small: south"));
    EXPECT_THAT(notes(chart), Not(Contains("No data: south")));
    EXPECT_THAT(notes(chart), Not(Contains(HasSubstr("wait"))));
}

// Where the level of all may be told, it is what the units that are shown are held against.
TEST(MeasureChart, holdsUnitsAgainstAllAlsoWhereSomeAreHidden) {
    const auto measures = one_measure(outcome::Kind::proportion);
    outcome::MeasureFigures figures;
    figures.cells = {counted({{}, {"north"}}, 3, 90), counted({{}, {"south"}}, 1, 40)};
    figures.cells[1].hidden = figures.suppressed = true;
    const auto alone = measure_chart(measures, figures, units, {});
    EXPECT_NEAR(*alone.centre, 3. / 90, 1e-12);
    EXPECT_THAT(notes(alone), Contains("The units shown, together 3.33%"));
    figures.all.value = 4. / 130;
    const auto told = measure_chart(measures, figures, units, {});
    EXPECT_NEAR(*told.centre, 4. / 130, 1e-12);
    EXPECT_THAT(notes(told), Contains("All units together 3.08%"));
}

TEST(MeasureChart, rowsWhoseUnitIsNotKnownAreNoUnit) {
    const auto measures = one_measure(outcome::Kind::proportion);
    outcome::MeasureFigures figures;
    figures.cells = {counted({{}, {std::nullopt}}, 1, 40), counted({{}, {"north"}}, 3, 90)};
    const auto chart = measure_chart(measures, figures, units, {});
    EXPECT_THAT(labels(chart), ElementsAre("north"));
    EXPECT_THAT(notes(chart), Contains("40 rows are of no known unit"));
}

TEST(MeasureChart, holdsAComparableShareAgainstWhatWasExpected) {
    auto measures = one_measure(outcome::Kind::proportion);
    measures.measures[0].adjust_for = {{"age", true}, {"sex", false}};
    measures.measures[0].rows_needed = 30;
    outcome::MeasureFigures figures;
    figures.cells = {counted({{}, {"north"}}, 12, 90), counted({{}, {"south"}}, 1, 20)};
    figures.cells[0].adjusted = outcome::AdjustedFigure{.rows = 90, .observed = 12, .expected = 8};
    figures.cells[1].adjusted = outcome::AdjustedFigure{.rows = 20, .observed = 1, .expected = 2};
    figures.cells[1].judged = outcome::Judged::too_few_rows;
    const auto chart = measure_chart(measures, figures, units, {});
    EXPECT_EQ(chart.centre, 1);
    EXPECT_EQ(chart.points[0].value, 1.5);
    EXPECT_EQ(chart.points[0].size, 8);
    EXPECT_FALSE(chart.points[1].value);
    EXPECT_EQ(chart.subject.form, monitoring::Form::number);
    EXPECT_THAT(notes(chart), Contains("Made comparable for age and sex"));
    EXPECT_THAT(notes(chart), Contains("Fewer than 30, not judged: south"));
}

TEST(MeasureChart, saysWhatFitsInstead) {
    const auto measure = one_measure(outcome::Kind::proportion).measures[0];
    EXPECT_TRUE(why_no_chart(measure, quarters, {.kind = ChartKind::p_prime}).empty());
    EXPECT_THAT(why_no_chart(measure, quarters, {.kind = ChartKind::funnel}).en, HasSubstr("p, p-prime"));
    EXPECT_THAT(why_no_chart(measure, units, {.kind = ChartKind::p}).da, HasSubstr("funnel"));
    EXPECT_FALSE(why_no_chart(measure, {}, {}).empty());
}

TEST(MeasureChart, isWrittenForPrograms) {
    const auto measures = one_measure(outcome::Kind::proportion);
    outcome::MeasureFigures figures;
    for (std::int64_t n = 0; n < 8; ++n)
        figures.cells.push_back(counted({20191 + 10 * (n / 4) + n % 4, {}}, n == 5 ? 40 : 3, 100));
    const auto record = chart_record(measure_chart(measures, figures, quarters, {}), Language::danish);
    EXPECT_EQ(record.kind, "p");
    EXPECT_EQ(record.form, "share");
    EXPECT_EQ(record.points[5].mark, "act");
    EXPECT_THAT(record.findings, Contains(Field(&ChartFindingRecord::points, ElementsAre("2. kvt. 2020"))));
    EXPECT_THAT(chart_json(record), HasSubstr("\"rule\": \"outside\""));
}

}  // namespace
}  // namespace vaerdi::view
