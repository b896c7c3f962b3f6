// Every way of writing how uncertain a number is (design: documents, semantics 1–3).
#include "math/distribution.h"
#include "value/findings.h"

namespace vaerdi::value::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

template <class Family>
Family drawn_from(const Input& input) {
    if (!input.distribution) throw std::runtime_error(input.name + " is certain");
    return std::get<Family>(*input.distribution);
}

/// One parameter `p`.
Bound parameter(const std::string& written) { return Bound(with_parameters("  p: " + written + "\n")); }

// ---- base values

TEST(BaseValue, is_the_value_else_the_mean) {
    EXPECT_DOUBLE_EQ(parameter("7.5").input("p").base, 7.5);
    EXPECT_DOUBLE_EQ(parameter("{value: 7.5, range: [7, 8]}").input("p").base, 7.5);
    EXPECT_DOUBLE_EQ(parameter("{mean: 7.5, sd: 1}").input("p").base, 7.5);
    EXPECT_DOUBLE_EQ(parameter("{gamma: {shape: 4, scale: 2}}").input("p").base, 8);
    EXPECT_DOUBLE_EQ(parameter("{beta: [12, 281]}").input("p").base, 12.0 / 293);
}

TEST(BaseValue, need_not_be_the_mean_of_its_distribution) {
    const auto p = parameter("{value: 1, as: {beta: [200, 3]}}");
    EXPECT_DOUBLE_EQ(p.input("p").base, 1);
    EXPECT_DOUBLE_EQ(drawn_from<math::Beta>(p.input("p")).alpha, 200);
    EXPECT_THAT(parameter("{value: 1, as: {}}").errors, ElementsAre(HasSubstr("'as' holds no distribution")));
}

// ---- ranges: the family by the kind of number

TEST(Range, of_a_quantity_is_a_gamma_with_sd_width_by_3_92) {
    const auto p = parameter("{unit: days/patient, value: 7.5, range: [7, 8]}");
    const auto& gamma = drawn_from<math::Gamma>(p.input("p"));
    const double sd = 1 / 3.92;
    EXPECT_NEAR(gamma.shape * gamma.scale, 7.5, 1e-12);
    EXPECT_NEAR(gamma.shape * gamma.scale * gamma.scale, sd * sd, 1e-12);
    EXPECT_THAT(p.warnings, IsEmpty());
}

TEST(Range, of_a_share_is_a_beta) {
    drawn_from<math::Beta>(parameter("{value: 20 %, range: [10 %, 30 %]}").input("p"));
    drawn_from<math::Beta>(parameter("{unit: 1/patient, value: 0.2, range: [0.1, 0.3]}").input("p"));
    drawn_from<math::Beta>(parameter("{value: 0.2, range: [0.1, 0.3], kind: share}").input("p"));
    drawn_from<math::Gamma>(parameter("{value: 0.2, range: [0.1, 0.3], kind: amount}").input("p"));
    drawn_from<math::Gamma>(parameter("{unit: hours/patient, value: 0.5, range: [0.25, 1]}").input("p"));
}

TEST(Range, of_a_ratio_is_a_lognormal_on_the_log_scale) {
    const auto p = parameter("{value: 0.8, range: [0.6, 1.0666666666666667], kind: ratio}");
    const auto& ratio = drawn_from<math::Lognormal>(p.input("p"));
    EXPECT_NEAR(ratio.meanlog, std::log(0.8), 1e-12);
    EXPECT_NEAR(ratio.sdlog, (std::log(1.0666666666666667) - std::log(0.6)) / 3.92, 1e-12);
}

TEST(Range, below_nil_or_of_any_kind_is_a_normal) {
    drawn_from<math::Normal>(parameter("{value: 1, range: [-1, 3]}").input("p"));
    drawn_from<math::Normal>(parameter("{value: 5, range: [4, 6], kind: any}").input("p"));
}

TEST(Range, that_cannot_be_met_is_drawn_with_a_warning) {
    const auto p = parameter("{unit: days, value: 2, range: [1, 9]}");
    EXPECT_THAT(p.warnings,
                ElementsAre(HasSubstr("'p': the range 1 to 9 is drawn from a gamma with the 95% interval")));
    EXPECT_DOUBLE_EQ(p.input("p").written->high, 9);
    EXPECT_THAT(parameter("{value: 7.5, range: [7, 8]}").warnings, IsEmpty());
}

