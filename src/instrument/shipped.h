// The questionnaires that ship inside the program: the files of data/instruments, word for word.
#pragma once

#include <span>
#include <string_view>

namespace vaerdi::instrument {

struct ShippedFile {
    std::string_view name;  // path within data/instruments, as "oxford.yaml"
    std::string_view text;  // UTF-8, lines end in \n
};

// All shipped files, ordered by name. They live as long as the program; the build takes them in
// (cmake/embed.cmake).
std::span<const ShippedFile> shipped_files();

}  // namespace vaerdi::instrument
