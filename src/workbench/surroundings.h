// What a question needs beside its own text: the document it is about, as the store holds it, and the
// workspace's catalogue. Whoever answers HTTP looks them up; nothing here reads a store or a file.
#pragma once

#include <compare>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "value/given_draws.h"

namespace vaerdi::workbench {

struct NamedText {
    std::string name;  ///< as findings name it: purchases/tavi/case.yaml, catalogue/own.yaml
    std::string text;
};

/// Entries of the workspace's own files, by id.
struct OwnEntries {
    std::set<std::string> prices, staff;
    friend auto operator<=>(const OwnEntries&, const OwnEntries&) = default;
};

struct Surroundings {
    NamedText document;                  ///< the stored document, or the text of the request under some name
    int version = 0;                     ///< of the stored document; 0 for a text
    std::vector<NamedText> catalogue{};  ///< the workspace's files, by name; laid over the shipped ones
    /// What of those files may be used, for whoever must not see the prices of others; all when absent.
    std::optional<OwnEntries> own_seen{};
    std::vector<NamedText> draws{};  ///< tables of draws (CSV) that the document may name
};

/// The tables of draws as a case finds them: beside the document, else in the folder of its purchase.
value::FilesBeside files_beside(const Surroundings& surroundings);

}  // namespace vaerdi::workbench
