#include "generate/mistakes.h"

#include <algorithm>
#include <array>
#include <functional>

namespace vaerdi::generate {
namespace {

constexpr double share_of_rows = 0.03;

using Spoil = std::string (*)(const std::string& written);

/// What people and systems make of a day.
constexpr std::array<Spoil, 5> spoiled_days{
    [](const std::string& day) { return day.substr(8, 2) + "/" + day.substr(5, 2) + "/" + day.substr(0, 4); },
    [](const std::string& day) { return "31-02-" + day.substr(0, 4); },
    [](const std::string& day) { return "1" + day.substr(1); },
    [](const std::string& day) { return day + " 00:00:00"; },
    [](const std::string&) { return std::string("ukendt"); },
};

constexpr std::array<Spoil, 5> spoiled_numbers{
    [](const std::string& number) { return number + "0000"; },
    [](const std::string& number) { return "-" + number; },
    [](const std::string&) { return std::string("?"); },
    [](const std::string& number) { return number + " ca."; },
    [](const std::string&) { return std::string("999"); },
};

constexpr std::array<Spoil, 3> spoiled_truths{
    [](const std::string& truth) { return std::string(truth == "yes" ? "Y" : "N"); },
    [](const std::string& truth) { return std::string(truth == "yes" ? "ja" : "nej"); },
    [](const std::string&) { return std::string("x"); },
};

constexpr std::array<Spoil, 3> spoiled_texts{
    [](const std::string& text) { return " " + text + "  "; },
    [](const std::string&) { return std::string(); },
    [](const std::string& text) { return text.substr(0, text.size() / 2); },
};

template <std::size_t n>
std::string spoiled(const std::array<Spoil, n>& ways, const std::string& written, double kind) {
    return ways[std::min(n - 1, static_cast<std::size_t>(kind * static_cast<double>(n)))](written);
}

std::string spoiled(const CsvField& field, const std::string& written, double kind) {
    switch (field.writes) {
        case Writes::day:
            return spoiled(spoiled_days, written, kind);
        case Writes::number:
            return spoiled(spoiled_numbers, written, kind);
        case Writes::yes_no:
            return spoiled(spoiled_truths, written, kind);
        case Writes::text:
            break;
    }
    return spoiled(spoiled_texts, written, kind);
}

}  // namespace

void Mistakes::append_row(std::string& to, const Block& block, std::size_t row, std::uint64_t number) const {
    const auto stream = math::stream(seed_, "mistakes");
    const auto u = math::uniform(stream, number * 4);
    if (u >= share_of_rows) return rows_.append_row(to, block, row, number);
    append_with_mistake(to, block, row, number, u / share_of_rows, math::uniform(stream, number * 4 + 1));
}

void Mistakes::append_with_mistake(std::string& to, const Block& block, std::size_t row, std::uint64_t number,
                                   double kind, double place) const {
    constexpr double twice = 0.1, torn = 0.15;
    const auto from = to.size();
    if (kind < torn) {
        rows_.append_row(to, block, row, number);
        if (kind < twice) {
            to += to.substr(from);
        } else {  // the line ends in the middle
            to.resize(from + (to.size() - from) / 2);
            to += '\n';
        }
        return;
    }
    const auto& fields = rows_.fields();
    // `generated` stays as it is: no mistake makes a real patient of anybody.
    const auto spoiled_at =
        1 +
        std::min(fields.size() - 2, static_cast<std::size_t>(place * static_cast<double>(fields.size() - 1)));
    std::string text;
    for (std::size_t field = 0; field < fields.size(); ++field) {
        text.clear();
        rows_.append_field(text, fields[field], block, row, number);
        if (field == spoiled_at && !text.empty())
            text = spoiled(fields[field], text, (kind - torn) / (1 - torn));
        if (field > 0) to += form_.separator;
        to += text;
    }
    to += '\n';
}

}  // namespace vaerdi::generate
