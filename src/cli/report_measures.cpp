#include "cli/report_measures.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/numerals.h"
#include "view/listing_record.h"
#include "view/measure_words.h"

namespace vaerdi::cli {
namespace {

/// Enough for what is counted one by one.
constexpr int digits_of_amounts = 15;

std::string count_words(std::int64_t count, Language language) {
    return number(static_cast<double>(count), 0, language);
}

class MeasuresPage {
  public:
    MeasuresPage(const Screen& screen, const outcome::ResolvedMeasures& measures,
                 const outcome::Grouping& grouping)
        : screen_(screen), measures_(measures), grouping_(grouping) {}

    void opening(const warehouse::DataSet& data) const {
        const auto& title = measures_.title.empty() ? Text(data.id) : measures_.title;
        screen_.out << screen_.style.bold(title.in(screen_.language)) << "\n";
        auto line = fmt::format(fmt::runtime(say("{} rows · version {}", "{} rækker · version {}")),
                                count_words(data.rows, screen_.language), data.version.substr(0, 12));
        if (data.rejected > 0)
            line += fmt::format(fmt::runtime(say(" · {} rejected", " · {} afvist")),
                                count_words(data.rejected, screen_.language));
        if (data.generated)
            line += say(" · made-up data: no patient is behind them",
                        " · opdigtede data: der er ingen patienter bag dem");
        screen_.note(line);
    }

    /// All measures without a grouping stand in one table.
    void together(const std::vector<outcome::MeasureFigures>& figures) const {
        Table table({{say("Measure", "Måling"), false},
                     {say("Value", "Værdi")},
                     {say("95% interval", "95 %-interval")},
                     {say("Count", "Tæller")},
                     {say("Of", "Nævner")},
                     {say("Unknown", "Ukendt")},
                     {"Standard"}});
        for (const auto& one : figures) {
            const auto& measure = measures_.measures[one.measure];
            table.row({measure.title.in(screen_.language),
                       view::measure_value(measure, one.all.value, screen_.language),
                       view::measure_interval(measure, one.all.interval, screen_.language),
                       numerator(measure, one.all), denominator(one.all), unknown(one.all, one.suppressed),
                       standard(measure, one.all)});
        }
        screen_.out << "\n";
        screen_.print(table);
        for (const auto& one : figures) left_out(one);
    }

    void by_cell(const outcome::MeasureFigures& figures) const {
        const auto& measure = measures_.measures[figures.measure];
        screen_.out << heading(screen_.style, measure.title.in(screen_.language));
        screen_.note(view::definition_words(measures_, measure).in(screen_.language));
        const bool adjusted = measure.is_adjusted();
        const bool answered = measure.kind == outcome::Kind::score_change;
        const bool drawn = is_drawn_towards_all(figures);
        std::vector<Column> columns{
            {key_head(), false}, {say("Value", "Værdi")}, {say("95% interval", "95 %-interval")}};
        if (adjusted) {
            columns.push_back({say("Adjusted", "Korrigeret")});
            columns.push_back({say("95% interval", "95 %-interval")});
            columns.push_back({say("Standing", "Placering"), false});
        }
        if (drawn) columns.push_back({say("Likely", "Sandsynlig")});
        if (!view::numerator_words(measure).empty())
            columns.push_back({view::numerator_words(measure).in(screen_.language)});
        if (measure.kind == outcome::Kind::rate) columns.push_back({say("Exposure", "Eksponering")});
        columns.push_back({view::denominator_words(measure).in(screen_.language)});
        if (answered) columns.push_back({say("Response", "Svarprocent")});
        columns.push_back({say("Unknown", "Ukendt")});
        columns.push_back({"", false});
        Table table(std::move(columns));
        const bool kept = figures.suppressed;
        for (const auto& cell : figures.cells)
            table.row(cells(measure, key_words(cell.key), cell, kept, drawn));
        table.rule();
        auto all = cells(measure, say("All", "Alle"), figures.all, kept, drawn);
        if (adjusted) all[5].clear();  // all do not stand anywhere among themselves
        table.bold(std::move(all));
        screen_.print(table);
        left_out(figures);
        known_beside(measure, figures);
    }

