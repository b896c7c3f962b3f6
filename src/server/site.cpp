#include "server/site.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "server/cookies.h"
#include "server/handlers.h"
#include "store/failure.h"
#include "store/secrets.h"
#include "store/sessions.h"

namespace vaerdi::server {
namespace {

using namespace std::chrono_literals;

constexpr auto touched_every = 5min;  // the store is not written for each request

Response unauthenticated() { return refusal(401, "unauthenticated", {"Sign in first.", "Log ind først."}); }

Response too_many(int seconds) {
    auto refused = refusal(429, "too_many",
                           {fmt::format("Too many requests; try again in {} s.", seconds),
                            fmt::format("For mange forespørgsler; prøv igen om {} s.", seconds)});
    refused.headers.emplace_back("Retry-After", std::to_string(seconds));
    return refused;
}

/// The browser says where a request comes from; one that comes from another site's page is refused.
void refuse_other_origins(const Request& request, bool behind_https) {
    const Text message{"The request comes from the page of another site.",
                       "Forespørgslen kommer fra en anden hjemmesides side."};
    const auto site = request.header("sec-fetch-site");
    if (site && *site != "same-origin" && *site != "none") refuse(403, "forbidden", message);
    const auto origin = request.header("origin");
    if (!origin) return;
    const auto host = request.header("host").value_or("");
    if (*origin != (behind_https ? "https://" : "http://") + host) refuse(403, "forbidden", message);
}

void refuse_forged(const Request& request, const Caller* caller, bool behind_https) {
    if (request.method == Method::get) return;
    refuse_other_origins(request, behind_https);
    const auto token = request.header("x-csrf-token").value_or("");
    if (caller != nullptr && !store::same_secret(token, caller->csrf)) {
        refuse(403, "forbidden",
               {"The request lacks the token of the session (X-CSRF-Token); load the page again.",
                "Forespørgslen mangler sessionens nøgle (X-CSRF-Token); indlæs siden igen."});
    }
}

void refuse_other_content(const Request& request, const Route& route) {
    if (request.body.empty() || route.takes_files) return;
    const auto type = request.header("content-type").value_or("");
    if (type.substr(0, type.find(';')) != "application/json")
        refuse(415, "bad_request",
               {"The body must be application/json.", "Indholdet skal være application/json."});
}

Response words_for(const store::StoreFailure& failure) {
    using store::Fault;
    const auto& message = failure.message();
    switch (failure.fault()) {
        case Fault::wrong_input:
            return refusal(400, "bad_request", message);
        case Fault::unknown:
            return refusal(404, "not_found", message);
        case Fault::taken:
            return refusal(409, "conflict", message);
        default:
            break;
    }
    auto refused =
        refusal(503, "internal",
                {"The store does not answer. Your text is still in the browser; try again in a moment.",
                 "Lageret svarer ikke. Din tekst er stadig i browseren; prøv igen om lidt."});
    refused.headers.emplace_back("Retry-After", "2");
    return refused;
}

bool is_api(const std::vector<std::string>& segments) {
    return !segments.empty() && (segments[0] == "api" || segments[0] == "health" || segments[0] == "metrics");
}

}  // namespace

Site::Site(store::Database& store, SiteOptions chosen)
    : database(store),
      options(std::move(chosen)),
      log(options.log, [&store] { return store.now(); }),
      outcomes(options.outcomes ? std::make_unique<Outcomes>(*options.outcomes) : nullptr),
      by_address_(options.limits.requests_per_address, options.limits.burst_per_address),
      by_session_(options.limits.requests_per_session, options.limits.burst_per_session),
      lookups_(options.limits.lookups_per_person, options.limits.burst_of_lookups) {
    add_session_routes(routes_, *this);
    add_people_routes(routes_, *this);
    add_purchase_routes(routes_, *this);
    add_member_routes(routes_, *this);
    add_document_routes(routes_, *this);
    add_draft_routes(routes_, *this);
    add_data_routes(routes_, *this);
    add_outcome_routes(routes_, *this);
    add_engine_routes(routes_, *this);
    add_catalogue_routes(routes_, *this);
    add_starting_point_routes(routes_, *this);
    add_audit_routes(routes_, *this);
    add_state_routes(routes_, *this);
    pages_ = pages_route();
}

Site::~Site() = default;

Match Site::find(Method method, const std::vector<std::string>& segments) const {
    auto match = routes_.find(method, segments);
    if (match.route != nullptr || is_api(segments)) return match;
    match.allowed = "GET";
    if (method == Method::get) match.route = &pages_;
    return match;
}

std::optional<Response> Site::too_often(const std::string& address) {
    const auto seconds = by_address_.refused_for(address, std::chrono::steady_clock::now());
    if (!seconds) return {};
    return too_many(*seconds);
}

void Site::count_lookup(store::PersonId by) {
    const auto seconds = lookups_.refused_for(std::to_string(by), std::chrono::steady_clock::now());
    if (seconds) throw Refused{too_many(*seconds)};
}

std::optional<Caller> Site::caller_of(const Request& request) {
    const auto token =
        cookie(request.header("cookie").value_or(""), session_cookie_name(options.behind_https));
    if (token.empty()) return {};
    const auto now = database.now();
    std::optional<store::Session> session;
    auto caller = database.read([&](store::Reading& reading) -> std::optional<Caller> {
        session = store::session_of(reading, token, now);
        if (!session || now >= session->created + options.limits.session_absolute) return {};
        auto person = store::person_by_id(reading, session->person);
        if (!person || !person->active) return {};
        return Caller{std::move(*person), store::roles_of(reading, session->person), session->id,
                      session->csrf_token};
    });
    if (caller && now >= session->seen + touched_every) {
        const auto expires = std::min<store::Time>(now + options.limits.session_idle,
                                                   session->created + options.limits.session_absolute);
        database.write(caller->person.id,
                       [&](store::Writing& writing) { store::touch_session(writing, session->id, expires); });
    }
    return caller;
}

Response Site::answer_or_throw(Request& request, const Match& match) {
    if (match.route == nullptr) {
        if (match.allowed.empty()) refuse_not_found();
        auto refused =
            refusal(405, "bad_request", {"This method is not served here.", "Den metode besvares ikke her."});
        refused.headers.emplace_back("Allow", match.allowed);
        return refused;
    }
    const auto& route = *match.route;
    request.path_parts = match.parts;
    if (route.effort == Effort::none) return route.handler(request, nullptr);

    const auto caller = caller_of(request);
    const auto* known = caller ? &*caller : nullptr;
    if (known == nullptr && route.access != Access::everyone) return unauthenticated();
    if (known != nullptr) {
        if (const auto seconds = by_session_.refused_for(known->session, std::chrono::steady_clock::now()))
            return too_many(*seconds);
    }
    if (route.access == Access::everyone) {
        refuse_forged(request, nullptr, options.behind_https);
    } else {
        refuse_forged(request, known, options.behind_https);
        if (route.needs && !may_in_workspace(*known, *route.needs)) refuse_forbidden(*this, {});
    }
    refuse_other_content(request, route);
    return route.handler(request, known);
}

Response Site::answer(Request request, const Match& match) {
    const auto began = std::chrono::steady_clock::now();
    if (request.id.empty()) request.id = store::random_token().substr(0, 12);
    const auto unforeseen = [&](int status, std::string_view what) {
        log.failure(request.id, what);
        return refusal(
            status, "internal",
            {"Something went wrong here; nothing was changed. Tell your administrator the number " +
                 request.id + ".",
             "Noget gik galt her; intet er ændret. Oplys nummeret " + request.id +
                 " til din administrator."});
    };
    Response response;
    try {
        response = answer_or_throw(request, match);
    } catch (Refused& refused) {
        response = std::move(refused.response);
    } catch (const store::StoreFailure& failure) {
        response = words_for(failure);
        if (response.status == 503) {
            ++metrics.store_failures;
            log.failure(request.id, failure.message().en);
        }
    } catch (const warehouse::WarehouseFailure& failure) {
        response = refusal(503, "internal", failure.message());
        log.failure(request.id, failure.message().en);
    } catch (const std::bad_alloc&) {
        response = unforeseen(503, "not enough memory");
    } catch (const std::exception& failure) {
        response = unforeseen(500, failure.what());
    }
    if (options.behind_https) response.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
    const auto took =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
    const auto pattern = match.route != nullptr ? match.route->pattern : std::string("none");
    metrics.answered(pattern, response.status, took);
    log.answered(request, pattern, response, took);
    return response;
}

}  // namespace vaerdi::server
