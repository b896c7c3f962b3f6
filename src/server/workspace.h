// What surrounds a document when it is read: the workspace's own catalogue, to be laid over the shipped one.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/text.h"
#include "server/caller.h"
#include "store/documents.h"
#include "workbench/answers.h"
#include "workbench/surroundings.h"

namespace vaerdi::server {

class Site;

struct Workspace {
    workbench::Surroundings surroundings;  ///< the files of catalogue/, around no document
    std::string fingerprint;               ///< changes whenever one of them does
};

Workspace workspace_of(Site& site);

/// The catalogue as the caller may use it in a purchase (empty: in none). Whoever may not read the
/// workspace's own prices, as a supplier, is left those that the purchase's case counts with: they stand in
/// the figures that a supplier is shown. `value_case`: that case as it is asked about; else its newest
/// version.
workbench::Surroundings surroundings_for(Site& site, const Caller& caller, const std::string& purchase,
                                         const std::stop_token& stop,
                                         const store::Version* value_case = nullptr);

/// The tables that a case at `path` counts with, as they were at a time (now without one): files it names
/// that the caller may read, or that the saved case of the purchase names too, for its figures are shown to
/// all who see it.
std::vector<store::VersionHead> tables_of_draws(store::Reading& reading, const Caller& caller,
                                                const std::string& path, const std::string& text,
                                                const std::optional<store::Time>& at = {});

/// Puts their texts into the surroundings of the document.
void add_draws(Site& site, const Caller& caller, workbench::Surroundings& surroundings,
               const std::optional<store::Time>& at = {});

/// What is wrong in a document, as the API tells it; absent when the check was stopped.
std::optional<std::vector<workbench::FindingAnswer>> findings_in(Site& site, const Caller& caller,
                                                                 const std::string& path,
                                                                 const std::string& text, Language language,
                                                                 const std::stop_token& stop);

}  // namespace vaerdi::server
