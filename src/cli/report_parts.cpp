// What stands beside the main figures: effects nobody prices, lines, groups, pathways, financing.
#include <fmt/format.h>

#include <algorithm>

#include "cli/report_sections.h"

namespace vaerdi::cli {

void print_unpriced(const Page& page) {
    if (page.report.assessment.unpriced.empty()) return;
    page.head("Effects that nobody has priced", "Effekter, som ingen har prissat");
    for (const auto& effect : page.report.assessment.unpriced) {
        auto text = effect.name.in(page.language);
        if (!effect.category.empty()) text += " (" + effect.category.in(page.language) + ")";
        if (!effect.description.empty()) text += ": " + effect.description.in(page.language);
        page.out << wrapped(text, page.width, 0, 2);
    }
}

void print_lines(const Page& page) {
    const auto& assessment = page.report.assessment;
    const auto& resolved = page.report.resolved;
    if (!page.report.lines) return;
    Largest largest;
    for (const auto& a : assessment.alternatives) {
        for (const auto& line : a.lines) largest.see(line.present_value_all);
    }
    const auto scale = money_scale(largest.found(), resolved.currency, page.language);
    page.head("Line by line", "Linje for linje");
    std::vector<Column> columns{{page.say("Present value, ", "Nutidsværdi, ") + scale.words}};
    for (const auto& a : assessment.alternatives) columns.push_back({page.title(a.id)});
    Table table(std::move(columns));
    for (const bool costs : {true, false}) {
        bool any = false;
        for (const auto& line : resolved.lines) {
            if (line.is_cost != costs || line.not_priced || !line.has_money) continue;
            if (!any)
                table.bold({costs ? page.say("Costs", "Omkostninger") : page.say("Effects", "Effekter")});
            any = true;
            std::vector<std::string> cells{"  " + line.name.in(page.language)};
            for (const auto& a : assessment.alternatives) {
                const auto found = std::ranges::find(a.lines, line.id, &value::LineFigure::line);
                cells.push_back(found == a.lines.end() ? "–"
                                                       : scale.show(found->present_value_all, page.language));
            }
            table.row(std::move(cells));
        }
    }
    page.print(table);
    if (!resolved.perspective.empty())
        page.note(page.say("Whoever pays or gains, inside the perspective or not.",
                           "Uanset hvem der betaler eller vinder, inden for perspektivet eller ej."));
}

void print_groups(const Page& page) {
    const auto& assessment = page.report.assessment;
    const auto& resolved = page.report.resolved;
    bool any = false;
    Largest largest;
    for (const auto& a : assessment.alternatives) {
        for (const auto& group : a.groups) {
            any = true;
            largest.see(group.total_cost.value);
            largest.see(group.effects.value);
            largest.see(group.net_value.value);
        }
    }
    if (!any) return;
    const auto scale = money_scale(largest.found(), resolved.currency, page.language);
    page.head("By patient group (for one of the group)", "Efter patientgruppe (for én i gruppen)");
    std::vector<Column> columns{{page.say("Present value, ", "Nutidsværdi, ") + scale.words}};
    for (const auto& a : assessment.alternatives) columns.push_back({page.title(a.id)});
    Table table(std::move(columns));
    for (const auto& group : resolved.groups) {
        const auto title = group.title.empty() ? group.id : group.title.in(page.language);
        table.bold({fmt::format("{} ({})", title, percent(group.share, 0, page.language))});
        const auto row = [&](const std::string& name, const auto& cell) {
            std::vector<std::string> cells{"  " + name};
            for (const auto& a : assessment.alternatives) {
                const auto found = std::ranges::find(a.groups, group.id, &value::GroupFigure::group);
                cells.push_back(found == a.groups.end() ? "–" : cell(*found));
            }
            table.row(std::move(cells));
        };
        row(page.say("Total cost", "Totalomkostning"),
            [&](const value::GroupFigure& f) { return scale.show(f.total_cost.value, page.language); });
        row(page.say("Effects in money", "Effekter i penge"),
            [&](const value::GroupFigure& f) { return scale.show(f.effects.value, page.language); });
        row(page.say("Net value", "Nettoværdi"),
            [&](const value::GroupFigure& f) { return scale.show(f.net_value.value, page.language); });
        const bool counted = std::ranges::any_of(assessment.alternatives, [](const auto& a) {
            return std::ranges::any_of(a.groups, [](const auto& g) { return g.qalys.has_value(); });
        });
        if (counted) {
            row(page.say("QALYs", "QALY"), [&](const value::GroupFigure& f) {
                return f.qalys ? number(f.qalys->value, 4, page.language) : std::string("–");
            });
        }
    }
    page.print(table);
}

void print_pathways(const Page& page) {
    const auto& assessment = page.report.assessment;
    const auto currency = page.report.resolved.currency;
    // Pathways and resources that are the same for all alternatives are shown once.
    std::vector<std::string> shown;
    for (const auto& pathway : assessment.pathways) {
        Table table({{page.say("Step", "Trin")},
                     {page.say("Who", "Hvem"), false},
                     {page.say("Minutes", "Minutter")},
                     {page.say("Times", "Gange")},
                     {page.say("Per minute", "Pr. minut")},
                     {page.say("Cost", "Omkostning")}});
        std::string key = pathway.id;
        for (const auto& step : pathway.steps) {
            table.row({step.name.in(page.language), step.who.in(page.language),
                       significant(step.minutes, 4, page.language), significant(step.times, 3, page.language),
                       number(step.rate_per_minute, 2, page.language), number(step.cost, 0, page.language)});
            key += fmt::format("|{}x{}", step.minutes, step.times);
        }
        if (std::ranges::find(shown, key) != shown.end()) continue;
        shown.push_back(key);
        const bool single =
            std::ranges::count(assessment.pathways, pathway.id, &value::PathwayResult::id) == 1;
        auto title = page.say("Pathway: ", "Forløb: ") +
                     (pathway.title.empty() ? pathway.id : pathway.title.in(page.language));
        if (!single && !pathway.alternative.empty()) title += " – " + page.title(pathway.alternative);
        page.out << heading(page.style, title);
        table.rule();
        table.bold({page.say("For one", "For én"), "", "", "", "", number(pathway.cost, 0, page.language)});
        page.print(table);
    }
    if (assessment.resources.empty()) return;
    page.head("Capacity", "Kapacitet");
    Table table({{page.say("Resource", "Ressource")},
                 {page.say("Minutes in all", "Minutter i alt")},
                 {page.say("used", "brugt")},
                 {page.say("unused", "ubrugt")},
                 {page.say("Cost of the unused, ", "Omkostning ved ubrugt, ") +
                  (currency == "DKK" ? page.say("DKK", "kr.") : currency)}});
    for (const auto& resource : assessment.resources) {
        auto name = resource.title.empty() ? resource.id : resource.title.in(page.language);
        if (!resource.alternative.empty()) name += " – " + page.title(resource.alternative);
        table.row({std::move(name), number(resource.capacity_minutes, 0, page.language),
                   number(resource.used_minutes, 0, page.language),
                   number(resource.unused_minutes, 0, page.language),
                   number(resource.unused_cost, 0, page.language)});
    }
    page.print(table);
}

void print_financing(const Page& page) {
    const auto& currency = page.report.resolved.currency;
    for (const auto& plan : page.report.assessment.financing) {
        page.out << heading(page.style, page.say("Financing: ", "Finansiering: ") +
                                            (plan.title.empty() ? plan.id : plan.title.in(page.language)));
        double repaid = 0;
        for (const auto payment : plan.payments) repaid += payment;
        auto text = fmt::format(fmt::runtime(page.say("The investor pays {} and is repaid {} in all",
                                                      "Investor betaler {} og får i alt {} tilbage")),
                                compact_money(plan.outlay, currency, page.language),
                                compact_money(repaid, currency, page.language));
        if (plan.internal_rate) {
            text += fmt::format(fmt::runtime(page.say(", a yearly return of {}", ", et årligt afkast på {}")),
                                percent(*plan.internal_rate, 1, page.language));
        }
        if (plan.capped)
            text += page.say("; the cap on the return was reached", "; loftet over afkastet er nået");
        text += fmt::format(fmt::runtime(page.say(". Net present value for the investor: {}",
                                                  ". Nettonutidsværdi for investor: {}")),
                            compact_money(plan.net_present_value, currency, page.language));
        page.out << wrapped(sentence(std::move(text)), page.width);
    }
}

}  // namespace vaerdi::cli
