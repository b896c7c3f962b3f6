// Long runs on several threads: progress, stopping, and several at a time. Run under the thread sanitizer
// too.
#include <atomic>
#include <optional>
#include <thread>

#include "value/all_figures.h"
#include "value/cases.h"

namespace vaerdi::value {
namespace {

using namespace testing;

// A gamma, a beta and a share for each alternative: tables of inverses are made and shared between threads.
ResolvedCase uncertain_case() {
    return resolved(two_alternatives(R"yaml(
horizon: 5 years
population: {patients: 100 per year, for: 3 years}
parameters:
  price: {unit: DKK/patient, by: {old: {gamma: {mean: 900, sd: 300}}, fresh: {gamma: {mean: 1_500, sd: 300}}}}
  trouble: {by: {old: {beta: [12, 88]}, fresh: {events: 3, of: 50}}}
  row: {dirichlet: {up: 3, level: 9, down: 7}}
)yaml",
                                     R"yaml(
  - {name: Product, payer: region, amount: price * (1 + row.up)}
  - {name: Trouble, payer: {region: 60 %, patient: 40 %}, amount: 20_000 DKK/patient * trouble}
)yaml"));
}

Options on_threads(std::uint64_t draws, unsigned threads) {
    Options options;
    options.draws = draws;
    options.threads = threads;
    return options;
}

TEST(LongRun, tells_the_caller_how_far_it_is) {
    const auto c = uncertain_case();
    auto options = on_threads(50'000, 4);
    const auto caller = std::this_thread::get_id();
    std::vector<double> told;
    options.progress = [&](double share) {
        EXPECT_EQ(std::this_thread::get_id(), caller);
        EXPECT_GE(share, told.empty() ? 0 : told.back());
        told.push_back(share);
    };
    const auto watched = assess(c, options);
    ASSERT_TRUE(watched && !told.empty());
    EXPECT_DOUBLE_EQ(told.back(), 1);
    EXPECT_EQ(first_difference(all_figures(*watched), all_figures(drawn(c, 50'000))), "");
}

TEST(LongRun, stopped_by_another_thread_gives_no_figures) {
    const auto c = uncertain_case();
    auto options = on_threads(20'000'000, 3);
    std::stop_source stop;
    std::atomic<bool> running = false;
    options.stop = stop.get_token();
    options.progress = [&](double) { running = true; };
    std::jthread other([&](const std::stop_token& ended) {
        while (!running && !ended.stop_requested()) std::this_thread::yield();
        stop.request_stop();
    });
    EXPECT_FALSE(assess(c, options));
}

TEST(LongRun, beside_others_of_the_same_case_gives_the_same_figures) {
    const auto c = uncertain_case();
    const auto alone = all_figures(drawn(c, 10'000));
    std::vector<Figures> beside(4);
    {
        std::vector<std::jthread> runs;
        for (auto& figures : beside)
            runs.emplace_back([&] { figures = all_figures(assess(c, on_threads(10'000, 2)).value()); });
    }
    for (const auto& figures : beside) EXPECT_EQ(first_difference(alone, figures), "");
}

}  // namespace
}  // namespace vaerdi::value
