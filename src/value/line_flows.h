// What a line comes to, year by year, for one alternative: quantity × price for one head, mixed over patient
// groups and uptake, times those who come in. Private to this room.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

#include "value/case_nodes.h"
#include "value/pathway_hours.h"
#include "value/quantities.h"

namespace vaerdi::value {

class LineFlows {
  public:
    LineFlows(Quantities& quantities, Discounting& discounting);

    std::vector<Flow> of_everybody(std::size_t line, std::size_t alternative);
    /// For one head of a patient group who comes in at the start; nothing for lines that are not counted per
    /// head.
    std::vector<Flow> of_one(std::size_t line, std::size_t alternative, int group);

  private:
    FlowNodes one_head(std::size_t line, const Place& place, const Fall& fall);
    FlowNodes residual(const Line& line, const Place& place, const Fall& fall, Node price);
    FlowNodes in_use(std::size_t line, const Place& place, const Fall& fall);
    FlowNodes mixed_over_groups(std::size_t line, Place place, const Fall& fall, bool by_group);
    FlowNodes scaled(const FlowNodes& nodes, Node by);
    Node kept(const Line& line, const Place& place, int dropped);
    template <class NodesAt>
    std::shared_ptr<const std::array<FlowNodes, 2>> within_year(const Line& line, Place place,
                                                                NodesAt&& nodes_at);
    Flow timed(const Fall& fall);
    Varies varies(const Line& line);
    bool is_of_group_head(const Line& line) const;

    const ResolvedCase& case_;
    Quantities& quantities_;
    math::Graph& graph_;
    Discounting& discounting_;
    PathwayHours hours_;
    std::vector<Varies> varies_;  // by line
};

}  // namespace vaerdi::value