    void registry(const outcome::Registry& table) const {
        const auto& measure = measures_.measures[table.measure];
        screen_.out << heading(screen_.style, measure.title.in(screen_.language));
        if (measure.standard)
            screen_.note("Standard: " + view::measure_value(measure, measure.standard, screen_.language));
        std::vector<Column> columns{{"", false}};
        for (std::size_t p = 0; p < table.periods.size(); ++p) {
            const auto year = std::to_string(table.periods[p]);
            if (p == 0) {
                columns.push_back({say("Count/of ", "Tæller/nævner ") + year});
                columns.push_back({say("Unknown", "Uoplyst")});
            }
            columns.push_back({year});
            columns.push_back({say("95% interval", "95 %-interval")});
            if (p == 0 && measure.standard) columns.push_back({"Standard", false});
        }
        Table printed(std::move(columns));
        for (const auto& row : table.rows) {
            auto cells = registry_cells(measure, row, table.suppressed);
            if (row.level == outcome::Level::unit) {
                printed.row(std::move(cells));
            } else {
                printed.bold(std::move(cells));
            }
        }
        screen_.print(printed);
    }

  private:
    std::string say(std::string_view en, std::string_view da) const { return screen_.say(en, da); }

    std::vector<std::string> registry_cells(const outcome::Measure& measure, const outcome::RegistryRow& row,
                                            bool suppressed) const {
        const auto name = row.level == outcome::Level::country
                              ? say("All", "Alle")
                              : view::group_words(row.name, screen_.language);
        std::vector<std::string> cells{row.level == outcome::Level::unit ? "  " + name : name};
        for (std::size_t p = 0; p < row.periods.size(); ++p) {
            const auto& figure = row.periods[p];
            if (p == 0) {
                const auto of = denominator(figure);
                cells.push_back(view::numerator_words(measure).empty() || figure.hidden
                                    ? of
                                    : numerator(measure, figure) + "/" + of);
                cells.push_back(unknown(figure, suppressed));
            }
            cells.push_back(view::measure_value(measure, figure.value, screen_.language));
            cells.push_back(view::measure_interval(measure, figure.interval, screen_.language));
            if (p == 0 && measure.standard)
                cells.push_back(!figure.reaches_standard   ? ""
                                : *figure.reaches_standard ? say("reached", "opfyldt")
                                                           : say("not reached", "ikke opfyldt"));
        }
        return cells;
    }

    std::string numerator(const outcome::Measure& measure, const outcome::Figure& figure) const {
        if (view::numerator_words(measure).empty()) return "";
        if (figure.hidden) return "–";
        if (view::counts_events(measure)) return count_words(figure.tally.events, screen_.language);
        return significant(figure.tally.amount.value(), digits_of_amounts, screen_.language);
    }
    std::string denominator(const outcome::Figure& figure) const {
        return figure.hidden ? "–" : count_words(figure.tally.counted, screen_.language);
    }
    /// The owner alone is told.
    std::string unknown(const outcome::Figure& figure, bool suppressed) const {
        return suppressed ? "–" : count_words(figure.tally.unknown, screen_.language);
    }

    std::string standard(const outcome::Measure& measure, const outcome::Figure& figure) const {
        if (!measure.standard) return "";
        const auto level = view::measure_value(measure, measure.standard, screen_.language);
        if (!figure.reaches_standard) return level;
        return level + (*figure.reaches_standard ? say(" reached", " opfyldt")
                                                 : say(" not reached", " ikke opfyldt"));
    }

    /// Between units that can be told apart at all, what each is likely to be worth stands beside what was
    /// counted.
    static bool is_drawn_towards_all(const outcome::MeasureFigures& figures) {
        return figures.reliability &&
               std::ranges::any_of(figures.cells, [](const auto& cell) { return cell.shrunken.has_value(); });
    }

    std::string key_head() const {
        std::string head;
        if (grouping_.period != outcome::Period::none) head = say("Period", "Periode");
        for (const auto& column : grouping_.columns) head += (head.empty() ? "" : " · ") + column;
        return head;
    }

