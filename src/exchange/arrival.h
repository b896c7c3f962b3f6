// Rows on their way into the warehouse: a temporary table that takes them in order, and the rejections
// beside. Private to this room.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "exchange/import.h"
#include "exchange/reasons.h"
#include "exchange/typed_rows.h"
#include "warehouse/database.h"

namespace vaerdi::exchange {

class Arrival {
  public:
    /// Makes the tables of the set; a transaction has begun. Its columns are settled.
    Arrival(warehouse::Database& database, const std::vector<TakenColumn>& columns,
            const warehouse::DataSet& set);

    void begin_file(const std::string& name, std::int64_t first_line);
    /// The rows of some records, which follow those before; `lines` of each record, from the first of them.
    void take(TypedRows rows, const std::vector<std::uint32_t>& lines, std::int64_t line_count);
    /// Rejects rows that have the same id, moves the others to the set's table, and gives the counts.
    void finish(Imported& imported);

    std::int64_t read() const { return read_; }

  private:
    void append_rows(TypedRows rows, const std::vector<std::uint32_t>& lines);
    void reject(int column, Reason reason, std::int64_t line, std::string value);
    void reject_same_ids();
    void count(const std::string& file, int column, Reason reason, std::int64_t line,
               const std::string& value);
    void write_rejections();

    struct Waiting {
        std::string file;
        int column;
        Reason reason;
        std::int64_t line;
        std::string value;
    };

    warehouse::Database& database_;
    const std::vector<TakenColumn>& columns_;
    const warehouse::DataSet& set_;
    std::vector<std::string> files_;
    std::int64_t line_ = 1;  ///< of the file, where the next records begin
    std::int64_t read_ = 0, taken_ = 0, rejected_ = 0;
    std::vector<std::int64_t> rounded_;
    std::vector<Waiting> waiting_;
    std::map<std::pair<int, Reason>, RejectionCount> counts_;
};

}  // namespace vaerdi::exchange
