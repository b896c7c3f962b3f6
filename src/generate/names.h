// What the names in a formula of a generate document stand for. Private to this room.
//
// All numbers are plain: shares, years, and days counted since 1970-01-01, so that two days compare and their
// difference is a number of days.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/diagnostics.h"
#include "document/written.h"
#include "math/graph.h"

namespace vaerdi::generate {

/// A number, a column of numbers (by slot), or whether a column has a certain value.
struct KnownName {
    std::uint32_t slot = 0;
    std::optional<double> constant;
    std::optional<double> equals;  ///< 1 where the slot has this value, 0 elsewhere
};

/// The names that a formula may use at its place in the document.
class Names {
  public:
    void add(const std::string& name, const KnownName& known) { known_[name] = known; }
    /// Says that a name comes further down, for the message.
    void add_later(const std::string& name) { later_.push_back(name); }

    const KnownName* find(std::string_view name) const;
    std::vector<std::string> all() const;
    /// Whether it is a text, each of whose values has a name: `sex`, of `sex.female`.
    bool has_values(std::string_view name) const;
    bool comes_later(std::string_view name) const;

  private:
    std::map<std::string, KnownName, std::less<>> known_;
    std::vector<std::string> later_;
};

/// The formula as a step of the graph; absent, with findings, when something is wrong. Days may be written in
/// it as 2018-09-01.
std::optional<math::Node> node_of(const document::Formula& formula, const Names& names, math::Graph& graph,
                                  Diagnostics& found);

/// The value of a formula of constants alone.
std::optional<double> constant_of(const document::Formula& formula, const Names& names, Diagnostics& found);

/// The day that a formula is: `2018-09-01`.
std::optional<Date> day_of(const document::Formula& written, Diagnostics& found);

/// A name as formulas write it: anything but letters and digits becomes _.
std::string formula_name(std::string_view text);

/// A name that a formula can use as it stands; reports one that is not.
bool check_name(const std::string& name, Position at, Diagnostics& found);

inline double days_of(Date day) { return static_cast<double>(day.time_since_epoch().count()); }

}  // namespace vaerdi::generate
