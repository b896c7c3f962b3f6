// How a text file is laid out: what separates its fields, how its lines end, its headings. Found by looking
// at the first lines, never guessed silently: the report says what was found.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "exchange/mapping_document.h"

namespace vaerdi::exchange {

struct CsvShape {
    Separator separator = Separator::comma;
    std::vector<std::string> headings;  ///< as written
};

char sign_of(Separator separator);

constexpr std::size_t most_headings = 5'000;

/// The shape of a UTF-8 file. Throws ImportRefused for an empty file, a heading without an end or with too
/// many columns. `name`: for messages.
CsvShape csv_shape(const std::filesystem::path& file, const std::string& name,
                   std::optional<Separator> separator);

/// How many rows a file has, the heading among them: lines that are not empty, quoted ones taken together.
/// Counted without the database, so that no row is lost unseen.
std::int64_t rows_in(const std::filesystem::path& file);

/// The fields of a line, quotes taken away.
std::vector<std::string> fields_of(std::string_view line, char separator);

}  // namespace vaerdi::exchange
