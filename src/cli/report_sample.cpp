#include "cli/report_sample.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "base/numerals.h"
#include "cli/decision_tables.h"
#include "information/partial_information.h"
#include "view/figures.h"

namespace vaerdi::cli {
namespace {

using value::DecisionSample;
using value::SampleAnalysis;
using value::Spread;

class SamplePage {
  public:
    SamplePage(const Screen& screen, const DecisionSample& sample, const SampleAnalysis& analysis,
               const std::string& currency)
        : screen_(screen), sample_(sample), analysis_(analysis), currency_(currency) {}

    void print() const {
        opening();
        alternatives();
        comparisons();
        if (has_effects() && sample_.alternatives.size() > 2)
            print_frontier_table(screen_, say("unit of effect", "enhed effekt"), 0, analysis_.frontier.steps,
                                 analysis_.frontier.dominated, [](const std::string& name) { return name; });
        knowledge();
        if (has_effects())
            print_acceptability(screen_, currency_, say("For a unit of effect", "For en enhed effekt"),
                                names(), analysis_.curve);
    }

  private:
    std::string say(std::string_view en, std::string_view da) const { return screen_.say(en, da); }
    const std::string& name(std::size_t alternative) const { return sample_.alternatives[alternative].name; }

    std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const auto& one : sample_.alternatives) all.push_back(one.name);
        return all;
    }
    bool has_effects() const {
        return std::ranges::any_of(analysis_.alternatives, [](const auto& one) {
            return one.effect.low != 0 || one.effect.high != 0 || one.effect.mean != 0;
        });
    }

    void opening() const {
        auto listed = names();
        listed[sample_.comparator] += say(" (comparator)", " (sammenligningsgrundlag)");
        screen_.out << screen_.style.faint(
            wrapped(fmt::format("{}", fmt::join(listed, " · ")), screen_.width) +
            wrapped(fmt::format(fmt::runtime(say("{} draws · {} for a unit of effect",
                                                 "{} udfald · {} for en enhed effekt")),
                                number(static_cast<double>(analysis_.draws), 0, screen_.language),
                                amount_words(analysis_.worth, currency_, screen_.language)),
                    screen_.width));
        const auto best = analysis_.now.best;
        screen_.out << "\n"
                    << wrapped(
                           fmt::format(
                               fmt::runtime(say("{} has the highest net benefit on average, and in {} of "
                                                "the draws. To choose it now loses {} on average "
                                                "against knowing everything.",
                                                "{} har den højeste nettogevinst i gennemsnit, og i {} "
                                                "af udfaldene. At vælge det nu koster i gennemsnit {} "
                                                "i forhold til at vide alt.")),
                               name(best), percent(analysis_.now.probability_best[best], 0, screen_.language),
                               amount_words(analysis_.now.expected_loss[best], currency_, screen_.language)),
                           std::min(screen_.width, 90));
    }

    view::MoneyScale scale(double largest) const {
        return view::money_scale(largest, currency_, screen_.language);
    }

    using Column = std::pair<std::string, const SampleAnalysis::Figures*>;

    /// Cost, effect and net benefit of each column with their intervals.
    Table figures(const std::vector<Column>& of, const Text& cost, const Text& effect,
                  const Text& net) const {
        view::Largest money;
        double most_effect = 0;
        for (const auto& [title, one] : of) {
            for (const auto* spread : {&one->cost, &one->net_benefit})
                money.see({spread->low, spread->mean, spread->high});
            most_effect = std::max({most_effect, std::abs(one->effect.low), std::abs(one->effect.high)});
        }
        const auto in_money = scale(money.found());
        std::vector<cli::Column> heads{{in_money.words}};
        for (const auto& [title, one] : of) heads.push_back({title});
        Table table(std::move(heads));
        const auto rows = [&](const Text& title, Spread SampleAnalysis::Figures::* figure,
                              const view::Show& show) {
            std::vector<std::string> means{title.in(screen_.language)},
                intervals{say("  95% interval", "  95 %-interval")};
            for (const auto& [head, one] : of) {
                const auto& spread = one->*figure;
                means.push_back(show(spread.mean));
                intervals.push_back(view::range_words(show(spread.low), show(spread.high), screen_.language));
            }
            table.bold(std::move(means));
            table.faint(std::move(intervals));
        };
        const view::Show show_money = [&](double x) { return in_money.show(x, screen_.language); };
        rows(cost, &SampleAnalysis::Figures::cost, show_money);
        if (has_effects())
            rows(effect, &SampleAnalysis::Figures::effect,
                 [&](double x) { return number(x, view::decimals_for(most_effect), screen_.language); });
        rows(net, &SampleAnalysis::Figures::net_benefit, show_money);
        return table;
    }

