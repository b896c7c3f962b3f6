#include "generate/family.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <span>

#include "math/vector_math.h"

namespace vaerdi::generate {
namespace {

using math::Fit;
using math::Graph;
using math::Node;
using math::Op;
using Nodes = std::span<const Node>;
using Numbers = std::span<const double>;

/// One way to give a family its parameters. `node` is absent where the quantile has no formula: then the
/// parameters are the same for all rows.
struct Way {
    std::vector<std::string> names;
    bool listed;  ///< may be written as a list
    std::function<Fit(Numbers)> fit;
    std::function<Node(Graph&, Node draw, Nodes)> node;
};

struct Family {
    std::string name;
    Draw draw;
    std::vector<Way> ways;
};

Node number(Graph& g, double value) { return g.constant(value); }
Node times(Graph& g, Node a, Node b) { return g.apply(Op::multiply, a, b); }
Node over(Graph& g, Node a, Node b) { return g.apply(Op::divide, a, b); }
Node log(Graph& g, Node a) { return g.apply(Op::log, a); }
Node exp(Graph& g, Node a) { return g.apply(Op::exp, a); }
Node sqrt(Graph& g, Node a) { return g.apply(Op::sqrt, a); }
Node power(Graph& g, Node a, Node b) { return g.apply(Op::power, a, b); }
/// −log(1 − u): a standard exponential.
Node waiting(Graph& g, Node u) { return g.negate(log(g, g.subtract(number(g, 1), u))); }
/// The cumulative hazard at which a share of people has had the event.
Node hazard_of(Graph& g, Node share) {
    const auto within = g.apply(Op::minimum, g.apply(Op::maximum, share, number(g, 0)), number(g, 1 - 1e-9));
    return waiting(g, within);
}

Node lognormal_of_mean(Graph& g, Node z, Nodes p) {
    const auto spread = over(g, p[1], p[0]);
    const auto variance = log(g, g.add(number(g, 1), times(g, spread, spread)));
    const auto middle = g.subtract(log(g, p[0]), times(g, number(g, 0.5), variance));
    return exp(g, g.add(middle, times(g, sqrt(g, variance), z)));
}

Node weibull_node(Graph& g, Node u, Node shape, Node scale) {
    return times(g, scale, power(g, waiting(g, u), over(g, number(g, 1), shape)));
}

Node weibull_of_share(Graph& g, Node u, Nodes p) {
    // H(t) = H(at) (t / at)^shape
    const auto relative = over(g, waiting(g, u), hazard_of(g, p[1]));
    return times(g, p[2], power(g, relative, over(g, number(g, 1), p[0])));
}

/// The hazard rate · exp(shape t): t = log(1 + shape E / rate) / shape, and E / rate where shape is 0.
Node gompertz_node(Graph& g, Node u, Nodes p) {
    const auto level = over(g, waiting(g, u), p[1]);
    if (g.is_constant(p[0]) && g.constant_value(p[0]) == 0) return level;
    return over(g, log(g, g.add(number(g, 1), times(g, p[0], level))), p[0]);
}

double hazard_number(double share) { return -math::log1p(-share); }

const std::vector<Family>& row_families() {
    using namespace math;
    static const std::vector<Family> all{
        {"normal",
         Draw::normal,
         {{{"mean", "sd"},
           true,
           [](Numbers n) { return normal_from_mean_sd(n[0], n[1]); },
           [](Graph& g, Node z, Nodes p) { return g.add(p[0], times(g, p[1], z)); }}}},
        {"lognormal",
         Draw::normal,
         {{{"mean", "sd"},
           false,
           [](Numbers n) { return lognormal_from_mean_sd(n[0], n[1]); },
           lognormal_of_mean},
          {{"meanlog", "sdlog"},
           false,
           [](Numbers n) { return Fit(Distribution(Lognormal{n[0], n[1]})); },
           [](Graph& g, Node z, Nodes p) { return generate::exp(g, g.add(p[0], times(g, p[1], z))); }}}},
        {"gamma",
         Draw::uniform,
         {{{"mean", "sd"}, false, [](Numbers n) { return gamma_from_mean_sd(n[0], n[1]); }, {}},
          {{"shape", "scale"}, false, [](Numbers n) { return Fit(Distribution(Gamma{n[0], n[1]})); }, {}}}},
        {"beta",
         Draw::uniform,
         {{{"alpha", "beta"}, true, [](Numbers n) { return Fit(Distribution(Beta{n[0], n[1]})); }, {}},
          {{"mean", "sd"}, false, [](Numbers n) { return beta_from_mean_sd(n[0], n[1]); }, {}}}},
        {"uniform",
         Draw::uniform,
         {{{"low", "high"},
           true,
           [](Numbers n) { return Fit(Distribution(Uniform{n[0], n[1]})); },
           [](Graph& g, Node u, Nodes p) { return g.add(p[0], times(g, g.subtract(p[1], p[0]), u)); }}}},
        {"triangular",
         Draw::uniform,
         {{{"low", "mode", "high"},
           true,
           [](Numbers n) { return Fit(Distribution(Triangular{n[0], n[1], n[2]})); },
           {}}}},
        {"pert",
         Draw::uniform,
         {{{"low", "mode", "high"},
           true,
           [](Numbers n) { return Fit(Distribution(Pert{n[0], n[1], n[2]})); },
           {}}}},
        {"weibull",
         Draw::uniform,
         {{{"shape", "scale"},
           false,
           [](Numbers n) { return Fit(Distribution(Weibull{n[0], n[1]})); },
           [](Graph& g, Node u, Nodes p) { return weibull_node(g, u, p[0], p[1]); }},
          {{"shape", "share", "at"},
           false,
           [](Numbers n) {
               return Fit(Distribution(Weibull{n[0], n[2] / math::pow(hazard_number(n[1]), 1 / n[0])}));
           },
           weibull_of_share}}},
        {"exponential",
         Draw::uniform,
         {{{"rate"},
           false,
           [](Numbers n) { return Fit(Distribution(Exponential{n[0]})); },
           [](Graph& g, Node u, Nodes p) { return over(g, waiting(g, u), p[0]); }},
          {{"mean"},
           false,
           [](Numbers n) { return Fit(Distribution(Exponential{1 / n[0]})); },
           [](Graph& g, Node u, Nodes p) { return times(g, waiting(g, u), p[0]); }},
          {{"share", "at"},
           false,
           [](Numbers n) { return Fit(Distribution(Exponential{hazard_number(n[0]) / n[1]})); },
           [](Graph& g, Node u, Nodes p) {
               return times(g, p[1], over(g, waiting(g, u), hazard_of(g, p[0])));
           }}}},
        {"gompertz",
         Draw::uniform,
         {{{"shape", "rate"},
           false,
           [](Numbers n) { return Fit(Distribution(Gompertz{n[0], n[1]})); },
           gompertz_node}}},
    };
    return all;
}

std::string usage_of(const Family& family) {
    std::vector<std::string> forms;
    for (const auto& way : family.ways) {
        forms.push_back(fmt::format("{{{}: {{{}: …}}}}", family.name, fmt::join(way.names, ": …, ")));
        if (way.listed) forms.push_back(fmt::format("{{{}: [{}]}}", family.name, fmt::join(way.names, ", ")));
    }
    return fmt::format("{}", fmt::join(forms, " / "));
}

const Way* way_written(const Family& family, const document::FamilyParameters& written) {
    for (const auto& way : family.ways) {
        if (written.named.empty()) {
            if (way.listed && written.listed.size() == way.names.size()) return &way;
            continue;
        }
        if (written.named.entries.size() != way.names.size()) continue;
        const auto has = [&](const auto& name) { return written.named.find(name) != nullptr; };
        if (std::ranges::all_of(way.names, has)) return &way;
    }
    return nullptr;
}

/// The distribution when all parameters are constants; what is wrong with it is reported.
std::optional<math::Distribution> fixed(const Family& family, const Way& way, Position at, const Graph& graph,
                                        Nodes parameters, Diagnostics& found) {
    std::vector<double> numbers;
    for (const auto node : parameters) numbers.push_back(graph.constant_value(node));
    const auto fit = way.fit(numbers);
    const auto wrong = fit ? math::check(*fit) : std::optional<Text>(fit.wrong());
    if (!wrong) return *fit;
    found.error(at, *wrong,
                {"mend its parameters: " + usage_of(family), "ret dens parametre: " + usage_of(family)});
    return {};
}

}  // namespace

std::optional<DrawnValue> drawn_value(const std::string& name, const document::FamilyParameters& written,
                                      const Names& names, math::Graph& graph, std::uint32_t draw_slot,
                                      Diagnostics& found) {
    const auto& family = *std::ranges::find(row_families(), name, &Family::name);
    const auto* way = way_written(family, written);
    if (way == nullptr) {
        found.error(written.at,
                    {fmt::format("the parameters of '{}' are not given in a known way", name),
                     fmt::format("parametrene til '{}' er ikke skrevet på en kendt måde", name)},
                    {"write " + usage_of(family), "skriv " + usage_of(family)});
        return {};
    }
    std::vector<Node> parameters;
    for (std::size_t i = 0; i < way->names.size(); ++i) {
        const auto& text = written.named.empty() ? written.listed[i] : *written.named.find(way->names[i]);
        const auto node = node_of(text, names, graph, found);
        if (node) parameters.push_back(*node);
    }
    if (parameters.size() < way->names.size()) return {};
    const bool constant = std::ranges::all_of(parameters, [&](Node node) { return graph.is_constant(node); });
    std::optional<math::Distribution> distribution;
    if (constant && !(distribution = fixed(family, *way, written.at, graph, parameters, found))) return {};
    const auto draw = graph.input(draw_slot);
    if (way->node) return DrawnValue{family.draw, way->node(graph, draw, parameters), {}};
    if (!distribution) {
        found.error(written.at,
                    {fmt::format("'{}' has the same parameters for all rows", name),
                     fmt::format("'{}' har samme parametre for alle rækker", name)},
                    {"use numbers, or a normal, lognormal or weibull, whose parameters may be formulas",
                     "brug tal, eller en normal, lognormal eller weibull, hvis parametre må være formler"});
        return {};
    }
    return DrawnValue{family.draw, draw, math::Sampler(*distribution)};
}

}  // namespace vaerdi::generate
