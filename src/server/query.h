// What stands behind the ? of a request.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/text.h"
#include "server/message.h"

namespace vaerdi::server {

/// A whole number in the query; absent when it is not given, refused when it is none.
std::optional<std::int64_t> whole_in_query(const Request& request, std::string_view name);

/// "da" or "en" in the query, else `otherwise`.
Language language_asked(const Request& request, Language otherwise);

}  // namespace vaerdi::server
