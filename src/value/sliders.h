// The numbers that move the answer most, as sliders: between which values each can be moved, and in what
// steps.
#pragma once

#include <functional>
#include <vector>

#include "value/sensitivity.h"

namespace vaerdi::value {

/// One input under the hand, in the unit it was written in.
struct Slider {
    std::size_t input = 0;
    double low = 0, high = 0;
    double step = 1;  ///< 1, 2 or 5 times a power of ten, about a hundredth of the way from low to high
    double influence =
        0;  ///< its share of all swings of the net value, of the alternative that it moves most
};

/// Those of largest influence, at most `most`. Uncertain inputs come first, by the swing of the net value
/// over their 95 % interval; certain ones follow, by their swing over ±20 %. A slider goes over the interval
/// and what range was written, or ±50 % for a certain number, as far as its values can naturally lie.
/// `can_be_set` says whether an input may be moved.
std::vector<Slider> sliders(const ReadyCase& ready, std::size_t most,
                            const std::function<bool(std::size_t input)>& can_be_set);

}  // namespace vaerdi::value
