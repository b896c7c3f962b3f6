// The head of a request as it came over the wire, checked once and for all; the head of an answer as it goes
// out.
//
// What could be understood in two ways by this server and a proxy before it is refused here: bodies without a
// plain length, headers given twice, targets in other forms than a path, hosts that are not ours.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "server/message.h"

namespace vaerdi::server {

/// As the parser found it; nothing is checked but the grammar.
struct RawHead {
    std::string_view method, target;
    int version = 11;  ///< 10 for HTTP/1.0, 11 for HTTP/1.1
    std::vector<std::pair<std::string_view, std::string_view>> fields;
};

/// Which names a browser may use for this server. Other names are refused: a page elsewhere that lets its own
/// name point to this machine would otherwise be taken for ours (DNS rebinding).
struct HostNames {
    std::vector<std::string> names{"localhost", "127.0.0.1", "[::1]"};  ///< without port
    bool knows(std::string_view host) const;  ///< `host` as in a Host header: may end in a port
};

struct Head {
    Request request;                    ///< without body
    std::vector<std::string> segments;  ///< of the path
    std::size_t body_size = 0;
    bool keep_alive = true;
    bool expects_continue = false;
};

/// The head, or the refusal after which the connection is closed.
std::variant<Head, Response> check_head(const RawHead& raw, const HostNames& hosts);

/// Status line and headers, security headers included, with the empty line that ends them.
std::string head_text(const Response& response, bool keep_alive);

}  // namespace vaerdi::server
