// Every route, asked by everyone, about what is theirs, others' and nobody's. What is expected stands in a
// table of its own here; a route that is missing from it fails the test.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>

#include "made_site.h"

namespace vaerdi::server {
namespace {

// Who asks, in the order of the columns below.
constexpr std::array askers{"nobody",    "newcomer",      "stranger",     "buyer",
                            "clinician", "economist",     "data_manager", "management",
                            "supplier",  "administrator", "chief"};

struct Expectation {
    const char* method;
    const char* pattern;  ///< as in the table of routes
    const char* target;   ///< asked for
    const char* body;
    std::array<int, askers.size()> status;
};

constexpr int ok = 200, made = 201, gone = 204, wrong = 400, who = 401, no = 403, hidden = 404, broken = 422;

// clang-format off
constexpr std::array expectations{
    //                                                                                            nobody newcomer stranger buyer  clinician economist data_manager management supplier administrator chief
    Expectation{"GET", "/health", "/health", "",                                                 {ok,   ok,      ok,      ok,    ok,       ok,       ok,          ok,        ok,      ok, ok}},
    Expectation{"GET", "/metrics", "/metrics", "",                                               {ok,   ok,      ok,      ok,    ok,       ok,       ok,          ok,        ok,      ok, ok}},
    Expectation{"GET", "/api/openapi.json", "/api/openapi.json", "",                             {ok,   ok,      ok,      ok,    ok,       ok,       ok,          ok,        ok,      ok, ok}},
    Expectation{"GET", "/api/session", "/api/session", "",                                       {ok,   ok,      ok,      ok,    ok,       ok,       ok,          ok,        ok,      ok, ok}},
    Expectation{"POST", "/api/session", "/api/session", "{}",                                    {wrong,wrong,   wrong,   wrong, wrong,    wrong,    wrong,       wrong,     wrong,   wrong, wrong}},
    Expectation{"PUT", "/api/session/language", "/api/session/language", R"({"language":"en"})", {who,  ok,      ok,      ok,    ok,       ok,       ok,          ok,        ok,      ok, ok}},
    Expectation{"PUT", "/api/session/password", "/api/session/password", "{}",                   {who,  wrong,   wrong,   wrong, wrong,    wrong,    wrong,       wrong,     wrong,   wrong, wrong}},
    Expectation{"GET", "/api/people", "/api/people", "",                                         {who,  no,      no,      no,    no,       no,       no,          no,        no,      no, ok}},
    Expectation{"POST", "/api/people", "/api/people", "{}",                                      {who,  no,      no,      no,    no,       no,       no,          no,        no,      no, wrong}},
    Expectation{"PATCH", "/api/people/{id}", "/api/people/999", "{}",                            {who,  no,      no,      no,    no,       no,       no,          no,        no,      no, hidden}},
    Expectation{"GET", "/api/purchases", "/api/purchases", "",                                   {who,  ok,      ok,      ok,    ok,       ok,       ok,          ok,        ok,      ok, ok}},
    Expectation{"POST", "/api/purchases", "/api/purchases", "{}",                                {who,  wrong,   wrong,   wrong, wrong,    wrong,    wrong,       wrong,     no,      wrong, wrong}},
    Expectation{"GET", "/api/purchases/{id}", "/api/purchases/ours", "",                         {who,  hidden,  hidden,  ok,    ok,       ok,       ok,          ok,        ok,      ok, hidden}},
    Expectation{"GET", "/api/purchases/{id}", "/api/purchases/absent", "",                       {who,  hidden,  hidden,  hidden,hidden,   hidden,   hidden,      hidden,    hidden,  hidden, hidden}},
    Expectation{"PATCH", "/api/purchases/{id}", "/api/purchases/ours", R"({"phase":"tender"})",  {who,  hidden,  hidden,  ok,    no,       ok,       no,          no,        no,      ok, hidden}},
    Expectation{"PATCH", "/api/purchases/{id}", "/api/purchases/absent", "{}",                   {who,  hidden,  hidden,  hidden,hidden,   hidden,   hidden,      hidden,    hidden,  hidden, hidden}},
    Expectation{"GET", "/api/purchases/{id}/members", "/api/purchases/ours/members", "",         {who,  hidden,  hidden,  ok,    ok,       ok,       ok,          ok,        no,      ok, hidden}},
    Expectation{"GET", "/api/purchases/{id}/colleague", "/api/purchases/ours/colleague?login=newcomer", "", {who,  hidden,  hidden,  no,    no,       no,       no,          no,        no,      ok, hidden}},
    Expectation{"GET", "/api/purchases/{id}/colleague", "/api/purchases/ours/colleague?login=newc", "", {who,  hidden,  hidden,  no,    no,       no,       no,          no,        no,      hidden, hidden}},
    Expectation{"PUT", "/api/purchases/{id}/members", "/api/purchases/ours/members", R"({"members":[{"login":"administrator","roles":["administrator"]},{"login":"nobody-here","roles":["buyer"]}]})", {who,  hidden,  hidden,  no,    no,       no,       no,          no,        no,      wrong, hidden}},
    Expectation{"PUT", "/api/purchases/{id}/members", "/api/purchases/ours/members", R"({"members":[{"login":"administrator","roles":["administrator"]},{"login":"newcomer","roles":["buyer"]}]})", {who,  hidden,  hidden,  no,    no,       no,       no,          no,        no,      ok, hidden}},
    Expectation{"PUT", "/api/purchases/{id}/members", "/api/purchases/ours/members", "{}",       {who,  hidden,  hidden,  no,    no,       no,       no,          no,        no,      wrong, hidden}},
    Expectation{"GET", "/api/purchases/{id}/outcomes", "/api/purchases/ours/outcomes", "",       {who,  hidden,  hidden,  ok,    ok,       ok,       ok,          ok,        ok,      no, hidden}},
    Expectation{"GET", "/api/purchases/{id}/outcomes", "/api/purchases/absent/outcomes", "",     {who,  hidden,  hidden,  hidden,hidden,   hidden,   hidden,      hidden,    hidden,  hidden, hidden}},
    Expectation{"POST", "/api/purchases/{id}/measures", "/api/purchases/ours/measures", "{}",    {who,  hidden,  hidden,  hidden,hidden,   hidden,   hidden,      hidden,    hidden,  no, hidden}},
    Expectation{"POST", "/api/purchases/{id}/measures", "/api/purchases/ours/measures", R"({"text":"measures: 1"})", {who,  hidden,  hidden,  broken,broken,   broken,   broken,      broken,    no,      no, hidden}},
    Expectation{"POST", "/api/purchases/{id}/measures/check", "/api/purchases/ours/measures/check", R"({"text":"measures: 1"})", {who,  hidden,  hidden,  ok,    ok,       ok,       ok,          ok,        no,      no, hidden}},
    Expectation{"POST", "/api/purchases/{id}/patients", "/api/purchases/ours/patients", R"({"measure":"x"})", {who,  hidden,  hidden,  no,    hidden,   no,       hidden,      no,        no,      no, hidden}},
    Expectation{"GET", "/api/purchases/{id}/measures/reports", "/api/purchases/ours/measures/reports", "", {who,  hidden,  hidden,  hidden,hidden,   hidden,   hidden,      hidden,    hidden,  no, hidden}},
    Expectation{"GET", "/api/purchases/{id}/measures/proposal", "/api/purchases/ours/measures/proposal", "", {who,  hidden,  hidden,  hidden,hidden,   hidden,   hidden,      no,        no,      no, hidden}},
    Expectation{"POST", "/api/purchases/{id}/rows", "/api/purchases/ours/rows", R"({"measure":"x"})", {who,  hidden,  hidden,  no,    hidden,   no,       hidden,      no,        no,      no, hidden}},
    Expectation{"POST", "/api/purchases/{id}/files", "/api/purchases/ours/files?name=a.csv", "a;b", {who,  hidden,  hidden,  no,    no,       no,       made,        no,        no,      no, hidden}},
    Expectation{"POST", "/api/purchases/{id}/files/{file}/try", "/api/purchases/ours/files/x/try", R"({"mapping":"x"})", {who,  hidden,  hidden,  no,    no,       no,       hidden,      no,        no,      no, hidden}},
    Expectation{"POST", "/api/purchases/{id}/files/{file}/import", "/api/purchases/ours/files/x/import", R"({"mapping":"x"})", {who,  hidden,  hidden,  no,    no,       no,       hidden,      no,        no,      no, hidden}},
    Expectation{"DELETE", "/api/purchases/{id}/files/{file}", "/api/purchases/ours/files/x", "", {who,  hidden,  hidden,  no,    no,       no,       hidden,      no,        no,      no, hidden}},
    Expectation{"GET", "/api/purchases/{id}/data/{name}/rejections", "/api/purchases/ours/data/data/rejections", "", {who,  hidden,  hidden,  no,    no,       no,       hidden,      no,        no,      no, hidden}},
    Expectation{"DELETE", "/api/purchases/{id}/data/{name}", "/api/purchases/ours/data/data?version=x", "", {who,  hidden,  hidden,  no,    no,       no,       hidden,      no,        no,      no, hidden}},
    Expectation{"GET", "/api/documents", "/api/documents?prefix=purchases/ours/", "",            {who,  hidden,  hidden,  ok,    ok,       ok,       ok,          ok,        ok,      ok, hidden}},
    Expectation{"GET", "/api/documents", "/api/documents?prefix=catalogue/", "",                 {who,  no,      ok,      ok,    ok,       ok,       no,          ok,        no,      no, ok}},
    Expectation{"GET", "/api/documents", "/api/documents", "",                                   {who,  wrong,   wrong,   wrong, wrong,    wrong,    wrong,       wrong,     wrong,   wrong, wrong}},
    Expectation{"GET", "/api/documents/{path...}", "/api/documents/purchases/ours/case.yaml", "", {who,  hidden,  hidden,  ok,    ok,       ok,       ok,          ok,        ok,      no, hidden}},
    Expectation{"GET", "/api/documents/{path...}", "/api/documents/purchases/ours/purchase.yaml", "", {who,  hidden,  hidden,  ok,    ok,       ok,       ok,          ok,        ok,      ok, hidden}},
    Expectation{"GET", "/api/documents/{path...}", "/api/documents/purchases/ours/notes.yaml", "", {who,  hidden,  hidden,  ok,    ok,       ok,       ok,          ok,        no,      no, hidden}},
    Expectation{"GET", "/api/documents/{path...}", "/api/documents/purchases/ours/absent.yaml", "", {who,  hidden,  hidden,  hidden,hidden,   hidden,   hidden,      hidden,    no,      no, hidden}},
    Expectation{"GET", "/api/documents/{path...}", "/api/documents/purchases/ours/supplier/1/a.yaml", "", {who,  hidden,  hidden,  no,    no,       no,       no,          no,        no,      no, hidden}},
    Expectation{"GET", "/api/documents/{path...}", "/api/documents/catalogue/absent.yaml", "",   {who,  no,      hidden,  hidden,hidden,   hidden,   no,          hidden,    no,      no, hidden}},
    Expectation{"PUT", "/api/documents/{path...}", "/api/documents/purchases/ours/case.yaml", R"({"base":1,"text":"case: 1\n"})", {who,  hidden,  hidden,  ok,    ok,       ok,       no,          no,        no,      no, hidden}},
    Expectation{"PUT", "/api/documents/{path...}", "/api/documents/purchases/ours/purchase.yaml", R"({"base":9,"text":"purchase: 1\ntitle: Ours\nphase: case  # so far\n"})", {who,  hidden,  hidden,  ok,    no,       ok,       no,          no,        no,      ok, hidden}},
    Expectation{"PUT", "/api/documents/{path...}", "/api/documents/purchases/ours/tender.yaml", R"({"base":0,"text":"x: 1\n"})", {who,  hidden,  hidden,  made,  no,       made,     no,          no,        no,      no, hidden}},
    Expectation{"PUT", "/api/documents/{path...}", "/api/documents/purchases/absent/case.yaml", R"({"base":0,"text":"x"})", {who,  hidden,  hidden,  hidden,hidden,   hidden,   hidden,      hidden,    hidden,  hidden, hidden}},
    Expectation{"PUT", "/api/documents/{path...}", "/api/documents/catalogue/own.yaml", R"({"base":0,"text":"catalogue: 1\n"})", {who,  no,      no,      no,    no,       no,       no,          no,        no,      no, made}},
    Expectation{"DELETE", "/api/documents/{path...}", "/api/documents/purchases/ours/case.yaml", R"({"base":1})", {who,  hidden,  hidden,  ok,    ok,       ok,       no,          no,        no,      no, hidden}},
    Expectation{"GET", "/api/versions/{path...}", "/api/versions/purchases/ours/case.yaml", "",  {who,  hidden,  hidden,  ok,    ok,       ok,       ok,          ok,        ok,      no, hidden}},
    Expectation{"GET", "/api/versions/{path...}", "/api/versions/purchases/ours/notes.yaml", "", {who,  hidden,  hidden,  ok,    ok,       ok,       ok,          ok,        no,      no, hidden}},
    Expectation{"GET", "/api/drafts/{path...}", "/api/drafts/purchases/ours/case.yaml", "",      {who,  hidden,  hidden,  hidden,hidden,   hidden,   no,          no,        no,      no, hidden}},
    Expectation{"PUT", "/api/drafts/{path...}", "/api/drafts/purchases/ours/case.yaml", R"({"base":1,"text":"x"})", {who,  hidden,  hidden,  ok,    ok,       ok,       no,          no,        no,      no, hidden}},
    Expectation{"DELETE", "/api/drafts/{path...}", "/api/drafts/purchases/ours/case.yaml", "",   {who,  hidden,  hidden,  gone,  gone,     gone,     no,          no,        no,      no, hidden}},
    Expectation{"POST", "/api/check", "/api/check", R"({"path":"purchases/ours/case.yaml"})",    {who,  hidden,  hidden,  ok,    ok,       ok,       ok,          ok,        ok,      no, hidden}},
    Expectation{"POST", "/api/check", "/api/check", R"({"text":"case: 1\n"})",                   {who,  ok,      ok,      ok,    ok,       ok,       ok,          ok,        ok,      ok, ok}},
    Expectation{"POST", "/api/assess", "/api/assess", R"({"document":"purchases/ours/case.yaml","draws":10})", {who,  hidden,  hidden,  ok,    ok,       ok,       ok,          ok,        ok,      no, hidden}},
    Expectation{"POST", "/api/assess", "/api/assess", R"({"document":"purchases/absent/case.yaml"})", {who,  hidden,  hidden,  hidden,hidden,   hidden,   hidden,      hidden,    hidden,  hidden, hidden}},
    Expectation{"POST", "/api/price", "/api/price", R"({"document":"purchases/ours/case.yaml","draws":10})", {who,  hidden,  hidden,  ok,    ok,       ok,       ok,          ok,        ok,      no, hidden}},
    Expectation{"POST", "/api/sensitivity", "/api/sensitivity", R"({"document":"purchases/ours/case.yaml"})", {who,  hidden,  hidden,  ok,    ok,       ok,       ok,          ok,        ok,      no, hidden}},
    Expectation{"POST", "/api/explain", "/api/explain", R"({"document":"purchases/ours/case.yaml","figures":true})", {who,  hidden,  hidden,  ok,    ok,       ok,       ok,          ok,        ok,      no, hidden}},
    Expectation{"GET", "/api/catalogue", "/api/catalogue?find=bed", "",                          {who,  ok,      ok,      ok,    ok,       ok,       ok,          ok,        ok,      ok, ok}},
    Expectation{"GET", "/api/catalogue/{kind}/{id}", "/api/catalogue/price/absent", "",          {who,  hidden,  hidden,  hidden,hidden,   hidden,   hidden,      hidden,    hidden,  hidden, hidden}},
    Expectation{"POST", "/api/catalogue/convert", "/api/catalogue/convert", "{}",                {who,  wrong,   wrong,   wrong, wrong,    wrong,    wrong,       wrong,     wrong,   wrong, wrong}},
    Expectation{"GET", "/api/schema/{kind}", "/api/schema/case", "",                             {who,  ok,      ok,      ok,    ok,       ok,       ok,          ok,        ok,      ok, ok}},
    Expectation{"GET", "/api/examples", "/api/examples", "",                                     {who,  ok,      ok,      ok,    ok,       ok,       ok,          ok,        ok,      ok, ok}},
    Expectation{"GET", "/api/examples/{name}", "/api/examples/tavi", "",                         {who,  ok,      ok,      ok,    ok,       ok,       ok,          ok,        ok,      ok, ok}},
    Expectation{"GET", "/api/templates/{size}", "/api/templates/small", "",                      {who,  ok,      ok,      ok,    ok,       ok,       ok,          ok,        ok,      ok, ok}},
    Expectation{"GET", "/api/audit", "/api/audit", "",                                           {who,  no,      no,      no,    no,       no,       no,          no,        no,      no, ok}},
    Expectation{"GET", "/api/audit", "/api/audit?purchase=ours", "",                             {who,  hidden,  hidden,  no,    no,       no,       no,          no,        no,      ok, ok}},
    Expectation{"GET", "/api/audit/verify", "/api/audit/verify", "",                             {who,  no,      no,      no,    no,       no,       no,          no,        no,      no, ok}},
    Expectation{"DELETE", "/api/session", "/api/session", "",                                    {who,  gone,    gone,    gone,  gone,     gone,     gone,        gone,      gone,    gone, gone}},
};
// clang-format on

TEST(Rights, EveryRouteAnswersEveryoneAsTheTableSays) {
    MadeSite unchanged;
    std::map<std::string, Ticket> tickets{{"nobody", {}}};
    for (const std::string asker : askers) {
        if (asker != "nobody") tickets[asker] = unchanged.ticket(asker);
    }
    for (const auto& asked : expectations) {
        for (std::size_t i = 0; i < askers.size(); ++i) {
            // What is to change something gets a store of its own, so that no answer depends on the one
            // before.
            const bool changes = asked.method != std::string("GET") && asked.status[i] < 300;
            int status = 0;
            if (changes) {
                MadeSite fresh;
                status = fresh.ask(asked.method, asked.target, fresh.ticket(askers[i]), asked.body).status;
            } else {
                status = unchanged.ask(asked.method, asked.target, tickets[askers[i]], asked.body).status;
            }
            EXPECT_EQ(status, asked.status[i])
                << askers[i] << " " << asked.method << " " << asked.target << " " << asked.body;
        }
    }
}

TEST(Rights, NoRouteIsMissingFromTheTable) {
    MadeSite made_site;
    for (const auto& route : made_site.site().routes().all()) {
        const bool tested = std::ranges::any_of(expectations, [&](const Expectation& asked) {
            return asked.method == method_word(route.method) && asked.pattern == route.pattern;
        });
        EXPECT_TRUE(tested) << method_word(route.method) << " " << route.pattern;
    }
}

TEST(Rights, NothingIsAnsweredToAnExpiredOrEndedSession) {
    MadeSite made_site;
    const auto ticket = made_site.ticket("buyer");
    ASSERT_EQ(made_site.ask("GET", "/api/session", ticket).status, 200);
    auto forged = ticket;
    forged.cookie.back() = forged.cookie.back() == 'A' ? 'B' : 'A';
    for (const auto& asked : expectations) {
        if (asked.status[0] != who) continue;
        EXPECT_EQ(made_site.ask(asked.method, asked.target, forged, asked.body).status, 401) << asked.target;
    }
    made_site.now += std::chrono::hours(9);
    for (const auto& asked : expectations) {
        if (asked.status[0] != who) continue;
        EXPECT_EQ(made_site.ask(asked.method, asked.target, ticket, asked.body).status, 401) << asked.target;
    }
}

TEST(Rights, ASessionThatIsUsedEndsAfterADay) {
    MadeSite made_site;
    const auto ticket = made_site.ticket("buyer");
    int hours = 0;
    for (; hours < 30 && made_site.ask("GET", "/api/purchases", ticket).status == 200; ++hours)
        made_site.now += std::chrono::hours(1);
    EXPECT_EQ(hours, 24);
}

TEST(Rights, NothingChangesWithoutTheTokenOfTheSession) {
    MadeSite made_site;
    auto ticket = made_site.ticket("chief");
    auto other = made_site.ticket("buyer");
    for (const auto& wrong_token : {std::string{}, std::string("x"), other.csrf}) {
        ticket.csrf = wrong_token;
        for (const auto& asked : expectations) {
            const std::string method = asked.method;
            if (method == "GET" || asked.status[0] != who) continue;
            EXPECT_EQ(made_site.ask(method, asked.target, ticket, asked.body).status, 403)
                << method << asked.target;
        }
    }
}

TEST(Rights, NothingChangesFromAnotherSitesPage) {
    MadeSite made_site;
    const auto ticket = made_site.ticket("buyer");
    const auto from = [&](const std::string& header) {
        return made_site
            .ask("PUT", "/api/drafts/purchases/ours/case.yaml", ticket, R"({"base":1,"text":"x"})",
                 header + "\r\n")
            .status;
    };
    EXPECT_EQ(from("Origin: http://localhost"), 200);
    EXPECT_EQ(from("Sec-Fetch-Site: same-origin"), 200);
    EXPECT_EQ(from("Origin: http://evil.example"), 403);
    EXPECT_EQ(from("Origin: null"), 403);
    EXPECT_EQ(from("Sec-Fetch-Site: cross-site"), 403);
    EXPECT_EQ(from("Sec-Fetch-Site: same-site"), 403);
}

TEST(Rights, ARefusalNamesThoseWhoCanGiveAccess) {
    MadeSite made_site;
    const auto refused =
        made_site.ask("GET", "/api/documents/purchases/ours/notes.yaml", made_site.ticket("supplier"));
    EXPECT_EQ(refused.json()["error"]["who"], Json::array({"Name of administrator"}));
}

constexpr const char* own_prices = R"(catalogue: 1
prices:
  foam-agreed: {title: Foam as agreed, unit: DKK/piece, value: 123, price_year: 2024, value_type: tariff, payer: region, evidence: supplier, source: Contract}
  secret-rival: {title: Rival as agreed, unit: DKK/piece, value: 77, price_year: 2024, value_type: tariff, payer: region, evidence: supplier, source: Contract}
)";
constexpr const char* case_with_own_price = R"(case: 1
title: Two dressings
comparator: today
alternatives: {today: Gauze, new: Foam}
population: {patients: 100}
horizon: 1 year
price_year: 2024
parameters:
  pieces: {unit: pieces/patient, by: {today: 2, new: 1}}
lines:
  - {name: Dressing, quantity: pieces, price: price(foam-agreed), payer: region}
)";

// A supplier works with the case that the buyer shows, which names some own prices; no others are found by
// looking, by asking for them or by writing a case that counts with them.
TEST(Rights, ASupplierSeesNoOwnPricesButThoseOfTheCase) {
    MadeSite made_site;
    made_site.put("chief", "catalogue/own.yaml", own_prices);
    made_site.put("buyer", "purchases/ours/case.yaml", case_with_own_price, 1);
    const auto buyer = made_site.ticket("buyer"), supplier = made_site.ticket("supplier");
    const auto titles = [&](const Ticket& by) {
        return made_site.ask("GET", "/api/catalogue?find=as%20agreed", by).json().size();
    };
    EXPECT_EQ(titles(buyer), 2U);
    EXPECT_EQ(titles(supplier), 0U);
    const std::string own = "/api/documents/catalogue/own.yaml";
    EXPECT_EQ(made_site.ask("GET", own, buyer).status, 200);
    EXPECT_EQ(made_site.ask("GET", own, supplier).status, 403);
    EXPECT_EQ(made_site.ask("GET", "/api/versions/catalogue/own.yaml", supplier).status, 403);
    EXPECT_EQ(made_site.ask("GET", "/api/documents?prefix=catalogue/", supplier).status, 403);
    EXPECT_EQ(made_site.ask("GET", "/api/catalogue/price/secret-rival", buyer).status, 200);
    EXPECT_EQ(made_site.ask("GET", "/api/catalogue/price/secret-rival", supplier).status, 404);
    const std::string convert =
        R"({"price":"secret-rival","to":{"currency":"EUR","country":"DE","year":2024}})";
    EXPECT_EQ(made_site.ask("POST", "/api/catalogue/convert", supplier, convert).status, 404);

    const auto assess = [&](const Ticket& by, const Json& question) {
        return made_site.ask("POST", "/api/assess", by, question.dump());
    };
    EXPECT_EQ(assess(supplier, {{"document", "purchases/ours/case.yaml"}, {"draws", 0}}).status, 200);
    const std::string same(case_with_own_price);
    auto rival = same;
    rival.replace(rival.find("foam-agreed"), 11, "secret-rival");
    const auto with = [](const std::string& text) {
        return Json{{"text", text}, {"purchase", "ours"}, {"draws", 0}};
    };
    EXPECT_EQ(assess(supplier, with(same)).status, 200);
    EXPECT_EQ(assess(buyer, with(rival)).status, 200);
    const auto refused = assess(supplier, with(rival));
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.body.find("77"), std::string::npos) << refused.body;
    EXPECT_EQ(assess(supplier, {{"text", same}, {"draws", 0}}).status, 422);  // outside the purchase

