// What the names in a formula stand for: parameters, unit prices, tables, pathways.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "value/health_binding.h"

namespace vaerdi::value {
namespace {

using math::Expression;

/// The names people give to what comes in, and the counts they stand for.
struct Arrivals {
    const char* name;
    Dimension dimension;
    Intake ResolvedCase::* intake;
    Formula PopulationDocument::* written;
};
constexpr Arrivals arrivals[] = {
    {"patients", Dimension::patient, &ResolvedCase::patients, &PopulationDocument::patients},
    {"procedures", Dimension::procedure, &ResolvedCase::procedures, &PopulationDocument::procedures},
    {"units", Dimension::piece, &ResolvedCase::pieces, &PopulationDocument::units},
};

math::NameUnit unit_of_arrivals(Resolving& r, const Arrivals& who, Position at) {
    const auto& intake = r.result.*who.intake;
    const auto& population = r.document.population;
    const bool waits = population && is_given(*population.*who.written) && !intake.given;
    if (waits) {
        r.error(at,
                {fmt::format("'{}' is not counted yet here: it is itself being computed", who.name),
                 fmt::format("'{}' er ikke talt endnu: det er selv ved at blive beregnet", who.name)},
                {"give the number a parameter of its own and use that in both places",
                 "giv tallet sin egen parameter, og brug den begge steder"});
        return {true, {}};
    }
    if (population && !intake.given) {
        r.error(at,
                {fmt::format("the population has no '{}'", who.name),
                 fmt::format("populationen har ingen '{}'", who.name)},
                {fmt::format("add {}: to population:, or use another name", who.name),
                 fmt::format("tilføj {}: til population:, eller brug et andet navn", who.name)});
        return {true, {}};
    }
    const auto unit = Unit::of(who.dimension);
    return {true, intake.at_start ? unit : unit / Unit::of(Dimension::year)};
}

/// Does the model know the time of a person, not cycles?
bool has_people(const Resolving& r) {
    return r.document.health && r.document.health->model.value == ModelKind::individual;
}

math::NameUnit unit_of_course(Resolving& r, const Expression& name) {
    if (r.document.health->model.value == ModelKind::tree && name.text != "age")
        r.error(name.at,
                {fmt::format("'{}' has no meaning in a decision tree", name.text),
                 fmt::format("'{}' har ingen betydning i et beslutningstræ", name.text)},
                {"write model: cohort for what goes on cycle by cycle",
                 "skriv model: cohort for det, der går cyklus for cyklus"});
    const bool of_cycles = name.text != "age" && name.text != "time_in_model" && name.text != "time_in_state";
    if (has_people(r) && of_cycles) {
        r.error(
            name.at,
            {fmt::format("an individual model has no '{}': it runs in continuous time", name.text),
             fmt::format("en individmodel har ingen '{}': den løber i kontinuert tid", name.text)},
            {"use time_in_model and time_in_state, in years", "brug time_in_model og time_in_state, i år"});
        return {true, {}};
    }
    const auto names = person_names(*r.document.health);
    const bool age_of_person = std::ranges::find(names, "age") != names.end();
    if (name.text == "age" && r.document.health->start_age.absent() && !age_of_person)
        r.error(name.at, {"no age is known", "der kendes ingen alder"},
                {"write start_age: under health:", "skriv start_age: under health:"});
    const bool in_state = name.text == "time_in_state" || name.text == "cycles_in_state";
    if (in_state && r.document.health->model.value == ModelKind::survival)
        r.error(name.at,
                {fmt::format("a partitioned survival model does not know '{}'", name.text),
                 fmt::format("en model med opdelt overlevelse kender ikke '{}'", name.text)},
                {"use time_in_model, or a cohort model", "brug time_in_model eller en kohortemodel"});
    return {true, Unit()};
}

math::NameUnit unit_of_name(Resolving& r, const Expression& name) {
    if (name.text == "year" || name.text == "follow_up_year") return {true, Unit()};
    if (r.document.health && is_health_name(name.text)) return unit_of_course(r, name);
    for (const auto& who : arrivals) {
        if (name.text == who.name) return unit_of_arrivals(r, who, name.at);
    }
    if (const auto value = parameter(r, name.text, name.at)) {
        if (!is_row(value)) return {true, value->unit};
        r.error(
            name.at,
            {fmt::format("'{}' is a row of numbers drawn together, not one number", name.text),
             fmt::format("'{}' er en række tal, der trækkes sammen, ikke ét tal", name.text)},
            {fmt::format("write {}.<component>", name.text), fmt::format("skriv {}.<komponent>", name.text)});
        return {true, {}};
    }
    if (has_people(r)) {
        if (const auto unit = person_unit(*r.document.health, name.text)) return {true, unit};
    }
    const auto whole = name.text.substr(0, name.text.find('.'));
    const bool known = r.faulty.contains(whole) || r.faulty.contains(name.text);
    return {known, {}};
}

std::optional<Unit> unit_of_lookup(Resolving& r, const Expression& call, const std::string& id,
                                   std::span<const Unit> arguments) {
    const auto* table = find_table(r, id, call.arguments.front()->at);
    if (table == nullptr) return {};
    if (arguments.size() == 2 && !arguments[1].same_dimensions(table->x_unit)) {
        r.error(call.at, mismatch("what '" + id + "' is looked up by", arguments[1], table->x_unit),
                {"write it in the unit of the table's points", "skriv det i enheden for tabellens punkter"});
        return {};
    }
    return table->unit.base();
}

std::optional<Unit> unit_of_conversion(Resolving& r, const Expression& call, const Unit& amount) {
    const auto from = amount.currency();
    const auto to = Unit::of_currency(call.arguments[1]->text);
    if (!from || !to) {
        r.error(
            call.at,
            {"convert needs an amount of money and a currency", "convert skal have et beløb og en valuta"},
            {"write e.g. convert(100 EUR, DKK)", "skriv fx convert(100 EUR, DKK)"});
        return {};
    }
    catalogue::ConversionRequest request;
    request.value = 1;
    request.currency = Unit::of(*from).canonical_text();
    request.year = r.result.price_year;
    request.to_currency = to->canonical_text();
    request.to_year = r.result.price_year;
    request.by_exchange_rate = true;
    Text error;
    const auto converted = r.catalogue.convert(request, error);
    if (!converted) {
        r.error(call.at, error);
        return {};
    }
    r.result.conversions[math::written(call)] = converted->value;
    return amount.base() / Unit::of(*from) * *to;
}

std::optional<Unit> unit_of_reference(Resolving& r, const Expression& call, std::span<const Unit> arguments) {
    if (call.arguments.empty()) return {};
    const auto& id = call.arguments.front()->text;
    const auto at = call.arguments.front()->at;
    if (call.text == "price") {
        const auto value = unit_price(r, id, at);
        return value ? std::optional<Unit>(value->unit) : std::nullopt;
    }
    if (call.text == "pathway") return pathway_unit(r, id, at);
    if (call.text == "lookup") return unit_of_lookup(r, call, id, arguments);
    if (is_curve_function(call.text)) return curve_function_unit(r, call, arguments);
    if (call.text == "convert" && arguments.size() == 2) return unit_of_conversion(r, call, arguments[0]);
    return {};
}

/// a → b → c, with what is between left out when there is much of it.
std::string arrows(std::vector<std::string> names) {
    constexpr std::size_t most = 8;
    if (names.size() > most) {
        names.erase(names.begin() + most / 2, names.end() - most / 2);
        names.insert(names.begin() + most / 2, "…");
    }
    return fmt::format("{}", fmt::join(names, " → "));
}

void report_long_chain(Resolving& r, Position asked_at) {
    r.error(asked_at,
            {fmt::format("the formulas refer to one another in more than {} steps", longest_chain),
             fmt::format("formlerne henviser til hinanden i mere end {} led", longest_chain)},
            {"compute it in fewer steps", "beregn det i færre trin"});
}

/// What is used again stands as deep below its user as the first time.
bool used_again(Resolving& r, const std::string& name, Position asked_at) {
    const auto depth = r.depths.find(name);
    if (depth == r.depths.end() || r.chain.empty()) return true;
    auto& below = r.chain.back().below;
    below = std::max(below, depth->second);
    if (below < longest_chain) return true;
    report_long_chain(r, asked_at);
    return false;
}

}  // namespace

bool is_row(const ValuePtr& value) {
    if (!value || value->input || value->formula) return false;
    if (!value->by_alternative.empty()) return std::ranges::any_of(value->by_alternative, is_row);
    return value->by_year.empty();
}

bool enter(Resolving& r, const std::string& name, Position asked_at) {
    const auto running = std::ranges::find(r.chain, name, &Link::name);
    if (running != r.chain.end()) {
        std::vector<std::string> names;
        for (auto link = running; link != r.chain.end(); ++link) names.push_back(link->name);
        names.push_back(name);
        const auto circle = arrows(std::move(names));
        r.error(asked_at, {"circular formulas: " + circle, "formlerne går i ring: " + circle},
                {"a value cannot depend on itself; give one of them a number",
                 "en værdi kan ikke afhænge af sig selv; giv en af dem et tal"});
        return false;
    }
    if (r.chain.size() >= longest_chain) {
        report_long_chain(r, asked_at);
        return false;
    }
    r.chain.push_back({name, 0});
    return true;
}

void leave(Resolving& r) {
    const auto done = r.chain.back();
    r.chain.pop_back();
    r.depths[done.name] = done.below + 1;
    if (!r.chain.empty()) r.chain.back().below = std::max(r.chain.back().below, done.below + 1);
}

math::Scope scope(Resolving& r) {
    math::Scope made;
    made.name = [&r](const Expression& name) { return unit_of_name(r, name); };
    made.reference = [&r](const Expression& call, std::span<const Unit> arguments, Diagnostics&) {
        return unit_of_reference(r, call, arguments);
    };
    made.known_names = [&r]() -> std::vector<std::string> {
        if (r.suggestions_left-- <= 0) return {};
        std::vector<std::string> names{"year", "follow_up_year", "patients", "procedures", "units"};
        if (r.document.health) {
            names.insert(names.end(), std::begin(health_names), std::end(health_names));
            const auto of_people = person_names(*r.document.health);
            names.insert(names.end(), of_people.begin(), of_people.end());
        }
        for (const auto& entry : r.document.parameters) names.push_back(entry.name);
        for (const auto& [name, value] : r.result.parameters) {
            if (name.find('.') != std::string::npos) names.push_back(name);
        }
        return names;
    };
    return made;
}

ValuePtr parameter(Resolving& r, const std::string& name, Position asked_at) {
    const auto whole = name.substr(0, name.find('.'));
    if (const auto found = r.result.parameters.find(name); found != r.result.parameters.end()) {
        if (used_again(r, whole, asked_at)) return found->second;
        r.faulty.insert(r.chain.front().name);
        return nullptr;
    }
    if (std::ranges::find(r.chain, whole, &Link::name) == r.chain.end() && !r.waiting.contains(whole))
        return nullptr;
    if (!enter(r, whole, asked_at)) {
        r.faulty.insert(whole);
        return nullptr;
    }
    const auto written = r.waiting.extract(whole);
    auto value = resolve_value(r, *written.mapped(), whole);
    leave(r);
    if (!value) {
        r.faulty.insert(whole);
        return nullptr;
    }
    r.result.parameters[whole] = value;
    const auto found = r.result.parameters.find(name);
    return found == r.result.parameters.end() ? nullptr : found->second;
}

ValuePtr unit_price(Resolving& r, const std::string& id, Position asked_at) {
    const auto name = "price(" + id + ")";
    if (const auto found = r.result.prices.find(id); found != r.result.prices.end())
        return used_again(r, name, asked_at) ? found->second : nullptr;
    const auto* held = r.catalogue.price(id);
    if (held == nullptr) {
        r.error(asked_at,
                {fmt::format("the catalogue has no price '{}'", id),
                 fmt::format("kataloget har ingen pris '{}'", id)},
                did_you_mean(id, r.catalogue.ids("price"),
                             {"search with `vaerdi catalogue find …`, or add it to the workspace's catalogue",
                              "søg med `vaerdi catalogue find …`, eller læg den i dit eget katalog"}));
        r.result.prices[id] = nullptr;
        return nullptr;
    }
    if (!enter(r, name, asked_at)) return nullptr;
    Inherited from;
    from.provenance.file = held->origin.file;
    from.stream = "price/" + id;
    ValuePtr value;
    {
        const FindingsIn catalogue(r, held->origin.file);
        value = resolve_value(r, held->entry, name, from);
    }
    leave(r);
    r.result.prices[id] = value;
    return value;
}

}  // namespace vaerdi::value
