// A first mapping for files that nobody has described yet, made by looking at their first rows: a document to
// be read and mended by a person.
#pragma once

#include <string>
#include <vector>

#include "exchange/import.h"

namespace vaerdi::exchange {

struct ProposedMapping {
    std::string text;         ///< of mapping.yaml
    std::vector<Text> found;  ///< what the files are
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> first_rows;  ///< those that were looked at, identifiers as they are
};

/// Proposes for files and folders that are one data set: CSV, JSON, Parquet or FHIR. Civil registration
/// numbers and columns named after surgeons are proposed as pseudonyms. Throws ImportRefused.
ProposedMapping propose_mapping(const std::vector<SourceFile>& sources, const PrivateFolder& folder);

/// `YAML` where a text needs no quotes, `"YAML: so"` where it does.
std::string yaml_text(std::string_view text);

}  // namespace vaerdi::exchange
