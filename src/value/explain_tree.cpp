#include "value/explain_tree.h"

#include <algorithm>

#include "document/fields.h"
#include "value/explain_table.h"
#include "value/trees.h"

namespace vaerdi::value {
namespace {

constexpr double per_cent = 100;

class TreeExplained {
  public:
    TreeExplained(Explained& of, const Place& place)
        : of_(of),
          model_(*of.resolved().tree),
          tree_(of.graph.quantities().trees().tree(place)),
          place_(place) {}

    Explanation part(const TreeAmount::Part& part, const std::string& unit) {
        const auto& node = model_.nodes[part.node];
        const double reached = of_.value(tree_.reached(part.node));
        const double amount = part.amount ? of_.at(part.amount, at_node(node, place_)) : 1;
        auto step = step_of(node.title, reached * amount, unit, Rule::described,
                            {"probability of coming here × what falls then",
                             "sandsynlighed for at nå hertil × det, der falder da"},
                            {way(part.node, reached)});
        if (part.amount)
            step.steps.push_back(explain_quantity(of_, part.amount, at_node(node, place_),
                                                  {"What falls here", "Det, der falder her"}));
        return step;
    }

  private:
    /// The probabilities along the way, from the root.
    Explanation way(std::size_t end, double reached) {
        Explanation result{
            {"Probability of coming here", "Sandsynlighed for at nå hertil"},
            reached * per_cent,
            "%",
            {"product of the probabilities along the way", "produktet af sandsynlighederne undervejs"},
            {},
            false,
            {}};
        for (auto node = end; node != 0; node = model_.nodes[node].parent)
            result.steps.push_back(chance(node));
        std::ranges::reverse(result.steps);
        return result;
    }

    Explanation chance(std::size_t index) {
        const auto& node = model_.nodes[index];
        if (node.probability)
            return explain_quantity(of_, node.probability, at_node(model_.nodes[node.parent], place_),
                                    node.title);
        return {node.title, of_.value(tree_.probability(index)) * per_cent,
                "%",        {"all that its sisters leave", "alt, hvad søstergrenene levner"},
                {},         false,
                {}};
    }

    Explained& of_;
    const TreeModel& model_;
    health::DecisionTree& tree_;
    Place place_;
};

}  // namespace

Explanation explain_tree(Explained& of, const Line& line, bool money, const Place& asked) {
    const auto& amount = *(money ? line.amount : line.quantity)->tree;
    const auto unit = money ? of.resolved().currency : line.natural_unit.base().text();
    const Text title("Through the tree, for one who enters", "Gennem træet, for én, der begynder");
    const auto of_one = [&](const Place& place, const Text& words) {
        TreeExplained tree(of, place);
        std::vector<Explanation> parts;
        for (const auto& part : amount.parts) parts.push_back(tree.part(part, unit));
        return sum_of(words, unit, {"not discounted, whoever pays", "ikke diskonteret, hvem der end betaler"},
                      std::move(parts));
    };
    auto place = asked;
    place.entry = 1;
    const bool by_group = of.graph.quantities().trees().varies(amount).by_group;
    if (!by_group || place.group >= 0) return of_one(place, title);
    Explanation groups{title, {}, {}, {}, {}, false, {}};
    for (std::size_t g = 0; g < of.resolved().groups.size(); ++g) {
        place.group = static_cast<int>(g);
        groups.steps.push_back(of_one(place, of.resolved().groups[g].title));
    }
    return groups;
}

}  // namespace vaerdi::value