    std::string key_words(const outcome::Key& key) const {
        auto words = view::period_words(grouping_.period, key.period, screen_.language);
        for (const auto& group : key.groups)
            words += (words.empty() ? "" : " · ") + view::group_words(group, screen_.language);
        return words;
    }

    std::vector<std::string> cells(const outcome::Measure& measure, std::string key,
                                   const outcome::Figure& figure, bool suppressed, bool drawn) const {
        const auto language = screen_.language;
        std::vector<std::string> row{std::move(key), view::measure_value(measure, figure.value, language),
                                     view::measure_interval(measure, figure.interval, language)};
        if (measure.is_adjusted()) {
            const auto& adjusted = figure.adjusted;
            row.push_back(view::measure_value(
                measure, adjusted ? std::optional(adjusted->value) : std::nullopt, language));
            row.push_back(adjusted ? view::measure_interval(measure, adjusted->interval, language) : "");
            row.push_back(standing(figure));
        }
        if (drawn)
            row.push_back(figure.shrunken ? view::measure_value(measure, figure.shrunken->value, language)
                                          : "");
        if (!view::numerator_words(measure).empty()) row.push_back(numerator(measure, figure));
        if (measure.kind == outcome::Kind::rate)
            row.push_back(figure.hidden
                              ? "–"
                              : significant(figure.tally.exposure.value(), digits_of_amounts, language));
        row.push_back(denominator(figure));
        if (measure.kind == outcome::Kind::score_change)
            row.push_back(figure.response ? percent(figure.response->rate, 0, language) : "–");
        row.push_back(unknown(figure, suppressed));
        auto judged = figure.hidden ? say("hidden: small numbers", "skjult: små tal")
                                    : view::judged_words(measure, figure.judged).in(language);
        if (judged.empty()) judged = standard(measure, figure);
        row.push_back(judged);
        return row;
    }

    std::string standing(const outcome::Figure& figure) const {
        return figure.adjusted ? view::standing_words(figure.adjusted->standing).in(screen_.language) : "";
    }

    /// The rows that are in no figure, and why.
    void left_out(const outcome::MeasureFigures& figures) const {
        const auto& measure = measures_.measures[figures.measure];
        const auto& tally = figures.all.tally;
        std::vector<std::string> parts;
        // "of 1,205 rows, 521 wait"; "af 1.205 rækker venter 521": in Danish the verb stands first.
        const auto part = [&](std::int64_t rows, std::string_view en, std::string_view da) {
            if (rows > 0)
                parts.push_back(fmt::format(fmt::runtime(say(en, da)), count_words(rows, screen_.language)));
        };
        part(tally.outside, "{} do not belong", "hører {} ikke til");
        part(tally.waiting, "{} wait for their follow-up", "venter {} på deres opfølgning");
        for (std::size_t r = 0; r < tally.excluded.size(); ++r) {
            const auto& rule = measure.rules[r];
            const auto title = rule.title.in(screen_.language);
            parts.push_back(fmt::format(fmt::runtime(say("{} left out: {} ({} fit the rule)",
                                                         "er {} udeladt: {} ({} opfylder reglen)")),
                                        count_words(tally.excluded[r], screen_.language), title,
                                        count_words(tally.gross[r], screen_.language)));
        }
        if (parts.empty()) return;
        screen_.note(fmt::format(fmt::runtime(say("{}: of {} rows, {}.", "{}: af {} rækker {}.")),
                                 measure.title.in(screen_.language),
                                 count_words(tally.rows, screen_.language), fmt::join(parts, ", ")));
    }

