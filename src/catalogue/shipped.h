// The catalogue that ships inside the program: the files of data/catalogue, word for word, so that a single
// binary knows the published unit prices, price indices, categories, discounting conventions and life tables.
#pragma once

#include <span>
#include <string_view>

namespace vaerdi::catalogue {

struct ShippedFile {
    std::string_view name;  // path within data/catalogue, as "unit-prices/dk.csv"
    std::string_view text;  // UTF-8, lines end in \n
};

// All shipped files, ordered by name. They live as long as the program; the build takes them in
// (cmake/embed.cmake).
std::span<const ShippedFile> shipped_files();

}  // namespace vaerdi::catalogue
