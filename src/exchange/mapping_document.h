// A mapping as a data manager writes it (mapping.yaml): where the rows of a data set come from, what each
// column is called and holds, and what counts as not known. What it means is settled in mapping.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "document/fields.h"
#include "warehouse/answer.h"

namespace vaerdi::exchange {

/// What happens to a row with a value that cannot be used: the row is rejected, or only the value is missing.
enum class Otherwise { reject, missing };

/// A format that the texts of a column must have.
enum class TextFormat { cpr };
enum class DecimalSign { point, comma };
enum class Encoding { utf_8, latin_1, utf_16 };
enum class Separator { comma, semicolon, tab, bar };

struct ColumnDocument {
    Position at;
    document::Name from;  ///< the column of the file; the column's own name when absent
    document::Located<warehouse::Type> type;
    document::Located<int> decimals;  ///< kept of a decimal number
    document::Located<DecimalSign> decimal;
    document::Formula dates;                         ///< dd-mm-yyyy
    std::vector<document::Formula> range;            ///< lowest and highest, both allowed
    document::Dictionary<document::Formula> values;  ///< what the codes of the file mean
    std::vector<std::string> missing;  ///< texts that mean "not known", besides those of the mapping
    document::Located<bool> required;
    document::Located<Otherwise> otherwise;
    document::Name pseudonym;  ///< domain of the pseudonyms that replace the identifiers
    document::Located<TextFormat> format;
    static const document::Fields<ColumnDocument>& fields();
};

struct RowsDocument {
    Position at;
    Text one;           ///< what one row is: operation, reading …
    document::Name id;  ///< the column that tells rows apart
    static const document::Fields<RowsDocument>& fields();
};

struct MappingDocument {
    document::Located<int> version;
    document::Name id;
    Text title, summary;
    std::vector<document::Name> data;  ///< files and folders, beside the mapping
    document::Name table;              ///< of the database, in place of files
    document::Name member;             ///< of a zip that holds several
    document::Located<Separator> separator;
    document::Located<DecimalSign> decimal;
    document::Located<Encoding> encoding;
    document::Formula dates;
    std::vector<std::string> missing;
    RowsDocument rows;
    document::Dictionary<ColumnDocument> columns;
    std::vector<document::Name> leave_out;  ///< columns of the file that are not taken
    static const document::Fields<MappingDocument>& fields();
};

/// Reads a mapping; absent when it is none at all. Everything that is wrong becomes a finding.
std::optional<MappingDocument> read_mapping(std::string_view text, Diagnostics& found);

}  // namespace vaerdi::exchange

namespace vaerdi::document {

#define VAERDI_CHOICES(Enum)                            \
    template <>                                         \
    struct Choices<Enum> {                              \
        static const std::vector<std::string>& names(); \
    }
VAERDI_CHOICES(warehouse::Type);
VAERDI_CHOICES(exchange::Otherwise);
VAERDI_CHOICES(exchange::TextFormat);
VAERDI_CHOICES(exchange::DecimalSign);
VAERDI_CHOICES(exchange::Encoding);
VAERDI_CHOICES(exchange::Separator);
#undef VAERDI_CHOICES

}  // namespace vaerdi::document
