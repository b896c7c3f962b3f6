// How often someone may try a password. After some failures each further try has to wait, longer and longer
// up to a bound; nobody is ever locked out for good, and the wait does not tell whether a login exists.
#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace vaerdi::server {

class SignInThrottle {
  public:
    using Moment = std::chrono::steady_clock::time_point;

    /// Seconds until this login may be tried from this address again; absent when it may be tried now. A try
    /// that is let through counts as failed until succeeded() says otherwise, so that many at once do not
    /// slip through.
    std::optional<int> refused_for(const std::string& login, const std::string& address, Moment now);

    /// The password was right: what was counted against this login from this address is forgotten.
    void succeeded(const std::string& login, const std::string& address);

  private:
    struct Tries {
        std::string key;
        int failed = 0;
        Moment last;
    };
    struct Rule {
        int free;                      ///< tries before there is any waiting
        std::chrono::seconds longest;  ///< the wait never grows beyond this
    };

    Tries& tries_of(const std::string& key, Moment now);
    void forget(const std::string& key);
    static std::chrono::seconds wait_after(const Tries& tries, const Rule& rule);

    std::mutex mutex_;
    std::list<Tries> all_;  // the last one seen first
    std::unordered_map<std::string, std::list<Tries>::iterator> places_;
};

}  // namespace vaerdi::server
