// Data brought in: files become the rows of a data set, as a mapping says. Every row of the files is either
// taken or rejected with a reason, and the numbers add up; what is not taken is named.
#pragma once

#include <cstdint>
#include <functional>
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

/// Rows or values that could not be used for the same reason.
struct RejectionCount {
    std::string column;  ///< as the file calls it; empty: the whole row
    Text why, mend;
    std::int64_t count = 0;
    bool rows = true;  ///< the rows were rejected; else only the values are missing
    /// The first of them, for the reader; the rejections table has all.
    struct Example {
        std::string file;
        std::int64_t line = 0;
        std::string value;
    };
    std::vector<Example> examples;
};

struct Imported {
    warehouse::DataSet set;
    bool kept_before = false;                ///< the very same content was there already; nothing was done
    std::int64_t read = 0;                   ///< rows of the files: set.rows + set.rejected
    std::vector<RejectionCount> rejections;  ///< the most frequent first
    std::vector<std::string> not_taken;      ///< columns of the files that are neither mapped nor left out
    std::vector<Text> said;                  ///< what was found by looking, what was rounded
};

struct ImportOptions {
    unsigned threads = 0;  ///< 0: one per core
    std::string now;       ///< for DataSet::imported_at
    std::stop_token stop{};
    std::function<void(std::int64_t rows)> progress{};  ///< rows read so far
    UnpackLimits limits{};
};

/// Brings the files in as one data set, in the order of their names and lines, and enters it in the register.
/// `key`: for mappings with pseudonyms, else null. Absent, with errors in `found`, when the files do not fit
/// the mapping or cannot be read; the database is then as it was. Throws WarehouseFailure.
std::optional<Imported> import_data(const ResolvedMapping& mapping, std::vector<DataFile> files,
                                    warehouse::Database& database, const warehouse::PseudonymKey* key,
                                    const ImportOptions& options, Diagnostics& found);

/// The files that a mapping names, found in its folder: files, and what lies in folders. What is not there is
/// an error.
std::vector<DataFile> files_named(const ResolvedMapping& mapping, const std::filesystem::path& folder,
                                  Diagnostics& found);

}  // namespace vaerdi::exchange
