// Work on one piece after another by several threads, with the results in the order of the pieces: the same
// whatever the number of threads.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace vaerdi::exchange {

/// Calls `next` (one thread at a time) until it gives nothing, `work` on each piece (several at once) and
/// `take` with each result in order, in the calling thread. Few pieces are held at a time. What any of them
/// throws ends it all and is thrown here; of several, what the earliest piece threw.
template <class Piece, class Result, class Next, class Work, class Take>
void work_in_order(unsigned threads, Next&& next, Work&& work, Take&& take) {
    struct Done {
        std::optional<Result> result;
        std::exception_ptr failure;
    };
    std::mutex reading, state;
    std::condition_variable changed;
    std::map<std::uint64_t, Done> done;
    std::uint64_t begun = 0, taken = 0, end = UINT64_MAX;
    bool stop = false;
    const std::uint64_t most_held = 2 * threads + 2;

    const auto one_piece = [&] {
        std::uint64_t number = 0;
        Done made;
        std::optional<Piece> piece;
        {
            const std::scoped_lock in_turn(reading);
            {
                std::unique_lock lock(state);
                changed.wait(lock, [&] { return stop || end != UINT64_MAX || begun - taken < most_held; });
                if (stop || end != UINT64_MAX) return false;
                number = begun;
            }
            try {
                piece = next();
            } catch (...) {
                made.failure = std::current_exception();
            }
            const std::scoped_lock lock(state);
            if (!piece && !made.failure) {
                end = number;
                changed.notify_all();
                return false;
            }
            begun = number + 1;
            if (made.failure) end = begun;
        }
        if (piece) {
            try {
                made.result = work(std::move(*piece));
            } catch (...) {
                made.failure = std::current_exception();
            }
        }
        const std::scoped_lock lock(state);
        done.emplace(number, std::move(made));
        changed.notify_all();
        return true;
    };

    std::vector<std::jthread> workers;
    struct Ending {  // before the threads are waited for
        std::mutex& state;
        std::condition_variable& changed;
        bool& stop;
        ~Ending() {
            const std::scoped_lock lock(state);
            stop = true;
            changed.notify_all();
        }
    };
    const Ending ending{state, changed, stop};
    for (unsigned i = 0; i < threads; ++i)
        workers.emplace_back([&] {
            while (one_piece()) {
            }
        });
    for (;;) {
        Done made;
        {
            std::unique_lock lock(state);
            changed.wait(lock, [&] { return done.contains(taken) || taken == end; });
            if (taken == end && !done.contains(taken)) return;
            made = std::move(done.extract(taken).mapped());
            ++taken;
            changed.notify_all();
        }
        if (made.failure) std::rethrow_exception(made.failure);
        take(std::move(*made.result));
    }
}

}  // namespace vaerdi::exchange
