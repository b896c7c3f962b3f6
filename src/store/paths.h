// Paths as the database sorts them: by bytes.
#pragma once

#include <string>

namespace vaerdi::store {

/// A text that comes after every path that begins with `prefix`: no path holds U+10FFFF, which is no
/// character.
inline std::string after_all(const std::string& prefix) { return prefix + "\xF4\x8F\xBF\xBF"; }

}  // namespace vaerdi::store
