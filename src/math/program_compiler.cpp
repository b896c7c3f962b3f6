// From the graph to a flat program: which products melt into sums, in what order steps run, where values
// live.
#include <algorithm>
#include <atomic>
#include <unordered_map>
#include <utility>

#include "math/program.h"

namespace vaerdi::math {
namespace {

// A product that goes into sums only is recomputed in each of them rather than stored, up to this many.
constexpr std::uint32_t most_recomputed = 2;

// All columns of a strip together take about this much of the first-level cache.
constexpr std::size_t cache_for_columns = 24 * 1024;
constexpr std::size_t shortest_strip = 32, longest_strip = 256;

constexpr std::uint32_t index_of(Node node) { return static_cast<std::uint32_t>(node); }

}  // namespace

class Compiler {
  public:
    Compiler(const Graph& graph, std::span<const Node> outputs) : graph_(graph), outputs_(outputs) {}

    Program program();

  private:
    struct Use {
        std::uint32_t in_sums = 0;
        std::uint32_t elsewhere = 0;
    };

    void count_uses();
    bool melts(Node node) const;
    bool is_step(Node node) const;
    template <class Visit>
    void operands_of(Node node, Visit&& visit) const;
    void order_steps();
    void give_columns();
    void emit();
    void emit_sum(Node node, Program::Instruction& instruction);
    void emit_call(Node node, Program::Instruction& instruction);
    Program::Column place(Node node) const {
        return static_cast<Program::Column>(column_[index_of(node)] * program_.strip_);
    }

