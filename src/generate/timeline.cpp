#include "generate/timeline.h"

#include <algorithm>
#include <cmath>

#include "generate/poisson.h"

namespace vaerdi::generate {
namespace {

constexpr double most_in_a_stretch = 1e12;  // far more than a file may have; still a whole number

double bounded(double rows) { return rows > 0 ? std::min(rows, most_in_a_stretch) : 0; }

int year_of(double day) {
    const std::chrono::year_month_day date{Date(std::chrono::days(static_cast<int>(std::floor(day))))};
    return static_cast<int>(date.year());
}
double first_day_of(int year) { return days_of(Date(std::chrono::year(year) / 1 / 1)); }

/// Monday is 0.
int weekday(int day) { return ((day + 3) % 7 + 7) % 7; }

/// The weekday number `count` (from 0) on or after a day.
int later_weekday(int from, int count) {
    while (weekday(from) > 4) ++from;
    const int in_week = weekday(from) + count % 5;
    return from + count / 5 * 7 + count % 5 + (in_week > 4 ? 2 : 0);
}

int weekdays_between(int first, int last) {
    int count = (last - first + 1) / 7 * 5;
    for (int day = first + (last - first + 1) / 7 * 7; day <= last; ++day) count += weekday(day) < 5 ? 1 : 0;
    return count;
}

std::string address(const char* what, double first_day, const std::string& path) {
    return std::string("rows.") + what + std::to_string(static_cast<int>(first_day)) + "/" + path;
}

}  // namespace

std::vector<Stretch> stretches_of(const Plan& plan, RowMaker& maker, Block& block, double more) {
    const auto& rows = plan.rows;
    const auto from = days_of(plan.from), to = days_of(plan.to);
    fill_calendar(plan, &from, 1, block);
    maker.fill_chain(1);
    const auto first = std::max(from, std::round(maker.figure(rows.first)));
    const auto last = std::min(to, std::round(maker.figure(rows.last)));
    if (!(first <= last)) return {};
    if (rows.per_day) return {{first, last, bounded(std::round(maker.figure(rows.count)))}};
    std::vector<Stretch> stretches;
    for (int year = year_of(first); year <= year_of(last); ++year) {
        const auto begins = first_day_of(year), ends = first_day_of(year + 1) - 1;
        Stretch stretch{std::max(first, begins), std::min(last, ends), 0};
        fill_calendar(plan, &stretch.first_day, 1, block);
        const auto share = (stretch.last_day - stretch.first_day + 1) / (ends - begins + 1);
        stretch.rows = bounded(maker.figure(rows.count) * share * more);
        stretches.push_back(stretch);
    }
    return stretches;
}

std::uint64_t rows_in(const Plan& plan, const Stretch& stretch, std::uint64_t seed, const std::string& path) {
    if (plan.rows.per_day)
        return static_cast<std::uint64_t>(stretch.rows * (stretch.last_day - stretch.first_day + 1));
    const auto u = math::uniform(math::stream(seed, address("count ", stretch.first_day, path)), 0);
    return static_cast<std::uint64_t>(poisson_count(stretch.rows, u));
}

void fill_moments(const Plan& plan, const Stretch& stretch, std::uint64_t seed, const std::string& path,
                  std::vector<double>& moments) {
    const auto first = static_cast<int>(stretch.first_day), last = static_cast<int>(stretch.last_day);
    if (plan.rows.per_day) {
        for (std::size_t row = 0; row < moments.size(); ++row) {
            // Whole numbers first: the same moment of every day is the same to the last bit.
            const auto each = static_cast<std::size_t>(stretch.rows);
            moments[row] = first + static_cast<double>(row / each) +
                           static_cast<double>(row % each) / static_cast<double>(each);
        }
        return;
    }
    math::uniforms(math::stream(seed, address("days ", stretch.first_day, path)), 0, moments);
    std::ranges::sort(moments);
    const int days = plan.rows.weekdays ? weekdays_between(first, last) : last - first + 1;
    for (auto& moment : moments) {
        const auto place = moment * days;
        const auto whole = static_cast<int>(place);
        const int day = plan.rows.weekdays ? later_weekday(first, whole) : first + whole;
        moment = day + (place - whole);
    }
}

void fill_calendar(const Plan& plan, const double* moments, std::size_t n, Block& block) {
    for (std::size_t at = 0; at < plan.frame.slots.size(); ++at) {
        auto& values = block.slots[at];
        const auto from = days_of(plan.from);
        switch (plan.frame.slots[at].holds) {
            case Slot::Holds::year:
                for (std::size_t row = 0; row < n; ++row) values[row] = year_of(moments[row]);
                break;
            case Slot::Holds::years:
                for (std::size_t row = 0; row < n; ++row)
                    values[row] = (std::floor(moments[row]) - from) / 365.25;
                break;
            case Slot::Holds::hour:
                for (std::size_t row = 0; row < n; ++row)
                    values[row] = 24 * (moments[row] - std::floor(moments[row]));
                break;
            case Slot::Holds::day:
                for (std::size_t row = 0; row < n; ++row) values[row] = std::floor(moments[row]);
                break;
            default:
                break;
        }
    }
}

}  // namespace vaerdi::generate
