// Writes the elements of a drawing (SVG 1.1): lines, shapes, words. Every text is escaped here and nowhere
// else.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace vaerdi::drawing {

struct Spot {
    double x = 0;
    double y = 0;
};

/// A rectangle of the drawing; y grows downwards.
struct Box {
    double left = 0, top = 0, width = 0, height = 0;
    double right() const { return left + width; }
    double bottom() const { return top + height; }
};

/// How a line is drawn. `dashes` as in stroke-dasharray; empty: unbroken.
struct Pen {
    std::string_view colour;
    double width = 1;
    std::string_view dashes{};
};

enum class Anchor { start, middle, end };

struct Lettering {
    double size = 12;
    std::string_view colour = "#1a1a1a";
    Anchor anchor = Anchor::start;
    bool bold = false;
};

class SvgWriter {
  public:
    void line(Spot from, Spot to, const Pen& pen);
    void polyline(std::span<const Spot> spots, const Pen& pen);
    /// A closed shape, `d` as in the element `path`.
    void shape(std::string_view d, std::string_view fill, const Pen& pen);
    void circle(Spot centre, double radius, std::string_view fill, const Pen& pen);
    void box(const Box& box, std::string_view fill);
    /// `at` is the start, middle or end of the words' base line.
    void text(Spot at, std::string_view words, const Lettering& look = {});

    /// What follows until close() belongs together; the words are shown by browsers and read aloud.
    void open_group(std::string_view words);
    /// What follows until close() is seen within the box only.
    void open_window(const Box& box);
    void close();

    /// The whole document on white, so large, with its title and description.
    std::string document(double width, double height, std::string_view language, std::string_view title,
                         std::string_view description) const;

  private:
    std::string body_;
    std::string open_;  ///< a letter for each element that is not closed yet
};

/// For text and attributes of XML: what has a meaning there is escaped, what has no place there left out
/// (control characters, bytes that are not UTF-8).
std::string escaped(std::string_view text);

}  // namespace vaerdi::drawing
