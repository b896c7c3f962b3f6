#include "catalogue/entry_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

#include "math/formula_graph.h"

namespace vaerdi::catalogue {
namespace {

using document::Formula;
using document::Name;

constexpr int earliest_year = 1900;
constexpr int latest_year = 2200;

bool is_number(const math::Quantity& quantity) { return quantity.unit.is_dimensionless(); }

/// A figure of a price: a plain number is in the price's unit, another must fit it.
std::optional<double> figure_in(const Unit& unit, const Formula& formula, Diagnostics& diagnostics) {
    const auto quantity = math::parse_quantity(formula.value, formula.at, diagnostics);
    if (!quantity) return {};
    if (is_number(*quantity) && quantity->unit.scale() == 1) return quantity->value;
    if (!quantity->unit.same_dimensions(unit)) {
        const auto advice = conversion_advice(quantity->unit, unit);
        diagnostics.error(formula.at,
                          {fmt::format("unit mismatch: the figure is {} but the unit of the price is {}",
                                       quantity->unit.text(), unit.text()),
                           fmt::format("enhederne passer ikke: tallet er {}, men prisens enhed er {}",
                                       quantity->unit.text(), unit.text())},
                          advice.empty() ? Text("leave the unit out of the figure, or make the two agree",
                                                "udelad enheden i tallet, eller lad de to stemme overens")
                                         : advice);
        return {};
    }
    return unit.from_base(quantity->value);
}

/// A share or rate written as `3.5 %` or 0.035.
std::optional<double> share_of(const Formula& formula, double least, double most, Diagnostics& diagnostics) {
    const auto quantity = math::parse_quantity(formula.value, formula.at, diagnostics);
    if (!quantity) return {};
    if (!is_number(*quantity) || !(quantity->value >= least && quantity->value <= most)) {
        diagnostics.error(formula.at,
                          {fmt::format("'{}' is not a share between {:g}% and {:g}%", formula.value,
                                       least * 100, most * 100),
                           fmt::format("'{}' er ikke en andel mellem {:g} % og {:g} %", formula.value,
                                       least * 100, most * 100)},
                          {"write it in per cent, e.g. 3.5 %", "skriv den i procent, fx 3.5 %"});
        return {};
    }
    return quantity->value;
}

std::optional<std::chrono::year_month_day> date_of(const Formula& formula, Diagnostics& diagnostics) {
    const std::string_view text = formula.value;
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        const auto y = whole_number(text.substr(0, 4));
        const auto m = whole_number(text.substr(5, 2));
        const auto d = whole_number(text.substr(8, 2));
        if (y && m && d && *m > 0 && *d > 0) {
            const std::chrono::year_month_day date{std::chrono::year(*y),
                                                   std::chrono::month(static_cast<unsigned>(*m)),
                                                   std::chrono::day(static_cast<unsigned>(*d))};
            if (date.ok()) return date;
        }
    }
    diagnostics.error(formula.at,
                      {fmt::format("'{}' is not a date", text), fmt::format("'{}' er ikke en dato", text)},
                      {"write it as 2025-01-31", "skriv den som 2025-01-31"});
    return {};
}

void unknown_name(const Name& name, const Text& what, const std::vector<std::string>& names,
                  Diagnostics& diagnostics) {
    const auto nearest = nearest_name(name.value, names);
    diagnostics.error(name.at,
                      {fmt::format("unknown {} '{}'", what.en, name.value),
                       fmt::format("ukendt {} '{}'", what.da, name.value)},
                      nearest.empty() ? Text("use one that the catalogue holds, or add it to the file",
                                             "brug en, kataloget har, eller tilføj den i filen")
                                      : Text(fmt::format("did you mean '{}'?", nearest),
                                             fmt::format("mente du '{}'?", nearest)));
}

void check_payer(const Name& payer, const Known& known, Diagnostics& diagnostics) {
    if (!payer || known.payer(payer.value)) return;
    unknown_name(payer, {"payer", "betaler"}, known.payers(), diagnostics);
}

/// A year written as the key of a table.
std::optional<int> year_of(const std::string& key, Position at, Diagnostics& diagnostics) {
    const auto year = whole_number(key);
    if (year && *year >= earliest_year && *year <= latest_year) return year;
    diagnostics.error(at,
                      {fmt::format("'{}' is not a year", key), fmt::format("'{}' er ikke et årstal", key)},
                      {"write the calendar year, e.g. 2024", "skriv kalenderåret, fx 2024"});
    return {};
}

/// Formulas that only value cases can resolve (parameters of distributions): at least their text must be one.
void check_text_of(const std::vector<const Formula*>& formulas, Diagnostics& diagnostics) {
    for (const auto* formula : formulas) {
        if (*formula) math::parse_formula(formula->value, formula->at, diagnostics);
    }
}

bool has_distribution(const document::DistributionDocument& d) {
    return d.normal || d.lognormal || d.gamma || d.beta || d.uniform || d.triangular || d.pert || d.weibull ||
           d.exponential || d.gompertz;
}

/// The parameter `mean` of a family, as far as it is written.
const Formula* written_mean(const document::DistributionDocument& d) {
    for (const auto* family : {&d.normal, &d.lognormal, &d.gamma}) {
        if (*family) {
            if (const auto* mean = (*family)->named.find("mean")) return mean;
        }
    }
    return nullptr;
}

/// The formula of the deterministic figure.
const Formula* base_figure(const PriceDocument& price) {
    if (price.value) return &price.value;
    if (price.mean) return &price.mean;
    return written_mean(price);
}

/// The unit of a price: as written, else that of its figure.
std::optional<Unit> unit_of(const PriceDocument& price, Diagnostics& diagnostics) {
    if (price.unit) {
        const auto parsed = Unit::parse(price.unit.value);
        if (parsed) return *parsed;
        diagnostics.error(price.unit.at, parsed.message, parsed.remedy);
        return {};
    }
    if (const auto* base = base_figure(price)) {
        if (const auto quantity = math::parse_quantity(base->value, base->at, diagnostics))
            return quantity->unit;
    }
    return {};
}

void check_range(const PriceDocument& price, const Unit& unit, std::optional<double> value,
                 Diagnostics& diagnostics) {
    if (price.range.empty()) return;
    if (price.range.size() != 2) {
        diagnostics.error(price.range.front().at, {"a range has two figures", "et interval har to tal"},
                          {"write range: [low, high]", "skriv range: [lav, høj]"});
        return;
    }
    const auto low = figure_in(unit, price.range[0], diagnostics);
    const auto high = figure_in(unit, price.range[1], diagnostics);
    if (!low || !high) return;
    if (*low > *high) {
        diagnostics.error(
            price.range[0].at,
            {"the lower end of the range is above the upper", "intervallets nedre ende er over den øvre"},
            {"write range: [low, high]", "skriv range: [lav, høj]"});
    } else if (value && (*value < *low || *value > *high)) {
        diagnostics.error(price.range[0].at,
                          {"the value lies outside its range", "værdien ligger uden for sit interval"},
                          {"correct one of them", "ret den ene af dem"});
    }
}

}  // namespace

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return {};
    return value;
}

