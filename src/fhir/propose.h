// A first request for files that nobody has described yet: what is in them, and what could make a row.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "fhir/read_fhir.h"

namespace vaerdi::fhir {

struct ResourceCount {
    std::string resource;
    std::int64_t count = 0;
};

/// How often a code occurs; of answers, `code` is the address of the questionnaire.
struct CodeCount {
    std::string resource, system, code, display;
    std::int64_t count = 0;
};

struct Proposal {
    Request request;
    std::vector<ResourceCount> resources;  ///< by type
    std::vector<CodeCount> codes;          ///< the most frequent first, by type
};

/// Rows are procedures where there are any, else observations, else answers, else encounters. Of joint
/// replacements (NCSP chapter N: KN_B primary, KN_C secondary) the primary ones make rows and the secondary
/// ones are the event `revision`. Beside the rows stand what the files have: patient, encounter, performer,
/// devices, questionnaires (`pre` at most 90 days before, `after_12_months` 9 to 15 months after) and the
/// five most frequent conditions and observations. Throws Refused.
Proposal propose(std::span<const File> files, const Limits& limits = {});

}  // namespace vaerdi::fhir