TEST(Range, of_no_width_is_certain) {
    EXPECT_FALSE(parameter("{value: 7, range: [7, 7]}").input("p").uncertain());
}

TEST(Range, is_two_numbers_around_the_value) {
    EXPECT_THAT(parameter("{value: 9, range: [7, 8]}").errors,
                ElementsAre(HasSubstr("lies outside its range")));
    EXPECT_THAT(parameter("{value: 7, range: [8, 6]}").errors,
                ElementsAre(HasSubstr("begins above its end")));
    EXPECT_THAT(parameter("{value: 7, range: [6, 7, 8]}").errors,
                ElementsAre(HasSubstr("a range is two numbers")));
    EXPECT_THAT(parameter("{range: [6, 8]}").errors, ElementsAre(HasSubstr("'range' in 'p' needs 'value'")));
    EXPECT_THAT(parameter("{value: 50 %, range: [40 %, 120 %], kind: share}").errors,
                ElementsAre(HasSubstr("between 0 and 1")));
}

TEST(Range, takes_the_units_of_its_value) {
    const auto p = parameter("{value: 30 minutes, range: [0.4 hours, 0.6 hours]}");
    EXPECT_DOUBLE_EQ(p.input("p").base, 30);
    EXPECT_DOUBLE_EQ(p.input("p").written->low, 24);
    EXPECT_THAT(parameter("{value: 30 minutes, range: [0.4 days, 0.6 days]}").errors,
                ::testing::Contains(HasSubstr("unit mismatch: '0.4 days' is days but minutes is needed")));
}

// ---- standard deviations and counts

TEST(StandardDeviation, is_that_of_the_mean_itself) {
    const auto& gamma = drawn_from<math::Gamma>(parameter("{mean: 10, sd: 2}").input("p"));
    EXPECT_NEAR(gamma.shape, 25, 1e-9);
    const auto& beta = drawn_from<math::Beta>(parameter("{mean: 0.2, sd: 0.1, kind: share}").input("p"));
    EXPECT_NEAR(beta.alpha / (beta.alpha + beta.beta), 0.2, 1e-12);
    drawn_from<math::Normal>(parameter("{mean: -3, sd: 2}").input("p"));
    EXPECT_FALSE(parameter("{mean: 10, sd: 0}").input("p").uncertain());
    EXPECT_THAT(parameter("{sd: 2}").errors, ElementsAre(HasSubstr("'sd' in 'p' needs 'mean'")));
    EXPECT_THAT(parameter("{mean: 10, sd: -2}").errors, ::testing::SizeIs(1));
}

TEST(PatientSd, shrinks_with_the_number_of_patients) {
    const auto& gamma = drawn_from<math::Gamma>(parameter("{value: 7.5, patient_sd: 4, n: 64}").input("p"));
    EXPECT_NEAR(gamma.scale * std::sqrt(gamma.shape), 0.5, 1e-12);
    EXPECT_THAT(parameter("{value: 7.5, patient_sd: 4}").errors, ElementsAre(HasSubstr("needs 'n'")));
    EXPECT_THAT(parameter("{value: 7.5, n: 60}").errors,
                ElementsAre(HasSubstr("'n' in 'p' needs 'patient_sd'")));
    EXPECT_THAT(parameter("{value: 7.5, patient_sd: 4, n: 0}").errors,
                ElementsAre(HasSubstr("n must be at least 1")));
}

TEST(Counts, are_a_beta) {
    const auto& beta = drawn_from<math::Beta>(parameter("{events: 12, of: 293}").input("p"));
    EXPECT_DOUBLE_EQ(beta.alpha, 12);
    EXPECT_DOUBLE_EQ(beta.beta, 281);
    EXPECT_TRUE(parameter("{events: 12, of: 293}").input("p").is_share);
}

TEST(Counts, of_nobody_or_everybody_get_half_an_event_and_say_so) {
    const auto nobody = parameter("{events: 0, of: 50}");
    EXPECT_DOUBLE_EQ(drawn_from<math::Beta>(nobody.input("p")).alpha, 0.5);
    EXPECT_DOUBLE_EQ(drawn_from<math::Beta>(nobody.input("p")).beta, 50.5);
    EXPECT_THAT(nobody.input("p").provenance.note.en, HasSubstr("½ is added"));
    EXPECT_DOUBLE_EQ(drawn_from<math::Beta>(parameter("{events: 50, of: 50}").input("p")).beta, 0.5);
    EXPECT_THAT(parameter("{events: 12, of: 293}").input("p").provenance.note.en, IsEmpty());
}

