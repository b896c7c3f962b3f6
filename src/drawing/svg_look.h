// How the parts of a drawing look: one ink, one colour for worse, one for better, dashes that print.
#pragma once

#include "drawing/svg_writer.h"
#include "drawing/wording.h"

namespace vaerdi::drawing {

namespace look {
// Told apart by people who do not see all colours, and in grey print (Okabe, Ito 2008).
inline constexpr std::string_view paper = "#ffffff", ink = "#1a1a1a", soft = "#55606c", faint = "#e4e7eb",
                                  worse = "#c44601", better = "#0072b2";

inline constexpr Pen axis{ink, 1}, grid{faint, 1}, series{soft, 1.4}, centre{ink, 1.2},
    limit{ink, 1.2, "7 4"}, warning{soft, 1.1, "1.5 3"}, interval{ink, 1.4},
    second_interval{soft, 1.1, "3 2"}, rim{ink, 1.2};
inline constexpr double title_size = 19, about_size = 13.5, text_size = 12.5, tick_size = 12;
inline constexpr double point_radius = 3.4;
}  // namespace look

/// The sign by itself, as wide as `sign_width`, its middle left at `at`: for keys and findings.
inline constexpr double sign_width = 26;
void draw_sign(SvgWriter& out, Sign sign, Spot at);

/// The sign of a finding, as that of its first point.
void draw_sign(SvgWriter& out, const monitoring::Chart& chart, const monitoring::Finding& finding, Spot at);

/// A point at its place: a circle, or by its mark a diamond or a triangle that points to where it lies.
void draw_point(SvgWriter& out, const monitoring::Chart& chart, const monitoring::Point& point, Spot at);

/// The value beside the value: a small hollow circle.
void draw_second(SvgWriter& out, Spot at);

}  // namespace vaerdi::drawing
