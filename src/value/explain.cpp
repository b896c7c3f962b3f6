#include "value/explain.h"

#include <algorithm>
#include <array>

#include "value/explain_table.h"

namespace vaerdi::value {
namespace {

/// Figures that explanations of others lead to; each costs little until it is asked for.
constexpr std::array always{explain_alternatives,  explain_counted,   explain_payers,
                            explain_comparisons,   explain_yearly,    explain_matrix,
                            explain_probabilities, explain_frontier,  explain_pathways,
                            explain_resources,     explain_financing, explain_inputs};

/// Figures that take a search or many runs to find.
struct Searched {
    std::string_view prefix;
    void (*add)(FigureTable&);
};
constexpr std::array<Searched, 3> searched{{{"price_headroom.", explain_price_headroom},
                                            {"thresholds.", explain_thresholds},
                                            {"sensitivity.", explain_sensitivity}}};

constexpr std::string_view scenario_prefix = "scenarios.";

bool any_uncertain(const ResolvedCase& c) { return std::ranges::any_of(c.inputs, &Input::uncertain); }

bool needs_draws(std::string_view figure) {
    static constexpr std::array<std::string_view, 6> parts{".mean",           ".low",       ".high",
                                                           ".standard_error", ".paid_back", ".has_rate"};
    // The ends that a tornado tries are no percentiles of draws.
    if (figure.starts_with("sensitivity.")) return false;
    return figure.find("probability") != std::string_view::npos ||
           std::ranges::any_of(parts, [&](auto part) { return figure.ends_with(part); });
}

Options drawing(Options options, bool drawn) {
    if (!drawn) options.draws = 0;
    if (drawn && options.draws == 0) options.draws = draws_unasked;
    return options;
}

/// The name in the table: the figure's own, or that of the part which is mostly meant.
std::optional<std::string> name_in(const FigureTable& table, std::string_view figure) {
    const std::string name(figure);
    if (table.contains(name)) return name;
    for (const auto* part : {".highest", ".value", ".present_value", ".total", ".hours", ".cost"}) {
        if (table.contains(name + part)) return name + part;
    }
    constexpr std::string_view value = ".value";
    if (figure.ends_with(value)) {
        auto without = name.substr(0, name.size() - value.size());
        if (table.contains(without)) return without;
    }
    return {};
}

std::optional<Explanation> explain_in_case(const ResolvedCase& resolved, std::string_view figure,
                                           const Options& options) {
    const auto drawn = drawing(options, needs_draws(figure));
    auto assessment = assess(resolved, drawn);
    if (!assessment) return {};
    FigureTable table(resolved, drawn, std::move(*assessment));
    for (const auto add : always) add(table);
    for (const auto& [prefix, add] : searched) {
        if (figure.starts_with(prefix)) add(table);
    }
    const auto name = name_in(table, figure);
    if (!name) return {};
    return table.opened(*name);
}

std::optional<ResolvedCase> scenario(const ResolvedCase& resolved, const WrittenCase& written,
                                     const std::string& id) {
    for (const auto& entry : written.document.scenarios) {
        if (entry.name != id) continue;
        auto settings = written.settings;
        for (const auto& value : entry.value.set) settings[value.name] = value.value.value;
        Diagnostics found(resolved.file);
        return resolve(written.document, written.catalogue, resolved.id, settings, found);
    }
    return {};
}

void name_within(const std::string& prefix, Explanation& step) {
    if (!step.figure.empty()) step.figure = prefix + step.figure;
    for (auto& below : step.steps) name_within(prefix, below);
}

/// The figures of a scenario are those of a case of its own, without draws.
std::optional<Explanation> explain_in_scenario(const ResolvedCase& resolved, std::string_view figure,
                                               const WrittenCase& written) {
    for (const auto& entry : resolved.scenarios) {
        const auto prefix = std::string(scenario_prefix) + entry.id + ".";
        if (!figure.starts_with(prefix)) continue;
        const auto of_scenario = scenario(resolved, written, entry.id);
        if (!of_scenario) continue;
        auto explained = explain_in_case(*of_scenario, figure.substr(prefix.size()), {});
        if (!explained) continue;
        explained->title = titled(explained->title, entry.title.empty() ? Text(entry.id) : entry.title);
        name_within(prefix, *explained);
        return explained;
    }
    return {};
}

}  // namespace

std::vector<std::string> explainable(const ResolvedCase& resolved, const Options& options,
                                     const WrittenCase* written) {
    const auto drawn = drawing(options, any_uncertain(resolved) || options.draws > 0);
    auto assessment = assess(resolved, drawn);
    if (!assessment) return {};
    FigureTable table(resolved, drawn, std::move(*assessment));
    for (const auto add : always) add(table);
    for (const auto& part : searched) part.add(table);
    auto names = table.names();
    if (!written) return names;
    for (const auto& entry : resolved.scenarios) {
        const auto of_scenario = scenario(resolved, *written, entry.id);
        if (!of_scenario) continue;
        FigureTable figures(*of_scenario, {}, *assess(*of_scenario, {}));
        for (const auto add : always) add(figures);
        for (const auto& name : figures.names()) {
            if (name.starts_with("alternatives.") || name.starts_with("comparisons."))
                names.push_back(std::string(scenario_prefix) + entry.id + "." + name);
        }
    }
    return names;
}

std::optional<Explanation> explain(const ResolvedCase& resolved, std::string_view figure,
                                   const Options& options, const WrittenCase* written) {
    if (figure.starts_with(scenario_prefix))
        return written ? explain_in_scenario(resolved, figure, *written) : std::nullopt;
    return explain_in_case(resolved, figure, options);
}

}  // namespace vaerdi::value
