// The examples give back the figures they are made from: published ones for knees (reference/outcomes.md:
// Oxford Knee Score, England 2016/17; readmission and revision of the Danish registry), and the effects that
// the documents say are true. Tolerances are 3.5 standard errors, so that another seed fails once in 2,000.
#include <gtest/gtest.h>

#include <numbers>
#include <numeric>

#include "made_rows.h"

namespace vaerdi::generate {
namespace {

constexpr double errors = 3.5;

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    if (at == std::string::npos) throw std::runtime_error("the document has no '" + what + "'");
    return text.replace(at, what.size(), by);
}

/// A whole example, or one changed.
MadeRows rows_of(const std::string& document, const std::set<std::string>& only, std::uint64_t seed = 0) {
    GenerateOptions options;
    if (seed != 0) options.seed = seed;
    return MadeRows(text_of(understood(document), options), only);
}

/// The share of `counted` in `of`, held against what is true: binomial.
void expect_share(double counted, double of, double truth, const char* what) {
    EXPECT_NEAR(counted / of, truth, errors * std::sqrt(truth * (1 - truth) / of)) << what << ", of " << of;
}

bool within(const std::string& day, const std::string& start, int most) {
    return !day.empty() && days(day) - days(start) <= most;
}

/// Scores before and after, of people who are alike in what a prediction knows besides.
struct Pairs {
    std::vector<double> before, after;
};

/// Straight lines of one slope through the pairs of each stratum, and how far these lie from them.
struct Lines {
    double slope = 0, residual_sd = 0;
};
Lines lines_through(const std::map<std::string, Pairs>& strata) {
    double squares = 0, products = 0, after = 0, free = 0;
    for (const auto& [name, pairs] : strata) {
        const auto x = figures(pairs.before).mean, y = figures(pairs.after).mean;
        for (std::size_t at = 0; at < pairs.before.size(); ++at) {
            squares += (pairs.before[at] - x) * (pairs.before[at] - x);
            products += (pairs.before[at] - x) * (pairs.after[at] - y);
            after += (pairs.after[at] - y) * (pairs.after[at] - y);
        }
        free += static_cast<double>(pairs.before.size()) - 1;
    }
    const auto slope = products / squares;
    return {slope, std::sqrt((after - slope * products) / free)};
}

// ---- knees

/// The knees with hospitals that are all alike, so that only the patients' own chance is left.
class Knees : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        auto document = text_of_file("examples/knee-registry/generate.yaml");
        document = replaced(document, "hospital_sd: 0.76", "hospital_sd: 0");
        document = replaced(document, "hazard:    {normal: {mean: 0, sd: 0.15}",
                            "hazard:    {normal: {mean: 0, sd: 0}");
        rows_ = std::make_unique<MadeRows>(rows_of(
            document,
            {"operation_date", "operation_type", "hospital", "asa", "surgeon", "surgeon_start", "age",
             "oks_pre", "oks_12", "revision_date", "discharge_date", "readmission_date", "death_date"}));
    }
    static void TearDownTestSuite() { rows_.reset(); }

    static const std::vector<std::string>& column(const std::string& name) { return (*rows_)[name]; }
    static bool is_first(std::size_t row) { return column("operation_type")[row] != "revision"; }

    inline static std::unique_ptr<MadeRows> rows_;
};

