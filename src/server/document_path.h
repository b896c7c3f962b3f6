// Documents in the addresses and headers of HTTP.
#pragma once

#include <cstdint>
#include <string>

#include "server/message.h"

namespace vaerdi::server {

/// The path that a route names, as the store knows it; refuses (400) what cannot be a path.
std::string document_path(const Request& request);

/// `"v3"`
std::string version_tag(std::int64_t version);

}  // namespace vaerdi::server
