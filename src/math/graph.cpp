#include "math/graph.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

namespace vaerdi::math {
namespace {

// A sum inside a sum is taken apart up to this many terms; beyond, copying it would cost more than it saves.
constexpr std::uint32_t longest_flattened = 2048;

constexpr std::uint32_t id(Node node) { return static_cast<std::uint32_t>(node); }
std::uint64_t bits_of(double value) { return std::bit_cast<std::uint64_t>(value); }

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
    hash ^= value + 0x9E3779B97F4A7C15 + (hash << 6) + (hash >> 2);
    hash *= 0xBF58476D1CE4E5B9;
    return hash ^ (hash >> 31);
}

bool is_commutative(Op op) {
    switch (op) {
        case Op::multiply:
        case Op::minimum:
        case Op::maximum:
        case Op::equal:
        case Op::logical_and:
        case Op::logical_or:
            return true;
        default:
            return false;
    }
}

// Gives 1 or 0, never another truth.
bool is_truth(Op op) { return op >= Op::less && op <= Op::logical_not; }

}  // namespace

// --- making nodes
// -----------------------------------------------------------------------------------------------

Node Graph::intern(const Step& step, std::span<const Term> terms) {
    auto hash = mixed(static_cast<std::uint64_t>(step.op), bits_of(step.value));
    hash = mixed(hash, step.slot + (step.closed ? 1U : 0U));
    for (std::size_t i = 0; i < step.operand_count; ++i) hash = mixed(hash, id(step.operands[i]));
    for (const auto& term : terms) hash = mixed(mixed(hash, id(term.node)), bits_of(term.coefficient));

    const auto [from, to] = known_.equal_range(hash);
    for (auto found = from; found != to; ++found) {
        const auto& other = at(found->second);
        const auto same_term = [](const Term& a, const Term& b) {
            return a.node == b.node && bits_of(a.coefficient) == bits_of(b.coefficient);
        };
        if (other.op == step.op && other.closed == step.closed &&
            bits_of(other.value) == bits_of(step.value) && other.slot == step.slot &&
            std::equal(step.operands, step.operands + step.operand_count, other.operands) &&
            std::ranges::equal(this->terms(found->second), terms, same_term)) {
            return found->second;
        }
    }
    auto made = step;
    made.height = 0;
    for (std::size_t i = 0; i < step.operand_count; ++i) {
        made.height = std::max(made.height, at(step.operands[i]).height + 1);
    }
    for (const auto& term : terms) made.height = std::max(made.height, at(term.node).height + 1);
    made.first_term = static_cast<std::uint32_t>(terms_.size());
    made.term_count = static_cast<std::uint32_t>(terms.size());
    terms_.insert(terms_.end(), terms.begin(), terms.end());
    const auto node = static_cast<Node>(steps_.size());
    steps_.push_back(made);
    known_.emplace(hash, node);
    return node;
}

Node Graph::constant(double value) {
    Step step;
    step.op = Op::constant;
    step.value = value == 0 ? 0.0 : std::isnan(value) ? std::numeric_limits<double>::quiet_NaN() : value;
    return intern(step);
}

Node Graph::input(std::uint32_t slot) {
    Step step;
    step.op = Op::input;
    step.slot = slot;
    slot_count_ = std::max(slot_count_, slot + 1);
    return intern(step);
}

// The order of operands and terms: simple before deep, then by kind, inputs by slot, then by what they
// consist of. Only the first differing operand is followed, so this is a loop.
int Graph::compare(Node a, Node b) const {
    const auto by = [](auto x, auto y) { return x < y ? -1 : x > y ? 1 : 0; };
    for (;;) {
        if (a == b) return 0;
        const auto &x = at(a), &y = at(b);
        if (const int c = by(x.height, y.height)) return c;
        if (const int c = by(x.op, y.op)) return c;
        if (const int c = by(x.slot, y.slot)) return c;
        if (const int c = by(x.closed, y.closed)) return c;
        std::optional<std::pair<Node, Node>> deeper;
        for (std::size_t i = 0; i < x.operand_count && !deeper; ++i) {
            if (x.operands[i] != y.operands[i]) deeper = {x.operands[i], y.operands[i]};
        }
        const auto p = terms(a), q = terms(b);
        for (std::size_t i = 0; i < std::min(p.size(), q.size()) && !deeper; ++i) {
            if (p[i].node != q[i].node) {
                deeper = {p[i].node, q[i].node};
            } else if (const int c = by(bits_of(p[i].coefficient), bits_of(q[i].coefficient))) {
                return c;
            }
        }
        if (!deeper) {
            if (const int c = by(p.size(), q.size())) return c;
            return by(bits_of(x.value), bits_of(y.value));
        }
        std::tie(a, b) = *deeper;
    }
}

