// The ends of a decision tree, as they are written for programs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/json_fields.h"
#include "value/assessment.h"

namespace vaerdi::view {

/// One end, for one who enters in one alternative; costs and health of the way to it, discounted.
struct TreeEndRecord {
    double probability = 0;
    std::optional<double> cost, qalys, life_years;
    static const document::JsonFields<TreeEndRecord>& json_fields();
};

struct TreeRecord {
    document::Named<std::string> ends;                             ///< path → title of the end
    document::Named<document::Named<TreeEndRecord>> alternatives;  ///< by alternative, by path
    static const document::JsonFields<TreeRecord>& json_fields();
};

/// Of a case with a decision tree.
TreeRecord tree_record(const value::ResolvedCase& resolved, const value::TreeResult& result,
                       Language language);

/// "Infected → Died": the titles along the way, without the root.
std::string way_to(const value::TreeModel& model, std::size_t end, Language language);

}  // namespace vaerdi::view
