// What PostgreSQL and libpq say, in words for the user.
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>

#include "warehouse/database.h"

namespace vaerdi::warehouse {

struct FinishPostgresql {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ClearPostgresql {
    void operator()(PGresult* result) const { PQclear(result); }
};
using PostgresqlConnection = std::unique_ptr<PGconn, FinishPostgresql>;
using PostgresqlResult = std::unique_ptr<PGresult, ClearPostgresql>;

/// host:port/database, without user and password. Throws WarehouseFailure when `where` is no connection
/// string.
std::string postgresql_place(const std::string& where);

WarehouseFailure unreachable(const std::string& place, const PGconn* connection);

/// Without the statement, and without values, which may be a patient's.
WarehouseFailure postgresql_failure(const std::string& place, const PGconn* connection,
                                    const PGresult* result);

/// Throws it when the result is an error.
void check(const std::string& place, const PGconn* connection, const PGresult* result);

}  // namespace vaerdi::warehouse
