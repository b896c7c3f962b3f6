#include "base/unit.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "base/unit_words.h"

namespace vaerdi {
namespace {

constexpr double largest_exact = 9'007'199'254'740'992.0;  // 2^53
constexpr int largest_exponent = 1000;

// Keeps the quotient in whole numbers as long as they are exact, and finite always: nobody writes such units,
// but hostile formulas do.
void normalise(double& multiplier, double& divisor) {
    if (std::max(multiplier, divisor) < largest_exact && multiplier == std::floor(multiplier) &&
        divisor == std::floor(divisor)) {
        const auto common = static_cast<double>(
            std::gcd(static_cast<std::int64_t>(multiplier), static_cast<std::int64_t>(divisor)));
        multiplier /= common;
        divisor /= common;
        return;
    }
    multiplier = std::clamp(multiplier / divisor, 1e-300, 1e300);
    divisor = 1;
}

// Which power of ten multiplier/divisor is, when it is one that people write; else 0.
int decimal_shift(double multiplier, double divisor) {
    double power = 10;
    for (int n = 1; n <= 12; ++n, power *= 10) {
        if (multiplier == power && divisor == 1) return n;
        if (multiplier == 1 && divisor == power) return -n;
    }
    return 0;
}

// Moves the decimal point in the figure's shortest decimal form.
double shifted(double figure, int places) {
    if (!std::isfinite(figure) || figure == 0) return figure;
    std::array<char, 40> digits_and_exponent;
    const auto written = std::to_chars(digits_and_exponent.begin(), digits_and_exponent.end(), figure,
                                       std::chars_format::scientific);
    const std::string_view text(digits_and_exponent.data(), written.ptr);
    const auto exponent = text.find('e');
    int power = 0;
    const auto* digits = text.data() + exponent + (text[exponent + 1] == '+' ? 2 : 1);
    std::from_chars(digits, text.data() + text.size(), power);
    const auto moved = fmt::format("{}e{}", text.substr(0, exponent), power + places);
    double result = figure;
    const auto [end, error] = std::from_chars(moved.data(), moved.data() + moved.size(), result);
    return error == std::errc() ? result : figure * std::pow(10.0, places);
}

std::int16_t held(int exponent) {
    return static_cast<std::int16_t>(std::clamp(exponent, -largest_exponent, largest_exponent));
}

}  // namespace

bool is_currency(Dimension dimension) { return dimension >= Dimension::DKK; }

Unit Unit::of(Dimension dimension) {
    Unit unit;
    unit.exponents_[static_cast<std::size_t>(dimension)] = 1;
    return unit;
}

std::optional<Unit> Unit::of_currency(std::string_view iso_code) {
    for (auto i = static_cast<std::size_t>(Dimension::DKK); i < dimension_count; ++i) {
        if (singular(static_cast<Dimension>(i)) == iso_code) return of(static_cast<Dimension>(i));
    }
    return std::nullopt;
}

double Unit::to_base(double figure) const {
    if (multiplier_ == divisor_) return figure;
    const int places = decimal_shift(multiplier_, divisor_);
    return places != 0 ? shifted(figure, places) : figure * multiplier_ / divisor_;
}

double Unit::from_base(double figure) const {
    if (multiplier_ == divisor_) return figure;
    const int places = decimal_shift(multiplier_, divisor_);
    return places != 0 ? shifted(figure, -places) : figure * divisor_ / multiplier_;
}

Unit Unit::base() const {
    Unit unit;
    unit.exponents_ = exponents_;
    if (multiplier_ == divisor_) unit.written_ = written_;
    return unit;
}

bool Unit::is_dimensionless() const {
    return std::ranges::all_of(exponents_, [](auto e) { return e == 0; });
}

std::optional<Dimension> Unit::currency() const {
    std::optional<Dimension> found;
    for (auto i = static_cast<std::size_t>(Dimension::DKK); i < dimension_count; ++i) {
        if (exponents_[i] == 0) continue;
        if (found) return std::nullopt;
        found = static_cast<Dimension>(i);
    }
    return found;
}

Unit operator*(const Unit& a, const Unit& b) {
    Unit unit;
    for (std::size_t i = 0; i < dimension_count; ++i) {
        unit.exponents_[i] = held(a.exponents_[i] + b.exponents_[i]);
    }
    unit.multiplier_ = a.multiplier_ * b.multiplier_;
    unit.divisor_ = a.divisor_ * b.divisor_;
    normalise(unit.multiplier_, unit.divisor_);
    return unit;
}

Unit operator/(const Unit& a, const Unit& b) { return a * b.power(-1); }

Unit Unit::power(int exponent) const {
    Unit unit;
    for (std::size_t i = 0; i < dimension_count; ++i) {
        const auto raised = static_cast<std::int64_t>(exponents_[i]) * exponent;
        unit.exponents_[i] =
            held(static_cast<int>(std::clamp<std::int64_t>(raised, -largest_exponent, largest_exponent)));
    }
    const double size = std::min(std::abs(static_cast<double>(exponent)), 1.0 * largest_exponent);
    unit.multiplier_ = std::min(std::pow(exponent < 0 ? divisor_ : multiplier_, size), 1e300);
    unit.divisor_ = std::min(std::pow(exponent < 0 ? multiplier_ : divisor_, size), 1e300);
    normalise(unit.multiplier_, unit.divisor_);
    return unit;
}

std::optional<Unit> Unit::root() const {
    Unit unit;
    for (std::size_t i = 0; i < dimension_count; ++i) {
        if (exponents_[i] % 2 != 0) return std::nullopt;
        unit.exponents_[i] = static_cast<std::int16_t>(exponents_[i] / 2);
    }
    unit.multiplier_ = std::sqrt(multiplier_);
    unit.divisor_ = std::sqrt(divisor_);
    normalise(unit.multiplier_, unit.divisor_);
    return unit;
}

bool operator==(const Unit& a, const Unit& b) {
    return a.exponents_ == b.exponents_ && std::abs(a.scale() - b.scale()) <= 1e-12 * b.scale();
}

std::string Unit::canonical_text() const {
    // Money first, then the rest in the order of the dimensions, as one says it: DKK/patient/year.
    std::vector<Dimension> order;
    for (std::size_t i = 0; i < dimension_count; ++i) order.push_back(static_cast<Dimension>(i));
    std::ranges::rotate(order, order.begin() + static_cast<std::ptrdiff_t>(Dimension::DKK));

    std::string above, below;
    for (const auto dimension : order) {
        const int e = exponent(dimension);
        if (e == 0) continue;
        const auto raised = std::abs(e) == 1 ? std::string() : fmt::format("^{}", std::abs(e));
        if (e > 0) {
            above += fmt::format("{}{}{}", above.empty() ? "" : "*", plural(dimension), raised);
        } else {
            below += fmt::format("/{}{}", singular(dimension), raised);
        }
    }
    return (above.empty() ? "1" : above) + below;
}

std::string Unit::text() const {
    if (!written_.empty()) return written_;
    const auto plain = canonical_text();
    if (multiplier_ == divisor_) return plain;
    if (plain == "1" && multiplier_ * 100 == divisor_) return "%";
    const bool counts = plain.front() != '1';
    if (scale() == 1e3 && counts) return "thousand " + plain;
    if (scale() == 1e6 && counts) return "million " + plain;
    if (scale() == 1e9 && counts) return "billion " + plain;
    return counts ? fmt::format("{} {}", scale(), plain) : fmt::format("{}{}", scale(), plain.substr(1));
}

std::optional<double> conversion_factor(const Unit& from, const Unit& to) {
    if (!from.same_dimensions(to)) return std::nullopt;
    return from.scale() / to.scale();
}

Text conversion_advice(const Unit& from, const Unit& to) {
    const auto differs = (from / to).base();
    const auto lacks = [&](Dimension a, Dimension b) {
        // from carries a where `to` carries b, to the same power and nothing else
        const int e = differs.exponent(a);
        return e != 0 && differs == (Unit::of(a) / Unit::of(b)).power(e);
    };
    const auto either = [&](Dimension a, Dimension b) { return lacks(a, b) || lacks(b, a); };
    using enum Dimension;
    if (either(day, hour)) {
        return {"hours and days do not convert; say how many hours a day has: * 7.4 hours/day",
                "timer og dage omregnes ikke; skriv, hvor mange timer dagen har: * 7.4 timer/dag"};
    }
    if (either(year, hour)) {
        return {"hours and years do not convert; say how many hours a year has: * 1_417 hours/year",
                "timer og år omregnes ikke; skriv, hvor mange timer året har: * 1_417 timer/år"};
    }
    if (either(year, day)) {
        return {
            "days and years do not convert; say how many days a year has: * 365.25 days/year, or * 220 "
            "days/year"
            " for working days",
            "dage og år omregnes ikke; skriv, hvor mange dage året har: * 365.25 dage/år, eller * 220 "
            "dage/år for"
            " arbejdsdage"};
    }
    if (either(full_time, hour)) {
        return {
            "full-time equivalents and hours do not convert; say how many hours one has: * 1_417 hours/FTE",
            "årsværk og timer omregnes ikke; skriv, hvor mange timer et årsværk har: * 1_417 timer/årsværk"};
    }
    if (either(qaly, life_year)) {
        return {"life-years become QALYs by a utility: * 0.8 QALY/life-year",
                "leveår bliver til QALY ved en nytteværdi: * 0.8 QALY/leveår"};
    }
    if (either(qaly, year) || either(life_year, year)) {
        return {"calendar years, life-years and QALYs are different things; say the rate: * 0.8 QALY/year",
                "kalenderår, leveår og QALY er forskellige ting; skriv satsen: * 0.8 QALY/år"};
    }
    if (either(co2e, kilogram)) {
        return {"kg of a material and kg CO2e differ; multiply by its footprint: * 2.5 kg CO2e/kg",
                "kg materiale og kg CO2e er ikke det samme; gang med aftrykket: * 2.5 kg CO2e/kg"};
    }
    if (either(patient, procedure) || either(patient, piece) || either(procedure, piece)) {
        return {"say how many go to each, such as * 1 procedure/patient",
                "skriv, hvor mange der går til hver, som * 1 procedure/patient"};
    }
    const auto a = from.currency(), b = to.currency();
    if (a && b && *a != *b && lacks(*a, *b)) {
        const auto code = singular(*b);
        return {fmt::format("currencies are never converted silently: write convert(…, {})", code),
                fmt::format("valutaer omregnes aldrig stiltiende: skriv convert(…, {})", code)};
    }
    return {};
}

}  // namespace vaerdi
