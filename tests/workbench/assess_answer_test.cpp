// The engine's answers: the same figures as the command line, and beside them what the pages show.
#include <gmock/gmock.h>

#include <cmath>
#include <set>

#include "view/make_report.h"
#include "workbench/examples.h"

namespace vaerdi::workbench {
namespace {

using nlohmann::json;
using testing::HasSubstr;

json assessed(const std::string& name, const std::string& body) {
    WarmCases cases;
    return json_in(answer(asked<AssessRequest>(body), example(name), cases, {}));
}

constexpr auto everything =
    R"({"draws": 1000, "include": ["headroom", "sensitivity", "thresholds", "scenarios", "plane", "sliders"]})";

TEST(AssessAnswer, HoldsOnlyWhatWasAskedFor) {
    const auto answer = assessed("tavi", R"({"draws": 100})");
    for (const auto* key : {"price_headroom", "sensitivity", "thresholds", "scenarios", "plane", "sliders"})
        EXPECT_FALSE(answer.contains(key)) << key;
    EXPECT_EQ(answer.at("version"), 3);
    EXPECT_EQ(answer.at("draws"), 100);
    EXPECT_TRUE(answer.at("comparisons").contains("tavi"));
}

TEST(AssessAnswer, HoldsTheCourseAndTheValueOfInformationWhereTheyAreAskedFor) {
    const auto plain = assessed("reference/hiv-monotherapy", R"({"draws": 200})");
    EXPECT_FALSE(plain.contains("health"));
    EXPECT_FALSE(plain.contains("information"));
    const auto all =
        assessed("reference/hiv-monotherapy", R"({"draws": 200, "include": ["course", "information"]})");
    EXPECT_EQ(all.at("information").at("draws"), 200);
    const auto& health = all.at("health");
    EXPECT_EQ(health.at("dead"), json::array({"dead"}));
    // The relative risk holds for two years: 0.509 × 17/1734 first, then 17/1734.
    const auto& dying = health.at("alternatives").at("comb").at("per_cycle").at("a").at("dead");
    EXPECT_NEAR(dying.at("low").get<double>(), 0.509 * 17 / 1734, 1e-12);
    EXPECT_NEAR(dying.at("high").get<double>(), 17.0 / 1734, 1e-12);
    const auto& alone = health.at("alternatives").at("mono").at("per_cycle").at("a").at("dead");
    EXPECT_NEAR(alone.at("low").get<double>(), 17.0 / 1734, 1e-12);
}

TEST(AssessAnswer, HoldsTheSurvivalCurvesOfAPartitionWithTheirTitles) {
    const auto health =
        assessed("reference/partitioned-survival", R"({"draws": 0, "include": ["course"], "language": "da"})")
            .at("health");
    EXPECT_EQ(health.at("curves").at("stable"), "Progressionsfri overlevelse");
    EXPECT_EQ(health.at("curves").at("progressed"), "Samlet overlevelse");
    // Weibull with shape 1.2 and scale 18 months, after two years.
    const auto& usual = health.at("alternatives").at("usual").at("survival").at("stable");
    EXPECT_NEAR(usual.at(24).get<double>(), std::exp(-std::pow(24.0 / 18, 1.2)), 1e-12);
    EXPECT_FALSE(assessed("reference/hiv-monotherapy", R"({"draws": 0, "include": ["course"]})")
                     .at("health")
                     .contains("curves"));
}

TEST(AssessAnswer, CallsASurvivalCurveWithoutATitleByWhatItEnds) {
    auto surroundings = example("reference/partitioned-survival");
    auto& text = surroundings.document.text;
    for (const std::string title :
         {"title: {en: Progression-free survival, da: Progressionsfri overlevelse}, ",
          "title: {en: Overall survival, da: Samlet overlevelse}, "})
        text.erase(text.find(title), title.size());
    WarmCases cases;
    const auto curves =
        json_in(answer(asked<AssessRequest>(R"({"draws": 0, "include": ["course"], "language": "en"})"),
                       surroundings, cases, {}))
            .at("health")
            .at("curves");
    EXPECT_EQ(curves, (json{{"stable", "Not past Stable"}, {"progressed", "Alive"}}));
}

TEST(AssessAnswer, IsTheReportOfTheCommandLine) {
    const auto surroundings = example("tavi");
    Diagnostics found(surroundings.document.name);
    const auto document = value::read_case(surroundings.document.text, found);
    const auto catalogue = catalogue::Catalogue::shipped();
    const auto resolved = value::resolve(*document, catalogue, "tavi", {}, found);
    const value::ReadyCase ready(*resolved);
    value::Options options;
    options.draws = 1000;
    auto report =
        view::make_report({*document, catalogue, {}, ready, {}},
                          {.options = options, .swings = true, .thresholds = true, .scenarios = true});
    report->swings_asked = true;
    report->warnings = found.sorted();
    auto answer = assessed("tavi", everything);
    for (const auto* key : {"plane", "sliders", "words", "budgets", "findings", "version"}) answer.erase(key);
    EXPECT_EQ(answer, json::parse(view::report_json(*report, Language::english)));
}

TEST(AssessAnswer, PlaneShowsTheDrawsBehindTheFigures) {
    // With no more draws than the plane shows, the mean of its points is the mean of the figure.
    const auto answer = assessed("tavi", R"({"draws": 400, "include": ["plane"]})");
    const auto& plane = answer.at("plane").at("tavi");
    const auto& comparison = answer.at("comparisons").at("tavi");
    EXPECT_EQ(plane.at("effect_in"), comparison.at("matrix").at("measured_in"));
    ASSERT_EQ(plane.at("points").size(), 400u);
    double effect = 0, cost = 0;
    for (const auto& point : plane.at("points")) {
        effect += point.at(0).get<double>() / 400;
        cost += point.at(1).get<double>() / 400;
    }
    const double mean_cost = comparison.at("incremental_cost").at("mean");
    const double mean_effect = comparison.at("incremental_effects").at("mean");
    EXPECT_NEAR(cost, mean_cost, 1e-9 * std::abs(mean_cost));
    EXPECT_NEAR(effect, mean_effect, 1e-9 * std::abs(mean_effect));
}

TEST(AssessAnswer, PlaneShowsAtMostFiveHundredDraws) {
    const auto few = assessed("tavi", R"({"draws": 500, "include": ["plane"]})");
    const auto many = assessed("tavi", R"({"draws": 5000, "include": ["plane"]})");
    EXPECT_EQ(many.at("plane"), few.at("plane"));
}

TEST(AssessAnswer, SlidersOfEveryExampleAreTakenBackExactly) {
    for (const auto& name : example_names()) {
        SCOPED_TRACE(name);
        WarmCases cases;
        const auto surroundings = example(name);
        const auto before = json_in(
            answer(asked<AssessRequest>(R"({"draws": 0, "include": ["sliders"]})"), surroundings, cases, {}));
        EXPECT_LE(before.at("sliders").size(), 6u);
        for (const auto& slider : before.at("sliders")) {
            SCOPED_TRACE(slider.dump());
            const double low = slider.at("low"), high = slider.at("high"), step = slider.at("step");
            EXPECT_LT(low, high);
            EXPECT_GT(step, 0);
            EXPECT_LE(step, high - low);
            EXPECT_GT(slider.at("influence"), 0);
            EXPECT_EQ(slider.at("value"), slider.at("base"));
            for (const auto& text : {slider.at("text").get<std::string>(),
                                     fmt::format("{}{}", high, slider.value("unit_text", ""))}) {
                const json body{
                    {"draws", 0}, {"include", {"sliders"}}, {"set", {{slider.at("input"), text}}}};
                const auto after =
                    json_in(answer(asked<AssessRequest>(body.dump()), surroundings, cases, {}));
                for (const auto& moved : after.at("sliders")) {
                    if (moved.at("input") != slider.at("input")) continue;
                    EXPECT_EQ(moved.at("text"), text);
                    EXPECT_EQ(moved.at("base"), slider.at("base"));
                }
            }
        }
    }
}

TEST(AssessAnswer, SlidersOfTaviAreThePricesAndDaysThatMatter) {
    const auto answer = assessed("tavi", R"({"draws": 0, "include": ["sliders"]})");
    std::vector<std::string> names;
    double last = 1;
    for (const auto& slider : answer.at("sliders")) {
        names.push_back(slider.at("input"));
        EXPECT_LE(slider.at("influence").get<double>(), last);
        last = slider.at("influence");
    }
    EXPECT_THAT(names, testing::Contains("valve.tavi"));
    for (const auto& slider : answer.at("sliders")) {
        if (slider.at("input") != "valve.tavi") continue;
        EXPECT_EQ(slider.at("alternative"), "tavi");
        EXPECT_EQ(slider.at("step"), 500);
        EXPECT_LE(slider.at("low").get<double>(), 90'000);
        EXPECT_GE(slider.at("high").get<double>(), 140'000);
        EXPECT_EQ(slider.at("assumption"), true);
    }
}

TEST(AssessAnswer, ASliderStaysWhenItsNumberIsSet) {
    const auto before = assessed("tavi", R"({"draws": 0, "include": ["sliders"]})");
    const auto after =
        assessed("tavi", R"({"draws": 0, "include": ["sliders"], "set": {"valve.tavi": "120_000"}})");
    ASSERT_EQ(before.at("sliders").size(), after.at("sliders").size());
    for (std::size_t i = 0; i < before.at("sliders").size(); ++i) {
        EXPECT_EQ(before.at("sliders")[i].at("input"), after.at("sliders")[i].at("input"));
        if (after.at("sliders")[i].at("input") == "valve.tavi") {
            EXPECT_EQ(after.at("sliders")[i].at("value"), 120'000);
        }
    }
}

TEST(AssessAnswer, WordsComeInTheLanguageAskedFor) {
    const auto english = assessed("tavi", R"({"draws": 1000, "include": ["headroom"]})").at("words");
    const auto danish =
        assessed("tavi", R"({"draws": 1000, "include": ["headroom"], "language": "da"})").at("words");
    EXPECT_THAT(english.at("short").at("tavi").get<std::string>(), HasSubstr("orth it"));
    EXPECT_THAT(danish.at("short").at("tavi").get<std::string>(), HasSubstr("engene værd"));
    EXPECT_THAT(english.at("payers").at("tavi").at("region").get<std::string>(), HasSubstr("The region"));
    EXPECT_THAT(danish.at("payers").at("tavi").at("region").get<std::string>(), HasSubstr("Regionen"));
    EXPECT_FALSE(english.at("headroom").empty());
}

TEST(AssessAnswer, TheSameQuestionIsAnsweredTheSame) {
    WarmCases cases;
    const auto surroundings = example("tavi");
    const auto request = asked<AssessRequest>(everything);
    const auto first = answer(request, surroundings, cases, {});
    EXPECT_EQ(std::get<std::string>(first), std::get<std::string>(answer(request, surroundings, cases, {})));
    WarmCases cold;
    EXPECT_EQ(std::get<std::string>(first), std::get<std::string>(answer(request, surroundings, cold, {})));
}

TEST(AssessAnswer, AnotherQuestionIsNeverAnsweredFromWhatWasKept) {
    WarmCases cases;
    const auto surroundings = example("tavi");
    const std::vector<std::string> bodies{
        R"({"draws": 100})",
        R"({"draws": 101})",
        R"({"draws": 100, "seed": 2})",
        R"({"draws": 100, "language": "da"})",
        R"({"draws": 100, "scenario": "dear_valve"})",
        R"({"draws": 100, "set": {"valve.tavi": "120_000"}})",
        R"({"draws": 100, "set": {"valve.tavi": "120_001"}})",
        R"({"draws": 100, "set": {"valve.surgery": "120_000"}})",
        R"({"draws": 100, "include": ["plane"]})",
        R"({"draws": 100, "include": ["sliders"]})",
    };
    std::set<std::string> answers;
    for (const auto& body : bodies)
        answers.insert(std::get<std::string>(answer(asked<AssessRequest>(body), surroundings, cases, {})));
    EXPECT_EQ(answers.size(), bodies.size());
    auto newer = surroundings;
    newer.version = 4;
    EXPECT_EQ(json_in(answer(asked<AssessRequest>(bodies[0]), newer, cases, {})).at("version"), 4);
}

TEST(AssessAnswer, RefusesWhatDoesNotFit) {
    WarmCases cases;
    const auto surroundings = example("tavi");
    const auto refused = [&](const char* body) {
        return refusal_in(answer(asked<AssessRequest>(body), surroundings, cases, {}));
    };
    EXPECT_EQ(refused(R"({"draws": 200001})").code, "bad_request");
    EXPECT_EQ(refused(R"({"scenario": "three_day"})").code, "not_found");
    EXPECT_THAT(refused(R"({"scenario": "three_day"})").message.da, HasSubstr("mente du 'three_days'?"));
    const auto unknown = refused(R"({"set": {"valve.tawi": "1"}})");
    EXPECT_EQ(unknown.status, 422);
    ASSERT_FALSE(unknown.findings.empty());
    EXPECT_THAT(unknown.findings.front().remedy.en, HasSubstr("valve.tavi"));
    auto broken = surroundings;
    broken.document.text += "\nlines: 3\n";
    EXPECT_EQ(refusal_in(answer(asked<AssessRequest>("{}"), broken, cases, {})).code, "document_errors");
}

TEST(AssessAnswer, StopsWhenTold) {
    WarmCases cases;
    std::stop_source source;
    source.request_stop();
    const auto refusal = refusal_in(
        answer(asked<AssessRequest>(R"({"draws": 200000})"), example("tavi"), cases, source.get_token()));
    EXPECT_EQ(refusal.code, "stopped");
    // Nothing half made is kept.
    EXPECT_EQ(
        json_in(answer(asked<AssessRequest>(R"({"draws": 200000})"), example("tavi"), cases, {})).at("draws"),
        200'000);
}

// Without draws, too: moving every number takes its time in a large case.
TEST(SensitivityAnswer, StopsWhenTold) {
    WarmCases cases;
    ASSERT_TRUE(std::holds_alternative<std::shared_ptr<const WarmCase>>(cases.open(example("tavi"))));
    std::stop_source source;
    source.request_stop();
    const auto ask = [&](std::stop_token stop) {
        return answer(asked<SensitivityRequest>("{}"), example("tavi"), cases, stop);
    };
    EXPECT_EQ(refusal_in(ask(source.get_token())).code, "stopped");
    EXPECT_FALSE(json_in(ask({})).at("sensitivity").empty());
}

TEST(CheckAnswer, StopsWhenTold) {
    std::stop_source source;
    source.request_stop();
    EXPECT_EQ(refusal_in(answer(asked<CheckRequest>("{}"), example("tavi"), source.get_token())).code,
              "stopped");
}

TEST(PriceAnswer, TellsHeadroomAndThresholds) {
    WarmCases cases;
    const auto made = json_in(answer(asked<PriceRequest>(R"({"draws": 100})"), example("tavi"), cases, {}));
    EXPECT_TRUE(made.at("price_headroom").at("tavi").contains("valve.tavi"));
    EXPECT_FALSE(made.at("thresholds").at("tavi").empty());
    const auto other = json_in(
        answer(asked<PriceRequest>(R"({"parameter": "theatre_hours.tavi"})"), example("tavi"), cases, {}));
    EXPECT_TRUE(other.at("price_headroom").at("tavi").contains("theatre_hours.tavi"));
    EXPECT_EQ(
        refusal_in(answer(asked<PriceRequest>(R"({"parameter": "valv.tavi"})"), example("tavi"), cases, {}))
            .code,
        "not_found");
}

TEST(SensitivityAnswer, MovesEveryNumberByTheShareAskedFor) {
    WarmCases cases;
    const auto made = json_in(
        answer(asked<SensitivityRequest>(R"({"spread": "10 %", "two_way": ["valve.tavi", "bed_days.tavi"]})"),
               example("tavi"), cases, {}));
    for (const auto& swing : made.at("sensitivity").at("tavi")) {
        if (swing.at("input") == "valve.tavi") {
            EXPECT_NEAR(swing.at("low").get<double>(), 99'000, 1e-6);
        }
    }
    EXPECT_EQ(made.at("two_way").at("tavi").at("first"), "valve.tavi");
    EXPECT_EQ(
        refusal_in(answer(asked<SensitivityRequest>(R"({"spread": "much"})"), example("tavi"), cases, {}))
            .status,
        400);
    EXPECT_EQ(refusal_in(answer(asked<SensitivityRequest>(R"({"two_way": ["valve.tavi"]})"), example("tavi"),
                                cases, {}))
                  .status,
              400);
    EXPECT_EQ(refusal_in(
                  answer(asked<SensitivityRequest>(R"({"alternative": "none"})"), example("tavi"), cases, {}))
                  .status,
              404);
}

TEST(ExplainAnswer, ExplainsEveryFigureItLists) {
    WarmCases cases;
    const auto surroundings = example("tavi");
    const auto list = json_in(answer(asked<ExplainRequest>(R"({"figures": true})"), surroundings, cases, {}));
    ASSERT_FALSE(list.at("figures").empty());
    const json body{{"figure", list.at("figures").front()}, {"language", "da"}};
    const auto made = json_in(answer(asked<ExplainRequest>(body.dump()), surroundings, cases, {}));
    EXPECT_EQ(made.at("figure"), list.at("figures").front());
    EXPECT_FALSE(made.at("explanation").at("title").get<std::string>().empty());
    EXPECT_EQ(refusal_in(answer(asked<ExplainRequest>(R"({"figure": "comparisons.tavi.net"})"), surroundings,
                                cases, {}))
                  .status,
              404);
}

TEST(CheckAnswer, FindsWhatIsWrongWithPlaceAndRemedy) {
    const Surroundings wrong{{"case.yaml", "case: 1\ntitle: X\nalternatives: {a: A}\nlins: []\n"}, 0, {}};
    const auto made = json_in(answer(asked<CheckRequest>(R"({"text": "x"})"), wrong, {}));
    EXPECT_EQ(made.at("kind"), "case");
    ASSERT_FALSE(made.at("findings").empty());
    bool found = false;
    for (const auto& finding : made.at("findings")) {
        if (finding.at("line") != 4) continue;
        found = true;
        EXPECT_EQ(finding.at("severity"), "error");
        EXPECT_THAT(finding.at("remedy").get<std::string>(), HasSubstr("lines"));
    }
    EXPECT_TRUE(found);
    EXPECT_TRUE(json_in(answer(asked<CheckRequest>("{}"), example("tavi"), {})).at("findings").is_array());
}

}  // namespace
}  // namespace vaerdi::workbench
