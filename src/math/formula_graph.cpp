#include "math/formula_graph.h"

#include <cmath>
#include <unordered_map>
#include <utility>
#include <vector>

#include "math/formula_units.h"
#include "math/formula_walk.h"

namespace vaerdi::math {
namespace {

class Builder {
  public:
    Builder(Graph& graph, const Binding& binding) : graph_(graph), binding_(binding) {}

    Node build(const Expression& root);

  private:
    // One step on the way: what must be built before it and with what sign. A sum of any length is one step,
    // so that long chains become one weighted sum at once.
    struct Frame {
        const Expression* step = nullptr;
        std::vector<std::pair<const Expression*, double>> parts;
        std::size_t next = 0;
        bool sum = false;
    };

    static bool additive(const Expression& step) {
        return step.kind == Expression::Kind::call && (step.text == "+" || step.text == "-");
    }
    static Frame open(const Expression& step);
    Node leaf(const Expression& step);
    Node call(const Expression& step, std::span<const Node> arguments);
    Node ramp(std::span<const Node> arguments);
    Node over_years(const Expression& step);

    Graph& graph_;
    const Binding& binding_;
};

Builder::Frame Builder::open(const Expression& step) {
    Frame frame;
    frame.step = &step;
    if (!additive(step)) {
        const bool by_year = step.is_call("sum") || step.is_call("mean");
        for (std::size_t i = 0; i < step.arguments.size() && !by_year; ++i) {
            frame.parts.emplace_back(step.argument_is_id(i) ? nullptr : step.arguments[i].get(), 1.0);
        }
        return frame;
    }
    frame.sum = true;
    std::vector<std::pair<const Expression*, double>> open{{&step, 1.0}};
    while (!open.empty()) {
        const auto [part, sign] = open.back();
        open.pop_back();
        if (!additive(*part)) {
            frame.parts.emplace_back(part, sign);
        } else if (part->arguments.size() == 1) {
            open.emplace_back(part->arguments[0].get(), -sign);
        } else {
            open.emplace_back(part->arguments[1].get(), part->text == "-" ? -sign : sign);
            open.emplace_back(part->arguments[0].get(), sign);
        }
    }
    return frame;
}

Node Builder::build(const Expression& root) {
    std::vector<Frame> frames;
    std::vector<Node> done;
    frames.push_back(open(root));
    while (!frames.empty()) {
        auto& frame = frames.back();
        if (frame.next < frame.parts.size()) {
            const auto* part = frame.parts[frame.next++].first;
            if (part) {
                frames.push_back(open(*part));
            } else {
                done.push_back(graph_.constant(0));
            }
            continue;
        }
        const auto count = frame.parts.size();
        const auto arguments = std::span(done).last(count);
        Node made{};
        if (frame.sum) {
            std::vector<Term> terms;
            terms.reserve(count);
            for (std::size_t i = 0; i < count; ++i) terms.push_back({frame.parts[i].second, arguments[i]});
            made = graph_.weighted_sum(terms);
        } else {
            made =
                frame.step->kind == Expression::Kind::call ? call(*frame.step, arguments) : leaf(*frame.step);
        }
        done.resize(done.size() - count);
        done.push_back(made);
        frames.pop_back();
    }
    return done.back();
}

Node Builder::leaf(const Expression& step) {
    if (step.kind == Expression::Kind::number) return graph_.constant(step.unit.to_base(step.number));
    return binding_.name(step);
}

// Linear from the first value at the start to the second when the years have passed, and that from then on.
Node Builder::ramp(std::span<const Node> arguments) {
    const auto from = arguments[0], to = arguments[1], years = arguments[2];
    const auto elapsed = graph_.apply(Op::maximum, binding_.years_elapsed(), graph_.constant(0));
    const auto share = graph_.apply(Op::divide, elapsed, years);
    const auto between = graph_.add(from, graph_.multiply(graph_.subtract(to, from), share));
    return graph_.apply(Op::select, graph_.apply(Op::less_equal, years, elapsed), to, between);
}

Node Builder::over_years(const Expression& step) {
    const auto years = binding_.every_year(*step.arguments[0]);
    std::vector<Term> terms;
    const double weight =
        step.text == "mean" && !years.empty() ? 1.0 / static_cast<double>(years.size()) : 1.0;
    for (const auto year : years) terms.push_back({weight, year});
    return graph_.weighted_sum(terms);
}

Node Builder::call(const Expression& step, std::span<const Node> arguments) {
    static const std::unordered_map<std::string_view, Op> direct{
        {"*", Op::multiply},    {"/", Op::divide},        {"^", Op::power},       {"pow", Op::power},
        {"exp", Op::exp},       {"log", Op::log},         {"sqrt", Op::sqrt},     {"abs", Op::abs},
        {"=", Op::equal},       {"<", Op::less},          {"<=", Op::less_equal}, {"and", Op::logical_and},
        {"or", Op::logical_or}, {"not", Op::logical_not}, {"if", Op::select},     {"min", Op::minimum},
        {"max", Op::maximum},
    };
    const auto a = [&] { return arguments[0]; };
    const auto b = [&] { return arguments[1]; };
    if (step.text == ">") return graph_.apply(Op::less, b(), a());
    if (step.text == ">=") return graph_.apply(Op::less_equal, b(), a());
    if (step.text == "<>") return graph_.apply(Op::logical_not, graph_.apply(Op::equal, a(), b()));
    if (step.text == "round") {
        if (arguments.size() == 1) return graph_.apply(Op::round, a());
        return graph_.multiply(graph_.apply(Op::round, graph_.apply(Op::divide, a(), b())), b());
    }
    if (step.text == "ramp") return ramp(arguments);
    if (step.text == "sum" || step.text == "mean") return over_years(step);
    const auto found = direct.find(step.text);
    if (found == direct.end()) return binding_.reference(step, arguments);
    if (found->second == Op::minimum || found->second == Op::maximum) {
        auto result = a();
        for (std::size_t i = 1; i < arguments.size(); ++i)
            result = graph_.apply(found->second, result, arguments[i]);
        return result;
    }
    if (arguments.size() == 1) return graph_.apply(found->second, a());
    if (arguments.size() == 2) return graph_.apply(found->second, a(), b());
    return graph_.apply(found->second, a(), b(), arguments[2]);
}

}  // namespace

Node build(const Expression& expression, Graph& graph, const Binding& binding) {
    return Builder(graph, binding).build(expression);
}

std::optional<Quantity> constant_quantity(const Expression& expression, Diagnostics& diagnostics) {
    const Scope nothing;
    auto unit = unit_of(expression, nothing, diagnostics);
    if (!unit) return std::nullopt;
    bool by_time = false;
    walk(expression, WithIds::no, [&](const Expression& step) {
        if (!step.is_call("sum") && !step.is_call("mean") && !step.is_call("ramp") &&
            !step.is_call("convert"))
            return;
        by_time = true;
        diagnostics.error(step.at,
                          {step.text + "(…) cannot be used here", step.text + "(…) kan ikke bruges her"},
                          {"only numbers with units can stand here", "her kan kun stå tal med enheder"});
    });
    if (by_time) return std::nullopt;
    Graph graph;
    const auto node = build(expression, graph, {});
    const auto value = graph.constant_value(node);
    if (!std::isfinite(value)) {
        diagnostics.error(expression.at,
                          {"the value is not a finite number", "værdien er ikke et endeligt tal"},
                          {"check for a division by 0 or a logarithm of 0",
                           "se efter en division med 0 eller en logaritme af 0"});
        return std::nullopt;
    }
    return Quantity{value, std::move(*unit)};
}

std::optional<Quantity> parse_quantity(std::string_view text, Position at, Diagnostics& diagnostics) {
    const auto expression = parse_formula(text, at, diagnostics);
    if (!expression) return std::nullopt;
    return constant_quantity(*expression, diagnostics);
}

}  // namespace vaerdi::math
