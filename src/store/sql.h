// Values that go to and come from a database, the same for SQLite and PostgreSQL.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace vaerdi::store {

/// Bytes that are no text to the database: what a document holds, word for word.
struct Bytes {
    std::string data;
    friend bool operator==(const Bytes&, const Bytes&) = default;
};

/// Null, a whole number, a text (UTF-8 without NUL) or bytes.
using SqlValue = std::variant<std::monostate, std::int64_t, std::string, Bytes>;
using SqlRow = std::vector<SqlValue>;
using SqlRows = std::vector<SqlRow>;

/// The value of a column that holds one of that kind; throws StoreFailure (damaged) otherwise.
std::int64_t as_number(const SqlValue& value);
const std::string& as_text(const SqlValue& value);
const std::string& as_bytes(const SqlValue& value);

}  // namespace vaerdi::store