TEST(Counts, stay_within_what_was_counted) {
    EXPECT_THAT(parameter("{events: 45, of: 30}").errors, ::testing::SizeIs(1));
    EXPECT_THAT(parameter("{events: -1, of: 30}").errors, ::testing::SizeIs(1));
    EXPECT_THAT(parameter("{events: 3}").errors, ElementsAre(HasSubstr("'events' in 'p' needs 'of'")));
    EXPECT_THAT(parameter("{of: 3}").errors, ::testing::Contains(HasSubstr("'of' in 'p' needs 'events'")));
}

// ---- families

TEST(Family, every_one_in_every_way_of_writing) {
    const struct {
        const char* written;
        double mean;
    } families[] = {
        {"normal: {mean: 5, sd: 1}", 5},
        {"normal: [5, 1]", 5},
        {"lognormal: {mean: 5, sd: 1}", 5},
        {"lognormal: {meanlog: 0, sdlog: 1}", std::exp(0.5)},
        {"gamma: {mean: 5, sd: 1}", 5},
        {"gamma: {shape: 4, scale: 2}", 8},
        {"gamma: {shape: 4, rate: 2}", 2},
        {"beta: [2, 6]", 0.25},
        {"beta: {alpha: 2, beta: 6}", 0.25},
        {"beta: {mean: 0.25, sd: 0.1}", 0.25},
        {"uniform: [2, 6]", 4},
        {"uniform: {low: 2, high: 6}", 4},
        {"triangular: [0, 3, 6]", 3},
        {"triangular: {low: 0, mode: 3, high: 6}", 3},
        {"pert: [0, 3, 6]", 3},
        {"pert: {low: 0, mode: 3, high: 6}", 3},
        {"weibull: {shape: 1, scale: 5}", 5},
        {"exponential: {mean: 5}", 5},
        {"exponential: {rate: 0.2}", 5},
        {"gompertz: {shape: 0, rate: 0.2}", 5},
    };
    for (const auto& f : families) {
        const auto p = parameter(std::string("{") + f.written + "}");
        ASSERT_THAT(p.errors, IsEmpty()) << f.written;
        EXPECT_NEAR(p.input("p").base, f.mean, 1e-9) << f.written;
        EXPECT_TRUE(p.input("p").uncertain()) << f.written;
    }
}

TEST(Family, parameters_in_the_unit_of_the_quantity_may_carry_it) {
    const auto p = parameter("{gamma: {mean: 30 minutes, sd: 0.1 hours}}");
    EXPECT_EQ(p.input("p").unit.text(), "minutes");
    EXPECT_NEAR(math::standard_deviation(*p.input("p").distribution), 6, 1e-9);
    EXPECT_THAT(parameter("{gamma: {mean: 30 minutes, sd: 3 DKK}}").errors,
                ElementsAre(HasSubstr("unit mismatch")));
}

TEST(Family, given_in_an_unknown_way_says_the_known_ones) {
    EXPECT_THAT(parameter("{gamma: {mean: 7.5, sdd: 1}}").errors,
                ElementsAre(HasSubstr("write {gamma: {mean: …, sd: …}} / {gamma: {shape: …, scale: …}}")));
    EXPECT_THAT(parameter("{gamma: [1, 2]}").errors, ElementsAre(HasSubstr("not given in a known way")));
    EXPECT_THAT(parameter("{beta: 3}").errors, ElementsAre(HasSubstr("a distribution needs its parameters")));
    EXPECT_THAT(parameter("{gama: {mean: 7.5, sd: 1}}").errors,
                ::testing::Contains(HasSubstr("did you mean 'gamma'?")));
}

TEST(Family, out_of_reach_is_said) {
    for (const auto* written :
         {"{beta: [0, 3]}", "{gamma: {mean: -5, sd: 1}}", "{uniform: [5, 3]}", "{triangular: [1, 9, 3]}",
          "{weibull: {shape: 0, scale: 1}}", "{exponential: {mean: 0}}", "{gompertz: {shape: -1, rate: 1}}",
          "{lognormal: {mean: 0, sd: 1}}"}) {
        EXPECT_THAT(parameter(written).errors, ::testing::SizeIs(1)) << written;
    }
}

