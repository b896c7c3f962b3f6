#include "warehouse/postgresql_failure.h"

#include <fmt/format.h>

namespace vaerdi::warehouse {
namespace {

std::string one_line(std::string_view said) {
    std::string line;
    for (const char c : said) line += c == '\n' || c == '\t' ? ' ' : c;
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

struct FreeOptions {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

}  // namespace

std::string postgresql_place(const std::string& where) {
    const std::unique_ptr<PQconninfoOption, FreeOptions> options(PQconninfoParse(where.c_str(), nullptr));
    // libpq's own message may quote the string, and with it a password.
    if (!options)
        throw WarehouseFailure(
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

WarehouseFailure unreachable(const std::string& place, const PGconn* connection) {
    const auto said = one_line(PQerrorMessage(connection));
    return WarehouseFailure({fmt::format("the database {} cannot be reached: {}", place, said),
                             fmt::format("databasen {} kan ikke nås: {}", place, said)});
}

WarehouseFailure postgresql_failure(const std::string& place, const PGconn* connection,
                                    const PGresult* result) {
    const char* given = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const std::string_view state = given == nullptr ? "" : given;
    // The classes of error of PostgreSQL's manual, appendix A.
    if (PQstatus(connection) != CONNECTION_OK || state.starts_with("08") || state.starts_with("57P0"))
        return unreachable(place, connection);
    if (state.starts_with("22"))
        return WarehouseFailure(
            {"a value does not fit the type it is to become, or is too large for it",
             "en værdi passer ikke til den type, den skal blive, eller er for stor til den"});
    if (state.starts_with("23"))
        return WarehouseFailure(
            {"a value stands there twice or is missing, where the table allows neither",
             "en værdi står der to gange eller mangler, hvor tabellen ikke tillader det"});
    const char* primary = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const auto said = one_line(primary == nullptr ? PQerrorMessage(connection) : primary);
    if (state == "55P03" || state.starts_with("53") || state.starts_with("40") || state == "57014")
        return WarehouseFailure({fmt::format("the database {} is busy: {}; try again", place, said),
                                 fmt::format("databasen {} er optaget: {}; prøv igen", place, said)});
    return WarehouseFailure({fmt::format("the database {} refused: {}", place, said),
                             fmt::format("databasen {} afviste: {}", place, said)});
}

void check(const std::string& place, const PGconn* connection, const PGresult* result) {
    switch (PQresultStatus(result)) {
        case PGRES_COMMAND_OK:
        case PGRES_TUPLES_OK:
        case PGRES_SINGLE_TUPLE:
        case PGRES_COPY_IN:
            return;
        default:
            throw postgresql_failure(place, connection, result);
    }
}

}  // namespace vaerdi::warehouse
