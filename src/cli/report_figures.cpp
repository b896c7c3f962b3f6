// What is compared, the answer, and the figures side by side.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "cli/decision_tables.h"
#include "cli/report_sections.h"
#include "view/answer.h"

namespace vaerdi::cli {
namespace {

using value::Cell;
using value::Comparison;
using value::Figure;
using value::ResolvedCase;

std::string perspective_words(const Page& page) {
    const auto& resolved = page.report.resolved;
    if (resolved.perspective.empty()) return page.say("society", "samfund");
    std::vector<std::string> names;
    for (const auto& payer : resolved.perspective)
        names.push_back(payer_title(resolved, payer, page.language));
    return joined(names, page.language);
}

/// The rates that hold within the horizon.
std::string rates_words(const std::vector<std::pair<int, double>>& segments, int years, Language language) {
    std::vector<std::string> parts;
    for (const auto& [from, rate] : segments) {
        if (from > years) break;
        auto text = significant(rate * 100, 4, language) + per_cent_sign(language);
        if (from > 0) {
            text += fmt::format(" {} {}", pick(language, "from year", "fra år"), from);
        }
        parts.push_back(std::move(text));
    }
    return fmt::format("{}", fmt::join(parts, ", "));
}

std::string discounting_words(const Page& page) {
    const auto& convention = page.report.resolved.discounting;
    const auto nothing = [](const auto& segments) {
        return std::ranges::all_of(segments, [](const auto& s) { return s.second == 0; });
    };
    if (nothing(convention.costs) && nothing(convention.effects))
        return page.say("no discounting", "ingen diskontering");
    auto text = page.say("discounting ", "diskontering ") +
                rates_words(convention.costs, page.report.resolved.years, page.language);
    if (convention.effects != convention.costs) {
        text += page.say(" (effects ", " (effekter ") +
                rates_words(convention.effects, page.report.resolved.years, page.language) + ")";
    }
    if (!convention.id.empty()) {
        text += fmt::format(
            " ({}{})", convention.id,
            page.report.resolved.discounting_is_default ? page.say(", default", ", standard") : "");
    }
    return text;
}

std::string intake_words(const Page& page, const value::Intake& intake, const document::Formula& written,
                         std::string_view what) {
    // A number, or the name of a parameter that is one; other formulas stand as they were written.
    auto counted = intake.count;
    const auto named = page.report.resolved.parameters.find(written.value);
    if (counted && !counted->input && named != page.report.resolved.parameters.end()) counted = named->second;
    if (!counted || !counted->input) return unit_words_in(written.value, page.language);
    const auto value = page.report.resolved.inputs[*counted->input].base;
    const auto count = number(value, value == std::floor(value) ? 0 : 1, page.language);
    auto text = fmt::format("{} {}", count, what);
    if (intake.at_start) return text;
    return text + page.say(" per year for ", " pr. år i ") + years_words(intake.years, page.language);
}

std::string population_words(const Page& page) {
    const auto& resolved = page.report.resolved;
    const auto& written = page.report.document.population;
    if (resolved.for_one_patient || !written) {
        return tells_of_one_patient(resolved) ? page.say("figures for one patient", "tal for én patient")
                                              : std::string{};
    }
    std::vector<std::string> parts;
    if (resolved.patients.given)
        parts.push_back(
            intake_words(page, resolved.patients, written->patients, page.say("patients", "patienter")));
    if (resolved.procedures.given)
        parts.push_back(
            intake_words(page, resolved.procedures, written->procedures, page.say("procedures", "indgreb")));
    if (resolved.pieces.given)
        parts.push_back(intake_words(page, resolved.pieces, written->units, page.say("units", "stk.")));
    return joined(parts, page.language);
}

/// A row of figures, one for each column, with the interval in a row of its own.
void figure_rows(Table& table, const std::string& name, const std::vector<const Figure*>& figures,
                 const Show& show, const Page& page) {
    std::vector<std::string> cells{name};
    std::vector<std::string> intervals{page.say("  95% interval", "  95 %-interval")};
    bool any = false, drawn = false;
    for (const auto* figure : figures) {
        cells.push_back(figure == nullptr ? "–" : show(figure->value));
        intervals.push_back(figure == nullptr ? "" : interval_of(*figure, show, page.language));
        any = any || figure != nullptr;
        drawn = drawn || !intervals.back().empty();
    }
    if (!any) return;
    table.row(std::move(cells));
    if (drawn) table.faint(std::move(intervals));
}

template <class Results, class Member>
std::vector<const Figure*> all_of(const Results& results, Member member) {
    std::vector<const Figure*> figures;
    for (const auto& result : results) {
        const auto& found = result.*member;
        if constexpr (std::is_same_v<std::decay_t<decltype(found)>, Figure>) {
            figures.push_back(&found);
        } else {
            figures.push_back(found ? &*found : nullptr);
        }
    }
    return figures;
}

Show counted(const std::vector<const Figure*>& figures, Language language) {
    Largest largest;
    for (const auto* figure : figures) {
        if (figure != nullptr) largest.see(*figure);
    }
    const int decimals = decimals_for(largest.found());
    return [decimals, language](double x) { return number(x, decimals, language); };
}

Show with_decimals(int decimals, Language language) {
    return [decimals, language](double x) { return number(x, decimals, language); };
}

}  // namespace

void print_opening(const Page& page) {
    const auto& resolved = page.report.resolved;
    page.out << page.style.bold(wrapped(resolved.title.in(page.language), page.width));
    if (!resolved.summary.empty()) page.out << wrapped(resolved.summary.in(page.language), page.width);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < resolved.alternatives.size(); ++i) {
        auto name = page.title(resolved.alternatives[i].id);
        if (i == resolved.comparator && resolved.alternatives.size() > 1)
            name += page.say(" (comparator)", " (sammenligningsgrundlag)");
        names.push_back(std::move(name));
    }
    std::vector<std::string> facts;
    facts.push_back(page.say("perspective ", "perspektiv ") + perspective_words(page));
    auto horizon = page.say("horizon ", "tidshorisont ") + years_words(resolved.years, page.language);
    if (resolved.start_year > 1) horizon += page.say(" from ", " fra ") + std::to_string(resolved.start_year);
    facts.push_back(std::move(horizon));
    facts.push_back(discounting_words(page));
    if (resolved.price_year > 0)
        facts.push_back(page.say("price year ", "prisår ") + std::to_string(resolved.price_year));
    if (auto population = population_words(page); !population.empty()) facts.push_back(std::move(population));
    if (page.report.assessment.draws > 0) {
        facts.push_back(fmt::format(
            "{} {} ({} {})", number(static_cast<double>(page.report.assessment.draws), 0, page.language),
            page.say("simulated outcomes", "simulerede udfald"), page.say("seed", "startværdi"),
            page.report.assessment.seed));
    }
    page.out << page.style.faint(
        wrapped(fmt::format("{}", fmt::join(names, " · ")), page.width) +
        wrapped(capitalised(fmt::format("{}", fmt::join(facts, " · "))), page.width));
    page.out << "\n";
    for (const auto& sentence : answer_in_words(resolved, page.report.assessment, page.language)) {
        page.out << wrapped(sentence, std::min(page.width, 90));
    }
    if (page.report.assessment.draws == 0 &&
        std::ranges::any_of(resolved.inputs, [](const auto& input) { return input.uncertain(); })) {
        page.note(page.say("How sure that is: run again with --draws 10000.",
                           "Hvor sikkert det er: kør igen med --draws 10000."));
    }
}

