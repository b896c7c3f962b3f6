#include <fmt/format.h>

#include "value/resolving.h"

namespace vaerdi::value {
namespace {

void resolve_rates(Resolving& r) {
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
                    {fmt::format("the rate {} is not between 0% and 100%", text.value),
                     fmt::format("renten {} ligger ikke mellem 0 % og 100 %", text.value)},
                    {"write it with its per cent sign, e.g. 3.5 %", "skriv den med procenttegn, fx 3.5 %"});
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
    r.error(written.convention.at,
            {fmt::format("the catalogue has no discounting convention '{}'", written.convention.value),
             fmt::format("kataloget har ingen diskonteringskonvention '{}'", written.convention.value)},
            did_you_mean(written.convention.value, r.catalogue.ids("discounting"),
                         {"write e.g. finance-ministry-2021, none, or {costs: 3.5 %, effects: 3.5 %}",
                          "skriv fx finance-ministry-2021, none eller {costs: 3.5 %, effects: 3.5 %}"}));
}

void resolve_compounding(Resolving& r, const DiscountingDocument& written) {
    auto& discounting = r.result.discounting;
    if (!written.compounding) return;
    discounting.compounding = written.compounding.value;
    switch (discounting.compounding) {
        case catalogue::Compounding::yearly:
            break;
        case catalogue::Compounding::continuous:
            discounting.title.en += ", compounded continuously";
            discounting.title.da += ", løbende tilskrevet";
            break;
        case catalogue::Compounding::by_cycle:
            discounting.title.en += ", compounded by cycle";
            discounting.title.da += ", tilskrevet hver cyklus";
            if (!r.document.health)
                r.error(written.compounding.at,
                        {"there are no cycles to compound by", "der er ingen cyklusser at tilskrive efter"},
                        {"a case with a model under health: has them",
                         "en værdicase med en model under health: har dem"});
    }
}

}  // namespace

void resolve_discounting(Resolving& r) {
    resolve_rates(r);
    resolve_compounding(r, r.document.discounting.value_or(DiscountingDocument{}));
}

}  // namespace vaerdi::value
