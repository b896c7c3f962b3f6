// Health models in a case, against published figures (shared reference value-models.md, sections 0, A and C)
// and against loops written out in the test.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <map>

#include "value/cases.h"
#include "value/sensitivity.h"

namespace vaerdi::value {
namespace {

using namespace testing;

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), by);
}

void expect_near(double found, double expected, double relative = 1e-9) {
    EXPECT_NEAR(found, expected, relative * std::abs(expected));
}

const Comparison& against(const Assessment& assessment, const std::string& id) {
    for (const auto& comparison : assessment.comparisons) {
        if (comparison.id == id) return comparison;
    }
    throw std::out_of_range(id);
}

// ---- A. the sick-sicker model (Alarid-Escudero et al. 2023)

std::string sick_sicker(const std::string& accrual) {
    return replaced(file_text("examples/reference/sick-sicker/case.yaml"), "accrual: darth-simpson",
                    "accrual: " + accrual);
}

struct Published {
    std::string accrual;
    std::map<std::string, std::pair<double, double>> cost_and_qalys;
    double icer_b = 0, icer_ab = 0;
};

const std::array<Published, 3> published{{{"darth-simpson",
                                           {{"soc", {151579.86595738993, 20.711331464322178}},
                                            {"a", {284804.51337057247, 21.498662808437558}},
                                            {"b", {259100.41061700435, 22.184465140845493}},
                                            {"ab", {378875.19839449198, 23.136844135002608}}},
                                           72987.63606665314,
                                           125763.78575368728},
                                          {"half-cycle",
                                           {{"soc", {152262.29071826543, 21.038150923113012}},
                                            {"a", {285676.92301961884, 21.828836409713688}},
                                            {"b", {259991.51526985, 22.51119814276284}},
                                            {"ab", {379955.44734687806, 23.46684558952786}}},
                                           73133.585342358405,
                                           125531.578076329548},
                                          {"all-rows",
                                           {{"soc", {153541.41293063216, 21.554486610501705}},
                                            {"a", {287185.64077586663, 22.345544455889716}},
                                            {"b", {261490.97437179225, 23.032607807126556}},
                                            {"ab", {381676.09574088239, 23.988968925785908}}},
                                           73031.603692344463,
                                           125669.183976831147}}};

TEST(SickSicker, givesThePublishedCostsQalysAndRatios) {
    for (const auto& expected : published) {
        SCOPED_TRACE(expected.accrual);
        const auto a = assessed(sick_sicker(expected.accrual));
        for (const auto& [id, figures] : expected.cost_and_qalys) {
            expect_near(of(a, id).total_cost.value, figures.first);
            expect_near(of(a, id).qalys->value, figures.second);
        }
        ASSERT_EQ(a.frontier.size(), 3U);
        expect_near(*a.frontier[1].icer, expected.icer_b);
        expect_near(*a.frontier[2].icer, expected.icer_ab);
        ASSERT_EQ(a.dominance.size(), 1U);
        EXPECT_EQ(a.dominance[0].alternative, "a");
    }
}

TEST(SickSicker, followsThePublishedTrace) {
    const auto a = assessed(sick_sicker("half-cycle"));
    const auto& soc = a.health->alternatives[0];
    ASSERT_EQ(soc.occupancy.size(), 76U);
    const std::array first{0.85898828074112354, 0.13901371792620959, 0.0, 0.00199800133266692};
    const std::array last{0.11572345055598442, 0.03417853630643153, 0.31706153551131322, 0.53303647762627160};
    const std::array last_b{0.20746857649483993, 0.06550741269213982, 0.27287259902719152,
                            0.45415141178582957};
    for (std::size_t state = 0; state < 4; ++state) {
        EXPECT_NEAR(soc.occupancy[1][state], first[state], 1e-15);
        EXPECT_NEAR(soc.occupancy[75][state], last[state], 1e-13);
        EXPECT_NEAR(a.health->alternatives[2].occupancy[75][state], last_b[state], 1e-13);
    }
}

