#include "server/work_pool.h"

#include <algorithm>

namespace vaerdi::server {

WorkPool::WorkPool(unsigned threads, std::size_t most_waiting) : most_waiting_(most_waiting) {
    if (threads == 0) threads = std::max(2U, std::thread::hardware_concurrency());
    most_heavy_ = threads;
    for (unsigned i = 0; i <= threads; ++i) threads_.emplace_back([this] { work(); });
}

WorkPool::~WorkPool() {
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    changed_.notify_all();
    threads_.clear();  // joins: what was queued is still done
}

bool WorkPool::try_run(Weight weight, std::function<void()> work) {
    {
        const std::lock_guard lock(mutex_);
        if (closing_ || queued() >= most_waiting_) return false;
        (weight == Weight::light ? light_ : heavy_).push_back(std::move(work));
    }
    changed_.notify_one();
    return true;
}

std::size_t WorkPool::waiting() const {
    const std::lock_guard lock(mutex_);
    return queued();
}

bool WorkPool::may_begin() const {
    return !light_.empty() || (!heavy_.empty() && heavy_running_ < most_heavy_);
}

void WorkPool::work() {
    for (;;) {
        std::function<void()> next;
        bool heavy = false;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return may_begin() || (closing_ && queued() == 0); });
            if (!may_begin()) return;
            heavy = light_.empty();
            auto& queue = heavy ? heavy_ : light_;
            next = std::move(queue.front());
            queue.pop_front();
            heavy_running_ += heavy ? 1 : 0;
        }
        next();
        if (!heavy) continue;
        {
            const std::lock_guard lock(mutex_);
            --heavy_running_;
        }
        changed_.notify_all();
    }
}

}  // namespace vaerdi::server