void print_main_table(const Page& page) {
    const auto& alternatives = page.report.assessment.alternatives;
    Largest largest;
    for (const auto& a : alternatives) {
        largest.see(a.total_cost);
        largest.see(a.effects);
        largest.see(a.net_value);
    }
    const auto scale = money_scale(largest.found(), page.report.resolved.currency, page.language);
    const auto money_shown = [&](double x) { return scale.show(x, page.language); };
    page.head("Alternatives", "Alternativer");
    std::vector<Column> columns{{page.say("Present value, ", "Nutidsværdi, ") + scale.words}};
    for (const auto& a : alternatives) columns.push_back({page.title(a.id)});
    Table table(std::move(columns));
    using Result = value::AlternativeResult;
    figure_rows(table, page.say("Total cost", "Totalomkostning"), all_of(alternatives, &Result::total_cost),
                money_shown, page);
    figure_rows(table, page.say("Effects in money", "Effekter i penge"),
                all_of(alternatives, &Result::effects), money_shown, page);
    figure_rows(table, page.say("Net value", "Nettoværdi"), all_of(alternatives, &Result::net_value),
                money_shown, page);
    const auto qalys = all_of(alternatives, &Result::qalys);
    figure_rows(table, page.say("QALYs", "QALY"), qalys, counted(qalys, page.language), page);
    const auto life_years = all_of(alternatives, &Result::life_years);
    figure_rows(table, page.say("Life years", "Leveår"), life_years, counted(life_years, page.language),
                page);
    if (std::ranges::any_of(alternatives, [](const auto& a) { return a.probability_best.has_value(); })) {
        std::vector<std::string> cells{page.say("Best in simulated outcomes", "Bedst i simulerede udfald")};
        for (const auto& a : alternatives)
            cells.push_back(a.probability_best ? percent(*a.probability_best, 0, page.language) : "–");
        table.row(std::move(cells));
    }
    page.print(table);
    for (const auto& a : alternatives) {
        if (a.cut_cost == 0 && a.cut_effects == 0) continue;
        page.note(fmt::format(
            fmt::runtime(page.say(
                "{}: past the horizon and not counted, undiscounted: cost {}, effects {}.",
                "{}: efter tidshorisonten og ikke regnet med, udiskonteret: omkostninger {}, effekter {}.")),
            page.title(a.id), compact_money(a.cut_cost, page.report.resolved.currency, page.language),
            compact_money(a.cut_effects, page.report.resolved.currency, page.language)));
    }
}

