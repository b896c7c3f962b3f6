// From Beast's parser to our own checked head. Included by the two files that use Beast and by no other: it
// takes long to compile.
#pragma once

#include <boost/beast/core/error.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "server/limits.h"
#include "server/site.h"
#include "server/wire.h"

namespace vaerdi::server {

using RequestParser = boost::beast::http::request_parser<boost::beast::http::string_body>;

/// Ready for the next request of a connection.
inline void prepare(RequestParser& parser, const Limits& limits) {
    parser.header_limit(static_cast<std::uint32_t>(limits.header));
    // The length is held against the limit of the route once that is known (see admitted()).
    parser.body_limit(boost::none);
}

/// The answer to what Beast could not parse; absent when the client has simply gone or was too slow.
inline std::optional<Response> refusal_of(const boost::beast::error_code& failed) {
    namespace http = boost::beast::http;
    if (failed == http::error::header_limit || failed == http::error::buffer_overflow) {
        return refusal(431, "too_large",
                       {"The head of the request is too large.", "Forespørgslens hoved er for stort."});
    }
    if (failed == http::error::bad_version) {
        return refusal(505, "bad_request",
                       {"Only HTTP/1.0 and HTTP/1.1 are served.", "Kun HTTP/1.0 og HTTP/1.1 besvares."});
    }
    if (failed.category() != make_error_code(http::error::bad_version).category()) return {};
    if (failed == http::error::end_of_stream || failed == http::error::partial_message) return {};
    return refusal(400, "bad_request",
                   {"The request is not well-formed HTTP.", "Forespørgslen er ikke velformet HTTP."});
}

inline std::variant<Head, Response> head_of(const RequestParser& parser, const HostNames& hosts) {
    const auto& message = parser.get();
    RawHead raw;
    const auto view = [](const auto& text) { return std::string_view(text.data(), text.size()); };
    raw.method = view(message.method_string());
    raw.target = view(message.target());
    raw.version = static_cast<int>(message.version());
    for (const auto& field : message) raw.fields.emplace_back(view(field.name_string()), view(field.value()));
    return check_head(raw, hosts);
}

/// A request whose head is read, and the route it takes; or why its body is not even read.
struct Admitted {
    Head head;
    Match match;
};
inline std::variant<Admitted, Response> admitted(Site& site, RequestParser& parser, const HostNames& hosts) {
    auto checked = head_of(parser, hosts);
    if (auto* refused = std::get_if<Response>(&checked)) return std::move(*refused);
    Admitted request{std::move(std::get<Head>(checked)), {}};
    request.match = site.find(request.head.request.method, request.head.segments);
    const auto largest = request.match.route != nullptr ? request.match.route->largest_body : std::size_t{0};
    if (request.head.body_size > largest) {
        return refusal(
            413, "too_large",
            {"The body is larger than is accepted here.", "Indholdet er større, end der tages imod her."});
    }
    return request;
}

}  // namespace vaerdi::server
