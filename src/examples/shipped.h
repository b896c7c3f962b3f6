// The example purchases that ship inside the program: case.yaml and README.md of each folder of examples/.
#pragma once

#include <span>
#include <string_view>

namespace vaerdi::examples {

struct ShippedFile {
    std::string_view name;  // path within examples, as "tavi/case.yaml"
    std::string_view text;  // UTF-8, lines end in \n
};

// All of them, ordered by name; taken in by the build (cmake/embed.cmake).
std::span<const ShippedFile> shipped_files();

}  // namespace vaerdi::examples
