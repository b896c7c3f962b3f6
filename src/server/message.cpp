#include "server/message.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace vaerdi::server {

std::string_view method_word(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::patch:
            return "PATCH";
        case Method::remove:
            return "DELETE";
    }
    return {};
}

std::optional<std::string> parameter(const Parameters& parameters, std::string_view name) {
    const auto found = std::ranges::find(parameters, name, &Parameters::value_type::first);
    if (found == parameters.end()) return {};
    return found->second;
}

std::string json_string(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Response refusal(int status, std::string_view code, const Text& message, std::string_view more) {
    Response response;
    response.status = status;
    response.body = fmt::format(R"({{"error":{{"code":{},"message":{{"en":{},"da":{}}}{}}}}})",
                                json_string(code), json_string(message.en), json_string(message.da), more);
    return response;
}

void refuse(int status, std::string_view code, const Text& message, std::string_view more) {
    throw Refused{refusal(status, code, message, more)};
}

void refuse_bad_request(const Text& message) { refuse(400, "bad_request", message); }

void refuse_not_found() {
    refuse(404, "not_found",
           {"There is nothing here, or nothing that you have access to.",
            "Der er ikke noget her, eller ikke noget, du har adgang til."});
}

std::string_view reason_phrase(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 204:
            return "No Content";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 409:
            return "Conflict";
        case 411:
            return "Length Required";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 415:
            return "Unsupported Media Type";
        case 417:
            return "Expectation Failed";
        case 421:
            return "Misdirected Request";
        case 422:
            return "Unprocessable Content";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 503:
            return "Service Unavailable";
        case 505:
            return "HTTP Version Not Supported";
        default:
            return "Answer";
    }
}

}  // namespace vaerdi::server
