// A mapping that can be carried out: every column with its type and what its values may be.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "exchange/mapping_document.h"
#include "fhir/request.h"
#include "warehouse/data_set.h"

namespace vaerdi::exchange {

/// How dates are written: the words of the user and the format that DuckDB reads.
struct DateForm {
    std::string written;  ///< dd-mm-yyyy
    std::string format;   ///< %d-%m-%Y
};

/// The form of these words; absent when it is not known.
std::optional<DateForm> date_form(std::string_view written);
/// All forms that are known, for messages and for looking at values.
const std::vector<DateForm>& date_forms();

struct MappedColumn {
    std::string name;
    std::string from;  ///< heading in the file
    Position at;
    warehouse::Type type = warehouse::Type::text;
    int decimals = 0;
    std::string pseudonym{};                                     ///< domain; empty: none
    std::optional<std::pair<std::string, std::string>> range{};  ///< as exact numbers or ISO dates, for SQL
    std::vector<std::string> missing{};
    std::vector<std::pair<std::string, std::string>> values{};  ///< text of the file and what it means
    Otherwise otherwise = Otherwise::reject;
    bool required = false;
    std::optional<DateForm> dates{};
    DecimalSign decimal = DecimalSign::point;
};

struct ResolvedMapping {
    std::string id;
    Text title;
    std::vector<std::string> data;
    std::string table{};                  ///< of a database, in place of files
    std::optional<fhir::Request> fhir{};  ///< the files are FHIR: what makes a row of them
    std::string member;
    std::optional<Separator> separator;
    DecimalSign decimal = DecimalSign::point;  ///< of JSON: that its numbers are given
    std::optional<Encoding> encoding;
    std::string row_id;  ///< column; empty: none
    std::vector<MappedColumn> columns;
    std::vector<std::string> leave_out;

    bool has_pseudonyms() const;
    /// Whether the column of the file with this heading becomes a date.
    bool takes_as_date(const std::string& heading) const;
    /// As the data set will have them.
    std::vector<warehouse::DataColumn> data_columns() const;
};

/// Absent when anything is wrong; the findings say what. `fallback_id`: of the file or folder.
std::optional<ResolvedMapping> resolve(const MappingDocument& document, const std::string& fallback_id,
                                       Diagnostics& found);

}  // namespace vaerdi::exchange
