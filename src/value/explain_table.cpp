#include "value/explain_table.h"

#include <fmt/format.h>

namespace vaerdi::value {

void FigureTable::add(std::string name, Build build) {
    if (!builds_.emplace(name, std::move(build)).second) return;
    names_.push_back(std::move(name));
}

Explanation FigureTable::opened(const std::string& name) const {
    auto explained = builds_.at(name)();
    explained.figure = name;
    return explained;
}

Explanation FigureTable::closed(const std::string& name) {
    const auto left = of.keep_formulas_closed();
    auto explained = opened(name);
    of.allow_formulas(left);
    explained.steps.clear();
    explained.rule = Rule::described;
    return explained;
}

Text titled(const Text& what, const Text& of) { return {what.en + ", " + of.en, what.da + ", " + of.da}; }

Text titled(const Text& what, const ResolvedCase& c, std::size_t alternative) {
    return titled(what, c.alternatives[alternative].title);
}

Text payer_words(const ResolvedCase& c, const std::string& payer) {
    const auto title = c.payers.find(payer);
    return title == c.payers.end() || title->second.empty() ? Text(payer) : title->second;
}

Text year_words(const ResolvedCase& c, int year) {
    if (year == 0) return {"At the start", "Ved start"};
    return {fmt::format("Year {} ({})", year, calendar_year(c, year)),
            fmt::format("År {} ({})", year, calendar_year(c, year))};
}

std::string year_name(const ResolvedCase& c, int year) {
    return year == 0 ? "start" : fmt::format("{}", calendar_year(c, year));
}

std::string alternative_name(const ResolvedCase& c, std::size_t alternative) {
    return "alternatives." + c.alternatives[alternative].id + ".";
}

std::string comparison_name(const ResolvedCase& c, std::size_t alternative) {
    return "comparisons." + c.alternatives[alternative].id + ".";
}

Explanation step_of(Text title, double value, std::string unit, Rule rule, Text how,
                    std::vector<Explanation> steps) {
    return {std::move(title), value, std::move(unit), std::move(how), {}, false, std::move(steps), rule};
}

Explanation plain(Text title, double value, std::string unit) {
    return {std::move(title), value, std::move(unit), {}, {}, false, {}};
}

Explanation sum_of(Text title, std::string unit, Text how, std::vector<Explanation> steps) {
    double sum = 0;
    for (const auto& step : steps) sum += step.value.value_or(0);
    return step_of(std::move(title), sum, std::move(unit), Rule::sum, std::move(how), std::move(steps));
}

std::vector<Node> headline_nodes(const FigureTable& table, std::size_t alternative) {
    const auto& nodes = table.of.graph.alternatives()[alternative];
    std::vector<Node> all{nodes.total_cost, nodes.effects};
    if (nodes.qalys) all.push_back(*nodes.qalys);
    if (nodes.life_years) all.push_back(*nodes.life_years);
    return all;
}

std::vector<Node> compared_nodes(const FigureTable& table, std::size_t alternative) {
    auto nodes = headline_nodes(table, alternative);
    const auto base = headline_nodes(table, table.resolved().comparator);
    nodes.insert(nodes.end(), base.begin(), base.end());
    return nodes;
}

}  // namespace vaerdi::value
