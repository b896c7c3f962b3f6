#include "warehouse/database.h"

#include <fmt/format.h>

namespace vaerdi::warehouse {
namespace {

/// The text between two marks, with each mark inside it doubled.
std::string between_marks(std::string_view text, char mark) {
    std::string made(1, mark);
    for (const char c : text) {
        if (c == '\0')  // would end the statement
            throw WarehouseFailure(
                {"a name or text has a NUL byte in it", "et navn eller en tekst har en NUL-byte i sig"});
        if (c == mark) made += mark;
        made += c;
    }
    return made += mark;
}

}  // namespace

std::string sql_name(std::string_view name) { return between_marks(name, '"'); }
std::string sql_text(std::string_view text) { return between_marks(text, '\''); }

bool is_postgresql(std::string_view place) {
    return place.starts_with("postgresql://") || place.starts_with("postgres://") ||
           place.find("host=") != std::string_view::npos || place.find("dbname=") != std::string_view::npos;
}

std::string sql_type(Type type, int decimals) {
    switch (type) {
        case Type::text:
            break;
        case Type::whole:
            return "BIGINT";
        case Type::decimal:
            return fmt::format("DECIMAL(18, {})", decimals);
        case Type::date:
            return "DATE";
        case Type::truth:
            return "BOOLEAN";
    }
    return "VARCHAR COLLATE \"C\"";
}

}  // namespace vaerdi::warehouse
