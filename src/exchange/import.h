// Data brought in: files become the rows of a data set, as a mapping says. Every row of the files is either
// taken or rejected with a reason, and the numbers add up; what is not taken is named.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "exchange/data_file.h"
#include "exchange/resolved_mapping.h"
#include "warehouse/data_set.h"
#include "warehouse/pseudonym.h"

namespace vaerdi::exchange {

/// One reason for which values or rows were not taken, and how often.
struct RejectedFor {
    std::string column;  ///< heading in the file; empty: the whole row
    Text why, mend;
    std::int64_t values = 0;                     ///< how often
    bool rows_rejected = true;                   ///< false: only the value was left out
    std::vector<warehouse::Rejection> examples;  ///< the first few; the rejections table has all
};

struct Imported {
    warehouse::DataSet data;
    bool was_there = false;  ///< this very content is kept already: nothing was read anew
    std::int64_t rows_read = 0;
    std::vector<RejectedFor> rejected;   ///< most frequent first
    std::vector<std::string> not_taken;  ///< headings that the mapping neither takes nor leaves out
    std::vector<Text> found;             ///< what was found by looking, and what was rounded
};

struct ImportOptions {
    std::string now{};  ///< UTC, as the register shows it
    bool keep = true;   ///< false: only tries, and leaves nothing behind
    std::stop_token stop{};
    UnpackLimits limits{};
};

/// Brings the files in as one data set, in the order of their names and lines, and enters it in the register.
/// `key`: for mappings with pseudonyms, else null. Absent, with errors in `found`, when the files do not fit
/// the mapping or cannot be read; the database is then as it was. Throws WarehouseFailure.
std::optional<Imported> import_data(const ResolvedMapping& mapping, std::vector<DataFile> files,
                                    warehouse::Database& database, const warehouse::PseudonymKey* key,
                                    const ImportOptions& options, Diagnostics& found);

/// The same from the table that the mapping names, read over a connection of its own.
std::optional<Imported> import_table(const ResolvedMapping& mapping, warehouse::Database& tables,
                                     warehouse::Database& database, const warehouse::PseudonymKey* key,
                                     const ImportOptions& options, Diagnostics& found);

/// The files that a mapping names, found in its folder: files, and what lies in folders. What is not there is
/// an error.
std::vector<DataFile> files_named(const ResolvedMapping& mapping, const std::filesystem::path& folder,
                                  Diagnostics& found);

}  // namespace vaerdi::exchange
