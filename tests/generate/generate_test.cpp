// What a generate document makes: distributions, choices, events, members, answers, and how it is written.
#include "generate/generate.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "instrument/score.h"
#include "made_rows.h"

namespace vaerdi::generate {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::Ge;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Le;
using testing::MatchesRegex;

// ---- distributions and formulas

TEST(Columns, have_the_mean_and_spread_that_are_written) {
    const auto rows =
        made(with_columns("  a: {normal: {mean: 50, sd: 10}, decimals: 3}\n"
                          "  b: {lognormal: {mean: 20, sd: 5}, decimals: 3}\n"
                          "  c: {gamma: {mean: 3, sd: 2}, decimals: 3}\n"
                          "  d: {poisson: 2.5}\n"
                          "  e: {poisson: 80}\n"));
    const auto near = [&](const char* column, double mean, double sd) {
        const auto seen = figures(numbers(rows[column]));
        EXPECT_NEAR(seen.mean, mean, 5 * sd / std::sqrt(seen.n)) << column;
        EXPECT_NEAR(seen.sd / sd, 1, 0.05) << column;
    };
    near("a", 50, 10);
    near("b", 20, 5);
    near("c", 3, 2);
    near("d", 2.5, std::sqrt(2.5));
    near("e", 80, std::sqrt(80));
}

TEST(Columns, follow_from_those_above_by_formula) {
    const auto rows =
        made(with_columns("  age: {uniform: [40, 90]}\n"
                          "  old: {is: \"if(age >= 70, 1, 0)\"}\n"
                          "  effect: {is: hospital.effect}\n"
                          "  late: {chance: \"if(day >= 2022-01-01, 1, 0)\"}\n"));
    for (std::size_t row = 0; row < rows.rows; ++row) {
        EXPECT_EQ(rows["old"][row], std::stoi(rows["age"][row]) >= 70 ? "1" : "0");
        EXPECT_EQ(rows["late"][row], rows["day"][row] >= "2022-01-01" ? "yes" : "no");
    }
    EXPECT_NEAR(share(rows["effect"], "1"), 0.5, 0.02);
}

TEST(Columns, of_a_chance_come_as_often_as_it_says) {
    const auto rows =
        made(with_columns("  sex: {choice: {female: 60 %, male: 40 %}}\n"
                          "  ill: {chance: \"if(sex = 'female', 10 %, 20 %)\"}\n"
                          "  better: {log_odds: log(3)}\n"));
    EXPECT_NEAR(share(rows["sex"], "female"), 0.6, 0.01);
    EXPECT_NEAR(share(rows["ill"], "yes"), 0.6 * 0.1 + 0.4 * 0.2, 0.01);
    EXPECT_NEAR(share(rows["better"], "yes"), 0.75, 0.01);
}

TEST(Columns, compare_texts_as_measures_do) {
    const auto rows =
        made(with_columns("  asa: {choice: {1: 1, 2: 1, 3: 1}}\n"
                          "  cause: {choice: {hospital-acquired infection: 1, pain: 1, other: 1}}\n"
                          "  a: {is: cause <> 'hospital-acquired infection'}\n"
                          "  b: {is: \"one_of(cause, 'pain', 'other')\"}\n"
                          "  c: {is: asa >= 2}\n"
                          "  d: {is: hospital = 'North'}\n"
                          "  h: {is: hospital}\n"));
    EXPECT_EQ(rows["a"], rows["b"]);
    EXPECT_NEAR(share(rows["c"], "1"), 2.0 / 3, 0.02);
    for (std::size_t row = 0; row < rows.rows; ++row)
        EXPECT_EQ(rows["d"][row] == "1", rows["h"][row] == "North");
}

TEST(Columns, keep_within_what_they_are_between) {
    const auto rows = made(with_columns("  a: {normal: {mean: 50, sd: 30}, between: [0, 100]}\n"));
    const auto values = numbers(rows["a"]);
    EXPECT_THAT(values, Each(AllOf(Ge(0), Le(100))));
    EXPECT_THAT(values, AllOf(Contains(0), Contains(100)));
}

TEST(Columns, carry_over_what_they_say_from_row_to_row) {
    const auto rows = made(with_columns("  a: {normal: {mean: 0, sd: 1}, carries: 80 %, decimals: 4}\n"));
    const auto values = numbers(rows["a"]);
    double products = 0, squares = 0;
    for (std::size_t row = 1; row < values.size(); ++row) {
        products += values[row] * values[row - 1];
        squares += values[row] * values[row];
    }
    EXPECT_NEAR(products / squares, 0.8, 0.02);
    EXPECT_NEAR(figures(values).sd, 1, 0.05);
}

TEST(Columns, that_are_hidden_or_missing_are_not_in_the_file) {
    const auto rows =
        made(with_columns("  a: {normal: {mean: 0, sd: 1}, hidden: yes}\n"
                          "  b: {is: a, decimals: 2, missing: 30 %}\n"
                          "  c: {is: \"if(b < 0, 1, 0)\"}\n"
                          "  d: {is: 7, when: b > 0}\n"));
    EXPECT_THAT(rows.headings, ElementsAre("generated", "day", "b", "c", "d"));
    EXPECT_NEAR(share(rows["b"], ""), 0.3, 0.01);
    EXPECT_NEAR(share(rows["c"], "1"), 0.5, 0.02);  // what is missing in the file is still true
    EXPECT_NEAR(share(rows["d"], ""), 0.5, 0.02);
}

// ---- events

TEST(Events, reach_the_share_that_is_written_by_the_time_that_is_written) {
    const auto rows = made(
        "generate: 1\ntitle: Test\nfrom: 2015-01-01\nto: 2015-12-31\nfollow_up_until: 2025-12-31\n"
        "groups: {hospital: {members: {North: {}}}}\n"
        "rows: {in: hospital, date: day, per_year: 40000}\n"
        "columns:\n"
        "  revised: {weibull: {shape: 0.6, share: 2.2 %, at: 2}, after: day}\n"
        "  dead: {exponential: {rate: 0.05}, after: day}\n");
    double by_two = 0, by_five = 0;
    for (std::size_t row = 0; row < rows.rows; ++row) {
        const auto day = days(rows["day"][row]);
        by_two += !rows["revised"][row].empty() && days(rows["revised"][row]) <= day + 730 ? 1 : 0;
        by_five += !rows["dead"][row].empty() && days(rows["dead"][row]) <= day + 1826 ? 1 : 0;
    }
    const auto n = static_cast<double>(rows.rows);
    EXPECT_NEAR(by_two / n, 0.022, 0.003);
    EXPECT_NEAR(by_five / n, 1 - std::exp(-0.25), 0.01);
}

TEST(Events, are_known_until_the_follow_up_ends_and_before_what_ends_them) {
    const auto rows =
        made(with_columns("  dead: {exponential: {rate: 0.3}, after: day}\n"
                          "  revised: {exponential: {rate: 0.3}, after: day, before: dead}\n"
                          "  cause: {choice: {pain: 1, loose: 1}, when: known(revised)}\n"));
    std::size_t both = 0;
    for (std::size_t row = 0; row < rows.rows; ++row) {
        const auto &dead = rows["dead"][row], &revised = rows["revised"][row];
        EXPECT_LE(std::max(dead, revised), "2024-12-31");
        if (!revised.empty()) {
            EXPECT_GE(revised, rows["day"][row]);
        }
        if (!revised.empty() && !dead.empty()) {
            EXPECT_LE(revised, dead);
            ++both;
        }
        EXPECT_EQ(revised.empty(), rows["cause"][row].empty());
    }
    EXPECT_GT(both, 100U);
}

TEST(Events, deaths_follow_the_life_table) {
    // Denmark 2019, women of 80: 3.844 % die within the year, 4.251 % of the others in the next.
    const auto rows = made(
        "generate: 1\ntitle: Test\nfrom: 2015-01-01\nto: 2015-12-31\nfollow_up_until: 2025-12-31\n"
        "groups: {hospital: {members: {North: {}}}}\n"
        "rows: {in: hospital, date: day, per_year: 60000}\n"
        "columns:\n"
        "  sex: {choice: {female: 1, male: 0}}\n"
        "  dead: {life_table: {of: sex, tables: {female: dk-life-table-2019.women, male: "
        "dk-life-table-2019.men}, age: 80}, after: day}\n");
    double first = 0, second = 0;
    for (std::size_t row = 0; row < rows.rows; ++row) {
        if (rows["dead"][row].empty()) continue;
        const auto years = (days(rows["dead"][row]) - days(rows["day"][row])) / 365.25;
        first += years < 1 ? 1 : 0;
        second += years >= 1 && years < 2 ? 1 : 0;
    }
    const auto n = static_cast<double>(rows.rows);
    EXPECT_NEAR(first / n, 0.03844, 0.003);
    EXPECT_NEAR(second / (n - first), 0.04251, 0.003);
}

// ---- groups

const std::string with_surgeons = R"yaml(generate: 1
title: Test
from: 2020-01-01
to: 2024-12-31
groups:
  hospital: {members: {North: {surgeons: 3}, South: {surgeons: 5}}}
  surgeon:
    in: hospital
    named: Surgeon
    count: hospital.surgeons
    has:
      new: {chance: 50 %}
      joined: {date: "if(new, 2022-01-01, 2010-01-01)"}
  product: {members: {Old: {maker: One, until: 2022-06-30}, New: {maker: "Two, Ltd", until: 2099-01-01}}}
rows: {in: hospital, date: day, per_year: 700, weekdays: yes}
columns:
  hospital: {is: hospital}
  surgeon: {pick: surgeon, weight: "if(day >= surgeon.joined, 1, 0)"}
  joined: {date: surgeon.joined}
  number: {is: surgeon.sequence}
  product: {pick: product, weight: "if(day > product.until, 0, if(product = 'Old', 3, 1))"}
  maker: {is: product.maker}
)yaml";

