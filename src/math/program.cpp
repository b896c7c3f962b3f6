#include "math/program.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

#include "math/generalised_gamma_lanes.h"
#include "math/lanes.h"

namespace vaerdi::math {
namespace {

using lanes::Four;

constexpr std::size_t line = 64 / sizeof(double);  // of the cache

Four truth(lanes::Mask mask) { return lanes::choose(mask, 1.0, 0.0); }
Four is_zero(Four a) { return lanes::choose(a <= 0.0, truth(Four(0.0) <= a), 0.0); }
Four opposite(Four flag) { return Four(1.0) - flag; }

Four rounded(Four a) {
    const Four size = lanes::abs(a), whole = lanes::floor(size);
    const Four result = lanes::choose(size - whole < 0.5, whole, whole + 1.0);
    return lanes::choose(a < 0.0, -result, result);
}

template <std::size_t n>
std::array<Four, n> filled(double value) {
    return [&]<std::size_t... i>(std::index_sequence<i...>) {
        return std::array<Four, n>{((void)i, Four(value))...};
    }(std::make_index_sequence<n>());
}

// What a step does to four draws; the same operations as apply_step, in the same order.
template <Op op>
Four step(Four a, [[maybe_unused]] Four b, [[maybe_unused]] Four c) {
    if constexpr (op == Op::multiply) return a * b;
    if constexpr (op == Op::divide) return a / b;
    if constexpr (op == Op::power) return lanes::pow(a, b);
    if constexpr (op == Op::exp) return lanes::exp(a);
    if constexpr (op == Op::expm1) return lanes::expm1(a);
    if constexpr (op == Op::log) return lanes::log(a);
    if constexpr (op == Op::sqrt) return lanes::sqrt(a);
    if constexpr (op == Op::abs) return lanes::abs(a);
    if constexpr (op == Op::minimum) return lanes::min(a, b);
    if constexpr (op == Op::maximum) return lanes::max(a, b);
    if constexpr (op == Op::round) return rounded(a);
    if constexpr (op == Op::less) return truth(a < b);
    if constexpr (op == Op::less_equal) return truth(a <= b);
    if constexpr (op == Op::equal) return lanes::choose(a <= b, truth(b <= a), 0.0);
    if constexpr (op == Op::logical_and) return opposite(lanes::max(is_zero(a), is_zero(b)));
    if constexpr (op == Op::logical_or) return opposite(lanes::min(is_zero(a), is_zero(b)));
    if constexpr (op == Op::logical_not) return is_zero(a);
    if constexpr (op == Op::normal_cdf) return normal_cdf(a);
    if constexpr (op == Op::gengamma_survival) return gengamma_survival(a, b);
    if constexpr (op == Op::gengamma_density) return gengamma_density(a, b);
    if constexpr (op == Op::select) return lanes::choose(is_zero(a) <= 0.0, b, c);
}

}  // namespace

// Runs one strip; all columns lie in `room`.
class Machine {
  public:
    Machine(const Program& program, double* room, std::size_t draws, const Replicate& first)
        : program_(program),
          room_(room),
          draws_(draws),
          width_((draws + lanes::width - 1) / lanes::width * lanes::width),
          first_(first) {}

    void run() const {
        for (const auto& instruction : program_.instructions_) run(instruction);
    }

  private:
    using Instruction = Program::Instruction;

    void run(const Instruction& instruction) const;
    void sum(const Instruction& instruction) const;
    void simulate(const Program::Call& call) const;
    template <std::size_t fours>
    void sum_at(const Instruction& instruction, std::size_t at) const;
    template <Op op>
    void each(const Instruction& instruction) const {
        const double *a = room_ + instruction.a, *b = room_ + instruction.b, *c = room_ + instruction.c;
        double* target = room_ + instruction.target;
        for (std::size_t i = 0; i < width_; i += lanes::width) {
            lanes::store(target + i, step<op>(lanes::load(a + i), lanes::load(b + i), lanes::load(c + i)));
        }
    }

