// What must hold for one entry of a catalogue, and its form ready for use.
//
// Each check reports every mistake with its place and returns whether (or what) the entry is good for.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/catalogue.h"

namespace vaerdi::catalogue {

/// What the entries of a file may refer to: the file itself and the layers below.
struct Known {
    std::function<bool(std::string_view id)> payer, price;
    std::function<std::vector<std::string>()> payers, prices;  ///< for suggestions
};

/// bed-day, price.lease, and the codes of currencies, countries and keywords (EUR, NL, A).
enum class IdStyle { hyphenated, dotted, code };
void check_id(const std::string& id, Position at, IdStyle style, Diagnostics& diagnostics);

void check_price(const PriceDocument& price, const std::string& id, Position at, const Known& known,
                 Diagnostics& diagnostics);
void check_category(const CategoryDocument& category, const Known& known, Diagnostics& diagnostics);
void check_split(const SplitDocument& split, const Known& known, Diagnostics& diagnostics);
void check_staff(const StaffDocument& staff, const Known& known, Diagnostics& diagnostics);

/// A number of digits only, minus allowed: the keys of years and ages.
std::optional<int> whole_number(std::string_view text);
/// Reports what is not an ISO date.
void check_date(const document::Formula& date, Diagnostics& diagnostics);

LifeTable life_table_of(const LifeTableDocument& document, const std::string& id, Position at,
                        Diagnostics& diagnostics);
Transfer transfer_of(const TransferRuleDocument& rule, const std::string& id, const Known& known,
                     Diagnostics& diagnostics);
Convention convention_of(const ConventionDocument& document, const std::string& id, Diagnostics& diagnostics);

enum class SeriesKind { price_index, exchange_rate, purchasing_power };
Series series_of(const SeriesDocument& document, const std::string& id, SeriesKind kind,
                 Diagnostics& diagnostics);

}  // namespace vaerdi::catalogue
