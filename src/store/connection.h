// One connection to a database: what SQLite and PostgreSQL have in common. Only database.cpp and
// migrations.cpp hold connections; the rest of the room works in transactions (database.h).
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "store/failure.h"
#include "store/sql.h"

namespace vaerdi::store {

/// The connection was lost before the transaction was committed: it left no trace and can be run again.
class ConnectionLost : public StoreFailure {
  public:
    explicit ConnectionLost(Text message) : StoreFailure(Fault::unavailable, std::move(message)) {}
};

class Connection {
  public:
    Connection() = default;
    virtual ~Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    virtual SqlRows execute(std::string_view sql, const SqlRow& parameters) = 0;
    /// Several statements without parameters, of the dialect of this database.
    virtual void run_script(std::string_view sql) = 0;
    virtual bool has_table(std::string_view name) = 0;

    virtual void begin_reading() = 0;
    /// Waits for its turn: there is one writing at a time in the whole store.
    virtual void begin_writing() = 0;
    /// Returns when all is on disk. Throws StoreFailure (uncertain) when the answer did not come.
    virtual void commit() = 0;
    virtual void roll_back() noexcept = 0;
    virtual bool is_lost() const = 0;

    /// The folder of data/migrations that is written for this database.
    virtual std::string_view dialect() const = 0;
};

struct Target {
    std::string where;  ///< a file, or a libpq connection string
    std::string place;  ///< the same for people, without a password
    std::chrono::milliseconds patience;
};

std::unique_ptr<Connection> connect_sqlite(const Target& target);
std::unique_ptr<Connection> connect_postgresql(const Target& target);

/// Host and database that a libpq connection string names. Throws StoreFailure (wrong_input) when it is none.
std::string postgresql_place(const std::string& where);

}  // namespace vaerdi::store
