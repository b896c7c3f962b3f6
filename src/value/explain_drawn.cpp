// What comes from the draws: means, intervals and probabilities, and the uncertain numbers behind them.
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "base/numerals.h"
#include "value/explain_table.h"

namespace vaerdi::value {
namespace {

std::string count_words(std::uint64_t count, Language language) {
    return number(static_cast<double>(count), 0, language);
}

/// "of 10,000 draws with seed 1".
Text of_draws(const FigureTable& table) {
    const auto& a = table.assessment;
    return {fmt::format("of {} draws with seed {}", count_words(a.draws, Language::english), a.seed),
            fmt::format("af {} simulerede udfald med startværdi {}", count_words(a.draws, Language::danish),
                        a.seed)};
}

Text followed(const Text& first, const Text& second) {
    return {first.en + " " + second.en, first.da + " " + second.da};
}

/// The uncertain numbers that steps of the graph depend on, with their distributions and sources.
Explanation uncertain_numbers(FigureTable& table, const std::vector<Node>& nodes) {
    const auto& c = table.resolved();
    Explanation group{{"Uncertain numbers", "Usikre tal"}, {}, {}, {}, {}, false, {}};
    for (const auto input : table.of.graph.inputs_of(nodes)) {
        if (!c.inputs[input].uncertain()) continue;
        group.steps.push_back(explain_input(c, input, 1));
        group.steps.back().figure = "inputs." + c.inputs[input].name;
    }
    group.how = group.steps.empty()
                    ? Text("none: the figure is the same in every draw",
                           "ingen: tallet er det samme i alle simulerede udfald")
                    : Text("drawn anew in every draw; what is written once is drawn once",
                           "simuleres på ny i hvert udfald; det, der er skrevet én gang, simuleres én gang");
    return group;
}

struct DrawnPart {
    const char* name;
    Text title, how;
    double Spread::* value;
};

const std::array<DrawnPart, 4>& drawn_parts() {
    static const std::array<DrawnPart, 4> parts{
        {{"mean", {"Mean", "Gennemsnit"}, {"mean", "gennemsnit"}, &Spread::mean},
         {"low",
          {"Low end of the 95% interval", "Nedre ende af 95 %-intervallet"},
          {"2.5 percentile (type 7: linear between the ordered draws)",
           "2,5-percentil (type 7: lineært mellem de ordnede udfald)"},
          &Spread::low},
         {"high",
          {"High end of the 95% interval", "Øvre ende af 95 %-intervallet"},
          {"97.5 percentile (type 7: linear between the ordered draws)",
           "97,5-percentil (type 7: lineært mellem de ordnede udfald)"},
          &Spread::high},
         {"standard_error",
          {"Standard error of the mean", "Standardfejl på gennemsnittet"},
          {"standard deviation / square root of the number,",
           "standardafvigelse / kvadratroden af antallet,"},
          &Spread::standard_error}}};
    return parts;
}

/// A share of the draws: how many, of how many, and what it rests on.
Explanation probability(FigureTable& table, Text title, double share, const Text& when,
                        std::vector<std::string> figures, const std::vector<Node>& nodes) {
    const auto draws = static_cast<double>(table.assessment.draws);
    // The share was made from a count (with halves and thirds where draws are tied).
    const double counted = std::round(share * draws * 1e6) / 1e6;
    const auto such = plain(followed({"Draws in which", "Udfald, hvor"}, when), counted, "1");
    Explanation made{{"Drawn from", "Simuleret ud fra"}, {}, {}, {}, {}, false, {}};
    for (const auto& figure : figures) {
        if (table.contains(figure)) made.steps.push_back(table.closed(figure));
    }
    made.steps.push_back(uncertain_numbers(table, nodes));
    auto result =
        step_of(std::move(title), share, "1", Rule::quotient,
                followed(followed({"share", "andel"}, of_draws(table)), followed({"in which", "hvor"}, when)),
                {such, plain({"All draws", "Alle udfald"}, draws, "1")});
    result.steps[0].steps.push_back(std::move(made));
    return result;
}

void add_cells(FigureTable& table, std::size_t a, const Comparison& comparison,
               const std::vector<Node>& nodes) {
    static constexpr std::array costs{"lower", "same", "higher"};
    static constexpr std::array effects{"better", "same", "worse"};
    static const std::array<Text, 3> cost_words{Text("the cost is lower", "omkostningen er lavere"),
                                                Text("the cost is the same", "omkostningen er den samme"),
                                                Text("the cost is higher", "omkostningen er højere")};
    static const std::array<Text, 3> effect_words{Text("the effect better", "effekten bedre"),
                                                  Text("the effect the same", "effekten den samme"),
                                                  Text("the effect worse", "effekten dårligere")};
    const auto& c = table.resolved();
    const auto own = comparison_name(c, a);
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            const double share = (*comparison.matrix.probability)[row][column];
            table.add(
                own + "matrix.probability." + costs[row] + "." + effects[column],
                [&table, &c, &comparison, own, nodes, share, row, column, a] {
                    const auto verdict = MatrixResult::verdict_title(
                        MatrixResult::verdict_of(static_cast<Cell>(row), static_cast<Cell>(column)));
                    return probability(
                        table, titled(titled({"Probability", "Sandsynlighed"}, verdict), c, a), share,
                        followed(followed(cost_words[row], {"and", "og"}), effect_words[column]),
                        {own + "incremental_cost", own + "incremental_" + comparison.matrix.measured_in},
                        nodes);
                });
        }
    }
}

}  // namespace

