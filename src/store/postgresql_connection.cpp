// PostgreSQL through libpq. Parameters and results travel in binary form, so that no byte is quoted or
// guessed.
#include <fmt/format.h>
#include <libpq-fe.h>

#include <array>
#include <thread>

#include "store/connection.h"

namespace vaerdi::store {
using std::chrono::steady_clock;
namespace {

struct ClosePostgresql {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ClearResult>;

// Object ids of built-in types (PostgreSQL's pg_type.dat); they never change.
constexpr Oid bool_type = 16, bytea_type = 17, int8_type = 20, int4_type = 23, text_type = 25;

// Every writing of every program holds this lock: one at a time, so the audit chain has one end.
constexpr const char* take_turn = "SELECT pg_advisory_xact_lock(8605240317)";

std::string one_line(std::string_view said) {
    std::string line;
    for (const char c : said) line += c == '\n' || c == '\t' ? ' ' : c;
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

Text unreachable(std::string_view place, std::string_view said) {
    return {fmt::format("the database {} cannot be reached: {}", place, said),
            fmt::format("databasen {} kan ikke nås: {}", place, said)};
}

/// A whole number in network order.
std::string big_endian(std::int64_t number) {
    std::string sent(8, '\0');
    for (std::size_t i = 0; i < 8; ++i)
        sent[i] = static_cast<char>(static_cast<std::uint64_t>(number) >> (56 - 8 * i));
    return sent;
}

std::int64_t from_big_endian(std::string_view got) {
    std::uint64_t number = !got.empty() && (static_cast<unsigned char>(got[0]) & 0x80U) != 0 ? ~0ULL : 0;
    for (const char c : got) number = number << 8U | static_cast<unsigned char>(c);
    return static_cast<std::int64_t>(number);
}

class PostgresqlConnection : public Connection {
  public:
    explicit PostgresqlConnection(const Target& target) : place_(target.place) {
        const std::array keys{"dbname",           "fallback_application_name",
                              "client_encoding",  "connect_timeout",
                              "tcp_user_timeout", static_cast<const char*>(nullptr)};
        const std::array values{
            target.where.c_str(), "vaerdi", "UTF8", "5", "30000", static_cast<const char*>(nullptr)};
        const auto until = steady_clock::now() + target.patience;
        for (;;) {
            connection_.reset(PQconnectdbParams(keys.data(), values.data(), 1));
            if (PQstatus(connection_.get()) == CONNECTION_OK) break;
            // A server that is just starting is waited for; one that is not there or says no is not.
            const bool starting = PQpingParams(keys.data(), values.data(), 1) == PQPING_REJECT;
            if (!starting || steady_clock::now() > until)
                throw ConnectionLost(unreachable(place_, one_line(PQerrorMessage(connection_.get()))));
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        PQsetNoticeProcessor(connection_.get(), [](void*, const char*) {}, nullptr);
        run_script(fmt::format("SET lock_timeout = {}", target.patience.count()));
        // What is acknowledged is on disk, whatever the server's own setting is.
        run_script(
            "SELECT set_config('synchronous_commit', 'on', false)"
            " WHERE current_setting('synchronous_commit') IN ('off', 'local')");
    }

    SqlRows execute(std::string_view sql, const SqlRow& parameters) override {
        std::vector<Oid> types;
        std::vector<std::string> numbers;
        std::vector<const char*> values;
        std::vector<int> sizes, formats;
        numbers.reserve(parameters.size());  // so that their texts stay where they are
        const auto give = [&](Oid type, const std::string& data) {
            types.push_back(type);
            values.push_back(data.data());
            sizes.push_back(static_cast<int>(data.size()));
        };
        for (const auto& parameter : parameters) {
            formats.push_back(1);
            if (const auto* number = std::get_if<std::int64_t>(&parameter)) {
                give(int8_type, numbers.emplace_back(big_endian(*number)));
            } else if (const auto* text = std::get_if<std::string>(&parameter)) {
                give(text_type, *text);
            } else if (const auto* bytes = std::get_if<Bytes>(&parameter)) {
                give(bytea_type, bytes->data);
            } else {
                types.push_back(0);
                values.push_back(nullptr);
                sizes.push_back(0);
            }
        }
        return rows_of(PQexecParams(connection_.get(), std::string(sql).c_str(),
                                    static_cast<int>(parameters.size()), types.data(), values.data(),
                                    sizes.data(), formats.data(), 1));
    }

    void run_script(std::string_view sql) override {
        check(Result(PQexec(connection_.get(), std::string(sql).c_str())).get());
    }

    bool has_table(std::string_view name) override {
        // Not by to_regclass: its cache may not have heard of tables that others made a moment ago.
        return !execute(
                    "SELECT 1 FROM pg_tables WHERE tablename = $1"
                    " AND schemaname = ANY (current_schemas(false))",
                    {std::string(name)})
                    .empty();
    }

    void begin_reading() override { run_script("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"); }
    // With the lock taken by a statement of its own, READ COMMITTED shows all that was committed before.
    void begin_writing() override {
        run_script("BEGIN ISOLATION LEVEL READ COMMITTED");
        run_script(take_turn);
    }
    void commit() override {
        try {
            const Result result(PQexec(connection_.get(), "COMMIT"));
            check(result.get());
            // A transaction that had failed answers COMMIT with ROLLBACK, and no error.
            if (std::string_view(PQcmdStatus(result.get())) == "COMMIT") return;
        } catch (const ConnectionLost&) {
            throw StoreFailure(
                Fault::uncertain,
                {fmt::format("the connection to {} was lost while saving: reload to see whether it was saved",
                             place_),
                 fmt::format("forbindelsen til {} gik tabt under gemningen: genindlæs for at se, om der blev "
                             "gemt",
                             place_)});
        }
        throw StoreFailure(Fault::damaged, {"a statement had failed: nothing was saved",
                                            "en sætning var fejlet: intet blev gemt"});
    }
    void roll_back() noexcept override {
        if (PQtransactionStatus(connection_.get()) != PQTRANS_IDLE)
            PQclear(PQexec(connection_.get(), "ROLLBACK"));
    }
    bool is_lost() const override { return PQstatus(connection_.get()) != CONNECTION_OK; }
    std::string_view dialect() const override { return "postgresql"; }

  private:
    /// Throws when the result is an error.
    void check(const PGresult* result) const {
        const auto status = PQresultStatus(result);
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return;
        const char* given = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
        const std::string_view state = given == nullptr ? "" : given;
        const char* primary =
            result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
        const auto said = one_line(primary == nullptr ? PQerrorMessage(connection_.get()) : primary);
        // 57P0x: the server is going down or coming up.
        if (is_lost() || state.starts_with("08") || state.starts_with("57P0"))
            throw ConnectionLost(unreachable(place_, said));
        if (state == "55P03" || state.starts_with("53") || state.starts_with("40") || state == "57014")
            throw StoreFailure(Fault::unavailable,
                               {fmt::format("the database {} is busy: {}; try again", place_, said),
                                fmt::format("databasen {} er optaget: {}; prøv igen", place_, said)});
        throw StoreFailure(Fault::damaged, {fmt::format("the database {} refused: {}", place_, said),
                                            fmt::format("databasen {} afviste: {}", place_, said)});
    }

    SqlRows rows_of(PGresult* got) const {
        const Result result(got);
        check(got);
        const int columns = PQnfields(got);
        SqlRows rows(static_cast<std::size_t>(PQntuples(got)));
        for (std::size_t r = 0; r < rows.size(); ++r) {
            rows[r].reserve(static_cast<std::size_t>(columns));
            for (int c = 0; c < columns; ++c) rows[r].push_back(value_of(got, static_cast<int>(r), c));
        }
        return rows;
    }

    static SqlValue value_of(const PGresult* result, int row, int column) {
        if (PQgetisnull(result, row, column) != 0) return {};
        const std::string_view data(PQgetvalue(result, row, column),
                                    static_cast<std::size_t>(PQgetlength(result, row, column)));
        switch (PQftype(result, column)) {
            case bool_type:
            case int4_type:
            case int8_type:
                return from_big_endian(data);
            case bytea_type:
                return Bytes{std::string(data)};
            default:
                return std::string(data);
        }
    }

    std::string place_;
    std::unique_ptr<PGconn, ClosePostgresql> connection_;
};

struct FreeOptions {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

}  // namespace

std::unique_ptr<Connection> connect_postgresql(const Target& target) {
    return std::make_unique<PostgresqlConnection>(target);
}

std::string postgresql_place(const std::string& where) {
    const std::unique_ptr<PQconninfoOption, FreeOptions> options(PQconninfoParse(where.c_str(), nullptr));
    // libpq's own message may quote the string, and with it a password.
    if (!options)
        throw StoreFailure(Fault::wrong_input,
                           {"this is no connection string for PostgreSQL; write it as "
                            "postgresql://user@host:5432/database or host=… dbname=…",
                            "det er ikke en forbindelsesstreng til PostgreSQL; skriv den som "
                            "postgresql://bruger@vært:5432/database eller host=… dbname=…"});
    std::string host = "localhost", port, name;
    for (const auto* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val == nullptr) continue;
        const std::string_view key = option->keyword;
        if (key == "host") host = option->val;
        if (key == "port") port = fmt::format(":{}", option->val);
        if (key == "dbname") name = fmt::format("/{}", option->val);
    }
    return host + port + name;
}

}  // namespace vaerdi::store
