#include "drawing/labels.h"

#include <cmath>

namespace vaerdi::drawing {
namespace {

/// How many periods make a year; 1 when nothing tells.
std::size_t periods_of_a_year(std::span<const std::string> labels) {
    const auto first_word = [](const std::string& label) { return label.substr(0, label.find(' ')); };
    for (const std::size_t year : {4U, 12U}) {
        if (labels.size() > year && first_word(labels[0]) == first_word(labels[year]) &&
            first_word(labels[0]) != first_word(labels[1]))
            return year;
    }
    return 1;
}

}  // namespace

std::size_t labelled_each(std::span<const std::string> labels, double least) {
    const auto year = periods_of_a_year(labels);
    for (const std::size_t each : {1U, 2U, 3U, 4U, 6U, 12U, 24U, 36U, 48U, 60U}) {
        if (static_cast<double>(each) >= least && (year % each == 0 || each % year == 0)) return each;
    }
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double times : {1.0, 2.0, 5.0}) {
        if (times * power >= least) return static_cast<std::size_t>(times * power);
    }
    return static_cast<std::size_t>(10 * power);
}

}  // namespace vaerdi::drawing