void print_comparisons(const Page& page) {
    const auto& comparisons = page.report.assessment.comparisons;
    if (comparisons.empty()) return;
    Largest largest;
    for (const auto& c : comparisons) {
        largest.see(c.incremental_cost);
        largest.see(c.incremental_effects);
        largest.see(c.net_value);
    }
    const auto scale = money_scale(largest.found(), page.report.resolved.currency, page.language);
    const auto money_shown = [&](double x) { return scale.show(x, page.language); };
    page.out << heading(page.style, fmt::format("{} {}", page.say("Compared with", "Sammenlignet med"),
                                                page.title(comparisons.front().versus)));
    std::vector<Column> columns{{page.say("Present value, ", "Nutidsværdi, ") + scale.words}};
    for (const auto& c : comparisons) columns.push_back({page.title(c.id)});
    Table table(std::move(columns));
    const auto row = [&](std::string_view en, std::string_view da, auto member, const Show& show) {
        figure_rows(table, page.say(en, da), all_of(comparisons, member), show, page);
    };
    row("Extra cost", "Meromkostning", &Comparison::incremental_cost, money_shown);
    row("Extra effects in money", "Mereffekt i penge", &Comparison::incremental_effects, money_shown);
    row("Net value", "Nettoværdi", &Comparison::net_value, money_shown);
    if (std::ranges::any_of(comparisons, [](const auto& c) { return c.probability_worth_it.has_value(); })) {
        std::vector<std::string> cells{page.say("Probability worth it", "Sandsynlighed for pengene værd")};
        for (const auto& c : comparisons)
            cells.push_back(c.probability_worth_it ? percent(*c.probability_worth_it, 1, page.language)
                                                   : "–");
        table.row(std::move(cells));
    }
    const auto qalys = all_of(comparisons, &Comparison::incremental_qalys);
    figure_rows(table, page.say("QALYs gained", "Vundne QALY"), qalys, counted(qalys, page.language), page);
    const auto life_years = all_of(comparisons, &Comparison::incremental_life_years);
    figure_rows(table, page.say("Life years gained", "Vundne leveår"), life_years,
                counted(life_years, page.language), page);
    const auto currency =
        page.report.resolved.currency == "DKK" ? page.say("DKK", "kr.") : page.report.resolved.currency;
    const auto per =
        std::ranges::any_of(comparisons, [](const auto& c) { return c.icer_per == "life_years"; })
            ? page.say("Cost per life year, ", "Pris pr. leveår, ")
            : page.say("Cost per QALY, ", "Pris pr. QALY, ");
    figure_rows(table, per + currency, all_of(comparisons, &Comparison::icer),
                with_decimals(0, page.language), page);
    const auto two = with_decimals(2, page.language);
    const auto in_percent = [&](double x) {
        return std::isfinite(x) ? percent(x, 1, page.language) : page.say("no outlay", "intet udlæg");
    };
    row("Price/effect ratio", "Pris/effekt-forhold", &Comparison::price_effect_ratio, two);
    row("Return on investment (ROI)", "Afkast af investeringen (ROI)", &Comparison::roi, in_percent);
    row("Social return (SROI), gross", "Socialt afkast (SROI), brutto", &Comparison::sroi_gross, two);
    row("Social return (SROI), net", "Socialt afkast (SROI), netto", &Comparison::sroi_net, two);
    row("Payback time, years", "Tilbagebetalingstid, år", &Comparison::payback_years, [&](double years) {
        return std::isfinite(years) ? number(years, 1, page.language) : page.say("never", "aldrig");
    });
    if (std::ranges::any_of(comparisons, [](const auto& c) { return c.paid_back.has_value(); })) {
        std::vector<std::string> cells{
            page.say("Paid back in simulated outcomes", "Betalt tilbage i simulerede udfald")};
        for (const auto& c : comparisons)
            cells.push_back(c.paid_back ? percent(*c.paid_back, 1, page.language) : "–");
        table.row(std::move(cells));
    }
    row("Internal rate of return", "Intern rente", &Comparison::internal_rate, in_percent);
    std::vector<std::string> cells{page.say("Value matrix", "Værdimatrix")};
    for (const auto& c : comparisons) {
        cells.push_back(verdict_name(c.matrix.verdict(), page.language));
    }
    table.row(std::move(cells));
    page.print(table);
}

