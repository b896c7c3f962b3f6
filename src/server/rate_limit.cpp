#include "server/rate_limit.h"

#include <algorithm>
#include <cmath>

namespace vaerdi::server {

std::optional<int> RateLimit::refused_for(std::string_view client, Moment now) {
    const std::lock_guard lock(mutex_);
    const auto known = places_.find(client);
    if (known == places_.end()) {
        if (buckets_.size() == most_clients_) {
            places_.erase(buckets_.back().client);
            buckets_.pop_back();
        }
        buckets_.push_front({std::string(client), burst_ - 1, now});
        places_.emplace(buckets_.front().client, buckets_.begin());
        return {};
    }
    auto& bucket = *known->second;
    buckets_.splice(buckets_.begin(), buckets_, known->second);
    const std::chrono::duration<double> passed = now - bucket.filled;
    bucket.tokens = std::min(burst_, bucket.tokens + std::max(0.0, passed.count()) * per_second_);
    bucket.filled = now;
    if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return {};
    }
    return std::max(1, static_cast<int>(std::ceil((1 - bucket.tokens) / per_second_)));
}

}  // namespace vaerdi::server
