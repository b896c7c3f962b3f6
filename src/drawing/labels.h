// Which periods of a chart have their label, when not all have room.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace vaerdi::drawing {

/// Every so many, `least` or more: parts of a year or whole years where the labels tell a year ("Q1 2019" and
/// "Q1 2020" four apart), else a round number.
std::size_t labelled_each(std::span<const std::string> labels, double least);

}  // namespace vaerdi::drawing
