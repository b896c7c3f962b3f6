#include "exchange/places.h"

#include <algorithm>

namespace vaerdi::exchange {

void Places::begin_file(std::string name, std::int64_t first_line) {
    files_.push_back(std::move(name));
    line_ = first_line;
}

void Places::add(std::int64_t first, const Records& records) {
    const auto file = static_cast<std::uint32_t>(files_.size() - 1);
    Block block{first, {file, line_}, {}};
    const bool every_line = records.lines.empty() || records.lines.back() + 1 == records.lines.size();
    if (!every_line) block.lines = records.lines;
    blocks_.push_back(std::move(block));
    line_ += records.line_count;
}

Place Places::in(const Block& block, std::size_t record) {
    const auto lines = block.lines.empty() ? record : block.lines[record];
    return {block.first.file, block.first.line + static_cast<std::int64_t>(lines)};
}

Place Places::of_last(std::size_t record) const { return in(blocks_.back(), record); }

Place Places::of(std::int64_t row) const {
    const auto after = std::ranges::upper_bound(blocks_, row, {}, &Block::first_row);
    const auto& block = *std::prev(after);
    return in(block, static_cast<std::size_t>(row - block.first_row));
}

}  // namespace vaerdi::exchange
