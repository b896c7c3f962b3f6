// Laws of money: whatever the case, nothing is lost between payers, between currencies or between years.
#include <rapidcheck/gtest.h>

#include <cmath>

#include "value/all_figures.h"
#include "value/cases.h"
#include "value/random_case.h"

namespace vaerdi::value {
namespace {

using namespace testing;

constexpr std::uint64_t few_draws = 300;

/// Equal but for rounding, where parts of about `size` are added.
bool adds_up(double parts, double whole, double size) {
    return std::abs(parts - whole) <= 1e-11 * std::max(1.0, size);
}

double largest_money(const Assessment& a) {
    double largest = 0;
    for (const auto& [name, figure] : all_figures(a)) {
        if (figure.measured == Measured::money) largest = std::max(largest, std::abs(figure.value));
    }
    return largest;
}

RC_GTEST_PROP(Payers, inside_the_perspective_share_the_present_values, ()) {
    const auto c = resolved((*random_case()).text());
    const auto a = assess(c, {}).value();
    const double size = largest_money(a);
    for (const auto& alternative : a.alternatives) {
        double paid = 0, gained = 0;
        for (const auto& [payer, figure] : alternative.paid_present)
            paid += c.counts(payer) ? figure.value : 0;
        for (const auto& [payer, figure] : alternative.gained_present)
            gained += c.counts(payer) ? figure.value : 0;
        RC_ASSERT(adds_up(paid, alternative.total_cost.value, size));
        RC_ASSERT(adds_up(gained, alternative.effects.value, size));
    }
    for (const auto& comparison : a.comparisons) {
        double net = 0;
        for (const auto& [payer, figure] : comparison.by_payer) net += c.counts(payer) ? figure.value : 0;
        RC_ASSERT(adds_up(net, comparison.net_value.value, size));
    }
}

RC_GTEST_PROP(Payers, share_the_lines_of_every_year, ()) {
    const auto c = resolved((*random_case()).text());
    const auto a = assess(c, {}).value();
    const double size = largest_money(a);
    for (const auto& alternative : a.alternatives) {
        for (std::size_t year = 0; year <= static_cast<std::size_t>(c.years); ++year) {
            double paid = 0, gained = 0, cost = 0, effects = 0;
            for (const auto& [payer, years] : alternative.paid) paid += years[year];
            for (const auto& [payer, years] : alternative.gained) gained += years[year];
            for (const auto& written : c.lines) {
                if (written.has_money)
                    (written.is_cost ? cost : effects) += line(alternative, written.id).by_year[year];
            }
            RC_ASSERT(adds_up(paid, cost, size));
            RC_ASSERT(adds_up(gained, effects, size));
        }
    }
}

RC_GTEST_PROP(Payers, transfers_change_nothing_for_society, ()) {
    auto c = *random_case();
    const auto named = c.keys.find("perspective:");
    if (named != std::string::npos) c.keys.erase(named, c.keys.find('\n', named) + 1 - named);
    auto without = c;
    without.transfers.clear();
    const auto with_them = assessed(c.text()), without_them = assessed(without.text());
    for (std::size_t i = 0; i < with_them.alternatives.size(); ++i) {
        RC_ASSERT(with_them.alternatives[i].total_cost.value ==
                  without_them.alternatives[i].total_cost.value);
        RC_ASSERT(with_them.alternatives[i].effects.value == without_them.alternatives[i].effects.value);
    }
}

RC_GTEST_PROP(Currency, scales_money_and_leaves_all_else, ()) {
    const auto c = *random_case();
    const int factor = *rc::gen::inRange(2, 1'000);
    const auto one = all_figures(drawn(resolved(c.text()), few_draws));
    const auto many = all_figures(drawn(resolved(c.text(factor)), few_draws));
    RC_ASSERT(first_difference(one, many, 1e-9, factor) == "");
}

/// The totals, which do not know how many lines they were written in.
Figures totals(const Assessment& a) {
    FigureList list;
    for (const auto& alternative : a.alternatives) {
        list.add(alternative.id + ".total_cost", alternative.total_cost, Measured::money);
        list.add(alternative.id + ".effects", alternative.effects, Measured::money);
        list.add(alternative.id + ".qalys", alternative.qalys, Measured::other);
        list.add(alternative.id + ".paid", alternative.paid, Measured::money);
        list.add(alternative.id + ".gained", alternative.gained, Measured::money);
        list.add(alternative.id + ".cut_cost", alternative.cut_cost, Measured::money);
    }
    for (const auto& comparison : a.comparisons) {
        list.add(comparison.id + ".net_value", comparison.net_value, Measured::money);
        list.add_values(comparison.id + ".by_payer", comparison.by_payer, Measured::money);
        list.add(comparison.id + ".cumulative", comparison.cumulative, Measured::money);
    }
    return list.take();
}

RC_GTEST_PROP(Splitting, a_line_into_two_changes_no_total, ()) {
    auto c = *random_case();
    c.transfers.clear();  // a cap holds for each line
    const auto whole = totals(drawn(resolved(c.text()), few_draws));
    const auto at = *rc::gen::inRange<std::size_t>(0, c.lines.size());
    const auto percent = *rc::gen::inRange(0, 101);
    auto rest = c.lines[at];
    c.lines[at].formula = "(" + rest.formula + ") * " + std::to_string(percent) + " %";
    rest.formula = "(" + rest.formula + ") * " + std::to_string(100 - percent) + " %";
    rest.name += " rest";
    c.lines.push_back(rest);
    RC_ASSERT(first_difference(whole, totals(drawn(resolved(c.text()), few_draws)), 1e-11) == "");
}

RC_GTEST_PROP(Splitting, years_into_periods_changes_no_total, ()) {
    auto c = *random_case();
    const auto whole = totals(drawn(resolved(c.text()), few_draws));
    std::vector<RandomLine> later;
    for (auto& line : c.lines) {
        const int years = line.per == "year" ? c.years : line.per == "patient/year" ? c.follow_up : 1;
        if (years == 1) continue;
        const int split = *rc::gen::inRange(1, years);
        later.push_back(line);
        later.back().name += " later";
        later.back().when = "from year " + std::to_string(split + 1);
        line.when = "years 1 to " + std::to_string(split);
    }
    c.lines.insert(c.lines.end(), later.begin(), later.end());
    RC_ASSERT(first_difference(whole, totals(drawn(resolved(c.text()), few_draws)), 1e-11) == "");
}

}  // namespace
}  // namespace vaerdi::value
