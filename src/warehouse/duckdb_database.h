// DuckDB through its C interface.
#pragma once

#include "warehouse/duckdb_instance.h"

namespace vaerdi::warehouse {

class DuckDb final : public Database {
  public:
    explicit DuckDb(const DuckDbOptions& options);
    ~DuckDb() override;

    Engine engine() const override { return Engine::duckdb; }
    Answer query(std::string_view sql, std::span<const Value> parameters, std::stop_token stop) override;
    void run_script(std::string_view sql) override;
    void append(std::string_view table, const Answer& rows) override;
    void fill(std::string_view table, const Answer& like, const MoreRows& more) override;

    duckdb_connection connection() const { return connection_; }
    KeyRing& keys() const { return instance_->keys(); }

  private:
    void begin() override;
    void commit() override;
    void roll_back() noexcept override;
    void run_one(const char* sql);

    std::shared_ptr<DuckDbInstance> instance_;
    duckdb_connection connection_ = nullptr;
    bool in_transaction_ = false;
};

}  // namespace vaerdi::warehouse
