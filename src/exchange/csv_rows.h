// Looking up single rows of a CSV by their number: for the report of what was rejected.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace vaerdi::exchange {

struct CsvRow {
    std::int64_t line = 0;  ///< of the file, counted from 1 with the heading
    std::vector<std::string> fields;
};

/// The rows with these numbers (from 0, the heading not counted, rows that begin on a line of `skipped` not
/// counted).
std::map<std::int64_t, CsvRow> csv_rows(const std::filesystem::path& file, char separator,
                                        const std::set<std::int64_t>& wanted,
                                        const std::set<std::int64_t>& skipped);

}  // namespace vaerdi::exchange
