// Value of information against closed forms: NB1 = 0, NB2 = k p1 − p2, p1 ~ N(1, 1), p2 ~ N(0, 2) (reference
// value-models.md, section I4).
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include "information/acceptability.h"
#include "information/partial_information.h"

namespace vaerdi::information {
namespace {

constexpr std::size_t draws = 40'000;

struct Gaussian {
    std::vector<double> p1, p2, nil, benefit;

    explicit Gaussian(double k, unsigned seed = 1) {
        std::mt19937_64 random(seed);
        std::normal_distribution<double> first(1, 1), second(0, 2);
        for (std::size_t i = 0; i < draws; ++i) {
            p1.push_back(first(random));
            p2.push_back(second(random));
            nil.push_back(0);
            benefit.push_back(k * p1.back() - p2.back());
        }
    }
    NetBenefits benefits() const { return {nil, benefit}; }
    double everything() const { return acceptability(benefits()).perfect_information.value; }
    Estimate knowing(std::vector<Column> columns) const {
        return ConditionalBenefits(benefits(), columns).perfect(everything());
    }
};

TEST(Information, ofGaussianNumbersIsTheClosedForm) {
    struct Row {
        double k, everything, first, second;
    };
    for (const auto& row : {Row{1, .479810706348, .0833154705877, .395593114803},
                            Row{2, .399282456748, .166630941175, .166630941175},
                            Row{3, .409463415994, .249946411763, .0586135875252}}) {
        SCOPED_TRACE(row.k);
        const Gaussian made(row.k);
        const auto all = acceptability(made.benefits()).perfect_information;
        EXPECT_NEAR(all.value, row.everything, 4 * all.standard_error);
        const auto first = made.knowing({made.p1}), second = made.knowing({made.p2});
        EXPECT_NEAR(first.value, row.first, 4 * first.standard_error);
        EXPECT_NEAR(second.value, row.second, 4 * second.standard_error);
        EXPECT_LT(first.standard_error, 0.02);
        const auto both = made.knowing({made.p1, made.p2});
        EXPECT_NEAR(both.value, row.everything, 4 * both.standard_error);
    }
}

TEST(Information, ofAStudyIsTheClosedForm) {
    const Gaussian made(1);
    const ConditionalBenefits known(made.benefits(), std::array<Column, 1>{made.p1});
    const double most = made.everything();
    for (const auto& [n, value] : std::array<std::pair<double, double>, 5>{{{1, .02512727083},
                                                                            {10, .0723251202609},
                                                                            {50, .0809432861022},
                                                                            {100, .0821176055971},
                                                                            {1000, .0831946061}}}) {
        const auto found = known.of_study(std::array{explained_by_mean(n, 1, 1)}, most);
        EXPECT_NEAR(found.value, value, 4 * found.standard_error) << n;
        EXPECT_LT(found.standard_error, 0.005);
    }
}

TEST(Information, ofAnIrrelevantNumberIsNil) {
    const Gaussian made(1), other(1, 2);
    const auto value = made.knowing({other.p1});
    EXPECT_LE(value.value, 2 * value.standard_error + 1e-3);
}

TEST(Information, bendsAndProductsAreFound) {
    // NB2 = p1² − 2 and p1 · p2: no straight line tells anything.
    Gaussian made(1);
    for (std::size_t i = 0; i < draws; ++i) made.benefit[i] = (made.p1[i] - 1) * (made.p1[i] - 1) - 1.5;
    const double square = made.everything();
    EXPECT_NEAR(made.knowing({made.p1}).value, square, 0.03 * square);
    for (std::size_t i = 0; i < draws; ++i) made.benefit[i] = (made.p1[i] - 1) * made.p2[i] - 0.2;
    const double product = made.everything();
    EXPECT_NEAR(made.knowing({made.p1, made.p2}).value, product, 0.03 * product);
    EXPECT_LT(made.knowing({made.p1}).value, 0.1 * product);
}

TEST(Information, theAcceptabilityCurveSharesTies) {
    const std::vector<double> a{1, 2, 3, 4}, b{1, 3, 2, 4};
    const auto found = acceptability({a, b});
    EXPECT_DOUBLE_EQ(found.probability_best[0], 0.5);
    EXPECT_DOUBLE_EQ(found.expected_loss[0], 0.25);
    EXPECT_EQ(found.best, 0U);
}

RC_GTEST_PROP(Information, aGroupIsWorthNoLessThanItsMembersAndNoMoreThanEverything, ()) {
    const auto seed = *rc::gen::inRange<unsigned>(1, 10'000);
    const auto k = *rc::gen::inRange(0, 40) / 10.0;
    const Gaussian made(k, seed);
    const double most = made.everything();
    const auto one = made.knowing({made.p1}), both = made.knowing({made.p1, made.p2});
    RC_ASSERT(both.value <= most);
    RC_ASSERT(one.value <= most);
    RC_ASSERT(both.value >= one.value - 2 * std::hypot(one.standard_error, both.standard_error));
}

// beta(30, 70) is worth a hundred observations: a hundred more explain half of its variance.
TEST(Information, aCountExplainsMoreTheLargerItIs) {
    const double mean = 0.3, variance = 0.3 * 0.7 / 101;
    EXPECT_NEAR(explained_by_count(100, mean, variance), 0.5, 1e-12);
    EXPECT_DOUBLE_EQ(explained_by_count(0, mean, variance), 0);
}

// A study of both numbers narrows each by its own share; NB2 − NB1 is then normal with the sum of what is
// explained as its variance: E max(0, N(1, s)) − 1 = s φ(1/s) + Φ(1/s) − 1.
TEST(Information, aStudyOfTwoNumbersNarrowsEachByItsOwnShare) {
    const Gaussian made(1);
    const ConditionalBenefits known(made.benefits(), std::array<Column, 2>{made.p1, made.p2});
    const auto found = known.of_study(std::array{0.5, 0.25}, made.everything());
    const double s = std::sqrt(0.5 * 1 + 0.25 * 4);
    const double density = std::exp(-1 / (2 * s * s)) / std::sqrt(2 * std::numbers::pi);
    const double value = s * density + std::erfc(-1 / s / std::numbers::sqrt2) / 2 - 1;
    EXPECT_NEAR(found.value, value, 4 * found.standard_error);
}

RC_GTEST_PROP(Information, aStudyIsWorthMoreTheLargerItIsAndNeverMoreThanKnowing, ()) {
    const Gaussian made(*rc::gen::inRange(0, 40) / 10.0, *rc::gen::inRange<unsigned>(1, 10'000));
    const double most = made.everything();
    const ConditionalBenefits known(made.benefits(), std::array<Column, 2>{made.p1, made.p2});
    double before = 0;
    for (const double n : {0.0, 1.0, 10.0, 100.0, 10'000.0, 1e9}) {
        const auto value =
            known.of_study(std::array{explained_by_mean(n, 1, 1), explained_by_mean(n, 4, 9)}, most).value;
        RC_ASSERT(value >= before - 1e-9);
        before = value;
    }
    RC_ASSERT(std::abs(before - known.perfect(most).value) < 1e-4);
}

TEST(PartialInformation, AHandfulOfDrawsTellsNothingAndBreaksNothing) {
    for (std::size_t draws = 1; draws < 12; ++draws) {
        std::vector<double> none(draws), gain(draws);
        for (std::size_t i = 0; i < draws; ++i) gain[i] = i % 2 == 0 ? 1.0 + static_cast<double>(i) : -2.0;
        const std::vector<Column> known{gain};
        const auto value = ConditionalBenefits({none, gain}, known).perfect(1);
        EXPECT_GE(value.value, 0) << draws;
        EXPECT_LE(value.value, 1) << draws;
        EXPECT_TRUE(std::isfinite(value.standard_error)) << draws;
    }
}

}  // namespace
}  // namespace vaerdi::information
