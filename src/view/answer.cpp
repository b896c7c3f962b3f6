#include "view/answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/numerals.h"
#include "base/text.h"
#include "view/figures.h"

namespace vaerdi::view {
namespace {

using value::Assessment;
using value::Comparison;
using value::ResolvedCase;

constexpr double least_share_named = 0.01;  // of the largest net value among payers
constexpr double sure_from = 0.60;
constexpr double as_good_as_certain = 0.995;

/// −1, 0 or 1; what prints as nil is nil.
int sign_of(double amount) { return std::abs(amount) < 0.5 ? 0 : amount < 0 ? -1 : 1; }

/// An effect on health that is counted but has no price: QALYs, else life years.
const value::Figure* unpriced_health(const ResolvedCase& resolved, const Comparison& c) {
    if (resolved.qaly_value != nullptr) return nullptr;
    if (c.incremental_qalys) return &*c.incremental_qalys;
    if (c.incremental_life_years) return &*c.incremental_life_years;
    return nullptr;
}

/// Whether an English title speaks of several things: its noun, before "of", "for", a comma …, ends in s.
bool names_several(std::string_view title) {
    static constexpr std::array<std::string_view, 14> ends{" of ", " for ", " with ", " through ", " in ",
                                                           " at ", " by ",  " that ", " from ",    " to ",
                                                           " on ", ", ",    " (",     ": "};
    auto noun = title;
    for (const auto end : ends) noun = noun.substr(0, std::min(noun.find(end), title.find(end)));
    const auto ends_in = [&](std::string_view letters) { return noun.ends_with(letters); };
    return ends_in("s") && !ends_in("ss") && !ends_in("us") && !ends_in("is") && !ends_in("'s");
}

class Writer {
  public:
    Writer(const ResolvedCase& resolved, const Assessment& assessment, Language language)
        : resolved_(resolved), assessment_(assessment), language_(language) {}

    std::vector<std::string> sentences() const {
        std::vector<std::string> all;
        if (assessment_.comparisons.empty()) {
            if (!assessment_.alternatives.empty()) all.push_back(alone());
            return all;
        }
        if (assessment_.comparisons.size() > 1) {
            if (auto best = best_of_several(); !best.empty()) all.push_back(std::move(best));
        }
        for (const auto& comparison : assessment_.comparisons) {
            auto text = agreeing(title(comparison.id), verdict(comparison));
            if (auto sure = certainty(comparison); !sure.empty()) text += " " + sure;
            if (auto who = who_pays(comparison); !who.empty()) text += " " + who;
            all.push_back(std::move(text));
        }
        if (auto beside = not_priced(); !beside.empty()) all.push_back(std::move(beside));
        return all;
    }

  private:
    std::string say(std::string_view en, std::string_view da) const {
        return std::string(pick(language_, en, da));
    }
    std::string sum(double amount) const {
        return compact_money(std::abs(amount), resolved_.currency, language_);
    }
    std::string title(std::string_view id) const { return alternative_title(resolved_, id, language_); }
    /// English verbs follow the alternative's title: of `[is|are]` the first for one thing, the second for
    /// several.
    std::string agreeing(std::string_view title, std::string text) const {
        const bool many = language_ == Language::english && names_several(title);
        for (auto at = text.find('['); at != std::string::npos; at = text.find('[', at)) {
            const auto bar = text.find('|', at), end = text.find(']', at);
            if (bar == std::string::npos || end == std::string::npos || bar > end) break;
            const auto kept = many ? text.substr(bar + 1, end - bar - 1) : text.substr(at + 1, bar - at - 1);
            text.replace(at, end - at + 1, kept);
            at += kept.size();
        }
        return text;
    }
    /// "over 10 years", "per patient over 10 years"
    std::string over() const {
        const auto time = say("over ", "over ") + years_words(resolved_.years, language_);
        return tells_of_one_patient(resolved_) ? say("per patient ", "pr. patient ") + time : time;
    }
    std::string share_words(double share) const {
        const auto figure = number(share * 100, 0, language_);
        return figure + say("%", " pct.");
    }

    std::string alone() const {
        const auto& only = assessment_.alternatives.front();
        auto text = fmt::format("{} {} {} {}", title(only.id), say("costs", "koster"),
                                compact_money(only.total_cost.value, resolved_.currency, language_), over());
        return text +
               say(". There is nothing to compare it with.", ". Der er ikke noget at sammenligne med.");
    }

