#include "base/date.h"

#include <fmt/format.h>

#include <charconv>

namespace vaerdi {

std::optional<Date> iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    const auto figure = [&](std::size_t from, std::size_t digits) -> std::optional<int> {
        int value = 0;
        const auto* end = text.data() + from + digits;
        const auto [stop, failed] = std::from_chars(text.data() + from, end, value);
        if (failed != std::errc{} || stop != end || value < 0) return {};
        return value;
    };
    const auto year = figure(0, 4), month = figure(5, 2), day = figure(8, 2);
    if (!year || !month || !day) return {};
    const std::chrono::year_month_day named{std::chrono::year(*year),
                                            std::chrono::month(static_cast<unsigned>(*month)),
                                            std::chrono::day(static_cast<unsigned>(*day))};
    if (!named.ok()) return {};
    return Date(named);
}

std::string iso(Date day) {
    const std::chrono::year_month_day named(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(named.year()),
                       static_cast<unsigned>(named.month()), static_cast<unsigned>(named.day()));
}

}  // namespace vaerdi
