// Any bytes as a table of draws: read whole, or refused with a place and words in both languages.
#include "document/number_table.h"

#include <cmath>
#include <cstdint>
#include <string_view>

#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vaerdi;
    Diagnostics found("fuzz.csv");
    const auto table = document::read_number_table({reinterpret_cast<const char*>(data), size}, found);
    require(table.has_value() != found.has_errors());
    for (const auto& finding : found.sorted()) {
        require(!finding.message.en.empty() && !finding.message.da.empty() && finding.at.line > 0);
        require(!to_string(finding, Language::danish).empty());
    }
    if (!table) return 0;
    require(!table->columns.empty() && table->rows() > 0);
    for (const auto& column : table->columns) {
        require(!column.name.empty() && column.values.size() == table->rows());
        for (const double value : column.values) require(std::isfinite(value));
    }
    return 0;
}
