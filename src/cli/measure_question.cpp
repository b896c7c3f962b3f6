#include "cli/measure_question.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/requests.h"
#include "outcome/suppressed_figures.h"
#include "view/listing_record.h"
#include "view/measure_reports.h"

namespace vaerdi::cli {
namespace {

constexpr std::size_t most_rows_shown = 200, most_rows_for_programs = 10'000'000;

/// The measures named, or all.
std::optional<std::vector<std::size_t>> measures_named(const outcome::ResolvedMeasures& resolved,
                                                       const std::vector<std::string>& names,
                                                       Console& console) {
    std::vector<std::size_t> which;
    std::vector<std::string> known;
    for (const auto& one : resolved.measures) known.push_back(one.name);
    for (const auto& name : names) {
        const auto found = std::ranges::find(known, name);
        if (found == known.end()) {
            refuse_command(console, {fmt::format("there is no measure '{}'; {}", name,
                                                 suggestions(name, known, Language::english)),
                                     fmt::format("der er ingen måling '{}'; {}", name,
                                                 suggestions(name, known, Language::danish))});
            return {};
        }
        which.push_back(static_cast<std::size_t>(found - known.begin()));
    }
    if (names.empty())
        for (std::size_t i = 0; i < known.size(); ++i) which.push_back(i);
    return which;
}

/// Days and periods are asked for of rows that have none.
void no_date(Console& console) {
    refuse_command(console, {"the rows have no date: name its column as `date` under `rows`",
                             "rækkerne har ingen dato: navngiv dens kolonne som `date` under `rows`"});
}

/// `unit` and the like stand for the column that plays the part; any other name is a column.
std::optional<std::string> column_named(const outcome::ResolvedMeasures& resolved, const std::string& name,
                                        Console& console) {
    const std::pair<std::string_view, const std::string*> parts[] = {{"unit", &resolved.unit},
                                                                     {"region", &resolved.region},
                                                                     {"supplier", &resolved.supplier},
                                                                     {"product", &resolved.product},
                                                                     {"patient", &resolved.patient}};
    for (const auto& [part, column] : parts) {
        if (name == part && !column->empty()) return *column;
    }
    std::vector<std::string> known;
    for (const auto& column : resolved.columns) {
        if (column.name == name) return name;
        known.push_back(column.name);
    }
    for (const auto& [part, column] : parts) {
        if (!column->empty()) known.emplace_back(part);
    }
    refuse_command(
        console,
        {fmt::format("there is no column '{}'; {}", name, suggestions(name, known, Language::english)),
         fmt::format("der er ingen kolonne '{}'; {}", name, suggestions(name, known, Language::danish))});
    return {};
}

std::optional<outcome::Grouping> grouping_of(const outcome::ResolvedMeasures& resolved,
                                             const std::vector<std::string>& by, Console& console) {
    outcome::Grouping grouping;
    for (const auto& name : by) {
        if ((name == "year" || name == "quarter" || name == "month") && resolved.date.empty()) {
            no_date(console);
            return {};
        }
        if (name == "year") {
            grouping.period = outcome::Period::year;
        } else if (name == "quarter") {
            grouping.period = outcome::Period::quarter;
        } else if (name == "month") {
            grouping.period = outcome::Period::month;
        } else {
            const auto column = column_named(resolved, name, console);
            if (!column) return {};
            grouping.columns.push_back(*column);
        }
    }
    return grouping;
}

std::optional<Date> day_of(const std::string& text, const char* flag, Console& console) {
    const auto day = iso_date(text);
    if (!day)
        refuse_command(console, {fmt::format("{}: '{}' is no date; write 2019-01-31", flag, text),
                                 fmt::format("{}: '{}' er ikke en dato; skriv 2019-01-31", flag, text)});
    return day;
}

std::optional<outcome::Selection> selection_of(const outcome::ResolvedMeasures& resolved,
                                               const MeasureRequest& request, Console& console) {
    outcome::Selection selection;
    if (resolved.date.empty() && (!request.from.empty() || !request.to.empty())) {
        no_date(console);
        return {};
    }
    if (!request.from.empty() && !(selection.from = day_of(request.from, "--from", console))) return {};
    if (!request.to.empty() && !(selection.to = day_of(request.to, "--to", console))) return {};
    for (const auto& written : request.where) {
        const auto sign = written.find('=');
        if (sign == std::string::npos || sign == 0) {
            refuse_command(console, {fmt::format("--where: write column=value, not '{}'", written),
                                     fmt::format("--where: skriv kolonne=værdi, ikke '{}'", written)});
            return {};
        }
        const auto column = column_named(resolved, written.substr(0, sign), console);
        if (!column) return {};
        const auto& of = *std::ranges::find(resolved.columns, *column, &warehouse::DataColumn::name);
        selection.equal.emplace_back(*column, outcome::value_in_rows(of, written.substr(sign + 1)));
    }
    if (selection.from && selection.to && *selection.to < *selection.from) {
        refuse_command(console, {"--from is after --to", "--from er efter --to"});
        return {};
    }
    return selection;
}

/// Which rows --rows lists: by what they are to the measure, or by the rule that takes them away.
std::optional<outcome::ListingWish> listing_wish(const MeasureRequest& request,
                                                 const outcome::Measure& measure, Console& console) {
    outcome::ListingWish wish{.most = request.json ? most_rows_for_programs : most_rows_shown};
    if (request.listed_as.empty()) return wish;
    auto word = request.listed_as;
    std::ranges::replace(word, '-', ' ');
    if ((wish.as = view::listed_as(word))) return wish;
    const auto rule = std::ranges::find(measure.rules, request.listed_as, &outcome::Rule::name);
    if (rule != measure.rules.end()) {
        wish.rule = static_cast<std::size_t>(rule - measure.rules.begin());
        return wish;
    }
    auto known = view::listed_as_words();
    for (auto& one : known) std::ranges::replace(one, ' ', '-');
    for (const auto& one : measure.rules) known.push_back(one.name);
    refuse_command(console, {fmt::format("--as: no row is '{}'; {}", request.listed_as,
                                         suggestions(request.listed_as, known, Language::english)),
                             fmt::format("--as: ingen række er '{}'; {}", request.listed_as,
                                         suggestions(request.listed_as, known, Language::danish))});
    return {};
}

/// A chart is of one measure, and no table.
bool can_be_drawn(const MeasureRequest& request, const std::vector<std::size_t>& which, Console& console) {
    if (which.size() != 1) {
        refuse_command(console, {"--chart: of which measure? choose one with --measure",
                                 "--chart: af hvilken måling? vælg én med --measure"});
        return false;
    }
    if (request.registry || request.rows) {
        refuse_command(console, {"--chart goes with neither --registry nor --rows",
                                 "--chart går hverken sammen med --registry eller --rows"});
        return false;
    }
    if (request.json && !request.chart.svg.empty()) {
        refuse_command(console, {"--svg and --json: a drawing, or data; choose one",
                                 "--svg og --json: en tegning eller data; vælg én"});
        return false;
    }
    return true;
}

bool is_ungrouped(const outcome::Grouping& grouping) {
    return grouping.columns.empty() && grouping.period == outcome::Period::none;
}

/// Whether the options go together; says what does not.
bool goes_together(const MeasureRequest& request, const OpenMeasures& open, const Question& question,
                   Console& console) {
    const auto& [which, selection, grouping, listing, chart, patient_by_patient] = question;
    const auto refused = [&](const Text& why) {
        refuse_command(console, why);
        return false;
    };
    const bool dated = request.registry || (chart && is_ungrouped(grouping));
    if (request.registry && !request.by.empty())
        return refused({"--registry has its own periods and units: take --by away",
                        "--registry har sine egne perioder og enheder: fjern --by"});
    if (dated && open.resolved.date.empty()) {
        no_date(console);
        return false;
    }
    if (!request.rows && !request.listed_as.empty())
        return refused({"--as chooses among rows: add --rows", "--as vælger blandt rækker: tilføj --rows"});
    if (!chart && (!request.chart.svg.empty() || request.chart.baseline > 0))
        return refused({"--svg and --baseline belong to a chart: add --chart",
                        "--svg og --baseline hører til et diagram: tilføj --chart"});
    if (request.for_others &&
        (request.rows || !outcome::may_be_suppressed(open.resolved, grouping, selection)))
        return refused(
            {"--for-others: others are shown figures of all rows, by year or by unit, region or product; "
             "rows, patients and surgeons are the owner's alone",
             "--for-others: andre vises tal af alle rækker, efter år eller efter enhed, region eller "
             "produkt; rækker, patienter og kirurger er kun ejerens"});
    if (request.for_others && patient_by_patient)
        return refused({"--for-others: a chart patient by patient is the owner's alone",
                        "--for-others: et diagram patient for patient er kun ejerens"});
    if (!request.reports.empty() && !view::has_period(grouping, selection))
        return refused({"--measure-report: of which period? add --by year, or --from and --to",
                        "--measure-report: for hvilken periode? tilføj --by year, eller --from og --to"});
    if (!request.reports.empty() && !view::is_reported(open.resolved, grouping))
        return refused({"--measure-report: units and regions report; group by no other column",
                        "--measure-report: enheder og regioner rapporterer; grupper ikke efter andre "
                        "kolonner"});
    return true;
}

}  // namespace

std::optional<Question> question_of(const MeasureRequest& request, const OpenMeasures& open,
                                    Console& console) {
    auto which = measures_named(open.resolved, request.measures, console);
    if (!which) return {};
    auto selection = selection_of(open.resolved, request, console);
    auto grouping = grouping_of(open.resolved, request.by, console);
    if (!selection || !grouping) return {};
    Question question{std::move(*which), std::move(*selection), std::move(*grouping), {}, {}};
    const auto& first = open.resolved.measures[question.which.front()];
    if (request.rows && question.which.size() != 1) {
        refuse_command(console, {"--rows: of which measure? choose one with --measure",
                                 "--rows: for hvilken måling? vælg én med --measure"});
        return {};
    }
    if (request.rows && !(question.listing = listing_wish(request, first, console))) return {};
    if (request.chart.asked) {
        if (!can_be_drawn(request, question.which, console)) return {};
        question.chart = chart_wish(request.chart, first, question.grouping, console);
        if (!question.chart) return {};
        question.patient_by_patient = view::is_patient_by_patient(
            question.chart->kind.value_or(view::chart_kinds(first, question.grouping).front()));
    }
    if (!goes_together(request, open, question, console)) return {};
    return question;
}

}  // namespace vaerdi::cli
