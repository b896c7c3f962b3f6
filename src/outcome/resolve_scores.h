// From the columns with answers to scores that formulas and score changes can use.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "instrument/questionnaires.h"
#include "outcome/measures_document.h"
#include "outcome/row_formula.h"

namespace vaerdi::outcome {

/// The lowest and highest score there is.
struct ScoreBounds {
    double lowest = 0, highest = 0;
};

/// Puts every score of the document into SQL: a column as it stands, items by the rules of their instrument.
/// The bounds of each by name, where they are known.
std::map<std::string, ScoreBounds> resolve_scores(const document::Dictionary<ScoreDocument>& scores,
                                                  const instrument::Instruments& instruments,
                                                  RowContext& context, Diagnostics& found);

}  // namespace vaerdi::outcome
