#include "warehouse/duckdb_database.h"

#include <fmt/format.h>

#include "warehouse/answer_filling.h"
#include "warehouse/duckdb_answer.h"

namespace vaerdi::warehouse {
namespace {

/// A thing of DuckDB's that has to be given back.
template <class Thing, void (*give_back)(Thing*)>
class Owned {
  public:
    Owned() = default;
    ~Owned() { give_back(&thing_); }
    Owned(const Owned&) = delete;
    Owned& operator=(const Owned&) = delete;
    Thing* operator&() { return &thing_; }  // NOLINT: as DuckDB's functions fill it
    Thing& get() { return thing_; }

  private:
    Thing thing_{};
};
using Statement = Owned<duckdb_prepared_statement, duckdb_destroy_prepare>;
using Statements = Owned<duckdb_extracted_statements, duckdb_destroy_extracted>;
using Pending = Owned<duckdb_pending_result, duckdb_destroy_pending>;
using Result = Owned<duckdb_result, duckdb_destroy_result>;

void destroy_appender(duckdb_appender* appender) { duckdb_appender_destroy(appender); }
using Appender = Owned<duckdb_appender, destroy_appender>;

/// Statements that reach out of the database have no use here, even where a folder is open for reading.
void refuse_reaching_out(duckdb_prepared_statement statement) {
    switch (duckdb_prepared_statement_type(statement)) {
        case DUCKDB_STATEMENT_TYPE_COPY:
        case DUCKDB_STATEMENT_TYPE_EXPORT:
        case DUCKDB_STATEMENT_TYPE_ATTACH:
        case DUCKDB_STATEMENT_TYPE_LOAD:
            throw WarehouseFailure(
                {"a statement may not write files, or open other databases or extensions",
                 "en sætning må ikke skrive filer eller åbne andre databaser eller udvidelser"});
        default:
            return;
    }
}

int digits_in(Large number) {
    int digits = 0;
    for (; number != 0; number /= 10) ++digits;
    return digits;
}

duckdb_state bind_decimal(duckdb_prepared_statement statement, idx_t at, Exact number) {
    const int width = std::max(digits_in(number.units), number.scale);
    if (width > 38 || number.scale < 0)
        throw WarehouseFailure({"a number has more than 38 digits", "et tal har mere end 38 cifre"});
    return duckdb_bind_decimal(
        statement, at,
        {static_cast<std::uint8_t>(width <= 18 ? 18 : 38),
         static_cast<std::uint8_t>(number.scale),
         {static_cast<std::uint64_t>(number.units), static_cast<std::int64_t>(number.units >> 64)}});
}

struct Binding {
    duckdb_prepared_statement statement;
    idx_t at;
    duckdb_state operator()(std::monostate) const { return duckdb_bind_null(statement, at); }
    duckdb_state operator()(const std::string& text) const {
        return duckdb_bind_varchar_length(statement, at, text.data(), text.size());
    }
    duckdb_state operator()(std::int64_t number) const { return duckdb_bind_int64(statement, at, number); }
    duckdb_state operator()(Exact number) const { return bind_decimal(statement, at, number); }
    duckdb_state operator()(Date day) const {
        return duckdb_bind_date(statement, at, {static_cast<std::int32_t>(day.time_since_epoch().count())});
    }
    duckdb_state operator()(bool truth) const { return duckdb_bind_boolean(statement, at, truth); }
};

void bind(duckdb_prepared_statement statement, std::span<const Value> parameters) {
    if (duckdb_nparams(statement) != parameters.size())
        throw WarehouseFailure({fmt::format("the statement takes {} parameters, not {}",
                                            duckdb_nparams(statement), parameters.size()),
                                fmt::format("sætningen tager {} parametre, ikke {}",
                                            duckdb_nparams(statement), parameters.size())});
    for (std::size_t i = 0; i < parameters.size(); ++i)
        if (std::visit(Binding{statement, i + 1}, parameters[i]) == DuckDBError)
            throw duckdb_failure(duckdb_prepare_error(statement));
}

}  // namespace

DuckDb::DuckDb(const DuckDbOptions& options) : instance_(duckdb_instance(options)) {
    if (duckdb_connect(instance_->database(), &connection_) == DuckDBError)
        throw WarehouseFailure({"DuckDB gives no connection", "DuckDB giver ingen forbindelse"});
}

DuckDb::~DuckDb() {
    keys().forget(number_of(connection_));
    duckdb_disconnect(&connection_);
}

Answer DuckDb::query(std::string_view sql, std::span<const Value> parameters, std::stop_token stop) {
    Statement statement;
    if (duckdb_prepare(connection_, std::string(sql).c_str(), &statement) == DuckDBError)
        throw duckdb_failure(duckdb_prepare_error(statement.get()));
    refuse_reaching_out(statement.get());
    bind(statement.get(), parameters);
    Pending pending;
    if (duckdb_pending_prepared(statement.get(), &pending) == DuckDBError)
        throw duckdb_failure(duckdb_pending_error(pending.get()));
    // Begun, so that the interruption holds even when it comes before the first row.
    const std::stop_callback interrupt(stop, [this] { duckdb_interrupt(connection_); });
    Result result;
    if (duckdb_execute_pending(pending.get(), &result) == DuckDBError)
        throw stop.stop_requested() ? stopped() : duckdb_failure(duckdb_result_error(&result));
    auto answer = answer_of(result.get(), stop);
    if (stop.stop_requested()) throw stopped();
    return answer;
}

void DuckDb::run_one(const char* sql) {
    Result result;
    if (duckdb_query(connection_, sql, &result) == DuckDBError)
        throw duckdb_failure(duckdb_result_error(&result));
}

void DuckDb::run_script(std::string_view sql) {
    Statements statements;
    const auto count = duckdb_extract_statements(connection_, std::string(sql).c_str(), &statements);
    if (const char* error = duckdb_extract_statements_error(statements.get())) throw duckdb_failure(error);
    std::optional<Transaction> together;
    if (!in_transaction_) together.emplace(*this);
    for (idx_t i = 0; i < count; ++i) {
        Statement statement;
        if (duckdb_prepare_extracted_statement(connection_, statements.get(), i, &statement) == DuckDBError)
            throw duckdb_failure(duckdb_prepare_error(statement.get()));
        refuse_reaching_out(statement.get());
        Result result;
        if (duckdb_execute_prepared(statement.get(), &result) == DuckDBError)
            throw duckdb_failure(duckdb_result_error(&result));
    }
    if (together) together->commit();
}

void DuckDb::append(std::string_view table, const Answer& rows) {
    std::optional<Transaction> together;
    if (!in_transaction_) together.emplace(*this);
    {
        Appender appender;
        if (duckdb_appender_create(connection_, nullptr, std::string(table).c_str(), &appender) ==
            DuckDBError)
            throw duckdb_failure(duckdb_appender_error(appender.get()));
        const auto done = append_rows(appender.get(), rows);
        if (!done.column.empty()) throw WarehouseFailure(no_such_column(done.column));
        if (done.failed || duckdb_appender_close(appender.get()) == DuckDBError)
            throw duckdb_failure(duckdb_appender_error(appender.get()));
    }
    if (together) together->commit();
}

void DuckDb::fill(std::string_view table, const Answer& like, const MoreRows& more) {
    std::optional<Transaction> together;
    if (!in_transaction_) together.emplace(*this);
    std::string columns;
    for (const auto& column : like.columns) columns += (columns.empty() ? "" : ", ") + sql_name(column.name);
    Filling filling{like, more};
    const auto number = number_of(connection_);
    struct UnderWay {
        Fillings& fillings;
        idx_t connection;
        ~UnderWay() { fillings.end(connection); }
    };
    instance_->fillings().begin(number, filling);
    const UnderWay under_way{instance_->fillings(), number};
    Result result;
    const auto sql =
        fmt::format("INSERT INTO {} ({}) SELECT {} FROM arriving_rows()", table, columns, columns);
    if (duckdb_query(connection_, sql.c_str(), &result) == DuckDBError) {
        if (filling.failure) std::rethrow_exception(filling.failure);
        throw duckdb_failure(duckdb_result_error(&result.get()));
    }
    if (together) together->commit();
}

void DuckDb::begin() {
    run_one("BEGIN TRANSACTION");
    in_transaction_ = true;
}

void DuckDb::commit() {
    in_transaction_ = false;
    run_one("COMMIT");
}

void DuckDb::roll_back() noexcept {
    in_transaction_ = false;
    Result result;
    duckdb_query(connection_, "ROLLBACK", &result);
}

std::unique_ptr<Database> open_duckdb(const DuckDbOptions& options) {
    return std::make_unique<DuckDb>(options);
}

}  // namespace vaerdi::warehouse
