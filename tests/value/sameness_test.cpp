// Laws of sameness: what must not matter - names, order, what is not used, threads - does not.
#include <rapidcheck/gtest.h>

#include "value/all_figures.h"
#include "value/cases.h"
#include "value/random_case.h"

namespace vaerdi::value {
namespace {

using namespace testing;

constexpr std::uint64_t few_draws = 300;

RC_GTEST_PROP(EqualAlternatives, differ_by_exactly_nothing_in_every_figure, ()) {
    const auto c = *random_case(Alternatives::equal);
    const auto a = drawn(resolved(c.text()), few_draws);
    for (const auto& comparison : a.comparisons) {
        FigureList list;
        add_increments(list, comparison);
        for (const auto& [name, figure] : list.take()) {
            RC_LOG(name);
            RC_ASSERT(figure.value == 0);
        }
        RC_ASSERT(*comparison.probability_worth_it == 0);
        RC_ASSERT((*comparison.matrix.probability)[1][1] == 1);
        RC_ASSERT(comparison.matrix.verdict() == "neutral");
        RC_ASSERT(!comparison.icer.has_value());
    }
}

RC_GTEST_PROP(UnusedParameters, change_no_figure, ()) {
    auto c = *random_case();
    const auto lean = all_figures(drawn(resolved(c.text()), few_draws));
    for (const auto* idle :
         {"idle_number: 5 days", "idle: {unit: DKK, gamma: {mean: 10, sd: 3}}", "idle_share: {beta: [2, 3]}",
          "idle_row: {dirichlet: {left: 4, right: 6}}", "idle_price: \"price(bed-day) * idle_share\"",
          "idle_years: {years: {2025: {uniform: [1, 2]}, 2028: 4}}"}) {
        const auto at = *rc::gen::inRange<std::size_t>(0, c.parameters.size() + 1);
        c.parameters.insert(c.parameters.begin() + static_cast<std::ptrdiff_t>(at), idle);
    }
    RC_ASSERT(first_difference(lean, all_figures(drawn(resolved(c.text()), few_draws))) == "");
}

/// The items in another order, chosen at random.
template <class Item>
void shuffle(std::vector<Item>& items) {
    for (std::size_t i = items.size(); i > 1; --i)
        std::swap(items[i - 1], items[*rc::gen::inRange<std::size_t>(0, i)]);
}

RC_GTEST_PROP(Order, of_parameters_and_alternatives_changes_only_how_sums_are_rounded, ()) {
    auto c = *random_case();
    const auto first = all_figures(drawn(resolved(c.text()), few_draws));
    shuffle(c.parameters);
    shuffle(c.alternatives);
    RC_ASSERT(first_difference(first, all_figures(drawn(resolved(c.text()), few_draws)), 1e-12) == "");
}

RC_GTEST_PROP(Order, of_lines_changes_only_how_sums_are_rounded, ()) {
    auto c = *random_case();
    const auto first = all_figures(drawn(resolved(c.text()), few_draws));
    shuffle(c.lines);
    RC_ASSERT(first_difference(first, all_figures(drawn(resolved(c.text()), few_draws)), 1e-12) == "");
}

RC_GTEST_PROP(Threads, in_any_number_give_equal_bits, ()) {
    const auto c = resolved((*random_case()).text());
    const std::uint64_t draws = 8'197;  // three chunks, the last nearly empty
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    const auto one = all_figures(drawn(c, draws, seed, 1));
    const auto threads = *rc::gen::inRange(2U, 7U);
    RC_ASSERT(first_difference(one, all_figures(drawn(c, draws, seed, threads))) == "");
}

}  // namespace
}  // namespace vaerdi::value
