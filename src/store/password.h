// Passwords, kept as argon2id hashes (RFC 9106, by libsodium): what is stored tells limits and salt and
// nothing of the password. Hashing takes about 64 MiB and a tenth of a second by design: the caller bounds
// how many run at once.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"

namespace vaerdi::store {

constexpr std::size_t shortest_password = 12;   ///< characters
constexpr std::size_t longest_password = 1024;  ///< bytes

/// What is wrong with a password that someone chose; absent when it will do.
std::optional<Text> password_problem(std::string_view password);

/// `$argon2id$v=19$m=65536,t=2,p=1$…`. Throws StoreFailure (unavailable) when there is no memory for it.
std::string hash_password(std::string_view password);

/// Whether the password is the one behind the hash; never for an empty or foreign hash, and after the same
/// work as for a right one, so that the time does not tell whether a login exists.
bool verify_password(const std::string& hash, std::string_view password);

/// Whether the hash was made with other limits than today's; hash again at the next sign-in.
bool needs_rehash(const std::string& hash);

/// A password for someone else to change: five groups of four letters and digits that are hard to mistake
/// (about 99 bits).
std::string generated_password();

}  // namespace vaerdi::store