TEST(Groups, have_their_members_and_what_these_have) {
    const auto text = text_of(understood(with_surgeons));
    EXPECT_THAT(text, HasSubstr(",New,\"Two, Ltd\"\n"));
    EXPECT_THAT(text, HasSubstr(",Old,One\n"));
    std::map<std::string, std::set<std::string>> of_hospital;
    auto plain = text;
    for (std::size_t at = 0; (at = plain.find("\"Two, Ltd\"")) != std::string::npos;)
        plain.replace(at, 10, "Two");
    const MadeRows rows(plain);
    std::map<std::string, int> counted;
    for (std::size_t row = 0; row < rows.rows; ++row) {
        if (rows["surgeon"][row].empty()) continue;  // all of them come later
        EXPECT_GE(rows["day"][row], rows["joined"][row]);
        of_hospital[rows["hospital"][row]].insert(rows["surgeon"][row]);
        EXPECT_EQ(std::to_string(++counted[rows["surgeon"][row]]), rows["number"][row]);
        if (rows["day"][row] > "2022-06-30") {
            EXPECT_EQ(rows["product"][row], "New");
        }
        EXPECT_EQ(rows["maker"][row], rows["product"][row] == "New" ? "Two" : "One");
        const std::chrono::weekday weekday{*iso_date(rows["day"][row])};
        EXPECT_TRUE(weekday != std::chrono::Saturday && weekday != std::chrono::Sunday);
    }
    EXPECT_LE(of_hospital["North"].size(), 3U);
    EXPECT_LE(of_hospital["South"].size(), 5U);
    EXPECT_GE(of_hospital["South"].size(), 2U);
    EXPECT_NEAR(static_cast<double>(rows.rows), 7000, 400);
    EXPECT_TRUE(std::ranges::is_sorted(rows["hospital"]));
}

