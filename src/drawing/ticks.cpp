#include "drawing/ticks.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/numerals.h"

namespace vaerdi::drawing {
namespace {

constexpr double furthest = 1e300;
constexpr double almost = 1e-9;  // of a step: rounding

/// The round step nearest to one that gives so many marks.
double round_step(double width, int wanted) {
    const double rough = width / std::max(wanted - 1, 1);
    const double power = std::pow(10, std::floor(std::log10(rough)));
    const double times = rough / power;
    return power * (times < 1.5 ? 1 : times < 3.5 ? 2 : times < 7.5 ? 5 : 10);
}

/// 10⁻⁷ and the like.
std::string power_of_ten(int exponent) {
    static constexpr std::string_view raised[]{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string text = exponent < 0 ? "10⁻" : "10";
    for (const char digit : std::to_string(std::abs(exponent)))
        text += raised[static_cast<std::size_t>(digit - '0')];
    return text;
}

int exponent_of(double value) { return static_cast<int>(std::floor(std::log10(value) + almost)); }

}  // namespace

Ticks ticks_for(Extent extent, int wanted) {
    constexpr double room = 0.04;
    const double low = std::clamp(extent.low, -furthest, furthest);
    const double high = std::clamp(extent.high, -furthest, furthest);
    const double size = std::max(std::abs(low), std::abs(high));
    const bool flat = high - low <= almost * size;
    const double margin = !flat ? room * (high - low) : size > 0 ? size / 4 : 1;
    Ticks ticks;
    ticks.low = low < 0 ? low - margin : std::max(low - margin, 0.0);
    ticks.high = high + margin;
    ticks.step = round_step(ticks.high - ticks.low, wanted);
    const double first = std::ceil(ticks.low / ticks.step - almost);
    const double last = std::floor(ticks.high / ticks.step + almost);
    for (double n = first; n <= last; ++n) ticks.at.push_back(n * ticks.step);
    return ticks;
}

std::string tick_words(const Ticks& ticks, double value, monitoring::Form form, Language language) {
    const double hundredfold = form == monitoring::Form::share ? 100 : 1;
    const std::string sign = form == monitoring::Form::share ? per_cent_sign(language) : "";
    const double shown = value * hundredfold, step = ticks.step * hundredfold;
    const double largest = std::max(std::abs(ticks.low), std::abs(ticks.high)) * hundredfold;
    constexpr double many = 1e7, tiny = 1e-5;
    if (value == 0) return "0" + sign;
    if (largest < many && step >= tiny)
        return number(shown, std::max(0, -exponent_of(step)), language) + sign;
    const int power = exponent_of(largest);
    return number(shown / std::pow(10, power), std::clamp(power - exponent_of(step), 0, 9), language) + "·" +
           power_of_ten(power) + sign;
}

std::string figure_words(double value, monitoring::Form form, Language language) {
    constexpr double many = 1e12, tiny = 1e-9;
    const double size = std::abs(value);
    if (value == 0 || !std::isfinite(value) || (size < many && size >= tiny))
        return monitoring::written(value, form).in(language);
    const double shown = form == monitoring::Form::share ? value * 100 : value;
    const int power = exponent_of(std::abs(shown));
    return number(shown / std::pow(10, power), 1, language) + "·" + power_of_ten(power) +
           (form == monitoring::Form::share ? per_cent_sign(language) : "");
}

}  // namespace vaerdi::drawing