    const auto copy =
        "/api/documents/purchases/ours/supplier/" + std::to_string(supplier.person) + "/case.yaml";
    const auto errors = [&](const std::string& text, int base) {
        const auto saved = made_site.ask("PUT", copy, supplier, Json{{"base", base}, {"text", text}}.dump());
        return std::ranges::count_if(saved.json()["findings"],
                                     [](const Json& one) { return one["severity"] == "error"; });
    };
    EXPECT_EQ(errors(same, 0), 0);
    EXPECT_EQ(errors(rival, 1), 1);
}

TEST(Rights, ASupplierSeesTheCaseAndOwnCopiesOnly) {
    MadeSite made_site;
    const auto supplier = made_site.ticket("supplier");
    const auto own = "purchases/ours/supplier/" + std::to_string(supplier.person) + "/mine.yaml";
    EXPECT_EQ(
        made_site.ask("PUT", "/api/documents/" + own, supplier, R"({"base":0,"text":"case: 1\n"})").status,
        201);
    EXPECT_EQ(made_site.ask("GET", "/api/documents/" + own, supplier).status, 200);
    for (const auto* other : {"buyer", "economist", "clinician", "administrator"})
        EXPECT_EQ(made_site.ask("GET", "/api/documents/" + own, made_site.ticket(other)).status, 403)
            << other;
    std::vector<std::string> seen;
    for (const auto& line : made_site.ask("GET", "/api/documents?prefix=purchases/ours/", supplier).json())
        seen.push_back(line["path"]);
    EXPECT_EQ(seen,
              (std::vector<std::string>{"purchases/ours/case.yaml", "purchases/ours/purchase.yaml", own}));
}

}  // namespace
}  // namespace vaerdi::server
