#include "value/explain_value.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/numerals.h"
#include "value/distribution_words.h"
#include "value/net_value_at.h"

namespace vaerdi::value {
namespace {

// A formula that uses formulas is followed this far; beyond, names stand for themselves.
constexpr int deepest = 8;

class QuantityExplained {
  public:
    QuantityExplained(Explained& of, const Place& place) : of_(of), place_(place) {}

    Explanation quantity(const ValuePtr& value, const Text& title, int depth) {
        if (!value) return {title, 0.0, "1", {"not given: nil", "ikke angivet: nul"}, {}, false, {}};
        if (value->input) return explain_input(of_.resolved(), *value->input, value->factor);
        if (!value->by_alternative.empty()) {
            const auto& own = value->by_alternative[place_.alternative];
            return quantity(own, title, depth);
        }
        if (value->formula) {
            if (const auto name = math::single_name(*value->formula); name && depth < deepest) {
                return named(*name, depth);
            }
        }
        Explanation step{
            title, value->unit.from_base(of_.at(value, place_)), value->unit.text(), {}, {}, false, {}};
        if (value->formula) {
            step.how = math::written(*value->formula);
            if (depth < deepest && of_.one_more_formula()) add_parts(*value->formula, depth, step);
        } else if (!value->by_year.empty()) {
            const int year = calendar_year(of_.resolved(), place_.year);
            step.how = {fmt::format("by calendar year, here {}; linear between the years written", year),
                        fmt::format("efter kalenderår, her {}; lineært mellem de angivne år", year)};
            for (const auto& [written_year, part] : value->by_year) {
                step.steps.push_back(quantity(part, fmt::format("{}", written_year), depth + 1));
            }
        }
        return step;
    }

  private:
    Explanation named(const std::string& name, int depth) {
        const auto& c = of_.resolved();
        if (place_.group >= 0) {
            const auto& set = c.groups[static_cast<std::size_t>(place_.group)].set;
            if (const auto own = set.find(name); own != set.end())
                return quantity(own->second, name, depth + 1);
        }
        if (const auto known = c.parameters.find(name); known != c.parameters.end()) {
            return quantity(known->second, name, depth + 1);
        }
        if (name == "year") {
            return {{"Calendar year", "Kalenderår"}, calendar_year(c, place_.year), "1", {}, {}, false, {}};
        }
        if (name == "follow_up_year") {
            return {{"Year of follow-up", "Opfølgningsår"}, place_.follow_up, "1", {}, {}, false, {}};
        }
        if (c.health && c.health->individual && of_.graph.quantities().is_of_person(name))
            return {person_name_words(*c.health->individual, name),
                    {},
                    {},
                    {"another for each person", "forskellig for hver person"},
                    {},
                    false,
                    {}};
        if (c.health && is_health_name(name)) {
            const auto value = of_.value(of_.graph.quantities().named(name, place_));
            return {health_name_words(name), value, "1", {}, {}, false, {}};
        }
        const auto& intake = name == "patients" ? c.patients : name == "procedures" ? c.procedures : c.pieces;
        return quantity(intake.count, name, depth + 1);
    }

    void add_parts(const math::Expression& formula, int depth, Explanation& into) {
        const auto& c = of_.resolved();
        for (const auto& name : math::names_used(formula)) into.steps.push_back(named(name, depth));
        for (const auto& reference : math::references_used(formula)) {
            if (reference.function == "price") {
                const auto known = c.prices.find(reference.id);
                if (known != c.prices.end()) {
                    into.steps.push_back(quantity(known->second, "price(" + reference.id + ")", depth + 1));
                }
            } else if (reference.function == "pathway") {
                const auto known = std::ranges::find(c.pathways, reference.id, &Pathway::id);
                if (known != c.pathways.end()) into.steps.push_back(pathway(*known, depth));
            } else if (is_curve_function(reference.function)) {
                const auto known = c.curves.find(reference.id);
                if (known != c.curves.end())
                    into.steps.push_back(curve(*known->second, known->second->title, depth + 1));
            }
        }
        add_lookups(formula, into);
    }

    void add_lookups(const math::Expression& formula, Explanation& into) {
        for (const auto& argument : formula.arguments) add_lookups(*argument, into);
        if (!formula.is_call("lookup")) return;
        const auto& c = of_.resolved();
        const auto known = c.tables.find(formula.arguments.front()->text);
        if (known != c.tables.end()) into.steps.push_back(table(known->second, formula));
    }

