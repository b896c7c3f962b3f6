// Documents, drafts and purchases as two people work on them at the same time and the server restarts
// between.
#include <gtest/gtest.h>

#include <set>

#include "made_site.h"

namespace vaerdi::server {
namespace {

const std::string the_case = "/api/documents/purchases/ours/case.yaml";

TEST(Documents, AConflictShowsBothVersionsAndLosesNeither) {
    MadeSite made;
    const auto buyer = made.ticket("buyer"), economist = made.ticket("economist");
    EXPECT_EQ(made.ask("PUT", the_case, buyer, R"({"base":1,"text":"case: 1 # buyer\n","message":"mine"})")
                  .json()["version"],
              2);
    const auto refused = made.ask("PUT", the_case, economist, R"({"base":1,"text":"case: 1 # economist\n"})");
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.code(), "conflict");
    const auto current = refused.json()["error"]["current"];
    EXPECT_EQ(current["version"], 2);
    EXPECT_EQ(current["text"], "case: 1 # buyer\n");
    EXPECT_EQ(current["by"]["name"], "Name of buyer");
    EXPECT_EQ(current["message"], "mine");
    EXPECT_EQ(made.ask("GET", the_case, economist).json()["text"], "case: 1 # buyer\n");
    EXPECT_EQ(made.ask("PUT", the_case, economist, R"({"base":2,"text":"case: 1 # economist\n"})")
                  .json()["version"],
              3);
    EXPECT_EQ(made.ask("GET", the_case + "?version=2", economist).json()["text"], "case: 1 # buyer\n");
    EXPECT_EQ(made.ask("GET", "/api/versions/purchases/ours/case.yaml", buyer).json().size(), 3U);
}

TEST(Documents, AreSavedWithTheirErrorsWhichAreTold) {
    MadeSite made;
    const auto saved =
        made.ask("PUT", the_case + "?language=da", made.ticket("buyer"), R"({"base":1,"text":"case: 1\n"})");
    EXPECT_EQ(saved.status, 200);
    ASSERT_FALSE(saved.json()["findings"].empty());
    EXPECT_EQ(saved.json()["findings"][0]["severity"], "error");
    EXPECT_EQ(saved.json()["findings"][0]["file"], "purchases/ours/case.yaml");
}

TEST(Documents, AreWhatTheirPlaceSaysEvenWhenTheirTextIsNothingKnown) {
    MadeSite made;
    const auto saved = made.ask("PUT", the_case, made.ticket("buyer"), R"({"base":1,"text":"x"})");
    EXPECT_EQ(saved.status, 200);
    ASSERT_FALSE(saved.json()["findings"].empty());
    EXPECT_EQ(saved.json()["findings"][0]["severity"], "error");
}

// Every case reads the catalogue: one broken file of it would stop them all.
TEST(Documents, OfTheCatalogueAreRefusedWithErrors) {
    MadeSite made;
    const auto administrator = made.ticket("chief");
    const std::string own = "/api/documents/catalogue/own.yaml";
    for (const auto* text : {"x", "catalogue: 1\\nprices: nothing\\n"}) {
        const auto refused =
            made.ask("PUT", own, administrator, R"({"base":0,"text":")" + std::string(text) + R"("})");
        EXPECT_EQ(refused.status, 422) << text;
        EXPECT_EQ(refused.code(), "document_errors") << text;
    }
    EXPECT_EQ(made.ask("GET", own, administrator).status, 404);
    EXPECT_EQ(made.ask("PUT", own, administrator, R"({"base":0,"text":"catalogue: 1\n"})").status, 201);
}

TEST(Documents, AreNotSentTwice) {
    MadeSite made;
    const auto buyer = made.ticket("buyer");
    const auto first = made.ask("GET", the_case, buyer);
    EXPECT_NE(first.head.find("ETag: \"v1\""), std::string::npos);
    EXPECT_EQ(made.ask("GET", the_case, buyer, {}, "If-None-Match: \"v1\"\r\n").status, 304);
    EXPECT_EQ(made.ask("GET", the_case, buyer, {}, "If-None-Match: \"v2\"\r\n").status, 200);
}

TEST(Documents, SayWhatTheyBeganAsACopyOf) {
    MadeSite made;
    const auto supplier = made.ticket("supplier");
    const auto own =
        "/api/documents/purchases/ours/supplier/" + std::to_string(supplier.person) + "/case.yaml";
    const auto copied = made.ask("PUT", own, supplier,
                                 R"({"base":0,"text":"case: 1\n","copied_from":"purchases/ours/case.yaml"})");
    ASSERT_EQ(copied.status, 201) << copied.body;
    // It stays said when the copy is changed.
    EXPECT_EQ(made.ask("PUT", own, supplier, R"({"base":1,"text":"case: 1 # mine\n"})").status, 200);
    EXPECT_EQ(made.ask("GET", own, supplier).json()["copied_from"], "purchases/ours/case.yaml");
    EXPECT_FALSE(made.ask("GET", the_case, supplier).json().contains("copied_from"));
}

TEST(Documents, AreCopiesOnlyOfWhatOneMayRead) {
    MadeSite made;
    const auto supplier = made.ticket("supplier");
    const auto own =
        "/api/documents/purchases/ours/supplier/" + std::to_string(supplier.person) + "/case.yaml";
    const auto copy_of = [&](const std::string& path) {
        return made.ask("PUT", own, supplier,
                        R"({"base":0,"text":"case: 1\n","copied_from":")" + path + R"("})");
    };
    // What another may read and what is nowhere are refused alike.
    const auto theirs = copy_of("purchases/theirs/case.yaml"),
               nowhere = copy_of("purchases/nowhere/case.yaml");
    EXPECT_EQ(theirs.status, 404);
    EXPECT_EQ(theirs.body, nowhere.body);
    EXPECT_EQ(copy_of("purchases/ours/notes.yaml").status, 403);
    EXPECT_EQ(copy_of("purchases/ours/supplier/" + std::to_string(supplier.person) + "/nothing.yaml").status,
              404);
    EXPECT_EQ(copy_of("../case.yaml").status, 400);
    EXPECT_EQ(made.ask("GET", own, supplier).status, 404);
    // One who may no longer read the original is not told of it.
    ASSERT_EQ(copy_of("purchases/ours/case.yaml").status, 201);
    made.database().write(store::nobody, [&](store::Writing& writing) {
        store::put_document(
            writing, {.path = "purchases/ours/supplier/" + std::to_string(supplier.person) + "/other.yaml",
                      .text = "case: 1\n",
                      .links = {{"copied-from", "purchases/theirs/case.yaml"}}});
    });
    const auto other = made.ask(
        "GET", "/api/documents/purchases/ours/supplier/" + std::to_string(supplier.person) + "/other.yaml",
        supplier);
    EXPECT_EQ(other.status, 200);
    EXPECT_FALSE(other.json().contains("copied_from"));
}

TEST(Documents, SessionsAndDraftsOutliveARestart) {
    std::shared_ptr<TemporaryFolder> folder;
    Ticket buyer;
    {
        MadeSite made;
        folder = made.folder();
        buyer = made.ticket("buyer");
        ASSERT_EQ(
            made.ask("PUT", "/api/drafts/purchases/ours/case.yaml", buyer, R"({"base":1,"text":"half a th"})")
                .status,
            200);
    }
    MadeSite again(folder);
    const auto draft = again.ask("GET", "/api/drafts/purchases/ours/case.yaml", buyer);
    EXPECT_EQ(draft.json()["text"], "half a th");
    EXPECT_EQ(draft.json()["base"], 1);
    EXPECT_EQ(again.ask("PUT", the_case, buyer, R"({"base":1,"text":"case: 1\n"})").status, 200);
    EXPECT_EQ(again.ask("GET", "/api/drafts/purchases/ours/case.yaml", buyer).status, 404);
}

TEST(Purchases, BeginFromAnExampleWithTheBeginnerInCharge) {
    MadeSite made;
    const auto newcomer = made.ticket("newcomer");
    const auto begun = made.ask("POST", "/api/purchases", newcomer,
                                R"({"title":"Klapper på Øen","from":{"example":"tavi"}})");
    ASSERT_EQ(begun.status, 201) << begun.body;
    EXPECT_EQ(begun.json()["id"], "klapper-paa-oeen");
    EXPECT_EQ(begun.json()["roles"], Json::array({"buyer", "administrator"}));
    EXPECT_EQ(begun.json()["case"]["version"], 1);
    EXPECT_FALSE(begun.json()["answer"]["sentence"].get<std::string>().empty());
    EXPECT_EQ(made.ask("GET", "/api/purchases", newcomer).json().size(), 1U);
    EXPECT_EQ(made.ask("GET", "/api/purchases/klapper-paa-oeen", made.ticket("buyer")).status, 404);
}

TEST(Purchases, OfAnExampleAreNamedInTheReadersLanguageUntilRenamed) {
    MadeSite made;
    const auto by = made.ticket("newcomer");
    const auto begun = made.ask("POST", "/api/purchases", by,
                                R"({"title":"Own cyclotron for O-15 water","from":{"example":"cyclotron"}})");
    ASSERT_EQ(begun.status, 201) << begun.body;
    const auto place = "/api/purchases/" + begun.json()["id"].get<std::string>();
    const auto title = [&](const std::string& language) {
        return made.ask("GET", place + "?language=" + language, by).json()["title"];
    };
    EXPECT_EQ(title("en"), "Own cyclotron for O-15 water");
    EXPECT_EQ(title("da"), "Egen cyklotron til O-15-vand");
    EXPECT_EQ(made.ask("PATCH", place, by, R"({"title":"Cyclotron in the north"})").status, 200);
    EXPECT_EQ(title("en"), "Cyclotron in the north");
    EXPECT_EQ(title("da"), "Cyclotron in the north");
}

/// The same request as over the wire, but its time is up already.
Answered ask_too_late(MadeSite& made, const Ticket& by, Method method, const std::vector<std::string>& path,
                      const std::string& body = {}) {
    std::stop_source late;
    late.request_stop();
    Request request;
    request.method = method;
    request.headers = {
        {"cookie", by.cookie}, {"x-csrf-token", by.csrf}, {"content-type", "application/json"}};
    request.body = body;
    request.stop = late.get_token();
    const auto response = made.site().answer(std::move(request), made.site().find(method, path));
    return {response.status, {}, response.body};
}

TEST(Purchases, AreListedWithoutAnAnswerWhenThereIsNoTimeForOne) {
    MadeSite made;
    const auto buyer = made.ticket("buyer");
    const auto late = ask_too_late(made, buyer, Method::get, {"api", "purchases"}).json();
    EXPECT_TRUE(late[0]["answer"].is_null());
    EXPECT_EQ(late[0]["waiting"], Json::array());  // there is a case, only no time for it
    EXPECT_FALSE(made.ask("GET", "/api/purchases", buyer).json()[0]["answer"].is_null());
}

TEST(Documents, AreSavedAlsoWhenThereIsNoTimeToCheckThem) {
    MadeSite made;
    const auto late = ask_too_late(made, made.ticket("buyer"), Method::put,
                                   {"api", "documents", "purchases", "ours", "case.yaml"},
                                   R"({"base":1,"text":"case: 1\n"})");
    EXPECT_EQ(late.status, 200) << late.body;
    EXPECT_EQ(late.json()["version"], 2);
    ASSERT_EQ(late.json()["findings"].size(), 1U);
    EXPECT_EQ(late.json()["findings"][0]["severity"], "warning");
    EXPECT_EQ(made.ask("GET", the_case, made.ticket("buyer")).json()["text"], "case: 1\n");
}

// Pages open while calculations run: whatever resolves a case must not stand before them.
TEST(Engine, WhateverResolvesACaseCountsAsACalculation) {
    MadeSite made;
    for (const auto& route : made.site().routes().all()) {
        const std::string of = std::string(method_word(route.method)) + " " + route.pattern;
        static const std::set<std::string> calculate{"GET /api/purchases",
                                                     "POST /api/purchases",
                                                     "GET /api/purchases/{id}",
                                                     "PATCH /api/purchases/{id}",
                                                     "POST /api/check",
                                                     "PUT /api/documents/{path...}",
                                                     "POST /api/assess",
                                                     "POST /api/price",
                                                     "POST /api/sensitivity",
                                                     "POST /api/explain",
                                                     "GET /api/audit/verify",
                                                     "POST /api/purchases/{id}/files",
                                                     "POST /api/purchases/{id}/files/{file}/try",
                                                     "POST /api/purchases/{id}/files/{file}/import",
                                                     "GET /api/purchases/{id}/outcomes",
                                                     "POST /api/purchases/{id}/measures",
                                                     "POST /api/purchases/{id}/patients",
                                                     "GET /api/purchases/{id}/measures/reports",
                                                     "GET /api/purchases/{id}/measures/proposal",
                                                     "POST /api/purchases/{id}/measures/check",
                                                     "POST /api/purchases/{id}/rows"};
        EXPECT_EQ(route.effort == Effort::calculation, calculate.contains(of)) << of;
    }
}

TEST(Purchases, BeginFromTemplateTextOrNothing) {
    MadeSite made;
    const auto by = made.ticket("newcomer");
    const auto begin = [&](const std::string& body) { return made.ask("POST", "/api/purchases", by, body); };
    const auto begun = begin(R"({"title":"A","from":{"template":"small","language":"da"}})");
    EXPECT_EQ(begun.status, 201);
    // The figures of the template are nobody's answer.
    EXPECT_TRUE(begun.json()["answer"].is_null());
    EXPECT_EQ(begun.json()["waiting"][0]["what"], "no_case");
    const auto place = "/api/documents/" + begun.json()["case"]["path"].get<std::string>();
    const auto given = made.ask("GET", place, by).json()["text"].get<std::string>();
    const Json changed{{"base", 1}, {"text", given + "\n# now ours\n"}};
    EXPECT_EQ(made.ask("PUT", place, by, changed.dump()).status, 200);
    EXPECT_FALSE(made.ask("GET", "/api/purchases/a", by).json()["answer"].is_null());
    EXPECT_EQ(begin(R"({"title":"B","from":{"text":"case: 1\n"}})").json()["waiting"][0]["what"], "errors");
    EXPECT_EQ(begin(R"({"title":"C"})").json()["waiting"][0]["what"], "no_case");
    EXPECT_EQ(begin(R"({"title":"C"})").json()["id"], "c-2");
    EXPECT_EQ(begin(R"({"title":"D","from":{"example":"none"}})").status, 404);
    EXPECT_EQ(begin(R"({"title":" "})").status, 400);
    EXPECT_EQ(begin(R"({"title":"E","id":"No Good"})").status, 400);
}

TEST(Purchases, AreRenamedInTheirTextWithItsRemarks) {
    MadeSite made;
    const auto buyer = made.ticket("buyer");
    const auto changed =
        made.ask("PATCH", "/api/purchases/ours", buyer, R"({"title":"Ours: \"new\"","phase":"tender"})");
    EXPECT_EQ(changed.status, 200);
    EXPECT_EQ(changed.json()["title"], "Ours: \"new\"");
    EXPECT_EQ(made.ask("GET", "/api/documents/purchases/ours/purchase.yaml", buyer).json()["text"],
              "purchase: 1\ntitle: \"Ours: \\\"new\\\"\"\nphase: tender  # so far\n");
    EXPECT_EQ(made.ask("PATCH", "/api/purchases/ours", buyer, R"({"phase":"party"})").status, 400);
}

TEST(Purchases, GiveAndTakeRolesButKeepAnAdministrator) {
    MadeSite made;
    const auto administrator = made.ticket("administrator"), newcomer = made.ticket("newcomer");
    EXPECT_EQ(made.ask("GET", "/api/purchases/ours", newcomer).status, 404);
    const auto members = [&](const std::string& role) {
        return R"({"members":[{"login":"administrator","roles":["administrator"]},)"
               R"({"login":"newcomer","roles":[")" +
               role + R"("]}]})";
    };
    EXPECT_EQ(
        made.ask("PUT", "/api/purchases/ours/members", administrator, members("supplier")).json().size(), 2U);
    EXPECT_EQ(made.ask("GET", "/api/purchases/ours", newcomer).json()["roles"], Json::array({"supplier"}));
    EXPECT_EQ(made.ask("GET", "/api/purchases/ours", made.ticket("buyer")).status, 404);
    EXPECT_EQ(made.ask("PUT", "/api/purchases/ours/members", administrator, members("king")).status, 400);
    EXPECT_EQ(made.ask("PUT", "/api/purchases/ours/members", administrator, R"({"members":[]})").status, 400);
}

