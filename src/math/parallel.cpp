#include "math/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <thread>
#include <vector>

namespace vaerdi::math {

unsigned thread_count(unsigned threads) {
    return threads != 0 ? threads : std::max(1u, std::thread::hardware_concurrency());
}

namespace {

// What the workers share: the next chunk, and what went wrong first.
class Run {
  public:
    Run(std::size_t chunks, const std::function<void(std::size_t, unsigned)>& work, const Watch& watch)
        : chunks_(chunks), work_(work), watch_(watch) {}

    void worker(unsigned number) {
        while (!failed_ && !watch_.stop.stop_requested()) {
            const std::size_t chunk = next_++;
            if (chunk >= chunks_) return;
            try {
                work_(chunk, number);
            } catch (...) {
                keep(chunk, std::current_exception());
                return;
            }
            ++done_;
            if (number == 0) report();
        }
    }

    void report() const {
        if (watch_.progress) watch_.progress(static_cast<double>(done_) / static_cast<double>(chunks_));
    }

    // Chunks are handed out in order, so every chunk below a failed one was begun, and the lowest failure is
    // the same whatever the number of threads.
    bool finish() const {
        if (error_) std::rethrow_exception(error_);
        return done_ == chunks_;
    }

  private:
    void keep(std::size_t chunk, std::exception_ptr error) {
        const std::lock_guard lock(mutex_);
        failed_ = true;
        if (chunk < error_chunk_) {
            error_chunk_ = chunk;
            error_ = error;
        }
    }

    const std::size_t chunks_;
    const std::function<void(std::size_t, unsigned)>& work_;
    const Watch& watch_;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<std::size_t> done_ = 0;
    std::atomic<bool> failed_ = false;
    std::mutex mutex_;
    std::exception_ptr error_;
    std::size_t error_chunk_ = std::numeric_limits<std::size_t>::max();
};

}  // namespace

bool for_each_chunk(std::size_t chunks, unsigned threads,
                    const std::function<void(std::size_t chunk, unsigned worker)>& work, const Watch& watch) {
    if (chunks == 0) return true;
    Run run(chunks, work, watch);
    {
        std::vector<std::jthread> others;  // joined at the end of this block
        const std::size_t workers = std::min<std::size_t>(thread_count(threads), chunks);
        for (std::size_t k = 1; k < workers; ++k) {
            others.emplace_back([&run, k] { run.worker(static_cast<unsigned>(k)); });
        }
        run.worker(0);
    }
    const bool all = run.finish();
    if (all) run.report();
    return all;
}

}  // namespace vaerdi::math