TEST(Groups, where_nobody_can_be_picked_nobody_is) {
    const auto rows = made(R"yaml(generate: 1
title: Test
from: 2020-01-01
to: 2020-12-31
groups:
  hospital: {members: {North: {surgeons: 2}, South: {surgeons: 0}}}
  surgeon: {in: hospital, count: hospital.surgeons, has: {skill: {is: 5}, sex: {choice: {female: 1, male: 1}}}}
rows: {in: hospital, date: day, per_year: 300}
columns:
  hospital: {is: hospital}
  surgeon: {pick: surgeon, weight: "if(day >= 2020-07-01, 1, 0)"}
  sex: {is: surgeon.sex}
  skill: {is: surgeon.skill, when: known(surgeon)}
)yaml");
    for (std::size_t row = 0; row < rows.rows; ++row) {
        const bool anybody = rows["hospital"][row] == "North" && rows["day"][row] >= "2020-07-01";
        for (const auto* column : {"surgeon", "sex", "skill"})
            EXPECT_EQ(rows[column][row].empty(), !anybody) << column;
    }
}

TEST(Groups, readings_come_at_fixed_hours_of_the_days_of_each_member) {
    const auto rows = made(R"(generate: 1
title: Readings
from: 2024-01-01
to: 2024-01-31
groups:
  patient: {count: 3, has: {enrolled: {date: "2024-01-01 + 10"}, level: {normal: {mean: 150, sd: 20}}}}
rows: {in: patient, date: day, per_day: 4, from: patient.enrolled}
columns:
  patient: {is: patient}
  hour: {is: hour}
  glucose: {normal: {mean: patient.level, sd: 5}}
)");
    ASSERT_EQ(rows.rows, 3U * 21 * 4);
    EXPECT_EQ(rows["day"].front(), "2024-01-11");
    EXPECT_EQ(rows["day"].back(), "2024-01-31");
    EXPECT_THAT(std::vector<std::string>(rows["hour"].begin(), rows["hour"].begin() + 5),
                ElementsAre("0", "6", "12", "18", "0"));
    EXPECT_EQ(rows["patient"][0], "patient 1");
}

