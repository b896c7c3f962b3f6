// Present values by convention. Source of the vectors: 3.5 % in years 0–35, 2.5 % in 36–70, 1.5 % after,
// compounded (Danish Ministry of Finance, 7 January 2021), reckoned independently to six digits.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "catalogue/catalogue.h"

namespace vaerdi::catalogue {
namespace {

double danish(double t) {
    return discount_factor(Catalogue::shipped().convention("finance-ministry-2021")->costs, t);
}

TEST(Discounting, danish_segments_compound) {
    constexpr std::pair<double, double> published[] = {{0, 1},        {10, .708919}, {35, .299977},
                                                       {36, .292660}, {40, .265136}, {70, .126402},
                                                       {71, .124534}, {75, .117334}};
    for (const auto& [t, factor] : published) EXPECT_NEAR(danish(t), factor, 5e-7) << t;
}

TEST(Discounting, ten_year_annuity) {
    double end = 0;
    double start = 0;
    for (int year = 1; year <= 10; ++year) {
        end += danish(year);
        start += danish(year - 1);
    }
    EXPECT_NEAR(end, 8.316605, 5e-7);
    EXPECT_NEAR(start, 8.607687, 5e-7);
}

TEST(Discounting, fractions_of_a_year_compound) {
    EXPECT_NEAR(danish(0.5), std::pow(1.035, -0.5), 1e-15);
    EXPECT_NEAR(danish(35.5), std::pow(1.035, -35) * std::pow(1.025, -0.5), 1e-15);
}

TEST(Discounting, other_conventions) {
    const auto& catalogue = Catalogue::shipped();
    EXPECT_DOUBLE_EQ(discount_factor(catalogue.convention("none")->costs, 40), 1);
    EXPECT_NEAR(discount_factor(catalogue.convention("nice")->effects, 40), std::pow(1.035, -40), 1e-15);
    EXPECT_NEAR(discount_factor(catalogue.convention("netherlands-2016")->effects, 10), std::pow(1.015, -10),
                1e-15);
    EXPECT_NEAR(discount_factor(catalogue.convention("finance-ministry-2013")->costs, 36),
                std::pow(1.04, -35) / 1.03, 1e-15);
    EXPECT_EQ(catalogue.convention("finance-ministry-1999"), nullptr);
}

TEST(Discounting, no_segments_and_the_present_are_worth_one) {
    EXPECT_DOUBLE_EQ(discount_factor({}, 10), 1);
    EXPECT_DOUBLE_EQ(discount_factor({{0, 0.035}}, 0), 1);
}

RC_GTEST_PROP(Discounting, later_is_never_worth_more, ()) {
    const auto a = *rc::gen::inRange(0, 2000) / 10.0;
    const auto b = a + *rc::gen::inRange(0, 500) / 10.0;
    RC_ASSERT(danish(b) <= danish(a));
}

RC_GTEST_PROP(Discounting, a_span_of_time_may_be_split_anywhere_within_a_segment, ()) {
    const auto rate = *rc::gen::inRange(0, 100) / 1000.0;
    const auto a = *rc::gen::inRange(0, 300) / 10.0;
    const auto b = *rc::gen::inRange(0, 300) / 10.0;
    const std::vector<std::pair<int, double>> one{{0, rate}};
    RC_ASSERT(std::abs(discount_factor(one, a + b) - discount_factor(one, a) * discount_factor(one, b)) <
              1e-12);
}

}  // namespace
}  // namespace vaerdi::catalogue
