// PostgreSQL servers for tests: private ones that live until the program ends (tools/private-postgres), or
// the one that VAERDI_POSTGRES names (a connection string).
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "warehouse/database.h"

namespace vaerdi::warehouse {

/// A folder that is taken away at the end.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// Whether this machine has a PostgreSQL server; says loudly when it has not.
bool has_postgresql();

/// How to connect to an empty database: on the shared server, or on the n-th of several private ones.
std::string new_postgresql();
std::string new_postgresql(int server);

/// An empty database of each engine.
std::unique_ptr<Database> new_database(Engine engine);

/// The English text of the failure, when there is one in both languages.
std::string failure_of(const std::function<void()>& work);

/// An answer as text: a line of names and types (of columns in which something is known), then the rows.
std::string as_text(const Answer& answer);

/// A test with an empty database of each engine.
class WarehouseTest : public testing::TestWithParam<Engine> {
  protected:
    void SetUp() override;
    std::unique_ptr<Database> database;
};

std::string engine_name(const testing::TestParamInfo<Engine>& info);

#define BOTH_ENGINES(suite) \
    INSTANTIATE_TEST_SUITE_P(On, suite, testing::Values(Engine::duckdb, Engine::postgresql), engine_name)

}  // namespace vaerdi::warehouse
