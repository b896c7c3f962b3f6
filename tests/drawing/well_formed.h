// Whether a text is XML: elements close in order, attributes stand in quotes, & and < are escaped, all is
// UTF-8. As much of XML as drawings use.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace vaerdi::drawing {

/// What is wrong with the text; empty when it is well formed.
inline std::string fault_of_xml(std::string_view text) {
    if (!is_utf8(text)) return "not UTF-8";
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') return "a control character";
    std::vector<std::string_view> open;
    bool had_root = false;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '&') {
            const auto entity = text.substr(at, text.find(';', at) + 1 - at);
            if (entity != "&amp;" && entity != "&lt;" && entity != "&gt;" && entity != "&quot;")
                return "& is not escaped: " + std::string(text.substr(at, 20));
        }
        if (text[at] == '>') return "a loose >";
        if (text[at] != '<') {
            ++at;
            continue;
        }
        const auto end = text.find('>', at);
        if (end == std::string_view::npos) return "an element without end";
        auto inside = text.substr(at + 1, end - at - 1);
        at = end + 1;
        if (inside.find('<') != std::string_view::npos) return "< is not escaped: " + std::string(inside);
        if (inside.starts_with('?')) continue;
        if (inside.starts_with('/')) {
            if (open.empty() || open.back() != inside.substr(1))
                return "closes out of order: " + std::string(inside);
            open.pop_back();
            continue;
        }
        const bool closed = inside.ends_with('/');
        if (closed) inside.remove_suffix(1);
        std::size_t quotes = 0;
        for (const char c : inside) quotes += c == '"' ? 1 : 0;
        if (quotes % 2 != 0) return "an attribute without end: " + std::string(inside);
        if (open.empty() && had_root) return "a second root";
        had_root = true;
        if (!closed) open.push_back(inside.substr(0, inside.find(' ')));
    }
    if (!open.empty()) return "not closed: " + std::string(open.back());
    return had_root ? "" : "no element";
}

}  // namespace vaerdi::drawing
