#include <fmt/format.h>

#include <limits>

#include "math/formula_graph.h"
#include "value/pathway_hours.h"
#include "value/resolving.h"

namespace vaerdi::value {
namespace {

/// `misread`: keys of the line could not be read, so none of them is missed here.
void resolve_sides(Resolving& r, const LineDocument& written, bool misread, Line& line) {
    const bool pays = written.payer.has_value();
    const bool gains = written.gains.has_value();
    const auto* category = r.catalogue.category(line.category);
    if (!written.not_priced.empty()) {
        for (const auto* shares : {&written.payer, &written.gains}) {
            if (*shares) resolve_shares(r, **shares);
        }
        line.is_cost = category != nullptr && category->entry.side &&
                       category->entry.side.value == catalogue::Side::cost;
        return;
    }
    if (pays == gains && misread) return;
    if (pays == gains) {
        const auto usual = category != nullptr && category->entry.usual_payer
                               ? category->entry.usual_payer.value
                               : std::string("region");
        const bool usually_effect = category != nullptr && category->entry.side &&
                                    category->entry.side.value == catalogue::Side::effect;
        const auto advice = fmt::format("{}: {}", usually_effect ? "gains" : "payer", usual);
        r.error(written.at,
                pays ? Text("the line has both payer and gains", "linjen har både payer og gains")
                     : Text("the line says neither who pays nor who gains",
                            "linjen siger hverken, hvem der betaler, eller hvem der får gevinsten"),
                {fmt::format("write exactly one of payer: and gains:, e.g. `{}`", advice),
                 fmt::format("skriv netop én af payer: og gains:, fx `{}`", advice)});
        return;
    }
    line.is_cost = pays;
    line.shares = resolve_shares(r, pays ? *written.payer : *written.gains);
}

void resolve_category(Resolving& r, const LineDocument& written, Line& line) {
    line.category = written.category.value;
    if (!written.category) {
        line.category = written.gains ? "other-effects" : "other-costs";
        line.category_title = written.gains ? Text("Other effects", "Øvrige effekter")
                                            : Text("Other costs", "Øvrige omkostninger");
        return;
    }
    if (const auto* category = r.catalogue.category(line.category)) {
        line.category_title = category->entry.title;
        return;
    }
    r.error(written.category.at,
            {fmt::format("the catalogue has no category '{}'", line.category),
             fmt::format("kataloget har ingen kategori '{}'", line.category)},
            did_you_mean(line.category, r.catalogue.ids("category"),
                         {"see `vaerdi catalogue find category`", "se `vaerdi catalogue find category`"}));
}

ValuePtr share(Resolving& r, const UncertainValue& written, const Line& line, const char* what) {
    if (written.absent()) return nullptr;
    Inherited from;
    from.title = line.name;
    from.provenance = line.provenance;
    from.kind = {document::Kind::share, written.place()};
    from.bounds_checked = true;
    const auto value = resolve_value(r, written, "lines." + line.id + "." + what, from);
    if (value && !value->unit.is_dimensionless()) {
        r.error(written.place(),
                {fmt::format("'{}' must be a share, found {}", what, value->unit.text()),
                 fmt::format("'{}' skal være en andel, men er {}", what, value->unit.text())},
                {"write e.g. 20 %", "skriv fx 20 %"});
        return nullptr;
    }
    check_bounds(r, value, 0, 1, {fmt::format("'{}'", what), fmt::format("'{}'", what)});
    return value;
}

void resolve_natural(const LineDocument& written, Line& line, const Unit& rest) {
    line.natural_unit = rest;
    line.has_natural = true;
    const bool odd = rest.currency() || rest.exponent(Dimension::patient) != 0 ||
                     rest.exponent(Dimension::procedure) != 0 || rest.exponent(Dimension::piece) != 0 ||
                     rest.exponent(Dimension::year) != 0;
    if (odd) {
        line.has_natural = false;
        return;
    }
    line.counts_title = line.name;
    if (written.counts) {
        line.counts = written.counts.value;
    } else if (rest.exponent(Dimension::qaly) == 1) {
        line.counts = "qalys";
    } else if (rest.exponent(Dimension::life_year) == 1) {
        line.counts = "life_years";
    } else if (rest.exponent(Dimension::co2e) == 1) {
        line.counts = "co2e";
        line.counts_title = {"CO2e", "CO2e"};
    } else if (line.category == "operation.bed-days") {
        line.counts = "bed_days";
        line.counts_title = line.category_title;
    } else {
        line.counts = line.id;
    }
}

/// Money and natural unit of quantity × price, amount, or quantity alone.
void resolve_what(Resolving& r, const LineDocument& written, bool misread, Line& line) {
    line.amount = line_part(r, written.amount, line, "amount");
    line.quantity = line_part(r, written.quantity, line, "quantity");
    line.price = line_part(r, written.price, line, "price");
    const bool has_amount = !written.amount.absent();
    const bool has_quantity = !written.quantity.absent();
    const bool has_price = !written.price.absent();
    const bool nothing = !has_amount && !has_quantity;
    if (nothing && misread) return;
    if (has_amount == has_quantity || (has_amount && has_price)) {
        r.error(written.at,
                {"a line is an amount, or a quantity with or without a price",
                 "en linje er et beløb (amount) eller en mængde (quantity) med eller uden pris"},
                {"write `amount: 45_000 DKK/patient`, or `quantity: …` and `price: …`",
                 "skriv `amount: 45_000 DKK/patient`, eller `quantity: …` og `price: …`"});
        return;
    }
    if ((has_amount && !line.amount) || (has_quantity && !line.quantity) || (has_price && !line.price))
        return;

    const auto unit = has_amount  ? line.amount->unit
                      : has_price ? line.quantity->unit * line.price->unit
                                  : line.quantity->unit;
    const auto counted = counted_for(unit);
    const bool zero = has_amount ? is_plain_zero(r.result, line.amount)
                                 : has_price && (is_plain_zero(r.result, line.quantity) ||
                                                 is_plain_zero(r.result, line.price));
    if (has_amount || has_price) {
        if (zero) {
            line.base = Base::once;
        } else if (!counted || !is_money(counted->rest, r.result.currency)) {
            const auto& money = r.result.currency;
            std::string parts_en;
            std::string parts_da;
            if (has_price) {
                parts_en = fmt::format(" (quantity {} × price {})", line.quantity->unit.text(),
                                       line.price->unit.text());
                parts_da = fmt::format(" (mængde {} × pris {})", line.quantity->unit.text(),
                                       line.price->unit.text());
            }
            const auto own = has_price ? counted_for(line.quantity->unit) : std::nullopt;
            const auto advice =
                own ? conversion_advice(own->rest, *Unit::of_currency(money) / line.price->unit) : Text();
            r.error(written.at,
                    {fmt::format("unit mismatch: the line comes to {}{}; it needs {}, {}/year, {}/patient or "
                                 "{}/patient/year",
                                 unit.canonical_text(), parts_en, money, money, money, money),
                     fmt::format("enhederne passer ikke: linjen giver {}{}; den skal give {}, {}/year, "
                                 "{}/patient eller {}/patient/year",
                                 unit.canonical_text(), parts_da, money, money, money, money)},
                    advice.empty() ? Text("give the quantity or the price the unit it lacks",
                                          "giv mængden eller prisen den enhed, der mangler")
                                   : advice);
            return;
        } else {
            line.base = counted->base;
        }
        if (has_price) {
            // The quantity's own unit is what remains when the line's base is taken out of it.
            if (const auto own = counted_for(line.quantity->unit); own && own->base == line.base)
                resolve_natural(written, line, own->rest);
        }
    } else {
        line.has_money = false;
        if (!counted) {
            r.error(
                written.at,
                {fmt::format(
                     "the quantity is {}; it must be counted once, per year, per patient, procedure or unit",
                     unit.text()),
                 fmt::format(
                     "mængden er {}; den skal tælles én gang, pr. år, pr. patient, indgreb eller enhed",
                     unit.text())},
                {"write e.g. 0.5 hours/patient/year", "skriv fx 0.5 hours/patient/year"});
            return;
        }
        line.base = counted->base;
        if (counted->rest.currency()) {
            r.error(written.at, {"this quantity is money", "denne mængde er penge"},
                    {"write it as amount:", "skriv den som amount:"});
            return;
        }
        resolve_natural(written, line, counted->rest);
    }
    line.value_types = value_types(r, {line.amount, line.quantity, line.price});
}

void check_population_holds(Resolving& r, const LineDocument& written, const Line& line) {
    if (r.result.for_one_patient) return;
    const auto& c = r.result;
    const bool patients = line.base == Base::patient || line.base == Base::patient_year;
    const bool procedures = line.base == Base::procedure || line.base == Base::procedure_year;
    const bool pieces = line.base == Base::piece || line.base == Base::piece_year;
    const auto lacks = [&](const char* key, const char* en, const char* da) {
        r.error(written.at,
                {fmt::format("the line counts per {}, but the population has no {}", en, key),
                 fmt::format("linjen tæller pr. {}, men populationen har ingen {}", da, key)},
                {fmt::format("add {}: to population:", key), fmt::format("tilføj {}: til population:", key)});
    };
    if (patients && !c.patients.given) lacks("patients", "patient", "patient");
    if (procedures && !c.procedures.given) lacks("procedures", "procedure", "indgreb");
    if (pieces && !c.pieces.given) lacks("units", "unit", "enhed");
}

void resolve_staff(Resolving& r, const LineDocument& written, Line& line) {
    if (written.staff) {
        line.staff = written.staff.value;
        resolve_staff_group(r, line.staff, written.staff.at);
        if (!line.has_natural || line.natural_unit.exponent(Dimension::hour) != 1) {
            r.error(written.at, {"a line with staff counts hours", "en linje med staff tæller timer"},
                    {"give the quantity in hours or minutes, e.g. 12 minutes/procedure",
                     "angiv mængden i timer eller minutter, fx 12 minutes/procedure"});
        }
    }
    line.cashable = share(r, written.cashable, line, "cashable");
    const auto by_staff = [](const Doer& doer) { return !doer.staff.empty(); };
    if (line.cashable && line.staff.empty() && std::ranges::none_of(doers_of(r.result, line), by_staff))
        r.error(written.cashable.place(),
                {"cashable belongs to a line with staff", "cashable hører til en linje med staff"},
                {"name the staff group: staff: nurse; or use a pathway whose steps staff groups do",
                 "angiv personalegruppen: staff: nurse; eller brug et forløb, hvis trin personalegrupper "
                 "udfører"});
}

void resolve_line(Resolving& r, const LineDocument& written, bool misread, std::map<std::string, int>& ids) {
    Line line;
    line.name = written.name;
    line.id = slug(written.name.en);
    if (const int before = ids[line.id]++; before > 0) line.id = fmt::format("{}_{}", line.id, before + 1);
    line.provenance = provenance(r, written.source, written.evidence, written.at);
    line.provenance.note = written.note;
    resolve_category(r, written, line);
    line.only.assign(r.result.alternatives.size(), written.only.empty());
    for (const auto& name : written.only) {
        if (const auto index = alternative(r, name.value, name.at)) line.only[*index] = true;
    }
    resolve_sides(r, written, misread, line);
    if (!written.not_priced.empty()) {
        line.not_priced = written.not_priced;
        line.has_money = false;
        const bool priced = !written.amount.absent() || !written.price.absent();
        if (priced)
            r.error(written.at,
                    {"the line is said not to be priced, but has an amount or price",
                     "linjen siges ikke at være prissat, men har et beløb eller en pris"},
                    {"keep one", "behold den ene"});
        if (written.quantity.absent()) {
            r.result.lines.push_back(std::move(line));
            return;
        }
    }
    const auto errors = r.diagnostics.error_count();
    resolve_what(r, written, misread, line);
    const bool is_something = line.amount || line.quantity;
    if (is_something && r.diagnostics.error_count() == errors) {
        check_population_holds(r, written, line);
        resolve_timing(r, written, line);
        resolve_staff(r, written, line);
    }
    line.ramp = share(r, written.ramp, line, "ramp");
    line.deadweight = share(r, written.deadweight, line, "deadweight");
    line.attribution = share(r, written.attribution, line, "attribution");
    line.displacement = share(r, written.displacement, line, "displacement");
    line.drop_off = share(r, written.drop_off, line, "drop_off");
    r.result.lines.push_back(std::move(line));
}

/// Quantities summed under one name must be of one kind.
void check_counts(Resolving& r) {
    std::map<std::string, const Line*> first;
    for (std::size_t i = 0; i < r.result.lines.size(); ++i) {
        const auto& line = r.result.lines[i];
        if (!line.has_natural) continue;
        const auto [held, is_new] = first.emplace(line.counts, &line);
        if (is_new || held->second->natural_unit.same_dimensions(line.natural_unit)) continue;
        r.error(r.result.lines[i].provenance.at,
                {fmt::format("'{}' would add {} to {}", line.counts, line.natural_unit.text(),
                             held->second->natural_unit.text()),
                 fmt::format("'{}' ville lægge {} til {}", line.counts, line.natural_unit.text(),
                             held->second->natural_unit.text())},
                {"give the lines different names under counts:", "giv linjerne hver sit navn under counts:"});
    }
}

}  // namespace

ValuePtr line_part(Resolving& r, const UncertainValue& written, const Line& line, const char* what) {
    if (written.absent()) return nullptr;
    Inherited from;
    from.title = line.name;
    from.provenance = line.provenance;
    return resolve_value(r, written, "lines." + line.id + "." + what, from);
}

void resolve_lines(Resolving& r) {
    std::map<std::string, int> ids;
    if (r.document.lines.empty() && !r.document.health && r.misread.empty())
        r.error(
            {1, 1},
            {"the case has no lines: nothing to count", "værdicasen har ingen linjer: der er intet at tælle"},
            {"write what it costs and what it gives under lines:",
             "skriv, hvad det koster, og hvad det giver, under lines:"});
    const auto& lines = r.document.lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        constexpr Position end{std::numeric_limits<int>::max(), 0};
        const auto next = i + 1 < lines.size() ? lines[i + 1].at : end;
        resolve_line(r, lines[i], misread_between(r, lines[i].at, next), ids);
    }
    check_counts(r);
}

}  // namespace vaerdi::value
