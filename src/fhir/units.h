// The unit that the values of one code have. Where several are written, the numbers cannot stand in one
// column: those of the wanted unit – else of the most frequent – stay, the others are left out, each with a
// finding.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "fhir/records.h"

namespace vaerdi::fhir {

/// Of the readings with these numbers, by number of the reading: whether its value may stand. `left_out` is
/// told of each that may not, with the unit that stays.
std::vector<std::uint8_t> with_one_unit(
    const Records& records, const std::vector<std::uint32_t>& readings, const std::string& wanted,
    const std::function<void(const ReadingRecord&, std::string_view stays)>& left_out);

}  // namespace vaerdi::fhir
