// What surrounds a document when it is read: the workspace's own catalogue, to be laid over the shipped one.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/text.h"
#include "workbench/answers.h"
#include "workbench/surroundings.h"

namespace vaerdi::server {

class Site;

struct Workspace {
    workbench::Surroundings surroundings;  ///< the files of catalogue/, around no document
    std::string fingerprint;               ///< changes whenever one of them does
};

Workspace workspace_of(Site& site);

/// What is wrong in a document, as the API tells it; absent when the check was stopped.
std::optional<std::vector<workbench::FindingAnswer>> findings_in(Site& site, const std::string& path,
                                                                 const std::string& text, Language language,
                                                                 const std::stop_token& stop);

}  // namespace vaerdi::server
