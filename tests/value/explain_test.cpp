// Every figure can be followed down to what was written.
#include "value/explain.h"

#include <filesystem>
#include <functional>

#include "value/cases.h"

namespace vaerdi::value {
namespace {

using namespace testing;

std::vector<std::string> example_cases() {
    std::vector<std::string> paths;
    const auto folder = std::filesystem::path(VAERDI_SOURCE_DIR) / "examples";
    for (const auto& example : std::filesystem::directory_iterator(folder)) {
        if (!std::filesystem::exists(example.path() / "case.yaml")) continue;
        paths.push_back("examples/" + example.path().filename().string() + "/case.yaml");
    }
    return paths;
}

double sum_of_steps(const Explanation& explained) {
    double sum = 0;
    for (const auto& step : explained.steps) sum += *step.value;
    return sum;
}

std::optional<double> value_of(const std::optional<Figure>& figure) {
    return figure ? std::optional(figure->value) : std::nullopt;
}

TEST(Explain, agrees_with_the_assessment_in_every_example) {
    ASSERT_FALSE(example_cases().empty());
    for (const auto& path : example_cases()) {
        SCOPED_TRACE(path);
        const auto c = resolved(file_text(path));
        const auto a = assess(c, {}).value();
        for (const auto& alternative : a.alternatives) {
            const auto own = "alternatives." + alternative.id;
            const auto cost = explain(c, own + ".total_cost").value();
            EXPECT_SAME(*cost.value, alternative.total_cost.value);
            EXPECT_SAME(sum_of_steps(cost), *cost.value);
            for (const auto& [payer, paid] : alternative.paid_present) {
                EXPECT_SAME(sum_of_steps(explain(c, own + ".paid." + payer).value()), paid.value);
            }
        }
        for (const auto& comparison : a.comparisons) {
            const std::map<std::string, std::optional<double>> figures{
                {"incremental_cost", comparison.incremental_cost.value},
                {"incremental_effects", comparison.incremental_effects.value},
                {"net_value", comparison.net_value.value},
                {"icer", value_of(comparison.icer)},
                {"roi", value_of(comparison.roi)},
                {"payback_years", value_of(comparison.payback_years)}};
            for (const auto& [figure, value] : figures) {
                const auto explained = explain(c, "comparisons." + comparison.id + "." + figure);
                ASSERT_EQ(value.has_value(), explained.has_value()) << figure;
                if (value) {
                    EXPECT_SAME(*explained->value, *value);
                }
            }
        }
    }
}

TEST(Explain, speaks_both_languages_everywhere) {
    const std::function<void(const Explanation&)> look = [&](const Explanation& step) {
        EXPECT_EQ(step.title.en.empty(), step.title.da.empty());
        EXPECT_EQ(step.how.en.empty(), step.how.da.empty()) << step.how.en;
        for (const auto& below : step.steps) look(below);
    };
    const auto c = resolved(file_text("examples/tavi/case.yaml"));
    for (const auto& name : explainable(c)) {
        if (const auto explained = explain(c, name)) look(*explained);
    }
}

// Forty parameters, each the sum of all before it: written out in full this is a tree of millions of steps.
TEST(Explain, of_formulas_upon_formulas_comes_to_an_end) {
    std::string keys = "parameters:\n  p0: 1 DKK\n", all = "p0";
    for (int i = 1; i < 40; ++i) {
        keys += "  p" + std::to_string(i) + ": " + all + "\n";
        all += " + p" + std::to_string(i);
    }
    const auto c = resolved(two_alternatives(keys, "  - {name: All, payer: region, amount: p39}\n"));
    std::size_t steps = 0;
    const std::function<void(const Explanation&)> count = [&](const Explanation& step) {
        ++steps;
        for (const auto& below : step.steps) count(below);
    };
    count(explain(c, "alternatives.old.total_cost").value());
    EXPECT_GT(steps, 1'000U);
    EXPECT_LT(steps, 2'000'000U);
}

TEST(Explain, knows_no_figure_by_a_wrong_name) {
    const auto c = resolved(file_text("examples/catheter-dressing/case.yaml"));
    for (const auto* name :
         {"", "nonsense", "alternatives", "alternatives.standard", "alternatives.standard.",
          "alternatives.nobody.total_cost", "comparisons.standard.net_value",
          "alternatives.standard.lines.nothing", "alternatives.standard.qalys"}) {
        EXPECT_FALSE(explain(c, name)) << name;
    }
}

}  // namespace
}  // namespace vaerdi::value