    std::string best_of_several() const {
        const Comparison* best = nullptr;
        for (const auto& c : assessment_.comparisons) {
            if (unpriced_health(resolved_, c) != nullptr) return {};
            if (best == nullptr || c.net_value.value > best->net_value.value) best = &c;
        }
        const auto base = title(best->versus);
        if (sign_of(best->net_value.value) <= 0) {
            return fmt::format(fmt::runtime(say("None of the {} alternatives has a higher net value than {}.",
                                                "Ingen af de {} alternativer har højere nettoværdi end {}.")),
                               assessment_.comparisons.size(), base);
        }
        auto text = fmt::format(fmt::runtime(say("Of the {} alternatives, {} has the highest net value",
                                                 "Af de {} alternativer har {} den højeste nettoværdi")),
                                assessment_.alternatives.size(), title(best->id));
        for (const auto& alternative : assessment_.alternatives) {
            if (alternative.id == best->id && alternative.probability_best) {
                text += fmt::format(fmt::runtime(say("; it is best in {} of the simulated outcomes",
                                                     "; det er bedst i {} af de simulerede udfald")),
                                    share_words(*alternative.probability_best));
            }
        }
        return text + ".";
    }

    std::string verdict(const Comparison& c) const {
        if (const auto* health = unpriced_health(resolved_, c)) return verdict_on_health(c, *health);
        const int cost = sign_of(c.incremental_cost.value);
        const int effect = sign_of(c.incremental_effects.value);
        const auto found = verdict_of(resolved_, c);
        auto text = title(c.id) + " ";
        if (found == Verdict::worth_it) {
            text += say("[is|are] worth it: ", "er pengene værd: ");
        } else if (found == Verdict::not_worth_it) {
            text += say("[is|are] not worth it: ", "er ikke pengene værd: ");
        } else {
            text += say("[breaks|break] even: ", "går lige op: ");
        }
        if (cost > 0) {
            text += fmt::format(
                fmt::runtime(say("[it costs|they cost] {} more {}", "løsningen koster {} mere {}")),
                sum(c.incremental_cost.value), over());
        } else if (cost < 0) {
            text += fmt::format(fmt::runtime(say("[it saves|they save] {} {}", "løsningen sparer {} {}")),
                                sum(c.incremental_cost.value), over());
        } else {
            text += say("[it costs|they cost] the same ", "løsningen koster det samme ") + over();
        }
        const auto effects = sum(c.incremental_effects.value);
        if (effect == 0 && c.matrix.measured_in.empty() && cost < 0) {
            return text + (assessment_.unpriced.empty() ? say("; the saving is all that is counted.",
                                                              "; kun besparelsen er regnet med.")
                                                        : say("; in money the saving is all that is counted.",
                                                              "; i penge er kun besparelsen regnet med."));
        }
        if (effect == 0 && c.matrix.measured_in.empty()) {
            return text + (assessment_.unpriced.empty()
                               ? say("; no effect is counted.", "; der er ikke regnet effekter med.")
                               : say("; no effect is counted in money.",
                                     "; der er ikke regnet effekter med i penge."));
        }
        if (effect == 0) {
            // A saving with nothing lost, or an outlay with nothing back.
            if (cost > 0)
                return text + say(" and [gives|give] no money back.", " og giver ingen penge tilbage.");
            const auto money = assessment_.unpriced.empty() ? std::string{} : say(" in money", " i penge");
            if (cost < 0) return text + say(" with the same effects", " med samme effekter") + money + ".";
            return text + say(" and [gives|give] the same effects", " og giver de samme effekter") + money +
                   ".";
        }
        if (effect > 0 && cost < 0) {
            return text + fmt::format(fmt::runtime(
                                          say(" and [gives|give] {} besides.", " og giver oven i købet {}.")),
                                      effects);
        }
        if (effect > 0) {
            const bool too_little = found == Verdict::not_worth_it;
            if (c.incremental_qalys && resolved_.qaly_value != nullptr) {
                // Health with a price on it is no money that comes back.
                return text +
                       fmt::format(fmt::runtime(too_little ? say(" and [gives|give] effects worth only {}.",
                                                                 " og giver kun effekter for {}.")
                                                           : say(" and [gives|give] effects worth {}.",
                                                                 " og giver effekter for {}.")),
                                   effects);
            }
            return text +
                   fmt::format(
                       fmt::runtime(too_little
                                        ? say(" and [gives|give] only {} back.", " og giver kun {} tilbage.")
                                        : say(" and [gives|give] {} back.", " og giver {} tilbage.")),
                       effects);
        }
        if (cost < 0) {
            return text + fmt::format(fmt::runtime(found == Verdict::worth_it
                                                       ? say(", more than the {} of effects that are lost.",
                                                             ", mere end de {}, der mistes i effekter.")
                                                       : say(", but {} of effects are lost.",
                                                             ", men der mistes effekter for {}.")),
                                      effects);
        }
        return text + fmt::format(fmt::runtime(
                                      say(" and {} of effects are lost.", " og der mistes effekter for {}.")),
                                  effects);
    }

