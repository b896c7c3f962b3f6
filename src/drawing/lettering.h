// How much room words take in a drawing whose font is only known to the reader's program: a careful estimate.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vaerdi::drawing {

/// How many times as wide bold letters are.
inline constexpr double bold_width = 1.15;

/// Of words as large as `size`.
double width_of(std::string_view words, double size);

/// Broken between words so that no line is wider than `width`; a word that is too wide is cut.
std::vector<std::string> lines_within(std::string_view words, double size, double width);

/// The words, or as many letters as have room, with "…".
std::string cut_to(std::string_view words, double size, double width);

}  // namespace vaerdi::drawing
