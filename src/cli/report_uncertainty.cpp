// Price headroom, what matters most, thresholds, two numbers at once, scenarios.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cli/report_sections.h"
#include "view/answer.h"

namespace vaerdi::cli {
namespace {

constexpr std::size_t swings_shown = 6;
constexpr int bar_columns = 14;

/// A bar from `low` to `high` on an axis that shows `from` to `to`, with a mark where the base value stands.
std::string text_bar(double low, double high, double base, double from, double to) {
    const auto column = [&](double x) {
        const double share = to > from ? (x - from) / (to - from) : 0.5;
        return std::clamp(static_cast<int>(std::lround(share * bar_columns)), 0, bar_columns);
    };
    const int begin = column(std::min(low, high)), end = column(std::max(low, high)), mark = column(base);
    std::string bar;
    for (int i = 0; i <= bar_columns; ++i) bar += i == mark ? "│" : i >= begin && i <= end ? "█" : " ";
    return bar;
}

double net_value_of(const Page& page, std::size_t alternative) {
    const auto* c = page.comparison(page.report.resolved.alternatives[alternative].id);
    return c == nullptr ? 0 : c->net_value.value;
}

}  // namespace

void print_headrooms(const Page& page) {
    if (page.report.headrooms.empty()) return;
    page.head("Highest price that is still worth it", "Højeste forsvarlige pris");
    for (const auto& headroom : page.report.headrooms) {
        auto text = headroom_words(page.report.resolved, headroom, page.language);
        if (page.report.assessment.comparisons.size() > 1)
            text = page.title(headroom.alternative) + " – " + text;
        page.out << wrapped(text, page.width, 0, 2);
    }
}

void print_swings(const Page& page) {
    const auto& resolved = page.report.resolved;
    for (const auto& [alternative, swings] : page.report.swings) {
        if (swings.empty()) continue;
        const auto& id = resolved.alternatives[alternative].id;
        const double base = net_value_of(page, alternative);
        double from = base, to = base;
        Largest largest;
        const auto shown = std::min(swings.size(), page.report.swings_asked ? swings.size() : swings_shown);
        for (std::size_t i = 0; i < shown; ++i) {
            from = std::min({from, swings[i].at_low, swings[i].at_high});
            to = std::max({to, swings[i].at_low, swings[i].at_high});
            largest.see(swings[i].at_low);
            largest.see(swings[i].at_high);
        }
        const auto scale = money_scale(largest.found(), resolved.currency, page.language);
        page.out << heading(
            page.style,
            fmt::format("{}: {}", page.say("What matters most", "Det betyder mest"), page.title(id)));
        Table table({{page.say("Net value, ", "Nettoværdi, ") + scale.words},
                     {page.say("tried", "prøvet")},
                     {page.say("net value there", "nettoværdi der")},
                     {"", false}});
        bool flagged = false;
        for (std::size_t i = 0; i < shown; ++i) {
            const auto& swing = swings[i];
            const auto& input = resolved.inputs[swing.input];
            flagged = flagged || swing.outside_bound;
            const auto tried = range_words(input_number(input, swing.low, page.language),
                                           input_value(input, swing.high, page.language), page.language) +
                               (swing.outside_bound ? " !" : "");
            table.row({input_title(resolved, input, page.language), tried,
                       range_words(scale.show(swing.at_low, page.language),
                                   scale.show(swing.at_high, page.language), page.language),
                       text_bar(swing.at_low, swing.at_high, base, from, to)});
        }
        page.print(table);
        if (flagged)
            page.note(page.say("! a value outside what is natural, e.g. a share above 100%",
                               "! en værdi uden for det naturlige, fx en andel over 100 %"));
    }
}

void print_thresholds(const Page& page) {
    for (const auto& [alternative, thresholds] : page.report.thresholds) {
        const auto& id = page.report.resolved.alternatives[alternative].id;
        page.out << heading(page.style,
                            fmt::format("{}: {}", page.say("Thresholds", "Grænseværdier"), page.title(id)));
        for (const auto& threshold : thresholds) {
            page.out << wrapped(threshold_words(page.report.resolved, threshold,
                                                net_value_of(page, alternative), page.language),
                                page.width, 0, 2);
        }
        if (thresholds.empty())
            page.out << page.say("No single number changes the answer.\n",
                                 "Intet enkelt tal ændrer svaret.\n");
    }
}

void print_two_way(const Page& page) {
    const auto& resolved = page.report.resolved;
    for (const auto& [alternative, grid] : page.report.two_way) {
        const auto& first = resolved.inputs[grid.first];
        const auto& second = resolved.inputs[grid.second];
        Largest largest;
        for (const auto& row : grid.net_value) largest.see(row);
        const auto scale = money_scale(largest.found(), resolved.currency, page.language);
        page.out << heading(page.style,
                            fmt::format("{}: {}", page.say("Two numbers at once", "To tal på én gang"),
                                        page.title(resolved.alternatives[alternative].id)));
        std::vector<Column> columns{{page.say("Net value, ", "Nettoværdi, ") + scale.words}};
        for (const auto value : grid.second_values)
            columns.push_back({input_number(second, value, page.language)});
        Table table(std::move(columns));
        for (std::size_t i = 0; i < grid.first_values.size(); ++i) {
            std::vector<std::string> cells{input_number(first, grid.first_values[i], page.language)};
            for (const auto net : grid.net_value[i]) cells.push_back(scale.show(net, page.language));
            table.row(std::move(cells));
        }
        page.print(table);
        const auto unit = [&](const value::Input& input) {
            const auto text = input.unit.text();
            return input.is_share || text == "1" ? std::string{} : ", " + unit_words_in(text, page.language);
        };
        page.note(fmt::format("{}: {}{}. {}: {}{}.", page.say("Down", "Nedad"),
                              input_title(resolved, first, page.language), unit(first),
                              page.say("Across", "Henad"), input_title(resolved, second, page.language),
                              unit(second)));
    }
}

void print_scenarios(const Page& page) {
    const auto& scenarios = page.report.scenarios;
    const auto& base = page.report.assessment.comparisons;
    if (scenarios.empty() || base.empty()) return;
    Largest largest;
    const auto see = [&](const std::vector<value::Comparison>& comparisons) {
        for (const auto& c : comparisons) {
            largest.see(c.incremental_cost.value);
            largest.see(c.incremental_effects.value);
            largest.see(c.net_value.value);
        }
    };
    see(base);
    for (const auto& scenario : scenarios) see(scenario.comparisons);
    const auto scale = money_scale(largest.found(), page.report.resolved.currency, page.language);
    page.head("Scenarios", "Scenarier");
    Table table({{page.say("Present value, ", "Nutidsværdi, ") + scale.words},
                 {page.say("Extra cost", "Meromkostning")},
                 {page.say("Extra effects", "Mereffekt")},
                 {page.say("Net value", "Nettoværdi")}});
    const auto rows = [&](const std::string& name, const std::vector<value::Comparison>& comparisons) {
        for (const auto& c : comparisons) {
            table.row({comparisons.size() > 1 ? name + ": " + page.title(c.id) : name,
                       scale.show(c.incremental_cost.value, page.language),
                       scale.show(c.incremental_effects.value, page.language),
                       scale.show(c.net_value.value, page.language)});
        }
    };
    rows(page.say("As written", "Som skrevet"), base);
    for (const auto& scenario : scenarios)
        rows(scenario.title.empty() ? scenario.id : scenario.title.in(page.language), scenario.comparisons);
    page.print(table);
}

}  // namespace vaerdi::cli
