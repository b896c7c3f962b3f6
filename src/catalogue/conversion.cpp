#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/numerals.h"
#include "catalogue/catalogue.h"
#include "catalogue/layers.h"

namespace vaerdi::catalogue {
namespace {

constexpr int most_years_beyond = 10;
constexpr const char* base_currency = "DKK";  // exchange rates are DKK for one unit

/// A figure as a step shows it: whole kroner for large amounts, more digits for small ones.
std::string amount(double value, const std::string& currency, Language language) {
    const auto size = std::abs(value);
    return money(value, currency, language, size >= 1000 ? 0 : size >= 1 ? 2 : 4);
}

std::string factor(double value, Language language) { return significant(value, 7, language); }

/// "NL 2022", or the year alone when no country plays a part.
std::string level(const std::string& country, int year) {
    return country.empty() ? std::to_string(year) : fmt::format("{} {}", country, year);
}

/// One text made for both languages.
template <class Make>
Text both(const Make& make) {
    return {make(Language::english), make(Language::danish)};
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

Text years_held(const Series& series, int year) {
    if (series.values.empty()) return {};
    const auto first = series.values.front().first;
    const auto last = series.values.back().first;
    return {fmt::format("'{}' is held for {} to {}, not {}", series.title.en, first, last, year),
            fmt::format("'{}' haves for {} til {}, ikke {}", series.title.da, first, last, year)};
}

}  // namespace

std::optional<double> Series::at(int year) const {
    const auto found = std::ranges::lower_bound(values, year, {}, &std::pair<int, double>::first);
    if (found != values.end()) return found->first == year ? std::optional(found->second) : std::nullopt;
    if (!growth_beyond || values.empty()) return {};
    const int beyond = year - values.back().first;
    if (beyond > most_years_beyond) return {};
    return values.back().second * std::pow(1 + *growth_beyond, beyond);
}

std::optional<double> Catalogue::index_factor(std::string_view index, int from, int to) const {
    const auto* held = series("price-index", index);
    if (held == nullptr) return {};
    const auto before = held->at(from);
    const auto after = held->at(to);
    if (!before || !after) return {};
    return *after / *before;
}

int Catalogue::first_index_year(std::string_view index) const {
    const auto* held = series("price-index", index);
    return held == nullptr || held->values.empty() ? 0 : held->values.front().first;
}

int Catalogue::last_index_year(std::string_view index) const {
    const auto* held = series("price-index", index);
    return held == nullptr || held->values.empty() ? 0 : held->values.back().first;
}

namespace {

/// The countries whose purchasing power is held in a currency.
std::vector<std::string> countries_with(const Catalogue& catalogue, const std::string& currency) {
    std::vector<std::string> countries;
    for (const auto& id : catalogue.ids("purchasing-power")) {
        if (catalogue.series("purchasing-power", id)->currency == currency) countries.push_back(id);
    }
    return countries;
}

/// The country of a currency, when it was not given: the only one that has it.
std::string country_of(const Catalogue& catalogue, const std::string& given, const std::string& currency) {
    if (!given.empty()) return given;
    const auto countries = countries_with(catalogue, currency);
    return countries.size() == 1 ? countries.front() : std::string();
}

/// The price index of a country and its factor; absent when none is held.
struct Inflation {
    double factor = 1;
    bool assumed = false;
    std::string title_en, title_da;
};
std::optional<Inflation> inflation_of(const Catalogue& catalogue, const std::string& country, int from,
                                      int to) {
    if (country.empty()) return {};
    for (const auto& id : catalogue.ids("price-index")) {
        const auto* index = catalogue.series("price-index", id);
        if (index->country != country) continue;
        if (const auto f = catalogue.index_factor(id, from, to)) {
            return Inflation{*f, index->is_assumed(from) || index->is_assumed(to), index->title.en,
                             index->title.da};
        }
    }
    return {};
}

/// What one unit of a currency is in DKK in a year.
std::optional<double> exchange_rate(const Catalogue& catalogue, const std::string& currency, int year,
                                    Text& error) {
    if (currency == base_currency) return 1.0;
    const auto* rate = catalogue.series("exchange-rate", currency);
    if (rate == nullptr) {
        const auto held = listed(catalogue.ids("exchange-rate"));
        error = {fmt::format("no exchange rate of {} is held, only of {}; use purchasing power, or add the "
                             "rate to your catalogue",
                             currency, held),
                 fmt::format("der haves ingen valutakurs for {}, kun for {}; brug købekraft, eller tilføj "
                             "kursen i dit katalog",
                             currency, held)};
        return {};
    }
    const auto value = rate->at(year);
    if (!value) error = years_held(*rate, year);
    return value;
}

/// Purchasing power of a country, checked against the currency of the amount.
const Series* purchasing_power(const Catalogue& catalogue, const std::string& country,
                               const std::string& currency, int year, Text& error) {
    const auto countries = countries_with(catalogue, currency);
    if (country.empty()) {
        if (countries.empty()) {
            error = {
                fmt::format(
                    "no purchasing power is held in {}; add it to your catalogue, or use --exchange-rate",
                    currency),
                fmt::format(
                    "der haves ingen købekraft i {}; tilføj den i dit katalog, eller brug --exchange-rate",
                    currency)};
        } else {
            error = {
                fmt::format("{} is the currency of several countries: say which ({})", currency,
                            listed(countries)),
                fmt::format("{} er valuta i flere lande: angiv hvilket ({})", currency, listed(countries))};
        }
        return nullptr;
    }
    const auto* series = catalogue.series("purchasing-power", country);
    if (series == nullptr) {
        const auto held = listed(catalogue.ids("purchasing-power"));
        error = {fmt::format("no purchasing power of {} is held, only of {}", country, held),
                 fmt::format("der haves ingen købekraft for {}, kun for {}", country, held)};
        return nullptr;
    }
    if (series->currency != currency) {
        error = {fmt::format("the purchasing power of {} is in {}, not in {}", country, series->currency,
                             currency),
                 fmt::format("købekraften for {} er i {}, ikke i {}", country, series->currency, currency)};
        return nullptr;
    }
    if (!series->at(year)) {
        error = years_held(*series, year);
        return nullptr;
    }
    return series;
}

}  // namespace

std::optional<Conversion> Catalogue::convert(const ConversionRequest& request, Text& error) const {
    const int to_year = request.to_year == 0 ? request.year : request.to_year;
    const auto country = country_of(*this, request.country, request.currency);
    const auto to_country = country_of(*this, request.to_country, request.to_currency);
    Conversion result{request.value, request.currency, request.year, {}};
    if (!std::isfinite(request.value)) {
        error = {"the amount is not a number", "beløbet er ikke et tal"};
        return {};
    }
    for (const auto& currency : {request.currency, request.to_currency}) {
        if (Unit::of_currency(currency)) continue;
        error = {fmt::format("unknown currency '{}'; write its ISO code, e.g. EUR", currency),
                 fmt::format("ukendt valuta '{}'; skriv dens ISO-kode, fx EUR", currency)};
        return {};
    }

    if (to_year != request.year) {
        const auto held =
            request.inflation ? std::nullopt : inflation_of(*this, country, request.year, to_year);
        if (!request.inflation && !held) {
            const auto where = country.empty() ? request.currency : country;
            error = {fmt::format("no price index of {} from {} to {} is held; give the factor by which "
                                 "prices rose there (--inflation)",
                                 where, request.year, to_year),
                     fmt::format("der haves intet prisindeks for {} fra {} til {}; angiv, hvor meget "
                                 "priserne er steget dér (--inflation)",
                                 where, request.year, to_year)};
            return {};
        }
        const auto by = request.inflation ? *request.inflation : held->factor;
        if (!(by > 0) || !std::isfinite(by)) {
            error = {"the inflation factor must be above 0, e.g. 1.073",
                     "inflationsfaktoren skal være over 0, fx 1.073"};
            return {};
        }
        const auto before = result.value;
        result.value *= by;
        result.steps.push_back(both([&](Language language) {
            const bool danish = language == Language::danish;
            std::string why = danish ? "prisudvikling, angivet faktor" : "inflation, factor given";
            if (held) {
                why = danish ? held->title_da : held->title_en;
                if (held->assumed) {
                    why += danish ? "; efter det sidste år er væksten en antagelse"
                                  : "; growth after the last year is an assumption";
                }
            }
            return fmt::format("{} ({}) × {} = {} ({}): {}", amount(before, request.currency, language),
                               level(country, request.year), factor(by, language),
                               amount(result.value, request.currency, language), level(country, to_year),
                               why);
        }));
    } else if (request.inflation) {
        error = {"the years are the same: no inflation factor is needed",
                 "årene er de samme: der skal ingen inflationsfaktor til"};
        return {};
    }

    const bool same_place =
        request.currency == request.to_currency && (request.by_exchange_rate || country == to_country);
    if (!same_place) {
        double up = 1;
        double down = 1;
        if (request.by_exchange_rate) {
            const auto from = exchange_rate(*this, request.currency, to_year, error);
            const auto to = from ? exchange_rate(*this, request.to_currency, to_year, error) : std::nullopt;
            if (!from || !to) return {};
            up = *from;
            down = *to;
        } else {
            const auto* from = purchasing_power(*this, country, request.currency, to_year, error);
            const auto* to = from == nullptr
                                 ? nullptr
                                 : purchasing_power(*this, to_country, request.to_currency, to_year, error);
            if (from == nullptr || to == nullptr) return {};
            up = *to->at(to_year);
            down = *from->at(to_year);
        }
        const auto before = result.value;
        result.value = before * up / down;
        result.steps.push_back(both([&](Language language) {
            const bool danish = language == Language::danish;
            auto text =
                fmt::format("{} × {}", amount(before, request.currency, language), factor(up, language));
            if (down != 1) text += " / " + factor(down, language);
            text += fmt::format(" = {} ({}): ", amount(result.value, request.to_currency, language),
                                level(request.by_exchange_rate ? std::string() : to_country, to_year));
            if (request.by_exchange_rate)
                return text + (danish ? "valutakurs, årets gennemsnit" : "exchange rate, mean of the year");
            return text +
                   (danish ? fmt::format("købekraft i {}, {} over {}", to_year, to_country, country)
                           : fmt::format("purchasing power in {}, {} over {}", to_year, to_country, country));
        }));
    }
    result.currency = request.to_currency;
    result.year = to_year;
    return result;
}

}  // namespace vaerdi::catalogue
