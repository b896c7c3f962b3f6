// The store: one SQLite file, or one PostgreSQL database that several programs share.
//
// All that is read or written goes through a transaction. Readings run side by side, each over one unchanging
// picture of the store; writings come one at a time, whichever program they come from. When a writing
// returns, what it wrote is on disk.
//
//     const auto database = open_database("/var/lib/vaerdi");
//     const auto found = database->read([&](Reading& reading) { return read_document(reading, path); });
//     const auto put = database->write(person, [&](Writing& writing) { return put_document(writing, edit);
//     });
//
// A Database may be used from any number of threads; a Reading or Writing only inside its own call, from the
// thread of that call.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

#include "store/sql.h"
#include "store/time.h"

namespace vaerdi::store {

/// A person's number; `nobody` stands for the program itself: installation and command line.
using PersonId = std::int64_t;
constexpr PersonId nobody = 0;

class Connection;
class ConnectionPool;

/// A transaction that sees the store as it was when it began.
class Reading {
  public:
    explicit Reading(Connection& connection) : connection_(connection) {}
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

    /// Runs one statement. `sql` is the same for both databases; $1, $2 … stand for the parameters, which
    /// are bound and never part of the text. Throws StoreFailure.
    SqlRows execute(std::string_view sql, const SqlRow& parameters = {});

  private:
    Connection& connection_;
};

/// A transaction that changes the store: all of it or nothing. It knows who is behind it and when it began,
/// which is what versions and audit entries say.
class Writing : public Reading {
  public:
    Writing(Connection& connection, PersonId by, Time at) : Reading(connection), by_(by), at_(at) {}

    PersonId by() const { return by_; }
    Time at() const { return at_; }

  private:
    PersonId by_;
    Time at_;
};

struct Opening {
    bool create = true;                          ///< make the store if there is none; else refuse (unknown)
    Clock clock = machine_time;                  ///< tells the time of every writing
    std::size_t readers = 8;                     ///< readings that run at the same time; more wait
    std::chrono::milliseconds patience{10'000};  ///< how long one waits for a lock or a free connection
};

class Database {
  public:
    Database(const std::string& where, const Opening& opening);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs `work(Reading&)` and gives what it gives. It is run again when the connection was lost, so it
    /// must do nothing but read.
    template <class Work>
    auto read(Work&& work) {
        return keeping<std::invoke_result_t<Work&, Reading&>>(
            [&](const auto& body) { run_reading([&](Reading& reading) { body(work, reading); }); });
    }

    /// Runs `work(Writing&)` on behalf of a person and gives what it gives, once that is on disk. When `work`
    /// throws, nothing is written. It is run again when the connection was lost before anything was
    /// written, so it must have no other effect. Throws StoreFailure (uncertain) when nobody can tell any
    /// more whether it was written.
    template <class Work>
    auto write(PersonId by, Work&& work) {
        return keeping<std::invoke_result_t<Work&, Writing&>>(
            [&](const auto& body) { run_writing(by, [&](Writing& writing) { body(work, writing); }); });
    }

    /// Where it is, for people: a file, or host and database without password.
    const std::string& place() const { return place_; }
    bool is_shared() const { return shared_; }  ///< PostgreSQL
    Time now() const { return clock_(); }

  private:
    void run_reading(const std::function<void(Reading&)>& work);
    void run_writing(PersonId by, const std::function<void(Writing&)>& work);

    /// Carries the result of the work out of the transaction, whether it has one or not.
    template <class Result, class Run>
    static Result keeping(const Run& run) {
        if constexpr (std::is_void_v<Result>) {
            run([](auto& work, auto& transaction) { work(transaction); });
        } else {
            std::optional<Result> result;
            run([&](auto& work, auto& transaction) { result.emplace(work(transaction)); });
            return std::move(*result);
        }
    }

    std::string place_;
    bool shared_ = false;
    Clock clock_;
    std::unique_ptr<ConnectionPool> connections_;
};

/// Opens the store at `where` and brings its tables up to date (migrations.h). A folder stands for
/// `<folder>/vaerdi.db`, a path that ends in .db for that SQLite file; `postgresql://…`, `postgres://…` and
/// `host=…` (or any other libpq keyword) for a PostgreSQL database. Throws StoreFailure: unavailable,
/// too_new, unknown when there is none and `create` is off.
std::unique_ptr<Database> open_database(const std::string& where, const Opening& opening = {});

}  // namespace vaerdi::store
