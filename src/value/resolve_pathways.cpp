#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "math/formula_graph.h"
#include "value/resolving.h"

namespace vaerdi::value {
namespace {

std::optional<Base> base_named(const std::string& word) {
    static const std::map<std::string, Base> words{
        {"", Base::patient},   {"patient", Base::patient}, {"procedure", Base::procedure},
        {"unit", Base::piece}, {"year", Base::year},       {"once", Base::once}};
    const auto found = words.find(word);
    return found == words.end() ? std::nullopt : std::optional<Base>(found->second);
}

Unit per(Base base) {
    switch (base) {
        case Base::patient:
            return Unit() / Unit::of(Dimension::patient);
        case Base::procedure:
            return Unit() / Unit::of(Dimension::procedure);
        case Base::piece:
            return Unit() / Unit::of(Dimension::piece);
        case Base::year:
            return Unit() / Unit::of(Dimension::year);
        default:
            return {};
    }
}

/// A quantity that may be written in all, or per year.
std::optional<double> in_all_or_yearly(Resolving& r, const Formula& written, const Unit& unit,
                                       const Text& what) {
    const auto quantity = math::parse_quantity(written.value, written.at, r.diagnostics);
    if (!quantity) return {};
    const bool fits = quantity->unit.same_dimensions(unit) ||
                      quantity->unit.same_dimensions(unit / Unit::of(Dimension::year));
    if (!fits) {
        r.error(written.at,
                {fmt::format("{} is {}; it must be {} or {}/year", what.en, quantity->unit.text(),
                             unit.text(), unit.text()),
                 fmt::format("{} er {}; det skal være {} eller {}/year", what.da, quantity->unit.text(),
                             unit.text(), unit.text())},
                {"write the number with its unit", "skriv tallet med sin enhed"});
        return {};
    }
    if (!(quantity->value >= 0)) {
        r.error(
            written.at,
            {fmt::format("{} cannot be negative", what.en), fmt::format("{} kan ikke være negativ", what.da)},
            {"remove the minus sign", "fjern minustegnet"});
        return {};
    }
    return quantity->value;
}

std::size_t rate_of_resource(Resolving& r, const Resource& resource, const std::string& name) {
    Input rate;
    rate.name = name;
    rate.title = resource.title;
    rate.unit = *Unit::of_currency(r.result.currency) / Unit::of(Dimension::hour);
    rate.base = resource.cost / resource.capacity;
    rate.stream = name;
    rate.provenance = resource.provenance;
    if (const auto set = setting(r, name)) {
        rate.base = fixed_number(r, *set, rate.unit, {"a capacity cost rate", "en kapacitetsomkostning"})
                        .value_or(rate.base);
    }
    r.result.inputs.push_back(std::move(rate));
    return r.result.inputs.size() - 1;
}

/// Who does a step: a resource of the case, or a staff group of the catalogue with the price of its hour.
bool resolve_who(Resolving& r, const StepDocument& written, Step& step) {
    auto& c = r.result;
    const auto resource = std::ranges::find(c.resources, step.who, &Resource::id);
    if (resource != c.resources.end()) {
        step.resource = static_cast<int>(resource - c.resources.begin());
        step.who_title = resource->title;
        step.rate_input = resource->rate_input;
        step.staff = resource->staff;
        return true;
    }
    const auto* staff = r.catalogue.staff(step.who);
    if (staff == nullptr) {
        auto known = r.catalogue.ids("staff");
        for (const auto& held : c.resources) known.push_back(held.id);
        r.error(written.who.at,
                {fmt::format("'{}' is neither a resource of the case nor a staff group of the catalogue",
                             step.who),
                 fmt::format("'{}' er hverken en ressource i værdicasen eller en personalegruppe i kataloget",
                             step.who)},
                did_you_mean(step.who, known, {"write it under resources:", "skriv den under resources:"}));
        return false;
    }
    step.staff = step.who;
    resolve_staff_group(r, step.staff, written.who.at);
    step.who_title = staff->entry.title;
    const auto price = unit_price(r, staff->entry.price.value, written.who.at);
    const auto hourly = *Unit::of_currency(c.currency) / Unit::of(Dimension::hour);
    if (!price || !price->input || !price->unit.same_dimensions(hourly)) {
        r.error(written.who.at,
                {fmt::format("the staff group '{}' has no price per hour in {}", step.who, c.currency),
                 fmt::format("personalegruppen '{}' har ingen timepris i {}", step.who, c.currency)},
                {"write it as a resource of the case", "skriv den som en ressource i værdicasen"});
        return false;
    }
    step.rate_input = *price->input;
    step.rate_factor = price->factor;
    return true;
}

std::optional<Step> resolve_step(Resolving& r, const StepDocument& written, const std::string& pathway,
                                 std::size_t number) {
    Step step;
    step.name = written.name;
    step.who = written.who.value;
    const bool known = resolve_who(r, written, step);
    const auto name = fmt::format("pathways.{}.{}", pathway, number);
    Inherited from;
    from.title = written.name;
    from.unit = *Unit::parse("minutes");
    step.minutes = resolve_value(r, written.minutes, name + ".minutes", from);
    if (!written.times.absent()) {
        Inherited times;
        times.title = written.name;
        step.times = resolve_value(r, written.times, name + ".times", times);
        if (step.times && !step.times->unit.is_dimensionless()) {
            r.error(written.times.place(),
                    {fmt::format("'times' is a number of times, found {}", step.times->unit.text()),
                     fmt::format("'times' er et antal gange, fandt {}", step.times->unit.text())},
                    {"write a plain number, e.g. 2", "skriv et rent tal, fx 2"});
            return {};
        }
    }
    if (!known || !step.minutes || (!written.times.absent() && !step.times)) return {};
    if (!step.minutes->unit.same_dimensions(Unit::of(Dimension::hour))) {
        r.error(written.minutes.place(),
                {fmt::format("'minutes' is a time, found {}", step.minutes->unit.text()),
                 fmt::format("'minutes' er en tid, fandt {}", step.minutes->unit.text())},
                {"write the minutes each time takes", "skriv, hvor mange minutter det tager hver gang"});
        return {};
    }
    return step;
}

/// A pathway costed; its steps may use parameters, and parameters may use pathways.
void resolve_pathway(Resolving& r, const std::string& id, const PathwayDocument& written, Position asked_at) {
    if (std::ranges::find(r.result.pathways, id, &Pathway::id) != r.result.pathways.end()) return;
    if (!enter(r, "pathway(" + id + ")", asked_at)) return;
    Pathway pathway;
    pathway.id = id;
    pathway.title = written.title.empty() ? Text(id) : written.title;
    if (const auto base = base_named(written.per.value)) {
        pathway.base = *base;
    } else {
        r.error(written.per.at,
                {fmt::format("a pathway is not costed per '{}'", written.per.value),
                 fmt::format("et forløb beregnes ikke pr. '{}'", written.per.value)},
                {"write patient, procedure, unit, year or once",
                 "skriv patient, procedure, unit, year eller once"});
    }
    if (written.steps.empty())
        r.error(
            written.at,
            {fmt::format("the pathway '{}' has no steps", id),
             fmt::format("forløbet '{}' har ingen trin", id)},
            {"write steps: [{name: …, who: …, minutes: …}]", "skriv steps: [{name: …, who: …, minutes: …}]"});
    std::size_t number = 0;
    for (const auto& step : written.steps) {
        if (auto resolved = resolve_step(r, step, id, ++number))
            pathway.steps.push_back(std::move(*resolved));
    }
    leave(r);
    r.result.pathways.push_back(std::move(pathway));
}

}  // namespace

void resolve_resources(Resolving& r) {
    const auto money = *Unit::of_currency(r.result.currency);
    for (const auto& entry : r.document.resources) {
        Resource resource;
        resource.id = entry.name;
        resource.title = entry.value.title.empty() ? Text(entry.name) : entry.value.title;
        resource.provenance = provenance(r, entry.value.source, {}, entry.at);
        const auto cost =
            in_all_or_yearly(r, entry.value.cost, money, {"the cost of capacity", "kapacitetens omkostning"});
        const auto capacity =
            in_all_or_yearly(r, entry.value.capacity, *Unit::parse("minutes"), {"capacity", "kapaciteten"});
        if (!cost || !capacity) continue;
        if (*capacity <= 0) {
            r.error(entry.value.capacity.at, {"capacity must be above nil", "kapaciteten skal være over nul"},
                    {"write the minutes or hours there are, e.g. 60_000 minutes/year",
                     "skriv, hvor mange minutter eller timer der er, fx 60_000 minutes/year"});
            continue;
        }
        resource.cost = *cost;
        resource.capacity = *capacity;
        if (is_given(entry.value.used))
            resource.used =
                in_all_or_yearly(r, entry.value.used, *Unit::parse("minutes"), {"used time", "brugt tid"});
        if (entry.value.staff) {
            resource.staff = entry.value.staff.value;
            resolve_staff_group(r, resource.staff, entry.value.staff.at);
        }
        resource.rate_input = rate_of_resource(r, resource, "resources." + entry.name + ".rate");
        r.result.resources.push_back(std::move(resource));
    }
}

std::optional<Unit> pathway_unit(Resolving& r, const std::string& id, Position asked_at) {
    const auto* written = r.document.pathways.find(id);
    if (written == nullptr) {
        std::vector<std::string> known;
        for (const auto& entry : r.document.pathways) known.push_back(entry.name);
        r.error(asked_at,
                {fmt::format("there is no pathway '{}'", id), fmt::format("der er intet forløb '{}'", id)},
                did_you_mean(id, known, {"write it under pathways:", "skriv det under pathways:"}));
        return {};
    }
    resolve_pathway(r, id, *written, asked_at);
    const auto base = base_named(written->per.value);
    return base ? std::optional<Unit>(*Unit::of_currency(r.result.currency) * per(*base)) : std::nullopt;
}

void resolve_pathways(Resolving& r) {
    for (const auto& entry : r.document.pathways) resolve_pathway(r, entry.name, entry.value, entry.at);
}

}  // namespace vaerdi::value