void print_matrix(const Page& page) {
    for (const auto& c : page.report.assessment.comparisons) {
        if (!c.matrix.probability || c.matrix.measured_in.empty()) continue;
        const auto measured = c.matrix.measured_in == "qalys"        ? page.say("QALYs", "QALY")
                              : c.matrix.measured_in == "life_years" ? page.say("life years", "leveår")
                                                                     : page.say("money", "penge");
        page.out << heading(page.style,
                            fmt::format("{}: {}", page.say("Value matrix", "Værdimatrix"), page.title(c.id)));
        Table table({{page.say("Share of simulated outcomes", "Andel af simulerede udfald")},
                     {page.say("better effect", "bedre effekt")},
                     {page.say("same effect", "samme effekt")},
                     {page.say("worse effect", "dårligere effekt")}});
        const std::array rows{page.say("lower cost", "lavere omkostning"),
                              page.say("same cost", "samme omkostning"),
                              page.say("higher cost", "højere omkostning")};
        static constexpr std::array order{Cell::better, Cell::same, Cell::worse};
        for (std::size_t r = 0; r < 3; ++r) {
            std::vector<std::string> cells{rows[r]};
            for (std::size_t e = 0; e < 3; ++e) {
                const auto name =
                    verdict_name(value::MatrixResult::verdict_of(order[r], order[e]), page.language);
                cells.push_back(
                    fmt::format("{} {:>5}", name, percent((*c.matrix.probability)[r][e], 0, page.language)));
            }
            table.row(std::move(cells));
        }
        page.print(table);
        page.note(fmt::format("{} {}.", page.say("Effect is measured in", "Effekten er målt i"), measured));
    }
}

void print_frontier(const Page& page) {
    const auto& assessment = page.report.assessment;
    if (assessment.frontier_effect.empty() || assessment.alternatives.size() < 3) return;
    const auto effect = assessment.frontier_effect == "qalys" ? page.say("QALY", "QALY")
                        : assessment.frontier_effect == "life_years"
                            ? page.say("life year", "leveår")
                            : page.say("DKK of effect", "krones effekt");
    print_frontier_table(page, effect, assessment.frontier_effect == "effects" ? 2 : 0, assessment.frontier,
                         assessment.dominance, [&](const std::string& id) { return page.title(id); });
}

}  // namespace vaerdi::cli
