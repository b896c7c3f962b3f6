#include "server/query.h"

#include <charconv>
#include <string>

namespace vaerdi::server {

std::optional<std::int64_t> whole_in_query(const Request& request, std::string_view name) {
    const auto written = parameter(request.query, name);
    if (!written) return {};
    std::int64_t value = 0;
    const auto* const end = written->data() + written->size();
    const auto [stopped, failed] = std::from_chars(written->data(), end, value);
    if (failed != std::errc{} || stopped != end || value < 0) {
        const auto quoted = "'" + std::string(name) + "'";
        refuse_bad_request({quoted + " must be a whole number.", quoted + " skal være et helt tal."});
    }
    return value;
}

Language language_asked(const Request& request, Language otherwise) {
    const auto asked = parameter(request.query, "language");
    if (!asked) return otherwise;
    if (*asked == "da") return Language::danish;
    if (*asked == "en") return Language::english;
    refuse_bad_request({"The language is da or en.", "Sproget er da eller en."});
}

}  // namespace vaerdi::server
