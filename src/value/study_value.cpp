#include "value/study_value.h"

#include <algorithm>
#include <cmath>

#include "value/net_value_at.h"

namespace vaerdi::value {

double intake_after(CaseGraph& graph, double years) {
    const auto& c = graph.resolved();
    const auto& who = c.patients.given ? c.patients : c.procedures.given ? c.procedures : c.pieces;
    if (years <= 0 || !who.given || who.at_start) return 1;
    const int last = std::min(who.years, c.years);
    std::vector<Node> counts;
    for (int year = 1; year <= last; ++year)
        counts.push_back(graph.quantities().count(who, {c.comparator, year, 0, -1}));
    const auto values = graph.evaluate(graph.base_inputs());
    double all = 0, later = 0;
    for (int year = 1; year <= last; ++year) {
        const double weight = values[static_cast<std::size_t>(counts[static_cast<std::size_t>(year - 1)])] *
                              graph.discounting().costs(time_of(c, year));
        all += weight;
        later += weight * std::clamp(year - years, 0.0, 1.0);
    }
    return all > 0 ? later / all : 0;
}

StudyValue study_value(CaseGraph& graph, std::size_t index, const information::NetBenefits& benefits,
                       const std::function<information::Column(std::size_t)>& column, double everything) {
    const auto& c = graph.resolved();
    const auto& study = c.studies[index];
    std::vector<information::Column> known;
    std::vector<double> prior, of_one;
    for (std::size_t k = 0; k < study.inputs.size(); ++k) {
        const auto drawn = column(study.inputs[k]);
        if (drawn.empty()) continue;
        known.push_back(drawn);
        prior.push_back(std::pow(math::standard_deviation(*marginal(c, study.inputs[k])), 2));
        of_one.push_back(study.variance_of_one[k]);
    }
    const information::ConditionalBenefits conditional(benefits, known);
    StudyValue result{index, conditional.perfect(everything), intake_after(graph, study.duration), {}, {}};
    for (const double patients : study.patients) {
        std::vector<double> explained;
        for (std::size_t k = 0; k < known.size(); ++k)
            explained.push_back(information::explained_by_mean(patients, prior[k], of_one[k]));
        auto value = conditional.of_study(explained, everything);
        value.value *= result.reached;
        value.standard_error *= result.reached;
        result.sizes.push_back({patients, value, study.cost + study.cost_per_patient * patients});
        const auto& made = result.sizes.back();
        if (made.net() > (result.best ? result.sizes[*result.best].net() : 0))
            result.best = result.sizes.size() - 1;
    }
    return result;
}

}  // namespace vaerdi::value
