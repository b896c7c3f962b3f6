#include "server/wire.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "server/target.h"

namespace vaerdi::server {
namespace {

/// The headers that mean something here; others are not even kept.
constexpr std::array heeded{"accept-encoding",
                            "accept-language",
                            "connection",
                            "content-encoding",
                            "content-length",
                            "content-type",
                            "cookie",
                            "expect",
                            "host",
                            "if-none-match",
                            "origin",
                            "sec-fetch-site",
                            "transfer-encoding",
                            "x-csrf-token",
                            "x-forwarded-for"};

/// Scripts, styles and pictures come from this server and nowhere else; nobody may show the pages in a frame.
/// Charts set colours and places through style attributes.
constexpr std::string_view security_headers =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr "
    "'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n";

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (auto& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::optional<Method> method_named(std::string_view word) {
    if (word == "GET" || word == "HEAD") return Method::get;
    if (word == "POST") return Method::post;
    if (word == "PUT") return Method::put;
    if (word == "PATCH") return Method::patch;
    if (word == "DELETE") return Method::remove;
    return {};
}

bool is_header_text(std::string_view value) {
    return std::ranges::all_of(value,
                               [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; });
}

/// The heeded headers; false when one stands twice or holds control characters.
bool keep_headers(const RawHead& raw, Parameters& into) {
    for (const auto& [name, value] : raw.fields) {
        auto lower = lower_case(name);
        if (std::ranges::find(heeded, lower) == heeded.end()) continue;
        if (parameter(into, lower) || !is_header_text(value)) return false;
        into.emplace_back(std::move(lower), std::string(value));
    }
    return true;
}

Response unclear() {
    return refusal(
        400, "bad_request",
        {"The request cannot be understood without doubt.", "Forespørgslen kan ikke forstås entydigt."});
}

std::optional<std::size_t> length_of(const Request& request) {
    const auto written = request.header("content-length");
    if (!written) return 0;
    std::size_t length = 0;
    const auto* const end = written->data() + written->size();
    const auto [stopped, failed] = std::from_chars(written->data(), end, length);
    if (failed != std::errc{} || stopped != end || written->empty()) return {};
    return length;
}

}  // namespace

bool HostNames::knows(std::string_view host) const {
    const auto colon = host.rfind(':');
    if (colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos) {
        const auto port = host.substr(colon + 1);
        if (port.empty() || port.size() > 5 ||
            !std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; }))
            return false;
        host = host.substr(0, colon);
    }
    return std::ranges::any_of(names, [&](const auto& name) { return lower_case(name) == lower_case(host); });
}

std::variant<Head, Response> check_head(const RawHead& raw, const HostNames& hosts) {
    Head head;
    auto& request = head.request;
    const auto method = method_named(raw.method);
    if (!method) {
        auto refused =
            refusal(405, "bad_request", {"This method is not served.", "Den metode besvares ikke."});
        refused.headers.emplace_back("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
        return refused;
    }
    request.method = *method;
    request.head_only = raw.method == "HEAD";
    if (raw.target.size() > longest_target)
        return refusal(414, "bad_request", {"The address is too long.", "Adressen er for lang."});
    auto target = read_target(raw.target);
    if (!target || !keep_headers(raw, request.headers)) return unclear();
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    head.segments = std::move(target->segments);

    const auto host = request.header("host");
    if (!host) return unclear();
    if (!hosts.knows(*host)) {
        return refusal(
            421, "bad_request",
            {"This server is not known by that name; start it with --public-name to add one.",
             "Serveren kendes ikke under det navn; start den med --public-name for at tilføje et."});
    }
    if (request.header("transfer-encoding") || request.header("content-encoding")) {
        return refusal(411, "bad_request",
                       {"Send the body with its length and as it is (Content-Length).",
                        "Send indholdet med længde og uden kodning (Content-Length)."});
    }
    const auto length = length_of(request);
    if (!length) return unclear();
    head.body_size = *length;
    if (const auto expect = request.header("expect")) {
        if (lower_case(*expect) != "100-continue")
            return refusal(417, "bad_request",
                           {"That cannot be expected here.", "Det kan ikke forventes her."});
        head.expects_continue = true;
    }
    head.keep_alive = raw.version >= 11 && lower_case(request.header("connection").value_or("")) != "close";
    return head;
}

std::string head_text(const Response& response, bool keep_alive) {
    std::string text = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_phrase(response.status));
    const bool has_content = response.status != 204 && response.status != 304;
    if (has_content)
        text += fmt::format("Content-Type: {}\r\nContent-Length: {}\r\n", response.type,
                            response.content().size());
    for (const auto& [name, value] : response.headers) {
        if (is_header_text(value)) text += fmt::format("{}: {}\r\n", name, value);
    }
    if (!parameter(response.headers, "Cache-Control")) text += "Cache-Control: no-store\r\n";
    text += security_headers;
    text += keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return text;
}

}  // namespace vaerdi::server
