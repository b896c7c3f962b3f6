// What the names in a formula stand for: parameters, unit prices, tables, pathways.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "value/resolving.h"

namespace vaerdi::value {
namespace {

using math::Expression;

math::NameUnit unit_of_name(Resolving& r, const Expression& name) {
    const auto per_year = [](Dimension what, const Intake& intake) {
        return intake.at_start ? Unit::of(what) : Unit::of(what) / Unit::of(Dimension::year);
    };
    if (name.text == "year" || name.text == "follow_up_year") return {true, Unit()};
    if (name.text == "patients") return {true, per_year(Dimension::patient, r.result.patients)};
    if (name.text == "procedures") return {true, per_year(Dimension::procedure, r.result.procedures)};
    if (name.text == "units") return {true, per_year(Dimension::piece, r.result.pieces)};
    if (const auto value = parameter(r, name.text, name.at)) return {true, value->unit};
    const auto whole = name.text.substr(0, name.text.find('.'));
    const bool known = r.faulty.contains(whole) || r.faulty.contains(name.text);
    return {known, {}};
}

std::optional<Unit> unit_of_reference(Resolving& r, const Expression& call, std::span<const Unit> arguments,
                                      Diagnostics& diagnostics) {
    const auto& id = call.arguments.empty() ? call.text : call.arguments.front()->text;
    if (call.text == "price") {
        const auto value = unit_price(r, id, call.arguments.front()->at);
        return value ? std::optional<Unit>(value->unit) : std::nullopt;
    }
    if (call.text == "pathway") return pathway_unit(r, id, call.arguments.front()->at);
    if (call.text == "lookup") {
        const auto table = r.result.tables.find(id);
        if (table != r.result.tables.end()) {
            const auto& needed = table->second.x_unit;
            if (arguments.size() == 2 && !arguments[1].same_dimensions(needed)) {
                diagnostics.error(
                    call.at, {fmt::format("unit mismatch: the table '{}' is looked up by {}, not by {}", id,
                                          needed.text(), arguments[1].text()),
                              fmt::format("enhederne passer ikke: tabellen '{}' slås op med {}, ikke med {}",
                                          id, needed.text(), arguments[1].text())});
                return {};
            }
            return table->second.unit.base();
        }
        std::vector<std::string> known;
        for (const auto& [name, held] : r.result.tables) known.push_back(name);
        const auto nearest = nearest_name(id, known);
        diagnostics.error(
            call.at, {fmt::format("there is no table '{}'", id), fmt::format("der er ingen tabel '{}'", id)},
            nearest.empty()
                ? Text("write it under tables:", "skriv den under tables:")
                : Text(fmt::format("did you mean '{}'?", nearest), fmt::format("mente du '{}'?", nearest)));
        return {};
    }
    if (call.text == "convert" && arguments.size() == 2) {
        const auto from = arguments[0].currency();
        const auto to = Unit::of_currency(call.arguments[1]->text);
        if (!from || !to) {
            diagnostics.error(call.at,
                              {"convert needs an amount of money and a currency: convert(100 EUR, DKK)",
                               "convert skal have et beløb og en valuta: convert(100 EUR, DKK)"});
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
            diagnostics.error(call.at, error);
            return {};
        }
        r.result.conversions[math::written(call)] = converted->value;
        return arguments[0].base() / Unit::of(*from) * *to;
    }
    return {};
}

}  // namespace

math::Scope scope(Resolving& r) {
    math::Scope made;
    made.name = [&r](const Expression& name) { return unit_of_name(r, name); };
    made.reference = [&r](const Expression& call, std::span<const Unit> arguments, Diagnostics& diagnostics) {
        return unit_of_reference(r, call, arguments, diagnostics);
    };
    made.known_names = [&r] {
        std::vector<std::string> names{"year", "follow_up_year", "patients", "procedures", "units"};
        for (const auto& entry : r.document.parameters) names.push_back(entry.name);
        for (const auto& [name, value] : r.result.parameters) names.push_back(name);
        return names;
    };
    return made;
}

ValuePtr parameter(Resolving& r, const std::string& name, Position asked_at) {
    if (const auto found = r.result.parameters.find(name); found != r.result.parameters.end())
        return found->second;
    const auto whole = name.substr(0, name.find('.'));
    const auto running = std::ranges::find(r.in_progress, whole);
    if (running != r.in_progress.end()) {
        const auto chain = fmt::format("{} → {}", fmt::join(running, r.in_progress.end(), " → "), whole);
        r.error(asked_at, {"circular formulas: " + chain, "formlerne går i ring: " + chain},
                {"a value cannot depend on itself", "en værdi kan ikke afhænge af sig selv"});
        r.faulty.insert(whole);
        return nullptr;
    }
    const auto waiting = r.waiting.find(whole);
    if (waiting == r.waiting.end()) return nullptr;
    constexpr std::size_t longest_chain = 500;
    if (r.in_progress.size() >= longest_chain) {
        r.error(asked_at, {"the formulas refer to one another more than 500 deep",
                           "formlerne henviser til hinanden i mere end 500 led"});
        r.faulty.insert(whole);
        return nullptr;
    }
    const auto* written = waiting->second;
    r.waiting.erase(waiting);
    r.in_progress.push_back(whole);
    auto value = resolve_value(r, *written, whole);
    r.in_progress.pop_back();
    if (!value) {
        r.faulty.insert(whole);
        return nullptr;
    }
    r.result.parameters[whole] = value;
    const auto found = r.result.parameters.find(name);
    return found == r.result.parameters.end() ? nullptr : found->second;
}

ValuePtr unit_price(Resolving& r, const std::string& id, Position asked_at) {
    if (const auto found = r.result.prices.find(id); found != r.result.prices.end()) return found->second;
    const auto* held = r.catalogue.price(id);
    if (held == nullptr) {
        const auto nearest = nearest_name(id, r.catalogue.ids("price"));
        r.error(
            asked_at,
            {fmt::format("the catalogue has no price '{}'", id),
             fmt::format("kataloget har ingen pris '{}'", id)},
            nearest.empty()
                ? Text("search with `vaerdi catalogue find …`, or add it to the workspace's catalogue",
                       "søg med `vaerdi catalogue find …`, eller læg den i dit eget katalog")
                : Text(fmt::format("did you mean '{}'?", nearest), fmt::format("mente du '{}'?", nearest)));
        r.result.prices[id] = nullptr;
        return nullptr;
    }
    Inherited from;
    from.provenance.file = held->origin.file;
    from.stream = "price/" + id;
    auto value = resolve_value(r, held->entry, "price(" + id + ")", from);
    r.result.prices[id] = value;
    return value;
}

}  // namespace vaerdi::value
