// The table of what the server answers: method, pattern, who may ask, how large a body may be, and the
// function that answers. One line of it is all there is to say about a route; the OpenAPI document is made
// from the same lines.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "server/message.h"
#include "server/rights.h"
#include "workbench/openapi.h"

namespace vaerdi::server {

/// Who may ask at all. What depends on the purchase is decided by the handler, from the table in rights.h.
enum class Access { everyone, signed_in };

/// `caller` is null when nobody is signed in, which only happens where everyone may ask.
using Handler = std::function<Response(const Request& request, const Caller* caller)>;

/// What answering costs, which decides where it is done and for how long.
enum class Effort {
    none,         ///< nothing is waited for: answered at once by the thread that read the request
    store,        ///< reads or writes a little
    calculation,  ///< up to Limits::calculation long
};

struct Route {
    Method method = Method::get;
    std::string pattern;  ///< `/api/documents/{path...}`: {name} is one part of the path, {name...} the rest
                          ///< (one or more)
    Access access = Access::signed_in;
    std::optional<Action> needs{};  ///< an action in the workspace that the caller must be allowed
    Text summary;                   ///< what one gets or does, for the OpenAPI document
    Handler handler{};
    Effort effort = Effort::store;
    std::size_t largest_body = 64 * 1024;  ///< bytes
    bool takes_files = false;              ///< the body is a file as it is, not JSON
    workbench::Shape request = nullptr;    ///< of the body, for the OpenAPI document
    workbench::Shape answer = nullptr;
    std::vector<std::string> query{};  ///< names that may stand behind the ?
};

/// What the table says about a request.
struct Match {
    const Route* route = nullptr;  ///< null: no such path, or none for this method
    Parameters parts;              ///< what the pattern names
    std::string allowed;           ///< methods that the path knows, `GET, PUT`; empty: there is no such path
};

class Routes {
  public:
    /// A later route of the same pattern and method would never be found: throws std::logic_error.
    void add(Route route);

    const std::vector<Route>& all() const { return routes_; }

    /// The first route whose pattern fits; one without {name...} is preferred.
    Match find(Method method, const std::vector<std::string>& segments) const;

  private:
    struct Pattern {
        std::vector<std::string> segments;
        bool open_ended = false;
    };
    static std::optional<Parameters> fit(const Pattern& pattern, const std::vector<std::string>& segments);

    std::vector<Route> routes_;
    std::vector<Pattern> patterns_;
};

}  // namespace vaerdi::server
