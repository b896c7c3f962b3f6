// Sources that are no CSV – JSON, Parquet, FHIR, a table – written as one, so that all rows come in the same
// way: by headings, through the types, values and ranges of the mapping, into one report.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/text.h"

namespace vaerdi::exchange {

/// A row that could not be taken apart at all.
struct BrokenRow {
    std::int64_t line = 0;
    std::string text;  ///< as it stands, shortened; empty where it may tell who a patient is
    Text why, mend;
    std::string file{};    ///< where it is not the staged one
    std::string column{};  ///< where in the row
    bool row = true;       ///< false: only a value is missing
};

/// Where a row stands in its source: the line of NDJSON, the entry of a Bundle, counted from 1.
struct RowPlace {
    std::uint32_t file = 0;  ///< of the files rewritten
    std::int64_t record = 0;
};

struct Rewritten {
    std::filesystem::path plain;
    /// By row; empty: the row's own number, counted from 1.
    std::vector<RowPlace> places{};
    std::vector<std::string> files{};  ///< the names that `places` counts
    /// Headings of columns whose numbers and dates came typed and stand here as 1.5 and 2018-09-01, whatever
    /// the mapping says.
    std::vector<std::string> typed{};
    std::vector<BrokenRow> broken{};
    std::vector<Text> found{};  ///< what the source was, for the report
};

}  // namespace vaerdi::exchange
