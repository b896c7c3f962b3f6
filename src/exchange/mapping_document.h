// How a file of somebody's data becomes rows with typed columns (mapping.yaml): which column of the file is
// which, what its values may be, which identify a person and are therefore replaced on entry.
// docs/language/mapping.md says what each key means; nothing is read here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "document/fields.h"
#include "exchange/fhir_document.h"

namespace vaerdi::exchange {

using document::Dictionary;
using document::Formula;
using document::Located;
using document::Name;

enum class ColumnType { text, whole, decimal, date, truth };
/// What becomes of a value that is not allowed: the row is rejected, or the value is left out of it.
enum class Otherwise { reject, missing };
enum class DecimalSign { point, comma };
enum class Encoding { utf_8, latin_1, utf_16 };
enum class Separator { comma, semicolon, tab, bar };

struct ColumnDocument {
    Position at;
    Name from;  ///< heading in the file; the column's own name when left out
    Located<ColumnType> type;
    Name pseudonym;  ///< the domain of an identifier: patient, surgeon
    Located<int> decimals;
    std::vector<Formula> range;  ///< lowest and highest
    std::vector<Name> missing;   ///< texts that mean "not known" in this column
    Dictionary<Formula> values;  ///< what each text of the file means
    Located<Otherwise> otherwise;
    Located<bool> required;
    Name dates;
    static const document::Fields<ColumnDocument>& fields();
};

struct MappingRowsDocument {
    Position at;
    Text one;
    Name id;
    static const document::Fields<MappingRowsDocument>& fields();
};

struct MappingDocument {
    Located<int> version;
    Text title, summary;
    std::string id;
    std::vector<Name> data;
    Name table;
    std::optional<FhirDocument> fhir;
    Name member;
    Located<Separator> separator;
    Located<DecimalSign> decimal;
    Located<Encoding> encoding;
    Name dates;
    std::vector<Name> missing;
    MappingRowsDocument rows;
    Dictionary<ColumnDocument> columns;
    std::vector<Name> leave_out;
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
VAERDI_CHOICES(exchange::ColumnType);
VAERDI_CHOICES(exchange::Otherwise);
VAERDI_CHOICES(exchange::DecimalSign);
VAERDI_CHOICES(exchange::Encoding);
VAERDI_CHOICES(exchange::Separator);
#undef VAERDI_CHOICES

}  // namespace vaerdi::document
