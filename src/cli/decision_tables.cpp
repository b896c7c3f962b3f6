#include "cli/decision_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/numerals.h"
#include "view/figures.h"

namespace vaerdi::cli {
namespace {

constexpr std::size_t most_numbers = 8;
constexpr double worth_naming = 0.001;  // of the value of knowing everything
constexpr std::size_t points_of_curve = 10;
constexpr double small_amount = 100;  // of the currency: below it decimals say something

}  // namespace

std::string amount_words(double amount, const std::string& currency, Language language) {
    return money(amount, currency, language, std::abs(amount) < small_amount && amount != 0 ? 2 : 0);
}

void print_known(const Screen& screen, const std::string& what, const std::string& currency,
                 const information::Estimate& everything, const std::vector<KnownRow>& numbers,
                 const std::vector<KnownRow>& groups) {
    const double all = everything.value;
    const auto scale = view::money_scale(all, currency, screen.language);
    Table table({{what + ", " + scale.words},
                 {screen.say("worth", "værdi")},
                 {screen.say("standard error", "standardfejl")},
                 {screen.say("of everything", "af alt")}});
    const auto row = [&](const std::string& title, const information::Estimate& of) {
        return std::vector<std::string>{title, scale.show(of.value, screen.language),
                                        scale.show(of.standard_error, screen.language),
                                        percent(all > 0 ? of.value / all : 0, 0, screen.language)};
    };
    table.bold(row(screen.say("Everything (EVPI)", "Alt (EVPI)"), everything));
    if (!numbers.empty()) table.rule();
    std::size_t shown = 0;
    for (const auto& one : numbers) {
        if (shown == most_numbers || one.value.value < worth_naming * all) break;
        table.row(row(one.title, one.value));
        ++shown;
    }
    if (!groups.empty()) table.rule();
    for (const auto& one : groups) table.row(row(one.title, one.value));
    screen.print(table);
    if (numbers.size() > shown)
        screen.note(fmt::format(fmt::runtime(screen.say("The other {} numbers are worth less, or nothing.",
                                                        "De øvrige {} tal er mindre værd eller intet.")),
                                numbers.size() - shown));
}

void print_frontier_table(const Screen& screen, const std::string& effect, int decimals,
                          const std::vector<value::FrontierStep>& steps,
                          const std::vector<value::Dominated>& dominated,
                          const std::function<std::string(const std::string&)>& title) {
    screen.head("Efficient frontier", "Effektiv rand");
    Table table({{screen.say("Alternative", "Alternativ")},
                 {screen.say("Against", "I forhold til"), false},
                 {screen.say("Extra cost per ", "Meromkostning pr. ") + effect}});
    for (const auto& step : steps) {
        table.row({title(step.alternative), step.versus.empty() ? "" : title(step.versus),
                   step.icer ? number(*step.icer, decimals, screen.language) : "–"});
    }
    screen.print(table);
    for (const auto& one : dominated) {
        std::vector<std::string> by;
        for (const auto& id : one.by) by.push_back(title(id));
        screen.note(fmt::format(
            fmt::runtime(one.extended ? screen.say("{} is dominated by a mix of {}.",
                                                   "{} er domineret af en blanding af {}.")
                                      : screen.say("{} is dominated by {}: dearer and no better.",
                                                   "{} er domineret af {}: dyrere og ikke bedre.")),
            title(one.alternative), view::joined(by, screen.language)));
    }
}

void print_acceptability(const Screen& screen, const std::string& currency, const std::string& amounts,
                         const std::vector<std::string>& alternatives,
                         const std::vector<information::Willingness>& curve) {
    screen.head("Acceptability: how likely each is the best",
                "Acceptabilitet: hvor sandsynligt hvert er det bedste");
    std::vector<Column> columns{{amounts}};
    for (const auto& title : alternatives) columns.push_back({title});
    Table table(std::move(columns));
    const auto step = std::max<std::size_t>(1, curve.size() / points_of_curve);
    for (std::size_t p = 0; p < curve.size(); p += step) {
        const auto& point = curve[p];
        std::vector<std::string> cells{
            money(point.to_pay, currency, screen.language, curve.back().to_pay < small_amount ? 2 : 0)};
        for (std::size_t a = 0; a < alternatives.size(); ++a) {
            cells.push_back(percent(point.at.probability_best[a], 0, screen.language) +
                            (point.at.best == a ? " *" : "  "));
        }
        table.row(std::move(cells));
    }
    screen.print(table);
    screen.note(screen.say("* the highest net benefit on average: the frontier.",
                           "* den højeste nettogevinst i gennemsnit: fronten."));
}

}  // namespace vaerdi::cli
