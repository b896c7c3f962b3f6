// The highest price at which an alternative is still worth it.
#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <set>

#include "math/parallel.h"
#include "math/roots.h"
#include "math/statistics.h"
#include "value/input_draws.h"
#include "value/ready_parts.h"
#include "value/sensitivity.h"
#include "value/spread.h"

namespace vaerdi::value {
namespace {

constexpr double furthest = 1e6;
constexpr std::size_t block_length = 256;

/// The amounts of money that a quantity rests on for one alternative.
class MoneyInputs {
  public:
    MoneyInputs(const ResolvedCase& resolved, std::size_t alternative)
        : case_(resolved), alternative_(alternative) {}

    void add(const ValuePtr& value) {
        if (!value || !seen_.insert(value.get()).second) return;
        if (value->input && case_.inputs[*value->input].unit.currency()) found_.insert(*value->input);
        if (alternative_ < value->by_alternative.size()) add(value->by_alternative[alternative_]);
        for (const auto& [year, part] : value->by_year) add(part);
        if (!value->formula) return;
        for (const auto& name : math::names_used(*value->formula)) {
            const auto known = case_.parameters.find(name);
            if (known != case_.parameters.end()) add(known->second);
        }
        for (const auto& reference : math::references_used(*value->formula)) {
            const auto known = case_.prices.find(reference.id);
            if (reference.function == "price" && known != case_.prices.end()) add(known->second);
        }
    }
    void add_named(const std::string& name) {
        if (const auto known = case_.parameters.find(name); known != case_.parameters.end())
            return add(known->second);
        if (const auto input = case_.input_index(name)) found_.insert(*input);
    }
    const std::set<std::size_t>& found() const { return found_; }

  private:
    const ResolvedCase& case_;
    std::size_t alternative_;
    std::set<const Value*> seen_;
    std::set<std::size_t> found_;
};

bool is_purchase(const Line& line) {
    return line.category == "price.purchase" || line.category == "price.lease";
}

/// Net value at the price itself and at two others, one and two steps on.
struct ThreePrices {
    double price = 0, step = 1;
    double at(int k) const { return price + k * step; }
    /// Where the line through the first two is nil; absent when a dearer price is no worse.
    std::optional<double> break_even(double first, double second) const {
        if (!(second < first)) return {};
        return price + first * step / (first - second);
    }
};

std::optional<double> highest(const NetValueAt& net_value, std::size_t price, const ThreePrices& three) {
    const auto& c = net_value.resolved();
    const auto at = [&](double x) { return net_value.with(set(c, price, x)); };
    const double first = at(three.at(0)), second = at(three.at(1)), third = at(three.at(2));
    if (on_a_line(first, second, third)) return three.break_even(first, second);
    const double reach = furthest * std::max(1.0, std::abs(three.price));
    return math::root_near(at, three.price, std::abs(three.step) / 4, 0, reach);
}

/// The break-even price in every draw; absent when it is not a straight matter in all of them, or when
/// stopped.
std::optional<Spread> drawn(const NetValueAt& net_value, std::size_t price, const ThreePrices& three,
                            const Options& options) {
    const auto& c = net_value.resolved();
    const auto& program = net_value.program();
    std::vector<std::uint32_t> uncertain;
    for (const auto input : net_value.inputs()) {
        if (input != price && c.inputs[input].uncertain())
            uncertain.push_back(static_cast<std::uint32_t>(input));
    }
    if (uncertain.empty()) return {};
    const InputDraws inputs(c, uncertain, options.seed);
    struct Worker {
        InputDraws::Block block;
        math::Workspace workspace;
        std::vector<std::vector<double>> fixed;
        std::vector<const double*> columns;
        std::array<std::vector<double>, 3> net;
    };
    std::vector<Worker> workers(math::thread_count(options.threads));
    for (auto& worker : workers) {
        worker.block = inputs.block(block_length);
        worker.columns = worker.block.columns;
        worker.columns.resize(std::max<std::size_t>(program.input_count(), price + 1), nullptr);
        for (const auto input : net_value.inputs()) {
            if (c.inputs[input].uncertain() && input != price) continue;  // drawn
            worker.fixed.emplace_back(block_length, c.inputs[input].base);
            worker.columns[input] = worker.fixed.back().data();
        }
        for (auto& net : worker.net) net.resize(block_length);
    }
    std::vector<std::vector<double>> prices;
    for (int k = 0; k < 3; ++k) prices.emplace_back(block_length, three.at(k));

    const auto count = static_cast<std::size_t>(options.draws);
    const auto length = program.draws_of_a_chunk();
    const auto chunks = (count + length - 1) / length;
    const auto break_even = std::make_unique_for_overwrite<double[]>(count);
    std::vector<char> straight(chunks, 1);
    const auto work = [&](std::size_t chunk, unsigned number) {
        auto& worker = workers[number];
        const auto end = std::min(count, (chunk + 1) * length);
        for (auto first = chunk * length; first < end; first += block_length) {
            const auto n = std::min(block_length, end - first);
            inputs.draw(first, n, worker.block);
            for (std::size_t k = 0; k < 3; ++k) {
                worker.columns[price] = prices[k].data();
                const std::array<double*, 1> output{worker.net[k].data()};
                math::run(program, worker.columns, output, n, worker.workspace,
                          {.seed = options.seed, .number = first + 1});
            }
            for (std::size_t i = 0; i < n; ++i) {
                const auto found = three.break_even(worker.net[0][i], worker.net[1][i]);
                if (!found || !on_a_line(worker.net[0][i], worker.net[1][i], worker.net[2][i]))
                    straight[chunk] = 0;
                break_even[first + i] = found.value_or(0);
            }
        }
    };
    if (!math::for_each_chunk(chunks, options.threads, work, {{}, options.stop})) return {};
    if (std::ranges::find(straight, 0) != straight.end()) return {};
    return spread_of({break_even.get(), count});
}

}  // namespace

std::vector<std::size_t> price_inputs(const ResolvedCase& resolved, std::size_t alternative) {
    MoneyInputs inputs(resolved, alternative);
    for (const auto& name : resolved.price_inputs) inputs.add_named(name);
    if (resolved.price_inputs.empty()) {
        for (const auto& line : resolved.lines) {
            if (!is_purchase(line) || (alternative < line.only.size() && !line.only[alternative])) continue;
            inputs.add(line.amount);
            inputs.add(line.price);
        }
    }
    return {inputs.found().begin(), inputs.found().end()};
}

namespace {

Headroom headroom_of(const NetValueAt& net_value, std::size_t alternative, std::size_t price,
                     const Options& options) {
    const auto& resolved = net_value.resolved();
    Headroom result{price,
                    resolved.alternatives[alternative].id,
                    resolved.alternatives[resolved.comparator].id,
                    resolved.inputs[price].base,
                    {}};
    const double base = resolved.inputs[price].base;
    const ThreePrices three{base, base != 0 ? std::abs(base) / 2 : 1};
    const auto found = highest(net_value, price, three);
    if (!found) return result;
    result.highest = Figure{*found, {}};
    if (options.draws > 0) result.highest->spread = drawn(net_value, price, three, options);
    return result;
}

}  // namespace

Headroom price_headroom(const ResolvedCase& resolved, std::size_t alternative, std::size_t price,
                        const Options& options) {
    return headroom_of(NetValueAt(resolved, alternative), alternative, price, options);
}
Headroom price_headroom(const ReadyCase& ready, std::size_t alternative, std::size_t price,
                        const Options& options) {
    return headroom_of(ready.parts().net_values[alternative], alternative, price, options);
}

}  // namespace vaerdi::value
