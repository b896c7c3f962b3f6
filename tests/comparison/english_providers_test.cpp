// The English provider method against its own published figures (reference/outcomes.md).
#include "comparison/english_providers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace vaerdi::comparison {
namespace {

std::string published_words(Standing standing) {
    switch (standing) {
        case Standing::too_few:
            return "Insufficient records";
        case Standing::far_below:
            return "Negative outlier (99.8%)";
        case Standing::below:
            return "Negative outlier (95%)";
        case Standing::as_others:
            return "Not an outlier";
        case Standing::above:
            return "Positive outlier (95%)";
        case Standing::far_above:
            return "Positive outlier (99.8%)";
    }
    return {};
}

TEST(EnglishProviders, haveTheirPublishedGainsAndFlags) {
    const auto knees = english_knees();
    if (!knees) GTEST_SKIP() << "VAERDI_REFERENCE_DATA is not set";
    const auto all = adjusted_scores(knees->sums);
    EXPECT_EQ(all.n, 44'424);
    EXPECT_NEAR(knees->before / all.n, 19.2042, 5e-5);
    EXPECT_NEAR(knees->after / all.n, 35.7499, 5e-5);
    EXPECT_NEAR(all.offset, 1.082765, 5e-7);
    EXPECT_NEAR(all.residual_sd, 8.50770, 5e-6);
    std::size_t gains = 0, flags = 0;
    double farthest = 0;
    for (std::size_t i = 0; i < knees->codes.size(); ++i) {
        const auto found = knees->published.find(knees->codes[i]);
        if (found == knees->published.end()) continue;
        const auto& unit = all.units[i];
        if (unit.n < 30) continue;
        EXPECT_EQ(unit.n, found->second.n) << knees->codes[i];
        farthest = std::max(farthest, std::abs(unit.adjusted - found->second.adjusted_gain));
        ++gains;
        EXPECT_EQ(published_words(unit.standing), found->second.outlier) << knees->codes[i];
        flags += published_words(unit.standing) == found->second.outlier ? 1 : 0;
    }
    EXPECT_EQ(gains, 249);
    EXPECT_EQ(flags, 249);
    EXPECT_LT(farthest, 0.00022 + 5e-6);
}

}  // namespace
}  // namespace vaerdi::comparison
