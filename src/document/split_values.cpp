#include "document/split_values.h"

#include <fmt/format.h>

#include <algorithm>

namespace vaerdi::document {
namespace {

constexpr std::size_t longest_value = 1'000;

bool is_stray(const YamlNode::Entry& entry) { return entry.value->is_null() && entry.value->text.empty(); }

long unclosed(std::string_view text) { return std::ranges::count(text, '(') - std::ranges::count(text, ')'); }

/// A whole number at the end: 45, DKK 45, -45, 1_000; no date and no decimals.
bool ends_in_whole_number(std::string_view text) {
    const auto before = text.find_last_not_of("0123456789_");
    if (before == text.size() - 1) return false;
    return before == std::string_view::npos || text[before] == ' ' || (text[before] == '-' && before == 0);
}
bool begins_with_digit(std::string_view text) {
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

/// How many of the entries from `first` on belong to the call that `text` begins; 0 when it is never closed.
std::size_t rest_of_call(const std::vector<YamlNode::Entry>& entries, std::size_t first, std::string& text) {
    for (std::size_t i = first; i < entries.size() && is_stray(entries[i]) && text.size() < longest_value;
         ++i) {
        text += ", " + entries[i].key;
        if (unclosed(text) == 0) return i - first + 1;
    }
    return 0;
}

}  // namespace

void join_split_values(YamlNode& mapping, std::deque<YamlNode>& nodes, Diagnostics& diagnostics) {
    auto& entries = mapping.entries;
    if (!mapping.flow || std::ranges::none_of(entries, is_stray)) return;
    std::vector<YamlNode::Entry> kept;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        kept.push_back(entries[i]);
        const auto* value = entries[i].value;
        if (value->kind != YamlNode::Kind::scalar || value->quoted || i + 1 == entries.size()) continue;
        auto text = value->text;
        std::size_t joined = 0;
        if (unclosed(text) > 0) {
            joined = rest_of_call(entries, i + 1, text);
            if (joined == 0) continue;
            diagnostics.error(value->at,
                              {fmt::format("the commas in '{}' split it into several keys", text),
                               fmt::format("kommaerne i '{}' deler den i flere nøgler", text)},
                              {fmt::format("put it in quotation marks: \"{}\"", text),
                               fmt::format("sæt den i anførselstegn: \"{}\"", text)});
        } else if (is_stray(entries[i + 1]) && ends_in_whole_number(text) &&
                   begins_with_digit(entries[i + 1].key)) {
            joined = 1;
            const auto written = text + "," + entries[i + 1].key;
            text += "." + entries[i + 1].key;
            diagnostics.error(value->at,
                              {fmt::format("'{}' has a decimal comma", written),
                               fmt::format("'{}' har decimalkomma", written)},
                              {fmt::format("decimals are written with a point: {}", text),
                               fmt::format("decimaler skrives med punktum: {}", text)});
        } else {
            continue;
        }
        auto& whole = nodes.emplace_back(*value);
        whole.text = std::move(text);
        kept.back().value = &whole;
        i += joined;
    }
    entries = std::move(kept);
}

}  // namespace vaerdi::document
