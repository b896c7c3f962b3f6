// The columns of a mapping in SQL: from the texts of a file to typed values, and what is wrong with those
// that have none.
#pragma once

#include <string>
#include <vector>

#include "exchange/csv_shape.h"
#include "exchange/resolved_mapping.h"

namespace vaerdi::exchange {

/// What can be wrong with a value; the numbers stand in the staged rows.
enum class Wrong {
    none = 0,
    no_whole_number = 1,
    no_number = 2,
    no_date = 3,
    no_truth = 4,
    not_listed = 5,
    out_of_range = 6,
    required = 7,
    early_year = 8,
};

/// Where each column of the mapping stands in the file, from 0.
using Places = std::vector<std::size_t>;

/// The name under which field `place` of a CSV is read.
std::string field_name(std::size_t place);

/// The problem of rows in which nothing stands; the mark of a rejected row is part of it.
inline constexpr std::string_view empty_row = "!";

/// `select <typed columns>, problems from <source>`: problems is NULL for rows in which all is well, else
/// `!column:wrong` for what rejects the row and `column:wrong` for what is left out, with commas between;
/// columns counted from 0. `padded`: blanks around a field do not count. `fields`: of the file, when rows in
/// which nothing stands are no rows; their problem is `empty_row`.
std::string typed_selection(const ResolvedMapping& mapping, const Places& places, const std::string& source,
                            bool padded, std::size_t fields = 0);

/// The advice about values out of range, where the same ones occur often: they may mean "not known".
Text or_missing(Text mend, const std::vector<std::string>& frequent);

/// Why a value was not taken and how to mend it.
struct Explained {
    Text why, mend;
};
Explained explained(const MappedColumn& column, Wrong wrong, const std::string& value);

}  // namespace vaerdi::exchange
