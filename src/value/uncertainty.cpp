#include "value/uncertainty.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "math/statistics.h"
#include "value/compare.h"
#include "value/payback.h"
#include "value/simulate.h"
#include "value/spread.h"

namespace vaerdi::value {
namespace {

// How much of a run is drawing; the rest is sorting for percentiles.
constexpr double drawing_share = 0.7;

// Every quantity is counted, but only so many get intervals: those that `counts` names first. A case of 200
// lines would else keep 200 columns of draws for each alternative.
constexpr std::size_t most_quantities = 12;

// So many payers of a comparison get intervals, in the case's own order.
constexpr std::size_t most_payers = 6;

/// The natural quantities that get intervals, as indices; the same for all alternatives.
std::vector<std::size_t> quantities_kept(const ResolvedCase& c, const std::vector<NaturalNodes>& natural) {
    std::vector<std::size_t> kept;
    for (const bool named : {true, false}) {
        for (std::size_t i = 0; i < natural.size() && kept.size() < most_quantities; ++i) {
            const bool is_named =
                natural[i].lines.size() > 1 || c.lines[natural[i].lines[0]].id != natural[i].id;
            if (is_named == named) kept.push_back(i);
        }
    }
    std::ranges::sort(kept);
    return kept;
}

/// The drawn figures of one alternative.
struct DrawnAlternative {
    DrawnSum total_cost, effects, net_value;
    std::optional<DrawnSum> qalys, life_years;
    std::vector<std::pair<std::size_t, DrawnSum>> natural;  ///< by index
    std::vector<DrawnSum> staff;

    const DrawnSum& measured(const std::string& measure) const {
        if (measure == "qalys" && qalys) return *qalys;
        if (measure == "life_years" && life_years) return *life_years;
        return effects;
    }
};

std::vector<Node> headline_nodes(const std::vector<AlternativeNodes>& alternatives,
                                 const std::vector<std::size_t>& quantities) {
    std::vector<Node> nodes;
    for (const auto& alternative : alternatives) {
        nodes.push_back(alternative.total_cost);
        nodes.push_back(alternative.effects);
        if (alternative.qalys) nodes.push_back(*alternative.qalys);
        if (alternative.life_years) nodes.push_back(*alternative.life_years);
        for (const auto i : quantities) nodes.push_back(alternative.natural[i].total);
        for (const auto& sum : alternative.staff) nodes.push_back(sum.hours);
    }
    return nodes;
}

/// The net values by payer that get intervals, with the step of each.
struct PayerNode {
    Figure* into;
    Node node;
};
std::vector<PayerNode> payer_nodes(const ResolvedCase& c, const std::vector<ComparedNodes>& compared,
                                   std::vector<Comparison>& comparisons) {
    std::vector<PayerNode> nodes;
    for (auto& comparison : comparisons) {
        const auto& by_payer = compared[c.alternative_index(comparison.id)].by_payer;
        for (std::size_t p = 0; p < by_payer.size(); ++p) {
            const auto figure = comparison.by_payer.find(c.payer_order[p]);
            if (figure != comparison.by_payer.end()) nodes.push_back({&figure->second, by_payer[p]});
        }
    }
    return nodes;
}

/// Payback and internal rate of the comparisons that have them: each is made of the yearly flows of a draw,
/// of which nothing else is kept.
std::vector<MadeFigure> figures_of_flows(const ResolvedCase& resolved,
                                         const std::vector<ComparedNodes>& compared,
                                         const std::vector<Comparison>& comparisons) {
    std::vector<MadeFigure> made;
    for (const auto& c : comparisons) {
        if (!c.payback_years && !c.internal_rate) continue;
        const auto& flows = compared[resolved.alternative_index(c.id)].flows;
        if (c.payback_years) made.push_back({flows, payback_or_never});
        if (c.internal_rate) {
            made.push_back({flows, [guess = c.internal_rate->value](std::span<const double> draw) {
                                return rate_or_limit(draw, guess);
                            }});
        }
    }
    return made;
}

/// In the order of headline_nodes.
std::vector<DrawnAlternative> drawn_alternatives(const std::vector<AlternativeNodes>& alternatives,
                                                 const std::vector<std::size_t>& quantities,
                                                 const Draws& draws) {
    std::size_t next = 0;
    std::vector<DrawnAlternative> result;
    for (const auto& alternative : alternatives) {
        DrawnAlternative drawn;
        drawn.total_cost = draws.figure(next++);
        drawn.effects = draws.figure(next++);
        drawn.net_value = drawn.effects - drawn.total_cost;
        if (alternative.qalys) drawn.qalys = draws.figure(next++);
        if (alternative.life_years) drawn.life_years = draws.figure(next++);
        for (const auto i : quantities) drawn.natural.emplace_back(i, draws.figure(next++));
        for (std::size_t i = 0; i < alternative.staff.size(); ++i)
            drawn.staff.push_back(draws.figure(next++));
        result.push_back(std::move(drawn));
    }
    return result;
}

void summarise(const DrawnAlternative& drawn, AlternativeResult& into, Summaries& summaries) {
    summaries.add(into.total_cost, drawn.total_cost);
    summaries.add(into.effects, drawn.effects);
    summaries.add(into.net_value, drawn.net_value);
    if (drawn.qalys) summaries.add(*into.qalys, *drawn.qalys);
    if (drawn.life_years) summaries.add(*into.life_years, *drawn.life_years);
    for (const auto& [i, total] : drawn.natural) summaries.add(into.natural[i].total, total);
    for (std::size_t i = 0; i < drawn.staff.size(); ++i) summaries.add(into.staff[i].hours, drawn.staff[i]);
}

void summarise(const DrawnAlternative& drawn, const DrawnAlternative& other, Comparison& into,
               Summaries& summaries) {
    const auto cost = drawn.total_cost - other.total_cost;
    const auto effects = drawn.effects - other.effects;
    const auto net = effects - cost;
    summaries.add(into.incremental_cost, cost);
    summaries.add(into.incremental_effects, effects);
    summaries.add(into.net_value, net);
    if (drawn.qalys) summaries.add(*into.incremental_qalys, *drawn.qalys - *other.qalys);
    if (drawn.life_years) summaries.add(*into.incremental_life_years, *drawn.life_years - *other.life_years);
    if (into.price_effect_ratio) summaries.add_ratio(*into.price_effect_ratio, cost, effects);
    if (into.roi) summaries.add_ratio(*into.roi, net, cost);
    if (into.sroi_gross) summaries.add_ratio(*into.sroi_gross, effects, cost);
    if (into.sroi_net) summaries.add_ratio(*into.sroi_net, effects, cost, 1);
    for (std::size_t k = 0; k < drawn.natural.size(); ++k) {
        const auto& [i, total] = drawn.natural[k];
        summaries.add(into.natural[i].total, total - other.natural[k].second);
    }
    for (std::size_t i = 0; i < drawn.staff.size(); ++i) {
        summaries.add(into.staff[i].hours, other.staff[i] - drawn.staff[i]);
    }
}

/// The first draws of an alternative in the cost–effect plane.
std::vector<PlanePoint> first_points(const DrawnAlternative& drawn, const DrawnAlternative& other,
                                     const std::string& measure, std::size_t count) {
    std::vector<double> cost(count), effect(count);
    (drawn.total_cost - other.total_cost).fill(0, cost);
    if (!measure.empty()) (drawn.measured(measure) - other.measured(measure)).fill(0, effect);
    std::vector<PlanePoint> points;
    for (std::size_t i = 0; i < count; ++i) points.push_back({effect[i], cost[i]});
    return points;
}

/// Counts of one chunk of draws.
struct Counts {
    std::vector<double> best;      ///< by alternative; a tie is shared
    std::vector<double> worth_it;  ///< by comparison
    std::vector<std::array<std::array<double, 3>, 3>> cells;
};

class Counting {
  public:
    Counting(const ResolvedCase& resolved, const std::vector<DrawnAlternative>& drawn)
        : case_(resolved), drawn_(drawn), measure_(effect_measure(resolved)) {}

