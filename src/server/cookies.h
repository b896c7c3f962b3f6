// The one cookie of the server: the token of a session.
#pragma once

#include <string>
#include <string_view>

namespace vaerdi::server {

constexpr std::string_view session_cookie = "vaerdi_session";

/// The value of a cookie in a Cookie header; empty when it is not there, or there twice.
std::string cookie(std::string_view header, std::string_view name);

/// The value of a Set-Cookie header that gives the browser the token, out of reach of scripts and of other
/// sites; an empty token takes it away.
std::string session_cookie_text(std::string_view token, bool https_only);

}  // namespace vaerdi::server
