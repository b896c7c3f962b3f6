// Stores for tests: every promise is kept by SQLite and PostgreSQL alike, so every test runs on both.
//
// PostgreSQL is a private cluster (tools/private-postgres), started by the first test that needs it and
// stopped at the end, or the one that VAERDI_POSTGRES names (a connection string).
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "store/connection.h"
#include "store/database.h"

namespace vaerdi::store {

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

void write_file(const std::filesystem::path& file, const std::string& text);
std::string text_of_file(const std::filesystem::path& file);

/// A private cluster in a folder of its own.
class Cluster {
  public:
    /// `durable`: what is acknowledged survives kill().
    explicit Cluster(bool durable);
    ~Cluster();
    Cluster(const Cluster&) = delete;
    Cluster& operator=(const Cluster&) = delete;

    const std::string& connection() const { return connection_; }
    void kill();  ///< as a power cut would
    void wake();
    std::string new_database();  ///< an empty one; how to connect to it

  private:
    TemporaryFolder folder_;
    bool durable_;
    std::string connection_;
};

enum class Kind { sqlite, postgresql };
std::string kind_name(const testing::TestParamInfo<Kind>& info);

/// Whether this machine has a PostgreSQL server; says loudly when it has not.
bool has_postgresql();

/// An empty place for a store: a folder, or a database of the shared cluster.
std::string new_place(Kind kind, const TemporaryFolder& folder);

/// A connection behind the back of the store.
std::unique_ptr<Connection> connect_behind(Kind kind, const std::string& where);

/// A test with an empty store of each kind and a clock that is set by hand.
class StoreTest : public testing::TestWithParam<Kind> {
  protected:
    void SetUp() override;
    std::unique_ptr<Database> open(const std::string& where);

    /// What `work` gives in a writing of `by`.
    template <class Work>
    auto write(PersonId by, Work&& work) {
        return database->write(by, work);
    }
    template <class Work>
    auto read(Work&& work) {
        return database->read(work);
    }

    TemporaryFolder folder;
    std::string where;
    Time now = from_micros(1'772'366'400'000'250);  // 2026-03-01T12:00:00.000250Z
    std::unique_ptr<Database> database;
};

/// The fault of the StoreFailure that `work` throws; fails when it throws none or lacks a language.
template <class Work>
Fault fault_of(const Work& work) {
    try {
        work();
    } catch (const StoreFailure& failure) {
        EXPECT_FALSE(failure.message().en.empty());
        EXPECT_FALSE(failure.message().da.empty());
        return failure.fault();
    }
    ADD_FAILURE() << "nothing was thrown";
    return Fault::damaged;
}

#define BOTH_STORES(suite) \
    INSTANTIATE_TEST_SUITE_P(On, suite, testing::Values(Kind::sqlite, Kind::postgresql), kind_name)

}  // namespace vaerdi::store
