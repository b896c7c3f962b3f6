#include "value/headlines.h"

#include <algorithm>

#include "value/pathway_hours.h"

namespace vaerdi::value {
namespace {

using LineIndices = std::vector<std::size_t>;

/// Adds to a sum, merging with equal nodes so that ten equal years are one term.
void add_term(std::vector<math::Term>& terms, double coefficient, Node node) {
    for (auto term = terms.rbegin(); term != terms.rend(); ++term) {
        if (term->node == node) {
            term->coefficient += coefficient;
            return;
        }
    }
    terms.push_back({coefficient, node});
}

/// Sums over the flows of some lines.
class Sums {
  public:
    Sums(math::Graph& graph, const ResolvedCase& resolved, const std::vector<std::vector<Flow>>& flows)
        : graph_(graph), case_(resolved), flows_(flows) {}

    Node money(const LineIndices& lines) const {
        return sum(lines, [](const Line&, const Flow& flow) {
            return math::Term{flow.cost_factor, flow.for_costs().counted};
        });
    }
    Node quantity(const LineIndices& lines) const {
        return sum(lines, [](const Line&, const Flow& flow) { return math::Term{1, flow.in_all.natural}; });
    }
    Node discounted_quantity(const LineIndices& lines) const {
        return sum(lines, [](const Line&, const Flow& flow) {
            return math::Term{flow.effect_factor, flow.for_effects().natural};
        });
    }
    /// Hours that are used; an effect line counts hours that are set free.
    Node hours(const StaffNodes& staff) const {
        const auto sign = [](const Line& line) { return line.is_cost ? 1.0 : -1.0; };
        auto all = sum(staff.lines, [&](const Line& line, const Flow& flow) {
            return math::Term{sign(line), flow.in_all.natural};
        });
        for (const auto& of_line : staff.pathways) {
            all = graph_.add(all, sum({of_line.line}, [&](const Line& line, const Flow& flow) {
                                 return math::Term{sign(line), flow.in_all.hours[of_line.doer]};
                             }));
        }
        return all;
    }

  private:
    template <class TermOf>
    Node sum(const LineIndices& lines, TermOf&& term_of) const {
        std::vector<math::Term> all, of_line;
        for (const auto line : lines) {
            of_line.clear();
            for (const auto& flow : flows_[line]) {
                if (flow.cut) continue;
                const math::Term term = term_of(case_.lines[line], flow);
                add_term(of_line, term.coefficient, term.node);
            }
            all.insert(all.end(), of_line.begin(), of_line.end());
        }
        return graph_.weighted_sum(all);
    }

    math::Graph& graph_;
    const ResolvedCase& case_;
    const std::vector<std::vector<Flow>>& flows_;
};

LineIndices lines_where(const ResolvedCase& c, bool (*holds)(const Line&)) {
    LineIndices result;
    for (std::size_t i = 0; i < c.lines.size(); ++i) {
        if (holds(c.lines[i])) result.push_back(i);
    }
    return result;
}

StaffNodes& nodes_of(const std::string& staff, AlternativeNodes& into) {
    auto found = std::ranges::find(into.staff, staff, &StaffNodes::staff);
    if (found == into.staff.end()) found = into.staff.insert(found, {staff, {}, {}, {}});
    return *found;
}

/// The steps of pathways that staff groups do, but for groups whose hours another line states already.
void list_pathway_hours(const ResolvedCase& c, AlternativeNodes& into) {
    for (std::size_t i = 0; i < c.lines.size(); ++i) {
        const auto doers = doers_of(c, c.lines[i]);
        for (std::size_t d = 0; d < doers.size(); ++d) {
            if (doers[d].staff.empty() || hours_stated_by(c, c.lines[i], doers[d].staff) != nullptr) continue;
            nodes_of(doers[d].staff, into).pathways.push_back({i, d});
        }
    }
}

void list_quantities(const ResolvedCase& c, AlternativeNodes& into) {
    for (std::size_t i = 0; i < c.lines.size(); ++i) {
        const auto& line = c.lines[i];
        if (!line.has_natural) continue;
        if (!line.counts.empty() && !counts_qalys(line) && !counts_life_years(line)) {
            auto found = std::ranges::find(into.natural, line.counts, &NaturalNodes::id);
            if (found == into.natural.end()) {
                found = into.natural.insert(
                    found, {line.counts, line.counts_title, line.natural_unit.base(), {}, {}, {}});
            }
            found->lines.push_back(i);
        }
        if (!line.staff.empty()) nodes_of(line.staff, into).lines.push_back(i);
    }
    list_pathway_hours(c, into);
}

}  // namespace

void add_headlines(Quantities& quantities, std::size_t alternative, AlternativeNodes& into) {
    const auto& c = quantities.resolved();
    auto& graph = quantities.graph();
    const Sums sums(graph, c, into.lines);
    into.total_cost =
        sums.money(lines_where(c, [](const Line& line) { return line.has_money && line.is_cost; }));
    into.effects =
        sums.money(lines_where(c, [](const Line& line) { return line.has_money && !line.is_cost; }));
    if (const auto lines = lines_where(c, counts_qalys); !lines.empty())
        into.qalys = sums.discounted_quantity(lines);
    if (const auto lines = lines_where(c, counts_life_years); !lines.empty()) {
        into.life_years = sums.discounted_quantity(lines);
    }
    if (c.qaly_value) into.qaly_value = quantities.at(c.qaly_value, {alternative, 1, 0, -1});
    if (into.qalys && into.qaly_value) {
        into.effects = graph.add(into.effects, graph.multiply(*into.qaly_value, *into.qalys));
    }
    list_quantities(c, into);
    for (auto& natural : into.natural) {
        natural.total = sums.quantity(natural.lines);
        natural.discounted = sums.discounted_quantity(natural.lines);
    }
    for (auto& staff : into.staff) staff.hours = sums.hours(staff);
}

}  // namespace vaerdi::value
