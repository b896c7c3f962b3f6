// The figures of measures as people read them: 2.4 % (1.9–3.1), second quarter of 2019, why a unit is not
// judged.
#pragma once

#include <optional>
#include <string>

#include "outcome/figures.h"

namespace vaerdi::view {

/// A value of the measure: `2.4%`, `19.32`, `3.1 days`; an en dash when there is none.
std::string measure_value(const outcome::Measure& measure, std::optional<double> value, Language language);

/// `1.9–3.1`, in the figure's own unit; empty when there is none.
std::string measure_interval(const outcome::Measure& measure,
                             const std::optional<outcome::Interval>& interval, Language language);

/// 2019 · Q2 2019 · Jun 2019; "date not known" for rows without one.
std::string period_words(outcome::Period period, std::optional<std::int64_t> key, Language language);

/// The value of a group; "not known" where it is missing.
std::string group_words(const std::optional<std::string>& value, Language language);

/// What the numerator and the denominator of the measure are, in one or two words.
Text numerator_words(const outcome::Measure& measure);
Text denominator_words(const outcome::Measure& measure);

/// Whether the numerator is a count of events: of shares, times, and rates that count rows.
bool counts_events(const outcome::Measure& measure);

/// How a unit stands among all, beyond chance; empty for too few rows, which judged_words() tells.
Text standing_words(outcome::Standing standing);

/// Why a figure is not judged; empty when it is.
Text judged_words(const outcome::Measure& measure, outcome::Judged judged);

/// How the figure is counted, as a sentence: what belongs, what counts, what is left out, how long one waits.
Text definition_words(const outcome::ResolvedMeasures& measures, const outcome::Measure& measure);

}  // namespace vaerdi::view
