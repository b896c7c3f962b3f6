// One line and one sentence for each payer: every rule in both languages.
#include "view/short_answer.h"

#include <gtest/gtest.h>

#include "view/made_cases.h"

namespace vaerdi::view {
namespace {

struct Line {
    std::string en, da;
    friend bool operator==(const Line&, const Line&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Line& line) {
        return out << line.en << " | " << line.da;
    }
};

Line short_line(const value::ResolvedCase& c, const value::Comparison& comparison) {
    return {short_answer(c, comparison, Language::english), short_answer(c, comparison, Language::danish)};
}

value::Comparison with_probability(double cost, double effects, double worth_it) {
    auto made = comparison(cost, effects);
    made.probability_worth_it = worth_it;
    return made;
}

TEST(ShortAnswer, FollowsTheSignOfTheNetValue) {
    const auto c = made_case();
    EXPECT_EQ(short_line(c, comparison(10, 30)), (Line{"Worth it", "Pengene værd"}));
    EXPECT_EQ(short_line(c, comparison(30, 10)), (Line{"Not worth it", "Ikke pengene værd"}));
    EXPECT_EQ(short_line(c, comparison(10, 10.2)), (Line{"Breaks even", "Går lige op"}));
}

TEST(ShortAnswer, TellsHowSureItIs) {
    const auto c = made_case();
    EXPECT_EQ(short_line(c, with_probability(10, 30, 1)),
              (Line{"Worth it, in all simulated outcomes", "Pengene værd, i alle simulerede udfald"}));
    EXPECT_EQ(short_line(c, with_probability(10, 30, 0.997)),
              (Line{"Worth it, more than 99% sure", "Pengene værd, over 99 pct. sikkert"}));
    EXPECT_EQ(short_line(c, with_probability(10, 30, 0.97)),
              (Line{"Worth it, 97% sure", "Pengene værd, 97 pct. sikkert"}));
    EXPECT_EQ(short_line(c, with_probability(30, 10, 0.03)),
              (Line{"Not worth it, 97% sure", "Ikke pengene værd, 97 pct. sikkert"}));
    EXPECT_EQ(short_line(c, with_probability(10, 30, 0.55)),
              (Line{"Worth it, but only 55% sure", "Pengene værd, men kun 55 pct. sikkert"}));
    EXPECT_EQ(short_line(c, with_probability(10, 30, 0.4)),
              (Line{"Worth it, but only 40% of the simulated outcomes agree",
                    "Pengene værd, men kun 40 pct. af de simulerede udfald er enige"}));
}

TEST(ShortAnswer, BreakingEvenHasNoCertainty) {
    EXPECT_EQ(short_line(made_case(), with_probability(10, 10, 0.5)), (Line{"Breaks even", "Går lige op"}));
}

TEST(ShortAnswer, HealthWithoutAPriceLeavesTheVerdictOpen) {
    const auto c = made_case();
    const auto health = [&](double cost, double qalys) {
        auto made = with_probability(cost, 0, 0.5);
        made.incremental_qalys = figure(qalys);
        return short_line(c, made);
    };
    EXPECT_EQ(health(100, 2),
              (Line{"Depends on what a QALY may cost", "Afhænger af, hvad en QALY må koste"}));
    EXPECT_EQ(health(-100, -2),
              (Line{"Depends on what a QALY may cost", "Afhænger af, hvad en QALY må koste"}));
    EXPECT_EQ(health(-100, 2), (Line{"No worse and no dearer", "Hverken dårligere eller dyrere"}));
    EXPECT_EQ(health(0, 2), (Line{"No worse and no dearer", "Hverken dårligere eller dyrere"}));
    EXPECT_EQ(health(-100, 0), (Line{"No worse and no dearer", "Hverken dårligere eller dyrere"}));
    EXPECT_EQ(health(100, -2), (Line{"No better and no cheaper", "Hverken bedre eller billigere"}));
    EXPECT_EQ(health(100, 0), (Line{"No better and no cheaper", "Hverken bedre eller billigere"}));
    EXPECT_EQ(health(0, 0), (Line{"Breaks even", "Går lige op"}));
    auto life_years = comparison(100, 0);
    life_years.incremental_life_years = figure(1);
    EXPECT_EQ(short_line(c, life_years),
              (Line{"Depends on what a life year may cost", "Afhænger af, hvad et leveår må koste"}));
}

TEST(PayerSentences, SayWhoCarriesAndWhoGains) {
    auto c = made_case();
    auto made = comparison(10, 30);
    made.by_payer = {
        {"region", figure(-12'100'000)}, {"society", figure(3'000'000)}, {"municipality", figure(0.2)}};
    const auto english = payer_sentences(c, made, Language::english);
    const auto danish = payer_sentences(c, made, Language::danish);
    EXPECT_EQ(english.at("region"), "The region carries 12.1 million DKK.");
    EXPECT_EQ(danish.at("region"), "Regionen bærer 12,1 mio. kr.");
    EXPECT_TRUE(english.at("society").starts_with("The rest of society gains ") ||
                english.at("society").starts_with("Society gains "))
        << english.at("society");
    EXPECT_TRUE(danish.at("society").find(" vinder ") != std::string::npos);
    EXPECT_FALSE(english.contains("municipality"));  // prints as nil
}

TEST(PayerSentences, SayWhenAPayerStandsOutsideThePerspective) {
    auto c = made_case();
    c.perspective = {"region"};
    auto made = comparison(10, 30);
    made.by_payer = {{"region", figure(-1'000)}, {"municipality", figure(2'000)}};
    EXPECT_EQ(payer_sentences(c, made, Language::english).at("region").find("outside"), std::string::npos);
    EXPECT_TRUE(payer_sentences(c, made, Language::english)
                    .at("municipality")
                    .ends_with(", outside the perspective."));
    EXPECT_TRUE(
        payer_sentences(c, made, Language::danish).at("municipality").ends_with(", uden for perspektivet."));
}

}  // namespace
}  // namespace vaerdi::view
