#include <boost/asio/buffer.hpp>

#include "server/beast_head.h"
#include "server/http_server.h"

namespace vaerdi::server {

std::string converse(Site& site, std::string_view bytes, const HostNames& hosts) {
    std::string answers;
    const auto say = [&](const Response& response, bool keep_alive, bool head_only) {
        answers += head_text(response, keep_alive);
        if (!head_only) answers += response.content();
    };
    while (!bytes.empty()) {
        RequestParser parser;
        prepare(parser, site.options.limits);
        parser.eager(false);
        boost::beast::error_code failed;
        const auto put = [&] {
            const auto taken = parser.put(boost::asio::const_buffer(bytes.data(), bytes.size()), failed);
            bytes.remove_prefix(taken);
        };
        while (!failed && !parser.is_header_done() && !bytes.empty()) put();
        if (failed) {
            if (const auto refused = refusal_of(failed)) say(*refused, false, false);
            return answers;
        }
        if (!parser.is_header_done()) return answers;
        auto request = admitted(site, parser, hosts);
        if (const auto* refused = std::get_if<Response>(&request)) {
            say(*refused, false, false);
            return answers;
        }
        auto& [head, match] = std::get<Admitted>(request);
        while (!failed && !parser.is_done() && !bytes.empty()) put();
        if (failed || !parser.is_done()) return answers;
        const bool keep_alive = head.keep_alive;
        const bool head_only = head.request.head_only;
        head.request.body = std::move(parser.get().body());
        head.request.address = "127.0.0.1";
        say(site.answer(std::move(head.request), match), keep_alive, head_only);
        if (!keep_alive) return answers;
    }
    return answers;
}

}  // namespace vaerdi::server
