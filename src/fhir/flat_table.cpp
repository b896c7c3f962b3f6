#include "fhir/flat_table.h"

#include <algorithm>

namespace vaerdi::fhir {

std::optional<std::string_view> FlatTable::cell(std::size_t row, std::size_t column) const {
    const auto& cell = cells_[row * columns_.size() + column];
    if (!cell.known) return {};
    return std::string_view(text_).substr(cell.from, cell.size);
}

std::optional<std::string_view> FlatTable::cell(std::size_t row, std::string_view column) const {
    const auto found = std::ranges::find(columns_, column);
    if (found == columns_.end()) return {};
    return cell(row, static_cast<std::size_t>(found - columns_.begin()));
}

void FlatTable::add(std::string_view value) {
    cells_.push_back({text_.size(), static_cast<std::uint32_t>(value.size()), true});
    text_ += value;
}

void FlatTable::add_unknown() { cells_.push_back({}); }

}  // namespace vaerdi::fhir
