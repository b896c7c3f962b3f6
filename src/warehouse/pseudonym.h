// Pseudonyms: what stands in the rows instead of a civil registration number or another identifier. The same
// person gets the same pseudonym as long as key and domain are the same, so that rows link across data sets;
// whoever has not got the key can neither undo a pseudonym nor try all numbers. The identifier is not kept.
//
// Keyed BLAKE2b (RFC 7693) of 128 bits, with a key of its own for every domain: K_d = BLAKE2b-256(K, "vaerdi
// pseudonym " d), pseudonym = BLAKE2b-128(K_d, identifier).
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "warehouse/database.h"

namespace vaerdi::warehouse {

/// 32 secret bytes. Nothing prints them, and the memory is wiped afterwards.
class PseudonymKey {
  public:
    /// From a file that make_key_file() has written. Throws WarehouseFailure when it is none, or when others
    /// than its owner may read it.
    static PseudonymKey from_file(const std::filesystem::path& file);
    /// From a secret sentence of at least 16 characters, by argon2id: a guess takes a tenth of a second.
    static PseudonymKey from_secret(std::string_view secret);

    PseudonymKey(PseudonymKey&& other) noexcept;
    ~PseudonymKey();
    PseudonymKey& operator=(PseudonymKey&&) = delete;

    /// The key of a domain ("patient", "surgeon"): pseudonyms of different domains cannot be compared.
    PseudonymKey of_domain(std::string_view domain) const;
    const std::array<unsigned char, 32>& bytes() const { return bytes_; }

  private:
    PseudonymKey() = default;
    std::array<unsigned char, 32> bytes_{};
};

/// Draws a key and writes it to a new file that only its owner can read. Throws WarehouseFailure when there
/// is one: whoever replaces a key cannot link new rows to old ones.
void make_key_file(const std::filesystem::path& file);

/// 32 hexadecimal digits; empty for an empty identifier, which is nobody's.
std::string pseudonym(const PseudonymKey& key, std::string_view domain, std::string_view identifier);
/// The same with the key of the domain at hand, for many rows.
std::string pseudonym(const PseudonymKey& domain_key, std::string_view identifier);

/// Lets the statements of this DuckDB connection use `pseudonym(domain, identifier)` with the key. What is
/// not known or empty has no pseudonym (NULL). The key is forgotten with the connection.
void use_pseudonyms(Database& duckdb, PseudonymKey key);

}  // namespace vaerdi::warehouse
