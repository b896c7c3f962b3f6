// What a study made before the decision is worth (EVSI) and what is left when it is paid (expected net
// benefit of sampling). Methods: information/partial_information.h.
#pragma once

#include <functional>
#include <vector>

#include "information/partial_information.h"
#include "value/case_graph.h"

namespace vaerdi::value {

/// A study of one size.
struct StudySize {
    double patients = 0;          ///< observed for each number
    information::Estimate value;  ///< for those of the case who come when it is known
    double cost = 0;
    double net() const { return value.value - cost; }
};

struct StudyValue {
    std::size_t study = 0;            ///< index into ResolvedCase::studies
    information::Estimate knowing;    ///< its numbers exactly, at once, for the whole case (EVPPI)
    double reached = 1;               ///< share of the intake, by present value, that comes when it is known
    std::vector<StudySize> sizes;     ///< ascending
    std::optional<std::size_t> best;  ///< the size with the highest net benefit; absent where none pays
};

/// Share of the case's intake, by present value, that comes later than a time in years.
double intake_after(CaseGraph& graph, double years);

/// `column`: the draws of an input, empty for one that no net value depends on. `everything`: the EVPI.
StudyValue study_value(CaseGraph& graph, std::size_t study, const information::NetBenefits& benefits,
                       const std::function<information::Column(std::size_t)>& column, double everything);

}  // namespace vaerdi::value
