// The decision tree: how likely each end is, and what the way to it comes to.
#include <fmt/format.h>

#include <algorithm>

#include "base/numerals.h"
#include "cli/report_sections.h"
#include "view/tree_record.h"

namespace vaerdi::cli {
namespace {

constexpr std::size_t most_ends = 40;

using Kept = std::optional<double> value::TreeEnd::*;

bool any_end_has(const value::TreeResult& tree, Kept what) {
    return std::ranges::any_of(tree.alternatives, [&](const auto& ends) {
        return std::ranges::any_of(ends, [&](const value::TreeEnd& end) { return (end.*what).has_value(); });
    });
}

struct Measure {
    Kept what;
    std::string head;
    int decimals;
};

}  // namespace

void print_tree(const Page& page) {
    const auto& tree = page.report.assessment.tree;
    if (!tree) return;
    const auto& resolved = page.report.resolved;
    std::vector<Measure> measures{{&value::TreeEnd::cost, resolved.currency, 2}};
    if (any_end_has(*tree, &value::TreeEnd::qalys))
        measures.push_back({&value::TreeEnd::qalys, page.say("QALYs", "QALY"), 4});
    if (any_end_has(*tree, &value::TreeEnd::life_years))
        measures.push_back({&value::TreeEnd::life_years, page.say("Life years", "Leveår"), 4});
    for (std::size_t a = 0; a < tree->alternatives.size(); ++a) {
        const auto& ends = tree->alternatives[a];
        page.out << heading(page.style, page.say("Ends of the tree: ", "Træets ender: ") +
                                            page.title(resolved.alternatives[a].id));
        std::vector<Column> columns{{page.say("Way", "Vej")}, {page.say("Probability", "Sandsynlighed")}};
        for (const auto& measure : measures) columns.push_back({measure.head});
        Table table(std::move(columns));
        std::vector<double> sums(measures.size(), 0);
        for (std::size_t e = 0; e < ends.size(); ++e) {
            std::vector<std::string> cells{view::way_to(*resolved.tree, tree->ends[e], page.language),
                                           percent(ends[e].probability, 2, page.language)};
            for (std::size_t m = 0; m < measures.size(); ++m) {
                const auto figure = ends[e].*measures[m].what;
                cells.push_back(figure ? number(*figure, measures[m].decimals, page.language) : "–");
                sums[m] += ends[e].probability * figure.value_or(0);
            }
            if (e < most_ends) table.row(std::move(cells));
        }
        table.rule();
        std::vector<std::string> expected{page.say("Expected", "Forventet"), ""};
        for (std::size_t m = 0; m < measures.size(); ++m)
            expected.push_back(number(sums[m], measures[m].decimals, page.language));
        table.bold(std::move(expected));
        page.print(table);
        if (ends.size() > most_ends)
            page.note(
                fmt::format(fmt::runtime(page.say("{} more ends are in the JSON and CSV reports.",
                                                  "Yderligere {} ender står i JSON- og CSV-rapporten.")),
                            ends.size() - most_ends));
    }
    page.note(page.say("For one who enters; what falls on the way, discounted, in the perspective.",
                       "For én, der begynder; det, der falder undervejs, diskonteret, i perspektivet."));
}

}  // namespace vaerdi::cli
