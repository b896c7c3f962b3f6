#include <map>

#include "value/compare.h"

namespace vaerdi::value {

std::string MatrixResult::verdict() const { return verdict_of(cost, effect); }

// Source: the value assessment matrix of A. Dal (2015).
std::string MatrixResult::verdict_of(Cell cost, Cell effect) {
    static const char* const verdicts[3][3] = {
        // effect better, same, worse
        {"excellent", "better", "dilemma"},  // lower cost
        {"better", "neutral", "worse"},      // same cost
        {"dilemma", "worse", "poor"},        // higher cost
    };
    return verdicts[static_cast<int>(cost)][static_cast<int>(effect)];
}

Text MatrixResult::verdict_title(std::string_view verdict) {
    static const std::map<std::string_view, Text> titles{
        {"excellent",
         {"excellent solution: more effect for less money",
          "fantastisk løsning: mere effekt for færre penge"}},
        {"better", {"better solution", "bedre løsning"}},
        {"neutral", {"neutral", "neutral"}},
        {"worse", {"worse solution", "dårligere løsning"}},
        {"poor",
         {"poor solution: less effect for more money", "elendig løsning: mindre effekt for flere penge"}},
        {"dilemma",
         {"dilemma: effect and cost pull apart", "dilemma: effekt og omkostning trækker hver sin vej"}},
    };
    const auto found = titles.find(verdict);
    return found == titles.end() ? Text(std::string(verdict)) : found->second;
}

}  // namespace vaerdi::value
