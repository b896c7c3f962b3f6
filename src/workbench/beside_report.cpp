#include "workbench/beside_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "math/distribution.h"
#include "view/figures.h"

namespace vaerdi::workbench {
namespace {

void add(std::vector<double>& sum, const std::vector<double>& more) {
    sum.resize(std::max(sum.size(), more.size()));
    for (std::size_t i = 0; i < more.size(); ++i) sum[i] += more[i];
}

}  // namespace

void add_numbers_in_words(const view::Report& report, Language language, WordsAnswer& words) {
    const auto& resolved = report.resolved;
    const auto say_unit = [&](const Unit& unit) {
        words.units.emplace(unit.text(), view::unit_words_in(unit.text(), language));
    };
    for (const auto index : report.assessment.inputs_used) {
        const auto& input = resolved.inputs[index];
        NumberWords number{.title = view::full_input_title(resolved, input, language),
                           .value = view::input_value(input, input.base, language),
                           .low = {},
                           .high = {}};
        if (input.distribution) {
            const auto interval = math::interval(*input.distribution);
            number.low = view::input_number(input, interval.low, language);
            number.high = view::input_number(input, interval.high, language);
        }
        words.inputs.emplace(input.name, std::move(number));
        say_unit(input.unit);
    }
    for (const auto& comparison : report.assessment.comparisons)
        for (const auto& counted : comparison.natural) say_unit(counted.unit);
    for (const auto& group : resolved.groups) {
        const auto& title = group.title.in(language);
        words.groups.emplace(group.id, title.empty() ? group.id : title);
    }
}

std::map<std::string, BudgetsAnswer> budgets_of(const value::ResolvedCase& resolved,
                                                const value::Assessment& assessment) {
    std::map<std::string, BudgetsAnswer> all;
    for (const auto& comparison : assessment.comparisons) {
        auto& budgets = all[comparison.id];
        budgets.present = comparison.budget_present;
        for (const auto& [payer, years] : comparison.budget)
            if (resolved.counts(payer)) add(budgets.net, years);
        for (const auto& [payer, years] : comparison.budget_present)
            if (resolved.counts(payer)) add(budgets.present_net, years);
    }
    return all;
}

}  // namespace vaerdi::workbench
