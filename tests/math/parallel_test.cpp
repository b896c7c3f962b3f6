#include "math/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "math/draws.h"
#include "math/statistics.h"

namespace vaerdi::math {
namespace {

TEST(Parallel, EachChunkIsDoneOnce) {
    for (const unsigned threads : {1u, 2u, 5u}) {
        std::vector<std::atomic<int>> done(1000);
        std::atomic<bool> strange_worker = false;
        EXPECT_TRUE(for_each_chunk(1000, threads, [&](std::size_t chunk, unsigned worker) {
            ++done[chunk];
            if (worker >= threads) strange_worker = true;
        }));
        for (const auto& count : done) EXPECT_EQ(count, 1);
        EXPECT_FALSE(strange_worker);
    }
}

TEST(Parallel, NothingToDoIsDone) {
    EXPECT_TRUE(for_each_chunk(0, 4, [](std::size_t, unsigned) { FAIL(); }));
}

TEST(Parallel, OneThreadIsTheCallingOne) {
    const auto caller = std::this_thread::get_id();
    for_each_chunk(10, 1, [&](std::size_t, unsigned worker) {
        EXPECT_EQ(std::this_thread::get_id(), caller);
        EXPECT_EQ(worker, 0u);
    });
}

TEST(Parallel, FiguresDoNotDependOnTheNumberOfThreads) {
    constexpr std::size_t chunks = 37;
    const auto run = [](unsigned threads) {
        std::vector<Moments> parts(chunks);
        for_each_chunk(chunks, threads, [&](std::size_t chunk, unsigned) {
            std::vector<double> u(chunk_length);
            uniforms(stream(1, "price"), chunk * chunk_length, u);
            parts[chunk] = moments(u);
        });
        Moments all;
        for (const Moments& part : parts) all = merge(all, part);
        return all;
    };
    const Moments one = run(1);
    for (const unsigned threads : {2u, 3u, 8u}) {
        const Moments many = run(threads);
        EXPECT_EQ(many.mean, one.mean);
        EXPECT_EQ(many.squares, one.squares);
    }
}

TEST(Parallel, TheLowestFailureComesBack) {
    for (const unsigned threads : {1u, 2u, 4u}) {
        for (int repeat = 0; repeat < 20; ++repeat) {
            try {
                for_each_chunk(500, threads, [](std::size_t chunk, unsigned) {
                    if (chunk == 41) std::this_thread::yield();
                    if (chunk >= 41) throw std::runtime_error(std::to_string(chunk));
                });
                FAIL() << "the failure was lost";
            } catch (const std::runtime_error& error) {
                EXPECT_STREQ(error.what(), "41");
            }
        }
    }
}

TEST(Parallel, AStoppedRunBeginsNoNewChunk) {
    std::stop_source stop;
    std::atomic<int> done = 0;
    std::atomic<int> begun_late = 0;
    const bool all = for_each_chunk(1000, 2,
                                    [&](std::size_t, unsigned) {
                                        if (stop.stop_requested()) ++begun_late;
                                        if (++done == 10) stop.request_stop();
                                    },
                                    {.progress = {}, .stop = stop.get_token()});
    EXPECT_FALSE(all);
    // The worker that did not ask may just have looked, and then does one more.
    EXPECT_LE(begun_late, 1);
}

TEST(Parallel, ProgressIsToldToTheCallerAndEndsAtOne) {
    const auto caller = std::this_thread::get_id();
    std::vector<double> told;
    for_each_chunk(100, 3, [](std::size_t, unsigned) { std::this_thread::yield(); },
                   {.progress =
                        [&](double share) {
                            EXPECT_EQ(std::this_thread::get_id(), caller);
                            EXPECT_GE(share, told.empty() ? 0 : told.back());
                            told.push_back(share);
                        },
                    .stop = {}});
    ASSERT_FALSE(told.empty());
    EXPECT_EQ(told.back(), 1);
}

TEST(Parallel, NilThreadsMeansOnePerCore) {
    EXPECT_GE(thread_count(0), 1u);
    EXPECT_EQ(thread_count(3), 3u);
}

}  // namespace
}  // namespace vaerdi::math
