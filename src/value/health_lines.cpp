// Lines of a case that a health model makes, and the money and quality of life written in it.
#include <fmt/format.h>

#include <algorithm>

#include "value/health_binding.h"

namespace vaerdi::value {
namespace {

Base health_base(const ResolvedCase& c) {
    return !c.for_one_patient && !c.patients.given && c.procedures.given ? Base::procedure : Base::patient;
}

}  // namespace

Line health_line(Resolving& r, const std::string& id, Text name, const Name& category, const char* usual,
                 Position at) {
    Line line;
    line.id = id;
    const auto is_taken = [&](const Line& other) { return other.id == line.id; };
    for (int more = 2; std::ranges::any_of(r.result.lines, is_taken); ++more)
        line.id = fmt::format("{}_{}", id, more);
    line.name = std::move(name);
    line.category = category ? category.value : usual;
    if (const auto* known = r.catalogue.category(line.category)) {
        line.category_title = known->entry.title;
    } else {
        r.error(
            category.at,
            {fmt::format("the catalogue has no category '{}'", line.category),
             fmt::format("kataloget har ingen kategori '{}'", line.category)},
            did_you_mean(line.category, r.catalogue.ids("category"),
                         {"see `vaerdi catalogue find category`", "se `vaerdi catalogue find category`"}));
    }
    line.only.assign(r.result.alternatives.size(), true);
    line.base = health_base(r.result);
    line.has_money = false;
    line.provenance.file = r.diagnostics.file();
    line.provenance.at = at;
    return line;
}

void health_payer(Resolving& r, Line& line, const std::optional<PayerShares>& payer) {
    if (payer) {
        line.shares = resolve_shares(r, *payer);
    } else if (know_payer(r, {"region", line.provenance.at})) {
        line.shares = {{"region", 1}};
    }
    line.has_money = true;
    line.is_cost = true;
}

ValuePtr health_money(Resolving& r, const UncertainValue& written, const std::string& name, const Text& title,
                      bool yearly) {
    const auto value = health_number(r, written, name, title, document::Kind::amount);
    if (!value || is_plain_zero(r.result, value)) return value;
    const auto currency = *Unit::of_currency(r.result.currency);
    const auto needed = yearly ? currency / Unit::of(Dimension::year) : currency;
    for (const auto head : {Dimension::patient, Dimension::procedure}) {
        if (value->unit.same_dimensions(needed / Unit::of(head))) return value;
    }
    if (value->unit.same_dimensions(needed)) return value;
    r.error(written.place(), mismatch(name.substr(name.find('.') + 1), value->unit, needed),
            yearly ? Text("what a year in the state costs, e.g. 60_000 DKK/year",
                          "hvad et år i tilstanden koster, fx 60_000 DKK/year")
                   : Text("what it costs each time, e.g. 80_000 DKK",
                          "hvad det koster hver gang, fx 80_000 DKK"));
    return nullptr;
}

ValuePtr health_utility(Resolving& r, const UncertainValue& written, const std::string& name,
                        const Text& title, document::Kind kind) {
    const auto value = health_number(r, written, name, title, kind, true);
    if (!value || value->unit.is_dimensionless()) return value;
    r.error(written.place(),
            {fmt::format("quality of life is a plain number, found {}", value->unit.text()),
             fmt::format("livskvalitet er et rent tal, fandt {}", value->unit.text())},
            {"1 is full health, 0 as bad as being dead", "1 er fuldt helbred, 0 så dårligt som at være død"});
    return nullptr;
}

}  // namespace vaerdi::value
