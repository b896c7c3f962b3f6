// Signing in and out; what people change about themselves.
#include "server/answers.h"
#include "server/bodies.h"
#include "server/cookies.h"
#include "server/handlers.h"
#include "server/site.h"
#include "store/audit.h"
#include "store/password.h"
#include "store/sessions.h"

namespace vaerdi::server {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t longest_login = 200;
constexpr auto patience_for_hashing = 10s;

SessionAnswer session_answer(const store::Person& person, bool administrator, const std::string& csrf) {
    return {SignedInAnswer{person.id, person.login, person.name, person.language, administrator}, csrf};
}

Response sign_in(Site& site, const Request& request) {
    const auto [login, password] = body_of<SignInBody>(request);
    refuse_longer("login", login, longest_login);
    refuse_longer("password", password, store::longest_password);
    if (const auto seconds =
            site.throttle.refused_for(login, request.address, std::chrono::steady_clock::now())) {
        auto refused = refusal(429, "too_many",
                               {"Too many tries; wait " + std::to_string(*seconds) + " s.",
                                "For mange forsøg; vent " + std::to_string(*seconds) + " s."});
        refused.headers.emplace_back("Retry-After", std::to_string(*seconds));
        return refused;
    }
    const auto person =
        site.database.read([&](store::Reading& reading) { return store::person_by_login(reading, login); });
    // An unknown login costs the same work and gets the same answer as a wrong password.
    const bool right = password_is(site, person ? person->password_hash : std::string{}, password);
    if (!person || !right || !person->active) {
        ++site.metrics.sign_ins_failed;
        site.database.write(person ? person->id : store::nobody, [](store::Writing& writing) {
            store::record(writing, "sign-in.failed",
                          writing.by() == store::nobody ? "" : "person/" + std::to_string(writing.by()));
        });
        return refusal(401, "unauthenticated",
                       {"The login or the password is wrong.", "Login eller adgangskode er forkert."});
    }
    site.throttle.succeeded(login, request.address);
    std::string renewed;
    if (store::needs_rehash(person->password_hash)) renewed = hashed_password(site, password);
    const auto [begun, roles] = site.database.write(person->id, [&](store::Writing& writing) {
        if (!renewed.empty()) store::renew_password_hash(writing, person->id, renewed);
        store::remove_expired_sessions(writing);
        return std::pair{store::begin_session(writing, person->id, site.options.limits.session_idle),
                         store::roles_of(writing, person->id)};
    });
    const Caller caller{*person, roles, {}, {}};
    auto response =
        answered(session_answer(*person, caller.administers_workspace(), begun.session.csrf_token));
    response.headers.emplace_back("Set-Cookie", session_cookie_text(begun.token, site.options.behind_https));
    return response;
}

Response sign_out(Site& site, const Caller& caller) {
    site.database.write(caller.person.id,
                        [&](store::Writing& writing) { store::end_session(writing, caller.session); });
    Response response{.status = 204};
    response.headers.emplace_back("Set-Cookie", session_cookie_text({}, site.options.behind_https));
    return response;
}

Response change_password(Site& site, const Request& request, const Caller& caller) {
    const auto [old, fresh] = body_of<PasswordBody>(request);
    refuse_longer("old", old, store::longest_password);
    refuse_longer("new", fresh, store::longest_password);
    if (const auto seconds = site.throttle.refused_for(caller.person.login, request.address,
                                                       std::chrono::steady_clock::now())) {
        auto refused =
            refusal(429, "too_many", {"Too many tries; wait a little.", "For mange forsøg; vent lidt."});
        refused.headers.emplace_back("Retry-After", std::to_string(*seconds));
        return refused;
    }
    if (!password_is(site, caller.person.password_hash, old))
        refuse(403, "forbidden", {"The old password is wrong.", "Den gamle adgangskode er forkert."});
    site.throttle.succeeded(caller.person.login, request.address);
    if (const auto problem = store::password_problem(fresh)) refuse_bad_request(*problem);
    const auto hash = hashed_password(site, fresh);
    // All sessions end, this one too: whoever else was signed in with the old password is out.
    const auto begun = site.database.write(caller.person.id, [&](store::Writing& writing) {
        store::set_password_hash(writing, caller.person.id, hash);
        return store::begin_session(writing, caller.person.id, site.options.limits.session_idle);
    });
    auto response =
        answered(session_answer(caller.person, caller.administers_workspace(), begun.session.csrf_token));
    response.headers.emplace_back("Set-Cookie", session_cookie_text(begun.token, site.options.behind_https));
    return response;
}

Response change_language(Site& site, const Request& request, const Caller& caller) {
    const auto language = body_of<LanguageBody>(request).language.value;
    site.database.write(caller.person.id, [&](store::Writing& writing) {
        store::set_language(writing, caller.person.id, language);
    });
    auto person = caller.person;
    person.language = language;
    return answered(session_answer(person, caller.administers_workspace(), caller.csrf));
}

/// While it lives, one of the few places for hashing is taken; refuses when none becomes free in time.
class HashingPlace {
  public:
    explicit HashingPlace(Site& site) : site_(site) {
        if (!site_.hashing.try_acquire_for(patience_for_hashing)) {
            auto refused = refusal(503, "too_many",
                                   {"Many people are signing in; try again in a moment.",
                                    "Mange er ved at logge ind; prøv igen om lidt."});
            refused.headers.emplace_back("Retry-After", "2");
            throw Refused{std::move(refused)};
        }
    }
    ~HashingPlace() { site_.hashing.release(); }
    HashingPlace(const HashingPlace&) = delete;
    HashingPlace& operator=(const HashingPlace&) = delete;