    /// QALYs or life years without a price: what one costs, and that the verdict is the reader's.
    std::string verdict_on_health(const Comparison& c, const value::Figure& health) const {
        const bool qalys = c.incremental_qalys.has_value();
        const auto amount = std::abs(health.value);
        const auto gained = number(amount, decimals_for(amount), language_) + " " +
                            (qalys ? say("QALYs", "QALY") : say("life years", "leveår"));
        const auto one = qalys ? say("a QALY", "en QALY") : say("a life year", "et leveår");
        const double net_cost =
            -c.net_value.value;  // what is left to pay when other effects have their price
        const int cost = sign_of(net_cost);
        const int effect = gained_sign(amount, health.value);
        auto text = title(c.id) + " ";
        const auto price = [&] { return sum(net_cost / amount); };
        if (cost > 0 && effect > 0) {
            text += fmt::format(
                fmt::runtime(say("[costs|cost] {} more net {} and [gives|give] {} more: {} for each. Whether "
                                 "that is worth it depends on what {} may cost.",
                                 "koster netto {} mere {} og giver {} mere: {} for hvert. Om det "
                                 "er pengene værd, afhænger af, hvad {} må koste.")),
                sum(net_cost), over(), gained, price(), one);
        } else if (cost <= 0 && effect > 0) {
            text += cost < 0
                        ? fmt::format(
                              fmt::runtime(say(
                                  "[is|are] better and cheaper: [it saves|they save] {} net {} and "
                                  "[gives|give] {} more.",
                                  "er bedre og billigere: løsningen sparer netto {} {} og giver {} mere.")),
                              sum(net_cost), over(), gained)
                        : fmt::format(
                              fmt::runtime(say(
                                  "[is|are] better at the same net cost: [it gives|they give] {} more {}.",
                                  "er bedre til samme nettoomkostning: løsningen giver {} mere {}.")),
                              gained, over());
        } else if (cost > 0 && effect < 0) {
            text += fmt::format(
                fmt::runtime(
                    say("[is|are] poorer and dearer: [it costs|they cost] {} more net {} and [gives|give] {} "
                        "less.",
                        "er dårligere og dyrere: løsningen koster netto {} mere {} og giver {} mindre.")),
                sum(net_cost), over(), gained);
        } else if (cost < 0 && effect < 0) {
            text += fmt::format(
                fmt::runtime(
                    say("[saves|save] {} net {} but [gives|give] {} less: {} is saved for each one lost. "
                        "Whether that is worth it depends on what {} may cost.",
                        "sparer netto {} {}, men giver {} mindre: der spares {} for hvert, der "
                        "mistes. Om det er pengene værd, afhænger af, hvad {} må koste.")),
                sum(net_cost), over(), gained, price(), one);
        } else if (effect < 0) {
            text += fmt::format(
                fmt::runtime(say("[is|are] poorer at the same net cost: [it gives|they give] {} less {}.",
                                 "er dårligere til samme nettoomkostning: løsningen giver {} mindre {}.")),
                gained, over());
        } else {
            const auto change = cost > 0   ? say("[costs|cost] {} more net {}", "koster netto {} mere {}")
                                : cost < 0 ? say("[saves|save] {} net {}", "sparer netto {} {}")
                                           : say("[costs|cost] the same {1}", "koster det samme {1}");
            text += fmt::format(fmt::runtime(change), sum(net_cost), over()) +
                    say(" and [changes|change] no health.", " og ændrer ikke på sundheden.");
        }
        return text;
    }

    static int gained_sign(double amount, double value) { return amount < 1e-9 ? 0 : value < 0 ? -1 : 1; }

    std::string certainty(const Comparison& c) const {
        const auto found = certainty_of(resolved_, c);
        if (!found) return {};
        const auto with_share = [&](std::string_view en, std::string_view da) {
            return fmt::format(fmt::runtime(pick(language_, en, da)), share_words(found->share));
        };
        switch (found->degree) {
            case Certainty::Degree::certain:
                return say("All simulated outcomes say so.", "Det siger alle simulerede udfald.");
            case Certainty::Degree::nearly_certain:
                return say("It is more than 99% sure.", "Det er over 99 pct. sikkert.");
            case Certainty::Degree::sure:
                return with_share("It is {} sure.", "Det er {} sikkert.");
            case Certainty::Degree::barely:
                return with_share("It is only {} sure: it can go either way.",
                                  "Det er kun {} sikkert: det kan gå begge veje.");
            case Certainty::Degree::against:
                break;
        }
        return with_share("But only {} of the simulated outcomes agree: do not rely on it.",
                          "Men kun {} af de simulerede udfald er enige: stol ikke på det.");
    }

