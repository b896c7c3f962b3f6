#include "view/short_answer.h"

#include <fmt/format.h>

#include <cmath>

#include "base/numerals.h"
#include "view/answer.h"
#include "view/figures.h"

namespace vaerdi::view {
namespace {

constexpr double least_amount = 0.5;  // less prints as nil

std::string verdict_line(const value::Comparison& c, Verdict verdict, Language language) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(language, en, da));
    };
    switch (verdict) {
        case Verdict::worth_it:
            return say("Worth it", "Pengene værd");
        case Verdict::not_worth_it:
            return say("Not worth it", "Ikke pengene værd");
        case Verdict::breaks_even:
            return say("Breaks even", "Går lige op");
        case Verdict::better:
            return say("No worse and no dearer", "Hverken dårligere eller dyrere");
        case Verdict::poorer:
            return say("No better and no cheaper", "Hverken bedre eller billigere");
        case Verdict::open:
            break;
    }
    return c.incremental_qalys
               ? say("Depends on what a QALY may cost", "Afhænger af, hvad en QALY må koste")
               : say("Depends on what a life year may cost", "Afhænger af, hvad et leveår må koste");
}

}  // namespace

std::string short_answer(const value::ResolvedCase& resolved, const value::Comparison& comparison,
                         Language language) {
    auto line = verdict_line(comparison, verdict_of(resolved, comparison), language);
    const auto found = certainty_of(resolved, comparison);
    if (!found) return line;
    const auto with_share = [&](std::string_view en, std::string_view da) {
        const auto share =
            number(found->share * 100, 0, language) + std::string(pick(language, "%", " pct."));
        line += fmt::format(fmt::runtime(pick(language, en, da)), share);
    };
    switch (found->degree) {
        case Certainty::Degree::certain:
            line += pick(language, ", in all simulated outcomes", ", i alle simulerede udfald");
            break;
        case Certainty::Degree::nearly_certain:
            line += pick(language, ", more than 99% sure", ", over 99 pct. sikkert");
            break;
        case Certainty::Degree::sure:
            with_share(", {} sure", ", {} sikkert");
            break;
        case Certainty::Degree::barely:
            with_share(", but only {} sure", ", men kun {} sikkert");
            break;
        case Certainty::Degree::against:
            with_share(", but only {} of the simulated outcomes agree",
                       ", men kun {} af de simulerede udfald er enige");
    }
    return line;
}

std::map<std::string, std::string> payer_sentences(const value::ResolvedCase& resolved,
                                                   const value::Comparison& comparison, Language language) {
    std::map<std::string, std::string> sentences;
    for (const auto& [payer, figure] : comparison.by_payer) {
        if (!(std::abs(figure.value) >= least_amount)) continue;
        const auto words = payer_words(resolved, payer, language);
        const bool loses = figure.value < 0;
        const auto verb = language == Language::danish ? (loses ? "bærer" : "vinder")
                          : words.plural               ? (loses ? "carry" : "gain")
                                                       : (loses ? "carries" : "gains");
        auto text = fmt::format("{} {} {}", capitalised(words.name), verb,
                                compact_money(std::abs(figure.value), resolved.currency, language));
        if (!resolved.counts(payer))
            text += pick(language, ", outside the perspective", ", uden for perspektivet");
        sentences[payer] = sentence(std::move(text));
    }
    return sentences;
}

}  // namespace vaerdi::view