    const Graph& graph_;
    std::span<const Node> outputs_;
    std::vector<Use> uses_;
    std::vector<Node> steps_;                                        // in the order they run
    std::vector<Program::Column> column_;                            // by node
    std::unordered_map<std::uint32_t, std::vector<Node>> outcomes_;  // by simulated step: those needed
    Program program_;
};

void Compiler::count_uses() {
    uses_.resize(graph_.size());
    const auto needed = graph_.needed_by(outputs_);
    for (std::uint32_t i = 0; i < needed.size(); ++i) {
        if (!needed[i]) continue;
        const auto node = static_cast<Node>(i);
        for (const auto operand : graph_.operands(node)) ++uses_[index_of(operand)].elsewhere;
        const bool sum = graph_.op(node) == Op::weighted_sum;
        for (const auto& term : graph_.terms(node)) {
            auto& use = uses_[index_of(term.node)];
            ++(sum ? use.in_sums : use.elsewhere);
        }
        if (graph_.op(node) == Op::outcome) outcomes_[index_of(graph_.operands(node)[0])].push_back(node);
    }
    for (const auto output : outputs_) ++uses_[index_of(output)].elsewhere;
}

bool Compiler::melts(Node node) const {
    const auto& use = uses_[index_of(node)];
    return graph_.op(node) == Op::multiply && use.elsewhere == 0 && use.in_sums <= most_recomputed;
}

bool Compiler::is_step(Node node) const {
    return graph_.op(node) != Op::input && graph_.op(node) != Op::constant && !melts(node);
}

// The columns that a step reads: those of its operands, and through a melted product the factors.
template <class Visit>
void Compiler::operands_of(Node node, Visit&& visit) const {
    for (const auto operand : graph_.operands(node)) visit(operand);
    for (const auto& term : graph_.terms(node)) {
        if (melts(term.node)) {
            for (const auto factor : graph_.operands(term.node)) visit(factor);
        } else {
            visit(term.node);
        }
    }
}

// Depth first, so that a value is used soon after it was made.
void Compiler::order_steps() {
    enum : std::uint8_t { untouched, open, placed };
    std::vector<std::uint8_t> state(graph_.size(), untouched);
    std::vector<Node> stack;
    for (auto output = outputs_.rbegin(); output != outputs_.rend(); ++output) stack.push_back(*output);
    std::vector<Node> operands;
    while (!stack.empty()) {
        const auto node = stack.back();
        auto& s = state[index_of(node)];
        if (s == placed || !is_step(node)) {
            stack.pop_back();
        } else if (s == open) {
            stack.pop_back();
            s = placed;
            steps_.push_back(node);
        } else {
            s = open;
            operands.clear();
            operands_of(node, [&](Node operand) {
                if (is_step(operand) && state[index_of(operand)] == untouched) operands.push_back(operand);
            });
            stack.insert(stack.end(), operands.rbegin(), operands.rend());
        }
    }
}

// Inputs and constants keep their columns; the others return theirs after the last use.
void Compiler::give_columns() {
    constexpr auto none = ~Program::Column{0};
    column_.assign(graph_.size(), none);
    std::vector<Node> inputs, constants;
    std::vector<std::size_t> last_use(graph_.size(), 0);
    const auto note = [&](Node node, std::size_t at) {
        last_use[index_of(node)] = at;
        if (column_[index_of(node)] != none) return;
        if (graph_.op(node) == Op::input) inputs.push_back(node);
        if (graph_.op(node) == Op::constant) constants.push_back(node);
        column_[index_of(node)] = 0;
    };
    for (std::size_t at = 0; at < steps_.size(); ++at) {
        operands_of(steps_[at], [&](Node operand) { note(operand, at); });
    }
    for (const auto output : outputs_) note(output, steps_.size());

    std::ranges::sort(inputs, {}, [&](Node node) { return graph_.slot(node); });
    Program::Column columns = 0;
    for (const auto input : inputs) {
        program_.inputs_read_.push_back(graph_.slot(input));
        column_[index_of(input)] = columns++;
    }
    for (const auto constant : constants) {
        program_.constants_.push_back(graph_.constant_value(constant));
        column_[index_of(constant)] = columns++;
    }
    std::vector<Program::Column> free;
    for (std::size_t at = 0; at < steps_.size(); ++at) {
        const auto node = steps_[at];
        const auto give = [&](Node target) {
            if (free.empty()) {
                column_[index_of(target)] = columns++;
            } else {
                column_[index_of(target)] = free.back();
                free.pop_back();
            }
        };
        // The target is taken before operands are given back: no step writes over what it reads. Outcomes
        // get theirs with their simulation, which has none.
        if (graph_.op(node) == Op::simulated) {
            for (const auto outcome : outcomes_[index_of(node)]) give(outcome);
        } else if (graph_.op(node) != Op::outcome) {
            give(node);
        }
        operands_of(node, [&](Node operand) {
            auto& last = last_use[index_of(operand)];
            if (last != at || !is_step(operand) || graph_.op(operand) == Op::simulated) return;
            last = steps_.size() + 1;  // an operand may stand in a step twice
            free.push_back(column_[index_of(operand)]);
        });
    }
    program_.column_count_ = columns;
    const auto fitting = cache_for_columns / sizeof(double) / std::max<std::size_t>(columns, 1);
    program_.strip_ = std::clamp(fitting / shortest_strip * shortest_strip, shortest_strip, longest_strip);
}

void Compiler::emit_call(Node node, Program::Instruction& instruction) {
    instruction.first_term = static_cast<std::uint32_t>(program_.calls_.size());
    auto& call = program_.calls_.emplace_back(Program::Call{graph_.simulation(node), {}, {}});
    for (const auto& term : graph_.terms(node)) call.arguments.push_back(place(term.node));
    for (const auto outcome : outcomes_[index_of(node)])
        call.outcomes.emplace_back(graph_.slot(outcome), place(outcome));
}

void Compiler::emit_sum(Node node, Program::Instruction& instruction) {
    instruction.offset = graph_.constant_value(node);
    instruction.first_term = static_cast<std::uint32_t>(program_.terms_.size());
    instruction.first_run = static_cast<std::uint32_t>(program_.runs_.size());
    for (const auto& term : graph_.terms(node)) {
        const bool product = melts(term.node);
        auto& runs = program_.runs_;
        if (runs.size() == instruction.first_run || (!product && runs.back().products > 0))
            runs.emplace_back();
        if (product) {
            const auto factors = graph_.operands(term.node);
            program_.terms_.push_back({term.coefficient, place(factors[0]), place(factors[1])});
            ++runs.back().products;
        } else {
            program_.terms_.push_back({term.coefficient, place(term.node), 0});
            ++runs.back().plain;
        }
    }
    instruction.run_count = static_cast<std::uint32_t>(program_.runs_.size()) - instruction.first_run;
}

void Compiler::emit() {
    for (const auto node : steps_) {
        if (graph_.op(node) == Op::outcome) continue;
        Program::Instruction instruction;
        instruction.op = graph_.op(node);
        if (instruction.op == Op::simulated) {
            emit_call(node, instruction);
            program_.instructions_.push_back(instruction);
            continue;
        }
        instruction.target = place(node);
        const auto operands = graph_.operands(node);
        if (operands.size() > 0) instruction.a = place(operands[0]);
        if (operands.size() > 1) instruction.b = place(operands[1]);
        if (operands.size() > 2) instruction.c = place(operands[2]);
        if (instruction.op == Op::weighted_sum) emit_sum(node, instruction);
        program_.instructions_.push_back(instruction);
    }
    for (const auto output : outputs_) program_.outputs_.push_back(place(output));
}

Program Compiler::program() {
    static std::atomic<std::uint64_t> programs{0};
    count_uses();
    order_steps();
    give_columns();
    emit();
    program_.id_ = ++programs;
    return std::move(program_);
}

Program compile(const Graph& graph, std::span<const Node> outputs) {
    return Compiler(graph, outputs).program();
}

}  // namespace vaerdi::math
