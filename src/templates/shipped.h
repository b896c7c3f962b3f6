// The templates that ship inside the program: the files of data/templates, word for word, for `vaerdi new`
// and the workbench.
#pragma once

#include <span>
#include <string_view>

namespace vaerdi::templates {

struct ShippedFile {
    std::string_view name;  // as "case-small.da.yaml"
    std::string_view text;  // UTF-8, lines end in \n
};

// All templates, ordered by name; taken in by the build (cmake/embed.cmake).
std::span<const ShippedFile> shipped_files();

}  // namespace vaerdi::templates