    /// "the region carries 12.1 million DKK"; each payer with its verb.
    std::string clause(const std::vector<std::pair<std::string, double>>& payers, std::string_view singular,
                       std::string_view plural) const {
        std::vector<std::string> parts;
        for (const auto& [payer, amount] : payers) {
            const auto words = payer_words(resolved_, payer, language_);
            const auto verb =
                parts.empty() ? " " + std::string(words.plural ? plural : singular) : std::string{};
            parts.push_back(words.name + verb + " " + sum(amount));
        }
        return joined(parts, language_);
    }

    std::string who_pays(const Comparison& c) const {
        double largest = 0;
        for (const auto& [payer, figure] : c.by_payer) largest = std::max(largest, std::abs(figure.value));
        std::vector<std::pair<std::string, double>> losing, gaining, losing_outside, gaining_outside;
        for (const auto& payer : payers_of(resolved_, c.by_payer)) {
            const double net = c.by_payer.at(payer).value;
            if (sign_of(net) == 0 || std::abs(net) < least_share_named * largest) continue;
            auto& list = resolved_.counts(payer) ? (net < 0 ? losing : gaining)
                                                 : (net < 0 ? losing_outside : gaining_outside);
            list.emplace_back(payer, net);
        }
        const auto named = losing.size() + gaining.size() + losing_outside.size() + gaining_outside.size();
        if (named < 2) return {};
        for (auto* list : {&losing, &gaining, &losing_outside, &gaining_outside}) {
            std::ranges::stable_sort(
                *list, [](const auto& a, const auto& b) { return std::abs(a.second) > std::abs(b.second); });
        }
        const auto both = [&](const auto& less, const auto& more) {
            std::string text;
            if (!less.empty()) text = clause(less, say("carries", "bærer"), say("carry", "bærer"));
            if (!more.empty()) {
                if (!text.empty()) text += "; ";
                text += clause(more, say("gains", "vinder"), say("gain", "vinder"));
            }
            return text;
        };
        std::string text;
        if (!losing.empty() || !gaining.empty()) {
            text = say("Net, ", "Netto: ") + both(losing, gaining) + ".";
        }
        if (!losing_outside.empty() || !gaining_outside.empty()) {
            if (!text.empty()) text += " ";
            text += say("Outside the perspective, ", "Uden for perspektivet: ") +
                    both(losing_outside, gaining_outside) + ".";
        }
        return text;
    }

    std::string not_priced() const {
        std::vector<std::string> names;
        for (const auto& effect : assessment_.unpriced) names.push_back(effect.name.in(language_));
        if (names.empty()) return {};
        if (names.size() > 4) {
            const auto more = names.size() - 3;
            names.resize(3);
            names.push_back(fmt::format(fmt::runtime(say("{} more", "{} mere")), more));
        }
        return say("Not priced, to be weighed beside the figures: ",
                   "Ikke prissat, og skal vejes ved siden af tallene: ") +
               joined(names, language_) + ".";
    }

    const ResolvedCase& resolved_;
    const Assessment& assessment_;
    Language language_;
};

}  // namespace

Verdict verdict_of(const ResolvedCase& resolved, const Comparison& c) {
    const int net = sign_of(c.net_value.value);
    if (const auto* health = unpriced_health(resolved, c)) {
        const int effect = std::abs(health->value) < 1e-9 ? 0 : health->value < 0 ? -1 : 1;
        if (effect == 0) return net > 0 ? Verdict::better : net < 0 ? Verdict::poorer : Verdict::breaks_even;
        if (effect > 0) return net >= 0 ? Verdict::better : Verdict::open;
        return net <= 0 ? Verdict::poorer : Verdict::open;
    }
    return net > 0 ? Verdict::worth_it : net < 0 ? Verdict::not_worth_it : Verdict::breaks_even;
}

std::optional<Certainty> certainty_of(const ResolvedCase& resolved, const Comparison& c) {
    const auto found = verdict_of(resolved, c);
    if (!c.probability_worth_it || (found != Verdict::worth_it && found != Verdict::not_worth_it)) return {};
    const double agree = found == Verdict::worth_it ? *c.probability_worth_it : 1 - *c.probability_worth_it;
    using enum Certainty::Degree;
    const auto degree = agree >= 1                    ? certain
                        : agree >= as_good_as_certain ? nearly_certain
                        : agree >= sure_from          ? sure
                        : agree >= 0.5                ? barely
                                                      : against;
    return Certainty{degree, agree};
}

std::vector<std::string> answer_in_words(const ResolvedCase& resolved, const Assessment& assessment,
                                         Language language) {
    auto sentences = Writer(resolved, assessment, language).sentences();
    for (auto& sentence : sentences) {
        // "kr." at the end of a sentence ends it too.
        for (auto at = sentence.find("kr.."); at != std::string::npos; at = sentence.find("kr..", at))
            sentence.erase(at + 2, 1);
    }
    return sentences;
}

}  // namespace vaerdi::view