void check_date(const Formula& date, Diagnostics& diagnostics) { date_of(date, diagnostics); }

void check_id(const std::string& id, Position at, IdStyle style, Diagnostics& diagnostics) {
    const bool is_code = style == IdStyle::code;
    bool good = !id.empty() && id.size() <= 80;
    bool after_letter = false;
    for (const char c : id) {
        const bool joint = !is_code && (c == '-' || (style == IdStyle::dotted && c == '.'));
        const bool letter = is_code ? (c >= 'A' && c <= 'Z') : (c >= 'a' && c <= 'z');
        good = good && (letter || (c >= '0' && c <= '9') || (joint && after_letter));
        after_letter = !joint;
    }
    if (good && after_letter) return;
    diagnostics.error(
        at, {fmt::format("'{}' cannot be an id", id), fmt::format("'{}' kan ikke være et id", id)},
        is_code
            ? Text("use capital letters A–Z and digits, e.g. EUR", "brug store bogstaver A–Z og tal, fx EUR")
            : Text("use small letters a–z, digits and single hyphens, e.g. bed-day; the title may hold "
                   "anything",
                   "brug små bogstaver a–z, tal og enkelte bindestreger, fx bed-day; titlen må rumme alt"));
}

void check_price(const PriceDocument& price, const std::string& id, Position at, const Known& known,
                 Diagnostics& diagnostics) {
    if (!price.by.empty()) {
        diagnostics.error(
            price.by.entries.front().at,
            {fmt::format("'{}' is the same for all alternatives: `by` does not belong here", id),
             fmt::format("'{}' er ens for alle alternativer: `by` hører ikke til her", id)},
            {"write a unit price for each, or put the values in the value case",
             "skriv en enhedspris for hver, eller læg værdierne i værdicasen"});
    }
    const bool has_figure = price.value || price.mean || has_distribution(price) || !price.years.empty();
    if (!has_figure) {
        diagnostics.error(at,
                          {fmt::format("the unit price '{}' has no figure", id),
                           fmt::format("enhedsprisen '{}' har intet tal", id)},
                          {"add e.g. `value: 4_500`", "tilføj fx `value: 4_500`"});
    }
    const auto before = diagnostics.error_count();
    const auto unit = unit_of(price, diagnostics);
    if (unit && (!unit->currency() || unit->exponent(*unit->currency()) != 1)) {
        diagnostics.error(price.unit ? price.unit.at : at,
                          {fmt::format("a unit price is money for something, '{}' is not", unit->text()),
                           fmt::format("en enhedspris er penge for noget; det er '{}' ikke", unit->text())},
                          {"write its unit, e.g. `unit: DKK/hour`", "skriv dens enhed, fx `unit: DKK/hour`"});
    } else if (!unit && has_figure && !price.unit && diagnostics.error_count() == before) {
        diagnostics.error(
            at, {fmt::format("the unit of '{}' is missing", id), fmt::format("enheden for '{}' mangler", id)},
            {"add e.g. `unit: DKK/hour`", "tilføj fx `unit: DKK/hour`"});
    } else if (unit) {
        std::optional<double> value;
        if (price.value) value = figure_in(*unit, price.value, diagnostics);
        if (price.mean) figure_in(*unit, price.mean, diagnostics);
        if (price.sd) figure_in(*unit, price.sd, diagnostics);
        check_range(price, *unit, value, diagnostics);
        for (const auto& year : price.years) {
            year_of(year.name, year.at, diagnostics);
            if (year.value && year.value.get()->value) figure_in(*unit, year.value.get()->value, diagnostics);
        }
    }
    check_text_of({&price.patient_sd, &price.n, &price.events, &price.of, &price.inflation}, diagnostics);
    check_payer(price.payer, known, diagnostics);
    if (price.accessed) check_date(price.accessed, diagnostics);
    if (price.price_year) {
        const auto year = price.price_year.value;
        if (year < earliest_year || year > latest_year) {
            diagnostics.error(
                price.price_year.at,
                {fmt::format("'{}' is not a year", year), fmt::format("'{}' er ikke et årstal", year)},
                {"write the calendar year, e.g. 2024", "skriv kalenderåret, fx 2024"});
        }
    } else if (price.years.empty()) {
        diagnostics.warning(
            at,
            {fmt::format("'{}' has no price year: it is taken as the price level of each case", id),
             fmt::format("'{}' har intet prisår: den regnes i hver cases prisniveau", id)},
            {"add e.g. `price_year: 2024`", "tilføj fx `price_year: 2024`"});
    }
    if (!price.value_type) {
        diagnostics.warning(
            at,
            {fmt::format("'{}' does not say what kind of money it is", id),
             fmt::format("'{}' siger ikke, hvilken slags penge det er", id)},
            {"add value_type: tariff, average cost, marginal cost, cashable, transfer or societal",
             "tilføj value_type: tariff, average cost, marginal cost, cashable, transfer eller societal"});
    }
}

