#include "warehouse/pseudonym.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace vaerdi::warehouse {
namespace fs = std::filesystem;
namespace {

void ready_sodium() {
    static const bool ready = sodium_init() >= 0;
    if (!ready)
        throw WarehouseFailure({"the machine gives no random numbers (libsodium)",
                                "maskinen giver ingen tilfældige tal (libsodium)"});
}

WarehouseFailure file_failure(const fs::path& file, int error) {
    const std::string said = std::strerror(error);
    return WarehouseFailure({fmt::format("the key file {}: {}", file.string(), said),
                             fmt::format("nøglefilen {}: {}", file.string(), said)});
}

struct OpenFile {
    int descriptor;
    ~OpenFile() { close(descriptor); }
};

struct Wiped {
    std::array<char, 66> text{};  // 64 digits, the end of the line, and one that would be too much
    ~Wiped() { sodium_memzero(text.data(), text.size()); }
};

/// A text needs this many letters to be a secret.
constexpr std::size_t shortest_secret = 16;
constexpr unsigned char salt[] = "vaerdi pseudonym";
static_assert(sizeof salt - 1 == crypto_pwhash_SALTBYTES);

}  // namespace

PseudonymKey::PseudonymKey(PseudonymKey&& other) noexcept : bytes_(other.bytes_) {
    sodium_memzero(other.bytes_.data(), other.bytes_.size());
}
PseudonymKey::~PseudonymKey() { sodium_memzero(bytes_.data(), bytes_.size()); }

PseudonymKey PseudonymKey::from_file(const fs::path& file) {
    ready_sodium();
    const OpenFile open{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    struct stat about{};
    if (open.descriptor < 0 || fstat(open.descriptor, &about) != 0) throw file_failure(file, errno);
    if ((about.st_mode & 077U) != 0)
        throw WarehouseFailure(
            {fmt::format("others may read the key file {}: close it with chmod 600", file.string()),
             fmt::format("andre kan læse nøglefilen {}: luk den med chmod 600", file.string())});
    Wiped read_text;
    const auto got = read(open.descriptor, read_text.text.data(), read_text.text.size());
    PseudonymKey key;
    std::size_t length = 0;
    const char* end = nullptr;
    const bool sound = got >= 64 && (got == 64 || (got == 65 && read_text.text[64] == '\n')) &&
                       sodium_hex2bin(key.bytes_.data(), key.bytes_.size(), read_text.text.data(), 64,
                                      nullptr, &length, &end) == 0 &&
                       length == key.bytes_.size();
    if (!sound)
        throw WarehouseFailure(
            {fmt::format("{} is no key file: it should hold 64 hexadecimal digits", file.string()),
             fmt::format("{} er ikke en nøglefil: den skal indeholde 64 hexadecimale cifre", file.string())});
    return key;
}

PseudonymKey PseudonymKey::from_secret(std::string_view secret) {
    ready_sodium();
    if (display_width(secret) < shortest_secret)
        throw WarehouseFailure(
            {"the secret of the pseudonyms is too short: at least 16 characters, or a key file",
             "pseudonymernes hemmelighed er for kort: mindst 16 tegn, eller en nøglefil"});
    PseudonymKey key;
    if (crypto_pwhash(key.bytes_.data(), key.bytes_.size(), secret.data(), secret.size(), salt,
                      crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw WarehouseFailure({"there is no memory to make the key of the pseudonyms; try again",
                                "der er ikke hukommelse til at danne pseudonymernes nøgle; prøv igen"});
    return key;
}

PseudonymKey PseudonymKey::of_domain(std::string_view domain) const {
    PseudonymKey key;
    crypto_generichash_state state;
    crypto_generichash_init(&state, bytes_.data(), bytes_.size(), key.bytes_.size());
    constexpr std::string_view purpose = "vaerdi pseudonym ";
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(purpose.data()), purpose.size());
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(domain.data()), domain.size());
    crypto_generichash_final(&state, key.bytes_.data(), key.bytes_.size());
    sodium_memzero(&state, sizeof state);
    return key;
}

void make_key_file(const fs::path& file) {
    ready_sodium();
    const OpenFile open{::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
    if (open.descriptor < 0) throw file_failure(file, errno);
    std::array<unsigned char, 32> drawn{};
    randombytes_buf(drawn.data(), drawn.size());
    Wiped written;
    sodium_bin2hex(written.text.data(), 65, drawn.data(), drawn.size());
    written.text[64] = '\n';
    sodium_memzero(drawn.data(), drawn.size());
    if (write(open.descriptor, written.text.data(), 65) != 65 || fsync(open.descriptor) != 0)
        throw file_failure(file, errno);
}

}  // namespace vaerdi::warehouse
