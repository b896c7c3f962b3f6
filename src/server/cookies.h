// The one cookie of the server: the token of a session.
#pragma once

#include <string>
#include <string_view>

namespace vaerdi::server {

/// Its name. Over HTTPS a prefix makes browsers take it from this very host only.
constexpr std::string_view session_cookie_name(bool https_only) {
    return https_only ? "__Host-vaerdi_session" : "vaerdi_session";
}

/// The value of a cookie in a Cookie header; empty when it is not there, or there twice.
std::string cookie(std::string_view header, std::string_view name);

/// The value of a Set-Cookie header that gives the browser the token, out of reach of scripts and of other
/// sites; an empty token takes it away.
std::string session_cookie_text(std::string_view token, bool https_only);

}  // namespace vaerdi::server
