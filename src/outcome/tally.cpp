// Adding up cells: everything in a tally is a count or an exact sum, so a region is the sum of its units.
#include <algorithm>
#include <cmath>

#include "outcome/counts.h"

namespace vaerdi::outcome {
namespace {

void add(warehouse::Exact& to, const warehouse::Exact& more) {
    if (more.units == 0 && to.units != 0) return;
    if (to.units == 0) {
        to = more;
    } else {
        to.units += more.units;
    }
}

void add(std::vector<std::int64_t>& to, const std::vector<std::int64_t>& more) {
    to.resize(std::max(to.size(), more.size()));
    for (std::size_t i = 0; i < more.size(); ++i) to[i] += more[i];
}

template <class Item, class Less, class Merge>
void add_sorted(std::vector<Item>& to, const std::vector<Item>& more, Less less, Merge merge) {
    std::vector<Item> all;
    all.reserve(to.size() + more.size());
    std::merge(to.begin(), to.end(), more.begin(), more.end(), std::back_inserter(all), less);
    to.clear();
    for (auto& item : all) {
        if (to.empty() || less(to.back(), item)) {
            to.push_back(std::move(item));
        } else {
            merge(to.back(), item);
        }
    }
}

}  // namespace

double Sums::variance() const {
    if (rows < 2) return 0;
    const auto n = static_cast<double>(rows);
    // n Σx² − (Σx)² in whole units, so that nothing cancels, as long as it fits into 128 bits.
    const auto scale = std::pow(10.0, squares.scale);
    const auto total = static_cast<double>(sum.units);
    constexpr double fits = 1e38;
    if (squares.scale == 2 * sum.scale && n * static_cast<double>(squares.units) < fits &&
        total * total < fits) {
        const auto spread = warehouse::Large(rows) * squares.units - sum.units * sum.units;
        return static_cast<double>(spread) / scale / (n * (n - 1));
    }
    const auto m = mean();
    return std::max(0.0, (squares.value() - n * m * m) / (n - 1));
}

Sums& Sums::operator+=(const Sums& more) {
    rows += more.rows;
    add(sum, more.sum);
    add(squares, more.squares);
    return *this;
}

Expected& Expected::operator+=(const Expected& more) {
    rows += more.rows;
    observed += more.observed;
    expected += more.expected;
    residual += more.residual;
    squares += more.squares;
    change += more.change;
    return *this;
}

Tally& Tally::operator+=(const Tally& more) {
    rows += more.rows;
    outside += more.outside;
    unknown += more.unknown;
    waiting += more.waiting;
    add(excluded, more.excluded);
    add(gross, more.gross);
    counted += more.counted;
    events += more.events;
    deaths += more.deaths;
    values += more.values;
    add(amount, more.amount);
    add(exposure, more.exposure);
    eligible += more.eligible;
    add(before, more.before);
    add(worst, more.worst);
    add(best, more.best);
    adjusted += more.adjusted;
    add_sorted(
        times, more.times, [](const auto& a, const auto& b) { return a.day < b.day; },
        [](TimeCount& a, const TimeCount& b) {
            a.events += b.events;
            a.deaths += b.deaths;
            a.censored += b.censored;
        });
    add_sorted(
        distribution, more.distribution,
        [](const auto& a, const auto& b) {
            return std::pair(a.value.units, a.exposure.units) < std::pair(b.value.units, b.exposure.units);
        },
        [](ValueCount& a, const ValueCount& b) { a.rows += b.rows; });
    return *this;
}

}  // namespace vaerdi::outcome
