#include "server/work_pool.h"

#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <string>

namespace vaerdi::server {
namespace {

/// A pool of one thread, which is held up until `go`.
struct HeldUp {
    explicit HeldUp(std::size_t most_waiting) : pool(1, most_waiting) {
        const auto begun = std::make_shared<std::promise<void>>();
        pool.try_run(Weight::light, [begun, gone = go.get_future().share()] {
            begun->set_value();
            gone.wait();
        });
        begun->get_future().wait();
    }
    std::promise<void> go;
    WorkPool pool;
};

TEST(WorkPool, takes_light_work_before_calculations_and_each_in_its_order) {
    std::string order;
    {
        HeldUp held(10);
        for (const char c : std::string("ab")) held.pool.try_run(Weight::heavy, [&order, c] { order += c; });
        for (const char c : std::string("12")) held.pool.try_run(Weight::light, [&order, c] { order += c; });
        EXPECT_EQ(held.pool.waiting(), 4U);
        held.go.set_value();
    }
    EXPECT_EQ(order, "12ab");
}

TEST(WorkPool, refuses_what_does_not_fit) {
    HeldUp held(2);
    EXPECT_TRUE(held.pool.try_run(Weight::light, [] {}));
    EXPECT_TRUE(held.pool.try_run(Weight::heavy, [] {}));
    EXPECT_FALSE(held.pool.try_run(Weight::light, [] {}));
    EXPECT_FALSE(held.pool.try_run(Weight::heavy, [] {}));
    held.go.set_value();
}

}  // namespace
}  // namespace vaerdi::server
