// Every figure can be followed down to what was written.
#include "value/explain.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <functional>
#include <map>
#include <set>

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

/// A case and what it was resolved from.
struct Example {
    CaseDocument document;
    Settings settings;
    ResolvedCase resolved;
    WrittenCase written() const { return {document, catalogue::Catalogue::shipped(), settings}; }
};

Example example(const std::string& path) {
    Diagnostics found("case.yaml");
    auto document = read_case(file_text(path), found).value();
    auto resolved = resolve(document, catalogue::Catalogue::shipped(), "case", {}, found).value();
    return {std::move(document), {}, std::move(resolved)};
}

Options draws(std::uint64_t count) {
    Options options;
    options.draws = count;
    options.threads = 1;
    return options;
}

double counted(const Explanation& step) { return *step.value / (step.unit == "%" ? 100 : 1); }

/// What the rule makes of the steps, and how large the numbers in it are.
std::pair<double, double> combined(const Explanation& explained) {
    const auto& steps = explained.steps;
    double result = steps.empty() ? 0 : counted(steps[0]), size = std::abs(result);
    for (std::size_t i = 1; i < steps.size(); ++i) {
        const double x = counted(steps[i]);
        size += std::abs(x);
        switch (explained.rule) {
            case Rule::sum:
                result += x;
                break;
            case Rule::difference:
                result -= x;
                break;
            case Rule::product:
                result *= x;
                break;
            default:
                result /= x;
        }
    }
    return {result, std::max(size, std::abs(result))};
}

/// Every step says both languages and holds what its rule states.
void look(const Explanation& step, const std::string& name) {
    EXPECT_FALSE(step.title.en.empty() || step.title.da.empty()) << name;
    EXPECT_EQ(step.how.en.empty(), step.how.da.empty()) << name << ": " << step.how.en;
    if (step.rule != Rule::described) {
        const auto [made, size] = combined(step);
        EXPECT_NEAR(made, counted(step), 1e-9 * size) << name << ": " << step.title.en;
    }
    for (const auto& below : step.steps) look(below, name);
}

