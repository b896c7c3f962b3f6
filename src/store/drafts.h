// Drafts: what a person has written but not saved, so that a lost connection loses nothing. A person has one
// draft of a document; nobody else sees it. Drafts come and go with every keystroke and are therefore not in
// the audit log.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/database.h"

namespace vaerdi::store {

struct Draft {
    std::string path;
    std::int64_t base_version = 0;  ///< the version the draft began from; 0: a new document
    std::string text;
    Time saved{};
};

/// Keeps the draft of the person behind the writing, in place of an earlier one. Throws StoreFailure
/// (wrong_input) as put_document().
void put_draft(Writing& writing, const std::string& path, std::int64_t base_version, const std::string& text);

/// Throws the draft away; whether there was one.
bool remove_draft(Writing& writing, const std::string& path);

std::optional<Draft> read_draft(Reading& reading, PersonId person, const std::string& path);

/// All drafts of the person, the newest first.
std::vector<Draft> drafts_of(Reading& reading, PersonId person);

}  // namespace vaerdi::store
