// The English knee replacements of 2016/17 as NHS Digital published them, where the folder
// VAERDI_REFERENCE_DATA has them: sums of patients by provider, and the published figures of the providers.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "comparison/standardisation.h"

namespace vaerdi::comparison {

struct PublishedProvider {
    double n = 0;
    double adjusted_gain = 0;
    std::string outlier;
};

struct EnglishKnees {
    std::vector<std::string> codes;  ///< of the providers
    std::vector<ScoreSums> sums;     ///< in the same order; the value is the gain in the Oxford Knee Score
    double before = 0, after = 0;    ///< sums of all scores
    std::map<std::string, PublishedProvider> published;  ///< those with an adjusted gain
};

/// Absent without the data.
std::optional<EnglishKnees> english_knees();

}  // namespace vaerdi::comparison
