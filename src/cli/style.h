// How a command's text looks: colour on a terminal only, lines that end before the edge, thin rules.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/text.h"
#include "cli/console.h"

namespace vaerdi::cli {

/// Marks text for a terminal; leaves it alone elsewhere and when NO_COLOR is set (no-color.org).
struct Style {
    bool colour = false;

    std::string bold(std::string_view text) const { return marked("1", text); }
    std::string faint(std::string_view text) const { return marked("2", text); }
    std::string good(std::string_view text) const { return marked("32", text); }
    std::string bad(std::string_view text) const { return marked("31", text); }
    std::string marked(std::string_view code, std::string_view text) const;
};

Style style_of(const Console& console);

/// The text broken at spaces so that no line is longer than `width`, every line indented by `indent` spaces
/// and all but the first by `hanging` more. Ends with a line end.
std::string wrapped(std::string_view text, int width, int indent = 0, int hanging = 0);

/// The text with spaces after (or before) it, so that it takes `width` columns.
std::string padded(std::string_view text, std::size_t width, bool right = false);

/// At most `width` columns; what is cut off ends in "…".
std::string shortened(std::string_view text, std::size_t width);

/// A thin rule.
std::string rule(std::size_t width);

/// The title of a section with a blank line before it.
std::string heading(const Style& style, std::string_view title);

}  // namespace vaerdi::cli
