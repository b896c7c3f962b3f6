#include "math/graph.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "math/formula_graph.h"
#include "math/program.h"
#include "math/vector_math.h"

namespace vaerdi::math {
namespace {

TEST(Graph, equalStepsExistOnce) {
    Graph graph;
    const auto x = graph.input(0), y = graph.input(1);
    EXPECT_EQ(graph.multiply(x, y), graph.multiply(y, x));
    EXPECT_EQ(graph.add(x, y), graph.add(y, x));
    EXPECT_EQ(graph.apply(Op::exp, x), graph.apply(Op::exp, x));
    EXPECT_NE(graph.apply(Op::less, x, y), graph.apply(Op::less, y, x));
}

TEST(Graph, constantsFoldAndNeutralStepsVanish) {
    Graph graph;
    const auto x = graph.input(0);
    const auto is = [&](Node node, double value) {
        return graph.is_constant(node) && graph.constant_value(node) == value;
    };
    EXPECT_TRUE(is(graph.multiply(x, graph.constant(0)), 0));
    EXPECT_EQ(graph.multiply(x, graph.constant(1)), x);
    EXPECT_EQ(graph.apply(Op::power, x, graph.constant(1)), x);
    EXPECT_TRUE(is(graph.subtract(x, x), 0));
    EXPECT_TRUE(is(graph.add(graph.constant(2), graph.constant(3)), 5));
    EXPECT_TRUE(is(graph.apply(Op::less, x, x), 0));
    EXPECT_TRUE(is(graph.apply(Op::logical_and, x, graph.constant(0)), 0));
    EXPECT_EQ(graph.apply(Op::select, graph.constant(1), x, graph.constant(7)), x);
    EXPECT_TRUE(is(graph.apply(Op::exp, graph.constant(0)), 1));
    EXPECT_EQ(graph.negate(graph.negate(x)), x);
}

TEST(Graph, linesThatDoNotVaryByYearCollapseToOneDotProduct) {
    // Ten years, discounted; two hundred lines quantity × price, the same in every year.
    Graph graph;
    std::vector<Term> years;
    for (int year = 1; year <= 10; ++year) {
        std::vector<Term> lines;
        for (std::uint32_t i = 0; i < 200; ++i) {
            lines.push_back({1, graph.multiply(graph.input(i), graph.input(200 + i % 40))});
        }
        years.push_back({std::pow(1.035, -year), graph.weighted_sum(lines)});
    }
    const auto total = graph.weighted_sum(years);
    EXPECT_EQ(graph.terms(total).size(), 200u);
    EXPECT_NEAR(graph.terms(total)[0].coefficient, 8.316605, 1e-6);
    EXPECT_EQ(graph.op(graph.terms(total)[0].node), Op::multiply);
}

TEST(Graph, coefficientsMoveOutOfProducts) {
    Graph graph;
    const auto x = graph.input(0), y = graph.input(1);
    const auto product =
        graph.multiply(graph.multiply(graph.constant(3), x), graph.apply(Op::divide, y, graph.constant(2)));
    ASSERT_EQ(graph.terms(product).size(), 1u);
    EXPECT_EQ(graph.terms(product)[0].coefficient, 1.5);
    EXPECT_EQ(graph.terms(product)[0].node, graph.multiply(x, y));
}

TEST(Graph, formDoesNotDependOnWhatElseWasMade) {
    const auto build_in = [](Graph& graph) {
        std::vector<Term> terms;
        for (std::uint32_t i = 0; i < 30; ++i) {
            const auto product =
                graph.multiply(graph.input((i * 7) % 30), graph.apply(Op::exp, graph.input(i % 5)));
            terms.push_back({1.0 + i, product});
        }
        return graph.weighted_sum(terms);
    };
    Graph plain, crowded;
    for (std::uint32_t i = 30; i-- > 0;) {
        crowded.multiply(crowded.apply(Op::log, crowded.input(i)), crowded.input(i / 2));
        crowded.apply(Op::exp, crowded.input(i));
    }
    const auto a = build_in(plain);
    const auto b = build_in(crowded);
    std::vector<double> inputs;
    for (int i = 0; i < 30; ++i) inputs.push_back(0.1 + 0.37 * i);
    EXPECT_EQ(evaluate(plain, a, inputs), evaluate(crowded, b, inputs));
}

TEST(Graph, dependsOn) {
    Graph graph;
    const auto node = graph.add(graph.multiply(graph.input(4), graph.input(2)), graph.constant(3));
    graph.input(9);
    EXPECT_EQ(graph.depends_on(node), (std::vector<std::uint32_t>{2, 4}));
    EXPECT_EQ(graph.slot_count(), 10u);
}

TEST(Graph, roundsHalfAwayFromZero) {
    for (const auto& [x, expected] : {std::pair{2.5, 3.0},
                                      {-2.5, -3.0},
                                      {0.49999999999999994, 0.0},
                                      {-0.5, -1.0},
                                      {1e17, 1e17},
                                      {0.0, 0.0}}) {
        EXPECT_EQ(apply_step(Op::round, x), expected) << x;
    }
}

// --- formulas at random: the tree evaluated directly, the graph, the graph with inputs fixed, the program
// ---------

constexpr std::uint32_t slots = 5;

std::string any_formula(int depth) {
    static const std::vector<std::string> leaves{"a", "b", "c", "d", "e", "0", "1", "2.5", "3", "50 %"};
    if (depth == 0 || *rc::gen::inRange(0, 6) == 0) return *rc::gen::elementOf(leaves);
    const auto x = [&] { return any_formula(depth - 1); };
    switch (*rc::gen::inRange(0, 18)) {
        case 0:
        case 1:
        case 2:
            return "(" + x() + " + " + x() + ")";
        case 3:
        case 4:
            return "(" + x() + " - " + x() + ")";
        case 5:
        case 6:
        case 7:
            return "(" + x() + " * " + x() + ")";
        case 8:
            return "(" + x() + " / (1 + abs(" + x() + ")))";
        case 9:
            return "min(" + x() + ", " + x() + ")";
        case 10:
            return "max(" + x() + ", " + x() + ", 1)";
        case 11:
            return "exp(-abs(" + x() + "))";
        case 12:
            return "log(1 + abs(" + x() + "))";
        case 13:
            return "if((" + x() + ") < (" + x() + "), " + x() + ", " + x() + ")";
        case 14:
            return "sqrt(abs(" + x() + "))";
        case 15:
            return "((" + x() + ") >= (" + x() + ") and not ((" + x() + ") = 1))";
        case 16:
            return "(abs(" + x() + ") ^ " + *rc::gen::element<std::string>("2", "0.5", "3", "0") + ")";
        default:
            return "(-" + x() + ")";
    }
}

// The meaning of a formula, written down as plainly as can be.
double meaning(const Expression& e, const std::array<double, slots>& inputs) {
    if (e.kind == Expression::Kind::number) return e.unit.to_base(e.number);
    if (e.kind == Expression::Kind::name) return inputs[static_cast<std::size_t>(e.text[0] - 'a')];
    const auto x = [&](std::size_t i) { return meaning(*e.arguments[i], inputs); };
    const auto n = e.arguments.size();
    if (e.text == "+") return x(0) + x(1);
    if (e.text == "-") return n == 1 ? -x(0) : x(0) - x(1);
    if (e.text == "*") return x(0) * x(1);
    if (e.text == "/") return x(0) / x(1);
    if (e.text == "^") return std::pow(x(0), x(1));
    if (e.text == "min") return std::min(x(0), x(1));
    if (e.text == "max") return std::max({x(0), x(1), x(2)});
    if (e.text == "exp") return std::exp(x(0));
    if (e.text == "log") return std::log(x(0));
    if (e.text == "abs") return std::abs(x(0));
    if (e.text == "sqrt") return std::sqrt(x(0));
    if (e.text == "if") return x(0) != 0 ? x(1) : x(2);
    if (e.text == "<") return x(0) < x(1);
    if (e.text == ">=") return x(0) >= x(1);
    if (e.text == "=") return x(0) == x(1);
    if (e.text == "and") return x(0) != 0 && x(1) != 0;
    if (e.text == "not") return x(0) == 0;
    ADD_FAILURE() << e.text;
    return 0;
}

Node node_of(const std::string& text, Graph& graph) {
    Diagnostics diagnostics;
    const auto expression = parse_formula(text, {1, 1}, diagnostics);
    if (!expression) throw std::runtime_error(text + ": " + diagnostics.all()[0].message.en);
    Binding binding;
    binding.name = [&](const Expression& name) {
        return graph.input(static_cast<std::uint32_t>(name.text[0] - 'a'));
    };
    return build(*expression, graph, binding);
}

// Rounding may tip a comparison of equals, so branches on near-ties are left out by inputs in sixteenths.
std::array<double, slots> any_inputs() {
    std::array<double, slots> inputs;
    for (auto& x : inputs) x = *rc::gen::inRange(-80, 80) / 16.0;
    return inputs;
}

bool near(double a, double b) { return std::abs(a - b) <= 1e-9 * (1 + std::max(std::abs(a), std::abs(b))); }

bool has_step_function(const std::string& text) {
    return text.find("if(") != std::string::npos || text.find(" and ") != std::string::npos;
}

RC_GTEST_PROP(GraphLaws, agreesWithThePlainMeaning, ()) {
    const auto text = any_formula(4);
    const auto inputs = any_inputs();
    Diagnostics diagnostics;
    const auto expression = parse_formula(text, {1, 1}, diagnostics);
    RC_ASSERT(expression != nullptr);
    Graph graph;
    const auto value = evaluate(graph, node_of(text, graph), inputs);
    const auto expected = meaning(*expression, inputs);
    RC_PRE(std::abs(expected) < 1e12);
    if (!has_step_function(text) && !near(value, expected)) {
        RC_FAIL(text + ": " + std::to_string(value) + " instead of " + std::to_string(expected));
    }
}

bool same_bits(double a, double b) {
    return std::memcmp(&a, &b, sizeof a) == 0 || (std::isnan(a) && std::isnan(b));
}

RC_GTEST_PROP(GraphLaws, programGivesTheSameBitsInAnyBlock, ()) {
    Graph graph;
    std::vector<Node> nodes;
    const auto count = *rc::gen::inRange(1, 5);
    std::string texts;
    for (int i = 0; i < count; ++i) {
        const auto text = any_formula(4);
        texts += text + "\n";
        nodes.push_back(node_of(text, graph));
    }
    nodes.push_back(nodes.front());  // the same figure twice
    const auto n = static_cast<std::size_t>(*rc::gen::inRange(1, 700));
    std::vector<std::vector<double>> columns(slots);
    std::vector<std::array<double, slots>> draws(n);
    const auto seed = *rc::gen::inRange(1, 1000);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < slots; ++k) {
            draws[i][k] = std::sin(static_cast<double>(seed + static_cast<int>(i * slots + k))) * 4;
            columns[k].push_back(draws[i][k]);
        }
    }
    const auto program = compile(graph, nodes);
    const auto block = static_cast<std::size_t>(*rc::gen::inRange(1, 400));
    std::vector<std::vector<double>> out(nodes.size(), std::vector<double>(n + 1, -77));
    Workspace workspace;
    for (std::size_t at = 0; at < n; at += block) {
        std::vector<const double*> in;
        std::vector<double*> to;
        for (const auto& column : columns) in.push_back(column.data() + at);
        for (auto& column : out) to.push_back(column.data() + at);
        run(program, in, to, std::min(block, n - at), workspace);
    }
    for (std::size_t i = 0; i < n; ++i) {
        const auto expected = evaluate(graph, nodes, draws[i]);
        for (std::size_t k = 0; k < nodes.size(); ++k) {
            if (!same_bits(out[k][i], expected[k])) RC_FAIL(texts + std::to_string(out[k][i]));
        }
    }
    for (const auto& column : out) RC_ASSERT(column.back() == -77);  // nothing is written past the end
}

