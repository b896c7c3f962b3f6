#include "exchange/content_hash.h"

#include <sodium.h>

#include <array>

namespace vaerdi::exchange {

struct ContentPrint::State {
    crypto_generichash_state hash{};
};

ContentPrint::ContentPrint() : state_(std::make_unique<State>()) {
    crypto_generichash_init(&state_->hash, nullptr, 0, 32);
}
ContentPrint::~ContentPrint() = default;

void ContentPrint::add(std::string_view bytes) {
    crypto_generichash_update(&state_->hash, reinterpret_cast<const unsigned char*>(bytes.data()),
                              bytes.size());
}

std::string ContentPrint::hex() {
    std::array<unsigned char, 32> made{};
    crypto_generichash_final(&state_->hash, made.data(), made.size());
    std::string digits(2 * made.size() + 1, '\0');
    sodium_bin2hex(digits.data(), digits.size(), made.data(), made.size());
    digits.pop_back();
    return digits;
}

std::string print_of_file(const DataFile& file) {
    ContentPrint print;
    const auto read = raw_bytes(file);
    std::string buffer(std::size_t{1} << 18, '\0');
    while (const auto count = read(buffer.data(), buffer.size())) print.add({buffer.data(), count});
    return print.hex();
}

std::string version_of(const ResolvedMapping& mapping, const std::vector<std::string>& prints,
                       const warehouse::PseudonymKey* key) {
    ContentPrint text;
    text.add(mapping.text);
    ContentPrint print;
    print.add(text.hex());
    if (key != nullptr && mapping.has_pseudonyms())
        print.add(warehouse::pseudonym(*key, "version", "print of the key"));
    for (const auto& one : prints) print.add(one);
    return print.hex();
}

}  // namespace vaerdi::exchange
