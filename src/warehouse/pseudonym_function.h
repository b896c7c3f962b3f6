// pseudonym(domain, identifier) as a function of DuckDB's statements.
#pragma once

#include <duckdb.h>

#include <map>
#include <memory>
#include <mutex>

#include "warehouse/pseudonym.h"

namespace vaerdi::warehouse {

/// The keys of an instance's connections, by DuckDB's number of the connection.
class KeyRing {
  public:
    void take(idx_t connection, PseudonymKey key);
    void forget(idx_t connection);
    std::shared_ptr<const PseudonymKey> of(idx_t connection) const;

  private:
    mutable std::mutex mutex_;
    std::map<idx_t, std::shared_ptr<const PseudonymKey>> keys_;
};

idx_t number_of(duckdb_connection connection);

/// Gives all connections of an instance the function.
void register_pseudonym_function(duckdb_connection connection, const std::shared_ptr<KeyRing>& keys);

}  // namespace vaerdi::warehouse
