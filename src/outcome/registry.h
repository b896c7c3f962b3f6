// The layout in which clinical registries publish an indicator: department, region and country, the latest
// period with its counts and interval, and the two before it.
#pragma once

#include <vector>

#include "outcome/figures.h"

namespace vaerdi::outcome {

enum class Level { country, region, unit };

struct RegistryRow {
    Level level = Level::country;
    std::optional<std::string> name;  ///< of the region or unit; empty for the country
    std::vector<Figure> periods;      ///< as in Registry::periods; a period without rows has no value
};

struct Registry {
    std::size_t measure = 0;
    std::vector<std::int64_t> periods;  ///< latest first, at most three
    std::vector<RegistryRow> rows;      ///< the country, then each region followed by its units
    bool suppressed = false;            ///< as those see it who do not own the data
};

/// The grouping that a registry table is made of: years by region (where there is one) and unit.
Grouping registry_grouping(const ResolvedMeasures& measures);

/// Tables of the measures from counts by registry_grouping().
std::vector<Registry> registry_tables(const ResolvedMeasures& measures, const std::vector<std::size_t>& which,
                                      const std::vector<MeasureCounts>& counted);

}  // namespace vaerdi::outcome
