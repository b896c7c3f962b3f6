#include "value/simulate.h"

#include <algorithm>
#include <unordered_map>

#include "math/program.h"
#include "math/statistics.h"
#include "value/input_draws.h"

namespace vaerdi::value {
namespace {

// Draws that are made at a time: the inputs of a case in this many draws stay in the second-level cache.
constexpr std::size_t block_length = 256;

struct Worker {
    InputDraws::Block block;
    math::Workspace workspace;
    std::vector<double*> outputs;
    std::vector<double> passing;   // outputs that only made figures need, of one block
    std::vector<double> operands;  // of one made figure
};

/// A value that is the same in every draw, or an output of the program.
struct Operand {
    double constant = 0;
    std::optional<std::size_t> output{};
};

/// A made figure that varies, and where it goes.
struct Making {
    const MadeFigure* figure;
    std::vector<Operand> operands;
    double* column;
};

void make(const Making& making, std::size_t first, std::size_t n, Worker& worker) {
    auto& operands = worker.operands;
    operands.resize(making.operands.size());
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t o = 0; o < operands.size(); ++o) {
            const auto& operand = making.operands[o];
            operands[o] = operand.output ? worker.outputs[*operand.output][i] : operand.constant;
        }
        making.column[first + i] = making.figure->from(operands);
    }
}

std::vector<math::FixedInput> certain(const ResolvedCase& c, std::span<const math::FixedInput> held) {
    std::vector<math::FixedInput> fixed(held.begin(), held.end());
    for (std::size_t i = 0; i < c.inputs.size(); ++i) {
        const auto slot = static_cast<std::uint32_t>(i);
        const bool already = std::ranges::any_of(held, [&](const auto& input) { return input.slot == slot; });
        if (!c.inputs[i].uncertain() && !already) fixed.push_back({slot, c.inputs[i].base});
    }
    return fixed;
}

}  // namespace

std::optional<Draws> simulate(const ResolvedCase& resolved, const math::Graph& graph,
                              std::span<const Node> figures, std::span<const MadeFigure> made,
                              std::span<const math::FixedInput> held, std::size_t count, std::uint64_t seed,
                              unsigned threads, const math::Watch& watch, const math::Ranks& ranks) {
    std::vector<Node> roots(figures.begin(), figures.end());
    for (const auto& figure : made) roots.insert(roots.end(), figure.of.begin(), figure.of.end());
    const auto reduced = math::specialised(graph, certain(resolved, held), roots);

    // Each step once, however many figures it is.
    Draws draws;
    draws.count_ = count;
    draws.figures_.resize(figures.size() + made.size());
    const auto new_column = [&] {
        return draws.columns_.emplace_back(std::make_unique_for_overwrite<double[]>(count)).get();
    };
    std::vector<Node> outputs;
    std::unordered_map<std::uint32_t, std::size_t> output_of;
    const auto operand = [&](Node node) -> Operand {
        if (reduced.is_constant(node)) return {reduced.constant_value(node)};
        const auto [found, is_new] = output_of.emplace(static_cast<std::uint32_t>(node), outputs.size());
        if (is_new) outputs.push_back(node);
        return {0, found->second};
    };
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const auto from = operand(roots[i]);
        draws.figures_[i].constant = from.constant;
        if (!from.output) continue;
        if (*from.output == draws.columns_.size()) new_column();
        draws.figures_[i].column = {draws.columns_[*from.output].get(), count};
    }
    const auto kept = outputs.size();
    std::vector<Making> makings;
    auto root = roots.begin() + static_cast<std::ptrdiff_t>(figures.size());
    for (std::size_t i = 0; i < made.size(); ++i) {
        Making making{&made[i], {}, nullptr};
        for (std::size_t o = 0; o < made[i].of.size(); ++o) making.operands.push_back(operand(*root++));
        auto& figure = draws.figures_[figures.size() + i];
        if (std::ranges::any_of(making.operands, [](const Operand& o) { return o.output.has_value(); })) {
            making.column = new_column();
            figure.column = {making.column, count};
            makings.push_back(std::move(making));
        } else {
            std::vector<double> constants;
            for (const auto& o : making.operands) constants.push_back(o.constant);
            figure.constant = made[i].from(constants);
        }
    }
    if (outputs.empty()) return draws;

    const auto program = math::compile(reduced, outputs);
    const InputDraws inputs(resolved, program.inputs_read(), seed);
    std::vector<Worker> workers(math::thread_count(threads));
    for (auto& worker : workers) {
        worker.block = inputs.block(block_length);
        worker.outputs.resize(outputs.size());
        worker.passing.resize((outputs.size() - kept) * block_length);
    }
    const auto length = program.draws_of_a_chunk();
    const auto work = [&](std::size_t chunk, unsigned number) {
        auto& worker = workers[number];
        const auto end = std::min(count, (chunk + 1) * length);
        for (auto first = chunk * length; first < end; first += block_length) {
            const auto n = std::min(block_length, end - first);
            inputs.draw(first, n, worker.block);
            for (std::size_t o = 0; o < outputs.size(); ++o) {
                worker.outputs[o] = o < kept ? draws.columns_[o].get() + first
                                             : worker.passing.data() + (o - kept) * block_length;
            }
            math::run(program, worker.block.columns, worker.outputs, n, worker.workspace,
                      {.seed = seed, .number = first + 1});
            for (const auto& making : makings) make(making, first, n, worker);
        }
    };
    const auto chunks = (count + length - 1) / length;
    auto begins = ranks.shares(chunks);
    const auto first = begins[ranks.own], mine = begins[ranks.own + 1] - first;
    const bool done = math::for_each_chunk(
        mine, threads, [&](std::size_t chunk, unsigned number) { work(first + chunk, number); }, watch);
    if (ranks.count == 1) return done ? std::optional(std::move(draws)) : std::nullopt;
    if (!ranks.all_agree(done)) return std::nullopt;
    for (auto& begin : begins) begin = std::min(begin * length, count);
    for (const auto& column : draws.columns_) ranks.exchange({column.get(), count}, begins);
    return draws;
}

}  // namespace vaerdi::value
