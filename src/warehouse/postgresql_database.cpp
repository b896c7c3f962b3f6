#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <array>

#include "warehouse/answer_filling.h"
#include "warehouse/postgresql_answer.h"
#include "warehouse/postgresql_failure.h"

namespace vaerdi::warehouse {
namespace {

/// Parameters as texts with their types.
struct Parameters {
    std::vector<Oid> types;
    std::vector<std::string> texts;
    std::vector<const char*> values;

    explicit Parameters(std::span<const Value> given) {
        texts.reserve(given.size());  // so that they stay where they are
        for (const auto& value : given) std::visit(*this, value);
    }

    void give(Oid type, std::string text) {
        types.push_back(type);
        values.push_back(texts.emplace_back(std::move(text)).c_str());
    }
    // Object ids of built-in types (PostgreSQL's pg_type.dat); they never change.
    void operator()(std::monostate) {
        types.push_back(0);
        values.push_back(nullptr);
    }
    void operator()(const std::string& text) {
        if (text.find('\0') != std::string::npos)  // libpq would end it there
            throw WarehouseFailure({"PostgreSQL keeps no text with a NUL byte in it",
                                    "PostgreSQL kan ikke gemme tekst med en NUL-byte i sig"});
        give(25, text);
    }
    void operator()(std::int64_t number) { give(20, std::to_string(number)); }
    void operator()(Exact number) {
        const Column column{
            .name = "", .type = Type::decimal, .scale = number.scale, .known = {1}, .large = {number.units}};
        give(1700, column.written(0));
    }
    void operator()(Date day) { give(1082, iso(day)); }
    void operator()(bool truth) { give(16, truth ? "t" : "f"); }
};

class PostgreSql final : public Database {
  public:
    explicit PostgreSql(const std::string& where) : place_(postgresql_place(where)) {
        const std::array keys{"dbname", "fallback_application_name", "client_encoding", "connect_timeout",
                              static_cast<const char*>(nullptr)};
        const std::array values{where.c_str(), "vaerdi", "UTF8", "5", static_cast<const char*>(nullptr)};
        connection_.reset(PQconnectdbParams(keys.data(), values.data(), 1));
        if (PQstatus(connection_.get()) != CONNECTION_OK) throw unreachable(place_, connection_.get());
        PQsetNoticeProcessor(connection_.get(), [](void*, const char*) {}, nullptr);
        // The planner may count on each server what lies there (see partitions.h). Compiling the many short
        // expressions of measures takes longer than it saves.
        run_script("SET DateStyle = 'ISO'; SET enable_partitionwise_aggregate = on; SET jit = off");
    }

    Engine engine() const override { return Engine::postgresql; }

    Answer query(std::string_view sql, std::span<const Value> given, std::stop_token stop) override {
        if (stop.stop_requested()) throw stopped();
        const Parameters parameters(given);
        auto* connection = connection_.get();
        if (PQsendQueryParams(connection, std::string(sql).c_str(), static_cast<int>(given.size()),
                              parameters.types.data(), parameters.values.data(), nullptr, nullptr, 0) == 0)
            throw unreachable(place_, connection);
        PQsetSingleRowMode(connection);
        const Drained drained{connection};
        std::optional<PostgresqlRows> rows;
        while (const PostgresqlResult result = next_result(stop)) {
            check_unless_stopped(result.get(), stop);
            if (!rows) rows.emplace(result.get());
            for (int row = 0; row < PQntuples(result.get()); ++row) rows->add(result.get(), row);
        }
        return rows ? rows->take() : Answer{};
    }

    void run_script(std::string_view sql) override {
        const PostgresqlResult result(PQexec(connection_.get(), std::string(sql).c_str()));
        check(place_, connection_.get(), result.get());
    }

    void append(std::string_view table, const Answer& rows) override {
        check_columns(table, rows);
        std::string columns;
        for (const auto& column : rows.columns)
            columns += (columns.empty() ? "" : ", ") + sql_name(column.name);
        run_script(fmt::format("COPY {} ({}) FROM STDIN", sql_name(table), columns));
        std::string lines;
        for (std::size_t row = 0; row < rows.rows();) {
            row = copy_lines(rows, row, lines);
            if (PQputCopyData(connection_.get(), lines.data(), static_cast<int>(lines.size())) != 1) break;
        }
        PQputCopyEnd(connection_.get(), nullptr);
        const Drained drained{connection_.get()};
        const PostgresqlResult result(PQgetResult(connection_.get()));
        check(place_, connection_.get(), result.get());
    }

  private:
    /// Reads to the end whatever a statement still has to say, so that the next one can be sent.
    struct Drained {
        PGconn* connection;
        ~Drained() {
            if (PQtransactionStatus(connection) == PQTRANS_ACTIVE) cancel(connection);
            while (auto* left = PQgetResult(connection)) PQclear(left);
        }
    };

    static void cancel(PGconn* connection) {
        auto* cancelling = PQgetCancel(connection);
        std::array<char, 256> said{};
        if (cancelling != nullptr) PQcancel(cancelling, said.data(), static_cast<int>(said.size()));
        PQfreeCancel(cancelling);
    }

    /// The next result, null after the last. Asks the server to stop as often as needed: a request that comes
    /// before the statement has begun there goes by unheard.
    PostgresqlResult next_result(const std::stop_token& stop) {
        auto* connection = connection_.get();
        constexpr int patience = 50;  // milliseconds
        while (PQisBusy(connection) != 0) {
            if (stop.stop_requested()) cancel(connection);
            pollfd socket{PQsocket(connection), POLLIN, 0};
            const int ready = poll(&socket, 1, patience);
            if (ready != 0 && PQconsumeInput(connection) == 0) break;
        }
        return PostgresqlResult(PQgetResult(connection));
    }

    void check_unless_stopped(const PGresult* result, const std::stop_token& stop) const {
        if (stop.stop_requested()) throw stopped();
        check(place_, connection_.get(), result);
    }

    void check_columns(std::string_view table, const Answer& rows) {
        const auto there = query(fmt::format("SELECT * FROM {} LIMIT 0", sql_name(table)), {}, {});
        for (const auto& column : rows.columns) {
            const auto* kept = there.find(column.name);
            if (kept == nullptr || kept->type != column.type || kept->scale != column.scale)
                throw WarehouseFailure(no_such_column(column.name));
        }
    }

    void begin() override { run_script("BEGIN ISOLATION LEVEL REPEATABLE READ"); }
    void commit() override {
        const PostgresqlResult result(PQexec(connection_.get(), "COMMIT"));
        check(place_, connection_.get(), result.get());
        // A transaction in which something had failed answers COMMIT with ROLLBACK, and no error.
        if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
            throw WarehouseFailure({"something before this had failed: nothing was kept",
                                    "noget før dette var fejlet: intet blev gemt"});
    }
    void roll_back() noexcept override {
        if (PQtransactionStatus(connection_.get()) != PQTRANS_IDLE)
            PQclear(PQexec(connection_.get(), "ROLLBACK"));
    }

    std::string place_;
    PostgresqlConnection connection_;
};

}  // namespace

std::unique_ptr<Database> open_postgresql(const std::string& where) {
    return std::make_unique<PostgreSql>(where);
}

}  // namespace vaerdi::warehouse
