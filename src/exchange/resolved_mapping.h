// A mapping that is settled: every column with its type, what its codes mean and what counts as not known.
// What a user can get wrong in it has been found, with file, line and column.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "exchange/mapping_document.h"
#include "exchange/written_date.h"
#include "warehouse/data_set.h"

namespace vaerdi::exchange {

/// Lowest and highest value, both possible: units of whole and decimal numbers (Column::decimals), days of
/// dates.
struct Range {
    std::int64_t lowest = 0, highest = 0;
    std::string written_lowest, written_highest;
};

/// What a code of the file becomes: a text, or the number or truth that its type makes of it.
struct Meaning {
    std::string text;
    std::int64_t number = 0;
};

struct TakenColumn {
    warehouse::DataColumn column;
    std::string from;                  ///< its heading in the file
    Position at;                       ///< in the mapping
    char decimal = 0;                  ///< 0: found by looking
    std::optional<DatePattern> dates;  ///< absent: found by looking
    std::optional<Range> range;
    std::map<std::string, Meaning, std::less<>>
        values;                        ///< of a text column with some, no others are allowed
    std::vector<std::string> missing;  ///< those of the whole mapping as well
    bool required = false;
    bool tells_apart = false;  ///< the id of the rows
    Otherwise otherwise = Otherwise::reject;
    std::string domain;  ///< of its pseudonyms; empty: it has none
    bool cpr = false;    ///< its texts are civil registration numbers

    /// Whether its values tell who somebody is, and are shown nowhere.
    bool is_identifier() const { return column.pseudonym || cpr; }
};

struct ResolvedMapping {
    std::string id;
    Text title;
    Text one;          ///< what one row is; may be empty
    std::string text;  ///< of the document: a part of what makes a version
    std::vector<document::Name> data;
    document::Name table;
    std::string member;
    char separator = 0;  ///< 0: found by looking
    std::optional<Encoding> encoding;
    std::vector<TakenColumn> columns;
    std::vector<document::Name> leave_out;

    bool has_pseudonyms() const;
    /// As the data set will have them.
    std::vector<warehouse::DataColumn> data_columns() const;
    /// Null when no column tells rows apart.
    const TakenColumn* id_column() const;
};

/// Absent when anything is wrong; the findings say what. `text`: of the document. `fallback_id`: of the
/// folder or file, for a mapping that names none.
std::optional<ResolvedMapping> resolve(const MappingDocument& document, std::string_view text,
                                       std::string_view fallback_id, Diagnostics& found);

/// Both in one; absent when there are errors.
std::optional<ResolvedMapping> mapping_of(std::string_view text, std::string_view fallback_id,
                                          Diagnostics& found);

}  // namespace vaerdi::exchange