// People are found by the login they tell, not by trying: neither numbers nor beginnings of logins help.
TEST(Purchases, AreNoWayToLookThroughThePeopleOfTheWorkspace) {
    SiteOptions options;
    options.limits.lookups_per_person = 0.001;
    options.limits.burst_of_lookups = 4;
    MadeSite made(std::move(options));
    const auto administrator = made.ticket("administrator");
    const auto put = [&](const std::string& member) {
        return made.ask(
            "PUT", "/api/purchases/ours/members", administrator,
            R"({"members":[{"login":"administrator","roles":["administrator"]},)" + member + "]}");
    };
    EXPECT_EQ(put(R"({"person":)" + std::to_string(made.person("chief")) + R"(,"roles":["buyer"]})").status,
              400);
    EXPECT_EQ(put(R"({"login":"chi","roles":["buyer"]})").status, 400);
    const std::string find = "/api/purchases/ours/colleague?login=";
    EXPECT_EQ(made.ask("GET", find + "chief", administrator).json()["name"], "Name of chief");
    for (const auto* login : {"a", "b"}) EXPECT_EQ(made.ask("GET", find + login, administrator).status, 404);
    const auto refused = made.ask("GET", find + "chief", administrator);
    EXPECT_EQ(refused.status, 429);
    EXPECT_NE(refused.head.find("Retry-After: "), std::string::npos);
    EXPECT_EQ(put(R"({"login":"chief","roles":["buyer"]})").status, 429);
    // Who takes part already is not looked up.
    EXPECT_EQ(put(R"({"login":"buyer","roles":["economist"]})").status, 200);
}

