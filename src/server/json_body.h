// The JSON that requests carry and answers are made of. For the .cpp files of the handlers.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "server/message.h"
#include "store/time.h"

namespace vaerdi::server {

using Json = nlohmann::ordered_json;

/// The body as a JSON object; refuses (400) anything else, and nesting deeper than any request has.
Json json_body(const Request& request);

/// A member that must be a text of at most `longest` bytes; refuses otherwise.
std::string required_text(const Json& body, const char* name, std::size_t longest);
/// Absent when the member is absent or null; refuses what is no such text.
std::optional<std::string> optional_text(const Json& body, const char* name, std::size_t longest);
std::int64_t required_whole(const Json& body, const char* name);
std::optional<bool> optional_truth(const Json& body, const char* name);

/// A whole number in the query; absent when it is not given, refused when it is none.
std::optional<std::int64_t> whole_in_query(const Request& request, std::string_view name);

/// "da" or "en" in the query, else `otherwise`.
Language language_asked(const Request& request, Language otherwise);

std::string_view language_word(Language language);
std::optional<Language> language_named(std::string_view word);

Response json_response(const Json& answer, int status = 200);

}  // namespace vaerdi::server
