// What a file holds, seen by looking at every value in it: for a first mapping, and for whoever wants to see
// before bringing anything in.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "exchange/formats.h"
#include "exchange/records.h"

namespace vaerdi::exchange {

/// One column of the file. Values that say "not known" (*, NA, ukendt …) count as such, not as filled.
struct ColumnLook {
    std::string heading;
    std::int64_t filled = 0;
    std::int64_t whole = 0, with_point = 0, with_comma = 0, truths = 0, cpr = 0;
    std::int64_t leading_zeros = 0;                   ///< 0012: a code, no number
    std::vector<std::int64_t> dates;                  ///< by usual_date_patterns()
    int decimals = 0;                                 ///< most that a number has
    std::optional<std::int64_t> lowest{}, highest{};  ///< of the whole numbers
    std::optional<Date> latest{};                     ///< of the dates that can be read in one way only
    std::map<std::string, std::int64_t> different{};  ///< values and how often; not all when there are `many`
    bool many = false;
    bool unique = true;  ///< no value twice
    std::map<std::string, std::int64_t> unknown_words{};

    void see(std::string_view text);

  private:
    void see_number(std::string_view text);
    void see_dates(std::string_view text);
    void see_different(std::string_view text);
    std::unordered_set<std::uint64_t> seen_{};
};

struct Look {
    std::vector<ColumnLook> columns;
    std::int64_t rows = 0, flawed = 0;
    std::vector<std::vector<std::string>> first_rows;  ///< as they stand
};

/// Every record of a source whose cells are its columns.
Look look_at(const RecordSource& source, std::size_t first_rows = 20);

}  // namespace vaerdi::exchange
