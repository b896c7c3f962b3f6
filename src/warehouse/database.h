// A database with patient-level rows: DuckDB on one machine, PostgreSQL where several share it. Both take the
// same statements (one dialect, parameters as $1, $2 …) and answer with the same digits.
#pragma once

#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/text.h"
#include "warehouse/answer.h"

namespace vaerdi::warehouse {

/// Why the warehouse could not do what was asked, in words for the user. What was begun has left no trace.
class WarehouseFailure : public std::exception {
  public:
    explicit WarehouseFailure(Text message) : message_(std::move(message)) {}
    const Text& message() const { return message_; }
    const char* what() const noexcept override { return message_.en.c_str(); }

  private:
    Text message_;
};

enum class Engine { duckdb, postgresql };

/// One connection; not for several threads at once.
class Database {
  public:
    Database() = default;
    virtual ~Database() = default;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    virtual Engine engine() const = 0;

    /// The answer to one statement. Throws WarehouseFailure when it cannot be given, or `stop` was asked for.
    virtual Answer query(std::string_view sql, std::span<const Value> parameters = {},
                         std::stop_token stop = {}) = 0;

    /// Several statements without parameters.
    virtual void run_script(std::string_view sql) = 0;
};

/// "name" for a statement: quoted, so that no name of a column can be anything but a name.
std::string quoted(std::string_view name);

struct DuckDbOptions {
    std::string file;      ///< empty: in memory
    unsigned threads = 0;  ///< 0: one per core
    /// The only files and folders that statements may read; everything else outside the database is closed.
    std::vector<std::string> readable{};
    bool read_only = false;
};
std::unique_ptr<Database> open_duckdb(const DuckDbOptions& options);

/// `where`: a libpq connection string or postgresql:// address.
std::unique_ptr<Database> open_postgresql(const std::string& where);

}  // namespace vaerdi::warehouse