RC_GTEST_PROP(GraphLaws, fixingInputsChangesNoValue, ()) {
    const auto text = any_formula(4);
    const auto inputs = any_inputs();
    Graph graph;
    std::array<Node, 1> roots{node_of(text, graph)};
    const auto before = evaluate(graph, roots[0], inputs);
    RC_PRE(std::isfinite(before) && std::abs(before) < 1e12);
    std::vector<FixedInput> fixed;
    for (std::uint32_t slot = 0; slot < slots; ++slot) {
        if (*rc::gen::arbitrary<bool>()) fixed.push_back({slot, inputs[slot]});
    }
    const auto special = specialised(graph, fixed, roots);
    for (const auto& input : fixed) {
        const auto slots_left = special.depends_on(roots[0]);
        RC_ASSERT(std::ranges::find(slots_left, input.slot) == slots_left.end());
    }
    if (!has_step_function(text)) RC_ASSERT(near(evaluate(special, roots[0], inputs), before));
    if (fixed.size() == slots) RC_ASSERT(special.is_constant(roots[0]));
}

RC_GTEST_PROP(GraphLaws, sumsDoNotDependOnTheOrderOfTheirTerms, ()) {
    Graph graph;
    std::vector<Term> terms;
    for (int i = 0; i < 12; ++i) {
        const auto a = static_cast<std::uint32_t>(*rc::gen::inRange(0, 5));
        const auto b = static_cast<std::uint32_t>(*rc::gen::inRange(0, 5));
        terms.push_back({*rc::gen::inRange(-9, 9) / 7.0, graph.multiply(graph.input(a), graph.input(b))});
    }
    const auto sum = graph.weighted_sum(terms);
    std::ranges::reverse(terms);
    RC_ASSERT(graph.weighted_sum(terms) == sum);
}