  private:
    Site& site_;
};

}  // namespace

bool password_is(Site& site, const std::string& hash, const std::string& password) {
    const HashingPlace place(site);
    return store::verify_password(hash, password);
}

std::string hashed_password(Site& site, const std::string& password) {
    const HashingPlace place(site);
    return store::hash_password(password);
}

void add_session_routes(Routes& routes, Site& site) {
    routes.add({.method = Method::post,
                .pattern = "/api/session",
                .access = Access::everyone,
                .summary = {"Sign in", "Log ind"},
                .handler = [&site](const Request& request, const Caller*) { return sign_in(site, request); },
                .request = workbench::request_shape<SignInBody>,
                .answer = workbench::answer_shape<SessionAnswer>});
    routes.add({.method = Method::get,
                .pattern = "/api/session",
                .access = Access::everyone,
                .summary = {"Who is signed in; person is null when nobody is",
                            "Hvem der er logget ind; person er null, når ingen er"},
                .handler =
                    [](const Request&, const Caller* caller) {
                        if (caller == nullptr) return answered(SessionAnswer{});
                        return answered(
                            session_answer(caller->person, caller->administers_workspace(), caller->csrf));
                    },
                .answer = workbench::answer_shape<SessionAnswer>});
    routes.add(
        {.method = Method::remove,
         .pattern = "/api/session",
         .summary = {"Sign out", "Log ud"},
         .handler = [&site](const Request&, const Caller* caller) { return sign_out(site, *caller); }});
    routes.add({.method = Method::put,
                .pattern = "/api/session/password",
                .summary = {"Change one's password", "Skift adgangskode"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return change_password(site, request, *caller); },
                .request = workbench::request_shape<PasswordBody>,
                .answer = workbench::answer_shape<SessionAnswer>});
    routes.add({.method = Method::put,
                .pattern = "/api/session/language",
                .summary = {"Change one's language", "Skift sprog"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return change_language(site, request, *caller); },
                .request = workbench::request_shape<LanguageBody>,
                .answer = workbench::answer_shape<SessionAnswer>});
}

}  // namespace vaerdi::server
