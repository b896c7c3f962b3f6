#include <fmt/format.h>

#include <regex>

#include "value/resolving.h"

namespace vaerdi::value {

std::optional<When> resolve_when(Resolving& r, const Formula& written, bool follow_up) {
    static const std::regex start("\\s*(at )?start\\s*");
    static const std::regex one("\\s*(in )?year\\s+(\\d{1,3})\\s*");
    static const std::regex several("\\s*years?\\s+(\\d{1,3})\\s*(to|-|–)\\s*(\\d{1,3})\\s*");
    static const std::regex from("\\s*from year\\s+(\\d{1,3})\\s*");
    static const std::regex calendar("\\s*(\\d{4})\\s*((to|-|–)\\s*(\\d{4})\\s*)?");
    constexpr std::size_t longest = 40;
    const int last = follow_up ? r.result.follow_up : r.result.years;
    std::smatch found;
    When when;
    when.given = true;
    const auto& text = written.value;
    if (text.size() > longest) {
        // Falls through to the message below: no such text can be meant.
    } else if (std::regex_match(text, found, start)) {
        when.at_start = true;
        when.first = when.last = 0;
        return when;
    } else if (std::regex_match(text, found, one)) {
        when.first = when.last = std::stoi(found[2]);
    } else if (std::regex_match(text, found, several)) {
        when.first = std::stoi(found[1]);
        when.last = std::stoi(found[3]);
    } else if (std::regex_match(text, found, from)) {
        when.first = std::stoi(found[1]);
        when.last = std::max(when.first, last);
    } else if (std::regex_match(text, found, calendar)) {
        if (follow_up) {
            r.error(written.at,
                    {"this line runs in follow-up years of each patient, not in calendar years",
                     "denne linje løber i hver patients opfølgningsår, ikke i kalenderår"},
                    {"write e.g. years 1 to 10", "skriv fx years 1 to 10"});
            return {};
        }
        when.first = std::stoi(found[1]) - r.result.start_year + 1;
        when.last = found[4].matched ? std::stoi(found[4]) - r.result.start_year + 1 : when.first;
    }
    if (when.first < 1 || when.last < when.first) {
        r.error(written.at,
                {fmt::format("'{}' is not a time in the case", text),
                 fmt::format("'{}' er ikke et tidspunkt i værdicasen", text)},
                {"write start, year 3, years 1 to 10, from year 2, 2027, or 2027 to 2030",
                 "skriv start, year 3, years 1 to 10, from year 2, 2027 eller 2027 to 2030"});
        return {};
    }
    return when;
}

}  // namespace vaerdi::value
