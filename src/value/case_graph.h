// A case as a calculation: every line's flows and the headline figures as steps of one graph.
//
// Deterministic figures evaluate the whole graph once; draws compile the headline steps only (simulate.h).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "value/quantities.h"
#include "value/schedule.h"

namespace vaerdi::value {

/// One line for one head, or for the whole case: undiscounted, in base units.
struct FlowNodes {
    Node money{};               ///< whoever pays or gains
    Node counted{};             ///< within the perspective, transfers included
    Node natural{};             ///< the quantity in its own unit
    Node cashable{};            ///< the part of the quantity that is counted in money
    std::vector<Node> moved{};  ///< by transfer of the line: what `from` pays `to`
};

/// What falls of a line in one year of one alternative.
struct Flow {
    Fall fall;
    bool cut = false;          ///< past the horizon
    double cost_factor = 1;    ///< present value of a krone
    double effect_factor = 1;  ///< present value of a natural unit
    FlowNodes in_all;
};

/// A natural unit summed over lines.
struct NaturalNodes {
    std::string id;
    Text title;
    Unit unit;
    std::vector<std::size_t> lines;
    Node total{}, discounted{};
};

struct StaffNodes {
    std::string staff;
    std::vector<std::size_t> lines;
    Node hours{};
};

struct AlternativeNodes {
    Node total_cost{}, effects{};
    std::optional<Node> qalys, life_years;
    std::optional<Node> qaly_value;  ///< money for one
    std::vector<NaturalNodes> natural;
    std::vector<StaffNodes> staff;
    std::vector<std::vector<Flow>> lines;                ///< [line]
    std::vector<std::vector<std::vector<Flow>>> groups;  ///< [group][line]: for one head of the group
};

class CaseGraph {
  public:
    explicit CaseGraph(const ResolvedCase& resolved);

    const ResolvedCase& resolved() const { return case_; }
    const math::Graph& graph() const { return graph_; }
    Quantities& quantities() { return quantities_; }
    Discounting& discounting() { return discounting_; }
    const std::vector<AlternativeNodes>& alternatives() const { return alternatives_; }
    /// Effects − cost of an alternative, less those of the comparator.
    Node net_value(std::size_t alternative);
    /// A quantity of a line for one head (or in all for once and yearly flows), as explain shows it.
    FlowNodes one_head(const Line& line, const Place& place, const Fall& fall);

    /// Every input at its deterministic value, by slot.
    std::vector<double> base_inputs() const;
    /// The value of every step of the graph, by node.
    std::vector<double> evaluate(std::span<const double> inputs) const;
    /// The inputs that a set of steps depends on, ascending.
    std::vector<std::size_t> inputs_of(std::span<const Node> nodes) const;

  private:
    FlowNodes mixed_over_groups(const Line& line, Place place, const Fall& fall, bool by_group);
    FlowNodes in_use(const Line& line, const Place& place, const Fall& fall);
    FlowNodes residual(const Line& line, const Place& place, const Fall& fall, Node price);
    Node kept(const Line& line, const Place& place, int dropped);
    std::vector<Flow> flows(std::size_t line, std::size_t alternative);
    std::vector<Flow> flows_of_one(const Line& line, std::size_t alternative, int group);
    Flow timed(const Fall& fall);
    bool is_of_group_head(const Line& line) const;
    FlowNodes scaled(const FlowNodes& nodes, Node by);
    Varies line_varies(const Line& line);
    void add_alternative(std::size_t alternative);
    void add_headlines(std::size_t alternative, AlternativeNodes& into);

    const ResolvedCase& case_;
    math::Graph graph_;
    Quantities quantities_;
    Discounting discounting_;
    std::vector<Varies> line_varies_;
    std::vector<AlternativeNodes> alternatives_;
};

/// A line that is only described has no flows.
bool falls_at_all(const Line& line);
/// QALYs and life-years are kept apart from other natural units.
bool counts_qalys(const Line& line);
bool counts_life_years(const Line& line);

}  // namespace vaerdi::value