TEST_F(Knees, oxford_scores_before_and_after_are_the_published_ones) {
    std::vector<double> pre, post;
    std::map<std::string, Pairs> strata;
    for (std::size_t row = 0; row < rows_->rows; ++row) {
        if (!is_first(row) || column("oks_pre")[row].empty() || column("oks_12")[row].empty()) continue;
        pre.push_back(std::stod(column("oks_pre")[row]));
        post.push_back(std::stod(column("oks_12")[row]));
        auto& alike = strata[column("hospital")[row] + column("operation_date")[row].substr(0, 4) +
                             column("asa")[row] + column("operation_type")[row]];
        alike.before.push_back(pre.back());
        alike.after.push_back(post.back());
    }
    const auto before = figures(pre), after = figures(post);
    ASSERT_GT(before.n, 20'000);
    EXPECT_NEAR(before.mean, 19.2042, errors * before.sd / std::sqrt(before.n));
    // Surgeons differ too (SD 0.5, some 60 of them), and the draw of them is one draw.
    EXPECT_NEAR(after.mean, 35.7499, errors * std::hypot(after.sd / std::sqrt(after.n), 0.5 / std::sqrt(60)));
    const auto lines = lines_through(strata);
    EXPECT_NEAR(lines.residual_sd, 8.50770, errors * 8.5 / std::sqrt(2 * after.n));
    EXPECT_GT(lines.slope, 0.25);  // whoever begins higher ends higher, and gains less
    EXPECT_LT(lines.slope, 0.5);
}

TEST_F(Knees, revisions_and_readmissions_come_as_often_as_published) {
    double revised = 0, primary = 0, readmitted = 0, operated = 0;
    for (std::size_t row = 0; row < rows_->rows; ++row) {
        const auto& day = column("operation_date")[row];
        if (column("operation_type")[row] == "primary" && day <= "2023-12-31") {
            ++primary;
            revised += within(column("revision_date")[row], day, 730) ? 1 : 0;
        }
        if (day > "2025-10-31") continue;
        ++operated;
        readmitted += within(column("readmission_date")[row], column("discharge_date")[row], 30) ? 1 : 0;
    }
    expect_share(revised, primary, 0.022, "revised within two years");
    expect_share(readmitted, operated, 0.073, "readmitted within 30 days");
}

TEST_F(Knees, surgeons_who_begin_have_worse_results_until_they_have_learnt) {
    std::map<std::string, int> done;
    std::vector<double> first, later;
    for (std::size_t row = 0; row < rows_->rows; ++row) {
        if (column("surgeon")[row].empty() || column("surgeon_start")[row] < "2015-01-01") continue;
        const auto number = ++done[column("surgeon")[row]];
        if (!is_first(row) || column("oks_12")[row].empty()) continue;
        if (number <= 20) first.push_back(std::stod(column("oks_12")[row]));
        if (number > 100) later.push_back(std::stod(column("oks_12")[row]));
    }
    // 2.5 points at first, fading as exp(−n/20): 1.54 on average over the first twenty.
    const auto novices = figures(first), experts = figures(later);
    const auto error = std::hypot(novices.sd / std::sqrt(novices.n), experts.sd / std::sqrt(experts.n));
    EXPECT_NEAR(experts.mean - novices.mean, 1.54, errors * error) << novices.n << " and " << experts.n;
    EXPECT_GT(experts.mean - novices.mean, 2 * error);
}

TEST(KneesOfHospitals, differ_as_much_as_published) {
    // Between-provider variance 0.584 of 71.8 within: of 84 hospitals (six seeds), a chi-square with 78
    // degrees of freedom, whose standard deviation is √(2/78) of it. Surgeons, a few in each hospital, add a
    // little.
    const auto document = text_of_file("examples/knee-registry/generate.yaml");
    double between = 0;
    constexpr int seeds = 6;
    for (int seed = 1; seed <= seeds; ++seed) {
        const auto rows =
            rows_of(document, {"hospital", "operation_type", "oks_12"}, static_cast<std::uint64_t>(seed));
        std::map<std::string, std::vector<double>> of_hospital;
        for (std::size_t row = 0; row < rows.rows; ++row) {
            if (rows["operation_type"][row] != "revision" && !rows["oks_12"][row].empty())
                of_hospital[rows["hospital"][row]].push_back(std::stod(rows["oks_12"][row]));
        }
        std::vector<double> means;
        double noise = 0;
        for (const auto& [hospital, scores] : of_hospital) {
            const auto seen = figures(scores);
            means.push_back(seen.mean);
            noise += seen.sd * seen.sd / seen.n / static_cast<double>(of_hospital.size());
        }
        const auto spread = figures(means).sd;
        between += (spread * spread - noise) / seeds;
    }
    EXPECT_NEAR(between, 0.584 + 0.06, errors * 0.7 * std::sqrt(2.0 / 78));
}

// ---- glucose

TEST(Glucose, programme_lowers_what_it_says) {
    const auto rows = rows_of(text_of_file("examples/glucose/generate.yaml"),
                              {"citizen", "programme", "reading_date", "glucose"});
    struct Citizen {
        std::vector<double> before, after;
        bool joins = false;
    };
    std::map<std::string, Citizen> citizens;
    for (std::size_t row = 0; row < rows.rows; ++row) {
        auto& citizen = citizens[rows["citizen"][row]];
        citizen.joins = citizen.joins || rows["programme"][row] == "yes";
        if (rows["glucose"][row].empty()) continue;
        auto& when = rows["reading_date"][row] < "2024-04-01" ? citizen.before : citizen.after;
        when.push_back(std::stod(rows["glucose"][row]));
    }
    std::vector<double> joined, others;
    for (const auto& [name, citizen] : citizens)
        (citizen.joins ? joined : others)
            .push_back(figures(citizen.after).mean - figures(citizen.before).mean);
    const auto with = figures(joined), without = figures(others);
    const auto error = std::hypot(with.sd / std::sqrt(with.n), without.sd / std::sqrt(without.n));
    // 14 mg/dL, reached as 1 − exp(−weeks/6): over the thirteen weeks 8.28 on average.
    EXPECT_NEAR(with.mean - without.mean, -8.28, errors * error);
    EXPECT_LT(error, 1);
}

TEST(Glucose, indicator_is_that_of_the_mean_that_is_written) {
    // Before the programme: 0.35 · 168 + 0.65 · 160 − 16 and the meals, √π(30·1.6 + 24·1.8 + 36·2 −
    // 12·2.5)/24 less what midnight cuts off. Citizens differ by 24.3 (24 and the two types): 40 of them.
    const double meals = std::sqrt(std::numbers::pi) * (48 + 43.2 + 72 - 30) / 24 - 0.1;
    const double mean = 0.35 * 168 + 0.65 * 160 - 16 + meals;
    const auto rows = rows_of(text_of_file("examples/glucose/generate.yaml"), {"reading_date", "glucose"});
    std::vector<double> before;
    for (std::size_t row = 0; row < rows.rows; ++row) {
        if (rows["reading_date"][row] < "2024-04-01" && !rows["glucose"][row].empty())
            before.push_back(std::stod(rows["glucose"][row]));
    }
    const auto gmi = 3.31 + 0.02392 * figures(before).mean;
    EXPECT_NEAR(gmi, 3.31 + 0.02392 * mean, errors * 0.02392 * 24.3 / std::sqrt(40));
}

// ---- heart valves

TEST(Tavi, pacemakers_follow_the_valve_and_the_year) {
    const auto rows = rows_of(text_of_file("examples/tavi-follow-up/generate.yaml"),
                              {"valve", "implant_date", "pacemaker_date", "death_date"});
    const std::map<std::string, double> chance{{"Aortis", 0.10}, {"Balance", 0.17}, {"Corona", 0.08}};
    struct Seen {
        double pacemakers = 0, expected = 0, variance = 0;
    };
    std::map<std::string, Seen> seen;
    for (std::size_t row = 0; row < rows.rows; ++row) {
        const auto& day = rows["implant_date"][row];
        const auto years = (days(day) - days("2014-01-01")) / 365.25;
        const auto p = chance.at(rows["valve"][row]) * std::exp(-0.04 * years);
        auto& of = seen[rows["valve"][row]];
        of.expected += p;
        of.variance += p * (1 - p);
        of.pacemakers += within(rows["pacemaker_date"][row], day, 30) ? 1 : 0;
    }
    for (const auto& [valve, of] : seen)
        EXPECT_NEAR(of.pacemakers, of.expected, errors * std::sqrt(of.variance)) << valve;
}

TEST(Tavi, every_valve_is_followed_until_its_patient_dies_or_the_data_end) {
    const auto rows =
        rows_of(text_of_file("examples/tavi-follow-up/generate.yaml"),
                {"implant_date", "death_date", "new_valve_date", "stroke_date", "heart_admission_date"});
    int late = 0;
    for (std::size_t row = 0; row < rows.rows; ++row) {
        for (const auto* event : {"new_valve_date", "stroke_date", "heart_admission_date"}) {
            const auto& day = rows[event][row];
            if (day.empty()) continue;
            EXPECT_LE(day, "2025-12-31");
            const auto& died = rows["death_date"][row];
            EXPECT_TRUE(died.empty() || day <= died) << day << " after " << died;
            late += days(day) - days(rows["implant_date"][row]) > 5 * 365 ? 1 : 0;
        }
    }
    EXPECT_GT(late, 100);
}

// ---- wounds

TEST(Wounds, the_dressing_helps_once_like_is_compared_with_like) {
    const auto rows =
        rows_of(text_of_file("examples/wound-healing/generate.yaml"),
                {"clinic", "kind", "infected", "area_cm2", "dressing", "first_visit", "healed_date"});
    struct Arm {
        double healed = 0, of = 0;
    };
    std::map<std::string, std::map<bool, Arm>> strata;
    std::map<bool, Arm> plain;
    for (std::size_t row = 0; row < rows.rows; ++row) {
        if (rows["area_cm2"][row].empty()) continue;
        const auto size = static_cast<int>(2 * std::log2(std::stod(rows["area_cm2"][row])));
        const bool long_wear = rows["dressing"][row] == "long wear";
        const double healed = within(rows["healed_date"][row], rows["first_visit"][row], 84) ? 1 : 0;
        const auto stratum = rows["kind"][row] + rows["infected"][row] + std::to_string(size);
        for (auto* arm : {&strata[stratum][long_wear], &plain[long_wear]}) {
            arm->healed += healed;
            ++arm->of;
        }
    }
    // Mantel–Haenszel risk difference. True: a hazard exp(0.14) times as high where half of all heal, 4.8 %.
    double weights = 0, difference = 0, variance = 0;
    for (auto& [stratum, arms] : strata) {
        const auto &with = arms[true], &without = arms[false];
        if (with.of < 2 || without.of < 2) continue;
        const double weight = with.of * without.of / (with.of + without.of);
        const double p = with.healed / with.of, q = without.healed / without.of;
        weights += weight;
        difference += weight * (p - q);
        variance += weight * weight * (p * (1 - p) / (with.of - 1) + q * (1 - q) / (without.of - 1));
    }
    const auto error = std::sqrt(variance) / weights;
    EXPECT_NEAR(difference / weights, 0.048, errors * error);
    EXPECT_GT(difference / weights, 2 * error);
    EXPECT_LT(plain[true].healed / plain[true].of - plain[false].healed / plain[false].of, 0.01);
}

}  // namespace
}  // namespace vaerdi::generate
