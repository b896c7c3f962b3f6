#include "drawing/svg_page.h"

#include <algorithm>

#include "drawing/lettering.h"

namespace vaerdi::drawing {
namespace {

constexpr double sign_gap = 7, line_height = 18;

/// Words on as many lines as they need; `y` is the first base line and then the next free one.
void draw_lines(SvgWriter& out, std::string_view words, Spot at, double width, const Lettering& look,
                double& y, double height) {
    for (const auto& line : lines_within(words, look.size, look.bold ? width / bold_width : width)) {
        out.text({at.x, y}, line, look);
        y += height;
    }
}

void draw_key(SvgWriter& out, const Drawn& drawn, double& y) {
    constexpr double apart = 22;
    const double most = drawn.width - margin;
    double x = margin;
    const auto key = key_words(drawn.chart, drawn.language);
    for (const auto& [sign, words] : key) {
        const auto shown = cut_to(words, look::text_size, most - margin - sign_width - sign_gap);
        const double width = sign_width + sign_gap + width_of(shown, look::text_size);
        if (x > margin && x + width > most) {
            x = margin;
            y += line_height;
        }
        draw_sign(out, sign, {x, y - 4.3});
        out.text({x + sign_width + sign_gap, y}, shown, {look::text_size});
        x += width + apart;
    }
    if (!key.empty()) y += line_height + 6;
}

}  // namespace

double draw_no_data(SvgWriter& out, const Drawn& drawn, double top) {
    out.text({margin, top + line_height}, no_data_words(drawn.language), {look::about_size});
    return top + 2 * line_height;
}

double draw_opening(SvgWriter& out, const Drawn& drawn) {
    const double width = drawn.width - 2 * margin;
    double y = margin + 15;
    draw_lines(out, title_words(drawn.chart, drawn.language), {margin}, width,
               {look::title_size, look::ink, Anchor::start, true}, y, 25);
    draw_lines(out, about_words(drawn.chart, drawn.language), {margin}, width, {look::about_size, look::soft},
               y, line_height);
    y += 8;
    draw_key(out, drawn, y);
    return y;
}

double draw_words(SvgWriter& out, const Drawn& drawn, double top) {
    const double left = margin + sign_width + sign_gap;
    const double width = drawn.width - margin - left;
    double y = top + line_height;
    for (const auto& finding : drawn.chart.findings) {
        draw_sign(out, drawn.chart, finding, {margin, y - 4.3});
        draw_lines(out, sentence(finding.words.in(drawn.language)), {left}, width, {look::text_size}, y,
                   line_height);
    }
    draw_lines(out, nothing_found_words(drawn.chart, drawn.language), {left}, width, {look::text_size}, y,
               line_height);
    if (y > top + line_height && !drawn.chart.notes.empty()) y += 4;
    for (const auto& note : drawn.chart.notes) {
        draw_lines(out, sentence(note.in(drawn.language)), {left}, width, {look::text_size - 0.5, look::soft},
                   y, line_height - 1);
    }
    return y - line_height + margin;
}

double room_for(const Ticks& ticks, const Drawn& drawn) {
    double widest = 0;
    for (const double at : ticks.at) {
        widest = std::max(widest, width_of(tick_words(ticks, at, figure_form(drawn.chart), drawn.language),
                                           look::tick_size));
    }
    return widest + 12;
}

void draw_figure_axis(SvgWriter& out, const Drawn& drawn, const Ticks& ticks, const Box& plot) {
    for (const double at : ticks.at) {
        const double y = height_of(ticks, at, plot);
        out.line({plot.left, y}, {plot.right(), y}, look::grid);
        out.line({plot.left - 5, y}, {plot.left, y}, look::axis);
        out.text({plot.left - 9, y + 4.2}, tick_words(ticks, at, figure_form(drawn.chart), drawn.language),
                 {look::tick_size, look::ink, Anchor::end});
    }
    out.line({plot.left, plot.top}, {plot.left, plot.bottom()}, look::axis);
    const auto title =
        cut_to(figure_axis_words(drawn.chart, drawn.language), look::tick_size, drawn.width - 2 * margin);
    out.text({margin, plot.top - 13}, title, {look::tick_size, look::soft});
}

double draw_axis_below(SvgWriter& out, const Drawn& drawn, const Ticks& ticks, const Box& plot,
                       monitoring::Form form, const std::string& title) {
    out.line({plot.left, plot.bottom()}, {plot.right(), plot.bottom()}, look::axis);
    for (const double at : ticks.at) {
        const double x = plot.left + plot.width * ticks.place(at);
        out.line({x, plot.bottom()}, {x, plot.bottom() + 5}, look::axis);
        out.text({x, plot.bottom() + 19}, tick_words(ticks, at, form, drawn.language),
                 {look::tick_size, look::ink, Anchor::middle});
    }
    if (title.empty()) return plot.bottom() + 26;
    out.text({plot.left + plot.width / 2, plot.bottom() + 39},
             cut_to(title, look::tick_size, drawn.width - 2 * margin),
             {look::tick_size, look::soft, Anchor::middle});
    return plot.bottom() + 48;
}

}  // namespace vaerdi::drawing
