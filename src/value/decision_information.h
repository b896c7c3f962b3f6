// What it is worth to know more before the case is decided: for everything, for each uncertain number, for
// what rests on evidence of a grade. Methods: information/.
//
// All values are for the whole case (its intake over the horizon, as net values are), in its currency, as
// present values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "information/acceptability.h"
#include "information/running_mean.h"
#include "value/assessment.h"
#include "value/study_value.h"

namespace vaerdi::value {

/// The value of knowing some uncertain numbers exactly (EVPPI).
struct KnownNumbers {
    std::string id;  ///< name of the number or row; grade of evidence
    Text title;
    std::vector<std::size_t> inputs;
    information::Estimate value;
};

/// Numbers that would be known together, by the name they are asked for under.
struct NumberGroup {
    std::string name;
    std::vector<std::size_t> inputs;
};

/// How the mean net value against the comparator settles with the number of draws; what the number of people
/// of an individual model leaves to chance is `Convergence`.
struct DrawConvergence {
    std::vector<std::size_t> draws;  ///< the first so many, in equal steps up to all
    /// By alternative, for each of `draws`: net value less that of the comparator, whose own is empty.
    std::vector<std::vector<information::RunningMean>> net_value;
};

struct DecisionInformation {
    std::uint64_t draws = 0;                ///< that were used
    information::Acceptability now;         ///< at the net values of the case
    std::vector<KnownNumbers> numbers;      ///< most valuable first; rows drawn together as one
    std::vector<KnownNumbers> groups;       ///< as asked for
    std::vector<KnownNumbers> by_evidence;  ///< strongest grade first, then what names none
    std::optional<KnownNumbers> weak;       ///< all assumptions and weak evidence; absent when there are none
    std::vector<StudyValue> studies;        ///< of the case, as written
    DrawConvergence convergence;
    std::string effect;  ///< of the curve: "qalys", "life_years", or "" when there is none
    std::vector<information::Willingness> curve;
};

/// Regressions take no more draws than this: more would change nothing but the time.
inline constexpr std::uint64_t most_draws_for_information = 20'000;

/// Absent when stopped, or without draws.
std::optional<DecisionInformation> decision_information(const ResolvedCase& resolved, const Options& options,
                                                        const std::vector<NumberGroup>& groups = {});

}  // namespace vaerdi::value