/// The figures of the report for programs, by name: a check that knows nothing of how they are explained.
std::map<std::string, double> figures_of(const Assessment& a, const ResolvedCase& c) {
    std::map<std::string, double> all;
    const auto put = [&](const std::string& name, const Figure& figure) {
        all[name] = figure.value;
        if (!figure.spread) return;
        const std::map<std::string, double> parts{
            {".mean", figure.spread->mean}, {".low", figure.spread->low}, {".high", figure.spread->high}};
        for (const auto& [part, value] : parts) {
            if (std::isfinite(value)) all[name + part] = value;
        }
    };
    const auto year = [&](std::size_t i) {
        return i == 0 ? std::string("start") : std::to_string(c.start_year + static_cast<int>(i) - 1);
    };
    const auto counted = [&](const std::string& own, const auto& of) {
        for (const auto& figure : of.natural) {
            put(own + "natural." + figure.id + ".total", figure.total);
            put(own + "natural." + figure.id + ".discounted", figure.discounted);
            for (std::size_t i = 0; i < figure.by_year.size(); ++i)
                all[own + "natural." + figure.id + ".by_year." + year(i)] = figure.by_year[i];
        }
        for (const auto& figure : of.staff) {
            const auto staff = own + "staff." + figure.staff + ".";
            put(staff + "hours", figure.hours);
            all[staff + "cashable_hours"] = figure.cashable_hours;
            if (figure.hours_per_fte > 0) all[staff + "fte"] = figure.fte;
            if (figure.hours_per_fte > 0) all[staff + "cashable_fte"] = figure.cashable_fte;
        }
    };
    for (const auto& alternative : a.alternatives) {
        const auto own = "alternatives." + alternative.id + ".";
        put(own + "total_cost", alternative.total_cost);
        put(own + "effects", alternative.effects);
        put(own + "net_value", alternative.net_value);
        if (alternative.qalys) put(own + "qalys", *alternative.qalys);
        if (alternative.life_years) put(own + "life_years", *alternative.life_years);
        if (alternative.probability_best) all[own + "probability_best"] = *alternative.probability_best;
        counted(own, alternative);
        for (const auto& [payer, figure] : alternative.paid_present)
            put(own + "by_payer.cost." + payer, figure);
        for (const auto& [payer, figure] : alternative.gained_present)
            put(own + "by_payer.gain." + payer, figure);
        for (const auto& [payer, years] : alternative.gained) {
            for (std::size_t i = 0; i < years.size(); ++i)
                all[own + "budget.gain." + payer + "." + year(i)] = years[i];
        }
        for (const auto& [category, value] : alternative.cost_by_category)
            all[own + "cost_by_category." + category] = value;
        all[own + "cut.cost"] = alternative.cut_cost;
        for (const auto& group : alternative.groups) {
            put(own + "groups." + group.group + ".net_value", group.net_value);
            if (group.qalys) put(own + "groups." + group.group + ".qalys", *group.qalys);
        }
    }
    for (const auto& comparison : a.comparisons) {
        const auto own = "comparisons." + comparison.id + ".";
        put(own + "incremental_cost", comparison.incremental_cost);
        put(own + "incremental_effects", comparison.incremental_effects);
        put(own + "net_value", comparison.net_value);
        const std::map<std::string, std::optional<Figure>> some{
            {"incremental_qalys", comparison.incremental_qalys},
            {"incremental_life_years", comparison.incremental_life_years},
            {"icer", comparison.icer},
            {"price_effect_ratio", comparison.price_effect_ratio},
            {"roi", comparison.roi},
            {"sroi_gross", comparison.sroi_gross},
            {"sroi_net", comparison.sroi_net},
            {"payback_years", comparison.payback_years},
            {"internal_rate", comparison.internal_rate}};
        for (const auto& [name, figure] : some) {
            if (figure) put(own + name, *figure);
        }
        if (comparison.probability_worth_it)
            all[own + "probability_worth_it"] = *comparison.probability_worth_it;
        if (comparison.paid_back) all[own + "paid_back"] = *comparison.paid_back;
        if (comparison.qalys_in_money) all[own + "qalys_in_money"] = *comparison.qalys_in_money;
        if (comparison.matrix.probability)
            all[own + "matrix.probability.lower.better"] = (*comparison.matrix.probability)[0][0];
        counted(own, comparison);
        for (const auto& [payer, figure] : comparison.by_payer) put(own + "by_payer." + payer, figure);
        for (const auto& [payer, years] : comparison.budget) {
            for (std::size_t i = 0; i < years.size(); ++i)
                all[own + "budget." + payer + "." + year(i)] = years[i];
        }
        for (std::size_t i = 0; i < comparison.cumulative.size(); ++i)
            all[own + "cumulative." + year(i)] = comparison.cumulative[i];
    }
    for (const auto& step : a.frontier) {
        if (step.icer) all["frontier." + step.alternative + ".icer"] = *step.icer;
    }
    for (const auto& pathway : a.pathways) {
        const auto own =
            "pathways." + pathway.id + "." + (pathway.alternative.empty() ? "" : pathway.alternative + ".");
        all[own + "cost"] = pathway.cost;
        for (std::size_t s = 0; s < pathway.steps.size(); ++s)
            all[own + "steps." + std::to_string(s) + ".minutes"] = pathway.steps[s].minutes;
    }
    for (const auto& resource : a.resources) {
        const auto own = "resources." + resource.id + "." +
                         (resource.alternative.empty() ? "" : resource.alternative + ".");
        all[own + "rate_per_minute"] = resource.rate_per_minute;
        all[own + "unused_cost"] = resource.unused_cost;
    }
    for (const auto& plan : a.financing) {
        all["financing." + plan.id + ".net_present_value"] = plan.net_present_value;
        if (plan.internal_rate) all["financing." + plan.id + ".internal_rate"] = *plan.internal_rate;
    }
    return all;
}

