// The flows of a case's lines and its headline figures, as steps of its graph.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "math/graph.h"
#include "value/schedule.h"

namespace vaerdi::value {

using math::Node;

/// One line for one head, or for the whole case: undiscounted, in base units.
struct FlowNodes {
    Node money{};                                 ///< whoever pays or gains
    Node counted{};                               ///< within the perspective, transfers included
    Node natural{};                               ///< the quantity in its own unit
    Node cashable{};                              ///< the part of the quantity that is counted in money
    std::vector<Node> moved{};                    ///< by transfer of the line: what `from` pays `to`
    std::vector<Node> hours{}, cashable_hours{};  ///< by doer of the line's pathways (doers_of)
};

/// What falls of a line in one year of one alternative.
struct Flow {
    Fall fall;
    bool cut = false;          ///< past the horizon
    double cost_factor = 1;    ///< present value of a krone
    double effect_factor = 1;  ///< present value of a natural unit
    FlowNodes in_all;
    /// What falls all through the year, each part discounted to `fall.time`, at the rate of costs and at that
    /// of effects; null where all falls at that time.
    std::shared_ptr<const std::array<FlowNodes, 2>> within_year{};

    /// The nodes that the factor of costs (or of effects) makes present values of.
    const FlowNodes& for_costs() const { return within_year ? (*within_year)[0] : in_all; }
    const FlowNodes& for_effects() const { return within_year ? (*within_year)[1] : in_all; }
};

/// A natural unit summed over lines.
struct NaturalNodes {
    std::string id;  ///< as `counts` names it, else that of its only line
    Text title;
    Unit unit;
    std::vector<std::size_t> lines;
    Node total{}, discounted{};
};

/// One doer of a line's pathways.
struct HoursOfLine {
    std::size_t line = 0;
    std::size_t doer = 0;  ///< index into FlowNodes::hours
};

struct StaffNodes {
    std::string staff;
    std::vector<std::size_t> lines;     ///< that name the group
    std::vector<HoursOfLine> pathways;  ///< whose steps the group does
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

/// A line that is only described has no flows.
bool falls_at_all(const Line& line);
/// QALYs and life-years are kept apart from other natural units.
bool counts_qalys(const Line& line);
bool counts_life_years(const Line& line);

}  // namespace vaerdi::value
