// Whether a decision tree holds together: the branches of every node sum to one and none is negative.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "value/resolving.h"
#include "value/trees.h"

namespace vaerdi::value {
namespace {

constexpr double most_tree_steps = 5'000'000;  // nodes × lines × alternatives × groups × intakes
constexpr double tree_rounding = 1e-9;
constexpr double written_tree_rounding = 1e-6;  // of branches that are all written out

class TreeCheck {
  public:
    explicit TreeCheck(Resolving& r) : r_(r), model_(*r.result.tree), quantities_(r.result, graph_) {}

    bool small_enough();
    void numbers();

  private:
    void look_at(const Place& place, const std::vector<double>& inputs);
    void report_probability(std::size_t node, double p, const Place& place);
    void report_sum(std::size_t parent, double sum, bool has_rest, const Place& place);
    /// " (coated)" where the chances of a node vary by that.
    std::string whom(const Place& place, std::size_t parent);

    Resolving& r_;
    const TreeModel& model_;
    math::Graph graph_;
    Quantities quantities_;
    std::set<std::size_t> reported_;
};

bool TreeCheck::small_enough() {
    const auto& c = r_.result;
    const auto lines =
        std::ranges::count_if(c.lines, [](const Line& line) { return line.falls_after.has_value(); });
    const auto& intake = c.patients.given ? c.patients : c.procedures;
    const bool by_intake = quantities_.trees().varies().by_year && intake.given && !intake.at_start;
    const double steps =
        static_cast<double>(model_.nodes.size() * c.alternatives.size() * (c.groups.size() + 1)) *
        static_cast<double>(lines + 1) * (by_intake ? intake.years : 1);
    if (steps <= most_tree_steps) return true;
    r_.error(
        model_.at,
        {fmt::format("the tree is too large: {:.3g} branches, counted for each line, alternative, group "
                     "and intake",
                     steps),
         fmt::format("træet er for stort: {:.3g} grene, talt for hver linje, hvert alternativ, hver gruppe "
                     "og hvert indtag",
                     steps)},
        {"name equal costs alike, so that they are one line",
         "giv ens udgifter samme navn, så de er én linje"});
    return false;
}

std::string TreeCheck::whom(const Place& place, std::size_t parent) {
    const auto& c = r_.result;
    Varies by;
    for (const auto& node : model_.nodes) {
        if (node.parent == parent) by |= quantities_.varies(node.probability);
    }
    std::string words;
    if (by.by_alternative) words += fmt::format(" ({})", c.alternatives[place.alternative].id);
    if (by.by_group) words += fmt::format(" ({})", c.groups[static_cast<std::size_t>(place.group)].id);
    return words;
}

void TreeCheck::report_probability(std::size_t index, double p, const Place& place) {
    const auto& node = model_.nodes[index];
    if (!reported_.insert(index).second) return;
    r_.error(node.probability->at.line > 0 ? node.probability->at : node.at,
             {fmt::format("the probability of '{}'{} is {:.6g}", node.path, whom(place, node.parent), p),
              fmt::format("sandsynligheden for '{}'{} er {:.6g}", node.path, whom(place, node.parent), p)},
             {"a probability lies between 0 and 1", "en sandsynlighed ligger mellem 0 og 1"});
}

void TreeCheck::report_sum(std::size_t parent, double sum, bool has_rest, const Place& place) {
    if (!reported_.insert(model_.nodes.size() + parent).second) return;
    const auto& node = model_.nodes[parent];
    const auto of = [&](const char* root, const char* words) {
        return parent == 0 ? std::string(root) : fmt::format(fmt::runtime(words), node.path);
    };
    const auto en = of("the branches of the tree", "the branches of '{}'");
    const auto da = of("træets grene", "grenene fra '{}'");
    if (has_rest) {
        r_.error(node.at,
                 {fmt::format("{}{} sum to {:.6g}, more than 1: nothing is left for `rest`", en,
                              whom(place, parent), sum),
                  fmt::format("{}{} summer til {:.6g}, mere end 1: der er intet tilbage til `rest`", da,
                              whom(place, parent), sum)},
                 {"lower their probabilities", "sænk deres sandsynligheder"});
        return;
    }
    r_.error(node.at,
             {fmt::format("{}{} sum to {:.6g}, not 1", en, whom(place, parent), sum),
              fmt::format("{}{} summer til {:.6g}, ikke 1", da, whom(place, parent), sum)},
             {"write `probability: rest` for one of them, or change them so that they sum to 1",
              "skriv `probability: rest` for én af dem, eller ret dem, så de summer til 1"});
}

void TreeCheck::look_at(const Place& place, const std::vector<double>& inputs) {
    auto& tree = quantities_.trees().tree(place);
    std::vector<Node> nodes;
    for (std::size_t i = 0; i < model_.nodes.size(); ++i) nodes.push_back(tree.probability(i));
    const auto values = math::evaluate(graph_, nodes, inputs);
    std::vector<double> sums(model_.nodes.size(), 0);
    std::vector<bool> has_rest(model_.nodes.size(), false);
    for (std::size_t i = 1; i < model_.nodes.size(); ++i) {
        const auto& node = model_.nodes[i];
        if (node.is_rest) {
            has_rest[node.parent] = true;
            continue;
        }
        sums[node.parent] += values[i];
        if (!(values[i] >= -tree_rounding) || values[i] > 1 + tree_rounding)
            report_probability(i, values[i], place);
    }
    for (std::size_t i = 0; i < model_.nodes.size(); ++i) {
        if (model_.nodes[i].children == 0) continue;
        const bool wrong =
            has_rest[i] ? sums[i] > 1 + tree_rounding : std::abs(sums[i] - 1) > written_tree_rounding;
        if (wrong) report_sum(i, sums[i], has_rest[i], place);
    }
}

void TreeCheck::numbers() {
    const auto by = quantities_.trees().varies();
    const auto& c = r_.result;
    const auto& intake = c.patients.given ? c.patients : c.procedures;
    const int entries = by.by_year && intake.given && !intake.at_start ? intake.years : 1;
    std::vector<double> inputs(c.inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) inputs[i] = c.inputs[i].base;
    for (std::size_t a = 0; a < (by.by_alternative ? c.alternatives.size() : 1); ++a) {
        for (int g = by.by_group ? 0 : -1; g < (by.by_group ? static_cast<int>(c.groups.size()) : 0); ++g) {
            for (int entry = 1; entry <= entries; ++entry) {
                Place place;
                place.alternative = a;
                place.group = g;
                place.entry = entry;
                look_at(place, inputs);
            }
        }
    }
}

}  // namespace

void check_tree(Resolving& r) {
    if (!r.result.tree) return;
    TreeCheck check(r);
    if (check.small_enough()) check.numbers();
}

}  // namespace vaerdi::value
