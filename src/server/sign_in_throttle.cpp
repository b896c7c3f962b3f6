#include "server/sign_in_throttle.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace vaerdi::server {
namespace {

constexpr std::size_t most_remembered = 50'000;
constexpr std::chrono::minutes forgotten_after{15};
constexpr int most_doublings = 12;

}  // namespace

std::chrono::seconds SignInThrottle::wait_after(const Tries& tries, const Rule& rule) {
    if (tries.failed < rule.free) return std::chrono::seconds{0};
    const auto doublings = std::min(tries.failed - rule.free, most_doublings);
    return std::min(std::chrono::seconds{1LL << doublings}, rule.longest);
}

SignInThrottle::Tries& SignInThrottle::tries_of(const std::string& key, Moment now) {
    const auto known = places_.find(key);
    if (known != places_.end()) {
        all_.splice(all_.begin(), all_, known->second);
        if (now - all_.front().last > forgotten_after) all_.front().failed = 0;
        return all_.front();
    }
    if (all_.size() >= most_remembered) forget(std::string(all_.back().key));
    all_.push_front({key, 0, now});
    places_.emplace(key, all_.begin());
    return all_.front();
}

void SignInThrottle::forget(const std::string& key) {
    const auto known = places_.find(key);
    if (known == places_.end()) return;
    const auto place = known->second;
    places_.erase(known);
    all_.erase(place);
}

std::optional<int> SignInThrottle::refused_for(const std::string& login, const std::string& address,
                                               Moment now) {
    // One login from one place; one place with many logins; one login from many places. The last is lenient,
    // so that strangers cannot keep someone out.
    const std::array<std::pair<std::string, Rule>, 3> rules{
        std::pair{folded(login) + "\n" + address, Rule{5, std::chrono::minutes{5}}},
        std::pair{"\n" + address, Rule{50, std::chrono::minutes{1}}},
        std::pair{folded(login) + "\n", Rule{50, std::chrono::seconds{5}}}};
    const std::lock_guard lock(mutex_);
    std::chrono::seconds longest{0};
    for (const auto& [key, rule] : rules) {
        const auto& tries = tries_of(key, now);
        const auto left = std::chrono::ceil<std::chrono::seconds>(tries.last + wait_after(tries, rule) - now);
        if (tries.failed > 0) longest = std::max(longest, left);
    }
    if (longest > std::chrono::seconds{0}) return static_cast<int>(longest.count());
    for (const auto& [key, rule] : rules) {
        auto& tries = tries_of(key, now);
        ++tries.failed;
        tries.last = now;
    }
    return {};
}

void SignInThrottle::succeeded(const std::string& login, const std::string& address) {
    const std::lock_guard lock(mutex_);
    forget(folded(login) + "\n" + address);
    for (const auto& key : {"\n" + address, folded(login) + "\n"}) {
        const auto known = places_.find(key);
        if (known != places_.end() && known->second->failed > 0) --known->second->failed;
    }
}

}  // namespace vaerdi::server
