#include "view/chart_record.h"

#include <array>

#include "document/json_writer.h"
#include "view/chart_kinds.h"

namespace vaerdi::view {
namespace {

LimitsRecord limits_record(const monitoring::Limits& limits) { return {limits.low, limits.high}; }

LimitsRecord limits_record(const std::optional<monitoring::Interval>& interval) {
    return interval ? LimitsRecord{interval->low, interval->high} : LimitsRecord{};
}

std::string mark_word(monitoring::Mark mark) {
    constexpr std::array words{"", "watch", "act"};
    return words[static_cast<std::size_t>(mark)];
}

std::string rule_word(monitoring::Rule rule) {
    constexpr std::array words{"outside",  "two of three",  "one side",  "trend",
                               "long run", "few crossings", "beyond 95", "beyond 99.8"};
    return words[static_cast<std::size_t>(rule)];
}

std::string better_word(monitoring::Better better) {
    constexpr std::array words{"", "lower", "higher"};
    return words[static_cast<std::size_t>(better)];
}

std::string widening_word(monitoring::Widening widening) {
    constexpr std::array words{"no", "additive", "multiplicative"};
    return words[static_cast<std::size_t>(widening)];
}

ChartedPointRecord point_record(const monitoring::Point& point, Language language) {
    return {point.label.in(language),
            point.value,
            point.second,
            point.size,
            point.centre,
            limits_record(point.limits),
            limits_record(point.warning),
            limits_record(point.range),
            limits_record(point.second_range),
            mark_word(point.mark)};
}

ChartFindingRecord finding_record(const monitoring::Chart& chart, const monitoring::Finding& finding,
                                  Language language) {
    ChartFindingRecord record{rule_word(finding.rule), finding.words.in(language), {}};
    for (const auto point : finding.points) record.points.push_back(chart.points[point].label.in(language));
    return record;
}

}  // namespace

const JsonFields<LimitsRecord>& LimitsRecord::json_fields() {
    static const auto list = JsonFields<LimitsRecord>("charted_limits")
                                 .maybe("low", &LimitsRecord::low)
                                 .maybe("high", &LimitsRecord::high);
    return list;
}

const JsonFields<ChartedPointRecord>& ChartedPointRecord::json_fields() {
    static const auto list =
        JsonFields<ChartedPointRecord>("charted_point")
            .always("label", &ChartedPointRecord::label)
            .maybe("value", &ChartedPointRecord::value, {"Absent: a gap", "Mangler: et hul"})
            .maybe("second", &ChartedPointRecord::second,
                   {"EWMA: the value itself; CUSUM: the sum downwards; caterpillar: drawn towards all",
                    "EWMA: værdien selv; CUSUM: summen nedad; larve: trukket mod alle"})
            .always("size", &ChartedPointRecord::size,
                    {"Rows, exposure or expected events", "Rækker, eksponering eller forventede hændelser"})
            .maybe("centre", &ChartedPointRecord::centre)
            .maybe("limits", &ChartedPointRecord::limits,
                   {"Three sigma, 99.8%, or where a CUSUM signals",
                    "Tre sigma, 99,8 %, eller hvor en CUSUM giver signal"})
            .maybe("warning", &ChartedPointRecord::warning,
                   {"Two thirds of the way to them, or 95%", "To tredjedele af vejen dertil, eller 95 %"})
            .maybe("interval", &ChartedPointRecord::interval, {"The unit's own", "Enhedens eget"})
            .maybe("second_interval", &ChartedPointRecord::second_interval)
            .maybe("mark", &ChartedPointRecord::mark,
                   {"Stands out: watch (a pattern, 95%) or act (outside, 99.8%)",
                    "Skiller sig ud: watch (et mønster, 95 %) eller act (udenfor, 99,8 %)"});
    return list;
}

const JsonFields<FunnelWidthRecord>& FunnelWidthRecord::json_fields() {
    static const auto list = JsonFields<FunnelWidthRecord>("funnel_width")
                                 .always("size", &FunnelWidthRecord::size)
                                 .always("limits", &FunnelWidthRecord::limits, {"99.8%", "99,8 %"})
                                 .always("warning", &FunnelWidthRecord::warning, {"95%", "95 %"});
    return list;
}

const JsonFields<OverdispersionRecord>& OverdispersionRecord::json_fields() {
    static const auto list =
        JsonFields<OverdispersionRecord>("overdispersion")
            .always("phi", &OverdispersionRecord::phi,
                    {"1 when chance explains all", "1, når tilfældighed forklarer alt"})
            .always("chi_squared_df", &OverdispersionRecord::chi_squared_df)
            .always("tau_squared", &OverdispersionRecord::tau_squared)
            .always("widened", &OverdispersionRecord::widened,
                    {"How the limits were widened: no, additive, multiplicative",
                     "Hvordan grænserne er gjort bredere: no, additive, multiplicative"});
    return list;
}

const JsonFields<ChartFindingRecord>& ChartFindingRecord::json_fields() {
    static const auto list =
        JsonFields<ChartFindingRecord>("chart_finding")
            .always("rule", &ChartFindingRecord::rule)
            .always("words", &ChartFindingRecord::words)
            .maybe("points", &ChartFindingRecord::points,
                   {"Those it is about; none: all of them", "Dem, det handler om; ingen: alle"});
    return list;
}

const JsonFields<ChartRecord>& ChartRecord::json_fields() {
    static const auto list =
        JsonFields<ChartRecord>("measure_chart")
            .always("kind", &ChartRecord::kind)
            .always("name", &ChartRecord::name)
            .maybe("title", &ChartRecord::title)
            .always("measure", &ChartRecord::measure)
            .maybe("size", &ChartRecord::size, {"What the sizes are", "Hvad størrelserne er"})
            .always("form", &ChartRecord::form, {"number, or share", "number eller share"})
            .maybe("better", &ChartRecord::better)
            .maybe("centre", &ChartRecord::centre)
            .always("baseline", &ChartRecord::baseline,
                    {"Limits come from so many first points; 0: from all",
                     "Grænserne kommer fra så mange første punkter; 0: fra alle"})
            .always("points", &ChartRecord::points)
            .maybe("widths", &ChartRecord::widths,
                   {"Limits of a funnel between its points", "En tragts grænser mellem punkterne"})
            .maybe("overdispersion", &ChartRecord::overdispersion)
            .always("findings", &ChartRecord::findings)
            .always("notes", &ChartRecord::notes);
    return list;
}

ChartRecord chart_record(const monitoring::Chart& chart, Language language) {
    const auto& subject = chart.subject;
    ChartRecord record;
    record.kind = chart_word(chart.kind);
    record.name = name(chart.kind).in(language);
    record.title = subject.title.in(language);
    record.measure = subject.measure.in(language);
    record.size = subject.size.in(language);
    record.form = subject.form == monitoring::Form::share ? "share" : "number";
    record.better = better_word(subject.better);
    record.centre = chart.centre;
    record.baseline = static_cast<std::int64_t>(chart.baseline);
    for (const auto& point : chart.points) record.points.push_back(point_record(point, language));
    for (const auto& width : chart.widths)
        record.widths.push_back({width.size, limits_record(width.limits), limits_record(width.warning)});
    if (chart.overdispersion) {
        record.overdispersion = {chart.overdispersion->phi, chart.overdispersion->chi_squared_df,
                                 chart.overdispersion->tau_squared, widening_word(chart.widened)};
    }
    for (const auto& finding : chart.findings)
        record.findings.push_back(finding_record(chart, finding, language));
    for (const auto& note : chart.notes) record.notes.push_back(note.in(language));
    return record;
}

std::string chart_json(const ChartRecord& record) { return document::indented_json_of(record); }

}  // namespace vaerdi::view
