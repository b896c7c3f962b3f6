#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "outcome/counts.h"

namespace vaerdi::outcome {
namespace {

std::string truth(const std::string& written) {
    constexpr std::array<std::string_view, 4> yes{"yes", "ja", "true", "1"}, no{"no", "nej", "false", "0"};
    if (std::ranges::find(yes, written) != yes.end()) return "true";
    if (std::ranges::find(no, written) != no.end()) return "false";
    return written;
}

template <class Number>
std::optional<Number> number_of(const std::string& written) {
    Number number{};
    const auto* end = written.data() + written.size();
    const auto read = std::from_chars(written.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end) return {};
    return number;
}

}  // namespace

std::string value_in_rows(const warehouse::DataColumn& column, const std::string& written) {
    switch (column.type) {
        case warehouse::Type::truth:
            return truth(written);
        case warehouse::Type::whole:
            if (const auto number = number_of<std::int64_t>(written)) return std::to_string(*number);
            return written;
        case warehouse::Type::decimal: {
            auto pointed = written;
            std::ranges::replace(pointed, ',', '.');
            if (const auto number = number_of<double>(pointed))
                return fmt::format("{:.{}f}", *number, column.decimals);
            return written;
        }
        default:
            return written;
    }
}

}  // namespace vaerdi::outcome
