// The measures of a purchase as people write them (measures.yaml): what is counted from the rows of a data
// set, among whom, and what is left out. docs/language/measures.md says what each key means; nothing is
// counted here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "document/fields.h"
#include "instrument/instrument_document.h"

namespace vaerdi::outcome {

using document::Dictionary;
using document::Formula;
using document::Located;
using document::Name;

enum class Kind {
    proportion,
    mean,
    median,
    rate,
    time_to_event,
    score_change,
    variation,           ///< the standard deviation as a share of the mean
    glucose_management,  ///< GMI: the HbA1c that a mean glucose (mg/dL) leads to
};
enum class Better { higher, lower };
/// What becomes of a row whose follow-up has not reached the end of the window.
enum class Shorter { wait, censor };

/// The part each column plays in every measure.
struct RowsDocument {
    Position at;
    Text one;  ///< what a row is: operation, reading
    Name id, date, patient, unit, region, supplier, product;
    Formula until, death;
    static const document::Fields<RowsDocument>& fields();
};

/// A named rule that takes rows away.
struct RuleDocument {
    Position at;
    Text title;
    Formula where, unless;
    static const document::Fields<RuleDocument>& fields();
};

struct FollowUpDocument {
    Position at;
    Formula time;
    Located<Shorter> shorter;
    static const document::Fields<FollowUpDocument>& fields();
};

/// Where the answers to a questionnaire stand, by time.
struct ScoreDocument {
    Position at;
    Text title;
    Name instrument;
    Dictionary<std::vector<Name>> times;  ///< a column with the score, a pattern (oks_pre_{}) or every item
    Formula lowest, highest;
    static const document::Fields<ScoreDocument>& fields();
};

/// How the 95 % interval of a figure is made, where its kind leaves a choice.
enum class IntervalMethod { wilson, exact, bootstrap };

struct NeedsDocument {
    Position at;
    Formula response_rate;
    Located<int> rows;
    static const document::Fields<NeedsDocument>& fields();
};

struct MeasureDocument {
    Position at;
    Text title, summary;
    Located<Kind> kind;
    Formula among, counts, of, exposure, event;
    Located<int> per;
    std::optional<FollowUpDocument> follow_up;
    Located<Better> better;
    Located<IntervalMethod> interval;
    std::vector<Name> adjust_for;
    Name predicted;
    std::vector<Name> exclude;
    Name instrument;
    Formula from, to;
    std::optional<NeedsDocument> needs;
    Formula standard;
    std::string unit;
    Located<int> decimals;
    static const document::Fields<MeasureDocument>& fields();
};

struct MeasuresDocument {
    Located<int> version;
    Text title, summary;
    std::string id;
    Name data;
    RowsDocument rows;
    Dictionary<RuleDocument> exclude;
    Dictionary<instrument::InstrumentDocument> instruments;  ///< of their own, beside those that ship
    Dictionary<ScoreDocument> scores;
    Dictionary<MeasureDocument> measures;
    Located<int> small_numbers;
    static const document::Fields<MeasuresDocument>& fields();
};

/// Reads a measures document; absent when it is none at all. Everything that is wrong becomes a finding.
std::optional<MeasuresDocument> read_measures(std::string_view text, Diagnostics& found);

/// The word in documents: `score change`.
const std::string& kind_word(Kind kind);

}  // namespace vaerdi::outcome

namespace vaerdi::document {

template <>
struct Choices<outcome::Kind> {
    static const std::vector<std::string>& names();
};
template <>
struct Choices<outcome::Better> {
    static const std::vector<std::string>& names();
};
template <>
struct Choices<outcome::IntervalMethod> {
    static const std::vector<std::string>& names();
};
template <>
struct Choices<outcome::Shorter> {
    static const std::vector<std::string>& names();
};

}  // namespace vaerdi::document