TEST(Formulas, rampAndYears) {
    Diagnostics diagnostics;
    const auto share = parse_formula("ramp(20 %, 80 %, 4 years)", {1, 1}, diagnostics);
    const auto total = parse_formula("sum(3 * flow) + mean(flow)", {1, 1}, diagnostics);
    const auto at = [&](double elapsed) {
        Graph graph;
        Binding binding;
        binding.years_elapsed = [&] { return graph.constant(elapsed); };
        return graph.constant_value(build(*share, graph, binding));
    };
    EXPECT_DOUBLE_EQ(at(0), 0.2);
    EXPECT_DOUBLE_EQ(at(1), 0.35);
    EXPECT_DOUBLE_EQ(at(4), 0.8);
    EXPECT_DOUBLE_EQ(at(9), 0.8);
    EXPECT_DOUBLE_EQ(at(-1), 0.2);

    Graph graph;
    Binding binding;
    binding.every_year = [&](const Expression& argument) {
        std::vector<Node> nodes;
        for (int year = 1; year <= 3; ++year) {
            Binding of_year = binding;
            of_year.name = [&graph, year](const Expression&) { return graph.constant(year); };
            nodes.push_back(build(argument, graph, of_year));
        }
        return nodes;
    };
    EXPECT_DOUBLE_EQ(graph.constant_value(build(*total, graph, binding)), 18 + 2);
}

TEST(Program, constantsInputsAndNothing) {
    Graph graph;
    const std::array nodes{graph.constant(3), graph.input(2)};
    const auto program = compile(graph, nodes);
    EXPECT_EQ(program.inputs_read(), (std::vector<std::uint32_t>{2}));
    const std::array<double, 3> column{1, 2, 4};
    const std::array<const double*, 3> in{nullptr, nullptr, column.data()};
    std::array<double, 3> a{}, b{};
    const std::array<double*, 2> out{a.data(), b.data()};
    Workspace workspace;
    run(program, in, out, 3, workspace);
    EXPECT_EQ(a, (std::array<double, 3>{3, 3, 3}));
    EXPECT_EQ(b, column);
    run(program, in, out, 0, workspace);
    EXPECT_EQ(compile(graph, {}).output_count(), 0u);
}

}  // namespace
}  // namespace vaerdi::math
