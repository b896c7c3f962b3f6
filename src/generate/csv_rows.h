// Rows of a block as CSV. Private to this room.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "generate/block.h"
#include "generate/csv_form.h"

namespace vaerdi::generate {

/// One field of the file: a column, or one item of a questionnaire.
struct CsvField {
    enum class Holds { generated, day, column, item, score };
    Holds holds = Holds::column;
    std::size_t column = 0, item = 0;
    std::string heading;
    Writes writes = Writes::text;
};

/// The fields in the order of the file: `generated`, the row's day, the columns.
std::vector<CsvField> csv_fields(const Plan& plan);

class CsvRows {
  public:
    CsvRows(const Plan& plan, const std::vector<Members>& members, const CsvForm& form);

    const std::vector<CsvField>& fields() const { return fields_; }
    void append_heading(std::string& to) const;
    void append_row(std::string& to, const Block& block, std::size_t row, std::uint64_t number) const;
    /// One field as it stands in a row, for whoever makes mistakes in it.
    void append_field(std::string& to, const CsvField& field, const Block& block, std::size_t row,
                      std::uint64_t number) const;

  private:
    void append_value(std::string& to, const Column& column, std::size_t index, const Block& block,
                      std::size_t row, std::uint64_t number) const;
    void append_quoted(std::string& to, std::size_t from) const;

    const Plan& plan_;
    const std::vector<Members>& members_;
    CsvForm form_;
    std::vector<CsvField> fields_;
    std::size_t day_slot_ = 0;
};

/// UTF-8 as Latin-1; what that has no letter for becomes a question mark.
std::string in_latin1(std::string_view text);

}  // namespace vaerdi::generate