    void known_beside(const outcome::Measure& measure, const outcome::MeasureFigures& figures) const {
        if (figures.without_covariates > 0)
            screen_.note(
                count_words(figures.without_covariates, screen_.language) +
                (figures.without_covariates == 1
                     ? say(" row counts in the raw value only: what it is adjusted for is not known.",
                           " række tæller kun med i den rå værdi: det, der korrigeres for, er ukendt.")
                     : say(" rows count in the raw value only: what they are adjusted for is not known.",
                           " rækker tæller kun med i den rå værdi: det, der korrigeres for, er "
                           "ukendt.")));
        const auto stands_out = [](const outcome::Figure& cell) {
            using enum comparison::Standing;
            return cell.adjusted && cell.adjusted->standing != as_others &&
                   cell.adjusted->standing != too_few;
        };
        const bool between_units = grouping_.period == outcome::Period::none && !grouping_.columns.empty();
        if (between_units && std::ranges::any_of(figures.cells, stands_out))
            screen_.note(
                say("Standing is against chance alone; --chart funnel widens its limits where units differ "
                    "by more than that.",
                    "Placeringen er i forhold til tilfældighed alene; --chart funnel gør grænserne bredere, "
                    "hvor enheder er mere forskellige end det."));
        if (!figures.fit.empty()) screen_.note(figures.fit.in(screen_.language));
        if (figures.reliability) {
            const auto& of = *figures.reliability;
            screen_.note(
                say("Likely: the value drawn towards all by as much as the unit's own rows say little.",
                    "Sandsynlig: værdien trukket mod alle, så meget som enhedens egne rækker siger lidt."));
            screen_.note(fmt::format(
                fmt::runtime(say("Between units lies {} of the variation (intraclass correlation).",
                                 "Mellem enhederne ligger {} af variationen (intraklassekorrelation).")),
                percent(of.intraclass, 2, screen_.language)));
            if (of.rows_for_70)
                screen_.note(fmt::format(
                    fmt::runtime(
                        say("A unit needs {} rows to be told from the others with a reliability of {}.",
                            "En enhed skal have {} rækker for at skilles fra de andre med en "
                            "pålidelighed på {}.")),
                    count_words(*of.rows_for_70, screen_.language), number(0.7, 2, screen_.language)));
        }
        const auto& response = figures.all.response;
        if (response && response->worst && response->rate < 1)
            screen_.note(fmt::format(
                fmt::runtime(
                    say("Had all answered, it would lie between {} (all missing at their worst) and {}.",
                        "Havde alle svaret, ville den ligge mellem {} (alle manglende på det værste) "
                        "og {}.")),
                view::measure_value(measure, response->worst, screen_.language),
                view::measure_value(measure, response->best, screen_.language)));
    }

    const Screen& screen_;
    const outcome::ResolvedMeasures& measures_;
    const outcome::Grouping& grouping_;
};

}  // namespace

void print_registry(const Screen& screen, const outcome::ResolvedMeasures& measures,
                    const warehouse::DataSet& data, const std::vector<outcome::Registry>& tables) {
    const MeasuresPage page(screen, measures, {});
    page.opening(data);
    for (const auto& table : tables) page.registry(table);
}

void print_rows(const Screen& screen, const outcome::Measure& measure, const outcome::Listing& listing) {
    screen.out << heading(screen.style, measure.title.in(screen.language));
    std::vector<Column> columns{{screen.say("Row", "Række")}, {screen.say("Is", "Er"), false}};
    for (const auto& column : listing.columns) columns.push_back({column, false});
    Table table(std::move(columns));
    for (const auto& row : listing.rows) {
        std::vector<std::string> cells{std::to_string(row.row_number),
                                       view::listed_words(measure, row).in(screen.language)};
        cells.insert(cells.end(), row.values.begin(), row.values.end());
        table.row(std::move(cells));
    }
    screen.print(table);
    if (listing.more)
        screen.note(screen.say(
            "There are more rows; choose with --as, --where, --from and --to, or take them all with --json.",
            "Der er flere rækker; vælg med --as, --where, --from og --to, eller tag dem alle med --json."));
}

void print_measures(const Screen& screen, const outcome::ResolvedMeasures& measures,
                    const warehouse::DataSet& data, const outcome::Grouping& grouping,
                    const std::vector<outcome::MeasureFigures>& figures) {
    const MeasuresPage page(screen, measures, grouping);
    page.opening(data);
    if (grouping.period == outcome::Period::none && grouping.columns.empty()) {
        page.together(figures);
    } else {
        for (const auto& one : figures) page.by_cell(one);
    }
}

}  // namespace vaerdi::cli