TEST(Explain, gives_every_figure_to_the_last_bit_and_each_adds_up) {
    ASSERT_FALSE(example_cases().empty());
    for (const auto& path : example_cases()) {
        SCOPED_TRACE(path);
        const auto c = example(path);
        const auto written = c.written();
        const auto options = draws(40);
        const auto names = explainable(c.resolved, options, &written);
        const std::set<std::string> listed(names.begin(), names.end());
        EXPECT_EQ(listed.size(), names.size());
        const auto figures = figures_of(assess(c.resolved, options).value(), c.resolved);
        for (const auto& [name, value] : figures) EXPECT_TRUE(listed.contains(name)) << name;
        // Each explanation makes its own draws: a third of the names, others in each example.
        for (std::size_t i = path.size() % 3; i < names.size(); i += 3) {
            const auto& name = names[i];
            const auto explained = explain(c.resolved, name, options, &written);
            ASSERT_TRUE(explained) << name;
            EXPECT_EQ(explained->figure, name);
            if (const auto known = figures.find(name); known != figures.end()) {
                EXPECT_EQ(*explained->value, known->second) << name;
            }
            look(*explained, name);
        }
    }
}

TEST(Explain, opens_each_step_that_is_a_figure_in_turn) {
    const auto c = resolved(file_text("examples/tavi/case.yaml"));
    std::set<std::string> opened;
    const std::function<void(const Explanation&)> follow = [&](const Explanation& step) {
        if (!step.figure.empty() && opened.insert(step.figure).second) {
            const auto again = explain(c, step.figure);
            ASSERT_TRUE(again) << step.figure;
            EXPECT_EQ(again->value.has_value(), step.value.has_value()) << step.figure;
            if (step.value) {
                EXPECT_NEAR(counted(*again), counted(step), 1e-12 * std::abs(counted(step))) << step.figure;
            }
            follow(*again);
        }
        for (const auto& below : step.steps) follow(below);
    };
    follow(explain(c, "comparisons.tavi.payback_years")
               .value_or(explain(c, "comparisons.tavi.budget.region.start").value()));
    follow(explain(c, "comparisons.tavi.matrix.verdict").value());
    EXPECT_GT(opened.size(), 10U);
}

TEST(Explain, tells_what_the_ends_of_an_interval_come_from) {
    const auto c = resolved(file_text("examples/tavi/case.yaml"));
    auto options = draws(2000);
    options.seed = 7;
    const auto low = explain(c, "comparisons.tavi.net_value.low", options).value();
    EXPECT_EQ(low.how.en,
              "2.5 percentile (type 7: linear between the ordered draws) of 2,000 draws with seed 7");
    const auto& uncertain = low.steps[1];
    ASSERT_FALSE(uncertain.steps.empty());
    for (const auto& input : uncertain.steps) EXPECT_THAT(input.how.en, ::testing::HasSubstr("distribution"));
    // Without a number of draws it makes its own.
    EXPECT_THAT(explain(c, "comparisons.tavi.probability_worth_it")->how.en,
                ::testing::HasSubstr("10,000 draws"));
}

TEST(Explain, divides_the_draws_of_a_probability) {
    const auto c = resolved(file_text("examples/tavi/case.yaml"));
    const auto share = explain(c, "comparisons.tavi.matrix.probability.lower.better", draws(1000)).value();
    EXPECT_EQ(share.rule, Rule::quotient);
    EXPECT_EQ(*share.steps[1].value, 1000);
    EXPECT_EQ(*share.steps[0].value, std::round(*share.steps[0].value));
}

TEST(Explain, finds_the_main_part_of_a_thing_by_its_name) {
    const auto c = resolved(file_text("examples/cyclotron/case.yaml"));
    EXPECT_EQ(explain(c, "comparisons.own_share.net_value.value")->figure, "comparisons.own_share.net_value");
    for (const auto& name : explainable(c)) {
        if (!name.starts_with("price_headroom.") || !name.ends_with(".highest")) continue;
        const auto thing = name.substr(0, name.size() - std::string(".highest").size());
        EXPECT_EQ(explain(c, thing)->figure, name);
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
