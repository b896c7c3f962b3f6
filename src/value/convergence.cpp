#include "value/convergence.h"

#include <cmath>

namespace vaerdi::value {
namespace {

constexpr std::uint32_t parts = 16;
constexpr std::uint32_t shown[] = {2, 4, 8, 16};  // parts together: an eighth, a quarter, half, all

ConvergingFigure settled(const std::vector<double>& by_part) {
    ConvergingFigure figure;
    double sum = 0, squares = 0;
    for (std::uint32_t k = 1; k <= parts; ++k) {
        sum += by_part[k - 1];
        for (const auto count : shown) {
            if (count == k) figure.at.push_back(sum / k);
        }
    }
    const double mean = sum / parts;
    for (const double each : by_part) squares += (each - mean) * (each - mean);
    figure.standard_error = std::sqrt(squares / (parts - 1) / parts);
    return figure;
}

}  // namespace

std::optional<std::vector<ConvergingFigure>> converging(const CaseGraph& graph,
                                                        const std::vector<std::vector<math::Term>>& figures,
                                                        const std::stop_token& stop) {
    std::vector<Node> nodes;
    for (const auto& terms : figures) {
        for (const auto& term : terms) nodes.push_back(term.node);
    }
    std::vector<std::vector<double>> by_part(figures.size());
    const auto inputs = graph.base_inputs();
    for (std::uint32_t part = 0; part < parts; ++part) {
        if (stop.stop_requested()) return {};
        const auto values = math::evaluate(graph.graph(), nodes, inputs, {.part = part, .parts = parts});
        auto value = values.begin();
        for (std::size_t f = 0; f < figures.size(); ++f) {
            double sum = 0;
            for (const auto& term : figures[f]) sum += term.coefficient * *value++;
            by_part[f].push_back(sum);
        }
    }
    std::vector<ConvergingFigure> found;
    for (const auto& each : by_part) found.push_back(settled(each));
    return found;
}

std::optional<Convergence> convergence(const CaseGraph& graph, const std::stop_token& stop) {
    const auto& c = graph.resolved();
    if (!c.health || !c.health->individual || c.health->individual->people < 2 * parts) return {};
    Convergence result;
    for (const auto count : shown) result.people.push_back(c.health->individual->people * count / parts);
    result.people_of_a_draw = c.health->individual->people_of_a_draw;
    result.alternatives.resize(c.alternatives.size());

    std::vector<std::vector<math::Term>> figures;
    std::vector<std::optional<ConvergingFigure>*> places;
    const auto& reference = graph.alternatives()[c.comparator];
    for (std::size_t a = 0; a < c.alternatives.size(); ++a) {
        auto& into = result.alternatives[a];
        const auto& own = graph.alternatives()[a];
        const auto add = [&](std::optional<Node> node, std::optional<Node> other,
                             std::optional<ConvergingFigure>& figure,
                             std::optional<ConvergingFigure>& difference) {
            if (!node) return;
            figures.push_back({{1, *node}});
            places.push_back(&figure);
            if (a == c.comparator || !other) return;
            figures.push_back({{1, *node}, {-1, *other}});
            places.push_back(&difference);
        };
        add(own.total_cost, reference.total_cost, into.total_cost, into.incremental_cost);
        add(own.qalys, reference.qalys, into.qalys, into.incremental_qalys);
        add(own.life_years, reference.life_years, into.life_years, into.incremental_life_years);
    }
    const auto found = converging(graph, figures, stop);
    if (!found) return {};
    for (std::size_t f = 0; f < places.size(); ++f) places[f]->emplace((*found)[f]);
    return result;
}

}  // namespace vaerdi::value
