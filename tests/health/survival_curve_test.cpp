#include "health/survival_curve.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace vaerdi::health {
namespace {

double value(const math::Graph& graph, Node node) { return math::evaluate(graph, node, {}); }

/// A curve of fixed parameters.
struct Fixed {
    math::Graph graph;
    SurvivalCurve curve;

    Fixed(Family family, std::vector<double> parameters, std::vector<double> knots = {},
          SplineScale scale = SplineScale::hazard) {
        curve.base.family = family;
        for (const double each : parameters) curve.base.parameters.push_back(graph.constant(each));
        curve.base.knots = std::move(knots);
        curve.base.scale = scale;
    }
    double survival(double t) { return value(graph, health::survival(graph, curve, graph.constant(t))); }
    double hazard(double t) { return value(graph, health::hazard(graph, curve, graph.constant(t))); }
    double cumulative(double t) { return value(graph, cumulative_hazard(graph, curve, graph.constant(t))); }
    double probability(double from, double to) {
        return value(graph, event_probability(graph, curve, graph.constant(from), graph.constant(to)));
    }
};

struct At {
    double t, survival, hazard;
};
struct Known {
    std::string name;
    Fixed curve;
    std::vector<At> at;
};

/// The formulas of docs/methods/survival-curves.md with 40 figures by mpmath 1.3; hazards as −S′/S.
std::vector<Known> known_curves() {
    const std::vector<double> spline{-3.1, 1.3, 0.12}, knots{-1, 1.2, 2.5};
    std::vector<Known> all;
    const auto add = [&](std::string name, Fixed curve, std::vector<At> at) {
        all.push_back({std::move(name), std::move(curve), std::move(at)});
    };
    add("exponential", Fixed(Family::exponential, {0.3}),
        {{0.01, 0.997004495503372976, 0.3},
         {5, 0.223130160148429829, 0.3},
         {90, 1.87952881653908329e-12, 0.3}});
    add("weibull", Fixed(Family::weibull, {1.2, 8.1}),
        {{0.01, 0.999676594247002107, 0.0388149671899566805},
         {1, 0.921964101927152893, 0.0974987894239417206},
         {5, 0.570918840291770211, 0.134521971724773383},
         {20, 0.0519029267797563681, 0.177502805863606082},
         {90, 1.54610820099980378e-8, 0.239799197447014237}});
    add("weibull_ph", Fixed(Family::weibull_ph, {0.02, 1.45}),
        {{0.01, 0.999974821808740095, 0.00365088369420308491},
         {1, 0.980198673306755302, 0.029},
         {20, 0.214378996810297594, 0.11165071174864431},
         {90, 1.19683287164695436e-6, 0.219688400639335772}});
    add("gompertz", Fixed(Family::gompertz, {0.11, 0.03}),
        {{0.01, 0.999699879984508043, 0.0300330181566568305},
         {5, 0.818748686931279559, 0.0519975905360218571},
         {20, 0.112069053866241467, 0.270750404983023628},
         {90, 0, 597.911113146908685}});
    add("gompertz, some are cured", Fixed(Family::gompertz, {-0.2, 0.3}),
        {{1, 0.761927501368368756, 0.245619225923394558},
         {90, 0.223130165245831616, 4.56899392341378853e-9}});
    add("lognormal", Fixed(Family::lognormal, {1.4, 0.9}),
        {{0.01, 0.999999999987418294, 9.5288268436153478e-9},
         {1, 0.94009309289722813, 0.140622232371339245},
         {5, 0.407993770958254912, 0.211487528556637765},
         {90, 0.000286341010064396351, 0.0456646438097725196}});
    add("loglogistic", Fixed(Family::loglogistic, {1.8, 6.5}),
        {{0.01, 0.999991355254670645, 0.00155605415928396016},
         {5, 0.615917505514461224, 0.138269698014793959},
         {90, 0.00874566074344443098, 0.0198250867851311114}});
    add("gamma", Fixed(Family::gamma, {2.3, 0.4}),
        {{0.01, 0.999998865417906908, 0.000260637958581311414},
         {1, 0.965587968017382118, 0.0723210482522023366},
         {5, 0.493296578625493804, 0.231599858175419562},
         {90, 2.17349365789604418e-14, 0.385948970727466943}});
    add("generalised gamma", Fixed(Family::generalised_gamma, {1.7, 0.8, 0.6}),
        {{0.01, 0.999992758399261953, 0.00149888870965005316},
         {1, 0.938052951395158882, 0.110603126213647148},
         {5, 0.463923994351843019, 0.20735190041917185},
         {20, 0.0172790843185451257, 0.217242117906372122},
         {90, 2.38514744197638915e-8, 0.174835009438900523}});
    add("generalised gamma, Q below 0", Fixed(Family::generalised_gamma, {1.7, 0.8, -1.1}),
        {{1, 0.999885648078624787, 0.00137048157007689214},
         {5, 0.685669808886285107, 0.131122892077925633},
         {90, 0.0374857341305027019, 0.0125050687491248513}});
    add("spline of hazards", Fixed(Family::spline, spline, knots),
        {{0.01, 0.999886847921936629, 0.0147106024315518778},
         {1, 0.957829602049861671, 0.0502498693182013003},
         {5, 0.846437156919479785, 0.0150003169111539278},
         {90, 0.681000299818106028, 0.0011542851200805398}});
    add("spline of odds", Fixed(Family::spline, spline, knots, SplineScale::odds),
        {{1, 0.958694287289699329, 0.0481742626524135251},
         {5, 0.857104175622780445, 0.0128568342602150396},
         {90, 0.722442851315246844, 0.000833905033381747261}});
    add("spline of normal deviates", Fixed(Family::spline, spline, knots, SplineScale::normal),
        {{1, 0.999168348495308232, 0.00331782054327899916},
         {5, 0.963388931656998533, 0.0074875330556161341},
         {90, 0.830618300119496083, 0.000913187829826008219}});
    return all;
}

TEST(SurvivalCurve, hasTheFormulaOfItsFamily) {
    for (auto& known : known_curves()) {
        for (const auto& at : known.at) {
            SCOPED_TRACE(known.name + " at " + std::to_string(at.t));
            EXPECT_NEAR(known.curve.survival(at.t), at.survival, 3e-14 * at.survival);
            EXPECT_NEAR(known.curve.hazard(at.t), at.hazard, 3e-14 * at.hazard);
            if (at.survival > 0) {
                const double log = -std::log(at.survival);
                EXPECT_NEAR(known.curve.cumulative(at.t), log, 1e-12 * log + 1e-16);
            }
        }
    }
}

TEST(SurvivalCurve, beginsWithEverybody) {
    for (auto& known : known_curves()) {
        EXPECT_EQ(known.curve.survival(0), 1) << known.name;
        EXPECT_EQ(known.curve.cumulative(0), 0) << known.name;
        EXPECT_TRUE(std::isfinite(known.curve.hazard(0))) << known.name;
        EXPECT_EQ(known.curve.survival(-1), 1) << known.name;
    }
}

TEST(SurvivalCurve, probabilitiesOfEventsFollowFromSurvival) {
    for (auto& known : known_curves()) {
        for (const double from : {0.0, 0.5, 3.0, 20.0}) {
            const double left = known.curve.survival(from), later = known.curve.survival(from + 1);
            EXPECT_NEAR(known.curve.probability(from, from + 1), 1 - later / left, 1e-12)
                << known.name << from;
        }
    }
    // Nobody is left: the event has come to all.
    EXPECT_EQ(Fixed(Family::lognormal, {0, 0.01}).probability(50, 51), 1);
    EXPECT_EQ(Fixed(Family::gompertz, {0.11, 0.03}).probability(900, 901), 1);
    // Small probabilities keep their figures.
    EXPECT_NEAR(Fixed(Family::exponential, {1e-12}).probability(0, 1), -std::expm1(-1e-12), 1e-27);
}

TEST(SurvivalCurve, familiesContainOneAnother) {
    for (const double t : {0.2, 1.0, 4.0, 15.0}) {
        // flexsurv: Q = 1 is the Weibull of shape 1/σ and scale e^μ, Q = 0 the log-normal, Q = σ the gamma.
        const auto same = [&](Fixed a, Fixed b) {
            EXPECT_NEAR(a.survival(t), b.survival(t), 2e-13 * b.survival(t));
        };
        same(Fixed(Family::generalised_gamma, {1.5, 0.8, 1}),
             Fixed(Family::weibull, {1 / 0.8, std::exp(1.5)}));
        same(Fixed(Family::generalised_gamma, {1.5, 0.8, 0}), Fixed(Family::lognormal, {1.5, 0.8}));
        same(Fixed(Family::generalised_gamma, {1.5, 0.8, 0.8}),
             Fixed(Family::gamma, {1 / 0.64, std::exp(-1.5) / 0.64}));
        // Q = −1 is the inverse Weibull: S = 1 − exp(−(t e^{−μ})^{−1/σ}).
        Fixed inverse(Family::generalised_gamma, {1.5, 0.8, -1});
        EXPECT_NEAR(inverse.survival(t), -std::expm1(-std::pow(t * std::exp(-1.5), -1 / 0.8)), 1e-13);
        same(Fixed(Family::gamma, {1, 0.3}), Fixed(Family::exponential, {0.3}));
        same(Fixed(Family::gompertz, {0, 0.3}), Fixed(Family::exponential, {0.3}));
        same(Fixed(Family::gompertz, {1e-17, 0.3}), Fixed(Family::exponential, {0.3}));
        same(Fixed(Family::weibull_ph, {std::pow(8.1, -1.2), 1.2}), Fixed(Family::weibull, {1.2, 8.1}));
        // A spline without inner knots is a Weibull, a log-logistic or a log-normal.
        const std::vector<double> ends{-2, 3};
        same(Fixed(Family::spline, {-1.2 * std::log(8.1), 1.2}, ends), Fixed(Family::weibull, {1.2, 8.1}));
        same(Fixed(Family::spline, {-1.8 * std::log(6.5), 1.8}, ends, SplineScale::odds),
             Fixed(Family::loglogistic, {1.8, 6.5}));
        same(Fixed(Family::spline, {-1.4 / 0.9, 1 / 0.9}, ends, SplineScale::normal),
             Fixed(Family::lognormal, {1.4, 0.9}));
    }
}

TEST(SurvivalCurve, aSplineIsStraightBeyondItsOuterKnots) {
    Fixed curve(Family::spline, {-3.1, 1.3, 0.12}, {-1, 1.2, 2.5});
    const auto log_hazard = [&](double x) { return std::log(curve.cumulative(std::exp(x))); };
    for (const double x : {-1.0, 6.0})
        EXPECT_NEAR(log_hazard(x) - log_hazard(x - 1), log_hazard(x - 1) - log_hazard(x - 2), 1e-12);
    EXPECT_GT(std::abs(log_hazard(2) - 2 * log_hazard(1) + log_hazard(0)), 0.1);
}

TEST(SurvivalCurve, ratiosChangeHazardsAndTimes) {
    for (auto& known : known_curves()) {
        auto& curve = known.curve;
        const double plain = curve.survival(4), plain_hazard = curve.hazard(4), late = curve.survival(2);
        const double late_hazard = curve.hazard(2);
        curve.curve.hazard_ratio = {curve.graph.constant(0.7)};
        EXPECT_NEAR(curve.survival(4), std::pow(plain, 0.7), 1e-13) << known.name;
        EXPECT_NEAR(curve.hazard(4), 0.7 * plain_hazard, 1e-13) << known.name;
        curve.curve.hazard_ratio.clear();
        curve.curve.time_ratio = {curve.graph.constant(2)};  // everything takes twice as long
        EXPECT_NEAR(curve.survival(4), late, 1e-13) << known.name;
        EXPECT_NEAR(curve.hazard(4), late_hazard / 2, 1e-13) << known.name;
        curve.curve.time_ratio.clear();
        curve.curve.time_unit = 2;  // the parameters count in two years
        EXPECT_NEAR(curve.survival(4), late, 1e-13) << known.name;
        EXPECT_NEAR(curve.hazard(4), late_hazard / 2, 1e-13) << known.name;
    }
}

TEST(SurvivalCurve, aTreatmentEffectMayWane) {
    // Hazards of a Weibull by .6 for three years, then the Weibull's own.
    Fixed control(Family::weibull, {1.3, 6});
    auto plain = std::make_shared<SurvivalCurve>(control.curve);
    Fixed treated(Family::weibull, {});
    treated.graph = control.graph;
    treated.curve.like = plain;
    treated.curve.hazard_ratio = {treated.graph.constant(0.6)};
    treated.curve.pieces = {{treated.graph.constant(3), plain}};
    const auto h = [](double t) { return std::pow(t / 6, 1.3); };
    for (const double t : {0.0, 1.0, 3.0, 4.5, 20.0}) {
        const double expected = t <= 3 ? 0.6 * h(t) : 0.6 * h(3) + h(t) - h(3);
        EXPECT_NEAR(treated.cumulative(t), expected, 1e-13);
        EXPECT_NEAR(treated.survival(t), std::exp(-expected), 1e-13);
    }
    EXPECT_NEAR(treated.hazard(2), 0.6 * 1.3 / 6 * std::pow(2.0 / 6, 0.3), 1e-14);
    EXPECT_NEAR(treated.hazard(5), 1.3 / 6 * std::pow(5.0 / 6, 0.3), 1e-14);
    EXPECT_NEAR(treated.probability(2, 4), -std::expm1(-(0.6 * (h(3) - h(2)) + h(4) - h(3))), 1e-14);
}

/// Whatever the family and wherever the times come from: survival is a share that falls.
RC_GTEST_PROP(SurvivalCurve, survivalFallsFromOneTowardsNothing, ()) {
    auto all = known_curves();
    auto& curve = all[*rc::gen::inRange<std::size_t>(0, all.size())].curve;
    const double from = *rc::gen::inRange(0, 40000) / 1000.0,
                 to = from + *rc::gen::inRange(0, 20000) / 1000.0;
    const double before = curve.survival(from), after = curve.survival(to);
    RC_ASSERT(before <= 1 && after >= 0 && after <= before + 1e-14);
    // An uncertain time gives what a certain one does.
    math::Graph& graph = curve.graph;
    const double at[] = {to};
    const double drawn = math::evaluate(graph, health::survival(graph, curve.curve, graph.input(0)), at);
    RC_ASSERT(std::abs(drawn - after) <= 1e-14);
}

}  // namespace
}  // namespace vaerdi::health
