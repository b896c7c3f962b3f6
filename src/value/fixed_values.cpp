// Numbers that are the same everywhere, and bounds on numbers.
#include <fmt/format.h>

#include <cmath>

#include "math/formula_graph.h"
#include "value/resolving.h"

namespace vaerdi::value {

Text mismatch(const std::string& what, const Unit& is, const Unit& needed) {
    return {
        fmt::format("unit mismatch: {} is {} but {} is needed", what, is.text(), needed.text()),
        fmt::format("enhederne passer ikke: {} er {}, men der skal stå {}", what, is.text(), needed.text())};
}

bool is_plain_zero(const ResolvedCase& c, const ValuePtr& value) {
    if (!value || !value->input) return false;
    const auto& input = c.inputs[*value->input];
    return input.base == 0 && input.unit.is_dimensionless() && !input.uncertain();
}

std::optional<double> fixed_number(Resolving& r, const Formula& written, const Unit& unit, const Text& what) {
    const auto quantity = math::parse_quantity(written.value, written.at, r.diagnostics);
    if (!quantity) return {};
    const bool plain = quantity->unit.is_dimensionless();
    if (!quantity->unit.same_dimensions(unit) && !(plain && quantity->value == 0)) {
        auto message = mismatch("'" + written.value + "'", quantity->unit, unit);
        message.en += fmt::format(" for {}", what.en);
        message.da += fmt::format(" for {}", what.da);
        r.error(written.at, message, {"write the number with its unit", "skriv tallet med sin enhed"});
        return {};
    }
    if (!std::isfinite(quantity->value)) {
        r.error(written.at,
                {fmt::format("'{}' is not a finite number", written.value),
                 fmt::format("'{}' er ikke et endeligt tal", written.value)},
                {"mend the figures it is computed from", "ret de tal, det beregnes af"});
        return {};
    }
    return quantity->value;
}

std::optional<double> fixed_base(const ResolvedCase& c, const ValuePtr& value) {
    if (!value || !value->input) return {};
    const auto& input = c.inputs[*value->input];
    return input.unit.to_base(input.base) * value->factor;
}

void check_bounds(Resolving& r, const ValuePtr& value, double low, double high, const Text& what,
                  const Text& remedy) {
    if (!value) return;
    for (const auto& part : value->by_alternative) check_bounds(r, part, low, high, what, remedy);
    for (const auto& [year, part] : value->by_year) check_bounds(r, part, low, high, what, remedy);
    const auto base = fixed_base(r.result, value);
    if (!base || (*base >= low && *base <= high)) return;
    r.error(
        value->at,
        {fmt::format("{} must lie between {:.12g} and {:.12g}, found {:.12g}", what.en, low, high, *base),
         fmt::format("{} skal ligge mellem {:.12g} og {:.12g}, men er {:.12g}", what.da, low, high, *base)},
        remedy);
}

}  // namespace vaerdi::value
