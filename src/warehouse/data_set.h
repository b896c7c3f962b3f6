// A data set: rows of one kind (operations, readings, courses of treatment) that a data manager has brought
// in, with typed columns. Every version has the hash of what it was made from; figures name it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "warehouse/database.h"

namespace vaerdi::warehouse {

struct DataColumn {
    std::string name;  ///< snake_case, as measures name it
    Type type = Type::text;
    int decimals = 0;        ///< kept of a decimal number
    bool pseudonym = false;  ///< a keyed hash of an identifier that itself is not kept
};

struct DataSet {
    std::string id;       ///< of its mapping
    std::string version;  ///< hash (hex) of the mapping and of every file's content
    Text title;
    std::vector<DataColumn> columns;
    std::int64_t rows = 0;      ///< taken in
    std::int64_t rejected = 0;  ///< rows of the files that were not, see the rejections
    bool generated = false;     ///< says of itself that no patient is behind it
    std::string imported_at{};  ///< UTC, 2026-11-27T12:00:00Z

    const DataColumn* find(std::string_view column) const;
    /// The tables of this version, whose names need no quotes. The rows have one more column, `row_number`
    /// (whole): the place in the files counted from 1, which is unique and orders them totally.
    std::string rows_table() const;
    std::string rejections_table() const;
};

/// Why a row was not taken in, or a value was left out. One row of the rejections table, whose columns have
/// these names (texts split into …_en and …_da).
struct Rejection {
    std::string file;
    std::int64_t line = 0;  ///< of the file, counted from 1 with its heading; of the record in JSON and FHIR
    std::string column;     ///< as the file calls it; empty: the whole row
    std::string value;      ///< as written, shortened; left out where the column holds identifiers
    Text why, mend;
};

/// Creates the register of data sets when it is not there, and with it what statements may use on both
/// engines: year(date), quarter(date), month(date) and day(date).
void prepare_register(Database& database);
std::vector<DataSet> data_sets(Database& database);
/// The newest version of an id, or the named one.
std::optional<DataSet> find_data_set(Database& database, std::string_view id, std::string_view version = {});
/// Makes the version's tables, empty: the rows with `row_number` and its columns, and the rejections.
void create_tables(Database& database, const DataSet& of);
/// The same with rows that are there: `table` has `row_number` and the version's columns, and becomes its
/// own.
void adopt_rows(Database& database, const DataSet& of, std::string_view table);
/// Enters a version whose tables are filled. Older versions stay. Throws WarehouseFailure when it is there.
void enter_data_set(Database& database, const DataSet& made);
/// Takes a version away with all its rows, on whatever servers they lie.
void remove_data_set(Database& database, const DataSet& which);
std::vector<Rejection> rejections(Database& database, const DataSet& of, std::size_t most,
                                  std::size_t skip = 0);

/// Copies a version with its rows and rejections to another database (DuckDB to PostgreSQL, or back), and
/// enters it there. Nothing is left when it fails.
void copy_data_set(Database& from, const DataSet& which, Database& to);

}  // namespace vaerdi::warehouse
