// What the server has done, in numbers for Prometheus: nothing that tells of a person or a document.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace vaerdi::server {

class Metrics {
  public:
    /// A request was answered. `route`: its pattern, never the path that was asked for.
    void answered(const std::string& route, int status, std::chrono::microseconds took);

    std::atomic<std::int64_t> connections{0};          ///< open now
    std::atomic<std::int64_t> connections_refused{0};  ///< too many
    std::atomic<std::int64_t> requests_refused{
        0};                                     ///< before any route was found: malformed, too fast, overload
    std::atomic<std::int64_t> calculations{0};  ///< ran to their end
    std::atomic<std::int64_t> calculations_stopped{0};  ///< overtaken by a newer one, or out of time
    std::atomic<std::int64_t> store_failures{0};
    std::atomic<std::int64_t> sign_ins_failed{0};

    /// The text of /metrics. `waiting`: requests that wait for a worker now.
    std::string text(std::size_t waiting) const;

  private:
    static constexpr std::array<double, 11> bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                   0.1,   0.25,   0.5,   1,    5};
    struct Durations {
        std::array<std::int64_t, bounds.size() + 1> counts{};
        double seconds = 0;
        std::int64_t total = 0;
    };

    mutable std::mutex mutex_;
    std::map<std::pair<std::string, int>, std::int64_t> answered_;
    std::map<std::string, Durations> durations_;
};

}  // namespace vaerdi::server
