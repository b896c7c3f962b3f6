// The figures of measures: made of exact counts, with interval, made comparable between units where the
// measure asks for it, and judged only where there is enough to judge by.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "comparison/interval.h"
#include "comparison/standardisation.h"
#include "outcome/counts.h"

namespace vaerdi::outcome {

using comparison::Interval;
using comparison::Standing;

inline constexpr double confidence = 0.95;  ///< of every interval

/// Why a figure is shown but not judged. Not followed: more rows wait for their follow-up than count; and
/// where time counts, nobody was followed to the end of the window, and there is no figure.
enum class Judged { yes, nothing_counted, too_few_rows, too_few_answers, not_followed };

/// A unit's figure as if its rows were like all rows.
struct AdjustedFigure {
    std::int64_t rows = 0;
    double observed = 0, expected = 0;
    std::optional<double> ratio{};  ///< observed to expected, of a proportion
    std::optional<Interval> ratio_interval{};
    double value = 0;
    std::optional<Interval> interval{};
    double z = 0;
    Standing standing = Standing::too_few;
};

/// Shrunk towards all by how little a unit's own rows say.
struct ShrunkenFigure {
    double value = 0;
    Interval interval;
};

/// What is known when some have not answered: the figure if all missing answers were the worst and the best
/// there are.
struct Response {
    double rate = 0;
    std::optional<double> worst, best;
};

struct Figure {
    Key key;
    Tally tally;
    std::optional<double> value;
    std::optional<Interval> interval;  ///< 95 %
    std::optional<double> spread;      ///< standard deviation between rows
    std::optional<AdjustedFigure> adjusted;
    std::optional<ShrunkenFigure> shrunken;
    std::optional<Response> response;
    Judged judged = Judged::yes;
    std::optional<bool> reaches_standard;  ///< the value as counted; absent without a standard
    bool surely = false;                   ///< so does the whole interval (or none of it)
    bool hidden = false;                   ///< from those who do not own the data: nothing else is told
};

/// How much of the variation between units is theirs, and what it takes to tell them apart.
struct Reliability {
    double between = 0, within = 0;  ///< variances
    double intraclass = 0;
    std::optional<std::int64_t> rows_for_70;  ///< of a unit, for a reliability of .70
};

struct MeasureFigures {
    std::size_t measure = 0;  ///< index in the document
    std::vector<Figure> cells;
    Figure all;
    std::optional<Reliability> reliability;  ///< between the cells
    std::int64_t without_covariates = 0;
    Text fit;
    bool suppressed = false;  ///< as those see them who do not own the data (suppressed_figures.h)
};

/// Makes figures of counts. `which` names the measures in the order of `counted`.
std::vector<MeasureFigures> figures(const ResolvedMeasures& measures, const std::vector<std::size_t>& which,
                                    const std::vector<MeasureCounts>& counted);

/// The same counts by fewer columns: `kept` of the key's groups, and the period if wanted.
MeasureCounts put_together(const MeasureCounts& counts, bool with_period,
                           const std::vector<std::size_t>& kept);

}  // namespace vaerdi::outcome
