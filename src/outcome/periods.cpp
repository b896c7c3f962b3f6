#include "outcome/periods.h"

namespace vaerdi::outcome {
namespace {

using namespace std::chrono;

Days months_from(std::int64_t in_year, unsigned begin, int count) {
    const auto first = year{static_cast<int>(in_year)} / month{begin} / 1;
    return {Date(sys_days(first)), Date(sys_days(first + months(count)) - days(1))};
}

}  // namespace

Days days_of(Period period, std::int64_t key) {
    switch (period) {
        case Period::quarter:
            return months_from(key / 10, static_cast<unsigned>(key % 10) * 3 - 2, 3);
        case Period::month:
            return months_from(key / 100, static_cast<unsigned>(key % 100), 1);
        case Period::year:
        case Period::none:
            break;
    }
    return months_from(key, 1, 12);
}

}  // namespace vaerdi::outcome
