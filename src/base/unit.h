// Units of quantities: days/patient, DKK/hour, 1/1000 days, million DKK, kg CO2e.
//
// A unit is a scale and whole exponents over dimensions that never turn into one another. Minutes and hours
// differ in scale only; hours, days and years do not convert (a bed day is not 24 hours of staff time), and
// neither do currencies. Things that are merely counted (admissions, visits, tests …) carry no dimension, so
// that DKK/admission fits 0.2 admissions/patient. docs/language/units.md lists every word.
//
// Calculation runs in base units (hour, day, year, kg, km, kWh, litre, one unit of the currency, plain
// shares): `to_base` on the way in, `from_base` on the way out.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace vaerdi {

/// What never converts into anything else. Currencies come last; each is its own dimension.
enum class Dimension : std::uint8_t {
    patient,
    procedure,
    piece,  ///< written unit, piece, device, machine, stk
    hour,   ///< clock and staff time; minutes and seconds are parts of it
    day,    ///< bed days, working days, calendar days; a week is 7
    year,   ///< calendar years; a month is 1/12
    kilogram,
    co2e,  ///< kg of CO2 equivalents
    kilometre,
    kilowatt_hour,
    litre,
    qaly,
    life_year,
    full_time,  ///< full-time equivalents (FTE, årsværk)
    DKK,
    EUR,
    USD,
    GBP,
    SEK,
    NOK,
    CHF,
    ISK,
    PLN,
    CZK,
    HUF,
    RON,
    BGN,
    CAD,
    AUD,
    NZD,
    JPY,
    CNY,
};
inline constexpr std::size_t dimension_count = static_cast<std::size_t>(Dimension::CNY) + 1;

bool is_currency(Dimension dimension);

class Unit;

/// A unit found at the beginning of a longer text.
struct LeadingUnit;

/// Either the unit or what is wrong with its text and how to mend it.
struct ParsedUnit;

class Unit {
  public:
    /// The plain number: no dimension, scale 1, text "1".
    Unit() = default;

    /// Reads `days/patient`, `DKK per patient per year`, `1/1000 days`, `million DKK`, `kg CO2e/km`, `%`,
    /// `1`.
    static ParsedUnit parse(std::string_view text);

    /// The longest unit that `text` begins with, as after a number in a formula: a unit word, with a scale
    /// word (million) before it, then `/ word` or `per word` as long as the word is a unit. A word followed
    /// by `(` is a function, never a unit. Absent when the text does not begin with a unit.
    static std::optional<LeadingUnit> leading(std::string_view text);

    /// One unit of a dimension: `Unit::of(Dimension::day)`.
    static Unit of(Dimension dimension);

    /// The currency of an ISO code ("DKK"), absent when it is not known.
    static std::optional<Unit> of_currency(std::string_view iso_code);

    /// How many base units one of this is: 1/60 for minutes, 0.01 for %, 1e6 for million DKK.
    double scale() const { return multiplier_ / divisor_; }
    /// A figure in this unit as a figure in base units and back, as one would do it on paper: 4.1 % is
    /// exactly the double 0.041. For single figures; a column of draws is multiplied by `scale`.
    double to_base(double figure) const;
    double from_base(double figure) const;
    /// The same dimensions at scale 1.
    Unit base() const;

    int exponent(Dimension dimension) const { return exponents_[static_cast<std::size_t>(dimension)]; }
    bool is_dimensionless() const;
    bool same_dimensions(const Unit& other) const { return exponents_ == other.exponents_; }
    /// The only currency in the unit, to whatever power; absent when there is none or more than one.
    std::optional<Dimension> currency() const;

    /// As written, else the canonical text of the dimensions: "DKK/patient/year", "days/patient", "1".
    std::string text() const;
    /// Always the canonical text, in base units: "hours/patient" for minutes/patient.
    std::string canonical_text() const;

    friend Unit operator*(const Unit& a, const Unit& b);
    friend Unit operator/(const Unit& a, const Unit& b);
    Unit power(int exponent) const;
    /// The unit whose square this is; absent when an exponent is odd.
    std::optional<Unit> root() const;

    /// Equal in dimensions and scale; the text does not count.
    friend bool operator==(const Unit& a, const Unit& b);

  private:
    friend class UnitReader;

    // The scale as a quotient: dividing by 100 is exact where multiplying by 0.01 is not.
    double multiplier_ = 1;
    double divisor_ = 1;
    std::array<std::int16_t, dimension_count> exponents_{};
    std::string written_;
};

struct LeadingUnit {
    Unit unit;
    std::size_t length = 0;  ///< bytes of the text that the unit takes
};

struct ParsedUnit {
    std::optional<Unit> unit;
    Text message;  ///< what is wrong, when there is no unit
    Text remedy;
    explicit operator bool() const { return unit.has_value(); }
    const Unit& operator*() const { return *unit; }
    const Unit* operator->() const { return &*unit; }
};

/// What one `from` is in `to`: 60 for hours to minutes. Absent when the dimensions differ.
std::optional<double> conversion_factor(const Unit& from, const Unit& to);

/// How a user can get from one unit to the other ("a day of staff time is written * 7.4 hours/day"); empty
/// when there is no customary way.
Text conversion_advice(const Unit& from, const Unit& to);

/// Every word a unit can be written with, for suggestions, completion and the reference page.
const std::vector<std::string>& unit_words();

/// The unit word nearest to what was written, or an empty string when none is near.
std::string nearest_unit_word(std::string_view written);

/// How many a scale word (thousand, million, mio., mia. …) makes; absent for other words.
std::optional<double> scale_word(std::string_view word);

}  // namespace vaerdi
