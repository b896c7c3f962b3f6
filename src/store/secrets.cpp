#include "store/secrets.h"

#include <sodium.h>

#include <array>

#include "store/failure.h"

namespace vaerdi::store {

void ready_sodium() {
    static const bool ready = sodium_init() >= 0;
    if (!ready)
        throw StoreFailure(Fault::unavailable, {"the machine gives no random numbers (libsodium)",
                                                "maskinen giver ingen tilfældige tal (libsodium)"});
}

std::string random_token() {
    ready_sodium();
    std::array<unsigned char, 32> drawn{};
    randombytes_buf(drawn.data(), drawn.size());
    constexpr auto variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string token(sodium_base64_ENCODED_LEN(drawn.size(), variant), '\0');
    sodium_bin2base64(token.data(), token.size(), drawn.data(), drawn.size(), variant);
    token.pop_back();  // the closing NUL
    return token;
}

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    std::string hex(2 * digest.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    hex.pop_back();
    return hex;
}

bool same_secret(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace vaerdi::store
