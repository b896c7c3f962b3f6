#include "server/json_body.h"

#include <charconv>

namespace vaerdi::server {
namespace {

constexpr int deepest_body = 32;

[[noreturn]] void refuse_member(const char* name, const Text& what) {
    refuse_bad_request({std::string("'") + name + "' " + what.en, std::string("'") + name + "' " + what.da});
}

}  // namespace

Json json_body(const Request& request) {
    bool too_deep = false;
    const auto bounded = [&](int depth, Json::parse_event_t, Json&) {
        too_deep = too_deep || depth > deepest_body;
        return !too_deep;
    };
    auto body = Json::parse(request.body, bounded, false);
    if (too_deep || !body.is_object())
        refuse_bad_request({"The body must be a JSON object.", "Indholdet skal være et JSON-objekt."});
    return body;
}

std::optional<std::string> optional_text(const Json& body, const char* name, std::size_t longest) {
    const auto member = body.find(name);
    if (member == body.end() || member->is_null()) return {};
    if (!member->is_string()) refuse_member(name, {"must be a text.", "skal være en tekst."});
    auto text = member->get<std::string>();
    if (text.size() > longest) refuse_member(name, {"is too long.", "er for lang."});
    return text;
}

std::string required_text(const Json& body, const char* name, std::size_t longest) {
    auto text = optional_text(body, name, longest);
    if (!text) refuse_member(name, {"is missing.", "mangler."});
    return std::move(*text);
}

std::int64_t required_whole(const Json& body, const char* name) {
    const auto member = body.find(name);
    if (member == body.end() || !member->is_number_integer())
        refuse_member(name, {"must be a whole number.", "skal være et helt tal."});
    if (member->is_number_unsigned() &&
        member->get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        refuse_member(name, {"is too large.", "er for stort."});
    return member->get<std::int64_t>();
}

std::optional<bool> optional_truth(const Json& body, const char* name) {
    const auto member = body.find(name);
    if (member == body.end() || member->is_null()) return {};
    if (!member->is_boolean()) refuse_member(name, {"must be true or false.", "skal være true eller false."});
    return member->get<bool>();
}

std::optional<std::int64_t> whole_in_query(const Request& request, std::string_view name) {
    const auto written = parameter(request.query, name);
    if (!written) return {};
    std::int64_t value = 0;
    const auto* const end = written->data() + written->size();
    const auto [stopped, failed] = std::from_chars(written->data(), end, value);
    if (failed != std::errc{} || stopped != end || value < 0)
        refuse_member(std::string(name).c_str(), {"must be a whole number.", "skal være et helt tal."});
    return value;
}

std::string_view language_word(Language language) { return language == Language::danish ? "da" : "en"; }

std::optional<Language> language_named(std::string_view word) {
    if (word == "da") return Language::danish;
    if (word == "en") return Language::english;
    return {};
}

Language language_asked(const Request& request, Language otherwise) {
    const auto asked = parameter(request.query, "language");
    if (!asked) return otherwise;
    const auto language = language_named(*asked);
    if (!language) refuse_bad_request({"The language is da or en.", "Sproget er da eller en."});
    return *language;
}

Response json_response(const Json& answer, int status) {
    Response response;
    response.status = status;
    response.body = answer.dump(-1, ' ', false, Json::error_handler_t::replace);
    return response;
}

}  // namespace vaerdi::server
