// Scores of published states and profiles.
#include "instrument/score.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "answers.h"

namespace vaerdi::instrument {
namespace {

using testing::DoubleNear;
using testing::Eq;
using testing::Optional;

std::optional<double> score_of(std::string_view id, std::string_view state) {
    return score(known(id), answers(state));
}

struct OfAll {
    double mean = 0;
    int negative = 0;
    std::size_t states = 0;
};
OfAll of_all(std::string_view id) {
    OfAll sum;
    for (const auto& state : all_states(known(id))) {
        const auto value = score(known(id), state).value();
        sum.mean += value;
        sum.negative += value < 0 ? 1 : 0;
        ++sum.states;
    }
    sum.mean /= static_cast<double>(sum.states);
    return sum;
}

// ---- EQ-5D

TEST(Eq5d, five_levels_as_published_for_Denmark) {  // Jensen 2021
    const std::pair<const char*, double> published[] = {{"11111", 1},      {"11211", 0.967},
                                                        {"12345", -0.074}, {"22222", 0.771},
                                                        {"33333", 0.571},  {"55555", -0.758}};
    for (const auto& [state, value] : published)
        EXPECT_THAT(score_of("eq-5d-5l-denmark", state), Optional(value)) << state;
}

TEST(Eq5d, three_levels_as_published_for_Denmark) {  // Wittrup-Jensen 2009
    const std::pair<const char*, double> published[] = {
        {"11111", 1}, {"12111", 0.823}, {"22222", 0.592}, {"33333", -0.624}};
    for (const auto& [state, value] : published)
        EXPECT_THAT(score_of("eq-5d-3l-denmark", state), Optional(value)) << state;
}

TEST(Eq5d, three_levels_as_published_for_the_United_Kingdom) {  // Dolan 1997
    const std::pair<const char*, double> published[] = {
        {"11111", 1}, {"22232", -0.016}, {"22322", 0.189}, {"11222", 0.689}, {"33333", -0.594}};
    for (const auto& [state, value] : published)
        EXPECT_THAT(score_of("eq-5d-3l-uk", state), Optional(value)) << state;
}

TEST(Eq5d, mean_of_all_states_and_states_worse_than_death) {
    const auto five = of_all("eq-5d-5l-denmark"), three = of_all("eq-5d-3l-denmark");
    EXPECT_EQ(five.states, 3125U);
    EXPECT_THAT(five.mean, DoubleNear(0.2666, 5e-5));
    EXPECT_EQ(five.negative, 681);
    EXPECT_EQ(three.states, 243U);
    EXPECT_THAT(three.mean, DoubleNear(0.28514, 5e-6));
    EXPECT_EQ(three.negative, 48);
}

TEST(Eq5d, a_missing_dimension_gives_no_index) {
    EXPECT_THAT(score_of("eq-5d-5l-denmark", "11.11"), Eq(std::nullopt));
    EXPECT_THAT(score_of("eq-5d-3l-uk", "1111."), Eq(std::nullopt));
}

TEST(Eq5d, a_level_that_is_none_gives_no_index) {
    EXPECT_THAT(score_of("eq-5d-3l-denmark", "14111"), Eq(std::nullopt));
    EXPECT_THAT(score_of("eq-5d-5l-denmark", "91111"), Eq(std::nullopt));
    EXPECT_THAT(score_of("eq-5d-5l-denmark", "01111"), Eq(std::nullopt));
}

TEST(Eq5d, no_answer_of_a_dimension_is_better_than_a_milder_one) {
    for (const auto* id : {"eq-5d-3l-denmark", "eq-5d-3l-uk", "eq-5d-5l-denmark"}) {
        for (auto state : all_states(known(id))) {
            const auto before = score(known(id), state).value();
            for (auto& answer : state) {
                if (*answer == known(id).highest) continue;
                ++*answer;
                EXPECT_LT(score(known(id), state).value(), before) << id;
                --*answer;
            }
        }
    }
}

TEST(Eq5d, the_norm_of_Denmark_comes_with_its_source) {
    const auto& norms = known("eq-5d-5l-denmark").norms;
    ASSERT_EQ(norms.size(), 1U);
    EXPECT_EQ(norms.front().mean, 0.90);
    EXPECT_THAT(norms.front().sd, Optional(0.16));
    EXPECT_THAT(norms.front().source, testing::HasSubstr("Scand J Public Health"));
}

TEST(EqVas, is_the_answer_itself) {
    EXPECT_THAT(score(known("eq-vas"), Answers{73}), Optional(73.0));
    EXPECT_THAT(score(known("eq-vas"), Answers{101}), Eq(std::nullopt));
    EXPECT_THAT(score(known("eq-vas"), Answers{std::nullopt}), Eq(std::nullopt));
}

// ---- Oxford

TEST(OxfordKneeScore, is_the_sum_of_twelve) {
    EXPECT_THAT(score_of("oxford-knee-score", "002321001222"), Optional(15.0));
    EXPECT_THAT(score_of("oxford-knee-score", "444444444444"), Optional(48.0));
    EXPECT_THAT(score_of("oxford-hip-score", "000000000000"), Optional(0.0));
}

TEST(OxfordKneeScore, one_or_two_missing_count_as_the_mean_of_the_others) {
    EXPECT_THAT(score_of("oxford-knee-score", "33333333333."), Optional(36.0));
    EXPECT_THAT(score_of("oxford-knee-score", "4444444444.."), Optional(48.0));
    EXPECT_THAT(score_of("oxford-knee-score", "2222222222.3"), Optional(DoubleNear(23.0 / 11 * 12, 5e-7)));
}

TEST(OxfordKneeScore, three_missing_give_no_score) {
    EXPECT_THAT(score_of("oxford-knee-score", "333333333..."), Eq(std::nullopt));
    EXPECT_THAT(score_of("oxford-knee-score", "............"), Eq(std::nullopt));
}

TEST(OxfordKneeScore, an_impossible_answer_is_not_a_missing_one) {
    EXPECT_THAT(score_of("oxford-knee-score", "333333333335"), Eq(std::nullopt));
}

TEST(OxfordKneeScore, the_older_scale_is_sixty_less_the_total) {
    EXPECT_THAT(score_of("oxford-knee-score-older-items", "111111111111"), Optional(48.0));
    EXPECT_THAT(score_of("oxford-knee-score-older-items", "543215432154"), Optional(60.0 - 39));
    EXPECT_THAT(score(known("oxford-knee-score-older-total"), Answers{41}), Optional(19.0));
    EXPECT_THAT(score(known("oxford-hip-score-older-total"), Answers{11}), Eq(std::nullopt));
}

// ---- KOOS

TEST(Koos, goes_from_a_hundred_down_to_nought) {
    EXPECT_THAT(score_of("koos-qol", "0000"), Optional(100.0));
    EXPECT_THAT(score_of("koos-qol", "4444"), Optional(0.0));
    EXPECT_THAT(score_of("koos-qol", "1234"), Optional(37.5));  // 100 − 2.5/4·100
    EXPECT_THAT(score_of("koos-symptoms", "1112223"), Optional(DoubleNear(100 - 12.0 / 7 * 25, 5e-7)));
}

TEST(Koos, needs_half_of_the_items) {
    const std::pair<const char*, std::size_t> subscales[] = {
        {"koos-pain", 9}, {"koos-symptoms", 7}, {"koos-adl", 17}, {"koos-sport", 5}, {"koos-qol", 4}};
    for (const auto& [id, items] : subscales) {
        ASSERT_EQ(known(id).item_count(), items);
        const auto needed = (items + 1) / 2;
        Answers some(items);
        std::fill_n(some.begin(), needed, 1);
        EXPECT_THAT(score(known(id), some), Optional(75.0)) << id;
        some.front().reset();
        EXPECT_THAT(score(known(id), some), Eq(std::nullopt)) << id;
    }
}

// ---- laws of missing answers

RC_GTEST_PROP(MissingAnswers, the_order_of_the_items_does_not_matter, ()) {
    const auto& oxford = known("oxford-knee-score");
    Answers given(12);
    for (auto& answer : given) answer = *rc::gen::inRange(0, 6);
    for (auto& answer : given) {
        if (answer == 5) answer.reset();
    }
    auto turned = given;
    std::ranges::rotate(turned, turned.begin() + *rc::gen::inRange(0, 12));
    RC_ASSERT(score(oxford, given) == score(oxford, turned));
}

RC_GTEST_PROP(MissingAnswers, filling_in_the_mean_of_the_others_changes_nothing, ()) {
    // Two missing of twelve: the others have a whole mean when they are all alike.
    const auto& oxford = known("oxford-knee-score");
    const auto answer = *rc::gen::inRange(0, 5);
    Answers all(12, answer);
    const auto full = score(oxford, all);
    all[*rc::gen::inRange<std::size_t>(0, 12)].reset();
    all[*rc::gen::inRange<std::size_t>(0, 12)].reset();
    RC_ASSERT(score(oxford, all) == full);
}

RC_GTEST_PROP(MissingAnswers, there_is_a_score_exactly_when_few_enough_are_missing, ()) {
    const auto& all = shipped().all();
    const auto& of = all[*rc::gen::inRange<std::size_t>(0, all.size())];
    Answers given(of.item_count(), of.lowest);
    int missing = 0;
    for (auto& answer : given) {
        if (*rc::gen::inRange(0, 4) != 0) continue;
        answer.reset();
        ++missing;
    }
    RC_ASSERT(score(of, given).has_value() == (missing <= of.may_miss));
}

}  // namespace
}  // namespace vaerdi::instrument