void FigureTable::add(const std::string& name, const Figure& figure, std::vector<Node> rests_on,
                      bool always_drawn, const Build& build) {
    add(name, build);
    if (!drawn() || (!figure.spread && !always_drawn)) return;
    const auto spread = figure.spread.value_or(Spread{figure.value, figure.value, figure.value, 0});
    for (const auto& part : drawn_parts()) {
        // The end of a payback interval that is never has no number.
        if (!std::isfinite(spread.*part.value)) continue;
        add(name + "." + part.name, [this, name, rests_on, &part, value = spread.*part.value] {
            auto figure = closed(name);
            const auto title = titled(part.title, figure.title);
            const auto unit = figure.unit;
            figure.title = {"Without uncertainty", "Uden usikkerhed"};
            return step_of(title, value, unit, Rule::described, followed(part.how, of_draws(*this)),
                           {std::move(figure), uncertain_numbers(*this, rests_on)});
        });
    }
}

void explain_probabilities(FigureTable& table) {
    if (!table.drawn()) return;
    const auto& c = table.resolved();
    std::vector<Node> all;
    for (std::size_t a = 0; a < c.alternatives.size(); ++a) {
        const auto own = headline_nodes(table, a);
        all.insert(all.end(), own.begin(), own.end());
    }
    for (std::size_t a = 0; a < c.alternatives.size(); ++a) {
        table.add(alternative_name(c, a) + "probability_best", [&table, &c, all, a] {
            std::vector<std::string> figures;
            for (std::size_t other = 0; other < c.alternatives.size(); ++other)
                figures.push_back(alternative_name(c, other) + "net_value");
            return probability(table,
                               titled({"Probability of being best", "Sandsynlighed for at være bedst"}, c, a),
                               *table.assessment.alternatives[a].probability_best,
                               {"no alternative has a higher net value; a tie is shared",
                                "intet alternativ har en højere nettoværdi; står flere lige, deles udfaldet"},
                               figures, all);
        });
    }
    each_comparison(table, [&](std::size_t a, const Comparison& comparison) {
        const auto nodes = compared_nodes(table, a);
        table.add(comparison_name(c, a) + "probability_worth_it", [&table, &c, &comparison, nodes, a] {
            return probability(
                table,
                titled({"Probability of being worth it", "Sandsynlighed for at være pengene værd"}, c, a),
                *comparison.probability_worth_it, {"net value is above nil", "nettoværdien er over nul"},
                {comparison_name(c, a) + "net_value"}, nodes);
        });
        const auto add_share = [&](const char* name, const std::optional<double>& share, const Text& title,
                                   const Text& when, const char* of) {
            if (!share) return;
            table.add(comparison_name(c, a) + name, [&table, &c, nodes, a, title, when, of, share = *share] {
                return probability(table, titled(title, c, a), share, when, {comparison_name(c, a) + of},
                                   nodes);
            });
        };
        add_share(
            "paid_back", comparison.paid_back,
            {"Probability of being paid back", "Sandsynlighed for at blive tilbagebetalt"},
            {"the outlay comes back within the horizon", "udlægget kommer igen inden for tidshorisonten"},
            "payback_years");
        add_share("has_rate", comparison.has_rate,
                  {"Draws with an internal rate", "Udfald med en intern rente"},
                  {"anything is laid out", "noget bliver lagt ud"}, "internal_rate");
        if (comparison.matrix.probability) add_cells(table, a, comparison, nodes);
    });
}

}  // namespace vaerdi::value
