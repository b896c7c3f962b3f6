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
};

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
                              std::span<const Node> figures, std::span<const math::FixedInput> held,
                              std::size_t count, std::uint64_t seed, unsigned threads,
                              const math::Watch& watch) {
    std::vector<Node> roots(figures.begin(), figures.end());
    const auto reduced = math::specialised(graph, certain(resolved, held), roots);

    // Each step once, however many figures it is.
    Draws draws;
    draws.count_ = count;
    draws.figures_.resize(roots.size());
    std::vector<Node> outputs;
    std::unordered_map<std::uint32_t, std::size_t> column_of;
    for (std::size_t i = 0; i < roots.size(); ++i) {
        if (reduced.is_constant(roots[i])) {
            draws.figures_[i].constant = reduced.constant_value(roots[i]);
            continue;
        }
        const auto [found, is_new] = column_of.emplace(static_cast<std::uint32_t>(roots[i]), outputs.size());
        if (is_new) {
            outputs.push_back(roots[i]);
            draws.columns_.push_back(std::make_unique_for_overwrite<double[]>(count));
        }
        draws.figures_[i].column = {draws.columns_[found->second].get(), count};
    }
    if (outputs.empty()) return draws;

    const auto program = math::compile(reduced, outputs);
    const InputDraws inputs(resolved, program.inputs_read(), seed);
    std::vector<Worker> workers(math::thread_count(threads));
    for (auto& worker : workers) {
        worker.block = inputs.block(block_length);
        worker.outputs.resize(outputs.size());
    }
    const auto work = [&](std::size_t chunk, unsigned number) {
        auto& worker = workers[number];
        const auto end = std::min(count, (chunk + 1) * math::chunk_length);
        for (auto first = chunk * math::chunk_length; first < end; first += block_length) {
            const auto n = std::min(block_length, end - first);
            inputs.draw(first, n, worker.block);
            for (std::size_t o = 0; o < outputs.size(); ++o)
                worker.outputs[o] = draws.columns_[o].get() + first;
            math::run(program, worker.block.columns, worker.outputs, n, worker.workspace);
        }
    };
    const auto chunks = (count + math::chunk_length - 1) / math::chunk_length;
    if (!math::for_each_chunk(chunks, threads, work, watch)) return std::nullopt;
    return draws;
}

}  // namespace vaerdi::value