void check_category(const CategoryDocument& category, const Known& known, Diagnostics& diagnostics) {
    check_payer(category.usual_payer, known, diagnostics);
    if (!category.natural_unit) return;
    const auto unit = Unit::parse(category.natural_unit.value);
    if (!unit) diagnostics.error(category.natural_unit.at, unit.message, unit.remedy);
}

void check_split(const SplitDocument& split, const Known& known, Diagnostics& diagnostics) {
    double sum = 0;
    bool all_read = true;
    for (const auto& share : split.shares) {
        check_payer({share.name, share.at}, known, diagnostics);
        const auto value = share_of(share.value, 0, 1, diagnostics);
        all_read = all_read && value;
        sum += value.value_or(0);
    }
    if (!all_read || split.shares.empty() || std::abs(sum - 1) < 1e-9) return;
    diagnostics.error(split.shares.entries.front().at,
                      {fmt::format("the shares sum to {:g}%, not 100%", sum * 100),
                       fmt::format("andelene giver {:g} % tilsammen, ikke 100 %", sum * 100)},
                      {"correct a share", "ret en andel"});
}

void check_staff(const StaffDocument& staff, const Known& known, Diagnostics& diagnostics) {
    if (staff.price && !known.price(staff.price.value)) {
        unknown_name(staff.price, {"unit price", "enhedspris"}, known.prices(), diagnostics);
    }
    if (!staff.hours_per_fte) return;
    const auto hours = math::parse_quantity(staff.hours_per_fte.value, staff.hours_per_fte.at, diagnostics);
    if (!hours) return;
    const auto per_fte = Unit::of(Dimension::hour) / Unit::of(Dimension::full_time);
    const bool unit_fits = is_number(*hours) || hours->unit.same_dimensions(per_fte);
    if (unit_fits && hours->value > 0 && hours->value <= 24 * 366) return;
    diagnostics.error(staff.hours_per_fte.at,
                      {fmt::format("'{}' is not a number of hours in a year", staff.hours_per_fte.value),
                       fmt::format("'{}' er ikke et antal timer på et år", staff.hours_per_fte.value)},
                      {"write e.g. 1_417 hours/FTE", "skriv fx 1_417 hours/FTE"});
}

