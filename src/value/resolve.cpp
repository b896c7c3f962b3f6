#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "math/formula_graph.h"
#include "value/resolving.h"

namespace vaerdi::value {
namespace {

constexpr int longest_horizon = 200;  // years

/// An ISO date that exists; `what` names the key.
std::optional<std::chrono::year_month_day> date(Resolving& r, const Formula& written, const char* what) {
    int y = 0;
    int m = 0;
    int d = 0;
    char rest = 0;
    const bool shaped = written.value.size() == 10 &&
                        std::sscanf(written.value.c_str(), "%4d-%2d-%2d%c", &y, &m, &d, &rest) == 3;
    const std::chrono::year_month_day made{std::chrono::year(y), std::chrono::month(static_cast<unsigned>(m)),
                                           std::chrono::day(static_cast<unsigned>(d))};
    if (shaped && made.ok()) return made;
    r.error(written.at,
            {fmt::format("'{}' is not a date ({})", written.value, what),
             fmt::format("'{}' er ikke en dato ({})", written.value, what)},
            {"write an existing date as 2026-05-03", "skriv en dato, der findes, som 2026-05-03"});
    return {};
}

/// A whole number of years, at least one.
std::optional<int> whole_years(Resolving& r, const Formula& written, const Text& what) {
    const auto quantity = math::parse_quantity(written.value, written.at, r.diagnostics);
    if (!quantity) return {};
    const bool in_years =
        quantity->unit.same_dimensions(Unit::of(Dimension::year)) || quantity->unit.is_dimensionless();
    if (!in_years) {
        r.error(written.at,
                {fmt::format("{} is {}, not years", what.en, quantity->unit.text()),
                 fmt::format("{} er {}, ikke år", what.da, quantity->unit.text())},
                {"write e.g. 10 years", "skriv fx 10 years"});
        return {};
    }
    const double years = quantity->value;
    if (!(years >= 1) || years > longest_horizon || std::abs(years - std::round(years)) > 1e-9) {
        r.error(written.at,
                {fmt::format("{} must be whole years from 1 to {}", what.en, longest_horizon),
                 fmt::format("{} skal være hele år fra 1 til {}", what.da, longest_horizon)},
                {"write e.g. 10 years", "skriv fx 10 years"});
        return {};
    }
    return static_cast<int>(std::round(years));
}

/// A setting for one of the keys of the case itself takes the place of what is written.
Formula with_setting(Resolving& r, const char* key, const Formula& written) {
    r.names.insert(key);
    const auto set = r.settings.find(key);
    if (set == r.settings.end()) return written;
    r.settings_used.insert(key);
    return {set->second, written.at.line > 0 ? written.at : Position{1, 1}};
}

void resolve_identity(Resolving& r, const std::string& fallback_id) {
    const auto& d = r.document;
    auto& c = r.result;
    c.id = d.id.value.empty() ? fallback_id : d.id.value;
    c.file = r.diagnostics.file();
    c.title = d.title;
    c.summary = d.summary;
    c.organisation = d.organisation;
    if (is_given(d.date)) date(r, d.date, "date");
    for (const auto& source : d.sources) {
        if (is_given(source.value.date)) date(r, source.value.date, "sources");
    }
    for (const auto& keyword : d.keywords) {
        if (r.catalogue.keyword(keyword.value) == nullptr) {
            r.error(keyword.at,
                    {fmt::format("'{}' is not a keyword", keyword.value),
                     fmt::format("'{}' er ikke et nøgleord", keyword.value)},
                    {"keywords are the letters A to K", "nøgleord er bogstaverne A til K"});
        }
    }
}

void resolve_money(Resolving& r) {
    const auto& d = r.document;
    auto& c = r.result;
    if (d.currency) {
        if (Unit::of_currency(d.currency.value)) {
            c.currency = d.currency.value;
        } else {
            r.error(d.currency.at,
                    {fmt::format("'{}' is not a known currency", d.currency.value),
                     fmt::format("'{}' er ikke en kendt valuta", d.currency.value)},
                    {"write its three letters, e.g. DKK", "skriv dens tre bogstaver, fx DKK"});
        }
    }
    const int latest = r.catalogue.last_index_year("dk-cpi");
    if (d.price_year) {
        c.price_year = d.price_year.value;
        if (c.price_year < 1900 || c.price_year > 2200)
            r.error(d.price_year.at, {"this price year is not possible", "dette prisår er ikke muligt"},
                    {"write e.g. 2024", "skriv fx 2024"});
    } else {
        c.price_year = latest;
        c.notes.push_back(
            {fmt::format("No price_year is given: prices of the catalogue are used at the level of {}.",
                         latest),
             fmt::format("Der er ikke angivet price_year: katalogets priser bruges i {}-niveau.", latest)});
    }
}

void resolve_start(Resolving& r) {
    const auto start = with_setting(r, "start", r.document.start);
    auto& c = r.result;
    if (!is_given(start)) {
        c.start_year = r.document.price_year ? r.document.price_year.value : 1;
        return;
    }
    const bool year_only = start.value.size() == 4 &&
                           std::ranges::all_of(start.value, [](char x) { return x >= '0' && x <= '9'; });
    if (year_only) {
        c.start_year = std::stoi(start.value);
    } else if (const auto day = date(r, start, "start")) {
        c.start_year = static_cast<int>(day->year());
    }
    if (c.start_year < 1900 || c.start_year > 2200)
        r.error(start.at, {"this start year is not possible", "dette startår er ikke muligt"},
                {"write e.g. 2027", "skriv fx 2027"});
}

void resolve_alternatives(Resolving& r) {
    auto& c = r.result;
    for (const auto& a : r.document.alternatives) {
        if (slug(a.name) != a.name) {
            r.error(a.at,
                    {fmt::format("'{}' cannot be the id of an alternative", a.name),
                     fmt::format("'{}' kan ikke være et alternativs id", a.name)},
                    {fmt::format("use small letters, digits and _ : {}", slug(a.name)),
                     fmt::format("brug små bogstaver, cifre og _ : {}", slug(a.name))});
        }
        c.alternatives.push_back({a.name, a.value});
    }
    if (c.alternatives.empty()) {
        r.error({1, 1}, {"there are no alternatives to compare", "der er ingen alternativer at sammenligne"},
                {"write alternatives: with an id and a title for each",
                 "skriv alternatives: med id og titel for hvert"});
        return;
    }
    const auto comparator = with_setting(r, "comparator", r.document.comparator);
    if (!is_given(comparator)) {
        if (c.alternatives.size() > 1) {
            r.error({1, 1},
                    {"'comparator' is missing: which alternative is used today?",
                     "'comparator' mangler: hvilket alternativ bruges i dag?"},
                    {fmt::format("add e.g. `comparator: {}`", c.alternatives.front().id),
                     fmt::format("tilføj fx `comparator: {}`", c.alternatives.front().id)});
        }
        return;
    }
    c.comparator = c.alternative_index(comparator.value);
    if (c.comparator < c.alternatives.size()) return;
    std::vector<std::string> known;
    for (const auto& a : c.alternatives) known.push_back(a.id);
    const auto nearest = nearest_name(comparator.value, known);
    r.error(comparator.at,
            {fmt::format("the comparator '{}' is not one of the alternatives", comparator.value),
             fmt::format("sammenligningsgrundlaget '{}' er ikke et af alternativerne", comparator.value)},
            {nearest.empty() ? fmt::format("write one of: {}", fmt::join(known, ", "))
                             : fmt::format("did you mean '{}'?", nearest),
             nearest.empty() ? fmt::format("skriv et af: {}", fmt::join(known, ", "))
                             : fmt::format("mente du '{}'?", nearest)});
    c.comparator = 0;
}

/// `300 per year`, `300 patients per year`, `250`: how many, and whether they come every year.
Intake intake(Resolving& r, const Formula& written, Dimension counted, const char* name) {
    Intake made;
    if (!is_given(written)) return made;
    made.given = true;
    const auto value = resolve_formula(r, written, name);
    if (!value) return made;
    auto unit = value->unit;
    if (unit.exponent(counted) == 1) unit = unit / Unit::of(counted);
    const bool yearly = unit.same_dimensions(Unit() / Unit::of(Dimension::year));
    if (!yearly && !unit.is_dimensionless()) {
        r.error(written.at,
                {fmt::format("'{}' is {}; a population is a number, or a number per year", written.value,
                             value->unit.text()),
                 fmt::format("'{}' er {}; en population er et antal eller et antal pr. år", written.value,
                             value->unit.text())},
                {"write e.g. 300 per year, or 300", "skriv fx 300 per year eller 300"});
    }
    made.at_start = !yearly;
    made.count = value;
    check_bounds(r, value, 0, 1e12, {"a population", "en population"});
    return made;
}

void resolve_population(Resolving& r, std::optional<int>& duration, std::optional<int>& follow_up) {
    auto& c = r.result;
    c.for_one_patient = !r.document.population.has_value();
    if (c.for_one_patient) return;
    const auto& p = *r.document.population;
    c.patients = intake(r, p.patients, Dimension::patient, "population.patients");
    c.procedures = intake(r, p.procedures, Dimension::procedure, "population.procedures");
    c.pieces = intake(r, p.units, Dimension::piece, "population.units");
    if (!c.patients.given && !c.procedures.given && !c.pieces.given) {
        r.error(p.at, {"the population says not how many", "populationen siger ikke hvor mange"},
                {"add patients:, procedures: or units:, e.g. patients: 300 per year",
                 "tilføj patients:, procedures: eller units:, fx patients: 300 per year"});
    }
    if (is_given(p.duration)) duration = whole_years(r, p.duration, {"'for'", "'for'"});
    if (is_given(p.follow_up)) follow_up = whole_years(r, p.follow_up, {"'follow_up'", "'follow_up'"});
}

void resolve_time(Resolving& r) {
    auto& c = r.result;
    std::optional<int> duration;
    std::optional<int> follow_up;
    // The population is counted before the horizon is known: how many years they come depends on it.
    resolve_population(r, duration, follow_up);
    const bool yearly = (c.patients.given && !c.patients.at_start) ||
                        (c.procedures.given && !c.procedures.at_start) ||
                        (c.pieces.given && !c.pieces.at_start);

    auto written = r.document.horizon.value_or(HorizonDocument{});
    written.period = with_setting(r, "horizon", written.period);
    if (is_given(written.follow_up)) {
        if (const auto years = whole_years(r, written.follow_up, {"follow_up", "follow_up"}))
            follow_up = years;
        if (is_given(written.period)) {
            r.error(written.follow_up.at,
                    {"a horizon is a period or a follow-up, not both",
                     "en tidshorisont er en periode eller en opfølgning, ikke begge"},
                    {"keep one", "behold den ene"});
        }
        c.years = (yearly ? duration.value_or(1) - 1 : 0) + follow_up.value_or(1);
    } else if (is_given(written.period)) {
        c.years = whole_years(r, written.period, {"the horizon", "tidshorisonten"}).value_or(1);
    } else {
        c.years = std::max({1, duration.value_or(1), follow_up.value_or(1)});
        c.notes.push_back(
            {fmt::format("No horizon is given: {} year(s) are counted.", c.years),
             fmt::format("Der er ikke angivet en tidshorisont: der regnes på {} år.", c.years)});
    }
    if (duration && !yearly) {
        r.error(r.document.population->duration.at,
                {"'for' needs a number per year", "'for' kræver et antal pr. år"},
                {"write e.g. patients: 300 per year", "skriv fx patients: 300 per year"});
    }
    const int intake_years = std::min(duration.value_or(c.years), c.years);
    for (auto* who : {&c.patients, &c.procedures, &c.pieces}) who->years = who->at_start ? 1 : intake_years;
    c.follow_up_given = follow_up.has_value();
    c.follow_up = follow_up.value_or(c.years);
    if (r.document.timing) c.timing = r.document.timing.value;
}

void resolve_discounting(Resolving& r) {
    auto& c = r.result;
    auto written = r.document.discounting.value_or(DiscountingDocument{});
    written.convention = with_setting(r, "discounting", written.convention);
    if (r.settings.contains("discounting")) written.costs = written.effects = {};
    const auto use = [&](const std::string& id) {
        if (const auto* convention = r.catalogue.convention(id)) {
            c.discounting = *convention;
            return true;
        }
        return false;
    };
    const auto rate = [&](const Formula& text, const Text& what) -> std::vector<std::pair<int, double>> {
        const auto number = fixed_number(r, text, Unit(), what);
        if (number && (*number < 0 || *number >= 1)) {
            r.error(text.at,
                    {fmt::format("the rate {} is not between 0 % and 100 %", text.value),
                     fmt::format("renten {} ligger ikke mellem 0 % og 100 %", text.value)},
                    {"write e.g. 3.5 %", "skriv fx 3.5 %"});
        }
        return {{0, number.value_or(0)}};
    };
    if (is_given(written.costs) || is_given(written.effects)) {
        if (is_given(written.convention))
            r.error(written.convention.at,
                    {"discounting is a convention or rates, not both",
                     "diskontering er en konvention eller renter, ikke begge"},
                    {"keep one", "behold den ene"});
        if (!is_given(written.costs) || !is_given(written.effects)) {
            r.error(written.at,
                    {"both rates are needed: costs and effects", "begge renter skal med: costs og effects"},
                    {"write {costs: 3.5 %, effects: 3.5 %}", "skriv {costs: 3.5 %, effects: 3.5 %}"});
            return;
        }
        c.discounting.costs = rate(written.costs, {"the rate of costs", "renten for omkostninger"});
        c.discounting.effects = rate(written.effects, {"the rate of effects", "renten for effekter"});
        c.discounting.title = {
            fmt::format("{} for costs, {} for effects", written.costs.value, written.effects.value),
            fmt::format("{} for omkostninger, {} for effekter", written.costs.value, written.effects.value)};
        return;
    }
    if (!is_given(written.convention)) {
        const bool discounted = c.years > 1;
        use(discounted ? "finance-ministry-2021" : "none");
        c.discounting_is_default = true;
        c.notes.push_back(
            discounted
                ? Text("No discounting is given: the rates of the Ministry of Finance (2021) are used.",
                       "Der er ikke angivet diskontering: Finansministeriets renter (2021) bruges.")
                : Text("No discounting is given: a case of one year is not discounted.",
                       "Der er ikke angivet diskontering: en værdicase på ét år diskonteres ikke."));
        return;
    }
    if (use(written.convention.value)) return;
    const bool is_number =
        !written.convention.value.empty() && written.convention.value.find_first_of("0123456789") == 0;
    if (is_number) {
        c.discounting.costs = c.discounting.effects =
            rate(written.convention, {"the discount rate", "diskonteringsrenten"});
        c.discounting.title = written.convention.value;
        return;
    }
    const auto nearest = nearest_name(written.convention.value, r.catalogue.ids("discounting"));
    r.error(written.convention.at,
            {fmt::format("the catalogue has no discounting convention '{}'", written.convention.value),
             fmt::format("kataloget har ingen diskonteringskonvention '{}'", written.convention.value)},
            {nearest.empty() ? "write e.g. finance-ministry-2021, none, or {costs: 3.5 %, effects: 3.5 %}"
                             : fmt::format("did you mean '{}'?", nearest),
             nearest.empty() ? "skriv fx finance-ministry-2021, none eller {costs: 3.5 %, effects: 3.5 %}"
                             : fmt::format("mente du '{}'?", nearest)});
}

void resolve_perspective(Resolving& r) {
    auto& c = r.result;
    std::vector<Name> names = r.document.perspective;
    r.names.insert("perspective");
    if (const auto set = r.settings.find("perspective"); set != r.settings.end()) {
        r.settings_used.insert("perspective");
        names = {{set->second, {1, 1}}};
    }
    for (const auto& name : names) {
        if (know_payer(r, name)) c.perspective.push_back(name.value);
    }
    // Society is everybody: it needs no list.
    if (std::ranges::find(c.perspective, "society") != c.perspective.end()) c.perspective.clear();
}

void resolve_tables(Resolving& r) {
    for (const auto& entry : r.document.tables) {
        Table table;
        table.id = entry.name;
        table.step = entry.value.between && entry.value.between.value == Between::step;
        if (is_given(entry.value.unit)) {
            const auto unit = Unit::parse(entry.value.unit.value);
            if (unit) {
                table.unit = *unit;
            } else {
                r.error(entry.value.unit.at, unit.message, unit.remedy);
            }
        }
        for (const auto& point : entry.value.points) {
            const auto x = math::parse_quantity(point.name, point.at, r.diagnostics);
            const auto y = math::parse_quantity(point.value.value, point.value.at, r.diagnostics);
            if (!x || !y) continue;
            const bool plain = y->unit.is_dimensionless() && y->unit.scale() == 1;
            table.points.emplace_back(x->value, plain ? table.unit.to_base(y->value) : y->value);
        }
        std::ranges::sort(table.points);
        if (table.points.size() < 2)
            r.error(entry.at, {"a table needs at least two points", "en tabel skal have mindst to punkter"});
        r.result.tables[entry.name] = std::move(table);
    }
}

/// Lists the parameters; they are resolved when first asked for.
void list_parameters(Resolving& r) {
    static const std::set<std::string> taken{"year", "follow_up_year", "patients", "procedures", "units"};
    for (const auto& entry : r.document.parameters) {
        if (slug(entry.name) != entry.name || taken.contains(entry.name)) {
            const auto free = taken.contains(entry.name) ? entry.name + "_1" : slug(entry.name);
            r.error(entry.at,
                    {fmt::format("'{}' cannot be the name of a parameter", entry.name),
                     fmt::format("'{}' kan ikke være navnet på en parameter", entry.name)},
                    {fmt::format("use small letters, digits and _ , beginning with a letter: {}", free),
                     fmt::format("brug små bogstaver, cifre og _ , begyndende med et bogstav: {}", free)});
            r.faulty.insert(entry.name);
            continue;
        }
        r.waiting[entry.name] = &entry.value;
        r.result.parameter_order.push_back(entry.name);
    }
}

void resolve_parameters(Resolving& r) {
    for (const auto& entry : r.document.parameters) {
        if (!r.faulty.contains(entry.name)) parameter(r, entry.name, entry.at);
    }
}

void resolve_groups(Resolving& r) {
    double total = 0;
    for (const auto& entry : r.document.groups) {
        Group group;
        group.id = entry.name;
        group.title = entry.value.title.empty() ? Text(entry.name) : entry.value.title;
        group.share = fixed_number(r, entry.value.share, Unit(), {"the share of a group", "en gruppes andel"})
                          .value_or(0);
        total += group.share;
        for (const auto& set : entry.value.set) {
            const auto known = parameter(r, set.name, set.at);
            if (!known) {
                if (!r.faulty.contains(set.name)) {
                    const auto nearest = nearest_name(set.name, r.result.parameter_order);
                    r.error(set.at,
                            {fmt::format("there is no parameter '{}' to set", set.name),
                             fmt::format("der er ingen parameter '{}' at sætte", set.name)},
                            nearest.empty() ? Text()
                                            : Text(fmt::format("did you mean '{}'?", nearest),
                                                   fmt::format("mente du '{}'?", nearest)));
                }
                continue;
            }
            Inherited from;
            from.unit = known->unit;
            if (known->input) from.unit = r.result.inputs[*known->input].unit;
            if (const auto value = resolve_value(r, set.value, set.name + "[" + entry.name + "]", from))
                group.set[set.name] = value;
        }
        r.result.groups.push_back(std::move(group));
    }
    if (!r.document.groups.empty() && std::abs(total - 1) > 1e-9) {
        r.error(r.document.groups.entries.front().at,
                {fmt::format("the groups sum to {:.4g} %, not 100 %", total * 100),
                 fmt::format("grupperne summer til {:.4g} %, ikke 100 %", total * 100)},
                {"mend the shares", "ret andelene"});
    }
}

void resolve_uptake(Resolving& r) {
    auto& c = r.result;
    c.uptake.resize(c.alternatives.size());
    for (const auto& entry : r.document.uptake) {
        const auto index = c.alternative_index(entry.name);
        if (index == c.alternatives.size()) {
            r.error(entry.at, {fmt::format("'{}' is not an alternative of the case", entry.name),
                               fmt::format("'{}' er ikke et alternativ i værdicasen", entry.name)});
            continue;
        }
        if (index == c.comparator) {
            r.error(entry.at,
                    {"the comparator has no uptake: it takes what the others leave",
                     "sammenligningsgrundlaget har ingen udbredelse: det får, hvad de andre levner"});
            continue;
        }
        Inherited from;
        from.kind = {document::Kind::share, entry.at};
        const auto value = resolve_value(r, entry.value, "uptake." + entry.name, from);
        if (value && !value->unit.is_dimensionless())
            r.error(entry.at, {"uptake must be a share", "udbredelse skal være en andel"},
                    {"write e.g. \"ramp(20 %, 80 %, 4 years)\"", "skriv fx \"ramp(20 %, 80 %, 4 years)\""});
        check_bounds(r, value, 0, 1, {"uptake", "udbredelse"});
        c.uptake[index] = value;
    }
}

void resolve_qaly_value(Resolving& r) {
    const auto& written = r.document.qaly_value;
    if (written.absent()) return;
    Inherited from;
    from.title = {"Value of a QALY", "Værdi af et QALY"};
    const auto value = resolve_value(r, written, "qaly_value", from);
    if (!value) return;
    const auto money = *Unit::of_currency(r.result.currency);
    const bool fits =
        value->unit.same_dimensions(money) || value->unit.same_dimensions(money / Unit::of(Dimension::qaly));
    if (!fits) {
        r.error(written.place(), {fmt::format("the value of a QALY is {}, it must be {}/QALY",
                                              value->unit.text(), r.result.currency),
                                  fmt::format("værdien af et QALY er {}, den skal være {}/QALY",
                                              value->unit.text(), r.result.currency)});
        return;
    }
    r.result.qaly_value = value;
}

void resolve_matrix(Resolving& r) {
    if (!r.document.value_matrix) return;
    const auto& m = *r.document.value_matrix;
    const auto amount = [&](const Formula& text) {
        const auto quantity = math::parse_quantity(text.value, text.at, r.diagnostics);
        if (quantity && quantity->value < 0)
            r.error(text.at, {"a difference that counts as the same cannot be negative",
                              "en forskel, der regnes som ens, kan ikke være negativ"});
        return quantity ? quantity->value : 0;
    };
    if (is_given(m.same_cost)) r.result.same_cost = amount(m.same_cost);
    if (is_given(m.same_effect)) r.result.same_effect = amount(m.same_effect);
}

void resolve_prices(Resolving& r) {
    for (const auto& name : r.document.price) {
        const auto known = parameter(r, name.value, name.at);
        if (known || r.names.contains(name.value)) {
            r.result.price_inputs.push_back(name.value);
            continue;
        }
        const auto nearest = nearest_name(name.value, r.result.parameter_order);
        r.error(name.at,
                {fmt::format("there is no parameter '{}' that could be the price", name.value),
                 fmt::format("der er ingen parameter '{}', der kan være prisen", name.value)},
                nearest.empty() ? Text()
                                : Text(fmt::format("did you mean '{}'?", nearest),
                                       fmt::format("mente du '{}'?", nearest)));
    }
}

void know_setting(Resolving& r, const std::string& name, Position at) {
    if (r.names.contains(name)) return;
    const std::vector<std::string> known(r.names.begin(), r.names.end());
    const auto nearest = nearest_name(name, known);
    r.error(at,
            {fmt::format("there is nothing called '{}' to set", name),
             fmt::format("der er ikke noget, der hedder '{}', at sætte", name)},
            nearest.empty()
                ? Text("set a parameter (bed_days), its value for an alternative (bed_days.tavi), or a price "
                       "(price(bed-day))",
                       "sæt en parameter (bed_days), dens værdi for et alternativ (bed_days.tavi) eller en "
                       "pris (price(bed-day))")
                : Text(fmt::format("did you mean '{}'?", nearest), fmt::format("mente du '{}'?", nearest)));
}

void resolve_scenarios(Resolving& r) {
    for (const auto& entry : r.document.scenarios) {
        Scenario scenario{entry.name, entry.value.title.empty() ? Text(entry.name) : entry.value.title, {}};
        for (const auto& set : entry.value.set) {
            know_setting(r, set.name, set.at);
            scenario.set[set.name] = set.value.value;
        }
        r.result.scenarios.push_back(std::move(scenario));
    }
}

}  // namespace

std::string slug(std::string_view words) {
    static const std::map<std::string, std::string> letters{{"æ", "ae"}, {"ø", "oe"}, {"å", "aa"}, {"é", "e"},
                                                            {"ö", "oe"}, {"ä", "ae"}, {"ü", "u"}};
    const auto small = folded(words);
    std::string result;
    for (std::size_t i = 0; i < small.size();) {
        const auto byte = static_cast<unsigned char>(small[i]);
        const std::size_t length = byte < 0x80U ? 1 : byte < 0xE0U ? 2 : byte < 0xF0U ? 3 : 4;
        const auto letter = small.substr(i, length);
        i += length;
        if (length == 1 && ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))) {
            result += letter;
        } else if (const auto known = letters.find(letter); known != letters.end()) {
            result += known->second;
        } else if (!result.empty() && result.back() != '_') {
            result += '_';
        }
    }
    const bool ends_open = !words.empty() && words.back() == '_';
    while (!result.empty() && result.back() == '_' && !ends_open) result.pop_back();
    if (result.empty() || (result.front() >= '0' && result.front() <= '9')) result.insert(result.begin(), 'x');
    return result;
}

