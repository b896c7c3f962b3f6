#include "generate/names.h"

#include <fmt/format.h>

#include <algorithm>

#include "generate/in_numbers.h"
#include "math/formula.h"
#include "math/formula_graph.h"
#include "math/formula_units.h"

namespace vaerdi::generate {
namespace {

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

math::Binding binding_of(const Names& names, math::Graph& graph) {
    math::Binding binding;
    binding.name = [&](const math::Expression& name) {
        const auto& known = *names.find(name.text);
        if (known.constant) return graph.constant(*known.constant);
        const auto column = graph.input(known.slot);
        return known.equals ? graph.apply(math::Op::equal, column, graph.constant(*known.equals)) : column;
    };
    return binding;
}

math::Scope scope_of(const Names& names) {
    math::Scope scope;
    scope.name = [&](const math::Expression& name) {
        return math::NameUnit{names.find(name.text) != nullptr, Unit()};
    };
    scope.known_names = [&] { return names.all(); };
    return scope;
}

bool uses_names_from_below(const math::Expression& formula, const Names& names, Diagnostics& found) {
    bool any = false;
    for (const auto& name : math::names_used(formula)) {
        if (names.find(name) != nullptr || names.has_values(name) || !names.comes_later(name)) continue;
        found.error(
            formula.at,
            {fmt::format("'{}' stands further down", name), fmt::format("'{}' står længere nede", name)},
            {"a formula uses what stands above it: move the column up",
             "en formel bruger, hvad der står over den: flyt kolonnen op"});
        any = true;
    }
    return any;
}

}  // namespace

const KnownName* Names::find(std::string_view name) const {
    const auto found = known_.find(name);
    return found == known_.end() ? nullptr : &found->second;
}

std::vector<std::string> Names::all() const {
    std::vector<std::string> names;
    for (const auto& [name, known] : known_) names.push_back(name);
    return names;
}

bool Names::has_values(std::string_view name) const {
    const auto prefix = std::string(name) + ".";
    const auto next = known_.lower_bound(prefix);
    return next != known_.end() && next->first.starts_with(prefix);
}

bool Names::comes_later(std::string_view name) const {
    return std::ranges::any_of(later_, [&](const auto& later) {
        return name == later || (name.starts_with(later) && name.substr(later.size()).starts_with('.'));
    });
}

std::optional<math::Node> node_of(const document::Formula& formula, const Names& names, math::Graph& graph,
                                  Diagnostics& found) {
    if (!formula) return {};
    const auto parsed = math::parse_formula(formula.value, formula.at, found, math::About::made_rows);
    if (parsed == nullptr) return {};
    if (uses_names_from_below(*parsed, names, found)) return {};
    const auto plain = in_numbers(*parsed, names, found);
    if (plain == nullptr) return {};
    if (!math::check_unit(*plain, scope_of(names), Unit(), {"a formula of a row", "en formel for en række"},
                          found))
        return {};
    return math::build(*plain, graph, binding_of(names, graph));
}

std::optional<double> constant_of(const document::Formula& formula, const Names& names, Diagnostics& found) {
    math::Graph graph;
    const auto node = node_of(formula, names, graph, found);
    if (!node) return {};
    if (!graph.depends_on(*node).empty()) {
        found.error(formula.at, {"this must be the same number for all", "det skal være samme tal for alle"},
                    {"use numbers and parameters only", "brug kun tal og parametre"});
        return {};
    }
    return math::evaluate(graph, *node, {});
}

std::optional<Date> day_of(const document::Formula& written, Diagnostics& found) {
    if (!written) return {};
    if (const auto day = iso_date(written.value)) return day;
    found.error(
        written.at,
        {fmt::format("'{}' is not a day", written.value), fmt::format("'{}' er ikke en dag", written.value)},
        {"write e.g. 2018-09-01", "skriv fx 2018-09-01"});
    return {};
}

std::string formula_name(std::string_view text) {
    std::string name(text);
    for (auto& c : name) {
        if (!is_word(c)) c = '_';
    }
    return name;
}

bool check_name(const std::string& name, Position at, Diagnostics& found) {
    const bool fits = !name.empty() && name.size() <= 60 && (name[0] < '0' || name[0] > '9') &&
                      std::ranges::all_of(name, [](char c) {
                          return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
                      });
    if (fits) return true;
    found.error(at,
                {fmt::format("'{}' cannot be used as a name", name),
                 fmt::format("'{}' kan ikke bruges som navn", name)},
                {"use small letters, digits and _, beginning with a letter: operation_date",
                 "brug små bogstaver, cifre og _, begyndende med et bogstav: operation_date"});
    return false;
}

}  // namespace vaerdi::generate
