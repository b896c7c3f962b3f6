// The steps behind a figure, from the figure down to the sources.
//
// A figure has the dotted name it has in the report for programs: `comparisons.tavi.net_value`,
// `comparisons.tavi.net_value.low`, `comparisons.tavi.budget.region.2027`. Years stand for the places of a
// list by year ("start" for t = 0); what a list holds goes by its id (`pathways.implant.cost`,
// `frontier.tavi.icer`), the steps of a pathway by their place from 0.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "value/assessment.h"

namespace vaerdi::value {

/// How the values of the steps make the value above them; a step in "%" counts as a hundredth.
enum class Rule {
    described,   ///< as `how` says; the steps are what goes into it
    sum,         ///< all steps together
    difference,  ///< the first less the others
    product,     ///< all steps multiplied
    quotient     ///< the first divided by the others
};

/// One named step: what it is, its value, how it comes about, and the steps below it.
struct Explanation {
    Text title;
    std::optional<double> value;
    std::string unit;    ///< "DKK", "days/patient", "%" …
    Text how;            ///< the formula or rule in words
    std::string source;  ///< for inputs: source and place in the document
    bool assumption = false;
    std::vector<Explanation> steps;
    Rule rule = Rule::described;
    std::string figure =
        {};  ///< its name, when the step can be explained by itself; it may then have no steps here
};

/// What a case was resolved from: its scenarios are resolved again to be explained.
struct WrittenCase {
    const CaseDocument& document;
    const catalogue::Catalogue& catalogue;
    const Settings& settings;
};

/// So many draws are made for a figure that needs draws when the options ask for none.
inline constexpr std::uint64_t draws_unasked = 10'000;

/// The figures that can be explained: all that apply to the case. Those of its scenarios only with `written`.
std::vector<std::string> explainable(const ResolvedCase& resolved, const Options& options = {},
                                     const WrittenCase* written = nullptr);

/// Pure as assess(): the value is that of the assessment with the same options, to the last bit (an input
/// that is a share is given in per cent). What is a figure and parts of it may be named without the part that
/// is meant mostly: `price_headroom.tavi.valve` for `….highest`. Draws are made only for figures that need
/// them. Absent when there is no such figure (it does not apply, or the name is wrong), or when stopped.
std::optional<Explanation> explain(const ResolvedCase& resolved, std::string_view figure,
                                   const Options& options = {}, const WrittenCase* written = nullptr);

}  // namespace vaerdi::value
