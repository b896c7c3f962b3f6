// The words that units are written with; one table, Danish and English side by side. Used by unit.cpp only.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/unit.h"

namespace vaerdi {

/// Words that mean the same unit.
struct UnitWord {
    std::string_view forms;  ///< separated by |
    double multiplier;       ///< base units in one of these, as a quotient
    double divisor;
    std::vector<Dimension> dimensions;  ///< none: something counted, or a share
};

std::span<const UnitWord> unit_word_table();

/// The unit that a word (or two or three, one space or hyphen between them) stands for; null when it is none.
const UnitWord* find_unit_word(std::string_view word);

/// How a dimension is written when nobody has written it: "patient", "patients".
std::string_view singular(Dimension dimension);
std::string_view plural(Dimension dimension);

}  // namespace vaerdi
