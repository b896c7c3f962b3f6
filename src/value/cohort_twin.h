// An individual model beside the cohort that says the same: an inner check that needs no data.
//
// Where no formula of a time depends on the person, shares of a cohort can be moved along by the same
// cumulative hazards, apart by the time in a state where a clock is reset there. A step of length c is wrong
// by something like c; two lengths, c and c/2, give the value at c = 0 (Richardson 1911) and how far away it
// is. What the two models say of the years in each state may then differ by chance only.
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "value/resolved_case.h"

namespace vaerdi::value {

struct TwinState {
    double people = 0, standard_error = 0;  ///< years in the state, of those who are simulated
    double cohort = 0, step_error = 0;      ///< of the twin, and what its steps may be wrong by
    /// Within three standard errors and the error of the steps.
    bool agrees() const;
};

struct CohortTwin {
    Text why_not;                                ///< there is none
    std::vector<std::vector<TwinState>> states;  ///< [alternative][state]
};

/// Of a case with an individual model; absent when stopped.
std::optional<CohortTwin> cohort_twin(const ResolvedCase& resolved, const std::stop_token& stop);

}  // namespace vaerdi::value