// ---- questionnaires

TEST(Answers, add_up_to_the_score_that_stands_beside_them) {
    const auto rows =
        made(with_columns("  oks: {normal: {mean: 30, sd: 12}, between: [0, 48], answers: oxford-knee-score, "
                          "missing: 10 %, missing_answers: 4 %}\n"));
    const auto& oxford = *instrument::shipped().find("oxford-knee-score");
    std::vector<double> scores;
    std::size_t too_few = 0;
    for (std::size_t row = 0; row < rows.rows; ++row) {
        std::vector<std::optional<int>> answers;
        for (const auto& item : oxford.items) {
            const auto& written = rows["oks_" + item][row];
            answers.push_back(written.empty() ? std::nullopt : std::optional(std::stoi(written)));
        }
        const auto score = instrument::score(oxford, answers);
        ASSERT_EQ(score.has_value(), !rows["oks"][row].empty());
        if (score) {
            EXPECT_NEAR(std::stod(rows["oks"][row]), *score, 5e-4);
            scores.push_back(*score);
        } else if (std::ranges::any_of(answers, [](const auto& answer) { return answer.has_value(); })) {
            ++too_few;
        }
    }
    EXPECT_GT(too_few, 10U);
    EXPECT_NEAR(figures(scores).mean, 29.7, 0.4);  // 48 is the best there is
}

TEST(Answers, of_a_score_that_is_no_number_are_not_given) {
    const auto rows =
        made(with_columns("  x: {uniform: [-1, 1], hidden: yes}\n"
                          "  oks: {is: 20 + log(x), answers: oxford-knee-score}\n"
                          "  eq: {is: 0.5 + 0.01 * log(x), answers: eq-5d-5l-denmark}\n"
                          "  born: {date: day + 1e9 * log(x)}\n"
                          "  cpr: {person: born}\n"));
    EXPECT_NEAR(share(rows["oks"], ""), 0.5, 0.02);
    EXPECT_EQ(share(rows["oks_1"], ""), share(rows["oks"], ""));
    EXPECT_EQ(share(rows["eq_mo"], ""), share(rows["oks"], ""));
    EXPECT_GT(share(rows["cpr"], ""), 0.9);
}

TEST(Answers, of_a_value_set_come_near_the_index_that_is_wanted) {
    const auto rows = made(
        with_columns("  wanted: {uniform: [0, 1], decimals: 3}\n"
                     "  eq: {is: wanted, answers: eq-5d-5l-denmark, easiest_first: [sc, ad, ua, mo, pd]}\n"));
    const auto wanted = numbers(rows["wanted"]), eq = numbers(rows["eq"]);
    std::vector<double> off;
    for (std::size_t row = 0; row < eq.size(); ++row) off.push_back(std::fabs(eq[row] - wanted[row]));
    EXPECT_LT(figures(off).mean, 0.02);
    EXPECT_GT(figures(numbers(rows["eq_pd"])).mean, figures(numbers(rows["eq_sc"])).mean + 0.3);
}

// ---- the file

TEST(File, says_of_every_row_that_it_is_made_up) {
    for (const bool messy : {false, true}) {
        GenerateOptions options;
        options.messy = messy;
        const auto rows = text_of(understood(with_columns("  a: {is: 1}\n")), options);
        std::istringstream lines(rows);
        std::string line;
        std::getline(lines, line);
        EXPECT_EQ(line, "generated,day,a");
        while (std::getline(lines, line)) ASSERT_THAT(line, testing::StartsWith("yes")) << line;
    }
}

