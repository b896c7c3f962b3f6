#include "fhir/units.h"

#include <map>

namespace vaerdi::fhir {
namespace {

std::string_view unit_word(const Records& records, const ReadingRecord& reading) {
    return reading.unit == no_word ? std::string_view{} : std::string_view(records.words[reading.unit]);
}

}  // namespace

std::vector<std::uint8_t> with_one_unit(
    const Records& records, const std::vector<std::uint32_t>& readings, const std::string& wanted,
    const std::function<void(const ReadingRecord&, std::string_view stays)>& left_out) {
    std::map<std::string_view, std::size_t> counts;  // of equals the first by name
    for (const auto number : readings)
        if (const auto& reading = records.readings[number]; reading.known)
            ++counts[unit_word(records, reading)];
    std::string_view stays = wanted;
    std::size_t most = 0;
    for (const auto& [unit, count] : counts)
        if (wanted.empty() && count > most) stays = unit, most = count;
    std::vector<std::uint8_t> may(readings.size());
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const auto& reading = records.readings[readings[i]];
        may[i] = reading.known && unit_word(records, reading) == stays ? 1 : 0;
        if (reading.known && may[i] == 0) left_out(reading, stays);
    }
    return may;
}

}  // namespace vaerdi::fhir