Transfer transfer_of(const TransferRuleDocument& rule, const std::string& id, const Known& known,
                     Diagnostics& diagnostics) {
    Transfer transfer;
    transfer.id = id;
    transfer.title = rule.title;
    transfer.from = rule.from.value;
    transfer.to = rule.to.value;
    transfer.source = rule.source.value;
    transfer.note = rule.note;
    if (rule.evidence) transfer.evidence = rule.evidence.value;
    check_payer(rule.from, known, diagnostics);
    check_payer(rule.to, known, diagnostics);
    if (rule.from && rule.from.value == rule.to.value) {
        diagnostics.error(
            rule.to.at,
            {"a transfer goes from one payer to another", "en overførsel går fra én betaler til en anden"},
            {"name two different payers", "angiv to forskellige betalere"});
    }
    if (rule.share) transfer.share = share_of(rule.share, 0, 1, diagnostics).value_or(0);
    if (rule.cap) {
        if (const auto cap = math::parse_quantity(rule.cap.value, rule.cap.at, diagnostics)) {
            if (cap->unit.currency() && cap->value >= 0) {
                transfer.cap = cap->value;
                transfer.cap_unit = cap->unit;
            } else {
                diagnostics.error(rule.cap.at,
                                  {fmt::format("the cap '{}' is not an amount of money", rule.cap.value),
                                   fmt::format("loftet '{}' er ikke et beløb", rule.cap.value)},
                                  {"write e.g. 31_029 DKK/pathway", "skriv fx 31_029 DKK/pathway"});
            }
        }
    }
    std::optional<std::chrono::year_month_day> from;
    std::optional<std::chrono::year_month_day> until;
    if (rule.valid_from) from = date_of(rule.valid_from, diagnostics);
    if (rule.valid_until) until = date_of(rule.valid_until, diagnostics);
    if (from) transfer.first_year = static_cast<int>(from->year());
    if (until) transfer.last_year = static_cast<int>(until->year());
    if (from && until && *until < *from) {
        diagnostics.error(rule.valid_until.at,
                          {"the rule ends before it begins", "reglen slutter, før den begynder"},
                          {"correct one of the dates", "ret en af datoerne"});
    }
    return transfer;
}

