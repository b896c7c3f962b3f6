// Names of things in a case.
#include <fmt/format.h>
#include <fmt/ranges.h>

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

Text did_you_mean(std::string_view written, std::span<const std::string> known, Text otherwise) {
    const auto nearest = nearest_name(written, known);
    if (nearest.empty()) return otherwise;
    return {fmt::format("did you mean '{}'?", nearest), fmt::format("mente du '{}'?", nearest)};
}

bool misread_between(const Resolving& r, Position from, Position to) {
    const auto found = r.misread.lower_bound(from);
    return found != r.misread.end() && *found < to;
}

Text listed(std::span<const std::string> names) {
    constexpr std::size_t most = 12;
    const auto first = names.first(std::min(names.size(), most));
    Text text(fmt::format("{}", fmt::join(first, ", ")));
    if (names.size() > most) {
        text.en += fmt::format(" and {} others", names.size() - most);
        text.da += fmt::format(" og {} andre", names.size() - most);
    }
    return text;
}

std::optional<std::size_t> alternative(Resolving& r, const std::string& name, Position at) {
    const auto index = r.result.alternative_index(name);
    if (index < r.result.alternatives.size()) return index;
    std::vector<std::string> known;
    for (const auto& a : r.result.alternatives) known.push_back(a.id);
    const auto all = listed(known);
    r.error(at,
            {fmt::format("'{}' is not an alternative of the case", name),
             fmt::format("'{}' er ikke et alternativ i værdicasen", name)},
            did_you_mean(name, known, {"the alternatives are: " + all.en, "alternativerne er: " + all.da}));
    return {};
}

}  // namespace vaerdi::value
