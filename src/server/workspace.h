// What surrounds a document when it is read: the workspace's own catalogue on top of the shipped one.
#pragma once

#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "server/json_body.h"

namespace vaerdi::server {

class Site;

struct Workspace {
    struct File {
        std::string path, text;
    };
    std::vector<File> own;    ///< the files of catalogue/, by path
    std::string fingerprint;  ///< changes whenever one of them does

    catalogue::Catalogue catalogue() const;
};

Workspace workspace_of(Site& site);

/// What is wrong in a document, by its kind (its first key), as the API tells it.
Json findings_json(const Workspace& workspace, const std::string& path, const std::string& text,
                   Language language);

}  // namespace vaerdi::server
