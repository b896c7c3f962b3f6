// A fine drawing in a terminal: each letter holds two columns of four dots (Unicode's braille patterns).
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "drawing/cells.h"

namespace vaerdi::drawing {

class Dots {
  public:
    static constexpr std::size_t across = 2, down = 4;  ///< dots of a letter

    Dots(std::size_t columns, std::size_t rows)
        : columns_(columns), rows_(rows), patterns_(columns * rows, 0) {}

    std::size_t width() const { return columns_ * across; }
    std::size_t height() const { return rows_ * down; }

    /// Sets the dots of a column from one height to another, the top one being 0.
    void stretch(std::size_t x, std::ptrdiff_t from, std::ptrdiff_t to) {
        for (auto y = std::max<std::ptrdiff_t>(std::min(from, to), 0);
             y <= std::max(from, to) && y < static_cast<std::ptrdiff_t>(height()); ++y)
            set(x, static_cast<std::size_t>(y));
    }

    /// Puts every letter that has a dot on the field.
    void draw_on(Cells& field) const {
        for (std::size_t i = 0; i < patterns_.size(); ++i) {
            if (patterns_[i] == 0) continue;
            field.put(static_cast<std::ptrdiff_t>(i % columns_), static_cast<std::ptrdiff_t>(i / columns_),
                      utf8(patterns_[i]));
        }
    }

  private:
    void set(std::size_t x, std::size_t y) {
        if (x >= width()) return;
        // The order of the dots in U+2800…U+28FF.
        static constexpr unsigned char bits[down][across] = {
            {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
        patterns_[(y / down) * columns_ + x / across] |= bits[y % down][x % across];
    }
    static std::string utf8(unsigned char pattern) {
        return {'\xE2', static_cast<char>(0xA0 + (pattern >> 6U)),
                static_cast<char>(0x80 + (pattern & 0x3FU))};
    }

    std::size_t columns_, rows_;
    std::vector<unsigned char> patterns_;
};

}  // namespace vaerdi::drawing
