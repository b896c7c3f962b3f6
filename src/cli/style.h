// How a command's text looks: colour on a terminal only, thin rules.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/lines.h"
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

/// A thin rule.
std::string rule(std::size_t width);

/// The title of a section with a blank line before it.
std::string heading(const Style& style, std::string_view title);

}  // namespace vaerdi::cli
