// Finding, showing and converting prices; the shapes of documents; the description of the API.
#include "workbench/catalogue_answer.h"

#include <gmock/gmock.h>

#include "workbench/answers.h"
#include "workbench/examples.h"
#include "workbench/openapi.h"
#include "workbench/schema_answer.h"

namespace vaerdi::workbench {
namespace {

using nlohmann::json;
using testing::HasSubstr;

const Surroundings own_prices{{}, 0, {{"catalogue/own.yaml", R"(catalogue: 1
prices:
  our-valve: {title: {en: Our valve, da: Vores klap}, unit: DKK/piece, value: 100_000, price_year: 2024, payer: region}
)"}}};

TEST(CatalogueAnswer, FindsInBothLanguages) {
    const auto danish = json_in(find_in_catalogue(own_prices, "sengedag", "", 10, Language::danish));
    const auto english = json_in(find_in_catalogue(own_prices, "bed day", "price", 10, Language::english));
    ASSERT_FALSE(danish.empty());
    ASSERT_FALSE(english.empty());
    EXPECT_EQ(english[0].at("id"), "bed-day");
    EXPECT_EQ(english[0].at("kind"), "price");
    EXPECT_TRUE(english[0].contains("price_year"));
    EXPECT_TRUE(english[0].contains("value"));
    EXPECT_THAT(english[0].at("file").get<std::string>(), HasSubstr("shipped/"));
}

TEST(CatalogueAnswer, HoldsTheWorkspacesOwnPrices) {
    const auto hits = json_in(find_in_catalogue(own_prices, "vores klap", "", 10, Language::danish));
    ASSERT_EQ(hits.size(), 1u);
    EXPECT_EQ(hits[0].at("file"), "catalogue/own.yaml");
    EXPECT_EQ(hits[0].at("value"), 100'000);
    const auto entry = json_in(catalogue_entry(own_prices, "price", "our-valve", Language::danish));
    EXPECT_EQ(entry.at("in_case"), "price(our-valve)");
    EXPECT_FALSE(entry.at("sheet").empty());
    EXPECT_EQ(entry.at("title").at("da"), "Vores klap");
}

TEST(CatalogueAnswer, ListsAllOfAKindWithinItsLimit) {
    EXPECT_EQ(json_in(find_in_catalogue(own_prices, "  ", "price", 5, Language::english)).size(), 5u);
    EXPECT_GT(json_in(find_in_catalogue(own_prices, "", "payer", 1000, Language::english)).size(), 3u);
}

TEST(CatalogueAnswer, SuggestsForWhatItDoesNotHold) {
    EXPECT_EQ(refusal_in(find_in_catalogue(own_prices, "", "prise", 5, Language::english)).status, 400);
    const auto refusal = refusal_in(catalogue_entry(own_prices, "price", "bed-dag", Language::english));
    EXPECT_EQ(refusal.status, 404);
    EXPECT_THAT(refusal.message.en, HasSubstr("did you mean 'bed-day'?"));
}

TEST(CatalogueAnswer, ConvertsWithItsSteps) {
    const auto body = R"({"amount": "1000", "from": {"currency": "EUR", "year": 2020, "country": "NL"},
                          "to": {"currency": "DKK", "year": 2024}, "inflation": "1.2", "language": "da"})";
    const auto made = json_in(answer(asked<ConvertRequest>(body), own_prices));
    EXPECT_EQ(made.at("currency"), "DKK");
    EXPECT_EQ(made.at("year"), 2024);
    EXPECT_GT(made.at("value").get<double>(), 1000);
    EXPECT_FALSE(made.at("steps").empty());
    const auto price = R"({"price": "our-valve", "to": {"year": 2024}})";
    EXPECT_EQ(json_in(answer(asked<ConvertRequest>(price), own_prices)).at("value"), 100'000);
}

TEST(CatalogueAnswer, RefusesWhatIsNoAmount) {
    for (const auto* body :
         {R"({"amount": "many"})", R"({"amount": "1e999"})", R"({"price": "our-valv"})",
          R"({"amount": "1", "to": {"currency": "XXX", "year": 2024}})",
          R"({"amount": "1", "from": {"year": 2020}, "to": {"year": 2024}, "inflation": "x"})"}) {
        const auto refusal = refusal_in(answer(asked<ConvertRequest>(body), own_prices));
        EXPECT_FALSE(refusal.message.en.empty()) << body;
        EXPECT_FALSE(refusal.message.da.empty()) << body;
    }
}

TEST(SchemaAnswer, EveryFieldOfACaseHasALabelInBothLanguages) {
    for (const auto language : {Language::english, Language::danish}) {
        const auto schema = json_in(schema_of("case", language));
        for (const auto& [record, shape] : schema.at("$defs").items()) {
            for (const auto& [name, property] : shape.at("properties").items()) {
                if (record == "text" || record == "mvnormal") continue;  // written through their own editors
                EXPECT_TRUE(property.contains("title")) << record << "." << name;
                EXPECT_TRUE(property.contains("x-size")) << record << "." << name;
            }
        }
    }
    EXPECT_EQ(json_in(schema_of("case", Language::danish))
                  .at("$defs")
                  .at("line")
                  .at("properties")
                  .at("payer")
                  .at("title"),
              "Betaler");
    EXPECT_EQ(refusal_in(schema_of("cases", Language::english)).status, 404);
}

TEST(OpenApi, IsMadeFromTheRoutesAndTheirRecords) {
    const std::vector<DescribedRoute> routes{
        {"POST",
         "/api/assess",
         {"Assess a case", "Beregn en værdicase"},
         request_shape<AssessRequest>,
         answer_shape<AssessAnswer>,
         {}},
        {"GET", "/api/documents/{path...}", {"A document", "Et dokument"}, nullptr, nullptr, {"version"}},
        {"DELETE", "/api/documents/{path...}", {"Take away", "Fjern"}, nullptr, nullptr, {}}};
    const auto described = json::parse(openapi(routes, "0.1.0", Language::english));
    EXPECT_EQ(described.at("openapi"), "3.1.0");
    const auto& assess = described.at("paths").at("/api/assess").at("post");
    EXPECT_EQ(assess.at("requestBody").at("content").at("application/json").at("schema").at("$ref"),
              "#/components/schemas/assess_request");
    const auto& documents = described.at("paths").at("/api/documents/{path}");
    EXPECT_EQ(documents.at("get").at("parameters")[0].at("name"), "path");
    EXPECT_EQ(documents.at("get").at("parameters")[1].at("in"), "query");
    EXPECT_TRUE(documents.contains("delete"));
    // Everything that is referred to is described.
    const auto text = described.dump();
    const auto& schemas = described.at("components").at("schemas");
    const std::string reference = "#/components/schemas/";
    for (auto at = text.find(reference); at != std::string::npos; at = text.find(reference, at + 1)) {
        const auto begin = at + reference.size();
        EXPECT_TRUE(schemas.contains(text.substr(begin, text.find('"', begin) - begin)));
    }
    EXPECT_EQ(schemas.at("assess_request").at("properties").at("include").at("items").at("enum").size(), 8u);
}

}  // namespace
}  // namespace vaerdi::workbench
