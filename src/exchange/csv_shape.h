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

/// What is in a file, found in one pass without the database.
struct CsvContent {
    /// The heading among them: lines that are not empty, quoted ones taken together. So that no row is lost
    /// unseen.
    std::int64_t rows = 0;
    bool padded = false;      ///< whether a field may begin or end with a blank
    bool empty_rows = false;  ///< whether there may be rows in whose fields nothing stands: ;;;;
    bool mixed_ends = false;  ///< lines end in more than one way
};
CsvContent content_of(const std::filesystem::path& file, char separator);

/// Writes a file anew with one kind of line end; what stands within quotes is let alone.
void with_one_line_end(const std::filesystem::path& from, const std::filesystem::path& to);

/// The fields of a line, quotes taken away.
std::vector<std::string> fields_of(std::string_view line, char separator);

}  // namespace vaerdi::exchange
