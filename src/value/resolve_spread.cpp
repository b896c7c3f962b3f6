// Uncertainty that is not a named family: ranges, standard deviations, counts.
#include <fmt/format.h>

#include <cmath>

#include "value/resolving.h"

namespace vaerdi::value {
namespace {

using math::Distribution;

/// Says what was fitted when the written interval is not the one that is drawn from.
void compare_intervals(Resolving& r, const UncertainValue& written, Input& into, const Distribution& fitted,
                       double low, double high) {
    into.written = math::Interval{low, high};
    const auto got = math::interval(fitted);
    const double width = high - low;
    if (width <= 0) return;
    const double off = std::max(std::abs(got.low - low), std::abs(got.high - high)) / width;
    constexpr double worth_saying = 0.10;
    if (off <= worth_saying) return;
    const auto family = std::string(math::family(fitted));
    r.warning(
        written.range.front().at,
        {fmt::format(
             "'{}': the range {:.4g} to {:.4g} is drawn from a {} with the 95% interval {:.4g} to {:.4g}",
             into.name, low, high, family, got.low, got.high),
         fmt::format("'{}': intervallet {:.4g} til {:.4g} trækkes fra en {}-fordeling med 95 %-intervallet "
                     "{:.4g} til {:.4g}",
                     into.name, low, high, family, got.low, got.high)},
        {"write the distribution itself if this is not what you mean, or `kind: ratio` for a ratio",
         "skriv selve fordelingen, hvis det ikke er det, du mener, eller `kind: ratio` for et forholdstal"});
}

std::optional<Distribution> accepted(Resolving& r, Position at, const math::Fit& fit, const Text& remedy) {
    const auto wrong = fit ? math::check(*fit) : std::optional<Text>(fit.wrong());
    if (!wrong) return *fit;
    r.error(at, *wrong, remedy);
    return {};
}

std::optional<Distribution> from_range(Resolving& r, const UncertainValue& written, double base,
                                       math::QuantityKind quantity, const NumberReader& in_unit,
                                       Input& into) {
    const auto at = written.range.front().at;
    if (written.range.size() != 2) {
        const bool commas = written.range.size() == 4;  // [7,0, 8,0]
        r.error(at, {"a range is two numbers", "et interval er to tal"},
                commas ? Text("write range: [low, high], decimals with a point: [7.0, 8.0]",
                              "skriv range: [lav, høj], decimaler med punktum: [7.0, 8.0]")
                       : Text("write range: [low, high]", "skriv range: [lav, høj]"));
        return {};
    }
    const auto low = in_unit(written.range[0]);
    const auto high = in_unit(written.range[1]);
    if (!low || !high) return {};
    if (*low > *high) {
        r.error(at, {"the range begins above its end", "intervallet begynder over sin slutning"},
                {"write the lower number first", "skriv det laveste tal først"});
        return {};
    }
    if (base < *low || base > *high) {
        r.error(at,
                {fmt::format("the value {:g} lies outside its range", base),
                 fmt::format("værdien {:g} ligger uden for sit interval", base)},
                {"mend the value or the range", "ret værdien eller intervallet"});
        return {};
    }
    const bool needs_size =
        quantity == math::QuantityKind::non_negative || quantity == math::QuantityKind::ratio;
    if (base == 0 && needs_size && *high > 0) {
        r.error(
            at,
            {"a value of nil with a range above it has no distribution by itself",
             "en værdi på nul med et interval over sig har ingen fordeling af sig selv"},
            {"write the distribution, e.g. {pert: [0, 1, 5]}, or `kind: any` when it may be negative too",
             "skriv fordelingen, fx {pert: [0, 1, 5]}, eller `kind: any`, når den også kan være negativ"});
        return {};
    }
    const auto fitted =
        accepted(r, at, math::from_range(base, *low, *high, quantity),
                 {"mend the range, or say what sort of number it is: kind: any, amount, ratio "
                  "or share",
                  "ret intervallet, eller sig, hvilken slags tal det er: kind: any, amount, "
                  "ratio eller share"});
    if (fitted) compare_intervals(r, written, into, *fitted, *low, *high);
    return fitted;
}

math::Fit by_moments(math::QuantityKind quantity, double mean, double sd) {
    switch (quantity) {
        case math::QuantityKind::share:
            return math::beta_from_mean_sd(mean, sd);
        case math::QuantityKind::non_negative:
            return math::gamma_from_mean_sd(mean, sd);
        case math::QuantityKind::ratio:
            return math::lognormal_from_mean_sd(mean, sd);
        case math::QuantityKind::any:
            break;
    }
    return math::normal_from_mean_sd(mean, sd);
}

}  // namespace

std::optional<Distribution> resolve_spread(Resolving& r, const UncertainValue& written, double base,
                                           bool is_share, bool is_ratio, bool is_any,
                                           const NumberReader& in_unit, const NumberReader& plain,
                                           Input& into) {
    if (is_given(written.events)) {
        const auto events = plain(written.events);
        const auto of = plain(written.of);
        if (!events || !of) return {};
        const auto counted = math::beta_from_counts(*events, *of);
        if (counted.halves_added) {
            into.provenance.note.en +=
                (into.provenance.note.en.empty() ? "" : " ") + std::string("½ is added to both counts.");
            into.provenance.note.da +=
                (into.provenance.note.da.empty() ? "" : " ") + std::string("½ er lagt til begge antal.");
        }
        return accepted(r, written.events.at, counted.fit,
                        {"events are counted among of: {events: 12, of: 293}",
                         "events er talt blandt of: {events: 12, of: 293}"});
    }
    const Text sd_remedy{
        "mend the standard deviation, or say what sort of number it is: kind: any, amount, ratio or "
        "share",
        "ret standardafvigelsen, eller sig, hvilken slags tal det er: kind: any, amount, ratio "
        "eller share"};
    const bool starts_at_zero = base >= 0;
    bool below_zero = !starts_at_zero;
    for (const auto& end : written.range) {
        if (const auto number = in_unit(end); number && *number < 0) below_zero = true;
    }
    const auto quantity = is_any || below_zero ? math::QuantityKind::any
                          : is_ratio           ? math::QuantityKind::ratio
                          : is_share           ? math::QuantityKind::share
                                               : math::QuantityKind::non_negative;
    if (!written.range.empty()) return from_range(r, written, base, quantity, in_unit, into);
    if (is_given(written.sd)) {
        const auto sd = in_unit(written.sd);
        return sd ? accepted(r, written.sd.at, by_moments(quantity, base, *sd), sd_remedy) : std::nullopt;
    }
    if (is_given(written.patient_sd)) {
        const auto spread = in_unit(written.patient_sd);
        const auto n = plain(written.n);
        if (!spread || !n) return {};
        into.patient_sd = spread;
        if (*n < 1) {
            r.error(written.n.at, {"n must be at least 1", "n skal være mindst 1"},
                    {"n is the number of patients behind patient_sd",
                     "n er antallet af patienter bag patient_sd"});
            return {};
        }
        return accepted(r, written.patient_sd.at, by_moments(quantity, base, *spread / std::sqrt(*n)),
                        sd_remedy);
    }
    return {};
}

}  // namespace vaerdi::value
