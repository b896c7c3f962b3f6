// Rows on their way into a table of DuckDB, made by several of its own threads: as quick as its CREATE TABLE
// AS.
#pragma once

#include <duckdb.h>

#include <exception>
#include <map>
#include <memory>
#include <mutex>

#include "warehouse/database.h"

namespace vaerdi::warehouse {

/// One filling of a table.
struct Filling {
    const Answer& like;
    const MoreRows& more;
    std::mutex mutex{};
    std::exception_ptr failure{};  ///< what `more` threw first
};

/// The fillings that are under way, by DuckDB's number of the connection.
class Fillings {
  public:
    void begin(idx_t connection, Filling& filling);
    void end(idx_t connection);
    Filling* of(idx_t connection) const;

  private:
    mutable std::mutex mutex_;
    std::map<idx_t, Filling*> under_way_;
};

/// Gives all connections of an instance the table function arriving_rows(), which has rows while a filling of
/// the connection is under way.
void register_filling_function(duckdb_connection connection, const std::shared_ptr<Fillings>& fillings);

}  // namespace vaerdi::warehouse
