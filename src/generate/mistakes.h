// Mistakes as they stand in real extracts, put into generated rows to try how they are found: dates of
// another form, impossible values, words where numbers belong, rows that are there twice. Private to this
// room.
#pragma once

#include "generate/csv_rows.h"

namespace vaerdi::generate {

class Mistakes {
  public:
    Mistakes(const CsvRows& rows, const CsvForm& form, std::uint64_t seed)
        : rows_(rows), form_(form), seed_(seed) {}

    /// The row, or in three of a hundred what became of it.
    void append_row(std::string& to, const Block& block, std::size_t row, std::uint64_t number) const;

  private:
    void append_with_mistake(std::string& to, const Block& block, std::size_t row, std::uint64_t number,
                             double kind, double place) const;

    const CsvRows& rows_;
    CsvForm form_;
    std::uint64_t seed_;
};

}  // namespace vaerdi::generate