TEST(File, is_written_as_hospitals_systems_do) {
    GenerateOptions options;
    options.form = {';', ',', Encoding::latin1};
    options.threads = 1;
    const auto text =
        text_of(understood("generate: 1\ntitle: Test\nfrom: 2020-01-01\nto: 2020-01-31\n"
                           "groups: {hospital: {members: {Nørre; Å: {}}}}\n"
                           "rows: {in: hospital, date: day, per_day: 1}\n"
                           "columns:\n  hospital: {is: hospital}\n  bmi: {is: 29.25, decimals: 2}\n"),
                options);
    EXPECT_THAT(text,
                testing::StartsWith("generated;day;hospital;bmi\nyes;2020-01-01;\"N\xF8rre; \xC5\";29,25\n"));
}

TEST(File, has_civil_registration_numbers_that_belong_to_nobody) {
    const auto rows = made(
        with_columns("  born: {date: day - 25000, hidden: yes}\n  cpr: {person: born}\n  id: {id: K}\n"));
    for (const auto& number : rows["cpr"])
        ASSERT_THAT(number, MatchesRegex("[6-9][0-9][01][0-9][0-9][0-9]-[0-9]+"));
    EXPECT_EQ(rows["id"].front(), "K0000001");
    EXPECT_EQ(std::set<std::string>(rows["id"].begin(), rows["id"].end()).size(), rows.rows);
}

TEST(File, with_mistakes_differs_in_about_three_of_a_hundred_rows) {
    const auto plan = understood(with_columns("  age: {uniform: [40, 90]}\n  dead: {chance: 10 %}\n"));
    GenerateOptions options;
    options.messy = true;
    std::istringstream clean(text_of(plan)), messy(text_of(plan, options));
    std::set<std::string> right;
    std::string line;
    while (std::getline(clean, line)) right.insert(line);
    std::size_t wrong = 0, rows = 0;
    while (std::getline(messy, line)) {
        ++rows;
        wrong += right.contains(line) ? 0 : 1;
    }
    EXPECT_NEAR(static_cast<double>(wrong) / static_cast<double>(rows), 0.027,
                0.006);  // some are there twice
}

// ---- sameness

TEST(Sameness, any_number_of_threads_gives_the_same_bytes) {
    const auto plan = understood(text_of_file("examples/knee-registry/generate.yaml"));
    GenerateOptions options;
    options.rows = 120'000;
    options.messy = true;
    options.threads = 1;
    const auto one = text_of(plan, options);
    for (const unsigned threads : {2U, 5U}) {
        options.threads = threads;
        EXPECT_TRUE(text_of(plan, options) == one) << threads;
    }
}

TEST(Sameness, a_new_column_changes_no_other_draw) {
    const auto before = made(with_columns("  a: {normal: {mean: 0, sd: 1}, decimals: 5}\n"));
    const auto after =
        made(with_columns("  z: {chance: 10 %}\n  a: {normal: {mean: 0, sd: 1}, decimals: 5}\n"));
    EXPECT_EQ(before["a"], after["a"]);
}

TEST(Sameness, another_member_changes_no_draw_of_the_others) {
    const auto of_south = [](const std::string& members) {
        const auto rows = made(
            "generate: 1\ntitle: Test\nfrom: 2020-01-01\nto: 2020-12-31\n"
            "groups:\n  hospital:\n    members: {" +
            members +
            "}\n    has: {gain: {normal: {mean: 0, sd: 1}, decimals: 5}}\n"
            "  surgeon: {in: hospital, count: 3, has: {skill: {normal: {mean: 0, sd: 1}, "
            "decimals: 5}}}\n"
            "rows: {in: hospital, date: day, per_year: 200}\n"
            "columns:\n  hospital: {is: hospital}\n  gain: {is: hospital.gain, decimals: 5}\n"
            "  surgeon: {pick: surgeon, weight: exp(surgeon.skill)}\n"
            "  skill: {is: surgeon.skill, decimals: 5}\n"
            "  a: {normal: {mean: 0, sd: 1}, decimals: 5}\n");
        std::vector<std::string> said;
        for (std::size_t row = 0; row < rows.rows; ++row) {
            if (rows["hospital"][row] != "South") continue;
            for (const auto* column : {"day", "gain", "skill", "a"}) said.push_back(rows[column][row]);
        }
        return said;
    };
    const auto before = of_south("North: {}, South: {}");
    EXPECT_GT(before.size(), 400U);
    EXPECT_EQ(before, of_south("East: {}, North: {}, Middle: {}, South: {}"));
}

