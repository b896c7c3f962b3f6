#include "drawing/svg_writer.h"

#include <fmt/format.h>

#include <iterator>

#include "base/text.h"

namespace vaerdi::drawing {
namespace {

constexpr char group = 'g', window = 's';

std::string stroke(const Pen& pen) {
    auto text = fmt::format("stroke=\"{}\" stroke-width=\"{}\"", pen.colour, pen.width);
    if (!pen.dashes.empty()) text += fmt::format(" stroke-dasharray=\"{}\"", pen.dashes);
    return text;
}

/// The length of the letter that begins at `i`, or 0 for a byte that begins none or one that XML cannot hold.
std::size_t letter_at(std::string_view text, std::size_t i) {
    const auto first = static_cast<unsigned char>(text[i]);
    if (first < 0x20) return first == '\t' || first == '\n' ? 1 : 0;
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    const auto letter = text.substr(i, length);
    return letter != "\xEF\xBF\xBE" && letter != "\xEF\xBF\xBF" && is_utf8(letter) ? length : 0;
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string safe;
    for (std::size_t i = 0; i < text.size();) {
        const auto length = letter_at(text, i);
        switch (length == 1 ? text[i] : '\0') {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            default:
                safe += text.substr(i, length);
        }
        i += length == 0 ? 1 : length;
    }
    return safe;
}

void SvgWriter::line(Spot from, Spot to, const Pen& pen) {
    fmt::format_to(std::back_inserter(body_), "<path d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\" {}/>\n", from.x,
                   from.y, to.x, to.y, stroke(pen));
}

void SvgWriter::polyline(std::span<const Spot> spots, const Pen& pen) {
    if (spots.size() < 2) return;
    body_ += "<polyline points=\"";
    for (std::size_t i = 0; i < spots.size(); ++i) {
        fmt::format_to(std::back_inserter(body_), "{}{:.1f},{:.1f}", i == 0 ? "" : " ", spots[i].x,
                       spots[i].y);
    }
    fmt::format_to(std::back_inserter(body_), "\" fill=\"none\" {} stroke-linejoin=\"round\"/>\n",
                   stroke(pen));
}

void SvgWriter::shape(std::string_view d, std::string_view fill, const Pen& pen) {
    fmt::format_to(std::back_inserter(body_), "<path d=\"{}\" fill=\"{}\" {} stroke-linejoin=\"round\"/>\n",
                   d, fill, stroke(pen));
}

void SvgWriter::circle(Spot centre, double radius, std::string_view fill, const Pen& pen) {
    fmt::format_to(std::back_inserter(body_),
                   "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"{}\" {}/>\n", centre.x, centre.y,
                   radius, fill, stroke(pen));
}

void SvgWriter::box(const Box& box, std::string_view fill) {
    fmt::format_to(std::back_inserter(body_),
                   "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"/>\n",
                   box.left, box.top, box.width, box.height, fill);
}

void SvgWriter::text(Spot at, std::string_view words, const Lettering& look) {
    const auto anchor = look.anchor == Anchor::middle ? " text-anchor=\"middle\""
                        : look.anchor == Anchor::end  ? " text-anchor=\"end\""
                                                      : "";
    fmt::format_to(std::back_inserter(body_),
                   "<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{}\" fill=\"{}\"{}{}>{}</text>\n", at.x, at.y,
                   look.size, look.colour, anchor, look.bold ? " font-weight=\"600\"" : "", escaped(words));
}

void SvgWriter::open_group(std::string_view words) {
    fmt::format_to(std::back_inserter(body_), "<g><title>{}</title>\n", escaped(words));
    open_ += group;
}

void SvgWriter::open_window(const Box& box) {
    fmt::format_to(std::back_inserter(body_),
                   "<svg x=\"{0:.1f}\" y=\"{1:.1f}\" width=\"{2:.1f}\" height=\"{3:.1f}\" viewBox=\"{0:.1f} "
                   "{1:.1f} {2:.1f} {3:.1f}\">\n",
                   box.left, box.top, box.width, box.height);
    open_ += window;
}

void SvgWriter::close() {
    body_ += open_.back() == group ? "</g>\n" : "</svg>\n";
    open_.pop_back();
}

std::string SvgWriter::document(double width, double height, std::string_view language,
                                std::string_view title, std::string_view description) const {
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
        "viewBox=\"0 0 {0:.0f} {1:.0f}\" role=\"img\" xml:lang=\"{2}\" "
        "font-family=\"'IBM Plex Sans', Arial, sans-serif\">\n"
        "<title>{3}</title>\n<desc>{4}</desc>\n"
        "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n{5}</svg>\n",
        width, height, language, escaped(title), escaped(description), body_);
}

}  // namespace vaerdi::drawing
