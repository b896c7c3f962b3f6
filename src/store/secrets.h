// Randomness and digests (libsodium).
#pragma once

#include <string>
#include <string_view>

namespace vaerdi::store {

/// Readies libsodium, once; the functions here do so themselves. Throws StoreFailure (unavailable).
void ready_sodium();

/// 32 random bytes in URL-safe base64 without padding: 43 characters.
std::string random_token();

/// SHA-256 in 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

/// Whether two secrets are equal, in a time that tells nothing about where they differ.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace vaerdi::store