TEST(SickSicker, drawsComeToThePublishedMeans) {
    constexpr std::uint64_t draws = 100'000;
    const auto a = drawn(resolved(sick_sicker("darth-simpson")), draws);
    const std::map<std::string, std::pair<double, double>> means{{"soc", {151394.5, 20.55245}},
                                                                 {"a", {284155.6, 21.37412}},
                                                                 {"b", {258675.6, 21.96715}},
                                                                 {"ab", {378126.9, 22.96101}}};
    for (const auto& [id, mean] : means) {
        const auto& cost = *of(a, id).total_cost.spread;
        const auto& qalys = *of(a, id).qalys->spread;
        EXPECT_NEAR(cost.mean, mean.first, 4 * std::hypot(cost.standard_error, 46)) << id;
        EXPECT_NEAR(qalys.mean, mean.second, 4 * std::hypot(qalys.standard_error, 0.001)) << id;
    }
}

// Incremental net benefit of B at 100,000 a QALY, each number × 0.8 and × 1.2 (independent computation).
TEST(SickSicker, movesAsTheTornadoSays) {
    const std::map<std::string, std::pair<double, double>> ends{
        {"hr_b", {111132.500952, -23151.292071}}, {"u_h", {3248.124350, 76337.521635}},
        {"c_b", {65744.027011, 13841.618974}},    {"u_s2", {59253.421858, 20332.224128}},
        {"u_s1", {27414.249240, 52171.396746}},   {"hr_s2", {30514.558149, 48062.426185}},
        {"r_s1h", {30986.197276, 45522.210268}},  {"c_s2", {33954.643333, 45631.002652}},
        {"r_hd", {33436.249838, 45088.024702}},   {"r_hs1", {43425.380884, 34938.398673}},
        {"r_s1s2", {34465.909137, 41032.522226}}, {"hr_s1", {41476.868601, 38138.830576}},
        {"c_h", {40523.716966, 39061.929020}},    {"c_s1", {40453.013593, 39132.632393}},
    };
    const auto c = resolved(sick_sicker("darth-simpson"));
    const auto b = c.alternative_index("b");
    expect_near(against(assess(c, {}).value(), "b").net_value.value, 39792.82299272);
    const auto swings = one_way(c, b, 0.2);
    std::size_t met = 0;
    for (const auto& swing : swings) {
        const auto found = ends.find(c.inputs[swing.input].name);
        if (found == ends.end()) continue;
        ++met;
        EXPECT_NEAR(swing.at_low, found->second.first, 1e-5) << found->first;
        EXPECT_NEAR(swing.at_high, found->second.second, 1e-5) << found->first;
    }
    EXPECT_EQ(met, ends.size());
}

// ---- C. HIV monotherapy against combination (Briggs, Claxton, Sculpher 2006)

std::string hiv(const std::string& accrual, const std::string& compounding = "yearly") {
    auto text = file_text("examples/reference/hiv-monotherapy/case.yaml");
    text = replaced(std::move(text), "accrual: end", "accrual: " + accrual);
    return replaced(std::move(text), "effects: 0 %", "effects: 0 %, compounding: " + compounding);
}

TEST(Hiv, givesThePublishedFiguresByEveryConvention) {
    struct Row {
        const char *accrual, *compounding;
        double mono, comb, mono_years, comb_years;
    };
    const std::array rows{
        Row{"end", "yearly", 44663.45356369666, 50601.65133120371, 7.99120664584088, 8.93738889164347},
        Row{"end", "continuous", 44230.9937973079, 50108.0151339237, 7.99120664584088, 8.93738889164347},
        Row{"half-cycle", "continuous", 46697.242902026, 52690.679502997, 8.47532486771703, 9.41678523841661},
        Row{"start", "continuous", 49163.4920067441, 55273.3438720702, 8.95944308959318, 9.89618158518976}};
    for (const auto& row : rows) {
        SCOPED_TRACE(std::string(row.accrual) + " " + row.compounding);
        const auto a = assessed(hiv(row.accrual, row.compounding));
        expect_near(of(a, "mono").total_cost.value, row.mono);
        expect_near(of(a, "comb").total_cost.value, row.comb);
        expect_near(of(a, "mono").life_years->value, row.mono_years);
        expect_near(of(a, "comb").life_years->value, row.comb_years);
    }
    expect_near(against(assessed(hiv("end")), "comb").icer->value, 6275.9556035318);
}

