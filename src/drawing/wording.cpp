#include "drawing/wording.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/numerals.h"
#include "drawing/ticks.h"

namespace vaerdi::drawing {
namespace {

using monitoring::Along;
using monitoring::Better;
using monitoring::Chart;
using monitoring::ChartKind;
using monitoring::Mark;
using monitoring::Point;
using monitoring::Rule;

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

bool sums_up(ChartKind kind) {
    return kind == ChartKind::cusum || kind == ChartKind::risk_adjusted_cusum || kind == ChartKind::vlad;
}

/// The size of a point is a number of patients or an exposure, and not one figure.
bool counts_patients(ChartKind kind) {
    return kind == ChartKind::p || kind == ChartKind::p_prime || kind == ChartKind::u ||
           kind == ChartKind::u_prime || kind == ChartKind::funnel || kind == ChartKind::caterpillar;
}

bool over_time(const Chart& chart) { return along(chart.kind) == Along::time; }

template <class Has>
bool any(const Chart& chart, Has has) {
    return std::ranges::any_of(chart.points, has);
}

std::string figure(const Chart& chart, double value, Language language) {
    return figure_words(value, figure_form(chart), language);
}

Text second_words(ChartKind kind) {
    if (kind == ChartKind::ewma) return {"the value itself", "værdien selv"};
    if (kind == ChartKind::caterpillar) return {"drawn towards all", "trukket mod alle"};
    return {"sum downwards", "sum nedad"};
}

Text value_words(ChartKind kind) {
    if (kind == ChartKind::ewma) return {"weighted mean", "vægtet gennemsnit"};
    if (kind == ChartKind::caterpillar) return {"the unit's own", "enhedens egen"};
    return {"sum upwards", "sum opad"};
}

Text centre_words(const Chart& chart) {
    if (chart.kind == ChartKind::run) return {"median", "median"};
    return over_time(chart) ? Text{"centre line", "midterlinje"} : Text{"all units", "alle enheder"};
}

Text limit_words(const Chart& chart) {
    if (sums_up(chart.kind)) return {"limit for a signal", "grænse for et signal"};
    return over_time(chart) ? Text{"limits", "grænser"} : Text{"99.8% limits", "99,8 %-grænser"};
}

Text warning_words(const Chart& chart) {
    return over_time(chart) ? Text{"two thirds of the way to them", "to tredjedele af vejen til dem"}
                            : Text{"95% limits", "95 %-grænser"};
}

Text mark_words(const Chart& chart, Mark mark) {
    if (mark == Mark::watch) {
        return over_time(chart) ? Text{"part of a pattern", "del af et mønster"}
                                : Text{"beyond 95%", "ud over 95 %"};
    }
    if (sums_up(chart.kind)) return {"signal", "signal"};
    return over_time(chart) ? Text{"outside the limits", "uden for grænserne"}
                            : Text{"beyond 99.8%", "ud over 99,8 %"};
}

/// The signs of points: hollow ones are better.
void add_marks(std::vector<SignWords>& key, const Chart& chart, Language language) {
    for (const auto mark : {Mark::watch, Mark::act}) {
        if (any(chart, [&](const Point& point) { return point.mark == mark; })) {
            key.push_back(
                {mark == Mark::watch ? Sign::watch : Sign::act, mark_words(chart, mark).in(language)});
        }
    }
    if (any(chart, [&](const Point& point) { return point.mark != Mark::none && is_better(chart, point); })) {
        key.push_back(
            {Sign::better, std::string(pick(language, "hollow: to the better", "hul: til det bedre"))});
    }
}

}  // namespace

std::string title_words(const Chart& chart, Language language) {
    const auto& title = chart.subject.title.in(language);
    if (!title.empty()) return title;
    const auto& measure = chart.subject.measure.in(language);
    return measure.empty() ? capitalised(name(chart.kind).in(language)) : measure;
}

std::string about_words(const Chart& chart, Language language) {
    const auto& measure = chart.subject.measure.in(language);
    const auto kind = name(chart.kind).in(language);
    std::string words = measure.empty() || chart.subject.title.in(language).empty() ? capitalised(kind)
                                                                                    : measure + " · " + kind;
    if (chart.kind == ChartKind::vlad) return words;  // its axis says which way is better
    if (chart.subject.better == Better::lower)
        words += pick(language, " · lower is better", " · lavere er bedre");
    if (chart.subject.better == Better::higher)
        words += pick(language, " · higher is better", " · højere er bedre");
    return words;
}

bool has_figures(const Chart& chart) {
    return any(chart, [](const Point& point) { return point.value.has_value(); });
}

std::string no_data_words(Language language) {
    return std::string(pick(language, "No data.", "Ingen data."));
}

std::vector<SignWords> key_words(const Chart& chart, Language language) {
    std::vector<SignWords> key;
    const auto add = [&](bool there, Sign sign, const Text& words) {
        if (there) key.push_back({sign, words.in(language)});
    };
    const bool second = any(chart, [](const Point& point) { return point.second.has_value(); });
    add(second, Sign::value, value_words(chart.kind));
    add(second, Sign::second, second_words(chart.kind));
    add(any(chart, [](const Point& point) { return point.range.has_value(); }), Sign::interval,
        {"95% interval", "95 %-interval"});
    if (chart.centre) {
        key.push_back(
            {Sign::centre, centre_words(chart).in(language) + " " + figure(chart, *chart.centre, language)});
    } else {
        add(any(chart, [](const Point& point) { return point.centre.has_value(); }), Sign::centre,
            centre_words(chart));
    }
    add(any(chart, [](const Point& point) { return point.limits.low || point.limits.high; }), Sign::limit,
        limit_words(chart));
    add(shows_warning(chart), Sign::warning, warning_words(chart));
    add_marks(key, chart, language);
    add(over_time(chart) && any(chart, [](const Point& point) { return !point.value; }), Sign::gap,
        {"no data", "ingen data"});
    return key;
}

std::string figure_axis_words(const Chart& chart, Language language) {
    switch (chart.kind) {
        case ChartKind::vlad:
            return std::string(
                pick(language, "Expected less observed, summed up", "Forventet minus observeret, summeret"));
        case ChartKind::risk_adjusted_cusum:
            return std::string(
                pick(language, "Evidence of a change, summed up", "Tegn på en ændring, summeret"));
        case ChartKind::cusum:
            return std::string(
                pick(language, "Distance from the target, summed up", "Afstand fra målet, summeret"));
        default:
            return chart.subject.measure.in(language);
    }
}

std::string place_axis_words(const Chart& chart, Language language) {
    switch (along(chart.kind)) {
        case Along::size: {
            const auto size = chart.subject.size.in(language);
            return size.empty() ? std::string(pick(language, "Size", "Størrelse")) : capitalised(size);
        }
        case Along::units:
            return {};
        case Along::time:
            break;
    }
    return chart.kind == ChartKind::vlad || chart.kind == ChartKind::risk_adjusted_cusum
               ? std::string(pick(language, "Patients in order of time", "Patienter i tidsorden"))
               : std::string(pick(language, "Period", "Periode"));
}

monitoring::Form figure_form(const Chart& chart) {
    return sums_up(chart.kind) ? monitoring::Form::number : chart.subject.form;
}

std::string point_words(const Chart& chart, const Point& point, Language language) {
    const auto& label = point.label.in(language);
    if (!point.value) return label + ": " + std::string(pick(language, "no data", "ingen data"));
    std::string words = label + ": " + figure(chart, *point.value, language);
    const auto& size = chart.subject.size.in(language);
    if (counts_patients(chart.kind) && point.size > 0 && !size.empty())
        words += fmt::format(" ({} {})", significant(point.size, 6, language), size);
    return words;
}

std::string description(const Chart& chart, Language language) {
    if (chart.points.empty()) return std::string(pick(language, "No points.", "Ingen punkter."));
    const auto n = number(static_cast<double>(chart.points.size()), 0, language);
    std::string words =
        chart.points.size() == 1
            ? point_words(chart, chart.points.front(), language)
            : fmt::format(fmt::runtime(pick(language, "{} points, {} to {}", "{} punkter, {} til {}")), n,
                          chart.points.front().label.in(language), chart.points.back().label.in(language));
    if (chart.centre) {
        words +=
            fmt::format("; {} {}", centre_words(chart).in(language), figure(chart, *chart.centre, language));
    }
    words = sentence(words);
    for (const auto& finding : chart.findings) words += " " + sentence(finding.words.in(language));
    if (const auto nothing = nothing_found_words(chart, language); !nothing.empty()) words += " " + nothing;
    return words;
}

std::string nothing_found_words(const Chart& chart, Language language) {
    const bool held = any(chart, [](const Point& point) { return point.limits.low || point.limits.high; });
    const bool stands_out = any(chart, [](const Point& point) { return point.mark != Mark::none; });
    if (!chart.findings.empty() || stands_out || (!held && chart.kind != ChartKind::run)) return {};
    return std::string(pick(language, "Nothing stands out.", "Intet skiller sig ud."));
}

Sign sign_of(Rule rule) {
    return rule == Rule::outside || rule == Rule::beyond_998 ? Sign::act : Sign::watch;
}

std::optional<double> marked_value(const Chart& chart, const Point& point) {
    if (!sums_up(chart.kind)) return point.value;
    const bool second_signals = point.second && point.limits.low && *point.second <= *point.limits.low;
    const bool first_signals = point.value && point.limits.high && *point.value >= *point.limits.high;
    return second_signals && !first_signals ? point.second : point.value;
}

bool lies_high(const Chart& chart, const Point& point) {
    const auto value = marked_value(chart, point);
    const double held_against = point.centre ? *point.centre : chart.centre.value_or(0);
    return value && *value > held_against;
}

bool is_better(const Chart& chart, const Point& point) {
    const bool high = lies_high(chart, point);
    if (chart.kind == ChartKind::vlad) return high;
    if (chart.subject.better == Better::neither) return false;
    return high == (chart.subject.better == Better::higher);
}

bool shows_warning(const Chart& chart) {
    const bool there = any(chart, [](const Point& point) { return point.warning.low || point.warning.high; });
    if (!over_time(chart)) return there && chart.kind == ChartKind::funnel;
    return there && std::ranges::any_of(chart.findings, [](const monitoring::Finding& finding) {
               return finding.rule == Rule::two_of_three;
           });
}

}  // namespace vaerdi::drawing
