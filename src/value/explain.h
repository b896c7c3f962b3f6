// The steps behind a figure, from the figure down to the sources.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "value/assessment.h"

namespace vaerdi::value {

/// One named step: what it is, its value, how it comes about, and the steps below it.
struct Explanation {
    Text title;
    std::optional<double> value;
    std::string unit;    ///< "DKK", "days/patient", "%" …
    Text how;            ///< the formula or rule in words
    std::string source;  ///< for inputs: source and place in the document
    bool assumption = false;
    std::vector<Explanation> steps;
};

/// The figures that can be explained, e.g. `alternatives.tavi.total_cost`, `comparisons.tavi.net_value`.
std::vector<std::string> explainable(const ResolvedCase& resolved);

/// Absent when there is no such figure (it does not apply, or the name is wrong).
std::optional<Explanation> explain(const ResolvedCase& resolved, std::string_view figure);

}  // namespace vaerdi::value
