// The analysis of a cost/effect sample from another program, as it is written for programs. Names are those
// of a case's report.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "value/decision_sample.h"
#include "view/report_record.h"

namespace vaerdi::view {

struct SampleSpreadRecord {
    double mean = 0, low = 0, high = 0, standard_error = 0;
    static const JsonFields<SampleSpreadRecord>& json_fields();
};

struct SampleAlternativeRecord {
    SampleSpreadRecord cost, effect, net_benefit;
    double probability_best = 0, expected_loss = 0;
    static const JsonFields<SampleAlternativeRecord>& json_fields();
};

struct SampleComparisonRecord {
    std::string versus;
    SampleSpreadRecord incremental_cost, incremental_effect, net_benefit;
    std::optional<double> icer;
    double probability_worth_it = 0;
    static const JsonFields<SampleComparisonRecord>& json_fields();
};

struct SampleRecord {
    std::uint64_t draws = 0;
    double worth = 0;
    std::string comparator, best;
    Named<SampleAlternativeRecord> alternatives;
    Named<SampleComparisonRecord> comparisons;
    std::vector<FrontierRecord> frontier;
    Named<DominatedRecord> dominance;
    EstimateRecord perfect_information;
    std::uint64_t draws_of_numbers = 0;
    std::vector<KnownNumbersRecord> numbers, groups;
    std::vector<WillingnessRecord> curve;
    static const JsonFields<SampleRecord>& json_fields();
};

SampleRecord sample_record(const value::DecisionSample& sample, const value::SampleAnalysis& analysis);

/// For programs: every figure with full precision.
std::string sample_json(const value::DecisionSample& sample, const value::SampleAnalysis& analysis);

}  // namespace vaerdi::view
