// Any bytes as a formula: reading, writing back, units and compiling must neither crash nor hang, and a
// formula that reads must read back as the same.
#include "math/formula.h"

#include <array>
#include <cstdint>
#include <string_view>

#include "base/unit.h"
#include "math/formula_graph.h"
#include "math/formula_units.h"
#include "math/program.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vaerdi;
    using namespace vaerdi::math;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto unit = Unit::parse(text.substr(0, 40))) require(*Unit::parse(unit->text()) == *unit);

    Diagnostics diagnostics;
    const auto formula = parse_formula(text, {1, 1}, diagnostics);
    require((formula == nullptr) == diagnostics.has_errors());
    if (!formula) return 0;

    Diagnostics again;
    const auto text_again = written(*formula);
    const auto back = parse_formula(text_again, {1, 1}, again);
    require(text_again.size() > longest_formula || (back && equal(*formula, *back)));

    Scope scope;
    scope.name = [](const Expression& name) {
        return NameUnit{name.text.size() % 4 != 0,
                        Unit::parse(name.text.size() % 2 != 0 ? "DKK/patient" : "days").unit};
    };
    scope.known_names = [] { return std::vector<std::string>{"valve", "bed_days"}; };
    scope.reference = [](const Expression&, std::span<const Unit>, Diagnostics&) {
        return std::optional(Unit());
    };
    Diagnostics units;
    unit_of(*formula, scope, units);

    Graph graph;
    Binding binding;
    binding.name = [&](const Expression& name) {
        return graph.input(static_cast<std::uint32_t>(name.text.size() % 8));
    };
    binding.reference = [&](const Expression&, std::span<const Node> arguments) { return arguments.front(); };
    binding.years_elapsed = [&] { return graph.constant(1); };
    binding.every_year = [&](const Expression&) { return std::vector{graph.input(1)}; };
    const std::array nodes{build(*formula, graph, binding)};
    const auto program = compile(graph, nodes);
    std::array<double, 8> inputs{1, -2, 0.5, 0, 3, 1e9, -0.25, 7};
    std::array<const double*, 8> in{};
    for (std::size_t i = 0; i < in.size(); ++i) in[i] = &inputs[i];
    double result = 0;
    const std::array<double*, 1> out{&result};
    Workspace workspace;
    run(program, in, out, 1, workspace);
    const double expected = evaluate(graph, nodes[0], inputs);
    require(result == expected || (result != result && expected != expected));
    return 0;
}
