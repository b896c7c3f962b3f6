// One line of JSON for every request. It tells how the server fares and never who did what: no logins, no
// texts, no paths, and of the client's address only a digest under a key that is thrown away each day.
#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

#include "server/message.h"
#include "store/time.h"

namespace vaerdi::server {

class RequestLog {
  public:
    /// `write` gets whole lines, one at a time; empty: nothing is logged.
    RequestLog(std::function<void(std::string_view)> write, store::Clock clock)
        : write_(std::move(write)), clock_(std::move(clock)) {}

    void answered(const Request& request, std::string_view route, const Response& response,
                  std::chrono::microseconds took);

    /// Something an administrator should look into. `what` is written by the program, never by a user.
    void failure(std::string_view request_id, std::string_view what);

    /// Starting, stopping.
    void event(std::string_view what);

  private:
    std::string client_digest(const std::string& address);
    void line(const std::string& text);

    std::function<void(std::string_view)> write_;
    store::Clock clock_;
    std::mutex mutex_;
    std::string key_;
    std::chrono::sys_days key_day_{};
};

}  // namespace vaerdi::server