void Graph::order(Node& a, Node& b) const {
    if (compare(b, a) < 0) std::swap(a, b);
}

// 3·x as 3 and x; anything else as 1 and itself.
Graph::Scaled Graph::without_coefficient(Node node) const {
    const auto& step = at(node);
    if (step.op != Op::weighted_sum || step.closed || step.term_count != 1 || step.value != 0)
        return {1, node};
    const auto& term = terms_[step.first_term];
    return {term.coefficient, term.node};
}

Node Graph::weighted_sum(std::span<const Term> terms, double offset) { return sum(terms, offset, false); }
Node Graph::closed_sum(std::span<const Term> terms, double offset) { return sum(terms, offset, true); }

Node Graph::sum(std::span<const Term> given, double offset, bool closed) {
    std::vector<Term> flat;
    flat.reserve(given.size());
    for (const auto& [coefficient, node] : given) {
        const auto& step = at(node);
        if (step.op == Op::constant) {
            if (coefficient != 0) offset += coefficient * step.value;
        } else if (step.op == Op::weighted_sum && !step.closed && step.term_count <= longest_flattened) {
            if (coefficient == 0) continue;
            offset += coefficient * step.value;
            for (const auto& inner : terms(node))
                flat.push_back({coefficient * inner.coefficient, inner.node});
        } else {
            flat.push_back({coefficient, node});
        }
    }
    // Equal nodes come to stand side by side, their coefficients in an order of their own, whatever order was
    // given.
    std::ranges::sort(flat, [&](const Term& a, const Term& b) {
        const int c = compare(a.node, b.node);
        return c != 0 ? c < 0 : bits_of(a.coefficient) < bits_of(b.coefficient);
    });
    std::vector<Term> merged;
    merged.reserve(flat.size());
    for (const auto& term : flat) {
        if (!merged.empty() && merged.back().node == term.node) {
            merged.back().coefficient += term.coefficient;
        } else {
            if (!merged.empty() && merged.back().coefficient == 0) merged.pop_back();
            merged.push_back(term);
        }
    }
    if (!merged.empty() && merged.back().coefficient == 0) merged.pop_back();
    if (merged.empty()) return constant(offset);
    if (merged.size() == 1 && merged[0].coefficient == 1 && offset == 0) return merged[0].node;
    Step step;
    step.op = Op::weighted_sum;
    step.value = offset == 0 ? 0.0 : offset;
    step.closed = closed;
    return intern(step, merged);
}

Node Graph::simulated(std::shared_ptr<const Simulation> simulation, std::span<const Node> arguments) {
    Step step;
    step.op = Op::simulated;
    const auto known = std::ranges::find(simulations_, simulation);
    step.slot = static_cast<std::uint32_t>(known - simulations_.begin());
    if (known == simulations_.end()) simulations_.push_back(std::move(simulation));
    std::vector<Term> terms;
    for (const auto argument : arguments) terms.push_back({1, argument});
    return intern(step, terms);
}

Node Graph::outcome(Node simulated, std::uint32_t output) {
    Step step;
    step.op = Op::outcome;
    step.slot = output;
    step.operand_count = 1;
    step.operands[0] = simulated;
    return intern(step);
}

Node Graph::add(Node a, Node b) { return weighted_sum(std::array{Term{1, a}, Term{1, b}}); }
Node Graph::subtract(Node a, Node b) { return weighted_sum(std::array{Term{1, a}, Term{-1, b}}); }
Node Graph::negate(Node a) { return weighted_sum(std::array{Term{-1, a}}); }

Node Graph::product(Node a, Node b) {
    if (is_constant(a) || is_constant(b)) {
        const auto [fixed, other] = is_constant(a) ? std::pair(a, b) : std::pair(b, a);
        return weighted_sum(std::array{Term{at(fixed).value, other}});
    }
    const auto x = without_coefficient(a), y = without_coefficient(b);
    Step step;
    step.op = Op::multiply;
    step.operand_count = 2;
    step.operands[0] = x.node;
    step.operands[1] = y.node;
    order(step.operands[0], step.operands[1]);
    return weighted_sum(std::array{Term{x.coefficient * y.coefficient, intern(step)}});
}

Node Graph::quotient(Node a, Node b) {
    const auto x = without_coefficient(a);
    if (is_constant(b)) {
        const double factor = x.coefficient / at(b).value;
        if (std::isfinite(factor) && factor != 0) {
            return x.node == a ? weighted_sum(std::array{Term{factor, a}})
                               : weighted_sum(std::array{Term{factor, x.node}});
        }
    }
    if (is_constant(a) && at(a).value == 0) return a;
    const auto y = without_coefficient(b);
    Step step;
    step.op = Op::divide;
    step.operand_count = 2;
    step.operands[1] = y.node;
    if (is_constant(a)) {  // c/(k·y) as (c/k) · (1/y), so that reciprocals are shared
        const double factor = at(a).value / y.coefficient;
        if (std::isfinite(factor) && factor != 0) {
            step.operands[0] = constant(1);
            return weighted_sum(std::array{Term{factor, intern(step)}});
        }
    } else if (const double factor = x.coefficient / y.coefficient; std::isfinite(factor) && factor != 0) {
        step.operands[0] = x.node;
        return weighted_sum(std::array{Term{factor, intern(step)}});
    }
    step.operands[0] = a;
    step.operands[1] = b;
    return intern(step);
}

