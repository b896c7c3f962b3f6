// PostgreSQL's rows, as text, to and from answers.
#pragma once

#include <libpq-fe.h>

#include <string>
#include <vector>

#include "warehouse/answer.h"

namespace vaerdi::warehouse {

/// Takes rows one after the other.
class PostgresqlRows {
  public:
    /// The columns of a result. Throws WarehouseFailure naming one whose type no answer has.
    explicit PostgresqlRows(const PGresult* result);

    void add(const PGresult* result, int row);
    Answer take() { return std::move(answer_); }

  private:
    Answer answer_;
    std::vector<bool> scale_grows_;  ///< numeric without a scale of its own: the most decimals any row has
};

/// Rows from `first` on as COPY reads them (text format), until `lines` is about a page long; the next row.
std::size_t copy_lines(const Answer& rows, std::size_t first, std::string& lines);

}  // namespace vaerdi::warehouse
