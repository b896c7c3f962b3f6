// Hand-made cases and figures, for tests of what is said about them.
#pragma once

#include "view/report.h"

namespace vaerdi::view {

inline value::Figure figure(double x) { return {x, {}}; }
inline value::Figure drawn(double x, double low, double high) { return {x, value::Spread{x, low, high, 1}}; }

/// Surgery (the comparator) and TAVI over ten years, counted for society.
inline value::ResolvedCase made_case() {
    value::ResolvedCase c;
    c.id = "tavi";
    c.file = "case.yaml";
    c.title = {"TAVI or surgery", "TAVI eller operation"};
    c.price_year = 2024;
    c.start_year = 2025;
    c.years = 10;
    c.for_one_patient = false;
    c.alternatives = {{"surgery", {"Surgery", "Operation"}}, {"tavi", {"TAVI", "TAVI"}}};
    c.payers = {{"region", {"Region", "Region"}},
                {"municipality", {"Municipality", "Kommune"}},
                {"society", {"Rest of society", "Øvrige samfund"}}};
    c.payer_order = {"region", "municipality", "society"};
    c.discounting.id = "made";
    c.discounting.costs = c.discounting.effects = {{0, 0.035}};
    return c;
}

inline value::Comparison comparison(double cost, double effects) {
    value::Comparison c;
    c.id = "tavi";
    c.versus = "surgery";
    c.incremental_cost = figure(cost);
    c.incremental_effects = figure(effects);
    c.net_value = figure(effects - cost);
    c.matrix.measured_in = "effects";
    return c;
}

inline value::Assessment assessment(value::Comparison c) {
    value::Assessment a;
    value::AlternativeResult surgery, tavi;
    surgery.id = "surgery";
    tavi.id = "tavi";
    a.alternatives = {surgery, tavi};
    a.comparisons = {std::move(c)};
    return a;
}

}  // namespace vaerdi::view