    void alternatives() const {
        screen_.head("Alternatives", "Alternativer");
        std::vector<Column> of;
        for (std::size_t a = 0; a < sample_.alternatives.size(); ++a)
            of.emplace_back(name(a), &analysis_.alternatives[a]);
        auto table =
            figures(of, {"Cost", "Omkostning"}, {"Effect", "Effekt"}, {"Net benefit", "Nettogevinst"});
        std::vector<std::string> best{say("Best in the draws", "Bedst i udfaldene")};
        for (const double share : analysis_.now.probability_best)
            best.push_back(percent(share, 0, screen_.language));
        table.row(std::move(best));
        screen_.print(table);
    }

    void comparisons() const {
        const auto& comparator = name(sample_.comparator);
        screen_.head("Compared with " + comparator, "I forhold til " + comparator);
        std::vector<Column> of;
        for (const auto& one : analysis_.comparisons) of.emplace_back(name(one.alternative), &one.gained);
        auto table = figures(of, {"Extra cost", "Meromkostning"}, {"Extra effect", "Mereffekt"},
                             {"Net benefit", "Nettogevinst"});
        std::vector<std::string> probability{
            say("Probability worth it", "Sandsynlighed for, at det er det værd")},
            icer{say("Cost per unit of effect", "Omkostning pr. enhed effekt")};
        for (const auto& one : analysis_.comparisons) {
            probability.push_back(percent(one.probability_worth_it, 1, screen_.language));
            icer.push_back(one.icer ? number(*one.icer, 0, screen_.language) : "–");
        }
        table.row(std::move(probability));
        if (has_effects()) table.row(std::move(icer));
        screen_.print(table);
    }

    void knowledge() const {
        screen_.head("What it is worth to know more", "Hvad det er værd at vide mere");
        std::vector<KnownRow> numbers, groups;
        for (const auto& one : analysis_.numbers) numbers.push_back({one.name, one.value});
        for (const auto& one : analysis_.groups)
            groups.push_back({say("Group: ", "Gruppe: ") + one.name, one.value});
        print_known(screen_, say("Net benefit", "Nettogevinst"), currency_, analysis_.now.perfect_information,
                    numbers, groups);
        if (analysis_.draws < information::fewest_draws && !sample_.numbers.empty())
            screen_.note(fmt::format(fmt::runtime(say("Fewer than {} draws tell nothing of single numbers.",
                                                      "Færre end {} udfald siger intet om de enkelte tal.")),
                                     information::fewest_draws));
        if (analysis_.regressed < analysis_.draws)
            screen_.note(fmt::format(
                fmt::runtime(say(
                    "The values of single numbers are estimated from {} draws, evenly spread over the file.",
                    "Værdien af de enkelte tal er anslået ud fra {} udfald, jævnt fordelt over filen.")),
                number(static_cast<double>(analysis_.regressed), 0, screen_.language)));
    }

    const Screen& screen_;
    const DecisionSample& sample_;
    const SampleAnalysis& analysis_;
    const std::string& currency_;
};

}  // namespace

void print_sample(const Screen& screen, const DecisionSample& sample, const SampleAnalysis& analysis,
                  const std::string& currency) {
    SamplePage(screen, sample, analysis, currency).print();
}

}  // namespace vaerdi::cli
