// The answer in words: sign, size, certainty, who pays and who gains.
#include "view/answer.h"

#include <gtest/gtest.h>

#include "view/made_cases.h"

namespace vaerdi::view {
namespace {

using value::Comparison;

std::string words(const value::ResolvedCase& resolved, const Comparison& c,
                  Language language = Language::english) {
    std::string text;
    for (const auto& sentence : answer_in_words(resolved, assessment(c), language)) text += sentence + "\n";
    return text;
}
std::string words(const Comparison& c, Language language = Language::english) {
    return words(made_case(), c, language);
}

TEST(Answer, dearer_and_gives_more_back) {
    const auto c = comparison(9.1e6, 18.9e6);
    EXPECT_EQ(
        words(c),
        "TAVI is worth it: it costs 9.1 million DKK more over 10 years and gives 18.9 million DKK back.\n");
    EXPECT_EQ(words(c, Language::danish),
              "TAVI er pengene værd: løsningen koster 9,1 mio. kr. mere over 10 år og giver 18,9 mio. kr. "
              "tilbage.\n");
}

TEST(Answer, dearer_and_gives_too_little_back) {
    const auto c = comparison(9.1e6, 4e6);
    EXPECT_EQ(words(c),
              "TAVI is not worth it: it costs 9.1 million DKK more over 10 years and gives only 4.0 million "
              "DKK back.\n");
    EXPECT_EQ(words(c, Language::danish),
              "TAVI er ikke pengene værd: løsningen koster 9,1 mio. kr. mere over 10 år og giver kun 4,0 "
              "mio. kr. tilbage.\n");
}

TEST(Answer, cheaper_and_better) {
    EXPECT_EQ(
        words(comparison(-2e6, 3e6)),
        "TAVI is worth it: it saves 2.0 million DKK over 10 years and gives 3.0 million DKK besides.\n");
}

TEST(Answer, cheaper_with_the_same_effects) {
    EXPECT_EQ(words(comparison(-2e6, 0)),
              "TAVI is worth it: it saves 2.0 million DKK over 10 years with the same effects.\n");
}

TEST(Answer, no_effect_is_the_same_where_none_is_counted) {
    auto cheaper = comparison(-2e6, 0);
    cheaper.matrix.measured_in.clear();
    EXPECT_EQ(
        words(cheaper),
        "TAVI is worth it: it saves 2.0 million DKK over 10 years; the saving is all that is counted.\n");
    EXPECT_EQ(
        words(cheaper, Language::danish),
        "TAVI er pengene værd: løsningen sparer 2,0 mio. kr. over 10 år; kun besparelsen er regnet med.\n");
    auto dearer = comparison(2e6, 0);
    dearer.matrix.measured_in.clear();
    EXPECT_EQ(words(dearer),
              "TAVI is not worth it: it costs 2.0 million DKK more over 10 years; no effect is counted.\n");
}

TEST(Answer, cheaper_but_effects_are_lost) {
    EXPECT_EQ(words(comparison(-2e6, -1e6)),
              "TAVI is worth it: it saves 2.0 million DKK over 10 years, more than the 1.0 million DKK of "
              "effects that "
              "are lost.\n");
    EXPECT_EQ(words(comparison(-2e6, -3e6)),
              "TAVI is not worth it: it saves 2.0 million DKK over 10 years, but 3.0 million DKK of effects "
              "are lost.\n");
}

TEST(Answer, dearer_and_gives_nothing_or_less) {
    EXPECT_EQ(words(comparison(2e6, 0)),
              "TAVI is not worth it: it costs 2.0 million DKK more over 10 years and gives no money back.\n");
    EXPECT_EQ(words(comparison(2e6, -1e6)),
              "TAVI is not worth it: it costs 2.0 million DKK more over 10 years and 1.0 million DKK of "
              "effects are lost.\n");
}

TEST(Answer, the_same_cost_and_effects_break_even) {
    EXPECT_EQ(words(comparison(0, 0)),
              "TAVI breaks even: it costs the same over 10 years and gives the same effects.\n");
    EXPECT_EQ(
        words(comparison(0.2, 0.1)),
        "TAVI breaks even: it costs the same over 10 years and gives the same effects.\n");  // prints as nil
}

TEST(Answer, figures_for_one_patient_say_so) {
    auto resolved = made_case();
    resolved.for_one_patient = true;
    resolved.lines.emplace_back().base = value::Base::patient;
    resolved.years = 1;
    EXPECT_EQ(
        words(resolved, comparison(1200, 2000)),
        "TAVI is worth it: it costs DKK 1,200 more per patient over 1 year and gives DKK 2,000 back.\n");
}

TEST(Answer, certainty_is_the_share_of_draws_that_agree) {
    auto c = comparison(1e6, 2e6);
    const auto sure = [&](double probability) {
        c.probability_worth_it = probability;
        const auto text = words(c);
        return text.substr(text.find("back. ") + 6);
    };
    EXPECT_EQ(sure(0.93), "It is 93% sure.\n");
    EXPECT_EQ(sure(0.60), "It is 60% sure.\n");
    EXPECT_EQ(sure(0.55), "It is only 55% sure: it can go either way.\n");
    EXPECT_EQ(sure(0.30), "But only 30% of the simulated outcomes agree: do not rely on it.\n");
    EXPECT_EQ(sure(0.997), "It is more than 99% sure.\n");
    EXPECT_EQ(sure(1), "All simulated outcomes say so.\n");
}

TEST(Answer, certainty_of_a_no_is_the_share_that_says_no) {
    auto c = comparison(2e6, 1e6);
    c.probability_worth_it = 0.12;
    EXPECT_NE(words(c).find("It is 88% sure."), std::string::npos);
    EXPECT_NE(words(c, Language::danish).find("Det er 88 pct. sikkert."), std::string::npos);
}

TEST(Answer, names_who_carries_and_who_gains) {
    auto c = comparison(9e6, 12e6);
    c.by_payer = {{"region", figure(-9e6)}, {"municipality", figure(2e6)}, {"society", figure(10e6)}};
    EXPECT_NE(
        words(c).find(
            "Net, the region carries 9.0 million DKK; the rest of society gains 10.0 million DKK and the "
            "municipality 2.0 million DKK."),
        std::string::npos)
        << words(c);
    EXPECT_NE(words(c, Language::danish)
                  .find("Netto: regionen bærer 9,0 mio. kr.; det øvrige samfund vinder 10,0 mio. kr. og "
                        "kommunen 2,0 mio. kr."),
              std::string::npos)
        << words(c, Language::danish);
}

TEST(Answer, payers_outside_the_perspective_stand_apart) {
    auto resolved = made_case();
    resolved.perspective = {"region"};
    auto c = comparison(9e6, 0);
    c.by_payer = {{"region", figure(-9e6)}, {"municipality", figure(2e6)}};
    EXPECT_NE(words(resolved, c)
                  .find("Net, the region carries 9.0 million DKK. Outside the perspective, the municipality "
                        "gains 2.0 million DKK."),
              std::string::npos)
        << words(resolved, c);
}

TEST(Answer, a_payer_below_one_per_cent_is_not_named) {
    auto c = comparison(9e6, 12e6);
    c.by_payer = {{"region", figure(-9e6)}, {"municipality", figure(20'000)}, {"society", figure(12e6)}};
    EXPECT_EQ(words(c).find("municipality"), std::string::npos);
}

TEST(Answer, qalys_without_a_price_leave_the_verdict_open) {
    auto c = comparison(1e6, 0);
    c.incremental_qalys = figure(5);
    EXPECT_EQ(verdict_of(made_case(), c), Verdict::open);
    EXPECT_EQ(words(c),
              "TAVI costs 1.0 million DKK more net over 10 years and gives 5.00 QALYs more: DKK 200,000 for "
              "each. Whether "
              "that is worth it depends on what a QALY may cost.\n");
    c.probability_worth_it = 0.1;  // says nothing while QALYs have no price
    EXPECT_EQ(words(c).find("sure"), std::string::npos);
}

TEST(Answer, unpriced_qalys_that_point_the_same_way_settle_it) {
    auto c = comparison(-1e6, 0);
    c.incremental_qalys = figure(5);
    EXPECT_EQ(words(c),
              "TAVI is better and cheaper: it saves 1.0 million DKK net over 10 years and gives 5.00 QALYs "
              "more.\n");
    c = comparison(1e6, 0);
    c.incremental_qalys = figure(-5);
    EXPECT_EQ(words(c),
              "TAVI is poorer and dearer: it costs 1.0 million DKK more net over 10 years and gives 5.00 "
              "QALYs less.\n");
}

TEST(Answer, unpriced_effects_are_named) {
    auto made = assessment(comparison(1e6, 0));
    made.unpriced = {{"pain", {"Less pain", "Færre smerter"}, {}, {}},
                     {"scars", {"Small scars", "Små ar"}, {}, {}}};
    EXPECT_EQ(answer_in_words(made_case(), made, Language::english).back(),
              "Not priced, to be weighed beside the figures: Less pain and Small scars.");
    EXPECT_EQ(answer_in_words(made_case(), made, Language::danish).back(),
              "Ikke prissat, og skal vejes ved siden af tallene: Færre smerter og Små ar.");
}

TEST(Answer, of_several_the_best_is_named_first) {
    auto resolved = made_case();
    resolved.alternatives.push_back({"wait", {"Waiting", "Afventen"}});
    auto made = assessment(comparison(1e6, 3e6));
    auto wait = comparison(-1e6, -2e6);
    wait.id = "wait";
    made.comparisons.push_back(wait);
    made.alternatives.emplace_back().id = "wait";
    made.alternatives[1].probability_best = 0.81;
    EXPECT_EQ(answer_in_words(resolved, made, Language::english).front(),
              "Of the 3 alternatives, TAVI has the highest net value; it is best in 81% of the simulated "
              "outcomes.");
    made.comparisons[0].net_value = figure(-1);
    EXPECT_EQ(answer_in_words(resolved, made, Language::english).front(),
              "None of the 2 alternatives has a higher net value than Surgery.");
}

TEST(Answer, without_a_comparison_there_is_none) {
    value::Assessment made;
    made.alternatives.emplace_back().id = "surgery";
    made.alternatives[0].total_cost = figure(5e6);
    EXPECT_EQ(answer_in_words(made_case(), made, Language::english).front(),
              "Surgery costs 5.0 million DKK over 10 years. There is nothing to compare it with.");
}

}  // namespace
}  // namespace vaerdi::view
