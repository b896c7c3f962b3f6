// Names of things in a case.
#include <map>

#include "value/resolving.h"

namespace vaerdi::value {

std::string slug(std::string_view words) {
    static const std::map<std::string, std::string> letters{{"æ", "ae"}, {"ø", "oe"}, {"å", "aa"}, {"é", "e"},
                                                            {"ö", "oe"}, {"ä", "ae"}, {"ü", "u"}};
    const auto small = folded(words);
    std::string result;
    for (std::size_t i = 0; i < small.size();) {
        const auto byte = static_cast<unsigned char>(small[i]);
        const std::size_t length = byte < 0x80U ? 1 : byte < 0xE0U ? 2 : byte < 0xF0U ? 3 : 4;
        const auto letter = small.substr(i, length);
        i += length;
        if (length == 1 && ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))) {
            result += letter;
        } else if (const auto known = letters.find(letter); known != letters.end()) {
            result += known->second;
        } else if (!result.empty() && result.back() != '_') {
            result += '_';
        }
    }
    const bool ends_open = !words.empty() && words.back() == '_';
    while (!result.empty() && result.back() == '_' && !ends_open) result.pop_back();
    if (result.empty() || (result.front() >= '0' && result.front() <= '9'))
        result.insert(result.begin(), 'x');
    return result;
}

}  // namespace vaerdi::value
