// States of health and sets of answers, as the tests of scores need them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "instrument/instrument.h"
#include "instrument/questionnaires.h"

namespace vaerdi::instrument {

using Answers = std::vector<std::optional<int>>;

/// "22232": one digit for each item, a point for a missing answer.
inline Answers answers(std::string_view written) {
    Answers all;
    for (const char c : written) all.push_back(c == '.' ? std::nullopt : std::optional<int>(c - '0'));
    return all;
}

inline const Instrument& known(std::string_view id) { return *shipped().find(id); }

/// Every way in which all items can be answered.
inline std::vector<Answers> all_states(const Instrument& of) {
    std::vector<Answers> states{{}};
    for (std::size_t item = 0; item < of.items.size(); ++item) {
        std::vector<Answers> longer;
        for (const auto& state : states) {
            for (int answer = of.lowest; answer <= of.highest; ++answer) {
                longer.push_back(state);
                longer.back().emplace_back(answer);
            }
        }
        states = std::move(longer);
    }
    return states;
}

}  // namespace vaerdi::instrument
