#include <fmt/format.h>

#include <algorithm>

#include "value/resolving.h"

namespace vaerdi::value {

std::optional<double> money_factor(Resolving& r, const UncertainValue* written, Unit& unit, Position at,
                                   Text& how) {
    const auto own = unit.currency();
    if (!own) return 1;
    const auto wanted = *Unit::of_currency(r.result.currency);
    const auto given = Unit::of(*own);
    const bool same_currency = given.same_dimensions(wanted);
    const int year =
        written != nullptr && written->price_year ? written->price_year.value : r.result.price_year;
    if (same_currency && year == r.result.price_year) return 1;

    const auto inflation = [&]() -> std::optional<double> {
        if (written == nullptr || !is_given(written->inflation)) return {};
        return fixed_number(r, written->inflation, Unit(), {"inflation", "inflation"});
    }();
    if (same_currency && (written == nullptr || !is_given(written->country))) {
        if (inflation) return *inflation;
        // The catalogue holds Danish consumer prices; other currencies need their own factor.
        const auto factor = r.result.currency == "DKK"
                                ? r.catalogue.index_factor("dk-cpi", year, r.result.price_year)
                                : std::nullopt;
        if (factor) {
            how = {fmt::format("consumer prices {} → {}: × {:.4f}", year, r.result.price_year, *factor),
                   fmt::format("forbrugerpriser {} → {}: × {:.4f}", year, r.result.price_year, *factor)};
            const int last_held = r.catalogue.last_index_year("dk-cpi");
            if (std::max(year, r.result.price_year) > last_held) {
                how.en += fmt::format(" (assumed growth after {})", last_held);
                how.da += fmt::format(" (antaget vækst efter {})", last_held);
            }
            return *factor;
        }
        r.warning(at,
                  {fmt::format("no price index reaches from {} to {}; the price is used as it is", year,
                               r.result.price_year),
                   fmt::format("intet prisindeks rækker fra {} til {}; prisen bruges, som den er", year,
                               r.result.price_year)},
                  {"give `inflation:`, or choose another price_year",
                   "angiv `inflation:`, eller vælg et andet price_year"});
        return 1;
    }
    if (!same_currency && (written == nullptr || !is_given(written->country))) {
        r.error(at,
                {fmt::format("the amount is in {} but the case is in {}", given.text(), r.result.currency),
                 fmt::format("beløbet er i {}, men værdicasen er i {}", given.text(), r.result.currency)},
                {"add country: (e.g. NL), price_year: and inflation: to convert by purchasing power, or use "
                 "convert(…)",
                 "tilføj country: (fx NL), price_year: og inflation: for at omregne med købekraft, eller "
                 "brug convert(…)"});
        return {};
    }
    catalogue::ConversionRequest request;
    request.value = 1;
    request.currency = given.canonical_text();
    request.country = written->country.value;
    request.year = year;
    request.to_currency = r.result.currency;
    request.to_year = r.result.price_year;
    request.inflation = inflation;
    Text error;
    const auto converted = r.catalogue.convert(request, error);
    if (!converted) {
        r.error(at, error,
                {"give price_year:, country: and inflation:, or write the amount in the currency of the case",
                 "angiv price_year:, country: og inflation:, eller skriv beløbet i værdicasens valuta"});
        return {};
    }
    for (const auto& step : converted->steps) {
        how.en += (how.en.empty() ? "" : "; ") + step.en;
        how.da += (how.da.empty() ? "" : "; ") + step.da;
    }
    unit = unit / given * wanted;
    return converted->value;
}

}  // namespace vaerdi::value
