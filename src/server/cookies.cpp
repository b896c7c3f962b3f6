#include "server/cookies.h"

#include <fmt/format.h>

#include <algorithm>

namespace vaerdi::server {

std::string cookie(std::string_view header, std::string_view name) {
    std::string found;
    while (!header.empty()) {
        auto pair = header.substr(0, header.find(';'));
        header.remove_prefix(std::min(header.size(), pair.size() + 1));
        while (pair.starts_with(' ')) pair.remove_prefix(1);
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
        if (!found.empty()) return {};
        found = pair.substr(equals + 1);
    }
    return found;
}

std::string session_cookie_text(std::string_view token, bool https_only) {
    return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict{}{}", session_cookie_name(https_only), token,
                       https_only ? "; Secure" : "", token.empty() ? "; Max-Age=0" : "");
}

}  // namespace vaerdi::server
