#include "server/document_path.h"

#include "store/paths.h"

namespace vaerdi::server {

std::string document_path(const Request& request) {
    auto path = request.part("path");
    if (const auto problem = store::path_problem(path)) refuse_bad_request(*problem);
    return path;
}

std::string version_tag(std::int64_t version) { return "\"v" + std::to_string(version) + "\""; }

}  // namespace vaerdi::server
