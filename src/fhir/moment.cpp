#include "fhir/moment.h"

#include <fmt/format.h>

namespace vaerdi::fhir {
namespace {

/// So many digits from `at` on as a number; -1 when they are not there.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int value = 0;
    for (const char letter : text.substr(at, count)) {
        if (letter < '0' || letter > '9') return -1;
        value = value * 10 + (letter - '0');
    }
    return value;
}

/// The second of the day in `hh:mm[:ss[.fff]]`, and what stands behind it.
std::optional<int> read_time(std::string_view& text) {
    const int hour = digits(text, 0, 2), minute = digits(text, 3, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || text[2] != ':') return {};
    int second = 0;
    text.remove_prefix(5);
    if (text.starts_with(':')) {
        second = digits(text, 1, 2);
        if (second < 0 || second > 60) return {};  // 60: a leap second
        text.remove_prefix(3);
        if (text.starts_with('.')) {
            auto end = text.find_first_not_of("0123456789", 1);
            if (end == std::string_view::npos) end = text.size();
            if (end == 1) return {};
            text.remove_prefix(end);
        }
    }
    return (hour * 60 + minute) * 60 + (second == 60 ? 59 : second);
}

/// Minutes east of Greenwich in `Z` or `+02:00`; 0 and `none` where nothing is written.
std::optional<int> read_zone(std::string_view text, bool& none) {
    none = text.empty();
    if (none || text == "Z") return 0;
    const int hours = digits(text, 1, 2), minutes = digits(text, 4, 2);
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return {};
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return {};
    return (text[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

struct Clock {
    int second = 0, zone = 0;
    bool no_zone = true;
};
std::optional<Clock> read_clock(std::string_view text) {
    const auto second = read_time(text);
    if (!second) return {};
    Clock clock{.second = *second};
    const auto zone = read_zone(text, clock.no_zone);
    if (!zone) return {};
    clock.zone = *zone;
    return clock;
}

}  // namespace

std::optional<Moment> read_moment(std::string_view text) {
    using namespace std::chrono;
    if (text.size() >= 10) {
        const auto day = iso_date(text.substr(0, 10));
        if (!day) return {};
        Moment moment{.first = *day, .last = *day, .known = true};
        if (text.size() == 10) return moment;
        if (text[10] != 'T') return {};
        const auto clock = read_clock(text.substr(11));
        if (!clock) return {};
        moment.second = clock->second;
        return moment;
    }
    const year in{digits(text, 0, 4)};
    if (static_cast<int>(in) < 0) return {};
    if (text.size() == 4)
        return Moment{.first = Date(in / January / 1), .last = Date(in / December / 31), .known = true};
    const int number = digits(text, 5, 2);
    if (text.size() != 7 || text[4] != '-' || number < 1 || number > 12) return {};
    const year_month whole = in / month(static_cast<unsigned>(number));
    return Moment{.first = Date(whole / 1), .last = Date(whole / std::chrono::last), .known = true};
}

std::optional<std::int64_t> read_instant(std::string_view text) {
    const auto moment = read_moment(text);
    if (!moment || moment->second < 0) return {};
    const auto clock = read_clock(text.substr(11));
    if (!clock || clock->no_zone) return {};
    return std::int64_t{moment->first.time_since_epoch().count()} * 86'400 + clock->second - clock->zone * 60;
}

std::string time_of_day(int second) {
    return fmt::format("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
}

Date moved(Date day, Offset by) {
    using namespace std::chrono;
    const year_month_day from(day);
    const auto target = year_month(from.year(), from.month()) + months(by.months);
    const auto last_day = (target / last).day();
    return Date(target / (from.day() < last_day ? from.day() : last_day)) + days(by.days);
}

}  // namespace vaerdi::fhir
