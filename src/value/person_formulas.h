// The formulas of a person within the case's graph, cut out of it. Private to this room.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "health/individuals.h"
#include "math/inner_graph.h"
#include "value/individual_model.h"

namespace vaerdi::value {

using math::Node;

/// The formulas of a person, in one list: their roots in the case's graph, and where each is used.
class PersonFormulas {
  public:
    PersonFormulas(math::Graph& graph, std::uint32_t first, std::uint32_t count)
        : graph_(graph), first_(first), count_(count) {}

    std::size_t add(Node root) {
        roots_.push_back(root);
        return roots_.size() - 1;
    }
    void cut() { inner_ = math::inner_graph(graph_, roots_, first_, count_); }

    const std::vector<Node>& arguments() const { return inner_.arguments; }
    /// A number that is no formula of the person; else that output of a program that is still to be made.
    health::Number number(std::size_t root, std::vector<Node>& outputs) const {
        const auto node = inner_.roots[root];
        const auto& graph = inner_.graph;
        if (graph.is_constant(node)) return {health::Number::Of::all, graph.constant_value(node), 0};
        if (graph.op(node) == math::Op::input && graph.slot(node) >= count_)
            return {health::Number::Of::replicate, 0, graph.slot(node) - count_};
        outputs.push_back(node);
        return {health::Number::Of::person, 0, static_cast<std::uint32_t>(outputs.size() - 1)};
    }
    Node inner(std::size_t root) const { return inner_.roots[root]; }
    Node outer(std::size_t root) const { return roots_[root]; }
    /// Does it stay what it is all through a life: does it depend on nothing of the person but attributes?
    bool is_for_life(std::size_t root, std::size_t attributes) const {
        const auto used = inner_.graph.depends_on(inner_.roots[root]);
        return std::ranges::all_of(used, [&](std::uint32_t slot) {
            return slot >= count_ ||
                   (slot >= health::first_attribute && slot < health::first_attribute + attributes);
        });
    }
    /// Does it stay what it is all through a stay: does it depend on no time?
    bool is_for_stay(std::size_t root, const IndividualModel& model) const {
        const auto used = inner_.graph.depends_on(inner_.roots[root]);
        const auto first_since = count_ - static_cast<std::uint32_t>(model.events.size());
        return std::ranges::none_of(used, [&](std::uint32_t slot) {
            return slot < health::first_attribute || (slot >= first_since && slot < count_);
        });
    }
    health::PersonProgram program(const std::vector<Node>& outputs) const {
        return {math::compile(inner_.graph, outputs)};
    }

  private:
    math::Graph& graph_;
    std::uint32_t first_, count_;
    std::vector<Node> roots_;
    math::InnerGraph inner_;
};

}  // namespace vaerdi::value