TEST(Hiv, undiscountedCostsAreHealthCareAndDrugs) {
    const auto a = assessed(replaced(hiv("end"), "costs: 6 %", "costs: 0 %"));
    const auto sum = [&](const std::string& id, const std::vector<std::string>& lines) {
        double all = 0;
        for (const auto& name : lines) all += line(of(a, id), name).present_value;
        return all;
    };
    const std::vector<std::string> care{"health_costs_a", "health_costs_b", "health_costs_c"};
    const std::vector<std::string> drugs{"health_costs_living_1", "health_costs_living_2"};
    expect_near(sum("mono", care), 45541.24389814043);
    expect_near(sum("mono", drugs), 18203.96873922553);
    expect_near(sum("comb", care), 48082.83452921567);
    expect_near(sum("comb", drugs), 24492.27541907356);
}

TEST(Hiv, drawsComeToTheIndependentMeans) {
    const auto a = drawn(resolved(hiv("end")), 20'000);
    const auto& mono = *of(a, "mono").total_cost.spread;
    const auto& comb = *of(a, "comb").total_cost.spread;
    EXPECT_NEAR(mono.mean, 44682, 4 * std::hypot(mono.standard_error, 130));
    EXPECT_NEAR(comb.mean, 50554, 4 * std::hypot(comb.standard_error, 126));
    EXPECT_NEAR(of(a, "mono").life_years->spread->mean, 8.0011, 0.008);
    EXPECT_NEAR(of(a, "comb").life_years->spread->mean, 8.9320, 0.010);
}

// ---- models against loops

const std::string two_states =
    "case: 1\ntitle: x\nhorizon: 10 years\ndiscounting: none\ncomparator: a\nalternatives: {a: A, b: B}\n";

TEST(Course, probabilitiesMayDependOnTheTimeInTheState) {
    const auto a = assessed(two_states + R"yaml(
health:
  accrual: end
  start_age: 60
  states: [well, ill, dead]
  transitions:
    well: {ill: 0.2, dead: 0.01 + 0.001 * (age - 60)}
    ill: {well: "0.5 / (1 + time_in_state)", dead: 0.05 + 0.02 * cycles_in_state}
  utilities: {well: 1, ill: "0.5 + 0.02 * time_in_state"}
)yaml");
    double well = 1, qalys = 0;
    std::vector<double> ill;
    for (int cycle = 1; cycle <= 10; ++cycle) {
        double next_well = well * (1 - 0.2 - 0.01 - 0.001 * (cycle - 1));
        std::vector<double> next{well * 0.2};
        for (std::size_t t = 0; t < ill.size(); ++t) {
            const double time = static_cast<double>(t), back = 0.5 / (1 + time);
            next_well += ill[t] * back;
            next.push_back(ill[t] * (1 - back - 0.05 - 0.02 * time));
        }
        well = next_well;
        ill = next;
        qalys += well;
        for (std::size_t t = 0; t < ill.size(); ++t) qalys += ill[t] * (0.5 + 0.02 * static_cast<double>(t));
    }
    expect_near(of(a, "a").qalys->value, qalys, 1e-12);
}

TEST(Course, alternativesMayBeginInDifferentStates) {
    const auto a = assessed(two_states + R"yaml(
health:
  states: [well, ill, dead]
  start: {well: {by: {a: 1, b: 70 %}}, ill: {by: {a: 0, b: 30 %}}}
  transitions: {well: {dead: 10 %}, ill: {dead: 20 %}}
)yaml");
    const auto living = [](double share, double death) {
        double years = 0;
        for (int cycle = 0; cycle < 10; ++cycle, share *= 1 - death) years += share * (1 - death / 2);
        return years;
    };
    expect_near(of(a, "a").life_years->value, living(1, 0.1), 1e-12);
    expect_near(of(a, "b").life_years->value, living(0.7, 0.1) + living(0.3, 0.2), 1e-12);
}

TEST(Course, eventsAreCountedPaidForAndFelt) {
    const auto a = assessed(two_states + R"yaml(
parameters: {p: {by: {a: 10 %, b: 5 %}}}
health:
  accrual: end
  states: [primary, revised, dead]
  transitions: {primary: {revised: p, dead: 2 %}, revised: {revised: 96 %, dead: 4 %}}
  utilities: {living: 0.8}
  costs: {revised: {amount: 1_000 DKK/year, payer: municipality}}
  events:
    revision: {title: Revisions, from: primary, into: revised, amount: 80_000 DKK, utility: -0.1}
    death: {into: dead}
)yaml");
    double primary = 1, revised = 0, revisions = 0, years = 0, in_revised = 0;
    for (int cycle = 1; cycle <= 10; ++cycle) {
        const double now = primary * 0.05;
        revisions += now;
        revised = revised * 0.96 + now;
        primary *= 1 - 0.05 - 0.02;
        years += primary + revised;
        in_revised += revised;
    }
    const auto& b = of(a, "b");
    expect_near(b.total_cost.value, 80'000 * revisions + 1'000 * in_revised, 1e-12);
    expect_near(b.qalys->value, 0.8 * years - 0.1 * revisions, 1e-12);
    expect_near(b.paid_present.at("municipality").value, 1'000 * in_revised, 1e-12);
    double counted = 0;
    for (const auto& natural : b.natural) {
        if (natural.id == "revision") counted = natural.total.value;
    }
    expect_near(counted, revisions, 1e-12);
    expect_near(a.health->alternatives[1].passed[0], revisions, 1e-12);
    // The same share every year, of those who are there.
    const auto [least, most] = a.health->alternatives[1].per_cycle[0];
    expect_near(least, 0.05, 1e-12);
    expect_near(most, 0.05, 1e-12);
}

TEST(Course, anEventMayCostByTheTimeSpentInTheStateThatIsLeft) {
    const auto a = assessed(two_states + R"yaml(
health:
  accrual: end
  states: [well, ill, dead]
  transitions: {well: {ill: 0.3}, ill: {dead: 0.4}}
  events: {death: {from: ill, into: dead, amount: 100 DKK * cycles_in_state}}
)yaml");
    double well = 1, cost = 0;
    std::vector<double> ill;
    for (int cycle = 1; cycle <= 10; ++cycle) {
        std::vector<double> next{well * 0.3};
        for (std::size_t t = 0; t < ill.size(); ++t) {
            cost += ill[t] * 0.4 * 100 * static_cast<double>(t);
            next.push_back(ill[t] * 0.6);
        }
        well *= 0.7;
        ill = next;
    }
    expect_near(of(a, "a").total_cost.value, cost, 1e-12);
}

TEST(Course, intakesFallInTheirYearsAndPastTheHorizonNothing) {
    const auto a = assessed(R"yaml(
case: 1
title: x
start: 2025
horizon: 4 years
discounting: {costs: 5 %, effects: 0 %}
comparator: a
alternatives: {a: A}
population: {patients: 100 per year, for: 3 years}
health:
  accrual: end
  states: [well, dead]
  transitions: {well: {dead: 10 %}}
  costs: {well: {amount: 1_000 DKK/year}}
)yaml");
    std::array<double, 5> by_year{};
    double present = 0;
    for (int intake = 1; intake <= 3; ++intake) {
        double well = 100;
        for (int year = intake; year <= 4; ++year) {
            well *= 0.9;
            by_year[static_cast<std::size_t>(year)] += 1'000 * well;
            present += 1'000 * well * std::pow(1.05, -year);
        }
    }
    expect_near(of(a, "a").total_cost.value, present, 1e-12);
    for (std::size_t year = 1; year <= 4; ++year)
        expect_near(of(a, "a").paid.at("region")[year], by_year[year], 1e-12);
}

TEST(Course, whatVariesByCalendarYearVariesByIntake) {
    const auto a = assessed(R"yaml(
case: 1
title: x
start: 2025
horizon: 3 years
discounting: none
comparator: a
alternatives: {a: A}
population: {patients: 10 per year, for: 2 years}
health:
  accrual: end
  states: [well, dead]
  transitions: {well: {dead: "if(year >= 2026, 50 %, 10 %)"}}
)yaml");
    // The first intake: 9, 4.5, 2.25; the second, from 2026: 5, 2.5.
    expect_near(of(a, "a").life_years->value, 9 + 4.5 + 2.25 + 5 + 2.5, 1e-12);
}

TEST(Course, groupsHaveCoursesOfTheirOwn) {
    const auto a = assessed(two_states + R"yaml(
groups: {young: {share: 60 %, set: {risk: 5 %}}, old: {share: 40 %, set: {risk: 20 %}}}
parameters: {risk: 10 %}
health:
  accrual: end
  states: [well, dead]
  transitions: {well: {dead: risk}}
)yaml");
    const auto years = [](double risk) { return (1 - risk) * (1 - std::pow(1 - risk, 10)) / risk; };
    expect_near(of(a, "a").life_years->value, 0.6 * years(0.05) + 0.4 * years(0.2), 1e-12);
    expect_near(a.health->alternatives[0].life_years, 0.6 * years(0.05) + 0.4 * years(0.2), 1e-12);
}

TEST(Course, monthsAreTwelfthsOfAYear) {
    const auto a = assessed(two_states + R"yaml(
health:
  cycle: 1 month
  accrual: end
  states: [well, dead]
  transitions: {well: {dead: 1 - exp(-0.12 * cycle_length)}}
  costs: {well: {amount: 1_200 DKK/year}}
)yaml");
    double cost = 0;
    for (int month = 1; month <= 120; ++month) cost += 100 * std::exp(-0.01 * month);
    expect_near(of(a, "a").total_cost.value, cost, 1e-12);
}

TEST(Course, compoundingByCycleIsByCycle) {
    const auto a = assessed(replaced(two_states, "discounting: none",
                                     "discounting: {costs: 12 %, effects: 0 %, compounding: by cycle}") +
                            R"yaml(
health: {cycle: 1 month, accrual: end, states: [well, dead], transitions: {well: {dead: 0}}, costs: {well: {amount: 1_200 DKK/year}}}
)yaml");
    double cost = 0;
    for (int month = 1; month <= 120; ++month) cost += 100 * std::pow(1.01, -month);
    expect_near(of(a, "a").total_cost.value, cost, 1e-12);
}

// ---- laws

RC_GTEST_PROP(Course, noEffectGivesNoDifferenceAtAll, ()) {
    const auto risk = *rc::gen::inRange(1, 40) / 100.0;
    const auto a = assessed(two_states + fmt::format(R"yaml(
parameters: {{rr: {{by: {{a: 1, b: 1}}}}, u: {{beta: [80, 20]}}}}
health: {{states: [well, ill, dead], transitions: {{well: {{ill: {} * rr, dead: 0.01}}, ill: {{dead: 0.3}}}}, utilities: {{well: 1, ill: u}}}}
)yaml",
                                                     risk));
    RC_ASSERT(against(a, "b").incremental_qalys->value == 0);
    RC_ASSERT(against(a, "b").incremental_life_years->value == 0);
}

TEST(Course, shorterCyclesWithMatchingRatesConverge) {
    const auto years = [](const std::string& cycle) {
        return of(assessed(two_states + "health: {cycle: " + cycle + R"yaml(, states: [well, ill, dead],
  transitions: {well: {ill: 1 - exp(-0.3 * cycle_length), dead: 1 - exp(-0.02 * cycle_length)}, ill: {dead: 1 - exp(-0.2 * cycle_length)}}}
)yaml"),
                  "a")
            .life_years->value;
    };
    // In continuous time: well e^{-.32 t}; ill .3 / (.32 − .2) (e^{-.2 t} − e^{-.32 t}).
    const double well = (1 - std::exp(-3.2)) / 0.32;
    const double ill = 0.3 / 0.12 * ((1 - std::exp(-2.0)) / 0.2 - well);
    const double exact = well + ill;
    const double year = std::abs(years("1 year") - exact), half = std::abs(years("6 months") - exact),
                 month = std::abs(years("1 month") - exact);
    EXPECT_LT(half, 0.7 * year);
    EXPECT_LT(month, 0.3 * half);
}

TEST(Course, bitsDoNotDependOnThreads) {
    const auto c = resolved(sick_sicker("half-cycle"));
    const auto one = drawn(c, 5'000, 1, 1), two = drawn(c, 5'000, 1, 3);
    for (std::size_t a = 0; a < one.alternatives.size(); ++a) {
        EXPECT_EQ(one.alternatives[a].total_cost.spread->mean, two.alternatives[a].total_cost.spread->mean);
        EXPECT_EQ(one.alternatives[a].qalys->spread->low, two.alternatives[a].qalys->spread->low);
    }
}

}  // namespace
}  // namespace vaerdi::value
