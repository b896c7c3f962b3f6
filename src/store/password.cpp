#include "store/password.h"

#include <sodium.h>

#include <array>

#include "store/failure.h"
#include "store/secrets.h"

namespace vaerdi::store {
namespace {

// libsodium's limits for someone who waits at a page: 2 passes over 64 MiB.
constexpr auto passes = crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE;
constexpr auto memory = crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE;

/// Compared with when there is no hash: the same work, and no password fits.
const std::string& hash_of_nothing() {
    static const std::string hash = hash_password(random_token());
    return hash;
}

}  // namespace

std::optional<Text> password_problem(std::string_view password) {
    if (password.size() > longest_password)
        return Text{"the password is too long: at most 1024 bytes",
                    "adgangskoden er for lang: højst 1024 byte"};
    if (display_width(password) < shortest_password)
        return Text{"the password is too short: at least 12 characters, better a few words",
                    "adgangskoden er for kort: mindst 12 tegn, gerne nogle ord"};
    return {};
}

std::string hash_password(std::string_view password) {
    ready_sodium();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), passes, memory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw StoreFailure(Fault::unavailable,
                           {"there is no memory to hash the password; try again",
                            "der er ikke hukommelse til at sløre adgangskoden; prøv igen"});
    return hash.data();
}

bool verify_password(const std::string& hash, std::string_view password) {
    ready_sodium();
    const bool usable = hash.starts_with(crypto_pwhash_argon2id_STRPREFIX) &&
                        hash.size() < crypto_pwhash_STRBYTES && password.size() <= longest_password;
    const auto& against = usable ? hash : hash_of_nothing();
    const auto tried = password.substr(0, longest_password);
    return crypto_pwhash_str_verify(against.c_str(), tried.data(), tried.size()) == 0 && usable;
}

bool needs_rehash(const std::string& hash) {
    return hash.size() >= crypto_pwhash_STRBYTES ||
           crypto_pwhash_str_needs_rehash(hash.c_str(), passes, memory) != 0;
}

std::string generated_password() {
    ready_sodium();
    constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";  // no i l o 0 1
    constexpr int groups = 5, in_group = 4;
    std::string password;
    for (int i = 0; i < groups * in_group; ++i) {
        if (i > 0 && i % in_group == 0) password += '-';
        password += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
    }
    return password;
}

}  // namespace vaerdi::store
