#include "server/work_pool.h"

#include <algorithm>

namespace vaerdi::server {

WorkPool::WorkPool(unsigned threads, std::size_t most_waiting) : most_waiting_(most_waiting) {
    if (threads == 0) threads = std::max(2U, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

WorkPool::~WorkPool() {
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    changed_.notify_all();
    threads_.clear();  // joins: what was queued is still done
}

bool WorkPool::try_run(std::function<void()> work) {
    {
        const std::lock_guard lock(mutex_);
        if (closing_ || queue_.size() >= most_waiting_) return false;
        queue_.push_back(std::move(work));
    }
    changed_.notify_one();
    return true;
}

std::size_t WorkPool::waiting() const {
    const std::lock_guard lock(mutex_);
    return queue_.size();
}

void WorkPool::work() {
    for (;;) {
        std::function<void()> next;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return closing_ || !queue_.empty(); });
            if (queue_.empty()) return;
            next = std::move(queue_.front());
            queue_.pop_front();
        }
        next();
    }
}

}  // namespace vaerdi::server
