#include "server/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace vaerdi::server {

void Metrics::answered(const std::string& route, int status, std::chrono::microseconds took) {
    const double seconds = std::chrono::duration<double>(took).count();
    const auto bucket = static_cast<std::size_t>(std::ranges::lower_bound(bounds, seconds) - bounds.begin());
    const std::lock_guard lock(mutex_);
    ++answered_[{route, status}];
    auto& durations = durations_[route];
    ++durations.counts[bucket];
    durations.seconds += seconds;
    ++durations.total;
}

std::string Metrics::text(std::size_t waiting) const {
    std::string text;
    const auto line = [&](std::string_view name, std::string_view kind, std::string_view help,
                          std::int64_t value) {
        fmt::format_to(std::back_inserter(text),
                       "# HELP vaerdi_{0} {1}\n# TYPE vaerdi_{0} {2}\nvaerdi_{0} {3}\n", name, help, kind,
                       value);
    };
    line("connections", "gauge", "Connections that are open", connections);
    line("connections_refused_total", "counter", "Connections beyond the limits", connections_refused);
    line("requests_refused_total", "counter", "Requests refused before a route was found", requests_refused);
    line("requests_waiting", "gauge", "Requests that wait for a worker", static_cast<std::int64_t>(waiting));
    line("calculations_total", "counter", "Calculations that ran to their end", calculations);
    line("calculations_stopped_total", "counter", "Calculations overtaken by a newer one or out of time",
         calculations_stopped);
    line("store_failures_total", "counter", "Requests that failed because of the store", store_failures);
    line("sign_ins_failed_total", "counter", "Sign-ins with a wrong login or password", sign_ins_failed);

    const std::lock_guard lock(mutex_);
    text +=
        "# HELP vaerdi_requests_total Requests by route and status\n# TYPE vaerdi_requests_total counter\n";
    for (const auto& [key, count] : answered_) {
        fmt::format_to(std::back_inserter(text), "vaerdi_requests_total{{route=\"{}\",status=\"{}\"}} {}\n",
                       key.first, key.second, count);
    }
    text +=
        "# HELP vaerdi_request_seconds Time to answer by route\n# TYPE vaerdi_request_seconds histogram\n";
    for (const auto& [route, durations] : durations_) {
        std::int64_t below = 0;
        for (std::size_t i = 0; i < bounds.size(); ++i) {
            below += durations.counts[i];
            fmt::format_to(std::back_inserter(text),
                           "vaerdi_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", route, bounds[i],
                           below);
        }
        fmt::format_to(std::back_inserter(text),
                       "vaerdi_request_seconds_bucket{{route=\"{0}\",le=\"+Inf\"}} {1}\n"
                       "vaerdi_request_seconds_sum{{route=\"{0}\"}} "
                       "{2}\nvaerdi_request_seconds_count{{route=\"{0}\"}} {1}\n",
                       route, durations.total, durations.seconds);
    }
    return text;
}

}  // namespace vaerdi::server
