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
    When when{.given = true, .at_start = false, .first = 0, .last = 0};
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
        const int asked = std::stoi(found[1]);
        if (asked < r.result.start_year || r.result.start_year == 1) {
            const bool no_start = r.result.start_year == 1;
            r.error(written.at,
                    no_start ? Text(fmt::format("{} is a calendar year, but the case has no start", asked),
                                    fmt::format("{} er et kalenderår, men værdicasen har ingen start", asked))
                             : Text(fmt::format("{} lies before the start of the case ({})", asked,
                                                r.result.start_year),
                                    fmt::format("{} ligger før værdicasens start ({})", asked,
                                                r.result.start_year)),
                    no_start ? Text(fmt::format("add `start: {}`, or write year 1", asked),
                                    fmt::format("tilføj `start: {}`, eller skriv year 1", asked))
                             : Text("write a later year, or move the start",
                                    "skriv et senere år, eller flyt starten"));
            return {};
        }
        when.first = asked - r.result.start_year + 1;
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
