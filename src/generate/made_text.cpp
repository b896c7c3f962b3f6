// Texts of the rows: names of members, values of a choice, running numbers, civil registration numbers.
#include <fmt/format.h>

#include <chrono>
#include <cmath>

#include "generate/block.h"

namespace vaerdi::generate {
namespace {

/// DDMMYY-XXXX with 60 added to the day, as numbers are given that belong to nobody in the register. The
/// seventh digit tells the century as in real ones.
void append_person(std::string& to, double born, double u) {
    constexpr double most_days = 1e6;  // a formula can lead far out of the calendar
    if (!(std::fabs(born) < most_days)) return;
    const std::chrono::year_month_day day{Date(std::chrono::days(static_cast<int>(born)))};
    const auto year = static_cast<int>(day.year());
    const int last_four = year >= 2000 ? 4000 + static_cast<int>(u * 6000) : static_cast<int>(u * 4000);
    fmt::format_to(std::back_inserter(to), "{:02}{:02}{:02}-{:04}", static_cast<unsigned>(day.day()) + 60,
                   static_cast<unsigned>(day.month()), (year % 100 + 100) % 100, last_four);
}

}  // namespace

void append_text(std::string& to, std::size_t index, const Frame& frame, const std::vector<Members>& members,
                 const Block& block, std::size_t row, std::uint64_t number) {
    const auto& column = frame.columns[index];
    const auto member = [&](std::optional<std::size_t> picked_by) {
        return picked_by ? block.members[*picked_by][row] : block.chain[column.group];
    };
    const auto value = block.slots[column.value_slot][row];
    switch (column.source) {
        case Source::pick:
            to += members[column.group].names[member(index)];
            break;
        case Source::group:
            to += members[column.group].names[member(column.picked_by)];
            break;
        case Source::text:
            to += members[column.group].texts[column.attribute][member(column.picked_by)];
            break;
        case Source::id:
            fmt::format_to(std::back_inserter(to), "{}{:07}", column.letters, number + 1);
            break;
        case Source::person:
            append_person(to, block.slots[column.born][row], value);
            break;
        case Source::choice:
            if (column.numbers.empty()) {
                to += column.values[static_cast<std::size_t>(value)];
            } else {
                fmt::format_to(std::back_inserter(to), "{}", value);
            }
            break;
        case Source::number:
        case Source::poisson:
            break;
    }
}

}  // namespace vaerdi::generate