    Counts count(std::size_t first, std::size_t n) const {
        Counts counts;
        counts.best.resize(drawn_.size());
        std::vector<std::vector<double>> net, cost, effect;
        for (const auto& alternative : drawn_) {
            alternative.net_value.fill(first, net.emplace_back(n));
            alternative.total_cost.fill(first, cost.emplace_back(n));
            alternative.measured(measure_).fill(first, effect.emplace_back(n));
        }
        for (std::size_t i = 0; i < n; ++i) add_best(net, i, counts);
        std::vector<double> gain(n);
        const auto base = case_.comparator;
        for (std::size_t a = 0; a < drawn_.size(); ++a) {
            if (a == base) continue;
            (drawn_[a].effects - drawn_[base].effects - (drawn_[a].total_cost - drawn_[base].total_cost))
                .fill(first, gain);
            double worth_it = 0;  // draws that differ by rounding only are equal: not worth it
            for (std::size_t i = 0; i < n; ++i)
                worth_it += cell(gain[i], larger(net[a][i], net[base][i]), 0, false) == Cell::better ? 1 : 0;
            counts.worth_it.push_back(worth_it);
            auto& cells = counts.cells.emplace_back();
            for (std::size_t i = 0; i < n; ++i) {
                const auto row = of(cost[a][i], cost[base][i], case_.same_cost, true);
                const auto column = measure_.empty()
                                        ? Cell::same
                                        : of(effect[a][i], effect[base][i], case_.same_effect, false);
                ++cells[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
            }
        }
        return counts;
    }

  private:
    static Cell of(double x, double base, double same, bool lower_is_better) {
        return cell(x - base, larger(x, base), same, lower_is_better);
    }
    static double larger(double x, double y) { return std::max(std::abs(x), std::abs(y)); }
    static bool ties(double x, double highest) {
        return cell(x - highest, larger(x, highest), 0, false) == Cell::same;
    }
    static void add_best(const std::vector<std::vector<double>>& net, std::size_t i, Counts& counts) {
        double highest = net[0][i];
        for (const auto& alternative : net) highest = std::max(highest, alternative[i]);
        double sharing = 0;
        for (const auto& alternative : net) sharing += ties(alternative[i], highest) ? 1 : 0;
        if (sharing == 0) return;  // not a number
        for (std::size_t a = 0; a < net.size(); ++a)
            counts.best[a] += ties(net[a][i], highest) ? 1 / sharing : 0;
    }

    const ResolvedCase& case_;
    const std::vector<DrawnAlternative>& drawn_;
    std::string measure_;
};

bool add_probabilities(const ResolvedCase& c, const std::vector<DrawnAlternative>& drawn, std::size_t draws,
                       const Options& options, Assessment& into) {
    const Counting counting(c, drawn);
    const auto chunks = (draws + math::chunk_length - 1) / math::chunk_length;
    std::vector<Counts> counts(chunks);
    const auto work = [&](std::size_t chunk, unsigned) {
        const auto first = chunk * math::chunk_length;
        counts[chunk] = counting.count(first, std::min(math::chunk_length, draws - first));
    };
    if (!math::for_each_chunk(chunks, options.threads, work, {{}, options.stop})) return false;
    const auto all = static_cast<double>(draws);
    for (std::size_t a = 0; a < into.alternatives.size(); ++a) {
        double best = 0;
        for (const auto& chunk : counts) best += chunk.best[a];
        into.alternatives[a].probability_best = best / all;
    }
    for (std::size_t i = 0; i < into.comparisons.size(); ++i) {
        double worth_it = 0;
        std::array<std::array<double, 3>, 3> cells{};
        for (const auto& chunk : counts) {
            worth_it += chunk.worth_it[i];
            for (std::size_t cost = 0; cost < 3; ++cost) {
                for (std::size_t effect = 0; effect < 3; ++effect) {
                    cells[cost][effect] += chunk.cells[i][cost][effect] / all;
                }
            }
        }
        into.comparisons[i].probability_worth_it = worth_it / all;
        into.comparisons[i].matrix.probability = cells;
    }
    return true;
}

}  // namespace

std::vector<ComparedNodes> compared_nodes(CaseGraph& graph) {
    const auto& c = graph.resolved();
    std::vector<ComparedNodes> all(c.alternatives.size());
    for (std::size_t a = 0; a < all.size(); ++a) {
        if (a == c.comparator) continue;
        for (std::size_t p = 0; p < std::min(c.payer_order.size(), most_payers); ++p)
            all[a].by_payer.push_back(graph.net_value(a, c.payer_order[p]));
        all[a].flows = graph.net_flows(a);
    }
    return all;
}

bool add_uncertainty(const CaseGraph& graph, const std::vector<ComparedNodes>& compared,
                     const Options& options, Assessment& into) {
    const auto& c = graph.resolved();
    const auto part = [&](double from, double to) {
        math::Watch watch{{}, options.stop};
        if (options.progress)
            watch.progress = [&, from, to](double done) { options.progress(from + (to - from) * done); };
        return watch;
    };
    const auto quantities = quantities_kept(c, graph.alternatives().front().natural);
    auto nodes = headline_nodes(graph.alternatives(), quantities);
    const auto headlines = nodes.size();
    const auto by_payer = payer_nodes(c, compared, into.comparisons);
    for (const auto& payer : by_payer) nodes.push_back(payer.node);
    const auto made = figures_of_flows(c, compared, into.comparisons);
    const auto draws = simulate(c, graph.graph(), nodes, made, {}, options.draws, options.seed,
                                options.threads, part(0, drawing_share), options.ranks);
    if (!draws) return false;
    const auto drawn = drawn_alternatives(graph.alternatives(), quantities, *draws);

    Summaries summaries(draws->count());
    const auto points = std::min<std::size_t>(options.points, draws->count());
    const auto measure = effect_measure(c);
    std::size_t next = 0;
    for (std::size_t a = 0; a < drawn.size(); ++a) {
        summarise(drawn[a], into.alternatives[a], summaries);
        if (a == c.comparator) continue;
        auto& comparison = into.comparisons[next++];
        summarise(drawn[a], drawn[c.comparator], comparison, summaries);
        comparison.plane = first_points(drawn[a], drawn[c.comparator], measure, points);
    }
    next = headlines;
    for (const auto& payer : by_payer) summaries.add(*payer.into, draws->figure(next++));
    for (auto& comparison : into.comparisons) {
        if (comparison.payback_years)
            summaries.add_time(*comparison.payback_years, comparison.paid_back, draws->figure(next++));
        if (comparison.internal_rate)
            summaries.add_time(*comparison.internal_rate, comparison.has_rate, draws->figure(next++));
    }
    return summaries.run(options.threads, part(drawing_share, 1)) &&
           add_probabilities(c, drawn, draws->count(), options, into);
}

}  // namespace vaerdi::value
