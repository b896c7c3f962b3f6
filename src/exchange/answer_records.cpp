#include "exchange/answer_records.h"

namespace vaerdi::exchange {

Records records_of(const warehouse::Answer& answer) {
    Records made;
    made.width = answer.columns.size();
    made.cells.reserve(answer.rows() * made.width);
    for (std::size_t row = 0; row < answer.rows(); ++row) {
        made.start.push_back(static_cast<std::uint32_t>(made.cells.size()));
        made.lines.push_back(static_cast<std::uint32_t>(row));
        auto flaw = RowFlaw::none;
        for (const auto& column : answer.columns) {
            if (!column.is_known(row)) {
                made.cells.push_back({0, Records::Cell::nothing});
                continue;
            }
            const auto& text = column.texts[row];
            if (text.find('\0') != std::string::npos) flaw = RowFlaw::nul_byte;
            made.cells.push_back(
                {static_cast<std::uint32_t>(made.text.size()), static_cast<std::uint32_t>(text.size())});
            made.text += text;
        }
        made.flaws.push_back(flaw);
    }
    made.line_count = static_cast<std::int64_t>(answer.rows());
    return made;
}

}  // namespace vaerdi::exchange
