// Where a report is printed, and how: what every section of one needs.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "cli/console.h"
#include "cli/style.h"
#include "cli/table.h"

namespace vaerdi::cli {

struct Screen {
    std::ostream& out;
    Language language;
    int width;
    Style style;

    std::string say(std::string_view en, std::string_view da) const {
        return std::string(pick(language, en, da));
    }
    void head(std::string_view en, std::string_view da) const {
        out << heading(style, pick(language, en, da));
    }
    void note(std::string_view text) const { out << style.faint(wrapped(text, width)); }
    void print(const Table& table) const { table.print(out, width, style); }
};

inline Screen screen_of(const Console& console) {
    return {console.out, console.language, console.width, style_of(console)};
}

}  // namespace vaerdi::cli
