// The three ways in which points stand in a terminal: along time, along size, one below the other.
#pragma once

#include "drawing/terminal_page.h"

namespace vaerdi::drawing {

std::string plot_over_time(const Terminal& terminal);
std::string plot_by_size(const Terminal& terminal);
std::string plot_by_unit(const Terminal& terminal);

inline constexpr std::size_t plot_rows = 16;

}  // namespace vaerdi::drawing
