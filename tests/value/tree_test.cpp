// Decision trees in a case, against figures worked out by hand.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

#include "value/cases.h"
#include "value/explain.h"

namespace vaerdi::value {
namespace {

using namespace testing;

const Comparison& against(const Assessment& assessment, const std::string& id) {
    for (const auto& comparison : assessment.comparisons) {
        if (comparison.id == id) return comparison;
    }
    throw std::out_of_range(id);
}

double natural(const AlternativeResult& alternative, const std::string& id) {
    for (const auto& figure : alternative.natural) {
        if (figure.id == id) return figure.total.value;
    }
    throw std::out_of_range(id);
}

// ---- the example, with paper and pencil

struct ByHand {
    double implant, infected, revised;
    double at_1 = 1 / 1.03, at_2 = 1 / (1.03 * 1.03);
    double healed() const { return 1 - 0.02 - infected; }
    double cost() const {
        return implant + infected * (150'000 + 0.25 * 60'000 * at_1) + healed() * revised * 90'000 * at_2;
    }
    double qalys() const {
        return infected * (0.75 * 3 + 0.25 * 1.5 * at_1) + healed() * (3.5 - revised * 0.5 * at_2);
    }
};

TEST(HipTree, comesToWhatPaperSays) {
    const auto a = assessed(file_text("examples/reference/hip-tree/case.yaml"));
    const std::map<std::string, ByHand> by_hand{{"cemented", {12'000, 0.04, 0.05}},
                                                {"coated", {20'000, 0.02, 0.04}}};
    for (const auto& [id, paper] : by_hand) {
        EXPECT_SAME(of(a, id).total_cost.value, paper.cost());
        EXPECT_SAME(of(a, id).qalys->value, paper.qalys());
    }
    const auto& old = by_hand.at("cemented");
    const auto& fresh = by_hand.at("coated");
    EXPECT_SAME(against(a, "coated").icer->value,
                (fresh.cost() - old.cost()) / (fresh.qalys() - old.qalys()));
}

TEST(HipTree, endsSumToOneAndToTheExpectedCost) {
    const auto c = resolved(file_text("examples/reference/hip-tree/case.yaml"));
    const auto a = assess(c, {}).value();
    ASSERT_TRUE(a.tree);
    ASSERT_EQ(a.tree->ends.size(), 5U);
    EXPECT_EQ(c.tree->nodes[a.tree->ends[2]].path, "infected.removed");
    for (std::size_t i = 0; i < a.alternatives.size(); ++i) {
        double all = 0, cost = 0, qalys = 0;
        for (const auto& end : a.tree->alternatives[i]) {
            all += end.probability;
            cost += end.probability * *end.cost;
            qalys += end.probability * *end.qalys;
        }
        EXPECT_SAME(all, 1.0);
        EXPECT_SAME(cost, a.alternatives[i].total_cost.value);
        EXPECT_SAME(qalys, a.alternatives[i].qalys->value);
    }
    EXPECT_SAME(a.tree->alternatives[0][2].probability, 0.04 * 0.25);
    EXPECT_SAME(*a.tree->alternatives[0][2].cost, 12'000 + 150'000 + 60'000 / 1.03);
}

TEST(HipTree, countsOutcomesAndSharesTheBill) {
    const auto a = assessed(file_text("examples/reference/hip-tree/case.yaml"));
    const auto& old = of(a, "cemented");
    EXPECT_SAME(natural(old, "infections"), 0.04);
    EXPECT_SAME(natural(old, "revisions"), 0.94 * 0.05);
    EXPECT_SAME(old.paid_present.at("municipality").value, 0.2 * 0.01 * 60'000 / 1.03);
}

// ---- names, delays, groups, years of entry

std::string tree_case(const std::string& keys, const std::string& branches) {
    return "case: 1\ntitle: test\nstart: 2025\ncomparator: old\nalternatives: {old: Old, fresh: New}\n" +
           keys + "health:\n  model: tree\n  tree:\n    branches:\n" + branches;
}

TEST(Tree, fallsWhenItsNodesAreReached) {
    const auto a =
        assessed(tree_case("horizon: 4 years\ndiscounting: {costs: 10 %, effects: 0 %}\n",
                           "      ill:\n"
                           "        probability: 50 %\n"
                           "        after: 18 months\n"
                           "        costs: {amount: 100 DKK}\n"
                           "        branches:\n"
                           "          worse: {probability: 40 %, after: 1 year, costs: {amount: 1_000 DKK}}\n"
                           "          better: {probability: rest}\n"
                           "      well: {probability: rest}\n"));
    EXPECT_SAME(of(a, "old").total_cost.value,
                0.5 * 100 / std::pow(1.1, 1.5) + 0.5 * 0.4 * 1'000 / std::pow(1.1, 2.5));
}

TEST(Tree, knowsAgeAndYearWhereAChanceFalls) {
    const auto a = assessed(
        tree_case(
            "horizon: 10 years\npopulation: {patients: 100 per year, for: 3 years}\n"
            "discounting: none\n",
            "      wait:\n"
            "        probability: rest\n"
            "        after: 5 years\n"
            "        branches:\n"
            "          hit: {probability: (age - 60) / 100 + (year - 2025) / 100, costs: {amount: 100 DKK}}\n"
            "          miss: {probability: rest}\n"
            "      gone: {probability: 0}\n") +
        "  start_age: 64\n");
    // In the fifth year of follow-up of the intakes of 2025, 2026, 2027: age 68, years 2029, 2030, 2031.
    EXPECT_SAME(of(a, "old").total_cost.value, 100 * 100 * (0.12 + 0.13 + 0.14));
}

TEST(Tree, mixesPatientGroups) {
    const auto a = assessed(
        tree_case("discounting: none\nparameters: {p: 0.1}\n"
                  "groups: {young: {share: 25 %, set: {p: 0.02}}, elderly: {share: 75 %, set: {p: 0.1}}}\n",
                  "      hit: {probability: p, costs: {amount: 100 DKK}}\n"
                  "      miss: {probability: rest}\n"));
    const double p = 0.25 * 0.02 + 0.75 * 0.1;
    EXPECT_SAME(of(a, "old").total_cost.value, 100 * p);
    EXPECT_SAME(a.tree->alternatives[0][0].probability, p);
    EXPECT_SAME(*a.tree->alternatives[0][0].cost, 100.0);
}

TEST(Tree, leadsIntoACohort) {
    const auto text = [](const std::string& start) {
        return "case: 1\ntitle: test\nhorizon: 10 years\ncomparator: old\nalternatives: {old: Old, fresh: "
               "New}\n"
               "parameters: {hurt: {by: {old: 0.3, fresh: 0.1}}}\n"
               "health:\n  model: cohort\n  states: [well, ill, dead]\n"
               "  transitions: {well: {ill: 10 %, dead: 1 %}, ill: {dead: 5 %}}\n"
               "  utilities: {well: 0.9, ill: 0.5}\n" +
               start;
    };
    const auto tree =
        assessed(text("  tree:\n    branches:\n"
                      "      died: {probability: 5 %, into: dead}\n"
                      "      alive:\n        probability: rest\n        branches:\n"
                      "          hurt: {probability: hurt, into: ill, costs: {amount: 1_000 DKK}}\n"
                      "          fine: {probability: rest, into: well}\n"));
    const auto shares = assessed(text("  start: {dead: 0.05, ill: 0.95 * hurt, well: 0.95 * (1 - hurt)}\n"));
    for (const auto* id : {"old", "fresh"}) {
        EXPECT_SAME(of(tree, id).qalys->value, of(shares, id).qalys->value);
    }
    EXPECT_SAME(of(tree, "old").total_cost.value, 0.95 * 0.3 * 1'000);
    EXPECT_SAME(tree.health->alternatives[1].occupancy[0][1], 0.095);
}

TEST(Tree, isExplainedToItsProbabilities) {
    const auto c = resolved(file_text("examples/reference/hip-tree/case.yaml"));
    const auto found =
        explain(c, "alternatives.cemented.lines.tree_costs_infected_removed_after_1_year.money");
    const auto any = explain(c, "alternatives.cemented.total_cost");
    ASSERT_TRUE(any);
    std::string words;
    const auto collect = [&](auto&& self, const Explanation& step) -> void {
        words += step.title.en + "\n";
        for (const auto& part : step.steps) self(self, part);
    };
    collect(collect, *any);
    EXPECT_NE(words.find("Probability of coming here"), std::string::npos);
    EXPECT_NE(words.find("Infected\n"), std::string::npos);
}

}  // namespace
}  // namespace vaerdi::value
