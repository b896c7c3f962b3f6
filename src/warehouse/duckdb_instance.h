// A DuckDB that is open in this program, closed to the world outside it.
#pragma once

#include <duckdb.h>

#include <memory>
#include <string_view>

#include "warehouse/database.h"
#include "warehouse/duckdb_filling.h"
#include "warehouse/pseudonym_function.h"

namespace vaerdi::warehouse {

/// Closes when the last connection to it has gone.
class DuckDbInstance {
  public:
    explicit DuckDbInstance(const DuckDbOptions& options, const std::string& file);
    ~DuckDbInstance();
    DuckDbInstance(const DuckDbInstance&) = delete;
    DuckDbInstance& operator=(const DuckDbInstance&) = delete;

    duckdb_database database() const { return database_; }
    const DuckDbOptions& options() const { return options_; }
    KeyRing& keys() const { return *keys_; }
    Fillings& fillings() const { return *fillings_; }

  private:
    DuckDbOptions options_;
    std::shared_ptr<KeyRing> keys_ = std::make_shared<KeyRing>();
    std::shared_ptr<Fillings> fillings_ = std::make_shared<Fillings>();
    duckdb_database database_ = nullptr;
};

/// The one of the file; a new one when the options name no file. Throws WarehouseFailure.
std::shared_ptr<DuckDbInstance> duckdb_instance(const DuckDbOptions& options);

/// What DuckDB said, in words for the user: without the statement, and without values, which may be a
/// patient's.
WarehouseFailure duckdb_failure(const char* said);

}  // namespace vaerdi::warehouse
