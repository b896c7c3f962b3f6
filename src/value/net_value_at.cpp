#include "value/net_value_at.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>

namespace vaerdi::value {
namespace {

constexpr double usual_spread = 0.2;
constexpr double rounding = 1e-7;        // of differences of large sums
constexpr std::size_t run_at_once = 64;  // changes between two looks at the stop token

}  // namespace

NetValueAt::NetValueAt(const ResolvedCase& resolved, std::size_t alternative)
    : NetValueAt(*std::make_unique<CaseGraph>(resolved), alternative) {}

NetValueAt::NetValueAt(CaseGraph& graph, std::size_t alternative) : case_(graph.resolved()) {
    const auto node = graph.net_value(alternative);
    program_ = math::compile(graph.graph(), std::span(&node, 1));
    inputs_.assign(program_.inputs_read().begin(), program_.inputs_read().end());
}

bool NetValueAt::depends_on(std::size_t input) const { return std::ranges::binary_search(inputs_, input); }

std::vector<double> NetValueAt::with_each(std::span<const Changes> changes,
                                          const std::stop_token& stop) const {
    std::vector<double> results(changes.size());
    for (std::size_t begin = 0; begin < changes.size() && !stop.stop_requested(); begin += run_at_once)
        run(changes.subspan(begin, std::min(run_at_once, changes.size() - begin)), results.data() + begin);
    return results;
}

void NetValueAt::run(std::span<const Changes> changes, double* results) const {
    const auto n = changes.size();
    std::vector<double> memory(inputs_.size() * n);
    std::vector<double*> column_of(case_.inputs.size(), nullptr);
    std::vector<const double*> columns(program_.input_count(), nullptr);
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
        auto* column = memory.data() + i * n;
        std::fill(column, column + n, case_.inputs[inputs_[i]].base);
        column_of[inputs_[i]] = column;
        columns[inputs_[i]] = column;
    }
    for (std::size_t k = 0; k < n; ++k) {
        for (const auto& change : changes[k]) {
            if (column_of[change.input]) column_of[change.input][k] = change.value;
        }
    }
    const std::array<double*, 1> outputs{results};
    math::Workspace workspace;
    math::run(program_, columns, outputs, n, workspace);
}

Changes set(const ResolvedCase& resolved, std::size_t input, double value) {
    Changes changes{{input, value}};
    const auto& written = resolved.inputs[input];
    if (written.joint < 0) return changes;
    const auto& joint = resolved.joints[static_cast<std::size_t>(written.joint)];
    if (!std::holds_alternative<math::Dirichlet>(joint.distribution) || written.base >= 1) return changes;
    for (const auto other : joint.inputs) {
        if (other != input)
            changes.push_back({other, resolved.inputs[other].base * (1 - value) / (1 - written.base)});
    }
    return changes;
}

std::optional<math::Distribution> marginal(const ResolvedCase& resolved, std::size_t index) {
    const auto& input = resolved.inputs[index];
    if (input.joint < 0) return input.distribution;
    const auto& joint = resolved.joints[static_cast<std::size_t>(input.joint)];
    return std::visit([&](const auto& together) { return together.marginal(input.component); },
                      joint.distribution);
}

math::Interval tried(const ResolvedCase& resolved, std::size_t input, std::optional<double> spread) {
    const auto alone = spread ? std::nullopt : marginal(resolved, input);
    if (alone && !std::holds_alternative<math::Constant>(*alone)) return math::interval(*alone);
    const double base = resolved.inputs[input].base, share = spread.value_or(usual_spread);
    const double low = base * (1 - share), high = base * (1 + share);
    return {std::min(low, high), std::max(low, high)};
}

math::Interval natural_bounds(const Input& input) {
    constexpr double unlimited = std::numeric_limits<double>::infinity();
    if (input.is_share) return {0, 1};
    return {input.base < 0 ? -unlimited : 0, unlimited};
}

double step_of(const ResolvedCase& resolved, std::size_t input) {
    const auto range = tried(resolved, input, {});
    const double step = range.high > range.low ? (range.high - range.low) / 2 : 1;
    const auto& written = resolved.inputs[input];
    return written.base + 2 * step > natural_bounds(written).high ? -step : step;
}

bool on_a_line(double first, double second, double third) {
    const double size = std::max({std::abs(first), std::abs(second), std::abs(third)});
    return std::abs(first - 2 * second + third) <= rounding * size;
}

}  // namespace vaerdi::value
