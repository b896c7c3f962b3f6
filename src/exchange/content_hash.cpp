#include "exchange/content_hash.h"

#include <sodium.h>

#include <array>

namespace vaerdi::exchange {
namespace {

using Print = std::array<unsigned char, 32>;

class Blake {
  public:
    Blake() { crypto_generichash_init(&state_, nullptr, 0, sizeof(Print)); }
    void add(std::string_view bytes) {
        crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()),
                                  bytes.size());
    }
    void add(const Print& print) { crypto_generichash_update(&state_, print.data(), print.size()); }
    Print print() {
        Print made{};
        crypto_generichash_final(&state_, made.data(), made.size());
        return made;
    }

  private:
    crypto_generichash_state state_{};
};

Print print_of(std::string_view text) {
    Blake blake;
    blake.add(text);
    return blake.print();
}

Print print_of(const DataFile& file) {
    Blake blake;
    const auto read = raw_bytes(file);
    std::string buffer(std::size_t{1} << 18, '\0');
    while (const auto count = read(buffer.data(), buffer.size())) blake.add({buffer.data(), count});
    return blake.print();
}

}  // namespace

std::string version_of(const ResolvedMapping& mapping, std::span<const DataFile> files,
                       const warehouse::PseudonymKey* key) {
    Blake blake;
    blake.add(print_of(std::string_view(mapping.text)));
    if (key != nullptr && mapping.has_pseudonyms())
        blake.add(print_of(warehouse::pseudonym(*key, "version", "print of the key")));
    for (const auto& file : files) blake.add(print_of(file));
    const auto print = blake.print();
    std::string hex(2 * print.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), print.data(), print.size());
    hex.pop_back();
    return hex;
}

}  // namespace vaerdi::exchange