TEST(Engine, AnswersWithWhatIsSetAndNamesTheVersion) {
    MadeSite made;
    const auto supplier = made.ticket("supplier");
    const auto net = [&](const std::string& set) {
        const auto answered =
            made.ask("POST", "/api/assess", supplier,
                     R"({"document":"purchases/ours/case.yaml","draws":0,"set":{)" + set + "}}");
        EXPECT_EQ(answered.status, 200) << answered.body;
        EXPECT_EQ(answered.json()["version"], 1);
        return answered.json()["comparisons"].begin().value()["net_value"]["value"].get<double>();
    };
    // One bed day less at 4,000 kr. and 50 kr. more for the dressing, for 100 patients.
    EXPECT_NEAR(net(""), 100 * (4000 - 50), 1e-6);
    EXPECT_NEAR(net(R"("price.new":"4_100")"), 0, 1e-6);
}

TEST(Engine, CountsWithTheTablesOfDrawsBesideTheCase) {
    MadeSite made;
    const auto buyer = made.ticket("buyer"), supplier = made.ticket("supplier");
    const std::string table = "/api/documents/purchases/ours/stay.csv";
    const auto wrong = made.ask("PUT", table, buyer, R"({"base":0,"text":"days\n1\nx\n"})");
    EXPECT_EQ(wrong.status, 201);
    ASSERT_EQ(wrong.json()["findings"].size(), 1U);
    EXPECT_EQ(wrong.json()["findings"][0]["line"], 3);
    EXPECT_EQ(
        made.ask("PUT", table, buyer, R"({"base":1,"text":"days\n1\n0.5\n"})").json()["findings"].size(), 0U);
    std::string text = small_case;
    text.replace(text.find("new: 1}"), 7, "new: {draws: stay.days}}");
    text += "draws: {stay: {file: stay.csv, source: ours, evidence: registry}}\n";
    const Json edit{{"base", 1}, {"text", text}};
    const auto saved = made.ask("PUT", the_case, buyer, edit.dump());
    ASSERT_EQ(saved.json()["findings"].size(), 0U) << saved.body;
    const auto net = [&](const Ticket& ticket) {
        return made.ask("POST", "/api/assess", ticket, R"({"document":"purchases/ours/case.yaml","draws":2})")
            .json()["comparisons"]
            .begin()
            .value()["net_value"]["mean"]
            .get<double>();
    };
    // 1.25 bed days less on average; whoever may see the case counts with its draws.
    EXPECT_NEAR(net(buyer), 100 * (1.25 * 4000 - 50), 1e-6);
    EXPECT_NEAR(net(supplier), 100 * (1.25 * 4000 - 50), 1e-6);
    made.now += std::chrono::minutes(1);
    // A new table is a new answer, also where the case was warm.
    made.ask("PUT", table, buyer, R"({"base":2,"text":"days\n1\n1\n"})");
    EXPECT_NEAR(net(buyer), 100 * (4000 - 50), 1e-6);
    EXPECT_NEAR(net(supplier), 100 * (4000 - 50), 1e-6);
    // Suppliers see what comes of it, not the table, and change neither.
    EXPECT_EQ(made.ask("GET", table, supplier).status, 403);
    EXPECT_EQ(made.ask("PUT", table, supplier, R"({"base":3,"text":"days\n9\n"})").status, 403);
    // Nor do they count with a table that the case does not name.
    made.ask("PUT", "/api/documents/purchases/ours/bids.csv", buyer, R"({"base":0,"text":"days\n1\n2\n"})");
    std::string curious = text;
    curious.replace(curious.find("stay.csv"), 8, "bids.csv");
    const auto asked = made.ask("POST", "/api/assess", supplier,
                                Json{{"purchase", "ours"}, {"text", curious}, {"draws", 2}}.dump());
    EXPECT_EQ(asked.code(), "document_errors") << asked.body;
    EXPECT_EQ(made.ask("POST", "/api/assess", buyer,
                       Json{{"purchase", "ours"}, {"text", curious}, {"draws", 2}}.dump())
                  .status,
              200);
    // An old version is counted with the tables of its time.
    const auto of_version = [&](int version) {
        return made
            .ask("POST", "/api/assess", buyer,
                 Json{{"document", "purchases/ours/case.yaml"}, {"version", version}, {"draws", 2}}.dump())
            .json()["comparisons"]
            .begin()
            .value()["net_value"]["mean"]
            .get<double>();
    };
    EXPECT_NEAR(of_version(2), 100 * (1.25 * 4000 - 50), 1e-6);
    EXPECT_EQ(made.ask("GET", "/api/purchases/ours", buyer).json()["waiting"].dump().find("errors"),
              std::string::npos);
}

TEST(Engine, TheDescriptionNamesEveryRoute) {
    MadeSite made;
    const auto described = made.ask("GET", "/api/openapi.json").json();
    for (const auto& route : made.site().routes().all()) {
        if (!route.pattern.starts_with("/api/")) continue;
        auto path = route.pattern;
        if (const auto dots = path.find("...}"); dots != std::string::npos) path.replace(dots, 4, "}");
        auto method = std::string(method_word(route.method));
        for (auto& c : method) c = static_cast<char>(std::tolower(c));
        ASSERT_TRUE(described["paths"].contains(path) && described["paths"][path].contains(method))
            << method << " " << path;
        const auto& operation = described["paths"][path][method];
        const bool takes =
            method == "put" || method == "post" || method == "patch" || path == "/api/documents/{path}";
        EXPECT_EQ(operation.contains("requestBody"), takes && method != "get") << method << " " << path;
        const bool silent = (method == "delete" && path != "/api/documents/{path}") ||  // 204
                            path == "/api/purchases/{id}/measures/reports";             // no JSON: NDJSON
        EXPECT_EQ(operation["responses"]["200"].contains("content"), !silent) << method << " " << path;
    }
}

}  // namespace
}  // namespace vaerdi::server