TEST(Uncertainty, is_given_in_one_way) {
    EXPECT_THAT(parameter("{gamma: {mean: 5, sd: 1}, normal: {mean: 5, sd: 1}}").errors,
                ElementsAre(HasSubstr("in two ways")));
    EXPECT_THAT(parameter("{value: 5, range: [4, 6], sd: 1}").errors, ElementsAre(HasSubstr("range and sd")));
    EXPECT_THAT(parameter("{value: 5, mean: 5, sd: 1}").errors,
                ElementsAre(HasSubstr("both value and mean")));
    EXPECT_THAT(parameter("{value: 1, as: {beta: [2, 3], gamma: {mean: 1, sd: 1}}}").errors,
                ElementsAre(HasSubstr("two distributions are given")));
}

TEST(Uncertainty, belongs_to_numbers_not_to_formulas) {
    EXPECT_THAT(Bound(with_parameters("  a: 5\n  b: {value: a * 2, range: [8, 12]}\n")).errors,
                ElementsAre(HasSubstr("a computed value cannot carry an uncertainty of its own")));
}

// ---- rows

TEST(Dirichlet, is_a_row_of_shares_used_by_component) {
    const Bound p(
        with_parameters("  row: {dirichlet: {better: 30, same: 60, worse: 10}}\n  x: row.better * 2\n"));
    ASSERT_THAT(p.errors, IsEmpty());
    EXPECT_DOUBLE_EQ(p.input("row.better").base, 0.3);
    EXPECT_DOUBLE_EQ(p.input("row.worse").base, 0.1);
    EXPECT_EQ(p.input("row.better").joint, p.input("row.same").joint);
    EXPECT_EQ(p.resolved->joints.at(0).inputs.size(), 3U);
    EXPECT_NE(p.input("row.better").stream, p.input("row.same").stream);
}

TEST(Dirichlet, as_a_whole_is_no_number) {
    EXPECT_THAT(Bound(with_parameters("  row: {dirichlet: {better: 30, worse: 10}}\n  x: row * 2\n")).errors,
                ElementsAre(HasSubstr("'row' is a row of numbers drawn together")));
    EXPECT_THAT(
        Bound(with_parameters("  row: {dirichlet: {better: 30, worse: 10}}\n  x: row.beter\n")).errors,
        ElementsAre(HasSubstr("did you mean 'row.better'?")));
    EXPECT_THAT(parameter("{dirichlet: [30, 10]}").errors,
                ElementsAre(HasSubstr("the components have no names")));
    EXPECT_THAT(parameter("{dirichlet: {better: 30}}").errors,
                ElementsAre(HasSubstr("at least two components")));
    EXPECT_THAT(parameter("{dirichlet: {better: 30, worse: -1}}").errors, ::testing::SizeIs(1));
}

TEST(Dirichlet, by_alternative_is_independent_and_used_by_component) {
    const Bound p(
        with_parameters("  row: {by: {a: {dirichlet: {up: 1, down: 3}}, b: {dirichlet: {up: 2, down: 2}}, "
                        "c: {dirichlet: {up: 3, down: 1}}}}\n  x: row.up * 2\n"));
    ASSERT_THAT(p.errors, IsEmpty());
    EXPECT_DOUBLE_EQ(p.input("row.c.up").base, 0.75);
    EXPECT_NE(p.input("row.a.up").stream, p.input("row.b.up").stream);
    EXPECT_EQ(p.resolved->parameters.at("row.up")->by_alternative.size(), 3U);
}

TEST(MultivariateNormal, is_a_row_with_its_covariance) {
    const Bound p(
        with_parameters("  m: {mvnormal: {mean: {b0: 1, b1: 2}, covariance: [[0.1, 0], [0, 0.2]]}}\n"
                        "  x: m.b0 + m.b1\n"));
    ASSERT_THAT(p.errors, IsEmpty());
    EXPECT_DOUBLE_EQ(p.input("m.b1").base, 2);
    EXPECT_THAT(parameter("{mvnormal: {mean: {b0: 1, b1: 2}, covariance: [[1, 0]]}}").errors,
                ElementsAre(HasSubstr("the covariance needs 2 rows of 2 numbers")));
    EXPECT_THAT(parameter("{mvnormal: {mean: {b0: 1, b1: 2}, covariance: [[1, 2], [2, 1]]}}").errors,
                ::testing::SizeIs(1));
    EXPECT_THAT(parameter("{mvnormal: {mean: {b0: 1, b1: 2}}}").errors,
                ::testing::Contains(HasSubstr("'covariance' is missing")));
}

}  // namespace
}  // namespace vaerdi::value::testing
