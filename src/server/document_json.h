// Versions of documents as the API tells of them.
#pragma once

#include <map>
#include <string>

#include "server/json_body.h"
#include "store/documents.h"
#include "store/people.h"

namespace vaerdi::server {

/// The names of people, each looked up once.
class Names {
  public:
    explicit Names(store::Reading& reading) : reading_(reading) {}
    /// {"id", "name"}; null for the program itself.
    Json of(store::PersonId person);

  private:
    store::Reading& reading_;
    std::map<store::PersonId, Json> known_;
};

/// {"version", "saved", "by"}
Json saved_json(const store::VersionHead& head, Names& names);

/// The path that a route names, as the store knows it; refuses (400) what cannot be a path.
std::string document_path(const Request& request);

/// "v3"
std::string version_tag(std::int64_t version);

}  // namespace vaerdi::server
