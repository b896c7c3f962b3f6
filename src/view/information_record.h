// What it is worth to know more, as it is written for programs.
#pragma once

#include <string>
#include <vector>

#include "document/json_fields.h"
#include "value/decision_information.h"

namespace vaerdi::view {

struct EstimateRecord {
    double value = 0, standard_error = 0;
    static const document::JsonFields<EstimateRecord>& json_fields();
};

struct KnownNumbersRecord {
    std::string id, title;
    std::vector<std::string> inputs;
    double value = 0, standard_error = 0;
    double share = 0;  ///< of the value of knowing everything
    static const document::JsonFields<KnownNumbersRecord>& json_fields();
};

struct WillingnessRecord {
    double to_pay = 0;
    document::Named<double> probability_best, expected_loss;
    std::string best;
    EstimateRecord perfect_information;
    static const document::JsonFields<WillingnessRecord>& json_fields();
};

struct StudySizeRecord {
    double patients = 0, value = 0, standard_error = 0, cost = 0, net_benefit = 0;
    static const document::JsonFields<StudySizeRecord>& json_fields();
};

struct StudyRecord {
    std::string id, title;
    std::vector<std::string> inputs;
    EstimateRecord knowing;
    double reached = 1;
    std::vector<StudySizeRecord> sizes;
    std::optional<double> best_size;
    static const document::JsonFields<StudyRecord>& json_fields();
};

struct MeanSoFarRecord {
    double value = 0, standard_error = 0, margin = 0;
    static const document::JsonFields<MeanSoFarRecord>& json_fields();
};

/// How the mean net value against the comparator settles with the number of draws.
struct DrawConvergenceRecord {
    std::vector<std::size_t> draws;
    document::Named<std::vector<MeanSoFarRecord>> net_value;  ///< by alternative but the comparator
    static const document::JsonFields<DrawConvergenceRecord>& json_fields();
};

struct InformationRecord {
    std::uint64_t draws = 0;
    std::string best;
    document::Named<double> probability_best, expected_loss;
    EstimateRecord perfect_information;
    DrawConvergenceRecord convergence;
    std::vector<KnownNumbersRecord> numbers, groups, by_evidence;
    std::optional<KnownNumbersRecord> weak_evidence;
    std::vector<StudyRecord> studies;
    std::string curve_effect;
    std::vector<WillingnessRecord> curve;
    static const document::JsonFields<InformationRecord>& json_fields();
};

/// A point of the acceptability curve; `alternatives` are their ids.
WillingnessRecord willingness_record(const std::vector<std::string>& alternatives,
                                     const information::Willingness& point);

/// A number by its title and alternative, a row or a grade by its own.
std::string known_title(const value::ResolvedCase& resolved, const value::KnownNumbers& numbers,
                        Language language);

InformationRecord information_record(const value::ResolvedCase& resolved,
                                     const value::DecisionInformation& information, Language language);

}  // namespace vaerdi::view
