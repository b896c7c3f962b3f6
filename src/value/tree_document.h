// A decision tree as people write it, under `tree:` in the health model of a case.
#pragma once

#include <optional>
#include <vector>

#include "document/uncertain_value.h"
#include "value/payer_document.h"
#include "value/states_document.h"

namespace vaerdi::value {

/// What is paid where a branch is taken.
struct TreeCostDocument {
    Position at;
    Text name;
    document::Name category;
    std::optional<PayerShares> payer;
    document::UncertainValue amount;
    static const document::Fields<TreeCostDocument>& fields();
};

/// A branch, and what it branches into. The root is one without probability.
struct BranchDocument {
    Position at;
    Text title;
    document::UncertainValue probability;  ///< or `rest`
    document::Formula after;
    std::vector<TreeCostDocument> costs;
    document::UncertainValue qalys, life_years;
    StatesDocument counts;
    document::Name into;
    document::Dictionary<document::Boxed<BranchDocument>> branches;
    static const document::Fields<BranchDocument>& fields();
};

}  // namespace vaerdi::value
