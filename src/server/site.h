// What the server answers: from a checked request to a response. Finds who is asking, holds the request to
// the rules that are the same for all (sign-in, forged requests, rate), lets the handler of the route answer,
// and turns whatever went wrong into words. Knows nothing of sockets.
#pragma once

#include <functional>
#include <memory>
#include <semaphore>
#include <string>
#include <string_view>
#include <vector>

#include "server/caller.h"
#include "server/case_summary.h"
#include "server/limits.h"
#include "server/metrics.h"
#include "server/outcomes.h"
#include "server/rate_limit.h"
#include "server/request_log.h"
#include "server/route.h"
#include "server/sign_in_throttle.h"
#include "store/database.h"
#include "workbench/runs.h"
#include "workbench/warm_cases.h"

namespace vaerdi::server {

struct SiteOptions {
    Limits limits{};
    bool behind_https = false;  ///< a proxy before the server speaks HTTPS and tells who its clients are
    std::optional<OutcomePlace> outcomes{};       ///< where patient-level rows are; absent: none are kept
    std::function<void(std::string_view)> log{};  ///< gets the lines of the log; empty: none is kept
};

class Site {
  public:
    /// The store must outlive the site.
    Site(store::Database& database, SiteOptions options);
    ~Site();
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;

    const Routes& routes() const { return routes_; }
    /// The route for a request. What is no route of the table is a page of the application.
    Match find(Method method, const std::vector<std::string>& segments) const;

    /// Answers a request of the route that was found; never throws. May be called from many threads.
    Response answer(Request request, const Match& match);

    /// Before a body is read: the refusal when this address asks too often.
    std::optional<Response> too_often(const std::string& address);

    /// Refuses (429) when a person looks up too many others: logins are not to be guessed.
    void count_lookup(store::PersonId by);

    store::Database& database;
    const SiteOptions options;
    Metrics metrics;
    RequestLog log;
    std::unique_ptr<Outcomes> outcomes;
    SignInThrottle throttle;
    CaseSummaries summaries;
    workbench::WarmCases cases;
    workbench::Runs runs;
    std::counting_semaphore<> hashing{2};  ///< passwords hashed at a time: each takes 64 MiB
    std::function<std::size_t()> waiting;  ///< requests that wait for a worker; set by the HTTP server

  private:
    Response answer_or_throw(Request& request, const Match& match);
    std::optional<Caller> caller_of(const Request& request);

    Routes routes_;
    Route pages_;
    RateLimit by_address_, by_session_, lookups_;
};

}  // namespace vaerdi::server
