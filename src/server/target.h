// The target of a request (`/api/documents/catalogue/own.yaml?version=3`), taken apart and decoded.
//
// Strict on purpose: whatever two programs could understand differently is refused: dots that climb, empty
// parts, slashes and control characters in disguise, percent signs without two digits, text that is not
// UTF-8, the same name twice.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/message.h"

namespace vaerdi::server {

constexpr std::size_t longest_target = 4096;  ///< bytes, as sent
constexpr std::size_t most_parameters = 32;

struct Target {
    std::vector<std::string> segments;  ///< of the path, decoded
    std::string path;                   ///< the same, joined by slashes
    Parameters query;
};

/// Absent when the target is refused.
std::optional<Target> read_target(std::string_view target);

/// Decodes %XX (and + as a space in a query); absent when that is not well formed UTF-8 without control
/// characters.
std::optional<std::string> percent_decoded(std::string_view text, bool in_query);

/// Whether the bytes are UTF-8 (no overlong forms, no surrogates).
bool is_utf8(std::string_view text);

}  // namespace vaerdi::server
