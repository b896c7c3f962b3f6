#include "warehouse/duckdb_answer.h"

#include <algorithm>
#include <cstring>

#include "warehouse/answer_filling.h"
#include "warehouse/database.h"

namespace vaerdi::warehouse {
namespace {

struct LogicalType {
    duckdb_logical_type type;
    explicit LogicalType(duckdb_logical_type given) : type(given) {}
    ~LogicalType() { duckdb_destroy_logical_type(&type); }
    LogicalType(const LogicalType&) = delete;
    LogicalType& operator=(const LogicalType&) = delete;
};

struct Chunk {
    duckdb_data_chunk chunk;
    explicit Chunk(duckdb_data_chunk given) : chunk(given) {}
    ~Chunk() { duckdb_destroy_data_chunk(&chunk); }
    Chunk(const Chunk&) = delete;
    Chunk& operator=(const Chunk&) = delete;
};

Large large_of(duckdb_hugeint number) { return static_cast<Large>(number.upper) << 64 | Large(number.lower); }
duckdb_hugeint huge_of(Large number) {
    return {static_cast<std::uint64_t>(number), static_cast<std::int64_t>(number >> 64)};
}

/// How a column's numbers lie in DuckDB's vectors.
enum class Stored { text, int8, int16, int32, int64, int128, uint8, uint16, uint32, uint64 };

struct Reading {
    Type type;
    Stored stored;
    int scale = 0;
};

std::optional<Stored> stored_decimal(duckdb_type held) {
    switch (held) {
        case DUCKDB_TYPE_SMALLINT:
            return Stored::int16;
        case DUCKDB_TYPE_INTEGER:
            return Stored::int32;
        case DUCKDB_TYPE_BIGINT:
            return Stored::int64;
        case DUCKDB_TYPE_HUGEINT:
            return Stored::int128;
        default:
            return {};
    }
}

std::optional<Reading> reading_of(duckdb_logical_type type) {
    switch (duckdb_get_type_id(type)) {
        case DUCKDB_TYPE_VARCHAR:
            return Reading{Type::text, Stored::text};
        case DUCKDB_TYPE_BOOLEAN:
            return Reading{Type::truth, Stored::uint8};
        case DUCKDB_TYPE_TINYINT:
            return Reading{Type::whole, Stored::int8};
        case DUCKDB_TYPE_SMALLINT:
            return Reading{Type::whole, Stored::int16};
        case DUCKDB_TYPE_SQLNULL:  // never known
        case DUCKDB_TYPE_INTEGER:
            return Reading{Type::whole, Stored::int32};
        case DUCKDB_TYPE_BIGINT:
            return Reading{Type::whole, Stored::int64};
        case DUCKDB_TYPE_HUGEINT:
            return Reading{Type::whole, Stored::int128};
        case DUCKDB_TYPE_UTINYINT:
            return Reading{Type::whole, Stored::uint8};
        case DUCKDB_TYPE_USMALLINT:
            return Reading{Type::whole, Stored::uint16};
        case DUCKDB_TYPE_UINTEGER:
            return Reading{Type::whole, Stored::uint32};
        case DUCKDB_TYPE_UBIGINT:
            return Reading{Type::whole, Stored::uint64};
        case DUCKDB_TYPE_DATE:
            return Reading{Type::date, Stored::int32};
        case DUCKDB_TYPE_DECIMAL: {
            const auto stored = stored_decimal(duckdb_decimal_internal_type(type));
            const int scale = duckdb_decimal_scale(type);
            if (!stored) return {};
            return Reading{scale == 0 ? Type::whole : Type::decimal, *stored, scale};
        }
        default:
            return {};
    }
}

/// `known` of the rows that come now; whether all are.
bool add_known(Column& column, duckdb_vector vector, std::size_t rows) {
    const auto before = column.known.size();
    column.known.resize(before + rows, 1);
    auto* validity = duckdb_vector_get_validity(vector);
    if (validity == nullptr) return true;
    bool all = true;
    for (std::size_t row = 0; row < rows; ++row) {
        const bool known = (validity[row / 64] >> row % 64 & 1U) != 0;
        column.known[before + row] = known ? 1 : 0;
        all = all && known;
    }
    return all;
}

void add_texts(Column& column, duckdb_vector vector, std::size_t rows) {
    const auto before = column.known.size();
    const bool all = add_known(column, vector, rows);
    auto* texts = static_cast<duckdb_string_t*>(duckdb_vector_get_data(vector));
    for (std::size_t row = 0; row < rows; ++row) {
        if (all || column.known[before + row] != 0)
            column.texts.emplace_back(duckdb_string_t_data(&texts[row]), duckdb_string_t_length(texts[row]));
        else
            column.texts.emplace_back();
    }
}

/// Numbers that 64 bits hold.
template <class Number>
void add_numbers(Column& column, duckdb_vector vector, std::size_t rows) {
    const auto before = column.known.size();
    const bool all = add_known(column, vector, rows);
    column.numbers.resize(before + rows);
    const auto* from = static_cast<const Number*>(duckdb_vector_get_data(vector));
    auto* to = column.numbers.data() + before;
    for (std::size_t row = 0; row < rows; ++row) to[row] = static_cast<std::int64_t>(from[row]);
    if (all) return;
    for (std::size_t row = 0; row < rows; ++row)
        if (column.known[before + row] == 0) to[row] = 0;
}

/// Numbers that 64 bits may not hold.
template <class Number>
void add_large(Column& column, duckdb_vector vector, std::size_t rows) {
    auto* validity = duckdb_vector_get_validity(vector);
    const auto* from = static_cast<const Number*>(duckdb_vector_get_data(vector));
    for (std::size_t row = 0; row < rows; ++row) {
        if (validity != nullptr && (validity[row / 64] >> row % 64 & 1U) == 0)
            add_unknown(column);
        else if constexpr (std::is_same_v<Number, duckdb_hugeint>)
            add_number(column, large_of(from[row]));
        else
            add_number(column, from[row]);
    }
}

void add_chunk(Column& column, Stored stored, duckdb_vector vector, std::size_t rows) {
    switch (stored) {
        case Stored::text:
            return add_texts(column, vector, rows);
        case Stored::int8:
            return add_numbers<std::int8_t>(column, vector, rows);
        case Stored::int16:
            return add_numbers<std::int16_t>(column, vector, rows);
        case Stored::int32:
            return add_numbers<std::int32_t>(column, vector, rows);
        case Stored::int64:
            return add_numbers<std::int64_t>(column, vector, rows);
        case Stored::uint8:
            return add_numbers<std::uint8_t>(column, vector, rows);
        case Stored::uint16:
            return add_numbers<std::uint16_t>(column, vector, rows);
        case Stored::uint32:
            return add_numbers<std::uint32_t>(column, vector, rows);
        case Stored::uint64:
            return add_large<std::uint64_t>(column, vector, rows);
        case Stored::int128:
            return add_large<duckdb_hugeint>(column, vector, rows);
    }
}

void check_days(const Column& column, std::size_t from) {
    const auto [first, last] =
        std::minmax_element(column.numbers.begin() + static_cast<std::ptrdiff_t>(from), column.numbers.end());
    if (first != column.numbers.end() && (*first < first_day || *last > last_day))
        throw WarehouseFailure(cannot_answer(column.name, "has a date outside the years 1 to 9999",
                                             "har en dato uden for årene 1 til 9999"));
}

/// One column's rows from `first` on into a vector of DuckDB.
template <class Number>
void put_numbers(const Column& column, std::size_t first, std::size_t rows, duckdb_vector vector) {
    auto* to = static_cast<Number*>(duckdb_vector_get_data(vector));
    for (std::size_t row = 0; row < rows; ++row) {
        if constexpr (std::is_same_v<Number, duckdb_hugeint>)
            to[row] = huge_of(column.exact(first + row).units);
        else
            to[row] = static_cast<Number>(column.whole(first + row));
    }
}

void put_rows(const Column& column, Stored stored, std::size_t first, std::size_t rows,
              duckdb_vector vector) {
    if (stored == Stored::text)
        for (std::size_t row = 0; row < rows; ++row) {
            const auto& text = column.texts[first + row];
            duckdb_vector_assign_string_element_len(vector, row, text.data(), text.size());
        }
    else if (stored == Stored::uint8)
        put_numbers<std::uint8_t>(column, first, rows, vector);
    else if (stored == Stored::int32)
        put_numbers<std::int32_t>(column, first, rows, vector);
    else if (stored == Stored::int64)
        put_numbers<std::int64_t>(column, first, rows, vector);
    else
        put_numbers<duckdb_hugeint>(column, first, rows, vector);
    if (std::ranges::all_of(column.known.begin() + static_cast<std::ptrdiff_t>(first),
                            column.known.begin() + static_cast<std::ptrdiff_t>(first + rows),
                            [](auto known) { return known != 0; }))
        return;
    duckdb_vector_ensure_validity_writable(vector);
    auto* validity = duckdb_vector_get_validity(vector);
    for (std::size_t row = 0; row < rows; ++row)
        if (!column.is_known(first + row)) duckdb_validity_set_row_invalid(validity, row);
}

/// Whether what the answer has in the column can go into the table's as it is.
bool takes(const Reading& table, const Column& column) {
    if (table.type != column.type || table.scale != column.scale) return false;
    using enum Stored;
    if (table.stored == int64) return column.large.empty();
    return table.stored == text || table.stored == uint8 || table.stored == int32 || table.stored == int128;
}

}  // namespace

Answer answer_of(duckdb_result& result, const std::stop_token& stop) {
    Answer answer;
    if (duckdb_result_return_type(result) != DUCKDB_RESULT_TYPE_QUERY_RESULT) return answer;
    std::vector<Stored> stored;
    for (idx_t i = 0; i < duckdb_column_count(&result); ++i) {
        const LogicalType type(duckdb_column_logical_type(&result, i));
        const auto reading = reading_of(type.type);
        const std::string name = duckdb_column_name(&result, i);
        if (!reading)
            throw WarehouseFailure(cannot_answer(
                name, "is no text, whole or decimal number, date or truth; cast it to one of them",
                "er ikke tekst, helt tal eller decimaltal, dato eller sandhedsværdi; omsæt den til en af "
                "dem"));
        stored.push_back(reading->stored);
        answer.columns.push_back({.name = name, .type = reading->type, .scale = reading->scale});
    }
    const auto rows_in_all = duckdb_row_count(&result);
    for (auto& column : answer.columns) {
        column.known.reserve(rows_in_all);
        if (column.type == Type::text)
            column.texts.reserve(rows_in_all);
        else
            column.numbers.reserve(rows_in_all);
    }
    while (auto* fetched = duckdb_fetch_chunk(result)) {
        const Chunk chunk(fetched);
        if (stop.stop_requested()) break;
        const auto rows = duckdb_data_chunk_get_size(fetched);
        for (idx_t i = 0; i < stored.size(); ++i) {
            auto& column = answer.columns[i];
            const auto before = column.known.size();
            add_chunk(column, stored[i], duckdb_data_chunk_get_vector(fetched, i), rows);
            if (column.type == Type::date) check_days(column, before);
        }
    }
    return answer;
}

void put_rows(const Answer& rows, std::size_t first, std::size_t count, duckdb_data_chunk chunk) {
    for (idx_t i = 0; i < rows.columns.size(); ++i) {
        const auto& column = rows.columns[i];
        const auto stored = column.type == Type::text    ? Stored::text
                            : column.type == Type::date  ? Stored::int32
                            : column.type == Type::truth ? Stored::uint8
                                                         : Stored::int64;
        put_rows(column, stored, first, count, duckdb_data_chunk_get_vector(chunk, i));
    }
    duckdb_data_chunk_set_size(chunk, count);
}

Appending append_rows(duckdb_appender appender, const Answer& rows) {
    std::vector<duckdb_logical_type> types;
    struct FreeTypes {
        std::vector<duckdb_logical_type>& types;
        ~FreeTypes() {
            for (auto& type : types) duckdb_destroy_logical_type(&type);
        }
    } const freed{types};
    for (const auto& column : rows.columns)
        if (duckdb_appender_add_column(appender, column.name.c_str()) == DuckDBError)
            return {true, column.name};
    std::vector<Stored> stored;
    for (idx_t i = 0; i < rows.columns.size(); ++i) {
        types.push_back(duckdb_appender_column_type(appender, i));
        const auto reading = reading_of(types.back());
        if (!reading || !takes(*reading, rows.columns[i])) return {true, rows.columns[i].name};
        stored.push_back(reading->stored);
    }
    const auto at_once = static_cast<std::size_t>(duckdb_vector_size());
    for (std::size_t first = 0; first < rows.rows(); first += at_once) {
        const Chunk chunk(duckdb_create_data_chunk(types.data(), types.size()));
        const auto count = std::min(at_once, rows.rows() - first);
        for (idx_t i = 0; i < stored.size(); ++i)
            put_rows(rows.columns[i], stored[i], first, count, duckdb_data_chunk_get_vector(chunk.chunk, i));
        duckdb_data_chunk_set_size(chunk.chunk, count);
        if (duckdb_append_data_chunk(appender, chunk.chunk) == DuckDBError) return {true, {}};
    }
    return {};
}

}  // namespace vaerdi::warehouse