  public:
    Explanation curve(const Curve& curve, const Text& title, int depth) {
        Explanation result{title, {}, {}, {}, {}, false, {}};
        if (depth >= deepest || !of_.one_more_formula()) return result;
        const auto add = [&](const CurveParameter& parameter) {
            result.steps.push_back(quantity(parameter.value, parameter.name, depth + 1));
        };
        if (curve.like) {
            result.how = {"like " + curve.like->title.en, "som " + curve.like->title.da};
            result.steps.push_back(this->curve(*curve.like, curve.like->title, depth + 1));
        } else if (!curve.by_alternative.empty()) {
            const auto& own = *curve.by_alternative[place_.alternative];
            result = this->curve(own, title, depth + 1);
        } else {
            result.how = health::definition_of(curve.family).title;
        }
        for (const auto& parameter : curve.parameters) add(parameter);
        for (const auto& ratio : curve.ratios) add(ratio);
        for (const auto& piece : curve.pieces) {
            add(piece.from);
            result.steps.push_back(this->curve(
                *piece.curve, {"from then on " + piece.curve->title.en, "derefter " + piece.curve->title.da},
                depth + 1));
        }
        return result;
    }

  private:
    Explanation pathway(const Pathway& pathway, int depth) {
        const auto& c = of_.resolved();
        auto& quantities = of_.graph.quantities();
        Explanation result{pathway.title,
                           of_.value(quantities.pathway(pathway, place_)),
                           c.currency,
                           {"sum of the steps: minutes × times × price of a minute",
                            "sum af trinene: minutter × antal gange × pris pr. minut"},
                           {},
                           false,
                           {}};
        for (const auto& part : pathway.steps) {
            Explanation step{
                part.name, of_.value(quantities.step(part, place_)), c.currency, part.who_title, {}, false,
                {}};
            step.steps.push_back(quantity(part.minutes, {"Time", "Tid"}, depth + 1));
            if (part.times) step.steps.push_back(quantity(part.times, {"Times", "Antal gange"}, depth + 1));
            step.steps.push_back(explain_input(c, part.rate_input, part.rate_factor));
            result.steps.push_back(std::move(step));
        }
        return result;
    }

    /// What was looked up, and where it stands; the points of a table of the case, which are seldom many.
    Explanation table(const Table& table, const math::Expression& call) {
        auto& quantities = of_.graph.quantities();
        const auto title = table.title.empty() ? Text(table.id) : table.title;
        Explanation result{title, {}, {}, {}, {}, false, {}};
        result.source = source_words(table.provenance);
        result.assumption = table.provenance.is_assumption();
        const auto& x = *call.arguments[1];
        if (!quantities.varies(x).by_person) {
            result.value = table.unit.from_base(of_.value(quantities.formula(call, place_)));
            result.unit = table.unit.text();
        }
        if (table.ages) {
            result.how = {"probability of dying within the year, by whole age",
                          "sandsynligheden for at dø inden for året, efter hel alder"};
            return result;
        }
        result.how = table.step
                         ? Text("the value of the last point reached", "værdien ved det sidst nåede punkt")
                         : Text("linear between the points, level outside",
                                "lineært mellem punkterne, vandret udenfor");
        for (const auto& [at, y] : table.points) {
            result.steps.push_back(
                {{significant(at, 6, Language::english), significant(at, 6, Language::danish)},
                 table.unit.from_base(y),
                 table.unit.text(),
                 {},
                 {},
                 false,
                 {}});
        }
        return result;
    }

    Explained& of_;
    Place place_;
};

}  // namespace

std::string source_words(const Provenance& provenance) {
    std::string words = provenance.source;
    if (!provenance.file.empty() && provenance.at.line > 0) {
        if (!words.empty()) words += ", ";
        words += fmt::format("{}:{}", provenance.file, provenance.at.line);
    }
    return words;
}

Text joined(const Text& first, const Text& second) {
    if (second.empty()) return first;
    if (first.empty()) return second;
    return {first.en + "; " + second.en, first.da + "; " + second.da};
}

double Explained::value(Node node) const {
    const auto index = static_cast<std::uint32_t>(node);
    return index < by_node_.size() ? by_node_[index] : math::evaluate(graph.graph(), node, inputs_);
}

Explanation explain_quantity(Explained& of, const ValuePtr& quantity, const Place& place, const Text& title) {
    return QuantityExplained(of, place).quantity(quantity, title, 0);
}

Explanation explain_curve(Explained& of, const Curve& curve, const Place& place, const Text& title) {
    return QuantityExplained(of, place).curve(curve, title, 0);
}

Explanation explain_input(const ResolvedCase& resolved, std::size_t index, double factor) {
    const auto& input = resolved.inputs[index];
    const double per_cent = input.is_share ? 100 : 1;
    Explanation step;
    step.title = input.title.empty() ? Text(input.name) : input.title;
    step.value = input.base * factor * per_cent;
    step.unit = input.is_share ? "%" : input.unit.text();
    if (const auto alone = marginal(resolved, index)) step.how = in_words(*alone, factor * per_cent);
    step.how = joined(step.how, input.conversion);
    step.source = source_words(input.provenance);
    step.assumption = input.provenance.is_assumption();
    return step;
}

}  // namespace vaerdi::value
