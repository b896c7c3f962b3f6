// Flat JSON objects as rows: one a line (NDJSON), or a list of them. Objects need not have the same keys; a
// value that is an object or a list itself cannot be a column's.
#pragma once

#include <string>
#include <vector>

#include "exchange/records.h"
#include "exchange/text_stream.h"

namespace vaerdi::exchange {

constexpr std::size_t longest_object = std::size_t{1} << 20;  ///< bytes

/// The text cut into blocks of one object a line.
class JsonBlocks {
  public:
    JsonBlocks(TextStream text, std::string name) : text_(std::move(text)), name_(std::move(name)) {}
    /// Throws FileFailure for a list that does not end.
    std::optional<Block> next();

  private:
    bool fill();
    std::optional<Block> next_lines();
    std::optional<Block> next_of_list();

    TextStream text_;
    std::string name_;
    std::string held_;
    bool begun_ = false, ended_ = false, is_list_ = false, list_closed_ = false;
};

/// `keys`: which key is which cell.
Records read_json_block(Block block, const std::vector<std::string>& keys);

}  // namespace vaerdi::exchange
