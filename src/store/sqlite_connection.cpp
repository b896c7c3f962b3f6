// SQLite in WAL mode: readers see an unchanging picture while one writes; a commit is on disk when it
// returns.
#include <fmt/format.h>
#include <sqlite3.h>

#include <chrono>
#include <thread>

#include "store/connection.h"

namespace vaerdi::store {
namespace {

struct CloseSqlite {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinishStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinishStatement>;

[[noreturn]] void fail_sqlite(int code, std::string_view place, std::string_view said) {
    switch (code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw StoreFailure(
                Fault::unavailable,
                {fmt::format("{} is busy: another program is writing to it; try again", place),
                 fmt::format("{} er optaget: et andet program skriver til den; prøv igen", place)});
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            throw StoreFailure(
                Fault::damaged,
                {fmt::format("{} is damaged or no store of Værdi ({}); restore a backup", place, said),
                 fmt::format("{} er beskadiget eller ikke Værdis ({}); gendan en sikkerhedskopi", place,
                             said)});
        case SQLITE_ERROR:
        case SQLITE_CONSTRAINT:
            throw StoreFailure(Fault::damaged, {fmt::format("{} refused a change: {}", place, said),
                                                fmt::format("{} afviste en ændring: {}", place, said)});
        default:
            throw StoreFailure(
                Fault::unavailable,
                {fmt::format("{} cannot be used: {}; see to space and rights of its folder", place, said),
                 fmt::format("{} kan ikke bruges: {}; se efter plads og rettigheder i dens mappe", place,
                             said)});
    }
}

class SqliteConnection : public Connection {
  public:
    explicit SqliteConnection(const Target& target) : place_(target.place) {
        sqlite3* opened = nullptr;
        const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
        const int code = sqlite3_open_v2(target.where.c_str(), &opened, flags, nullptr);
        database_.reset(opened);
        if (code != SQLITE_OK) fail_sqlite(code, place_, sqlite3_errstr(code));
        sqlite3_busy_timeout(opened, static_cast<int>(target.patience.count()));
        sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(opened, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
        write_ahead(target.patience);
        run_script(
            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
            "PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF;");
    }

    SqlRows execute(std::string_view sql, const SqlRow& parameters) override {
        const auto statement = prepare(sql);
        bind(statement.get(), parameters);
        SqlRows rows;
        for (;;) {
            const int code = sqlite3_step(statement.get());
            if (code == SQLITE_DONE) return rows;
            if (code != SQLITE_ROW) fail_sqlite(code, place_, sqlite3_errmsg(database_.get()));
            rows.push_back(row_of(statement.get()));
        }
    }

    /// SQLite does not wait by itself when several programs open a new database at once and each turns its
    /// log on.
    void write_ahead(std::chrono::milliseconds patience) {
        using clock = std::chrono::steady_clock;
        constexpr std::chrono::milliseconds pause(5);
        const auto until = clock::now() + patience;
        for (;;) {
            const int code =
                sqlite3_exec(database_.get(), "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr);
            if (code == SQLITE_OK) return;
            const bool busy = code == SQLITE_BUSY || code == SQLITE_LOCKED;
            if (!busy || clock::now() >= until) fail_sqlite(code, place_, sqlite3_errmsg(database_.get()));
            std::this_thread::sleep_for(pause);
        }
    }

    void run_script(std::string_view sql) override {
        const int code = sqlite3_exec(database_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr);
        if (code != SQLITE_OK) fail_sqlite(code, place_, sqlite3_errmsg(database_.get()));
    }

    bool has_table(std::string_view name) override {
        return !execute("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1", {std::string(name)})
                    .empty();
    }

    void begin_reading() override { run_script("BEGIN"); }
    void begin_writing() override { run_script("BEGIN IMMEDIATE"); }
    void commit() override { run_script("COMMIT"); }
    void roll_back() noexcept override {
        if (sqlite3_get_autocommit(database_.get()) == 0)
            sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
    bool is_lost() const override { return false; }
    std::string_view dialect() const override { return "sqlite"; }

  private:
    Statement prepare(std::string_view sql) const {
        sqlite3_stmt* prepared = nullptr;
        const int code =
            sqlite3_prepare_v2(database_.get(), sql.data(), static_cast<int>(sql.size()), &prepared, nullptr);
        if (code != SQLITE_OK) fail_sqlite(code, place_, sqlite3_errmsg(database_.get()));
        return Statement(prepared);
    }

    // SQLite numbers $1, $2 … in the order in which they appear, hence the look-up by name.
    void bind(sqlite3_stmt* statement, const SqlRow& parameters) const {
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            const int at = sqlite3_bind_parameter_index(statement, fmt::format("${}", i + 1).c_str());
            if (at == 0) continue;
            int code = SQLITE_OK;
            if (const auto* number = std::get_if<std::int64_t>(&parameters[i])) {
                code = sqlite3_bind_int64(statement, at, *number);
            } else if (const auto* text = std::get_if<std::string>(&parameters[i])) {
                code = sqlite3_bind_text64(statement, at, text->data(), text->size(), SQLITE_STATIC,
                                           SQLITE_UTF8);
            } else if (const auto* bytes = std::get_if<Bytes>(&parameters[i])) {
                // A null pointer would bind NULL: empty bytes are bytes.
                code = sqlite3_bind_blob64(statement, at, bytes->data.c_str(), bytes->data.size(),
                                           SQLITE_STATIC);
            }
            if (code != SQLITE_OK) fail_sqlite(code, place_, sqlite3_errmsg(database_.get()));
        }
    }

    static SqlRow row_of(sqlite3_stmt* statement) {
        const int count = sqlite3_column_count(statement);
        SqlRow row;
        row.reserve(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) {
            const int type = sqlite3_column_type(statement, i);
            if (type == SQLITE_NULL) {
                row.emplace_back();
            } else if (type == SQLITE_INTEGER) {
                row.emplace_back(std::int64_t{sqlite3_column_int64(statement, i)});
            } else {
                const auto* from = static_cast<const char*>(sqlite3_column_blob(statement, i));
                const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, i));
                std::string data = size == 0 ? std::string() : std::string(from, size);
                if (type == SQLITE_BLOB) {
                    row.emplace_back(Bytes{std::move(data)});
                } else {
                    row.emplace_back(std::move(data));
                }
            }
        }
        return row;
    }

    std::string place_;
    std::unique_ptr<sqlite3, CloseSqlite> database_;
};

}  // namespace

std::unique_ptr<Connection> connect_sqlite(const Target& target) {
    return std::make_unique<SqliteConnection>(target);
}

}  // namespace vaerdi::store