RC_GTEST_PROP(Sameness, another_seed_gives_other_rows_and_the_same_seed_the_same, ()) {
    const auto plan = understood(with_columns("  a: {normal: {mean: 0, sd: 1}, decimals: 5}\n", "20"));
    GenerateOptions options;
    options.seed = *rc::gen::inRange<std::uint64_t>(2, 1'000'000);
    RC_ASSERT(text_of(plan, options) == text_of(plan, options));
    RC_ASSERT(text_of(plan, options) != text_of(plan));
}

TEST(Rows, can_be_more_or_fewer) {
    GenerateOptions options;
    options.rows = 1000;
    EXPECT_NEAR(static_cast<double>(made(with_columns("  a: {is: 1}\n"), options).rows), 1000, 150);
}

TEST(Rows, more_than_a_file_may_have_are_not_begun) {
    for (const auto* per_year : {"1e10", "exp(700)"}) {
        std::string text;
        const auto made = write_rows(understood(with_columns("  a: {is: 1}\n", per_year)), {},
                                     [&](std::string_view piece) { text += piece; });
        EXPECT_TRUE(made.too_many) << per_year;
        EXPECT_THAT(text, IsEmpty());
    }
}

// ---- mistakes in the document

struct Mistake {
    std::string columns, said;
};
void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.said; }
class WrongColumns : public testing::TestWithParam<Mistake> {};
TEST_P(WrongColumns, are_named_with_their_place) {
    EXPECT_THAT(findings_of(with_columns(GetParam().columns)), Contains(HasSubstr(GetParam().said)));
}
INSTANTIATE_TEST_SUITE_P(
    , WrongColumns,
    testing::Values(
        Mistake{"  a: {decimals: 1}\n", "'a' does not say where its values come from"},
        Mistake{"  a: {is: 1, chance: 4 %}\n", "from several places: is, chance"},
        Mistake{"  a: {is: b}\n  b: {is: 1}\n", "'b' stands further down"},
        Mistake{"  age: {is: 1}\n  b: {is: agge}\n", "did you mean 'age'"},
        Mistake{"  a: {normal: {mean: 1}}\n", "the parameters of 'normal' are not given in a known way"},
        Mistake{"  a: {normal: {mean: 1, sd: -1}}\n", "sd"},
        Mistake{"  a: {is: 1}\n  b: {gamma: {mean: a, sd: 1}}\n",
                "'gamma' has the same parameters for all rows"},
        Mistake{"  a: {is: 1, after: day}\n", "'after' does nothing here"},
        Mistake{"  a: {exponential: {rate: 1}, after: dai}\n", "'dai' is no day above this column"},
        Mistake{"  a: {is: price(bed-day)}\n", "price"}, Mistake{"  a: {is: 2 days + 1}\n", "days"},
        Mistake{"  a: {pick: surgeon}\n", "there is no group 'surgeon'"},
        Mistake{"  a: {choice: {x: 1, y: 1}}\n  b: {is: a = 'xx'}\n", "'a' is never 'xx'"},
        Mistake{"  a: {is: 1, answers: oxford-kne-score}\n", "did you mean 'oxford-knee-score'"},
        Mistake{"  A b: {is: 1}\n", "'A b' cannot be used as a name"}));

TEST(WrongDocument, says_all_that_is_wrong_in_one_go) {
    const auto said = findings_of(R"(generate: 1
title: Test
from: 2020-13-01
to: 2019-01-01
groups:
  hospital: {count: 3, members: {A: {}}}
  surgeon: {in: hopsital, count: 2}
rows: {in: hospital, date: day, per_year: 10, per_day: 2}
columns:
  a: {is: b}
)");
    EXPECT_THAT(said, Contains(HasSubstr("'2020-13-01' is not a day")));
    EXPECT_THAT(said, Contains(HasSubstr("either members or a count")));
    EXPECT_THAT(said, Contains(HasSubstr("did you mean 'hospital'")));
    EXPECT_THAT(said, Contains(HasSubstr("either per_year or per_day")));
    EXPECT_THAT(said, Contains(HasSubstr("generate.yaml:10:11")));
}

}  // namespace
}  // namespace vaerdi::generate
