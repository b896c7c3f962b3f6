// Text set in lines: broken between words, cut to a width, filled up with spaces.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vaerdi {

/// How wide a text is: columns of a terminal, or the units of a drawing.
using WidthOf = double (*)(std::string_view);

/// The text broken at spaces so that its first line is at most `first` wide and the others `later`. A number
/// stays with what it counts (`7.9 million`, `1.200 kr.`); a word that is too long has a line to itself. A
/// text without words has no lines.
std::vector<std::string> lines_of(std::string_view text, double first, double later, WidthOf width_of);

/// For a terminal: no line is longer than `width` columns, every line is indented by `indent` spaces and all
/// but the first by `hanging` more. Ends with a line end.
std::string wrapped(std::string_view text, int width, int indent = 0, int hanging = 0);

/// The text with spaces after (or before) it, so that it takes `width` columns.
std::string padded(std::string_view text, std::size_t width, bool right = false);

/// At most `width` columns; what is cut off ends in "…".
std::string shortened(std::string_view text, std::size_t width);

}  // namespace vaerdi
