// The costs and effects of alternatives, draw by draw, as another program made them: analysed like the draws
// of a case.
//
// Net benefit is effect × the worth of one unit of effect, less cost. Methods: information/ and frontier.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "document/number_table.h"
#include "information/acceptability.h"
#include "value/assessment.h"
#include "value/frontier.h"

namespace vaerdi::value {

/// What stands in the sample; every column has one value for each draw.
struct DecisionSample {
    struct Alternative {
        std::string name;
        std::vector<double> cost, effect;
    };
    /// A number that the other program drew its costs and effects from.
    struct Number {
        std::string name;
        std::vector<double> draws;
    };
    /// Numbers that would be known together.
    struct Group {
        std::string name;
        std::vector<std::size_t> numbers;
    };
    std::vector<Alternative> alternatives;  ///< at least two
    std::size_t comparator = 0;
    std::vector<Number> numbers;
    std::vector<Group> groups;

    std::size_t draws() const { return alternatives.front().cost.size(); }
};

/// Numbers that would be known together, by their names.
struct NamesTogether {
    std::string name;
    std::vector<std::string> numbers;
};

/// A table and the name of its file.
struct SampleTable {
    std::string file;
    document::NumberTable table;
};

/// The tables of a sample, and what was said about their columns.
struct SampleTables {
    std::vector<SampleTable> draws;             ///< side by side; row i of each is draw i
    std::optional<SampleTable> costs, effects;  ///< one column for each alternative, called like it
    std::string comparator;                     ///< else the first alternative
    std::vector<NamesTogether> groups;
};

/// Binds columns to alternatives: those of `costs` and `effects`, or `cost.tavi` and `effect.tavi` (also
/// `costs.`, `effects.`, `eff.`, `qaly.`, `qalys.`, in small or capital letters, and with _ for the point
/// where no column has one) among the others, which are the numbers. Where no alternative has a cost (or an
/// effect) it is 0 for all. What is wrong goes to `diagnostics`; absent when anything is.
std::optional<DecisionSample> resolve_sample(SampleTables tables, Diagnostics& diagnostics);

struct SampleAnalysis {
    struct Figures {
        Spread cost, effect, net_benefit;
    };
    struct Compared {
        std::size_t alternative = 0;
        Figures gained;                   ///< less those of the comparator
        std::optional<double> icer;       ///< of the means; absent where one is dominated
        double probability_worth_it = 0;  ///< share of draws with a higher net benefit
    };
    struct Known {
        std::string name;
        std::vector<std::size_t> numbers;
        information::Estimate value;  ///< EVPPI
    };
    double worth = 0;  ///< of one unit of effect
    std::uint64_t draws = 0;
    std::uint64_t regressed = 0;  ///< draws that the value of single numbers was estimated from
    std::vector<Figures> alternatives;
    std::vector<Compared> comparisons;  ///< all but the comparator
    Frontier frontier;
    information::Acceptability now;
    std::vector<Known> numbers;  ///< most valuable first; none when the draws are too few to tell
    std::vector<Known> groups;   ///< as asked for; likewise
    std::vector<information::Willingness> curve;
};

/// `worth`: money for one unit of effect. Absent when stopped.
std::optional<SampleAnalysis> analyse(const DecisionSample& sample, double worth,
                                      const std::stop_token& stop = {});

}  // namespace vaerdi::value
