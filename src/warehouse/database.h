// A database with patient-level rows: DuckDB on one machine, PostgreSQL where several share it. Both take the
// same statements (one dialect, parameters as $1, $2 …) and answer with the same digits: whole numbers divide
// to whole numbers, what is not known is ordered last (first when descending), texts in columns of sql_type()
// are ordered by their bytes.
#pragma once

#include <exception>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

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

    /// Several statements without parameters; all of them or none.
    virtual void run_script(std::string_view sql) = 0;

    /// Puts rows at the end of a table; its columns are found by name, have the answer's types, and become
    /// unknown where the answer has none of their name. Much quicker than INSERT.
    virtual void append(std::string_view table, const Answer& rows) = 0;

  private:
    friend class Transaction;
    virtual void begin() = 0;
    virtual void commit() = 0;
    virtual void roll_back() noexcept = 0;
};

/// What is done to the database until commit() is done together; without it, nothing was.
class Transaction {
  public:
    explicit Transaction(Database& database) : database_(database) { database.begin(); }
    ~Transaction() {
        if (!done_) database_.roll_back();
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit() {
        database_.commit();
        done_ = true;
    }

  private:
    Database& database_;
    bool done_ = false;
};

/// "name" for a statement: quoted, so that no name of a column can be anything but a name.
std::string sql_name(std::string_view name);

/// 'text' for a statement that takes no parameters (what a table function reads, a default).
std::string sql_text(std::string_view text);

/// The type of a table's column, in both engines: VARCHAR COLLATE "C" (ordered by bytes, so that both order
/// alike), BIGINT, DECIMAL(18, decimals), DATE, BOOLEAN.
std::string sql_type(Type type, int decimals = 0);

/// Connections of one program to the same file share its memory and threads, and have to agree on what is
/// readable; another program cannot open it in the meantime, unless all open it read_only. No connection may
/// outlive main(), as a static would: DuckDB does not bear to be closed so late.
struct DuckDbOptions {
    std::string file{};    ///< empty: in memory
    unsigned threads = 0;  ///< 0: one per core
    /// The only files and folders that statements may read; everything else outside the database is closed.
    std::vector<std::string> readable{};
    bool read_only = false;
};
std::unique_ptr<Database> open_duckdb(const DuckDbOptions& options);

/// `where`: a libpq connection string or postgresql:// address.
std::unique_ptr<Database> open_postgresql(const std::string& where);

/// Whether a place for rows that somebody wrote is such a string, and not a file of DuckDB's.
bool is_postgresql(std::string_view place);

}  // namespace vaerdi::warehouse
