// Who pays and who gains, year by year; what is counted in its own units; staff hours set free.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cli/report_sections.h"

namespace vaerdi::cli {
namespace {

constexpr std::size_t years_shown_all = 10;
constexpr std::size_t years_before_ranges = 5;
constexpr std::size_t years_in_a_range = 5;

/// Years that share a row: all alone up to ten, else the first five alone and the rest by fives.
std::vector<std::pair<std::size_t, std::size_t>> year_ranges(std::size_t count) {
    std::vector<std::pair<std::size_t, std::size_t>> ranges;
    const bool all = count <= years_shown_all + 1;  // index 0 is t = 0
    for (std::size_t i = 0; i < count;) {
        const auto size = all || i <= years_before_ranges ? 1 : std::min(years_in_a_range, count - i);
        ranges.emplace_back(i, i + size);
        i += size;
    }
    return ranges;
}

double sum_over(const std::vector<double>& flows, std::size_t from, std::size_t to) {
    double sum = 0;
    for (std::size_t i = from; i < std::min(to, flows.size()); ++i) sum += flows[i];
    return sum;
}

void print_net_values(const Page& page, const value::Comparison& c, const std::vector<std::string>& payers) {
    const auto& resolved = page.report.resolved;
    Largest largest;
    bool drawn = false;
    for (const auto& [payer, figure] : c.by_payer) {
        largest.see(figure);
        drawn = drawn || figure.spread.has_value();
    }
    const auto scale = money_scale(largest.found(), resolved.currency, page.language);
    const Show show = [&](double x) { return scale.show(x, page.language); };
    std::vector<Column> columns{{page.say("Present value, ", "Nutidsværdi, ") + scale.words},
                                {page.say("Net value", "Nettoværdi")}};
    if (drawn) columns.push_back({page.say("95% interval", "95 %-interval")});
    Table table(std::move(columns));
    bool outside = false;
    for (const auto& payer : payers) {
        const auto& figure = c.by_payer.at(payer);
        auto name = payer_title(resolved, payer, page.language);
        if (!resolved.counts(payer)) {
            name += " *";
            outside = true;
        }
        table.row({std::move(name), show(figure.value), interval_of(figure, show, page.language)});
    }
    page.print(table);
    if (outside) page.note(page.say("* outside the perspective", "* uden for perspektivet"));
}

void print_budget(const Page& page, const value::Comparison& c) {
    const auto& resolved = page.report.resolved;
    std::vector<std::string> payers;
    std::size_t count = 0;
    Largest largest;
    for (const auto& payer : payers_of(resolved, c.budget)) {
        const auto& flows = c.budget.at(payer);
        if (std::ranges::all_of(flows, [](double x) { return x == 0; })) continue;
        payers.push_back(payer);
        count = std::max(count, flows.size());
        largest.see(flows);
        largest.see(sum_over(flows, 0, flows.size()));
    }
    if (payers.empty()) return;
    const auto scale = money_scale(largest.found(), resolved.currency, page.language);
    if (c.by_payer.size() > 1) page.out << "\n";
    std::vector<Column> columns{{page.say("Budget, undiscounted, ", "Budget, udiskonteret, ") + scale.words}};
    for (const auto& payer : payers) columns.push_back({payer_title(resolved, payer, page.language)});
    if (payers.size() > 1) columns.push_back({page.say("All", "Alle")});
    Table table(std::move(columns));
    const auto row = [&](std::string name, std::size_t from, std::size_t to, bool last) {
        std::vector<std::string> cells{std::move(name)};
        double all = 0;
        for (const auto& payer : payers) {
            const auto amount = sum_over(c.budget.at(payer), from, to);
            all += amount;
            cells.push_back(scale.show(amount, page.language));
        }
        if (payers.size() > 1) cells.push_back(scale.show(all, page.language));
        last ? table.bold(std::move(cells)) : table.row(std::move(cells));
    };
    for (const auto& [from, to] : year_ranges(count)) {
        auto name = capitalised(year_name(resolved, from, page.language));
        if (from == 0) name = page.say("At the start", "Ved start");
        if (to - from > 1)
            name += "–" + (resolved.start_year > 1 ? year_name(resolved, to - 1, page.language)
                                                   : std::to_string(to - 1));
        row(std::move(name), from, to, false);
    }
    table.rule();
    row(page.say("In all", "I alt"), 0, count, true);
    page.print(table);
    page.note(page.say("Extra outlay less what is gained; a minus is money saved or gained.",
                       "Merudgift minus gevinst; minus er penge, der spares eller vindes."));
}

}  // namespace

void print_payers(const Page& page) {
    for (const auto& c : page.report.assessment.comparisons) {
        const auto payers = payers_of(page.report.resolved, c.by_payer);
        if (payers.empty()) continue;
        auto title = page.say("Who pays and who gains", "Hvem betaler, og hvem vinder");
        if (page.report.assessment.comparisons.size() > 1) title += ": " + page.title(c.id);
        page.out << heading(page.style, title);
        if (payers.size() > 1) print_net_values(page, c, payers);
        print_budget(page, c);
        if (c.qalys_in_money && std::lround(*c.qalys_in_money) != 0) {
            page.note(fmt::format(
                fmt::runtime(
                    *c.qalys_in_money > 0
                        ? page.say("The value set on QALYs, {}, falls to the patients; it is no money "
                                   "and stands in no payer's net value or budget.",
                                   "Værdien af de vundne QALY, {}, tilfalder patienterne; den er ikke "
                                   "penge og indgår ikke i nogen betalers nettoværdi eller budget.")
                        : page.say("The QALYs lost, valued at {}, are the patients' loss; it is no "
                                   "money and stands in no payer's net value or budget.",
                                   "De tabte QALY, til en værdi af {}, er patienternes tab; det er "
                                   "ikke penge og indgår ikke i nogen betalers nettoværdi eller "
                                   "budget.")),
                compact_money(std::abs(*c.qalys_in_money), page.report.resolved.currency, page.language)));
        }
    }
}

void print_natural_units(const Page& page) {
    const auto& assessment = page.report.assessment;
    bool any = false;
    for (const auto& a : assessment.alternatives) any = any || !a.natural.empty();
    if (!any) return;
    page.head("In natural units", "I naturlige enheder");
    const bool single = assessment.comparisons.size() == 1;
    std::vector<Column> columns{
        {page.say("Over the horizon, undiscounted", "Over tidshorisonten, udiskonteret")}};
    for (const auto& a : assessment.alternatives) columns.push_back({page.title(a.id)});
    if (single) {
        columns.push_back({page.say("Difference", "Forskel")});
        if (assessment.draws > 0) columns.push_back({page.say("95% interval", "95 %-interval")});
    }
    Table table(std::move(columns));
    const auto find = [](const auto& list, const std::string& id) {
        const auto found = std::ranges::find(list, id, &value::NaturalFigure::id);
        return found == list.end() ? nullptr : &*found;
    };
    std::vector<std::string> seen;
    for (const auto& holder : assessment.alternatives) {
        for (const auto& figure : holder.natural) {
            if (std::ranges::find(seen, figure.id) != seen.end()) continue;
            seen.push_back(figure.id);
            Largest largest;
            for (const auto& a : assessment.alternatives) {
                if (const auto* found = find(a.natural, figure.id)) largest.see(found->total.value);
            }
            const int decimals = decimals_for(largest.found());
            const Show show = [&](double x) { return number(x, decimals, page.language); };
            auto name = figure.title.empty() ? figure.id : figure.title.in(page.language);
            const auto unit = unit_words_in(figure.unit.text(), page.language);
            if (unit != "1" && folded(name).find(folded(unit)) == std::string::npos) name += ", " + unit;
            std::vector<std::string> cells{std::move(name)};
            for (const auto& a : assessment.alternatives) {
                const auto* found = find(a.natural, figure.id);
                cells.push_back(found == nullptr ? "–" : show(found->total.value));
            }
            if (single) {
                const auto* found = find(assessment.comparisons.front().natural, figure.id);
                cells.push_back(found == nullptr ? "–" : show(found->total.value));
                cells.push_back(found == nullptr ? "" : interval_of(found->total, show, page.language));
            }
            table.row(std::move(cells));
        }
    }
    page.print(table);
}

void print_staff(const Page& page) {
    for (const auto& c : page.report.assessment.comparisons) {
        const auto changed = [](const value::StaffFigure& f) { return f.hours.value != 0; };
        if (std::ranges::none_of(c.staff, changed)) continue;
        page.out << heading(page.style,
                            fmt::format("{}: {}", page.say("Staff time set free", "Frigjort personaletid"),
                                        page.title(c.id)));
        Table table({{page.say("Staff group", "Personalegruppe")},
                     {page.say("Hours", "Timer")},
                     {page.say("Hours a year", "Timer pr. år")},
                     {page.say("FTE", "Årsværk")},
                     {page.say("of which cashable, FTE", "heraf kan høstes, årsværk")},
                     {page.say("Hours in an FTE", "Timer pr. årsværk")}});
        for (const auto& staff : c.staff) {
            if (!changed(staff)) continue;
            table.row({staff.title.empty() ? staff.staff : staff.title.in(page.language),
                       number(staff.hours.value, decimals_for(staff.hours.value), page.language),
                       number(staff.hours_per_year, decimals_for(staff.hours_per_year), page.language),
                       number(staff.fte, 2, page.language), number(staff.cashable_fte, 2, page.language),
                       number(staff.hours_per_fte, 0, page.language)});
        }
        page.print(table);
        page.note(page.say(
            "All hours are capacity; only the cashable part is counted in money. A minus is extra work.",
            "Alle timer er frigjort kapacitet; kun den del, der kan høstes, regnes i penge. Minus er "
            "ekstra arbejde."));
    }
}

}  // namespace vaerdi::cli
