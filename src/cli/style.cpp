#include "cli/style.h"

#include <fmt/format.h>

#include <cstdlib>

namespace vaerdi::cli {

std::string Style::marked(std::string_view code, std::string_view text) const {
    return colour && !text.empty() ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
}

Style style_of(const Console& console) {
    const char* no_colour = std::getenv("NO_COLOR");
    return {.colour = console.terminal && (no_colour == nullptr || *no_colour == '\0')};
}

std::string rule(std::size_t width) {
    std::string result;
    for (std::size_t i = 0; i < width; ++i) result += "─";
    return result;
}

std::string heading(const Style& style, std::string_view title) { return "\n" + style.bold(title) + "\n"; }

}  // namespace vaerdi::cli
