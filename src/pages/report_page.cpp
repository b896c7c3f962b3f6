#include "pages/report_page.h"

#include "pages/pages.h"

namespace vaerdi::pages {
namespace {

constexpr std::string_view place = R"(<script type="application/json" id="vaerdi-report">)";
constexpr std::string_view line_separator = "\xE2\x80\xA8", paragraph_separator = "\xE2\x80\xA9";

/// JSON stays the same JSON: these stand in its texts only, where an escape means the sign itself.
std::string escaped(std::string_view json) {
    std::string out;
    out.reserve(json.size() + json.size() / 64);
    for (std::size_t i = 0; i < json.size(); ++i) {
        if (json[i] == '<') {
            out += "\\u003c";
        } else if (json.substr(i, 3) == line_separator) {
            out += "\\u2028";
            i += 2;
        } else if (json.substr(i, 3) == paragraph_separator) {
            out += "\\u2029";
            i += 2;
        } else {
            out += json[i];
        }
    }
    return out;
}

}  // namespace

std::optional<std::string> filled(std::string_view page, std::string_view data) {
    const auto at = page.find(place);
    if (at == std::string_view::npos) return {};
    const auto inside = at + place.size();
    return std::string(page.substr(0, inside)) + escaped(data) + std::string(page.substr(inside));
}

std::optional<std::string> report_page(std::string_view data) {
    const auto* empty = page("report.html");
    return empty == nullptr ? std::nullopt : filled(empty->bytes, data);
}

}  // namespace vaerdi::pages
