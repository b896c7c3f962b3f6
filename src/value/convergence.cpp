#include "value/convergence.h"

#include <cmath>

namespace vaerdi::value {
namespace {

constexpr std::uint32_t parts = 16;
constexpr std::uint32_t shown[] = {2, 4, 8, 16};  // parts together: an eighth, a quarter, half, all

/// One headline figure: steps that are added, and the alternatives they come from.
struct Headline {
    std::vector<math::Term> terms;
    std::optional<ConvergingFigure>* into;
};

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

std::optional<Convergence> convergence(const CaseGraph& graph, const std::stop_token& stop) {
    const auto& c = graph.resolved();
    if (!c.health || !c.health->individual || c.health->individual->people < 2 * parts) return {};
    Convergence result;
    for (const auto count : shown) result.people.push_back(c.health->individual->people * count / parts);
    result.people_of_a_draw = c.health->individual->people_of_a_draw;
    result.alternatives.resize(c.alternatives.size());

    std::vector<Headline> headlines;
    const auto& reference = graph.alternatives()[c.comparator];
    for (std::size_t a = 0; a < c.alternatives.size(); ++a) {
        auto& into = result.alternatives[a];
        const auto& own = graph.alternatives()[a];
        const auto add = [&](Node node, std::optional<Node> other, std::optional<ConvergingFigure>& figure,
                             std::optional<ConvergingFigure>& difference) {
            headlines.push_back({{{1, node}}, &figure});
            if (a != c.comparator && other) headlines.push_back({{{1, node}, {-1, *other}}, &difference});
        };
        add(own.total_cost, reference.total_cost, into.total_cost, into.incremental_cost);
        if (own.qalys) add(*own.qalys, reference.qalys, into.qalys, into.incremental_qalys);
        if (own.life_years)
            add(*own.life_years, reference.life_years, into.life_years, into.incremental_life_years);
    }
    std::vector<Node> nodes;
    for (const auto& headline : headlines) {
        for (const auto& term : headline.terms) nodes.push_back(term.node);
    }
    std::vector<std::vector<double>> by_part(headlines.size());
    const auto inputs = graph.base_inputs();
    for (std::uint32_t part = 0; part < parts; ++part) {
        if (stop.stop_requested()) return {};
        const auto values = math::evaluate(graph.graph(), nodes, inputs, {.part = part, .parts = parts});
        auto value = values.begin();
        for (std::size_t h = 0; h < headlines.size(); ++h) {
            double sum = 0;
            for (const auto& term : headlines[h].terms) sum += term.coefficient * *value++;
            by_part[h].push_back(sum);
        }
    }
    for (std::size_t h = 0; h < headlines.size(); ++h) headlines[h].into->emplace(settled(by_part[h]));
    return result;
}

}  // namespace vaerdi::value
