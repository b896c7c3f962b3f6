// What is kept between questions, and for how long.
#include "workbench/warm_cases.h"

#include <gtest/gtest.h>

#include <optional>
#include <thread>

#include "workbench/examples.h"
#include "workbench/runs.h"

namespace vaerdi::workbench {
namespace {

std::shared_ptr<const WarmCase> opened(WarmCases& cases, const Surroundings& surroundings) {
    auto made = cases.open(surroundings);
    EXPECT_TRUE(std::holds_alternative<std::shared_ptr<const WarmCase>>(made));
    return std::get<std::shared_ptr<const WarmCase>>(made);
}

Surroundings numbered(int i) {
    auto made = example("tavi");
    made.document.text += "\n# " + std::to_string(i) + "\n";
    return made;
}

TEST(WarmCases, KeepsTheSameTextAndNoOther) {
    WarmCases cases;
    const auto first = opened(cases, example("tavi"));
    EXPECT_EQ(opened(cases, example("tavi")), first);
    EXPECT_NE(opened(cases, numbered(1)), first);
    auto renamed = example("tavi");
    renamed.document.name = "purchases/other/case.yaml";
    EXPECT_NE(opened(cases, renamed), first);
    auto priced = example("tavi");
    priced.catalogue.push_back({"catalogue/own.yaml",
                                "catalogue: 1\nprices:\n  bed-day: {title: Bed day, unit: DKK/bed day, "
                                "value: 1, price_year: 2024}\n"});
    const auto own = opened(cases, priced);
    EXPECT_NE(own, first);
    const auto price = [](const auto& warm) {
        const auto& resolved = warm->ready().resolved();
        return resolved.inputs[*resolved.input_index("price(bed-day)")].base;
    };
    EXPECT_NE(price(own), price(first));
}

TEST(WarmCases, LetsGoOfWhatWasNotAskedForLongest) {
    WarmCases cases({.cases = 2, .bytes = std::size_t{1} << 30});
    const auto first = opened(cases, numbered(1));
    opened(cases, numbered(2));
    EXPECT_EQ(opened(cases, numbered(1)), first);  // the newest again
    opened(cases, numbered(3));                    // sends 2 away
    EXPECT_EQ(cases.count(), 2u);
    EXPECT_EQ(opened(cases, numbered(1)), first);
}

TEST(WarmCases, KeepsWithinItsBytes) {
    WarmCases cases({.cases = 100, .bytes = 5 << 20});
    for (int i = 0; i < 10; ++i) opened(cases, numbered(i));
    EXPECT_LE(cases.bytes(), std::size_t{5} << 20);
    EXPECT_LT(cases.count(), 10u);
    EXPECT_GT(cases.count(), 0u);
}

TEST(WarmCases, ServesManyAtOnce) {
    WarmCases cases({.cases = 2, .bytes = std::size_t{1} << 30});
    std::vector<std::jthread> people;
    for (int person = 0; person < 4; ++person) {
        people.emplace_back([&, person] {
            for (int i = 0; i < 6; ++i) {
                const auto body = R"({"draws": 50, "include": ["sliders"], "set": {"valve.tavi": "12)" +
                                  std::to_string(i) + R"(_000"}})";
                const auto made = answer(asked<AssessRequest>(body), numbered((person + i) % 3), cases, {});
                EXPECT_TRUE(std::holds_alternative<std::string>(made));
            }
        });
    }
}

TEST(WarmCases, NamesACaseAfterItsFolder) {
    EXPECT_EQ(id_from_name("purchases/tavi/case.yaml"), "tavi");
    EXPECT_EQ(id_from_name("purchases/tavi/supplier/7/mine.yaml"), "mine");
    EXPECT_EQ(id_from_name("case.yaml"), "case");
    EXPECT_EQ(id_from_name("small.yaml"), "small");
}

TEST(Runs, ANewerQuestionStopsTheOlderOfTheSameSessionAndRun) {
    Runs runs;
    auto older = runs.begin("anna", "sliders");
    const auto other_person = runs.begin("bo", "sliders");
    const auto other_run = runs.begin("anna", "price");
    EXPECT_FALSE(older.stop().stop_requested());
    {
        const auto newer = runs.begin("anna", "sliders");
        EXPECT_TRUE(older.stop().stop_requested());
        EXPECT_TRUE(older.superseded());
        EXPECT_FALSE(newer.stop().stop_requested());
        EXPECT_FALSE(newer.superseded());
    }
    EXPECT_FALSE(other_person.stop().stop_requested());
    EXPECT_FALSE(other_run.stop().stop_requested());
    EXPECT_EQ(runs.count(), 2u);
}

TEST(Runs, TheEndOfAnOlderQuestionLeavesTheNewerAlone) {
    Runs runs;
    std::optional<Runs::Run> older(runs.begin("anna", "sliders"));
    const auto newer = runs.begin("anna", "sliders");
    older.reset();
    EXPECT_EQ(runs.count(), 1u);
    const auto newest = runs.begin("anna", "sliders");
    EXPECT_TRUE(newer.superseded());
}

TEST(Runs, WithoutANameNobodyIsStopped) {
    Runs runs;
    const auto one = runs.begin("anna", "");
    const auto two = runs.begin("anna", "");
    EXPECT_FALSE(one.stop().stop_requested());
    EXPECT_EQ(runs.count(), 0u);
}

TEST(Runs, TimeThatIsUpIsNoNewerQuestion) {
    Runs runs;
    auto run = runs.begin("anna", "sliders");
    run.expire();
    EXPECT_TRUE(run.stop().stop_requested());
    EXPECT_FALSE(run.superseded());
}

}  // namespace
}  // namespace vaerdi::workbench