Convention convention_of(const ConventionDocument& document, const std::string& id,
                         Diagnostics& diagnostics) {
    const auto segments = [&](const Rates& rates) {
        std::vector<std::pair<int, double>> result;
        for (const auto& segment : rates) {
            const auto from = whole_number(segment.name);
            const bool in_order = from && (result.empty() ? *from == 0 : *from > result.back().first);
            if (!in_order) {
                diagnostics.error(
                    segment.at,
                    {fmt::format("'{}' is not the first year of the next segment", segment.name),
                     fmt::format("'{}' er ikke det første år i næste afsnit", segment.name)},
                    {"begin with 0 and let the years rise: {0: 3.5 %, 36: 2.5 %}",
                     "begynd med 0, og lad årene stige: {0: 3.5 %, 36: 2.5 %}"});
                continue;
            }
            if (const auto rate = share_of(segment.value, -0.5, 1, diagnostics))
                result.emplace_back(*from, *rate);
        }
        return result;
    };
    return {.id = id,
            .title = document.title,
            .costs = segments(document.costs),
            .effects = segments(document.effects),
            .source = document.source.value,
            .note = document.note};
}

Series series_of(const SeriesDocument& document, const std::string& id, SeriesKind kind,
                 Diagnostics& diagnostics) {
    Series series;
    series.id = id;
    series.title = document.title;
    series.country = document.country.value;
    series.currency = document.currency.value;
    series.source = document.source.value;
    series.note = document.note;
    const auto needs = [&](const Name& name, const Text& what, const Text& remedy) {
        if (!name) diagnostics.error(document.at, what, remedy);
    };
    if (kind == SeriesKind::purchasing_power) {
        needs(document.country, {"the country is missing", "landet mangler"},
              {"add e.g. `country: NL`", "tilføj fx `country: NL`"});
    }
    if (kind != SeriesKind::price_index) {
        needs(document.currency, {"the currency is missing", "valutaen mangler"},
              {"add e.g. `currency: EUR`", "tilføj fx `currency: EUR`"});
    }
    if (document.currency && !Unit::of_currency(document.currency.value)) {
        diagnostics.error(document.currency.at,
                          {fmt::format("unknown currency '{}'", document.currency.value),
                           fmt::format("ukendt valuta '{}'", document.currency.value)},
                          {"write its ISO code, e.g. EUR", "skriv dens ISO-kode, fx EUR"});
    }
    for (const auto& entry : document.values) {
        const auto year = year_of(entry.name, entry.at, diagnostics);
        const auto value = math::parse_quantity(entry.value.value, entry.value.at, diagnostics);
        if (!year || !value) continue;
        if (!is_number(*value) || !(value->value > 0) || !std::isfinite(value->value)) {
            diagnostics.error(entry.value.at,
                              {fmt::format("'{}' is not a positive number", entry.value.value),
                               fmt::format("'{}' er ikke et positivt tal", entry.value.value)},
                              {"write a plain number above 0", "skriv et rent tal over 0"});
            continue;
        }
        series.values.emplace_back(*year, value->value);
    }
    std::ranges::sort(series.values);
    if (document.beyond) {
        if (kind == SeriesKind::price_index) {
            series.growth_beyond = share_of(document.beyond, -0.2, 0.5, diagnostics);
        } else {
            diagnostics.error(document.beyond.at,
                              {"only a price index may be carried beyond its last year",
                               "kun et prisindeks kan føres videre efter sit sidste år"},
                              {"remove `beyond`", "fjern `beyond`"});
        }
    }
    return series;
}

std::optional<Figure> figure(const PriceDocument& price) {
    Diagnostics ignored;
    const auto* base = base_figure(price);
    const auto unit = unit_of(price, ignored);
    if (base == nullptr || !unit) return {};
    const auto value = figure_in(*unit, *base, ignored);
    if (!value) return {};
    Figure result{*value, *unit, {}};
    if (price.range.size() == 2) {
        const auto low = figure_in(*unit, price.range[0], ignored);
        const auto high = figure_in(*unit, price.range[1], ignored);
        if (low && high) result.range = {*low, *high};
    }
    return result;
}

}  // namespace vaerdi::catalogue
