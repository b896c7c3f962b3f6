// Where each row stood: its file and line, found again by its number. Private to this room.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "exchange/records.h"

namespace vaerdi::exchange {

struct Place {
    std::uint32_t file = 0;
    std::int64_t line = 0;
};

class Places {
  public:
    void begin_file(std::string name, std::int64_t first_line);
    /// The next records of the file, of which the first is the row `first`.
    void add(std::int64_t first, const Records& records);

    /// Of a row among those added last.
    Place of_last(std::size_t record) const;
    /// Of any row.
    Place of(std::int64_t row) const;
    const std::string& name(Place place) const { return files_[place.file]; }

  private:
    struct Block {
        std::int64_t first_row;
        Place first;
        std::vector<std::uint32_t> lines;  ///< empty where every line is a row
    };
    static Place in(const Block& block, std::size_t record);

    std::vector<std::string> files_;
    std::vector<Block> blocks_;
    std::int64_t line_ = 1;  ///< where the next records begin
};

}  // namespace vaerdi::exchange
