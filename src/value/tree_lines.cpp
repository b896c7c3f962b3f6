// What a decision tree comes to, as lines of the case that fall at its nodes: costs, QALYs, life years,
// outcomes that are counted.
#include <fmt/format.h>

#include <algorithm>

#include "base/numerals.h"
#include "value/tree_binding.h"

namespace vaerdi::value {
namespace {

constexpr int figures_of_a_delay = 4;

/// A line in the making: the same thing at several nodes, all reached at the same time.
struct Gathered {
    std::string key;
    Line line;
    TreeAmount amount;
    std::vector<ValuePtr> values;
};

class TreeLines {
  public:
    TreeLines(Resolving& r, const BoundTree& tree) : r_(r), tree_(tree) {}
    void add_all();

  private:
    Gathered& gathered(const std::string& key, const std::string& id, Text name, const Name& category,
                       const char* usual, const TreeNode& node, Position at);
    void costs(std::size_t node);
    void health(std::size_t node, const UncertainValue& written, const char* what, const Text& title,
                Dimension dimension, const char* category);
    void counts(std::size_t node);

    Resolving& r_;
    const BoundTree& tree_;
    std::vector<Gathered> lines_;
};

/// The nodes where something falls are one line when they are reached at the same time.
Gathered& TreeLines::gathered(const std::string& key, const std::string& id, Text name, const Name& category,
                              const char* usual, const TreeNode& node, Position at) {
    const auto whole = fmt::format("{} {}", key, node.years);
    const auto found = std::ranges::find(lines_, whole, &Gathered::key);
    if (found != lines_.end()) return *found;
    if (node.years > 0) {
        name.en +=
            fmt::format(", after {} {}", significant(node.years, figures_of_a_delay, Language::english),
                        node.years == 1 ? "year" : "years");
        name.da +=
            fmt::format(", efter {} år", significant(node.years, figures_of_a_delay, Language::danish));
    }
    Gathered made{whole, health_line(r_, id, std::move(name), category, usual, at), {}, {}};
    made.line.falls_after = node.years;
    // Taken already, though it is no line of the case yet.
    const auto is_taken = [&](const Gathered& other) { return other.line.id == made.line.id; };
    for (int more = 2; std::ranges::any_of(lines_, is_taken); ++more)
        made.line.id = fmt::format("{}_{}", id, more);
    return lines_.emplace_back(std::move(made));
}

std::string payer_key(const std::optional<PayerShares>& payer) {
    if (!payer) return "region";
    std::string key = payer->one.value;
    for (const auto& share : payer->shares) key += share.name + "=" + share.value.value + ";";
    return key;
}

void TreeLines::costs(std::size_t index) {
    const auto& node = tree_.model.nodes[index];
    const auto& written = tree_.written[index]->costs;
    for (std::size_t i = 0; i < written.size(); ++i) {
        const auto& cost = written[i];
        const auto name = cost.name.empty() ? node.title : cost.name;
        const auto number = written.size() > 1 ? fmt::format(".{}", i + 1) : "";
        const auto amount = health_money(r_, cost.amount, tree_name(node, "costs" + number), name, false);
        const auto key =
            cost.name.empty() ? fmt::format("cost of {} {}", node.path, number) : "cost " + cost.name.en;
        const auto id = "tree_costs_" + (cost.name.empty() ? slug(node.path) : slug(cost.name.en)) +
                        (cost.name.empty() && i > 0 ? fmt::format("_{}", i + 1) : "");
        auto& into = gathered(fmt::format("{} {} {}", key, cost.category.value, payer_key(cost.payer)), id,
                              name, cost.category, "patient.complications", node, cost.at);
        if (into.amount.parts.empty()) health_payer(r_, into.line, cost.payer);
        if (!amount) continue;
        into.amount.parts.push_back({index, amount});
        into.values.push_back(amount);
    }
}

void TreeLines::health(std::size_t index, const UncertainValue& written, const char* what, const Text& title,
                       Dimension dimension, const char* category) {
    if (written.absent()) return;
    const auto& node = tree_.model.nodes[index];
    const auto value = health_number(r_, written, tree_name(node, what),
                                     {title.en + ", " + node.title.en, title.da + ", " + node.title.da},
                                     document::Kind::any);
    if (!value) return;
    const auto per_patient = value->unit * Unit::of(Dimension::patient);
    const bool fits =
        value->unit.is_dimensionless() || value->unit.same_dimensions(Unit::of(dimension)) ||
        per_patient.same_dimensions(Unit::of(dimension)) ||
        (dimension == Dimension::life_year && value->unit.same_dimensions(Unit::of(Dimension::year)));
    if (!fits) {
        r_.error(written.place(), mismatch(what, value->unit, Unit::of(dimension)),
                 {"write a plain number", "skriv et rent tal"});
        return;
    }
    auto& into = gathered(what, fmt::format("tree_{}", what), title, {}, category, node, written.place());
    into.line.is_cost = false;
    into.line.has_natural = true;
    into.line.natural_unit = Unit::of(dimension);
    into.line.counts = what;
    into.line.counts_title = title;
    into.amount.parts.push_back({index, value});
    into.values.push_back(value);
}

void TreeLines::counts(std::size_t index) {
    const auto& node = tree_.model.nodes[index];
    const auto& written = tree_.written[index]->counts;
    for (std::size_t i = 0; i < written.names.size(); ++i) {
        const auto& outcome = written.names[i];
        if (slug(outcome.value) != outcome.value) {
            r_.error(outcome.at,
                     {fmt::format("'{}' cannot be the name of an outcome", outcome.value),
                      fmt::format("'{}' kan ikke være navnet på et udfald", outcome.value)},
                     {fmt::format("use small letters, digits and _ : {}", slug("outcome " + outcome.value)),
                      fmt::format("brug små bogstaver, cifre og _ : {}", slug("outcome " + outcome.value))});
            continue;
        }
        const auto& title = written.titles[i];
        auto& into = gathered("outcome " + outcome.value, "tree_counts_" + outcome.value, title, {},
                              "patient.complications", node, outcome.at);
        into.line.has_natural = true;
        into.line.counts = outcome.value;
        into.line.counts_title = title;
        into.amount.parts.push_back({index, nullptr});
    }
}

void TreeLines::add_all() {
    for (std::size_t i = 0; i < tree_.model.nodes.size(); ++i) {
        const auto& written = *tree_.written[i];
        health(i, written.qalys, "qalys", {"Quality-adjusted life years", "Kvalitetsjusterede leveår"},
               Dimension::qaly, "patient.quality-of-life");
        health(i, written.life_years, "life_years", {"Life years", "Leveår"}, Dimension::life_year,
               "patient.clinical");
    }
    for (std::size_t i = 0; i < tree_.model.nodes.size(); ++i) costs(i);
    for (std::size_t i = 0; i < tree_.model.nodes.size(); ++i) counts(i);
    for (auto& each : lines_) {
        auto value = std::make_shared<Value>();
        value->unit = each.line.has_money ? *Unit::of_currency(r_.result.currency) : each.line.natural_unit;
        value->tree = std::move(each.amount);
        value->at = each.line.provenance.at;
        value->name = "health.tree";
        (each.line.has_money ? each.line.amount : each.line.quantity) = value;
        each.line.value_types = value_types(r_, each.values);
        r_.result.lines.push_back(std::move(each.line));
    }
}

}  // namespace

void add_tree_lines(Resolving& r, const BoundTree& tree) { TreeLines(r, tree).add_all(); }

}  // namespace vaerdi::value
