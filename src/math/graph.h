// A calculation as a graph in which equal steps exist once.
//
// Formulas are put in one after another; equal subexpressions become one node, constants fold, and sums of
// products collapse to weighted sums: discount weights × years × lines become one dot product per figure when
// a line does not vary by year. The form of a node, and so its rounding, depends on what it means only, never
// on what else was put into the graph or when.
//
// Rules: x·0 = 0 and x·1 = x; constants move out of products into the coefficients of weighted sums; nested
// sums are flattened and equal terms merged; operands of commutative steps are kept in one order (inputs by
// slot). Truth is 1 and 0; anything but 0 counts as true.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "math/simulation.h"

namespace vaerdi::math {

enum class Op : std::uint8_t {
    constant,
    input,
    weighted_sum,
    multiply,
    divide,
    power,
    exp,
    expm1,  ///< e^a − 1, exact near 0
    log,
    sqrt,
    abs,
    minimum,
    maximum,
    round,  ///< to whole numbers, half away from zero
    less,
    less_equal,
    equal,
    logical_and,
    logical_or,
    logical_not,
    normal_cdf,         ///< Φ(a)
    gengamma_survival,  ///< share of a standard log generalised gamma above a, for Q = b
    gengamma_density,   ///< its density at a, for Q = b
    select,             ///< a ? b : c
    simulated,          ///< a simulation put to its arguments; its value is in its outcomes
    outcome,            ///< one figure of a simulated step
};

/// A step of the calculation; only meaningful together with its graph. Operands have smaller ids than their
/// users.
enum class Node : std::uint32_t {};

struct Term {
    double coefficient = 1;
    Node node{};
    friend bool operator==(const Term&, const Term&) = default;
};

/// An input that gets a fixed value in `specialised`.
struct FixedInput {
    std::uint32_t slot = 0;
    double value = 0;
};

class Graph {
  public:
    Node constant(double value);
    /// A value that comes from outside, addressed by its slot (a column of draws, a parameter).
    Node input(std::uint32_t slot);
    Node apply(Op op, Node a);
    Node apply(Op op, Node a, Node b);
    Node apply(Op op, Node a, Node b, Node c);
    /// offset + Σ coefficient · node
    Node weighted_sum(std::span<const Term> terms, double offset = 0);
    /// The same, but sums that use it keep it as one step and do not take it apart: for what is built upon
    /// over and over, such as the occupancy of a state cycle by cycle, whose terms would grow without end.
    Node closed_sum(std::span<const Term> terms, double offset = 0);
    /// A simulation put to these arguments; `outcome` gives its figures, which are computed together.
    Node simulated(std::shared_ptr<const Simulation> simulation, std::span<const Node> arguments);
    Node outcome(Node simulated, std::uint32_t output);

    Node add(Node a, Node b);
    Node subtract(Node a, Node b);
    Node negate(Node a);
    Node multiply(Node a, Node b) { return apply(Op::multiply, a, b); }

    // --- reading ---
    std::size_t size() const { return steps_.size(); }
    Op op(Node node) const { return at(node).op; }
    bool is_constant(Node node) const { return op(node) == Op::constant; }
    double constant_value(Node node) const { return at(node).value; }  ///< of a constant; a sum's offset
    std::uint32_t slot(Node node) const { return at(node).slot; }  ///< of an input; the output of an outcome
    std::span<const Node> operands(Node node) const;               ///< of anything but a sum
    std::span<const Term> terms(Node node) const;  ///< of a weighted sum; the arguments of a simulated step
    const std::shared_ptr<const Simulation>& simulation(Node node) const { return simulations_[slot(node)]; }
    bool is_closed(Node node) const { return at(node).closed; }  ///< is it a closed sum?
    /// One more than the largest input slot.
    std::uint32_t slot_count() const { return slot_count_; }

    /// The input slots a node depends on, ascending.
    std::vector<std::uint32_t> depends_on(Node node) const;
    /// By node: whether it is one of these or goes into one of them.
    std::vector<bool> needed_by(std::span<const Node> nodes) const;

  private:
    struct Step {
        Op op = Op::constant;
        std::uint8_t operand_count = 0;
        bool closed = false;       // of a sum
        std::uint32_t slot = 0;    // of an input; of an outcome or simulation, its number
        std::uint32_t height = 0;  // longest way down to an input or constant
        double value = 0;          // of a constant; the offset of a sum
        Node operands[3]{};
        std::uint32_t first_term = 0;
        std::uint32_t term_count = 0;
    };

    const Step& at(Node node) const { return steps_[static_cast<std::uint32_t>(node)]; }
    Node intern(const Step& step, std::span<const Term> terms = {});
    Node sum(std::span<const Term> terms, double offset, bool closed);
    Node product(Node a, Node b);
    Node quotient(Node a, Node b);
    Node raised(Node a, Node b);
    int compare(Node a, Node b) const;
    void order(Node& a, Node& b) const;
    struct Scaled {
        double coefficient;
        Node node;
    };
    Scaled without_coefficient(Node node) const;

    std::vector<Step> steps_;
    std::vector<Term> terms_;
    std::vector<std::shared_ptr<const Simulation>> simulations_;
    std::unordered_multimap<std::uint64_t, Node> known_;
    std::uint32_t slot_count_ = 0;
};

/// The value of a step for one set of inputs (by slot). The same bits as a compiled program gives.
double evaluate(const Graph& graph, Node node, std::span<const double> inputs);
/// The values of several steps in one pass, every shared step once. `replicate` is that of simulated steps.
std::vector<double> evaluate(const Graph& graph, std::span<const Node> nodes, std::span<const double> inputs,
                             const Replicate& replicate = {});

/// The graph with some inputs fixed, folded anew. `roots` come in as nodes of `graph` and go out as nodes of
/// the result; only what they need is kept. Slots keep their numbers.
Graph specialised(const Graph& graph, std::span<const FixedInput> fixed, std::span<Node> roots);

/// One step on numbers, as every evaluation does it.
double apply_step(Op op, double a, double b = 0, double c = 0);

}  // namespace vaerdi::math
