#include "server/request_log.h"

#include <fmt/format.h>

#include "store/secrets.h"

namespace vaerdi::server {
namespace {

constexpr std::size_t digest_shown = 12;  // hexadecimal digits: enough to tell clients of one day apart

}  // namespace

std::string RequestLog::client_digest(const std::string& address) {
    const auto today = std::chrono::floor<std::chrono::days>(clock_());
    if (key_.empty() || today != key_day_) {
        key_ = store::random_token();
        key_day_ = today;
    }
    return store::sha256_hex(key_ + address).substr(0, digest_shown);
}

void RequestLog::line(const std::string& text) { write_(text + "\n"); }

void RequestLog::answered(const Request& request, std::string_view route, const Response& response,
                          std::chrono::microseconds took) {
    if (!write_) return;
    const std::lock_guard lock(mutex_);
    line(fmt::format(
        R"({{"time":"{}","method":"{}","route":"{}","status":{},"ms":{:.1f},"bytes":{},"request":"{}","client":"{}"}})",
        store::utc_text(clock_()), request.head_only ? "HEAD" : method_word(request.method), route,
        response.status, std::chrono::duration<double, std::milli>(took).count(), response.content().size(),
        request.id, client_digest(request.address)));
}

void RequestLog::failure(std::string_view request_id, std::string_view what) {
    if (!write_) return;
    const std::lock_guard lock(mutex_);
    line(fmt::format(R"({{"time":"{}","failure":{},"request":"{}"}})", store::utc_text(clock_()),
                     json_string(what), request_id));
}

void RequestLog::event(std::string_view what) {
    if (!write_) return;
    const std::lock_guard lock(mutex_);
    line(fmt::format(R"({{"time":"{}","event":{}}})", store::utc_text(clock_()), json_string(what)));
}

}  // namespace vaerdi::server
