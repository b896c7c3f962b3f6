// What the figures are judged by: the value of a QALY, the value matrix, the price.
#include <fmt/format.h>

#include "math/formula_graph.h"
#include "value/resolving.h"

namespace vaerdi::value {

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
        r.error(written.place(),
                {fmt::format("the value of a QALY is {}, it must be {}/QALY", value->unit.text(),
                             r.result.currency),
                 fmt::format("værdien af et QALY er {}, den skal være {}/QALY", value->unit.text(),
                             r.result.currency)},
                {"write e.g. 300_000 DKK/QALY", "skriv fx 300_000 DKK/QALY"});
        return;
    }
    r.result.qaly_value = value;
}

void resolve_matrix(Resolving& r) {
    if (!r.document.value_matrix) return;
    const auto& m = *r.document.value_matrix;
    const auto money = *Unit::of_currency(r.result.currency);
    const auto amount = [&](const Formula& text) -> double {
        const auto quantity = math::parse_quantity(text.value, text.at, r.diagnostics);
        if (!quantity) return 0;
        const bool plain = quantity->unit.is_dimensionless();
        if (!plain && !quantity->unit.same_dimensions(money)) {
            r.error(text.at, mismatch("'" + text.value + "'", quantity->unit, money),
                    {"write an amount of money", "skriv et beløb"});
        }
        if (quantity->value < 0)
            r.error(text.at,
                    {"a difference that counts as the same cannot be negative",
                     "en forskel, der regnes som ens, kan ikke være negativ"},
                    {"write e.g. 50_000 DKK", "skriv fx 50_000 DKK"});
        return quantity->value;
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
        r.error(
            name.at,
            {fmt::format("there is no parameter '{}' that could be the price", name.value),
             fmt::format("der er ingen parameter '{}', der kan være prisen", name.value)},
            did_you_mean(name.value, r.result.parameter_order,
                         {"name one that stands under parameters:", "nævn en, der står under parameters:"}));
    }
}

}  // namespace vaerdi::value
