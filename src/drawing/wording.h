// The words of a drawing, the same on paper and in a terminal: what it shows, what its axes and signs mean.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "monitoring/chart.h"

namespace vaerdi::drawing {

/// Things with a look of their own.
enum class Sign { value, second, centre, limit, warning, interval, watch, act, better, gap };

struct SignWords {
    Sign sign = Sign::value;
    std::string words;
};

/// The title; without one, the measure.
std::string title_words(const monitoring::Chart& chart, Language language);

/// "Revision within 2 years · p chart · lower is better".
std::string about_words(const monitoring::Chart& chart, Language language);

/// Whether there is anything to draw.
bool has_figures(const monitoring::Chart& chart);
/// What is written where there is not.
std::string no_data_words(Language language);

/// What the signs of this chart mean; only those that are in it.
std::vector<SignWords> key_words(const monitoring::Chart& chart, Language language);

/// What the axis of figures holds: the measure, or a sum.
std::string figure_axis_words(const monitoring::Chart& chart, Language language);

/// What the points stand along: periods, patients, sizes. Empty for units, which are named.
std::string place_axis_words(const monitoring::Chart& chart, Language language);

/// Sums over patients are numbers, whatever they are sums of.
monitoring::Form figure_form(const monitoring::Chart& chart);

/// How many points there are, from which to which, and what was found: for those who cannot see it.
std::string description(const monitoring::Chart& chart, Language language);

/// Said when points were held against limits and none stood out; else empty.
std::string nothing_found_words(const monitoring::Chart& chart, Language language);

/// "Q1 2020: 4.2% (71 patients)".
std::string point_words(const monitoring::Chart& chart, const monitoring::Point& point, Language language);

/// The sign of the points a finding is about.
Sign sign_of(monitoring::Rule rule);

/// The figure of a point that its mark is about: of two sums, the one that has reached its limit.
std::optional<double> marked_value(const monitoring::Chart& chart, const monitoring::Point& point);

/// Whether that figure lies above what it is held against.
bool lies_high(const monitoring::Chart& chart, const monitoring::Point& point);

/// Whether a point that stands out does so to the better. Never where better is not known.
bool is_better(const monitoring::Chart& chart, const monitoring::Point& point);

/// Whether the lines two thirds of the way to the limits have a meaning in this chart: a funnel has its 95 %,
/// a chart over time shows them when a finding speaks of them.
bool shows_warning(const monitoring::Chart& chart);

}  // namespace vaerdi::drawing
