// A questionnaire as people write it: how many items, what can be answered, and how the answers become a
// score. Never its wording, which belongs to whoever made it.
//
// What ships with the product lies in data/instruments/ in this very format; a document that measures with
// questionnaires of its own has the same records under `instruments:`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "document/fields.h"

namespace vaerdi::instrument {

/// Which end of the score is good.
enum class Better { higher, lower };

/// Two whole numbers or decimals: the lowest and highest answer, or where those two lie on the score.
struct EndsDocument {
    Position at;
    document::Formula from, to;
    static const document::Fields<EndsDocument>& fields();
};

/// What a population gives for each state of health: full health less a loss for every dimension.
struct ValueSetDocument {
    Position at;
    document::Formula full_health;
    document::Dictionary<std::vector<document::Formula>> losses;  ///< by item, from the lowest answer up
    document::Dictionary<document::Formula> once;                 ///< by answer
    static const document::Fields<ValueSetDocument>& fields();
};

/// The score of a population, to compare with.
struct NormDocument {
    Position at;
    Text title;
    document::Formula mean, sd;
    document::Formula source;
    static const document::Fields<NormDocument>& fields();
};

struct InstrumentDocument {
    Position at;
    Text title;
    std::vector<document::Name> items;  ///< names, or one number: how many
    std::optional<EndsDocument> answers;
    std::vector<document::Name> reversed;
    document::Located<int> may_miss;
    std::optional<EndsDocument> score;
    std::optional<ValueSetDocument> value_set;
    document::Located<Better> better;
    document::Dictionary<NormDocument> norms;
    document::Formula source;
    Text note;
    static const document::Fields<InstrumentDocument>& fields();
};

/// A file of questionnaires.
struct QuestionnairesDocument {
    document::Located<int> version;
    Text title;
    document::Dictionary<InstrumentDocument> instruments;
    static const document::Fields<QuestionnairesDocument>& fields();
};

}  // namespace vaerdi::instrument

namespace vaerdi::document {
template <>
struct Choices<instrument::Better> {
    static const std::vector<std::string>& names();
};
}  // namespace vaerdi::document
