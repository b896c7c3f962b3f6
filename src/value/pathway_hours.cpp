#include "value/pathway_hours.h"

#include <algorithm>
#include <map>
#include <set>

namespace vaerdi::value {
namespace {

/// Finds the pathways that a quantity refers to, through formulas, parameters and prices, and how.
class PathwaysIn {
  public:
    explicit PathwaysIn(const ResolvedCase& resolved) : case_(resolved) {}

    PathwayUse in(const ValuePtr& value) {
        if (!value) return PathwayUse::none;
        // What is being looked at counts as none, so that circles, which resolving reports, come to an end
        // here.
        const auto [known, is_new] = known_.emplace(value.get(), PathwayUse::none);
        if (!is_new) return known->second;
        auto use = value->formula ? in(*value->formula) : PathwayUse::none;
        for (const auto& part : value->by_alternative) use = std::max(use, in(part));
        for (const auto& [year, part] : value->by_year) use = std::max(use, in(part));
        // Hours do not rise with a price index.
        if (use != PathwayUse::none && value->factor != 1) use = PathwayUse::otherwise;
        known->second = use;
        return use;
    }
    PathwayUse in_product(const ValuePtr& a, const ValuePtr& b) { return product({in(a), in(b)}); }

    const std::set<std::string>& found() const { return found_; }

  private:
    static PathwayUse product(const std::vector<PathwayUse>& factors) {
        const auto with = std::ranges::count_if(factors, [](auto use) { return use != PathwayUse::none; });
        return with > 1 ? PathwayUse::otherwise : *std::ranges::max_element(factors);
    }

    PathwayUse in(const math::Expression& expression) {
        if (expression.kind == math::Expression::Kind::number) return PathwayUse::none;
        if (expression.kind == math::Expression::Kind::name) return named(expression.text);
        if (expression.text == "pathway") {
            found_.insert(expression.arguments.front()->text);
            return PathwayUse::proportional;
        }
        if (expression.text == "price") {
            const auto price = case_.prices.find(expression.arguments.front()->text);
            return price == case_.prices.end() ? PathwayUse::none : in(price->second);
        }
        std::vector<PathwayUse> uses;
        for (std::size_t i = 0; i < expression.arguments.size(); ++i) {
            uses.push_back(expression.argument_is_id(i) ? PathwayUse::none : in(*expression.arguments[i]));
        }
        return of_call(expression.text, uses);
    }

    static PathwayUse of_call(const std::string& function, const std::vector<PathwayUse>& uses) {
        const auto most = uses.empty() ? PathwayUse::none : *std::ranges::max_element(uses);
        if (most == PathwayUse::none) return most;
        if (function == "+" || function == "-" || function == "sum" || function == "mean") return most;
        if (function == "*") return product(uses);
        const bool first_is_free = uses.front() == PathwayUse::none;
        if (function == "if") return first_is_free ? most : PathwayUse::otherwise;
        if (function == "/" && uses.back() == PathwayUse::none) return most;
        return PathwayUse::otherwise;
    }

    PathwayUse named(const std::string& name) {
        auto use = PathwayUse::none;
        const auto parameter = case_.parameters.find(name);
        if (parameter != case_.parameters.end()) use = in(parameter->second);
        for (const auto& group : case_.groups) {
            const auto own = group.set.find(name);
            if (own != group.set.end()) use = std::max(use, in(own->second));
        }
        return use;
    }

    const ResolvedCase& case_;
    std::map<const Value*, PathwayUse> known_;
    std::set<std::string> found_;
};

PathwayUse look(PathwaysIn& pathways, const Line& line) {
    return line.amount ? pathways.in(line.amount) : pathways.in_product(line.quantity, line.price);
}

}  // namespace

PathwayUse pathway_use(const ResolvedCase& resolved, const Line& line) {
    if (resolved.pathways.empty()) return PathwayUse::none;
    PathwaysIn pathways(resolved);
    return look(pathways, line);
}

std::vector<Doer> doers_of(const ResolvedCase& resolved, const Line& line) {
    std::vector<Doer> doers;
    if (resolved.pathways.empty()) return doers;
    PathwaysIn pathways(resolved);
    if (look(pathways, line) != PathwayUse::proportional) return doers;
    for (const auto& pathway : resolved.pathways) {
        if (!pathways.found().contains(pathway.id)) continue;
        for (const auto& step : pathway.steps) {
            const auto doer = doer_of(step);
            if (std::ranges::find(doers, doer) == doers.end()) doers.push_back(doer);
        }
    }
    return doers;
}

bool both_apply(const Line& a, const Line& b) {
    for (std::size_t i = 0; i < a.only.size(); ++i) {
        if (a.only[i] && b.only[i]) return true;
    }
    return false;
}

const Line* hours_stated_by(const ResolvedCase& resolved, const Line& line, const std::string& staff) {
    for (const auto& other : resolved.lines) {
        const bool states = other.staff == staff && other.has_natural && !other.has_money;
        if (states && both_apply(other, line)) return &other;
    }
    return nullptr;
}

PathwayHours::PathwayHours(const ResolvedCase& resolved, math::Graph& graph)
    : case_(resolved), graph_(graph), doers_(resolved.lines.size()) {
    std::vector<Doer> all{Doer{}};
    for (std::size_t i = 0; i < resolved.lines.size(); ++i) {
        for (const auto& doer : doers_of(resolved, resolved.lines[i])) {
            auto found = std::ranges::find(all, doer);
            if (found == all.end()) found = all.insert(found, doer);
            doers_[i].push_back(static_cast<std::size_t>(found - all.begin()));
        }
    }
    for (const auto& doer : all) by_doer_.emplace_back(resolved, graph, doer);
}

std::vector<Node> PathwayHours::of(std::size_t line, const Place& place) {
    std::vector<Node> hours;
    for (const auto doer : doers_[line]) {
        hours.push_back(graph_.subtract(amount(by_doer_[doer], case_.lines[line], place),
                                        amount(by_doer_.front(), case_.lines[line], place)));
    }
    return hours;
}

Node PathwayHours::amount(Quantities& quantities, const Line& line, const Place& place) {
    if (line.amount) return quantities.at(line.amount, place);
    return graph_.multiply(quantities.at(line.quantity, place), quantities.at(line.price, place));
}

}  // namespace vaerdi::value
