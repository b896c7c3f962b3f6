#include "cli/explain_view.h"

#include <algorithm>

#include "cli/style.h"
#include "view/explanation_json.h"
#include "view/figures.h"

namespace vaerdi::cli {
namespace {

using value::Explanation;

constexpr std::size_t value_columns = 22;
constexpr std::size_t unit_columns = 18;
constexpr std::size_t deepest_shown = 40;
constexpr std::size_t names_shown = 3;

void print_step(const Explanation& step, std::size_t depth, const Console& console, const Style& style) {
    if (depth > deepest_shown) return;
    const auto words = static_cast<std::size_t>(console.width) - value_columns - unit_columns - 1;
    const std::string indent(2 * depth, ' ');
    auto title = indent + step.title.in(console.language);
    if (step.assumption) title += std::string(pick(console.language, " (assumption)", " (antagelse)"));
    const auto unit = unit_words_in(step.unit, console.language);
    const auto shown = step_value(step, console.language);
    auto line = padded(shortened(title, words), words) + padded(shown, value_columns, true);
    if (!shown.empty() && unit != "1") line += " " + shortened(unit, unit_columns);
    line.erase(line.find_last_not_of(' ') + 1);
    console.out << (depth == 0 ? style.bold(line) : line) << "\n";
    const int inner = static_cast<int>(2 * depth) + 2;
    if (!step.how.empty())
        console.out << style.faint(wrapped("= " + step.how.in(console.language), console.width, inner, 2));
    if (!step.source.empty())
        console.out << style.faint(wrapped("← " + step.source, console.width, inner, 2));
    for (const auto& below : step.steps) print_step(below, depth + 1, console, style);
}

/// The figures whose steps are not shown, each once.
void add_closed(const Explanation& step, std::vector<std::string>& names) {
    if (!step.figure.empty() && step.steps.empty() && !step.figure.starts_with("inputs.") &&
        std::ranges::find(names, step.figure) == names.end())
        names.push_back(step.figure);
    for (const auto& below : step.steps) add_closed(below, names);
}

}  // namespace

void print_explanation(const Explanation& explanation, const Console& console) {
    const auto style = style_of(console);
    print_step(explanation, 0, console, style);
    std::vector<std::string> closed;
    for (const auto& step : explanation.steps) add_closed(step, closed);
    if (closed.empty()) return;
    const auto more = closed.size() > names_shown ? ", …" : "";
    closed.resize(std::min(closed.size(), names_shown));
    console.out << style.faint(wrapped(std::string(pick(console.language, "Steps behind these: --explain ",
                                                        "Trinene bag disse: --explain ")) +
                                           joined(closed, console.language) + more,
                                       console.width, 0, 2));
}

}  // namespace vaerdi::cli
