// So many requests a second for each client, with room for bursts (token bucket).
#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace vaerdi::server {

/// May be used from any thread. Remembers a bounded number of clients; the one unseen for longest is
/// forgotten first.
class RateLimit {
  public:
    using Moment = std::chrono::steady_clock::time_point;

    RateLimit(double per_second, double burst, std::size_t most_clients = 20'000)
        : per_second_(per_second), burst_(burst), most_clients_(most_clients) {}

    /// Takes one request of the client. Absent when it may go on; else after how many seconds it may try
    /// again.
    std::optional<int> refused_for(std::string_view client, Moment now);

  private:
    struct Bucket {
        std::string client;
        double tokens;
        Moment filled;
    };

    double per_second_, burst_;
    std::size_t most_clients_;
    std::mutex mutex_;
    std::list<Bucket> buckets_;  // the last one seen first
    std::unordered_map<std::string_view, std::list<Bucket>::iterator> places_;
};

}  // namespace vaerdi::server
