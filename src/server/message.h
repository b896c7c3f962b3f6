// A request and its answer as plain values: what a handler gets and what it gives back.
//
// Nothing here knows of sockets. http_server.h turns bytes into a Request that has passed all checks (target
// decoded, headers single, body bounded) and a Response back into bytes.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"

namespace vaerdi::server {

/// HEAD is a GET whose answer is sent without its body; other methods are refused before they get here.
enum class Method { get, post, put, patch, remove };

std::string_view method_word(Method method);  ///< `GET`, …, `DELETE`

using Parameters = std::vector<std::pair<std::string, std::string>>;

/// The value of a name; absent when it was not given.
std::optional<std::string> parameter(const Parameters& parameters, std::string_view name);

struct Request {
    Method method = Method::get;
    bool head_only = false;
    std::string path;         ///< decoded, begins with /
    Parameters query{};       ///< decoded, each name once
    Parameters headers{};     ///< names in lower case, each once
    Parameters path_parts{};  ///< what the pattern of the route names: {id}, {path...}
    std::string body{};       ///< whole
    std::string address{};    ///< of the client; behind a proxy the one the proxy tells
    std::string id{};         ///< stands in the log and in answers to unforeseen failures
    std::stop_token stop{};   ///< asks a calculation to end: its time is up, or the server stops

    std::optional<std::string> header(std::string_view lower_case_name) const {
        return parameter(headers, lower_case_name);
    }
    /// A part of the path that the pattern names; empty when it has no such part.
    std::string part(std::string_view name) const { return parameter(path_parts, name).value_or(""); }
};

struct Response {
    int status = 200;
    std::string type = "application/json";
    std::string body{};
    std::string_view shipped{};  ///< sent instead of `body`: bytes that live as long as the program
    Parameters headers{};

    std::string_view content() const { return shipped.empty() ? std::string_view(body) : shipped; }
};

/// A refusal in the shape of every error of the API: `{"error": {"code", "message": {"en", "da"}, …}}`.
/// `more`: further members of "error" as JSON text, beginning with a comma, or empty.
Response refusal(int status, std::string_view code, const Text& message, std::string_view more = {});

/// Thrown by whatever finds out that a request cannot be served; the answer it leads to.
struct Refused {
    Response response;
};
[[noreturn]] void refuse(int status, std::string_view code, const Text& message, std::string_view more = {});

/// The refusals that many places give.
[[noreturn]] void refuse_bad_request(const Text& message);
[[noreturn]] void refuse_not_found();

/// `text` as a JSON string with its quotation marks; what is not UTF-8 is replaced.
std::string json_string(std::string_view text);

/// "Not Found" for 404.
std::string_view reason_phrase(int status);

}  // namespace vaerdi::server
