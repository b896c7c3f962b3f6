// The web application that ships inside the program: the files of web/dist, built by tools/build-web.
#pragma once

#include <span>
#include <string_view>

namespace vaerdi::pages {

struct Page {
    std::string_view path;    ///< within web/dist, as "assets/index-3f2a.js"
    std::string_view bytes;   ///< as built
    std::string_view gzip;    ///< the same, compressed; empty for what compression does not make smaller
    std::string_view sha256;  ///< of `bytes`, hexadecimal
};

/// All files, ordered by path. They live as long as the program. Empty when the program was built without the
/// application.
std::span<const Page> pages();

/// The file of a path; null when there is none.
const Page* page(std::string_view path);

}  // namespace vaerdi::pages
