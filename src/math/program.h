// A graph made into a flat program that runs over blocks of draws.
//
// Inputs and outputs are columns (one array per quantity, one element per draw). The program works through
// strips short enough that all columns it touches stay in the first-level cache; values that live between
// steps share columns; sums of products are accumulated in registers without storing the products. A draw's
// result has the same bits wherever it stands in a block, in whatever block, and equals `evaluate`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "math/graph.h"
#include "math/statistics.h"

namespace vaerdi::math {

class Program;

/// Room for the values between steps. Each thread brings its own; it grows to what a program needs and is
/// reused.
class Workspace {
  private:
    friend void run(const Program&, std::span<const double* const>, std::span<double* const>, std::size_t,
                    Workspace&, const Replicate&);
    std::vector<double> room_;
    std::uint64_t prepared_for_ = 0;  // the program whose constants stand in it
};

class Program {
  public:
    std::size_t output_count() const { return outputs_.size(); }
    /// How many input columns `run` needs: one more than the largest slot used.
    std::uint32_t input_count() const { return inputs_read_.empty() ? 0 : inputs_read_.back() + 1; }
    /// The slots that are really read, ascending; the other columns may be null.
    const std::vector<std::uint32_t>& inputs_read() const { return inputs_read_; }

    // For those who measure.
    std::size_t instruction_count() const { return instructions_.size(); }
    std::size_t column_count() const { return column_count_; }
    std::size_t strip() const { return strip_; }
    /// How many draws are a fair piece of work for one thread: few where people are simulated, so that all
    /// threads have work and a stop is heard. Results do not depend on it.
    std::size_t draws_of_a_chunk() const { return calls_.empty() ? chunk_length : 8; }

  private:
    friend class Compiler;
    friend class Machine;
    friend void run(const Program&, std::span<const double* const>, std::span<double* const>, std::size_t,
                    Workspace&, const Replicate&);

    // Columns are numbered through: inputs read, constants, then those between steps. In instructions and
    // terms stands where a column begins in the room (its number times the strip).
    using Column = std::uint32_t;

    struct Instruction {
        Op op = Op::constant;
        Column target = 0;
        Column a = 0, b = 0, c = 0;
        double offset = 0;  // of a weighted sum, whose terms and runs follow those of the sum before
        std::uint32_t first_term = 0, first_run = 0, run_count = 0;
    };
    // coefficient · a, or coefficient · (a · b)
    struct FusedTerm {
        double coefficient = 1;
        Column a = 0, b = 0;
    };
    // So many plain terms, then so many products.
    struct Run {
        std::uint32_t plain = 0, products = 0;
    };

    // A simulation, in the place of first_term of its instruction.
    struct Call {
        std::shared_ptr<const Simulation> simulation;
        std::vector<Column> arguments;
        std::vector<std::pair<std::uint32_t, Column>> outcomes;  // output, where it goes
    };

    std::vector<Instruction> instructions_;
    std::vector<Call> calls_;
    std::vector<FusedTerm> terms_;
    std::vector<Run> runs_;
    std::vector<double> constants_;
    std::vector<std::uint32_t> inputs_read_;
    std::vector<Column> outputs_;
    std::size_t column_count_ = 0;
    std::size_t strip_ = 0;
    std::uint64_t id_ = 0;
};

/// Compiles the steps that the outputs need; output i goes to output column i. A node may appear more than
/// once.
Program compile(const Graph& graph, std::span<const Node> outputs);

/// Runs over `n` draws: input column s holds the values of slot s; every column has n elements. Output
/// columns must not overlap one another or the inputs. `first` is the replicate of the first draw for the
/// simulations in the program.
void run(const Program& program, std::span<const double* const> input_columns,
         std::span<double* const> output_columns, std::size_t n, Workspace& workspace,
         const Replicate& first = {});

}  // namespace vaerdi::math
