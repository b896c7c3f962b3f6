// Graphs put to use on numbers: one step, whole figures, and graphs with some inputs fixed.
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <unordered_map>
#include <vector>

#include "math/generalised_gamma.h"
#include "math/graph.h"
#include "math/vector_math.h"

namespace vaerdi::math {
namespace {

constexpr std::uint32_t place(Node node) { return static_cast<std::uint32_t>(node); }

}  // namespace

double apply_step(Op op, double a, double b, double c) {
    switch (op) {
        case Op::multiply:
            return a * b;
        case Op::divide:
            return a / b;
        case Op::power:
            return pow(a, b);
        case Op::exp:
            return exp(a);
        case Op::expm1:
            return expm1(a);
        case Op::log:
            return log(a);
        case Op::sqrt:
            return std::sqrt(a);
        case Op::abs:
            return std::abs(a);
        case Op::minimum:
            return a < b ? a : b;
        case Op::maximum:
            return a > b ? a : b;
        case Op::round: {
            // floor(|x| + ½) would round 0.49999999999999994 up.
            const double size = std::abs(a), whole = std::floor(size);
            const double result = size - whole < 0.5 ? whole : whole + 1;
            return a < 0 ? -result : result;
        }
        case Op::less:
            return a < b ? 1 : 0;
        case Op::less_equal:
            return a <= b ? 1 : 0;
        case Op::equal:
            return a == b ? 1 : 0;
        case Op::logical_and:
            return a != 0 && b != 0 ? 1 : 0;
        case Op::logical_or:
            return a != 0 || b != 0 ? 1 : 0;
        case Op::logical_not:
            return a == 0 ? 1 : 0;
        case Op::normal_cdf:
            return normal_cdf(a);
        case Op::gengamma_survival:
            return gengamma_survival(a, b);
        case Op::gengamma_density:
            return gengamma_density(a, b);
        case Op::select:
            return a != 0 ? b : c;
        case Op::constant:
        case Op::input:
        case Op::weighted_sum:
        case Op::simulated:
        case Op::outcome:
            break;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

namespace {

/// Runs a simulated step; the values of its needed outcomes go to their places.
void run(const Graph& graph, Node node, const Replicate& replicate, const std::vector<bool>& needed,
         std::vector<double>& values) {
    const auto& simulation = *graph.simulation(node);
    std::vector<const double*> arguments;
    for (const auto& term : graph.terms(node)) arguments.push_back(&values[place(term.node)]);
    std::vector<double*> outputs(simulation.output_count(), nullptr);
    for (auto i = place(node) + 1; i < needed.size(); ++i) {
        const auto outcome = static_cast<Node>(i);
        if (needed[i] && graph.op(outcome) == Op::outcome && graph.operands(outcome)[0] == node)
            outputs[graph.slot(outcome)] = &values[i];
    }
    simulation.run(arguments, outputs, 1, replicate);
}

}  // namespace

std::vector<double> evaluate(const Graph& graph, std::span<const Node> nodes, std::span<const double> inputs,
                             const Replicate& replicate) {
    const auto needed = graph.needed_by(nodes);
    std::vector<double> values(graph.size());
    for (std::uint32_t i = 0; i < needed.size(); ++i) {
        if (!needed[i]) continue;
        const auto node = static_cast<Node>(i);
        switch (graph.op(node)) {
            case Op::constant:
                values[i] = graph.constant_value(node);
                break;
            case Op::input:
                values[i] = graph.slot(node) < inputs.size() ? inputs[graph.slot(node)]
                                                             : std::numeric_limits<double>::quiet_NaN();
                break;
            case Op::weighted_sum: {
                double sum = graph.constant_value(node);
                for (const auto& term : graph.terms(node)) {
                    sum = std::fma(term.coefficient, values[place(term.node)], sum);
                }
                values[i] = sum;
                break;
            }
            case Op::simulated:
                run(graph, node, replicate, needed, values);
                break;
            case Op::outcome:  // came with its simulation
                break;
            default: {
                double operands[3] = {0, 0, 0};
                std::size_t count = 0;
                for (const auto operand : graph.operands(node)) operands[count++] = values[place(operand)];
                values[i] = apply_step(graph.op(node), operands[0], operands[1], operands[2]);
            }
        }
    }
    std::vector<double> results;
    results.reserve(nodes.size());
    for (const auto node : nodes) results.push_back(values[place(node)]);
    return results;
}

double evaluate(const Graph& graph, Node node, std::span<const double> inputs) {
    return evaluate(graph, std::span(&node, 1), inputs).front();
}

Graph specialised(const Graph& graph, std::span<const FixedInput> fixed, std::span<Node> roots) {
    Graph result;
    std::unordered_map<std::uint32_t, double> value_of;
    for (const auto& input : fixed) value_of.emplace(input.slot, input.value);
    const auto needed = graph.needed_by(roots);
    std::vector<Node> made(graph.size());
    std::vector<Term> terms;
    for (std::uint32_t i = 0; i < needed.size(); ++i) {
        if (!needed[i]) continue;
        const auto node = static_cast<Node>(i);
        const auto operands = graph.operands(node);
        const auto operand = [&](std::size_t k) { return made[place(operands[k])]; };
        switch (graph.op(node)) {
            case Op::constant:
                made[i] = result.constant(graph.constant_value(node));
                break;
            case Op::input: {
                const auto found = value_of.find(graph.slot(node));
                made[i] =
                    found == value_of.end() ? result.input(graph.slot(node)) : result.constant(found->second);
                break;
            }
            case Op::weighted_sum:
                terms.clear();
                for (const auto& term : graph.terms(node))
                    terms.push_back({term.coefficient, made[place(term.node)]});
                made[i] = graph.is_closed(node) ? result.closed_sum(terms, graph.constant_value(node))
                                                : result.weighted_sum(terms, graph.constant_value(node));
                break;
            case Op::simulated: {
                std::vector<Node> arguments;
                for (const auto& term : graph.terms(node)) arguments.push_back(made[place(term.node)]);
                made[i] = result.simulated(graph.simulation(node), arguments);
                break;
            }
            case Op::outcome:
                made[i] = result.outcome(operand(0), graph.slot(node));
                break;
            default:
                if (operands.size() == 1) made[i] = result.apply(graph.op(node), operand(0));
                if (operands.size() == 2) made[i] = result.apply(graph.op(node), operand(0), operand(1));
                if (operands.size() == 3)
                    made[i] = result.apply(graph.op(node), operand(0), operand(1), operand(2));
        }
    }
    for (auto& root : roots) root = made[place(root)];
    return result;
}

}  // namespace vaerdi::math
