// The hours that a line's pathways take, by who does the steps. Private to this room.
//
// A line may use a pathway with a factor, `amount: 2 * pathway(visit)`, among other amounts, through
// parameters, and for some alternatives or years only. Its hours are what the line comes to when pathway(id)
// stands for hours, less what it comes to when pathway(id) is nil. That holds where the line is proportional
// to its pathways.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <vector>

#include "value/quantities.h"

namespace vaerdi::value {

enum class PathwayUse {
    none,
    proportional,  ///< a factor times pathway(id), plus what has none
    otherwise,     ///< a pathway within a condition, a maximum, a product of pathways …
};
PathwayUse pathway_use(const ResolvedCase& resolved, const Line& line);

/// Those who do steps of the line's pathways, each once; nobody unless the use is proportional.
std::vector<Doer> doers_of(const ResolvedCase& resolved, const Line& line);

/// Whether two lines hold in one alternative.
bool both_apply(const Line& a, const Line& b);

/// The unpriced line that itself states the hours of a staff group, for an alternative that has `line` too.
/// The steps of the group are then not counted beside it. Null when there is none.
const Line* hours_stated_by(const ResolvedCase& resolved, const Line& line, const std::string& staff);

class PathwayHours {
  public:
    PathwayHours(const ResolvedCase& resolved, math::Graph& graph);

    /// Hours for one head, or for all of a once or yearly flow, in the order of `doers_of(line)`. Of a share
    /// that is kept or cashable nothing is taken off yet.
    std::vector<Node> of(std::size_t line, const Place& place);

  private:
    Node amount(Quantities& quantities, const Line& line, const Place& place);

    const ResolvedCase& case_;
    math::Graph& graph_;
    std::vector<std::vector<std::size_t>> doers_;  // by line: indices of the quantities below
    std::deque<Quantities> by_doer_;               // the first: pathways are nil
};

}  // namespace vaerdi::value