Node Graph::raised(Node a, Node b) {
    Step step;
    step.op = Op::power;
    step.operand_count = 2;
    step.operands[0] = a;
    step.operands[1] = b;
    if (is_constant(a) && at(a).value == 1) return a;
    if (!is_constant(b)) return intern(step);
    const double exponent = at(b).value;
    if (exponent == 0) return constant(1);
    if (exponent == 1) return a;
    if (exponent == 2) return product(a, a);
    if (exponent == 3) return product(product(a, a), a);
    if (exponent == -1) return quotient(constant(1), a);
    return intern(step);
}

Node Graph::apply(Op op, Node a) {
    if (is_constant(a)) return constant(apply_step(op, at(a).value));
    const auto inner = at(a).op;
    if (op == Op::abs && inner == Op::abs) return a;
    if (op == Op::round && (inner == Op::round || is_truth(inner))) return a;
    if (op == Op::logical_not && inner == Op::logical_not && is_truth(this->op(at(a).operands[0]))) {
        return at(a).operands[0];
    }
    Step step;
    step.op = op;
    step.operand_count = 1;
    step.operands[0] = a;
    return intern(step);
}

Node Graph::apply(Op op, Node a, Node b) {
    if (is_constant(a) && is_constant(b)) return constant(apply_step(op, at(a).value, at(b).value));
    switch (op) {
        case Op::multiply:
            return product(a, b);
        case Op::divide:
            return quotient(a, b);
        case Op::power:
            return raised(a, b);
        case Op::minimum:
        case Op::maximum:
            if (a == b) return a;
            break;
        case Op::less:
            if (a == b) return constant(0);
            break;
        case Op::less_equal:
        case Op::equal:
            if (a == b) return constant(1);
            break;
        case Op::logical_and:
        case Op::logical_or: {
            const auto [fixed, other] = is_constant(a) ? std::pair(a, b) : std::pair(b, a);
            if (is_constant(fixed)) {
                const bool truth = at(fixed).value != 0;
                if (truth == (op == Op::logical_or)) return constant(truth ? 1 : 0);
                return is_truth(at(other).op) ? other : apply(Op::logical_not, apply(Op::logical_not, other));
            }
            if (a == b && is_truth(at(a).op)) return a;
            break;
        }
        default:
            break;
    }
    Step step;
    step.op = op;
    step.operand_count = 2;
    step.operands[0] = a;
    step.operands[1] = b;
    if (is_commutative(op)) order(step.operands[0], step.operands[1]);
    return intern(step);
}

Node Graph::apply(Op op, Node a, Node b, Node c) {
    if (is_constant(a)) return at(a).value != 0 ? b : c;
    if (b == c) return b;
    Step step;
    step.op = op;
    step.operand_count = 3;
    step.operands[0] = a;
    step.operands[1] = b;
    step.operands[2] = c;
    return intern(step);
}

// --- reading
// ----------------------------------------------------------------------------------------------------

std::span<const Node> Graph::operands(Node node) const {
    const auto& step = at(node);
    return {step.operands, step.operand_count};
}

std::span<const Term> Graph::terms(Node node) const {
    const auto& step = at(node);
    return std::span(terms_).subspan(step.first_term, step.term_count);
}

std::vector<bool> Graph::needed_by(std::span<const Node> nodes) const {
    std::vector<bool> needed(steps_.size());
    std::uint32_t last = 0;
    for (const auto node : nodes) {
        needed[id(node)] = true;
        last = std::max(last, id(node) + 1);
    }
    for (auto i = last; i-- > 0;) {  // operands have smaller ids, so one pass down finds all
        if (!needed[i]) continue;
        for (const auto operand : operands(static_cast<Node>(i))) needed[id(operand)] = true;
        for (const auto& term : terms(static_cast<Node>(i))) needed[id(term.node)] = true;
    }
    return needed;
}

std::vector<std::uint32_t> Graph::depends_on(Node node) const {
    std::vector<std::uint32_t> slots;
    const auto needed = needed_by(std::span(&node, 1));
    for (std::uint32_t i = 0; i <= id(node); ++i) {
        if (needed[i] && steps_[i].op == Op::input) slots.push_back(steps_[i].slot);
    }
    std::ranges::sort(slots);
    return slots;
}

}  // namespace vaerdi::math
