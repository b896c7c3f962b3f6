#include "fhir/nearest_index.h"

#include <algorithm>
#include <tuple>

namespace vaerdi::fhir {

void NearestIndex::add(Person person, const Happening& record, std::uint32_t index) {
    if (person == nobody || !record.date.is_day()) return;
    by_person_[person].push_back({record.date.first, record.date.second, index});
}

void NearestIndex::sort() {
    for (auto& [person, records] : by_person_)
        std::ranges::sort(records, {},
                          [](const Dated& one) { return std::tuple(one.day, one.second, one.index); });
}

std::optional<std::uint32_t> NearestIndex::find(Person person, Date day, const Window& window) const {
    const auto found = by_person_.find(person);
    if (found == by_person_.end()) return {};
    const auto& records = found->second;
    const auto from = moved(day, window.from), to = moved(day, window.to), aim = moved(day, window.at);
    const auto split = std::ranges::lower_bound(records, aim, {}, &Dated::day);
    const Dated* nearest = nullptr;
    if (split != records.end() && split->day >= from && split->day <= to) {  // the last of that day
        const auto behind = std::ranges::upper_bound(split, records.end(), split->day, {}, &Dated::day);
        nearest = &*std::prev(behind);
    }
    if (split != records.begin()) {
        const auto& before = *std::prev(split);
        if (before.day >= from && before.day <= to &&
            (nearest == nullptr || aim - before.day <= nearest->day - aim))
            nearest = &before;
    }
    return nearest == nullptr ? std::nullopt : std::optional(nearest->index);
}

}  // namespace vaerdi::fhir
