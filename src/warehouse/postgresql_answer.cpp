#include "warehouse/postgresql_answer.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "warehouse/answer_filling.h"
#include "warehouse/database.h"

namespace vaerdi::warehouse {
namespace {

// Object ids of built-in types (PostgreSQL's pg_type.dat); they never change.
enum Oids : Oid {
    bool_type = 16,
    name_type = 19,
    int8_type = 20,
    int2_type = 21,
    int4_type = 23,
    text_type = 25,
    unknown_type = 705,
    bpchar_type = 1042,
    varchar_type = 1043,
    date_type = 1082,
    numeric_type = 1700,
};

/// Decimals of a numeric column; below 0 when its type does not say.
int scale_of(int modifier) {
    constexpr int header = 4;
    if (modifier < header) return -1;
    return (((modifier - header) & 0x7ff) ^ 1024) - 1024;  // 11 bits with sign
}

Column column_of(const PGresult* result, int at) {
    Column column{.name = PQfname(result, at)};
    switch (PQftype(result, at)) {
        case bool_type:
            column.type = Type::truth;
            break;
        case int2_type:
        case int4_type:
        case int8_type:
            column.type = Type::whole;
            break;
        case numeric_type:
            column.scale = std::max(0, scale_of(PQfmod(result, at)));
            column.type = column.scale == 0 ? Type::whole : Type::decimal;
            break;
        case date_type:
            column.type = Type::date;
            break;
        case name_type:
        case text_type:
        case unknown_type:
        case bpchar_type:
        case varchar_type:
            break;
        default:
            throw WarehouseFailure(cannot_answer(
                column.name, "is no text, whole or decimal number, date or truth; cast it to one of them",
                "er ikke tekst, helt tal eller decimaltal, dato eller sandhedsværdi; omsæt den til en af "
                "dem"));
    }
    return column;
}

Text too_many_digits(const Column& column) {
    return cannot_answer(column.name, "has a number of more than 38 digits",
                         "har et tal med mere end 38 cifre");
}

Large times_ten(Large units, const Column& column) {
    Large more = 0;
    if (__builtin_mul_overflow(units, Large(10), &more)) throw WarehouseFailure(too_many_digits(column));
    return more;
}

/// -12.50
Exact read_number(std::string_view text, const Column& column) {
    Exact number;
    const bool below = text.starts_with('-');
    bool fraction = false;
    for (const char c : text.substr(below ? 1 : 0)) {
        if (c == '.') {
            fraction = true;
            continue;
        }
        if (c < '0' || c > '9')
            throw WarehouseFailure(cannot_answer(column.name,
                                                 "has a value that is no number (NaN or infinity)",
                                                 "har en værdi, der ikke er et tal (NaN eller uendelig)"));
        const Large digit = below ? '0' - c : c - '0';
        if (__builtin_add_overflow(times_ten(number.units, column), digit, &number.units))
            throw WarehouseFailure(too_many_digits(column));
        if (fraction) ++number.scale;
    }
    return number;
}

/// Gives every number of the column more decimals.
void widen(Column& column, int scale) {
    Column wider{.name = column.name, .type = Type::decimal, .scale = scale};
    for (std::size_t row = 0; row < column.known.size(); ++row) {
        if (!column.is_known(row)) {
            add_unknown(wider);
            continue;
        }
        auto units = column.exact(row).units;
        for (int places = column.scale; places < scale; ++places) units = times_ten(units, column);
        add_number(wider, units);
    }
    column = std::move(wider);
}

void add_numeric(Column& column, std::string_view text, bool scale_grows) {
    auto number = read_number(text, column);
    if (scale_grows && number.scale > column.scale) widen(column, number.scale);
    for (; number.scale < column.scale; ++number.scale) number.units = times_ten(number.units, column);
    add_number(column, number.units);
}

void add_whole(Column& column, std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    column.numbers.push_back(number);
    column.known.push_back(1);
}

void add_day(Column& column, std::string_view text) {
    const auto day = iso_date(text);
    if (!day)
        throw WarehouseFailure(cannot_answer(column.name, "has a date outside the years 1 to 9999",
                                             "har en dato uden for årene 1 til 9999"));
    column.numbers.push_back(day->time_since_epoch().count());
    column.known.push_back(1);
}

void add_escaped(std::string& lines, std::string_view text) {
    for (const char c : text) {
        if (c == '\\')
            lines += "\\\\";
        else if (c == '\n')
            lines += "\\n";
        else if (c == '\r')
            lines += "\\r";
        else if (c == '\t')
            lines += "\\t";
        else
            lines += c;
    }
}

void add_cell(std::string& lines, const Column& column, std::size_t row) {
    if (!column.is_known(row))
        lines += "\\N";
    else if (column.type == Type::text)
        add_escaped(lines, column.texts[row]);
    else if (column.type == Type::whole && column.large.empty()) {
        std::array<char, 20> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), column.numbers[row]);
        lines.append(digits.data(), end.ptr);
    } else
        lines += column.written(row);
}

}  // namespace

PostgresqlRows::PostgresqlRows(const PGresult* result) {
    for (int i = 0; i < PQnfields(result); ++i) {
        answer_.columns.push_back(column_of(result, i));
        scale_grows_.push_back(PQftype(result, i) == numeric_type && scale_of(PQfmod(result, i)) < 0);
    }
}

void PostgresqlRows::add(const PGresult* result, int row) {
    for (std::size_t i = 0; i < answer_.columns.size(); ++i) {
        auto& column = answer_.columns[i];
        const auto at = static_cast<int>(i);
        if (PQgetisnull(result, row, at) != 0) {
            add_unknown(column);
            continue;
        }
        const std::string_view text(PQgetvalue(result, row, at),
                                    static_cast<std::size_t>(PQgetlength(result, row, at)));
        if (column.type == Type::text) {
            column.texts.emplace_back(text);
            column.known.push_back(1);
        } else if (column.type == Type::truth) {
            column.numbers.push_back(text == "t" ? 1 : 0);
            column.known.push_back(1);
        } else if (column.type == Type::date) {
            add_day(column, text);
        } else if (PQftype(result, at) == numeric_type) {
            add_numeric(column, text, scale_grows_[i]);
        } else {
            add_whole(column, text);
        }
    }
}

std::size_t copy_lines(const Answer& rows, std::size_t first, std::string& lines) {
    constexpr std::size_t page = 1U << 16U;
    lines.clear();
    for (; first < rows.rows() && lines.size() < page; ++first) {
        for (std::size_t i = 0; i < rows.columns.size(); ++i) {
            if (i != 0) lines += '\t';
            add_cell(lines, rows.columns[i], first);
        }
        lines += '\n';
    }
    return first;
}

}  // namespace vaerdi::warehouse
