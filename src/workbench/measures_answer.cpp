// Figures of measures as the pages show them: those of `vaerdi measure --json`, and beside them the same in
// words, what to ask for to see the rows behind each, and charts.
#include <fmt/format.h>

#include <algorithm>

#include "outcome/in_order.h"
#include "outcome/periods.h"
#include "outcome/registry.h"
#include "outcome/suppressed_figures.h"
#include "view/measure_words.h"
#include "workbench/answer.h"
#include "workbench/asked_case.h"
#include "workbench/measure_charts.h"
#include "workbench/measures_answers.h"

namespace vaerdi::workbench {
namespace {

using outcome::Figure;
using outcome::Measure;

std::variant<std::vector<std::size_t>, Refusal> measures_asked(const std::vector<std::string>& names,
                                                               const outcome::ResolvedMeasures& resolved) {
    std::vector<std::size_t> which;
    std::vector<std::string> known;
    for (const auto& measure : resolved.measures) known.push_back(measure.name);
    for (const auto& name : names) {
        const auto found = std::ranges::find(known, name);
        if (found == known.end()) {
            const auto hint = suggestions(name, known);
            return bad_request({fmt::format("there is no measure '{}'; {}", name, hint.en),
                                fmt::format("der er ingen måling '{}'; {}", name, hint.da)});
        }
        which.push_back(static_cast<std::size_t>(found - known.begin()));
    }
    for (std::size_t i = 0; names.empty() && i < known.size(); ++i) which.push_back(i);
    return which;
}

std::variant<outcome::Grouping, Refusal> grouping_asked(const MeasuresRequest& request,
                                                        const OpenedMeasures& opened, Seen seen) {
    outcome::Grouping grouping;
    if (request.period) grouping.period = request.period.value;
    for (const auto& name : request.by) {
        auto column = column_asked(name, opened, seen);
        if (auto* refusal = std::get_if<Refusal>(&column)) return std::move(*refusal);
        grouping.columns.push_back(std::get<std::string>(std::move(column)));
    }
    return grouping;
}

/// Why those who do not own the data may not ask for this.
Refusal too_much() {
    return bad_request(
        {"where small numbers are hidden, figures are seen by year or by one column, of all "
         "rows, as the saved measures count them",
         "hvor små tal er skjult, ses tal efter år eller efter én kolonne, af alle rækker, "
         "som de gemte målinger tæller dem"});
}

/// A period or group that is not known cannot be asked for again.
std::optional<RowsOfAnswer> rows_of(const outcome::Key& key, const outcome::Grouping& grouping,
                                    const MeasuresRequest& request) {
    RowsOfAnswer of{request.from, request.to, {}};
    for (const auto& [column, at, value] : request.where) of.by.emplace_back(column, value);
    if (grouping.period != outcome::Period::none) {
        if (!key.period) return {};
        const auto days = outcome::days_of(grouping.period, *key.period);
        of.from = iso(days.first);
        of.to = iso(days.last);
    }
    for (std::size_t g = 0; g < key.groups.size(); ++g) {
        if (!key.groups[g]) return {};
        of.by.emplace_back(grouping.columns[g], *key.groups[g]);
    }
    return of;
}

std::string unit_in_case(const Measure& measure, const outcome::ResolvedMeasures& resolved) {
    if (measure.is_share()) return "1/patient";
    static_cast<void>(resolved);
    return measure.unit.empty() ? "1" : measure.unit;
}

/// A figure with the uncertainty it has: events of so many, or its 95 % interval.
std::optional<CaseNumberAnswer> in_case(const OpenedMeasures& opened, const Measure& measure,
                                        const Figure& all, Language language) {
    if (!all.value || all.judged != outcome::Judged::yes) return {};
    CaseNumberAnswer number{.name = measure.name, .unit = unit_in_case(measure, opened.resolved)};
    const auto exact = [](double value) { return fmt::format("{:.6g}", value); };
    if (measure.kind == outcome::Kind::proportion) {
        number.value = fmt::format("{{events: {}, of: {}}}", all.tally.events, all.tally.counted);
    } else if (all.interval && all.interval->low < all.interval->high) {
        number.value = fmt::format("{{value: {}, range: [{}, {}]}}", exact(*all.value),
                                   exact(all.interval->low), exact(all.interval->high));
    } else {
        number.value = exact(*all.value);
    }
    number.source = fmt::format(
        "{}, {} {}", measure.title.in(language),
        fmt::format(fmt::runtime(pick(language, "{} rows of data", "{} rækker af data")), all.tally.counted),
        opened.data.version.substr(0, 12));
    return number;
}

/// `owned`: told to those who own the data.
RegistryFigureAnswer registry_figure(const Measure& measure, const Figure& figure, std::string period,
                                     bool owned, Language language) {
    RegistryFigureAnswer cell{.period = std::move(period)};
    cell.value = view::measure_value(measure, figure.value, language);
    cell.hidden = figure.hidden;
    if (figure.hidden) return cell;
    if (view::counts_events(measure)) {
        cell.numerator = figure.tally.events;
    } else if (measure.kind == outcome::Kind::rate) {
        cell.amount = figure.tally.amount.value();
    }
    cell.denominator = figure.tally.counted;
    if (owned) cell.unknown = figure.tally.unknown;
    cell.interval = view::measure_interval(measure, figure.interval, language);
    cell.reaches_standard = figure.reaches_standard;
    cell.surely = figure.surely;
    return cell;
}

RegistryAnswer registry_answer(const Measure& measure, const outcome::Registry& table, Language language) {
    RegistryAnswer answer;
    for (const auto period : table.periods) answer.periods.push_back(std::to_string(period));
    if (measure.standard) answer.standard = view::measure_value(measure, measure.standard, language);
    for (const auto& row : table.rows) {
        constexpr std::array levels{"country", "region", "unit"};
        RegistryRowAnswer made{.level = levels[static_cast<std::size_t>(row.level)]};
        made.name = row.level == outcome::Level::country ? std::string(pick(language, "All", "Alle"))
                                                         : view::group_words(row.name, language);
        for (std::size_t p = 0; p < row.periods.size(); ++p)
            made.periods.push_back(
                registry_figure(measure, row.periods[p], answer.periods[p], !table.suppressed, language));
        answer.rows.push_back(std::move(made));
    }
    return answer;
}

MeasureAnswer shown(const OpenedMeasures& opened, const outcome::MeasureFigures& figures,
                    const outcome::Grouping& grouping, const MeasuresRequest& request, Language language) {
    const auto& measure = opened.resolved.measures[figures.measure];
    MeasureAnswer answer{.name = measure.name};
    answer.value = view::measure_value(measure, figures.all.value, language);
    answer.interval = view::measure_interval(measure, figures.all.interval, language);
    answer.numerator_title = view::numerator_words(measure).in(language);
    answer.denominator_title = view::denominator_words(measure).in(language);
    for (const auto& cell : figures.cells) {
        answer.values.push_back(view::measure_value(measure, cell.value, language));
        answer.intervals.push_back(view::measure_interval(measure, cell.interval, language));
        answer.of.push_back(figures.suppressed ? std::nullopt : rows_of(cell.key, grouping, request));
    }
    answer.in_case = in_case(opened, measure, figures.all, language);
    return answer;
}

}  // namespace

Answer answer(const MeasuresRequest& request, const MeasuresSurroundings& surroundings,
              const std::stop_token& stop) {
    const auto language = language_of(request.language);
    const auto seen = request.as_supplier.value ? Seen::suppressed : surroundings.seen;
    if (seen == Seen::suppressed && !request.text.empty()) return too_much();
    auto open = open_measures(surroundings);
    if (auto* refusal = std::get_if<Refusal>(&open)) return std::move(*refusal);
    const auto& opened = std::get<OpenedMeasures>(open);
    const auto asked = measures_asked(request.measures, opened.resolved);
    if (const auto* refusal = std::get_if<Refusal>(&asked)) return *refusal;
    const auto& which = std::get<std::vector<std::size_t>>(asked);
    const auto grouped = grouping_asked(request, opened, seen);
    if (const auto* refusal = std::get_if<Refusal>(&grouped)) return *refusal;
    const auto& grouping = std::get<outcome::Grouping>(grouped);
    const auto selected = selection_asked(request, opened);
    if (const auto* refusal = std::get_if<Refusal>(&selected)) return *refusal;
    const auto& selection = std::get<outcome::Selection>(selected);
    if (seen == Seen::suppressed && (!outcome::may_be_suppressed(opened.resolved, grouping, selection) ||
                                     (request.registry.value && !grouping.columns.empty())))
        return too_much();
    try {
        const auto table = opened.data.rows_table();
        const auto count = [&](const outcome::Grouping& by) {
            return outcome::count(surroundings.database, table, opened.resolved, which, by, selection, stop);
        };
        auto figures = outcome::figures(opened.resolved, which, count(grouping));
        std::vector<outcome::Registry> tables;
        if (request.registry.value)
            tables = outcome::registry_tables(opened.resolved, which,
                                              count(outcome::registry_grouping(opened.resolved)));
        MeasuresAnswer made;
        if (seen == Seen::suppressed) {
            made.suppressed = true;
            const auto cells =
                outcome::shown_cells(surroundings.database, table, opened.resolved, which, grouping, stop);
            for (std::size_t i = 0; i < figures.size(); ++i)
                made.hidden += outcome::hide(figures[i], opened.resolved, grouping, cells[i]);
            for (std::size_t i = 0; i < tables.size(); ++i) made.hidden += outcome::hide(tables[i], cells[i]);
        }
        static_cast<view::MeasuresRecord&>(made) =
            view::measures_record(opened.resolved, opened.data, grouping, figures, language);
        for (const auto& one : figures) made.shown.push_back(shown(opened, one, grouping, request, language));
        for (std::size_t i = 0; i < tables.size(); ++i)
            made.shown[i].registry = registry_answer(opened.resolved.measures[which[i]], tables[i], language);
        made.findings = findings_of(opened.warnings, language);
        made.small_numbers = opened.resolved.small_numbers;
        for (std::size_t i = 0; i < figures.size(); ++i)
            add_charts(made.shown[i], opened.resolved, figures[i], grouping, language);
        return document::json_of(made);
    } catch (const warehouse::WarehouseFailure& failure) {
        return unanswered(failure, stop);
    }
}

CheckAnswer checked(const MeasuresSurroundings& surroundings, Language language) {
    auto open = open_measures(surroundings);
    if (const auto* refusal = std::get_if<Refusal>(&open))
        return {findings_of(refusal->findings, language), "measures"};
    return {findings_of(std::get<OpenedMeasures>(open).warnings, language), "measures"};
}

void add_measures(OutcomesAnswer& into, const MeasuresSurroundings& surroundings, Language language) {
    auto open = open_measures(surroundings);
    if (const auto* refusal = std::get_if<Refusal>(&open)) {
        into.findings = findings_of(refusal->findings, language);
        return;
    }
    const auto& opened = std::get<OpenedMeasures>(open);
    into.generated = opened.data.generated;
    for (const auto& measure : opened.resolved.measures)
        into.measures.push_back({measure.name, measure.title.in(language), outcome::kind_word(measure.kind),
                                 outcome::has_order(opened.resolved, measure)});
    for (const auto& [column, title] : usual_groups(opened, surroundings.seen))
        into.groups.push_back({column, title.in(language)});
}

}  // namespace vaerdi::workbench
