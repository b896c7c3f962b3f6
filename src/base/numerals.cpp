#include "base/numerals.h"

#include <fmt/format.h>
#include <unicode/dcfmtsym.h>
#include <unicode/numberformatter.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace vaerdi {
namespace {

using icu::number::LocalizedNumberFormatter;
using icu::number::Precision;

constexpr int most_decimals = 12;
constexpr int most_digits = 15;

LocalizedNumberFormatter formatter(Language language, const Precision& precision) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale(language == Language::danish ? "da_DK" : "en_GB");
    icu::DecimalFormatSymbols symbols(locale, status);
    symbols.setSymbol(icu::DecimalFormatSymbols::kMinusSignSymbol, icu::UnicodeString(u'\u2212'));
    return icu::number::NumberFormatter::withLocale(locale)
        .symbols(symbols)
        .precision(precision)
        .roundingMode(UNUM_ROUND_HALFUP)  // ICU's name for halves away from zero
        .sign(UNUM_SIGN_NEGATIVE);        // no sign on what rounds to zero
}

/// The formatters of one language, made once: formatting with them is const and safe from any thread.
struct Formatters {
    std::array<LocalizedNumberFormatter, most_decimals + 1> fixed;
    std::array<LocalizedNumberFormatter, most_digits + 1> significant;

    explicit Formatters(Language language) {
        for (int i = 0; i <= most_decimals; ++i) {
            fixed[static_cast<std::size_t>(i)] = formatter(language, Precision::fixedFraction(i));
        }
        for (int i = 1; i <= most_digits; ++i) {
            significant[static_cast<std::size_t>(i)] =
                formatter(language, Precision::maxSignificantDigits(i));
        }
    }
};

const Formatters& formatters(Language language) {
    static const Formatters english(Language::english);
    static const Formatters danish(Language::danish);
    return language == Language::danish ? danish : english;
}

std::string text_of(double value, const LocalizedNumberFormatter& with) {
    if (std::isnan(value)) return "–";
    if (std::isinf(value)) return value < 0 ? "−∞" : "∞";
    UErrorCode status = U_ZERO_ERROR;
    std::string text;
    with.formatDouble(value, status).toString(status).toUTF8String(text);
    return U_SUCCESS(status) ? text : fmt::format("{}", value);
}

std::string with_currency(const std::string& figure, std::string_view currency, Language language) {
    if (language == Language::danish)
        return fmt::format("{} {}", figure, currency == "DKK" ? "kr." : currency);
    return fmt::format("{} {}", currency, figure);
}

}  // namespace

std::string number(double value, int decimals, Language language) {
    const auto index = static_cast<std::size_t>(std::clamp(decimals, 0, most_decimals));
    return text_of(value, formatters(language).fixed[index]);
}

std::string significant(double value, int digits, Language language) {
    const auto index = static_cast<std::size_t>(std::clamp(digits, 1, most_digits));
    return text_of(value, formatters(language).significant[index]);
}

std::string per_cent_sign(Language language) { return language == Language::danish ? " %" : "%"; }

std::string percent(double share, int decimals, Language language) {
    return number(share * 100, decimals, language) + per_cent_sign(language);
}

std::string money(double amount, std::string_view currency, Language language, int decimals) {
    return with_currency(number(amount, decimals, language), currency, language);
}

std::string compact_money(double amount, std::string_view currency, Language language) {
    struct Scale {
        double from;
        double one;
        std::string_view english, danish;
    };
    // A word begins where rounding in the smaller one would reach a thousand: 999.5 million is 1.0 billion.
    static constexpr std::array<Scale, 2> scales{
        {{999.5e6, 1e9, "billion", "mia."}, {999'950, 1e6, "million", "mio."}}};
    const auto size = std::abs(amount);
    for (const auto& scale : scales) {
        if (!std::isfinite(amount) || size < scale.from) continue;
        const auto figure = number(amount / scale.one, size < 99.95 * scale.one ? 1 : 0, language);
        const auto unit = language == Language::danish && currency == "DKK" ? "kr." : currency;
        return fmt::format("{} {} {}", figure, language == Language::danish ? scale.danish : scale.english,
                           unit);
    }
    return money(amount, currency, language);
}

}  // namespace vaerdi
