// The threads that answer requests, and the queue before them. What takes little goes before what takes
// long, so that pages open while many sliders move. The queue is bounded: what does not fit is refused at
// once, so that an overloaded server stays quick to say so.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace vaerdi::server {

enum class Weight { light, heavy };

class WorkPool {
  public:
    /// `threads` of 0 stands for one per core, at least two. One more is kept for light work, which so never
    /// waits for calculations.
    WorkPool(unsigned threads, std::size_t most_waiting);
    ~WorkPool();
    WorkPool(const WorkPool&) = delete;
    WorkPool& operator=(const WorkPool&) = delete;

    /// Queues the work, which must not throw; false when the queue is full or the pool is closing.
    bool try_run(Weight weight, std::function<void()> work);

    std::size_t waiting() const;
    std::size_t threads() const { return most_heavy_; }

  private:
    void work();
    bool may_begin() const;
    std::size_t queued() const { return light_.size() + heavy_.size(); }

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> light_, heavy_;
    std::size_t most_waiting_;
    std::size_t heavy_running_ = 0, most_heavy_;
    bool closing_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace vaerdi::server
