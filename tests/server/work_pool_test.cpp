#include "server/work_pool.h"

#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <string>

namespace vaerdi::server {
namespace {

/// A pool for one calculation at a time, whose threads are both held up: the one with a calculation until
/// `calculated`, the one kept for light work until `answered`.
struct HeldUp {
    explicit HeldUp(std::size_t most_waiting) : pool(1, most_waiting) {
        hold(Weight::heavy, calculated);
        hold(Weight::light, answered);
    }
    std::promise<void> calculated, answered;
    WorkPool pool;

  private:
    void hold(Weight weight, std::promise<void>& until) {
        const auto begun = std::make_shared<std::promise<void>>();
        pool.try_run(weight, [begun, gone = until.get_future().share()] {
            begun->set_value();
            gone.wait();
        });
        begun->get_future().wait();
    }
};

TEST(WorkPool, takes_light_work_before_calculations_and_each_in_its_order) {
    std::string order;
    {
        HeldUp held(10);
        for (const char c : std::string("ab")) held.pool.try_run(Weight::heavy, [&order, c] { order += c; });
        for (const char c : std::string("12")) held.pool.try_run(Weight::light, [&order, c] { order += c; });
        EXPECT_EQ(held.pool.waiting(), 4U);
        // While the calculation goes on, light work is done and no second calculation begins.
        const auto light_done = std::make_shared<std::promise<void>>();
        held.pool.try_run(Weight::light, [light_done] { light_done->set_value(); });
        held.answered.set_value();
        light_done->get_future().wait();
        EXPECT_EQ(order, "12");
        EXPECT_EQ(held.pool.waiting(), 2U);
        held.calculated.set_value();
    }
    EXPECT_EQ(order, "12ab");
}

TEST(WorkPool, refuses_what_does_not_fit) {
    HeldUp held(2);
    EXPECT_TRUE(held.pool.try_run(Weight::light, [] {}));
    EXPECT_TRUE(held.pool.try_run(Weight::heavy, [] {}));
    EXPECT_FALSE(held.pool.try_run(Weight::light, [] {}));
    EXPECT_FALSE(held.pool.try_run(Weight::heavy, [] {}));
    held.answered.set_value();
    held.calculated.set_value();
}

}  // namespace
}  // namespace vaerdi::server
