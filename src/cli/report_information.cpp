// What it is worth to know more before deciding.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/numerals.h"
#include "cli/decision_tables.h"
#include "cli/report_sections.h"
#include "view/information_record.h"

namespace vaerdi::cli {
namespace {

void print_numbers(const Page& page, const value::DecisionInformation& information) {
    const double all = information.now.perfect_information.value;
    std::vector<KnownRow> numbers, together;
    for (const auto& one : information.numbers)
        numbers.push_back({view::known_title(page.report.resolved, one, page.language), one.value});
    for (const auto& one : information.groups)
        together.push_back({page.say("Group: ", "Gruppe: ") + one.id, one.value});
    for (const auto& grade : information.by_evidence) {
        const auto title = grade.id == "none" ? grade.title.in(page.language)
                                              : page.say("Evidence: ", "Evidens: ") + grade.id;
        together.push_back({title, grade.value});
    }
    print_known(page, page.say("Present value", "Nutidsværdi"), page.report.resolved.currency,
                information.now.perfect_information, numbers, together);
    if (information.weak && all > 0)
        page.note(fmt::format(
            fmt::runtime(page.say("{} of the decision uncertainty rests on assumptions and weak evidence.",
                                  "{} af beslutningsusikkerheden hviler på antagelser og svag evidens.")),
            percent(information.weak->value.value / all, 0, page.language)));
}

/// Whether the draws are enough, in a line for each comparison.
void print_convergence(const Page& page, const value::DecisionInformation& information) {
    const auto& resolved = page.report.resolved;
    for (std::size_t a = 0; a < resolved.alternatives.size(); ++a) {
        const auto& means = information.convergence.net_value[a];
        if (means.empty() || means.back().margin == 0) continue;
        const auto& [mean, margin] = means.back();
        const auto& draws = information.convergence.draws.back();
        const auto scale =
            money_scale(std::max(std::abs(mean.value), margin), resolved.currency, page.language);
        page.note(sentence(fmt::format(
            fmt::runtime(
                page.say("After {} draws the mean net value of {} is known to {} ± {} {}",
                         "Efter {} udfald kendes den gennemsnitlige nettoværdi af {} til {} ± {} {}")),
            number(static_cast<double>(draws), 0, page.language), page.title(resolved.alternatives[a].id),
            scale.show(mean.value, page.language), scale.show(margin, page.language), scale.words)));
    }
}

void print_studies(const Page& page, const value::DecisionInformation& information) {
    if (information.studies.empty()) return;
    const auto& resolved = page.report.resolved;
    page.head("Studies: what each is worth, less its cost",
              "Undersøgelser: hvad hver er værd minus omkostning");
    double largest = 0;
    for (const auto& study : information.studies) {
        for (const auto& size : study.sizes) largest = std::max({largest, size.value.value, size.cost});
    }
    const auto scale = money_scale(largest, resolved.currency, page.language);
    Table table({{page.say("Present value, ", "Nutidsværdi, ") + scale.words},
                 {page.say("worth", "værdi")},
                 {page.say("standard error", "standardfejl")},
                 {page.say("cost", "omkostning")},
                 {page.say("net", "netto")}});
    for (const auto& study : information.studies) {
        for (std::size_t s = 0; s < study.sizes.size(); ++s) {
            const auto& size = study.sizes[s];
            const auto patients = fmt::format(fmt::runtime(page.say("{}, {} patients", "{}, {} patienter")),
                                              resolved.studies[study.study].title.in(page.language),
                                              number(size.patients, 0, page.language));
            table.row({patients, scale.show(size.value.value, page.language),
                       scale.show(size.value.standard_error, page.language),
                       scale.show(size.cost, page.language),
                       scale.show(size.net(), page.language) + (study.best == s ? " *" : "  ")});
        }
    }
    page.print(table);
    page.note(
        page.say("* the best size. Values are for all who come in the case after the study; its "
                 "cost falls at the start.",
                 "* den bedste størrelse. Værdierne gælder alle, der kommer i casen efter undersøgelsen; "
                 "dens omkostning falder ved start."));
    for (const auto& study : information.studies) {
        const auto& title = resolved.studies[study.study].title.in(page.language);
        if (!study.best)
            page.note(fmt::format(fmt::runtime(page.say("{}: no size is worth its cost.",
                                                        "{}: ingen størrelse er sin omkostning værd.")),
                                  title));
        if (study.reached < 1)
            page.note(fmt::format(
                fmt::runtime(page.say("{}: {} of the intake comes after it; the rest gains nothing from it.",
                                      "{}: {} af indtaget kommer efter den; resten får intet ud af den.")),
                title, percent(study.reached, 0, page.language)));
    }
    if (resolved.for_one_patient)
        page.note(page.say("The case is for one patient, and so are the values: write its population.",
                           "Casen gælder én patient, og det gør værdierne også: skriv dens population."));
}

void print_curve(const Page& page, const value::DecisionInformation& information) {
    if (information.curve.empty()) return;
    const auto& resolved = page.report.resolved;
    std::vector<std::string> titles;
    for (const auto& a : resolved.alternatives) titles.push_back(page.title(a.id));
    const auto amounts = information.effect == "qalys" ? page.say("For a QALY", "For en QALY")
                                                       : page.say("For a life year", "For et leveår");
    print_acceptability(page, resolved.currency, amounts, titles, information.curve);
}

}  // namespace

void print_information(const Page& page) {
    const auto& information = page.report.information;
    if (!information) return;
    page.head("What it is worth to know more", "Hvad det er værd at vide mere");
    print_numbers(page, *information);
    print_convergence(page, *information);
    print_studies(page, *information);
    print_curve(page, *information);
}

}  // namespace vaerdi::cli
