#include "math/kept_tables.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace vaerdi::math {
namespace {

std::vector<double> values(const InverseTable& table) {
    std::vector<double> z;
    for (double at = -8; at <= 8; at += 0.37) z.push_back(at);
    table.evaluate(z, z);
    return z;
}

TEST(KeptTables, are_those_of_their_shape_and_made_once) {
    const auto gamma = gamma_table(2.7);
    EXPECT_EQ(gamma_table(2.7), gamma);
    EXPECT_EQ(values(*gamma), values(InverseTable::gamma(2.7)));
    EXPECT_EQ(values(*beta_table(2.7, 12)), values(InverseTable::beta(2.7, 12)));
    EXPECT_EQ(values(*beta_table(12, 2.7)), values(InverseTable::beta(12, 2.7)));
}

TEST(KeptTables, make_room_for_others) {
    const std::weak_ptr<const InverseTable> first = gamma_table(3.25);
    for (int i = 1; i <= 4000 && !first.expired(); ++i) gamma_table(3.25 + i / 1000.0);
    EXPECT_TRUE(first.expired()) << "nobody holds it, and thousands were asked for since";
}

TEST(KeptTables, serve_several_threads) {
    const auto expected = values(InverseTable::beta(5, 9));
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&expected, t] {
            for (int i = 0; i < 20; ++i) {
                EXPECT_EQ(values(*beta_table(5, 9)), expected);
                gamma_table(0.5 + t + i);
            }
        });
    }
}

}  // namespace
}  // namespace vaerdi::math
