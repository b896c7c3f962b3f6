// What comes over the wire: malformed, doubtful and too large requests are refused, whatever they ask for.
#include <gtest/gtest.h>

#include "made_site.h"
#include "server/target.h"

namespace vaerdi::server {
namespace {

class Wire : public testing::Test {
  protected:
    int status_of(const std::string& bytes) { return read_answer(converse(made_.site(), bytes)).status; }
    MadeSite made_;
};

TEST_F(Wire, AnswersAPlainRequestWithAllSecurityHeaders) {
    const auto answered = made_.ask("GET", "/health");
    EXPECT_EQ(answered.status, 200);
    EXPECT_EQ(answered.body, R"({"status":"ok"})");
    for (const auto* header :
         {"Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff",
          "Referrer-Policy: no-referrer", "Cross-Origin-Opener-Policy: same-origin",
          "Permissions-Policy: ", "Cache-Control: no-store", "frame-ancestors 'none'"})
        EXPECT_NE(answered.head.find(header), std::string::npos) << header;
    EXPECT_EQ(answered.head.find("script-src 'unsafe"), std::string::npos);
}

TEST_F(Wire, RefusesWhatTwoProgramsCouldUnderstandDifferently) {
    const std::string host = "Host: localhost\r\n";
    EXPECT_EQ(status_of("POST /api/session HTTP/1.1\r\n" + host +
                        "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}"),
              400);
    EXPECT_EQ(status_of("POST /api/session HTTP/1.1\r\n" + host +
                        "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}"),
              400);
    EXPECT_EQ(
        status_of("POST /api/session HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        411);
    EXPECT_EQ(status_of("POST /api/session HTTP/1.1\r\n" + host +
                        "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}"),
              400);
    EXPECT_EQ(status_of("POST /api/session HTTP/1.1\r\n" + host + "Content-Length: +2\r\n\r\n{}"), 400);
    EXPECT_EQ(status_of("GET /health HTTP/1.1\r\n" + host + host + "\r\n"), 400);
    EXPECT_EQ(status_of("GET /health HTTP/1.1\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET /health HTTP/1.1\r\n" + host + "Cookie: a=1\r\nCookie: b=2\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET http://localhost/health HTTP/1.1\r\n" + host + "\r\n"), 400);
    EXPECT_EQ(status_of("GET /health HTTP/1.1\r\n" + host + " folded: x\r\n\r\n"),
              421);  // a host that is not ours
    EXPECT_EQ(status_of("GET /health HTTP/3.0\r\n" + host + "\r\n"), 505);
    EXPECT_EQ(status_of("\x16\x03\x01\x02 no http at all\r\n\r\n"), 400);
}

TEST_F(Wire, RefusesHostsThatAreNotOurs) {
    EXPECT_EQ(status_of("GET /health HTTP/1.1\r\nHost: evil.example\r\n\r\n"), 421);
    EXPECT_EQ(status_of("GET /health HTTP/1.1\r\nHost: localhost.evil.example\r\n\r\n"), 421);
    EXPECT_EQ(status_of("GET /health HTTP/1.1\r\nHost: LOCALHOST:8080\r\n\r\n"), 200);
    EXPECT_EQ(status_of("GET /health HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n"), 200);
    EXPECT_EQ(status_of("GET /health HTTP/1.1\r\nHost: localhost:80a\r\n\r\n"), 421);
}

TEST_F(Wire, RefusesAddressesThatClimbOrHide) {
    for (const auto* target :
         {"/api/documents/../../etc/passwd", "/api/documents/%2e%2e/x", "/api//documents",
          "/api/documents/a%2Fb", "/api/documents/a%5Cb", "/api/documents/%00", "/%zz", "/%4",
          "/api/documents/%C0%AF", "/api/documents/%ED%A0%80", "/api/documents?prefix=a&prefix=b",
          "/api/documents/", "/a#b"})
        EXPECT_EQ(made_.ask("GET", target).status, 400) << target;
    EXPECT_EQ(made_.ask("GET", "/" + std::string(5000, 'a')).status, 414);
}

TEST_F(Wire, BoundsHeadAndBody) {
    EXPECT_EQ(made_.ask("GET", "/health", {}, {}, "X-Filler: " + std::string(20'000, 'x') + "\r\n").status,
              431);
    EXPECT_EQ(status_of("POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 70000\r\n\r\n"),
              413);
    EXPECT_EQ(status_of("PUT /api/nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx"), 413);
    EXPECT_EQ(status_of("PUT /api/documents/catalogue/own.yaml HTTP/1.1\r\nHost: localhost\r\n"
                        "Content-Length: 99999999999999999999\r\n\r\n"),
              400);
}

TEST_F(Wire, KnowsItsMethods) {
    EXPECT_EQ(made_.ask("OPTIONS", "/api/session").status, 405);
    EXPECT_EQ(made_.ask("TRACE", "/api/session").status, 405);
    const auto answered = made_.ask("PATCH", "/api/session");
    EXPECT_EQ(answered.status, 405);
    EXPECT_NE(answered.head.find("Allow: POST, GET, DELETE"), std::string::npos) << answered.head;
    EXPECT_EQ(made_.ask("GET", "/api/nothing").status, 404);
}

TEST_F(Wire, HeadIsGetWithoutItsBody) {
    const auto answered = made_.ask("HEAD", "/health");
    EXPECT_EQ(answered.status, 200);
    EXPECT_NE(answered.head.find("Content-Length: 15"), std::string::npos);
    EXPECT_EQ(answered.body, "");
}

TEST_F(Wire, AnswersSeveralRequestsOnOneConnectionInOrder) {
    const auto twice = MadeSite::bytes_of("GET", "/health") + MadeSite::bytes_of("GET", "/api/nothing");
    const auto answers = converse(made_.site(), twice);
    EXPECT_LT(answers.find("200 OK"), answers.find("404 Not Found"));
    const auto closing = MadeSite::bytes_of("GET", "/health", {}, {}, "Connection: close\r\n");
    EXPECT_EQ(converse(made_.site(), closing + closing).find("200 OK", 20), std::string::npos);
}

TEST_F(Wire, TheBodyMustBeJson) {
    const auto by = made_.ticket("buyer");
    const auto put = [&](const std::string& body) {
        return made_.ask("PUT", "/api/drafts/purchases/ours/case.yaml", by, body).status;
    };
    EXPECT_EQ(put(R"({"base": 1, "text": "x"})"), 200);
    for (const auto* body :
         {"[]", "{", R"({"base": "1", "text": "x"})", R"({"base": 1})", R"({"base": 1.5, "text": "x"})",
          R"({"base": 1, "text": 7})", R"({"base": 18446744073709551615, "text": "x"})"})
        EXPECT_EQ(put(body), 400) << body;
    EXPECT_EQ(put(R"({"base": 1, "text": )" + std::string(40, '[') + std::string(40, ']') + "}"), 400);
    const std::string form = "base=1";
    EXPECT_EQ(read_answer(converse(made_.site(),
                                   "PUT /api/drafts/purchases/ours/case.yaml HTTP/1.1\r\nHost: localhost\r\n"
                                   "Content-Type: text/plain\r\nCookie: " +
                                       by.cookie + "\r\nX-CSRF-Token: " + by.csrf +
                                       "\r\nContent-Length: 6\r\n\r\n" + form))
                  .status,
              415);
}

}  // namespace
}  // namespace vaerdi::server
