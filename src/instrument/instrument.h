// A questionnaire that patients answer, ready to be scored: EQ-5D with the value set of a population, Oxford
// Knee Score, a subscale of KOOS, or a sum of a hospital's own.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/diagnostics.h"
#include "instrument/decimal.h"
#include "instrument/instrument_document.h"

namespace vaerdi::instrument {

/// The mean of the answers placed on a line: `from` when all are the lowest, `to` when all are the highest.
/// A plain sum is such a line, and so is a scale from 100 down to 0.
struct Line {
    Decimal from, to;
};

/// Full health less the loss of each answer, less what any answer from a level on takes away once.
struct ValueSet {
    Decimal full_health;
    std::vector<std::vector<Decimal>> losses;  ///< by item, then by answer from the lowest
    std::map<int, Decimal> once;               ///< by level
};

struct Norm {
    std::string id;
    Text title;
    double mean = 0;
    std::optional<double> sd;
    std::string source;
};

struct Instrument {
    std::string id;
    Text title;
    std::vector<std::string> items;  ///< short names; the items' order is that of the questionnaire
    int lowest = 0, highest = 0;     ///< answers
    std::vector<bool> reversed;      ///< by item
    int may_miss = 0;
    std::variant<Line, ValueSet> rule;
    int decimals = 0;  ///< of its scores
    Better better = Better::higher;
    std::vector<Norm> norms;
    std::string source;
    Text note;

    std::size_t item_count() const { return items.size(); }
};

/// The document understood; absent when something is wrong, which `diagnostics` then says.
std::optional<Instrument> instrument_of(const InstrumentDocument& document, const std::string& id,
                                        Diagnostics& diagnostics);

}  // namespace vaerdi::instrument