std::size_t ResolvedCase::alternative_index(std::string_view id) const {
    return static_cast<std::size_t>(std::ranges::find(alternatives, id, &Alternative::id) -
                                    alternatives.begin());
}

bool ResolvedCase::counts(std::string_view payer) const {
    return perspective.empty() || std::ranges::find(perspective, payer) != perspective.end();
}

std::optional<std::size_t> ResolvedCase::input_index(std::string_view name) const {
    const auto found = std::ranges::find(inputs, name, &Input::name);
    if (found == inputs.end()) return {};
    return static_cast<std::size_t>(found - inputs.begin());
}

bool Provenance::is_assumption() const {
    if (!evidence) return source.empty();
    return *evidence == document::Evidence::assumption;
}

bool Provenance::is_weak() const {
    if (is_assumption()) return true;
    const bool weak_evidence =
        evidence && (*evidence == document::Evidence::expert || *evidence == document::Evidence::supplier);
    const bool weak_certainty =
        certainty && (*certainty == document::Certainty::low || *certainty == document::Certainty::very_low);
    return weak_evidence || weak_certainty;
}

std::optional<ResolvedCase> resolve(const CaseDocument& document, const catalogue::Catalogue& catalogue,
                                    const std::string& fallback_id, const Settings& settings,
                                    Diagnostics& diagnostics) {
    Resolving r{document, catalogue, settings, diagnostics, {}, {}, {}, {}, {}, {}};
    resolve_identity(r, fallback_id);
    resolve_money(r);
    resolve_start(r);
    resolve_alternatives(r);
    if (r.result.alternatives.empty()) return {};
    list_parameters(r);
    resolve_time(r);
    resolve_discounting(r);
    resolve_perspective(r);
    resolve_tables(r);
    resolve_resources(r);
    resolve_parameters(r);
    resolve_pathways(r);
    resolve_groups(r);
    resolve_uptake(r);
    resolve_qaly_value(r);
    resolve_lines(r);
    resolve_transfers(r);
    resolve_financing(r);
    resolve_matrix(r);
    resolve_prices(r);
    resolve_scenarios(r);
    for (const auto& [name, text] : settings) {
        if (!r.settings_used.contains(name)) know_setting(r, name, {});
    }
    if (diagnostics.has_errors()) return {};
    check_double_counting(r);
    return std::move(r.result);
}

}  // namespace vaerdi::value
