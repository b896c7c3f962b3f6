// A decision tree: its branches, their probabilities, when they are reached, where they end.
#include <fmt/format.h>

#include <algorithm>

#include "value/tree_binding.h"

namespace vaerdi::value {
namespace {

constexpr std::size_t most_tree_nodes = 2'000;
constexpr int deepest_tree = 50;

class TreeBinding {
  public:
    TreeBinding(Resolving& r, const HealthDocument& written) : r_(r), written_(written) {}

    void bind();
    /// Gives the states of a cohort the shares that end in them.
    void lead_into(HealthModel& cohort);

    BoundTree tree;

  private:
    void add_branches(std::size_t parent, int depth);
    bool good_name(const std::string& name, Position at);
    void probability(TreeNode& node, const BranchDocument& written, bool& rest_taken);
    double years(const Formula& written);

    Resolving& r_;
    const HealthDocument& written_;
};

void TreeBinding::bind() {
    const auto& root = *written_.tree;
    tree.model.at = root.at;
    TreeNode node;
    node.title = root.title.empty() ? Text("Everybody", "Alle") : root.title;
    node.at = root.at;
    node.years = years(root.after);
    if (!root.probability.absent())
        r_.error(root.probability.place(),
                 {"the root of a tree has no probability: everybody begins there",
                  "roden af et træ har ingen sandsynlighed: alle begynder der"},
                 {"leave it out", "udelad den"});
    if (root.branches.empty())
        r_.error(root.at, {"the tree has no branches", "træet har ingen grene"},
                 {"write e.g. branches: {infected: {probability: 5 %}, well: {probability: rest}}",
                  "skriv fx branches: {infected: {probability: 5 %}, well: {probability: rest}}"});
    tree.model.nodes.push_back(std::move(node));
    tree.written.push_back(&root);
    add_branches(0, 1);
}

bool TreeBinding::good_name(const std::string& name, Position at) {
    if (slug(name) == name) return true;
    r_.error(at,
             {fmt::format("'{}' cannot be the name of a branch", name),
              fmt::format("'{}' kan ikke være navnet på en gren", name)},
             {fmt::format("use small letters, digits and _ : {}", slug(name + "_1")),
              fmt::format("brug små bogstaver, cifre og _ : {}", slug(name + "_1"))});
    return false;
}

double TreeBinding::years(const Formula& written) {
    if (!is_given(written)) return 0;
    const auto found =
        health_years(r_, written, "after",
                     {"write e.g. 90 days, 6 months or 1 year", "skriv fx 90 days, 6 months eller 1 year"});
    if (!found) return 0;
    const double result = *found;
    if (result >= 0 && result <= r_.result.years) return result;
    r_.error(
        written.at,
        {fmt::format("{} is not between nil and the horizon of {} years", written.value, r_.result.years),
         fmt::format("{} ligger ikke mellem nul og tidshorisonten på {} år", written.value, r_.result.years)},
        {"a branch cannot be reached before the one it grows from; lengthen horizon: if it lies later",
         "en gren kan ikke nås før den, den vokser ud af; forlæng horizon:, hvis den ligger senere"});
    return 0;
}

void TreeBinding::probability(TreeNode& node, const BranchDocument& written, bool& rest_taken) {
    if (written.probability.absent()) {
        if (!r_.misread.contains(written.at))
            r_.error(node.at,
                     {fmt::format("no probability is given for '{}'", node.path),
                      fmt::format("der er ingen sandsynlighed for '{}'", node.path)},
                     {"add `probability: 5 %`, or `probability: rest` for what its sisters leave",
                      "tilføj `probability: 5 %`, eller `probability: rest` for det, søstergrenene levner"});
        return;
    }
    if (written.probability.value.value == "rest") {
        if (rest_taken)
            r_.error(written.probability.place(),
                     {"'rest' stands twice at one branching", "'rest' står to gange ved samme forgrening"},
                     {"the rest can go one way only", "resten kan kun gå én vej"});
        rest_taken = node.is_rest = true;
        return;
    }
    node.probability =
        health_probability(r_, written.probability, tree_name(node, "probability"),
                           {"Probability, " + node.title.en, "Sandsynlighed, " + node.title.da}, true);
}

void TreeBinding::add_branches(std::size_t parent, int depth) {
    const auto& written = *tree.written[parent];
    if (depth > deepest_tree || tree.model.nodes.size() + written.branches.entries.size() > most_tree_nodes) {
        r_.error(
            written.at,
            {fmt::format("the tree is too large: {} branches and {} chances in a row are the most",
                         most_tree_nodes, deepest_tree),
             fmt::format("træet er for stort: højst {} grene og {} forgreninger efter hinanden er muligt",
                         most_tree_nodes, deepest_tree)},
            {"what comes again and again is a cohort model", "det, der gentager sig, er en kohortemodel"});
        return;
    }
    bool rest_taken = false;
    const auto first = tree.model.nodes.size();
    for (const auto& entry : written.branches) {
        if (!entry.value || !good_name(entry.name, entry.at)) continue;
        const auto& branch = *entry.value.get();
        TreeNode node;
        node.path = parent == 0 ? entry.name : tree.model.nodes[parent].path + "." + entry.name;
        node.title = branch.title.empty() ? Text(entry.name) : branch.title;
        node.parent = parent;
        node.at = entry.at;
        node.years = tree.model.nodes[parent].years + years(branch.after);
        probability(node, branch, rest_taken);
        ++tree.model.nodes[parent].children;
        tree.model.nodes.push_back(std::move(node));
        tree.written.push_back(&branch);
    }
    const auto last = tree.model.nodes.size();
    for (auto i = first; i < last; ++i) {
        if (!tree.written[i]->branches.empty()) add_branches(i, depth + 1);
    }
}

void TreeBinding::lead_into(HealthModel& cohort) {
    std::vector<TreeAmount> ends(cohort.states.size());
    for (std::size_t i = 0; i < tree.model.nodes.size(); ++i) {
        auto& node = tree.model.nodes[i];
        const auto& into = tree.written[i]->into;
        if (node.children > 0) {
            if (into)
                r_.error(
                    into.at,
                    {fmt::format("'{}' branches further: it leads into no state", node.path),
                     fmt::format("'{}' forgrener sig videre: den fører ikke til en tilstand", node.path)},
                    {"write into: at its ends", "skriv into: ved dens ender"});
        } else if (!into) {
            r_.error(node.at,
                     {fmt::format("the end '{}' leads into no state of the cohort", node.path),
                      fmt::format("enden '{}' fører ikke til en tilstand i kohorten", node.path)},
                     {"add `into: <state>`", "tilføj `into: <tilstand>`"});
        } else if (const auto state = state_named(r_, cohort, into.value, into.at)) {
            node.state = *state;
            ends[*state].parts.push_back({i, nullptr});
        }
    }
    if (written_.start.at.line > 0) {
        r_.error(written_.start.at,
                 {"the tree says where everybody begins, and start: says it again",
                  "træet siger, hvor alle begynder, og start: siger det igen"},
                 {"leave start: out", "udelad start:"});
    }
    for (std::size_t state = 0; state < ends.size(); ++state) {
        cohort.start[state] = nullptr;
        if (ends[state].parts.empty()) continue;
        auto value = std::make_shared<Value>();
        value->tree = std::move(ends[state]);
        value->at = tree.model.at;
        value->name = "health.start." + cohort.states[state].id;
        cohort.start[state] = value;
    }
}

/// Keys of a cohort beside a tree that stands alone.
void refuse_cohort_keys(Resolving& r, const HealthDocument& written) {
    const auto refuse = [&](Position at, const char* key) {
        if (at.line == 0) return;
        r.error(at,
                {fmt::format("a decision tree has no {}:", key),
                 fmt::format("et beslutningstræ har ingen {}:", key)},
                {"leave it out, or write model: cohort for a tree that leads into states",
                 "udelad den, eller skriv model: cohort for et træ, der fører til tilstande"});
    };
    const auto first = [](const auto& dictionary) {
        return dictionary.empty() ? Position{} : dictionary.entries.front().at;
    };
    refuse(written.cycle.at, "cycle");
    refuse(written.accrual.at, "accrual");
    refuse(written.states.at, "states");
    refuse(written.start.at, "start");
    refuse(written.dead.empty() ? Position{} : written.dead.front().at, "dead");
    if (written.transitions) refuse(first(*written.transitions), "transitions");
    refuse(first(written.until), "until");
    refuse(first(written.event_times), "event_times");
    refuse(written.clock.at, "clock");
    refuse(written.individuals ? written.individuals->at : Position{}, "individuals");
    refuse(first(written.utilities), "utilities");
    refuse(first(written.costs), "costs");
    refuse(first(written.events), "events");
    refuse(first(written.expected), "expected");
}

}  // namespace

std::string tree_name(const TreeNode& node, const std::string& what) {
    return fmt::format("health.tree.{}{}{}", node.path, node.path.empty() ? "" : ".", what);
}

void resolve_tree(Resolving& r, const HealthDocument& written, HealthModel* cohort, ValuePtr start_age) {
    if (!written.tree) {
        if (!cohort && !r.misread.contains(written.at))
            r.error(written.at, {"the tree is missing", "træet mangler"},
                    {"write tree: {branches: {infected: {probability: 5 %}, well: {probability: rest}}}",
                     "skriv tree: {branches: {infected: {probability: 5 %}, well: {probability: rest}}}"});
        return;
    }
    TreeBinding binding(r, written);
    binding.bind();
    if (cohort) {
        binding.lead_into(*cohort);
    } else {
        refuse_cohort_keys(r, written);
        for (const auto* branch : binding.tree.written) {
            if (branch->into)
                r.error(branch->into.at,
                        {"there are no states to begin in", "der er ingen tilstande at begynde i"},
                        {"write model: cohort with its states:, or leave into: out",
                         "skriv model: cohort med dens states:, eller udelad into:"});
        }
    }
    binding.tree.model.start_age = std::move(start_age);
    add_tree_lines(r, binding.tree);
    r.result.tree = std::move(binding.tree.model);
}

}  // namespace vaerdi::value
