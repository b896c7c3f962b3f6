// Signing in: cookies, wrong passwords, waiting.
#include <gtest/gtest.h>

#include "made_site.h"
#include "server/rate_limit.h"
#include "server/sign_in_throttle.h"
#include "store/password.h"

namespace vaerdi::server {
namespace {

using namespace std::chrono_literals;

const std::string password = "correct horse battery";

void give_password(MadeSite& made, const std::string& login) {
    const auto hash = store::hash_password(password);
    const auto id = made.person(login);
    made.database().write(id, [&](store::Writing& writing) { store::set_password_hash(writing, id, hash); });
}

std::string body(const std::string& login, const std::string& with) {
    return Json{{"login", login}, {"password", with}}.dump();
}

TEST(SignIn, GivesACookieThatScriptsAndOtherSitesDoNotGet) {
    SiteOptions behind;
    behind.behind_https = true;
    MadeSite made(std::move(behind));
    give_password(made, "buyer");
    const auto answered = made.ask("POST", "/api/session", {}, body("BUYER", password));
    ASSERT_EQ(answered.status, 200) << answered.body;
    EXPECT_NE(answered.head.find("; HttpOnly; SameSite=Strict; Secure"), std::string::npos) << answered.head;
    EXPECT_NE(answered.head.find("Strict-Transport-Security: max-age=31536000"), std::string::npos);
    const auto from = answered.head.find("__Host-vaerdi_session=");
    ASSERT_NE(from, std::string::npos) << answered.head;
    Ticket ticket;
    ticket.cookie = answered.head.substr(from, answered.head.find(';', from) - from);
    ticket.csrf = answered.json()["csrf"];
    EXPECT_EQ(made.ask("GET", "/api/session", ticket).json()["person"]["login"], "buyer");
    EXPECT_EQ(made.ask("DELETE", "/api/session", ticket).status, 204);
    EXPECT_TRUE(made.ask("GET", "/api/session", ticket).json()["person"].is_null());
    EXPECT_EQ(made.ask("GET", "/api/purchases", ticket).status, 401);
}

TEST(SignIn, DoesNotTellWhetherALoginExists) {
    MadeSite made;
    give_password(made, "buyer");
    const auto wrong = made.ask("POST", "/api/session", {}, body("buyer", "not the password"));
    const auto unknown = made.ask("POST", "/api/session", {}, body("no such login", "not the password"));
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(wrong.body, unknown.body);
    EXPECT_EQ(made.ask("POST", "/api/session", {}, body("newcomer", "")).body,
              wrong.body);  // has no password
}

TEST(SignIn, ANewPasswordEndsAllOtherSessions) {
    MadeSite made;
    give_password(made, "buyer");
    const auto one = made.ticket("buyer"), other = made.ticket("buyer");
    const auto change = [&](const std::string& old, const std::string& fresh) {
        return made.ask("PUT", "/api/session/password", one, Json{{"old", old}, {"new", fresh}}.dump())
            .status;
    };
    EXPECT_EQ(change("wrong old password", "another good password"), 403);
    EXPECT_EQ(change(password, "short"), 400);
    EXPECT_EQ(change(password, "another good password"), 200);
    EXPECT_EQ(made.ask("GET", "/api/purchases", one).status, 401);
    EXPECT_EQ(made.ask("GET", "/api/purchases", other).status, 401);
}

TEST(SignIn, MakesRepeatedTriesWait) {
    SignInThrottle throttle;
    SignInThrottle::Moment now{};
    now += 24h;
    for (int i = 0; i < 5; ++i) EXPECT_FALSE(throttle.refused_for("Buyer", "10.0.0.1", now));
    EXPECT_TRUE(throttle.refused_for("buyer", "10.0.0.1", now));
    EXPECT_FALSE(throttle.refused_for("buyer", "10.0.0.2", now));  // someone elsewhere is not kept out
    EXPECT_FALSE(throttle.refused_for("economist", "10.0.0.1", now));
    int waited = 0;
    for (int i = 0; i < 100; ++i) {
        while (const auto seconds = throttle.refused_for("buyer", "10.0.0.1", now)) {
            EXPECT_LE(*seconds, 300);
            now += std::chrono::seconds(*seconds);
            waited += *seconds;
        }
    }
    EXPECT_GT(waited, 3600);
    throttle.succeeded("buyer", "10.0.0.1");
    now += 61s;
    for (int i = 0; i < 5; ++i) {
        EXPECT_FALSE(throttle.refused_for("buyer", "10.0.0.1", now));
        now += 61s;
    }
}

TEST(RateLimit, LetsBurstsThroughAndThenCounts) {
    RateLimit limit(10, 20, 2);
    RateLimit::Moment now{};
    for (int i = 0; i < 20; ++i) EXPECT_FALSE(limit.refused_for("a", now)) << i;
    EXPECT_EQ(limit.refused_for("a", now), 1);
    EXPECT_FALSE(limit.refused_for("b", now));
    now += 100ms;
    EXPECT_FALSE(limit.refused_for("a", now));
    EXPECT_TRUE(limit.refused_for("a", now));
    EXPECT_FALSE(limit.refused_for("c", now));  // b is forgotten, a is not
    EXPECT_TRUE(limit.refused_for("a", now));
}

TEST(RateLimit, ASessionThatAsksTooFastIsToldToWait) {
    SiteOptions slow;
    slow.limits.requests_per_session = 1;
    slow.limits.burst_per_session = 3;
    MadeSite made(std::move(slow));
    const auto buyer = made.ticket("buyer");
    for (int i = 0; i < 3; ++i) EXPECT_EQ(made.ask("GET", "/api/session", buyer).status, 200);
    const auto refused = made.ask("GET", "/api/session", buyer);
    EXPECT_EQ(refused.status, 429);
    EXPECT_NE(refused.head.find("Retry-After: "), std::string::npos);
    EXPECT_EQ(made.ask("GET", "/api/session", made.ticket("economist")).status, 200);
}

TEST(Log, TellsNothingOfPeopleOrDocuments) {
    std::string log;
    SiteOptions logged;
    logged.log = [&](std::string_view line) { log += line; };
    MadeSite made(std::move(logged));
    made.ask("GET", "/api/documents/purchases/ours/case.yaml", made.ticket("buyer"));
    made.ask("POST", "/api/session", {}, body("secret-login", "secret-password"));
    for (const auto* secret : {"ours", "buyer", "secret", "127.0.0.1", "vaerdi_session"})
        EXPECT_EQ(log.find(secret), std::string::npos) << secret << " in " << log;
    const auto line = Json::parse(log.substr(0, log.find('\n')));
    EXPECT_EQ(line["route"], "/api/documents/{path...}");
    EXPECT_EQ(line["status"], 200);
}

}  // namespace
}  // namespace vaerdi::server