    const Program& program_;
    double* room_;
    std::size_t draws_;  // in this strip
    std::size_t width_;  // the same, rounded up to whole fours
    Replicate first_;
};

// Several fours side by side, so that their additions overlap: each waits for its own last one only.
template <std::size_t fours>
void Machine::sum_at(const Instruction& instruction, std::size_t at) const {
    const double* room = room_ + at;
    const auto* term = program_.terms_.data() + instruction.first_term;
    const auto* runs = program_.runs_.data() + instruction.first_run;
    auto total = filled<fours>(instruction.offset);
    for (std::uint32_t r = 0; r < instruction.run_count; ++r) {
        for (const auto* end = term + runs[r].plain; term != end; ++term) {
            const Four coefficient(term->coefficient);
            const double* a = room + term->a;
#pragma GCC unroll 8
            for (std::size_t k = 0; k < fours; ++k) {
                total[k] = lanes::fma(coefficient, lanes::load(a + 4 * k), total[k]);
            }
        }
        for (const auto* end = term + runs[r].products; term != end; ++term) {
            const Four coefficient(term->coefficient);
            const double *a = room + term->a, *b = room + term->b;
#pragma GCC unroll 8
            for (std::size_t k = 0; k < fours; ++k) {
                total[k] = lanes::fma(coefficient, lanes::load(a + 4 * k) * lanes::load(b + 4 * k), total[k]);
            }
        }
    }
    double* target = room_ + instruction.target + at;
#pragma GCC unroll 8
    for (std::size_t k = 0; k < fours; ++k) lanes::store(target + 4 * k, total[k]);
}

void Machine::sum(const Instruction& instruction) const {
    std::size_t at = 0;
    for (; at + 32 <= width_; at += 32) sum_at<8>(instruction, at);
    for (; at < width_; at += 4) sum_at<1>(instruction, at);
}

void Machine::simulate(const Program::Call& call) const {
    std::vector<const double*> arguments;
    for (const auto column : call.arguments) arguments.push_back(room_ + column);
    std::vector<double*> outputs(call.simulation->output_count(), nullptr);
    for (const auto& [output, column] : call.outcomes) outputs[output] = room_ + column;
    call.simulation->run(arguments, outputs, draws_, first_);
}

void Machine::run(const Instruction& instruction) const {
    switch (instruction.op) {
        case Op::weighted_sum:
            return sum(instruction);
        case Op::multiply:
            return each<Op::multiply>(instruction);
        case Op::divide:
            return each<Op::divide>(instruction);
        case Op::power:
            return each<Op::power>(instruction);
        case Op::exp:
            return each<Op::exp>(instruction);
        case Op::expm1:
            return each<Op::expm1>(instruction);
        case Op::log:
            return each<Op::log>(instruction);
        case Op::sqrt:
            return each<Op::sqrt>(instruction);
        case Op::abs:
            return each<Op::abs>(instruction);
        case Op::minimum:
            return each<Op::minimum>(instruction);
        case Op::maximum:
            return each<Op::maximum>(instruction);
        case Op::round:
            return each<Op::round>(instruction);
        case Op::less:
            return each<Op::less>(instruction);
        case Op::less_equal:
            return each<Op::less_equal>(instruction);
        case Op::equal:
            return each<Op::equal>(instruction);
        case Op::logical_and:
            return each<Op::logical_and>(instruction);
        case Op::logical_or:
            return each<Op::logical_or>(instruction);
        case Op::logical_not:
            return each<Op::logical_not>(instruction);
        case Op::normal_cdf:
            return each<Op::normal_cdf>(instruction);
        case Op::gengamma_survival:
            return each<Op::gengamma_survival>(instruction);
        case Op::gengamma_density:
            return each<Op::gengamma_density>(instruction);
        case Op::select:
            return each<Op::select>(instruction);
        case Op::simulated:
            return simulate(program_.calls_[instruction.first_term]);
        case Op::constant:
        case Op::input:
        case Op::outcome:
            return;
    }
}

void run(const Program& program, std::span<const double* const> input_columns,
         std::span<double* const> output_columns, std::size_t n, Workspace& workspace,
         const Replicate& first) {
    const auto strip = program.strip_;
    const auto needed = program.column_count_ * strip + line;
    if (workspace.room_.size() < needed) {
        workspace.room_.assign(needed, 0.0);
        workspace.prepared_for_ = 0;
    }
    auto* room = workspace.room_.data();
    while (reinterpret_cast<std::uintptr_t>(room) % (line * sizeof(double)) != 0) ++room;
    const auto& inputs = program.inputs_read_;
    if (workspace.prepared_for_ != program.id_) {
        auto* constant = room + inputs.size() * strip;
        for (const double value : program.constants_) {
            std::fill_n(constant, strip, value);
            constant += strip;
        }
        workspace.prepared_for_ = program.id_;
    }
    for (std::size_t at = 0; at < n; at += strip) {
        const auto count = std::min(strip, n - at);
        // Copied side by side: columns a power of two apart would push one another out of the cache.
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            std::copy_n(input_columns[inputs[i]] + at, count, room + i * strip);
        }
        auto here = first;
        if (first.number > 0) here.number += at;
        Machine(program, room, count, here).run();
        for (std::size_t i = 0; i < program.outputs_.size(); ++i) {
            std::copy_n(room + program.outputs_[i], count, output_columns[i] + at);
        }
    }
}

}  // namespace vaerdi::math
