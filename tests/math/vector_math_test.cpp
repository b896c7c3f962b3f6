#include "math/vector_math.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bit>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

namespace vaerdi::math {
namespace {

using Block = std::function<void(std::span<const double>, std::span<double>)>;
using Scalar = std::function<double(double)>;

std::uint64_t bits(double x) { return std::isnan(x) ? 0x7ff8000000000000 : std::bit_cast<std::uint64_t>(x); }

struct Function {
    const char* name;
    Block block;
    Scalar scalar;
    std::function<long double(long double)> exact;
};

const std::vector<Function>& functions() {
    using In = std::span<const double>;
    using Out = std::span<double>;
    static const std::vector<Function> all = {
        {"exp", [](In x, Out y) { exp(x, y); }, [](double x) { return exp(x); },
         [](long double x) { return std::exp(x); }},
        {"log", [](In x, Out y) { log(x, y); }, [](double x) { return log(x); },
         [](long double x) { return std::log(x); }},
        {"expm1", [](In x, Out y) { expm1(x, y); }, [](double x) { return expm1(x); },
         [](long double x) { return std::expm1(x); }},
        {"log1p", [](In x, Out y) { log1p(x, y); }, [](double x) { return log1p(x); },
         [](long double x) { return std::log1p(x); }},
        {"sqrt", [](In x, Out y) { sqrt(x, y); }, [](double x) { return sqrt(x); },
         [](long double x) { return std::sqrt(x); }},
        {"power 1.7", [](In x, Out y) { pow(x, 1.7, y); }, [](double x) { return pow(x, 1.7); },
         [](long double x) { return std::pow(x, static_cast<long double>(1.7)); }},
    };
    return all;
}

RC_GTEST_PROP(VectorMath, OneByOneAndInBlocksOfAnyLengthTheBitsAreTheSame, ()) {
    const auto mantissas = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-1'000'000, 1'000'000));
    const auto exponent = *rc::gen::inRange(-1000, 1000);
    std::vector<double> x;
    for (const int m : mantissas) x.push_back(std::ldexp(m, exponent - 20));
    for (const double special : {0.0, -0.0, 1.0, -1.0, HUGE_VAL, -HUGE_VAL, 709.9, -745.2, 1e-310})
        x.push_back(special);
    std::vector<double> y(x.size());
    for (const Function& f : functions()) {
        f.block(x, y);
        for (std::size_t i = 0; i < x.size(); ++i) RC_ASSERT(bits(y[i]) == bits(f.scalar(x[i])));
    }
    const std::vector<double> powers(x.rbegin(), x.rend());
    pow(x, powers, y);
    for (std::size_t i = 0; i < x.size(); ++i) RC_ASSERT(bits(y[i]) == bits(pow(x[i], powers[i])));
}

TEST(VectorMath, IsWithinOneUnitInTheLastPlace) {
    for (const Function& f : functions()) {
        for (double x = 1e-8; x < 600; x *= 1.0173) {
            const long double exact = f.exact(x);
            const double allowed =
                1.01 * std::numeric_limits<double>::epsilon() * std::fabs(static_cast<double>(exact));
            EXPECT_NEAR(f.scalar(x), static_cast<double>(exact), allowed) << f.name << " of " << x;
        }
    }
}

TEST(VectorMath, SpecialValuesAreThoseOfC) {
    EXPECT_EQ(log(0), -HUGE_VAL);
    EXPECT_TRUE(std::isnan(log(-1)));
    EXPECT_EQ(exp(-HUGE_VAL), 0);
    EXPECT_EQ(exp(1000), HUGE_VAL);
    EXPECT_EQ(pow(0, 0), 1);
    EXPECT_EQ(pow(-2, 3), -8);
    EXPECT_TRUE(std::isnan(pow(-2, 0.5)));
}

TEST(VectorMath, TheResultMayTakeThePlaceOfTheArgument) {
    std::vector<double> x = {1, 2, 3, 4, 5, 6, 7};
    exp(x, x);
    EXPECT_EQ(x[6], exp(7));
    EXPECT_EQ(x[0], exp(1));
}

}  // namespace
}  // namespace vaerdi::math
