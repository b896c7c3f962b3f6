// The statement gives the digits of the score, in DuckDB and in PostgreSQL.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "answers.h"
#include "instrument/score.h"
#include "warehouse/servers.h"

namespace vaerdi::instrument {
namespace {

using testing::HasSubstr;

std::vector<std::string> columns_of(const Instrument& of) {
    std::vector<std::string> columns;
    for (const auto& item : of.items) columns.push_back(warehouse::sql_name("q " + item));
    return columns;
}

struct Scored {
    std::vector<std::optional<double>> scores;
    std::vector<bool> impossible;
    int scale = 0;
};

Scored scored(warehouse::Database& database, const Instrument& of, const std::vector<Answers>& patients) {
    const auto columns = columns_of(of);
    warehouse::Answer rows;
    for (const auto& item : of.items) rows.columns.push_back({"q " + item, warehouse::Type::whole});
    rows.columns.push_back({"row_number", warehouse::Type::whole});
    for (std::size_t patient = 0; patient < patients.size(); ++patient) {
        for (std::size_t item = 0; item < columns.size(); ++item) {
            rows.columns[item].known.push_back(patients[patient][item] ? 1 : 0);
            rows.columns[item].numbers.push_back(patients[patient][item].value_or(0));
        }
        rows.columns.back().known.push_back(1);
        rows.columns.back().numbers.push_back(static_cast<std::int64_t>(patient));
    }
    database.run_script(
        fmt::format("DROP TABLE IF EXISTS answers; CREATE TABLE answers ({} BIGINT, row_number BIGINT)",
                    fmt::join(columns, " BIGINT, ")));
    database.append("answers", rows);
    const auto answer =
        database.query(fmt::format("SELECT {} AS score, {} AS impossible FROM answers ORDER BY row_number",
                                   score_sql(of, columns), impossible_sql(of, columns)));
    Scored read;
    read.scale = answer[0].scale;
    for (std::size_t row = 0; row < answer.rows(); ++row) {
        read.scores.push_back(answer[0].is_known(row) ? std::optional(answer[0].number(row)) : std::nullopt);
        EXPECT_TRUE(answer[1].is_known(row));
        read.impossible.push_back(answer[1].numbers[row] != 0);
    }
    return read;
}

void expect_same(warehouse::Database& database, const Instrument& of, const std::vector<Answers>& patients) {
    const auto read = scored(database, of, patients);
    ASSERT_EQ(read.scores.size(), patients.size());
    for (std::size_t patient = 0; patient < patients.size(); ++patient) {
        const auto& given = patients[patient];
        EXPECT_EQ(read.scores[patient], score(of, given)) << of.id << " patient " << patient;
        EXPECT_EQ(read.impossible[patient], std::ranges::any_of(given, [&](const auto& answer) {
                      return answer && (*answer < of.lowest || *answer > of.highest);
                  }));
    }
}

/// Each item answered, missing, or answered as nobody can.
Answers random_answers(const Instrument& of) {
    const auto missing = *rc::gen::inRange(0, 40);
    Answers given(of.item_count());
    for (auto& answer : given) {
        if (*rc::gen::inRange(0, 100) >= missing) answer = *rc::gen::inRange(of.lowest, of.highest + 1);
        if (*rc::gen::inRange(0, 200) == 0) answer = *rc::gen::inRange(of.lowest - 3, of.highest + 4);
    }
    return given;
}

using ScoreSql = warehouse::WarehouseTest;
using warehouse::Engine;
using warehouse::engine_name;
BOTH_ENGINES(ScoreSql);

TEST_P(ScoreSql, gives_the_index_of_every_state) {
    for (const auto* id : {"eq-5d-3l-denmark", "eq-5d-3l-uk", "eq-5d-5l-denmark"}) {
        auto patients = all_states(known(id));
        for (const auto* odd : {".1111", "1111.", "01111", "11191", "9.111"})
            patients.push_back(answers(odd));
        expect_same(*database, known(id), patients);
    }
}

TEST_P(ScoreSql, has_the_decimals_it_says) {
    EXPECT_EQ(scored(*database, known("eq-5d-3l-uk"), {answers("11111")}).scale, 3);
    EXPECT_EQ(scored(*database, known("eq-vas"), {{50}}).scale, 0);
    EXPECT_EQ(scored(*database, known("oxford-knee-score"), {answers("444444444444")}).scale, 6);
    for (const auto& instrument : shipped().all()) {
        EXPECT_EQ(scored(*database, instrument, {Answers(instrument.item_count(), instrument.lowest)}).scale,
                  instrument.decimals)
            << instrument.id;
    }
}

TEST_P(ScoreSql, agrees_with_the_score_of_any_answers) {
    rc::check("score_sql equals score", [&] {
        const auto& all = shipped().all();
        const auto& instrument = all[*rc::gen::inRange<std::size_t>(0, all.size())];
        std::vector<Answers> patients;
        for (int patient = 0; patient < 60; ++patient) patients.push_back(random_answers(instrument));
        expect_same(*database, instrument, patients);
    });
    EXPECT_FALSE(testing::Test::HasFailure());
}

TEST_P(ScoreSql, agrees_for_a_questionnaire_of_ones_own) {
    Diagnostics found("own.yaml");
    const auto own = read_questionnaires(R"(
questionnaires: 1
instruments:
  mood:
    title: Mood
    items: [calm, sad, tired]
    answers: {from: -2, to: 5}
    reversed: [sad]
    may_miss: 1
    score: {from: 12.5, to: -3.25}
    better: lower
)",
                                         found);
    ASSERT_FALSE(found.has_errors());
    std::vector<Answers> patients = all_states(*own.find("mood"));
    for (auto patient : all_states(*own.find("mood"))) {
        patient[1].reset();
        patients.push_back(patient);
    }
    expect_same(*database, *own.find("mood"), patients);
}

TEST(ScoreSqlText, uses_no_division_and_no_floating_point) {
    for (const auto& instrument : shipped().all()) {
        const auto sql = score_sql(instrument, columns_of(instrument));
        EXPECT_THAT(sql, Not(HasSubstr("/"))) << instrument.id;
        EXPECT_THAT(sql, Not(HasSubstr("DOUBLE"))) << instrument.id;
    }
    EXPECT_THAT(score_sql(known("oxford-knee-score"), columns_of(known("oxford-knee-score"))),
                HasSubstr("WHEN 11 THEN 1.090909090909"));
}

}  // namespace
}  // namespace vaerdi::instrument
