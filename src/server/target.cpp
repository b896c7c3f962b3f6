#include "server/target.h"

#include <algorithm>

namespace vaerdi::server {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool is_climbing(const std::string& segment) { return segment == "." || segment == ".."; }

bool read_query(std::string_view text, Parameters& into) {
    while (!text.empty()) {
        const auto pair = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(text.size(), pair.size() + 1));
        if (pair.empty()) continue;
        const auto equals = std::min(pair.find('='), pair.size());
        auto name = percent_decoded(pair.substr(0, equals), true);
        auto value = percent_decoded(pair.substr(std::min(pair.size(), equals + 1)), true);
        if (!name || !value || name->empty() || parameter(into, *name) || into.size() == most_parameters)
            return false;
        into.emplace_back(std::move(*name), std::move(*value));
    }
    return true;
}

}  // namespace

bool is_utf8(std::string_view text) {
    const auto* at = reinterpret_cast<const unsigned char*>(text.data());
    const auto* const end = at + text.size();
    while (at != end) {
        const unsigned char first = *at++;
        if (first < 0x80) continue;
        int more = 0;
        unsigned char lowest = 0x80, highest = 0xBF;  // of the second byte
        if (first >= 0xC2 && first <= 0xDF) {
            more = 1;
        } else if (first >= 0xE0 && first <= 0xEF) {
            more = 2;
            if (first == 0xE0) lowest = 0xA0;
            if (first == 0xED) highest = 0x9F;
        } else if (first >= 0xF0 && first <= 0xF4) {
            more = 3;
            if (first == 0xF0) lowest = 0x90;
            if (first == 0xF4) highest = 0x8F;
        } else {
            return false;
        }
        for (; more > 0; --more) {
            if (at == end || *at < lowest || *at > highest) return false;
            lowest = 0x80;
            highest = 0xBF;
            ++at;
        }
    }
    return true;
}

std::optional<std::string> percent_decoded(std::string_view text, bool in_query) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size()) return {};
            const int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
            if (high < 0 || low < 0) return {};
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && in_query) {
            c = ' ';
        }
        if (is_control(c)) return {};
        decoded.push_back(c);
    }
    if (!is_utf8(decoded)) return {};
    return decoded;
}

std::optional<Target> read_target(std::string_view text) {
    if (text.empty() || text.front() != '/' || text.size() > longest_target) return {};
    if (text.find('#') != std::string_view::npos) return {};
    const auto question = std::min(text.find('?'), text.size());
    Target target;
    if (!read_query(text.substr(std::min(text.size(), question + 1)), target.query)) return {};
    auto path = text.substr(1, question - 1);
    target.path = "/";
    while (!path.empty()) {
        const auto slash = std::min(path.find('/'), path.size());
        auto segment = percent_decoded(path.substr(0, slash), false);
        if (!segment || segment->empty() || is_climbing(*segment)) return {};
        if (segment->find_first_of("/\\") != std::string::npos) return {};
        if (target.path.size() > 1) target.path += '/';
        target.path += *segment;
        target.segments.push_back(std::move(*segment));
        if (slash + 1 == path.size()) return {};  // a slash at the end names nothing
        path.remove_prefix(std::min(path.size(), slash + 1));
    }
    return target;
}

}  // namespace vaerdi::server
