// A purchase as people write it (purchase.yaml): what is bought, by whom, and how far it has come. Who takes
// part is not in it: roles are held in the store.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"
#include "document/fields.h"

namespace vaerdi::purchase {

/// The course of a purchase, from the need to its spread.
enum class Phase { need, market, case_, tender, contract, operation, outcomes, spread };

/// The word in documents: `market`.
const std::string& phase_word(Phase phase);

struct PurchaseDocument {
    document::Located<int> version;
    Text title;
    Text summary;
    Text organisation;
    document::Located<Phase> phase;
    static const document::Fields<PurchaseDocument>& fields();
};

/// Reads a purchase; absent when it is none at all. Everything that is wrong becomes a finding.
std::optional<PurchaseDocument> read_purchase(std::string_view text, Diagnostics& found);

/// What is to stand in a purchase from now on; what is absent stays as it is.
struct PurchaseChanges {
    std::optional<std::string> title{};
    std::optional<std::string> organisation{};
    std::optional<Phase> phase{};
};

/// The text with the changes made in their places; comments and everything else stay as they were written.
/// Absent when the text is written in a way that only its author should change (not one key a line).
std::optional<std::string> with_changes(const std::string& text, const PurchaseChanges& changes);

/// A new purchase.yaml; its title in both languages where the two differ.
std::string new_purchase_text(const Text& title, const std::string& organisation, Phase phase);

}  // namespace vaerdi::purchase

namespace vaerdi::document {

template <>
struct Choices<purchase::Phase> {
    static const std::vector<std::string>& names();
};

}  // namespace vaerdi::document
