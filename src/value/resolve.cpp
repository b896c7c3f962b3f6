#include <fmt/format.h>

#include "value/resolving.h"

namespace vaerdi::value {
namespace {

constexpr std::size_t most_scenarios = 100;
constexpr std::size_t most_lines = 2'000;
constexpr std::size_t most_parameters = 10'000;
constexpr std::size_t most_alternatives = 100;

void check_counts_of_things(Resolving& r) {
    const auto limit = [&](std::size_t found, std::size_t most, Position at, const char* en, const char* da) {
        if (found <= most) return;
        r.error(at,
                {fmt::format("the case has {} {}; {} are the most", found, en, most),
                 fmt::format("værdicasen har {} {}; højst {} er muligt", found, da, most)},
                {"divide it into several cases", "del den op i flere værdicaser"});
    };
    const auto& d = r.document;
    if (!d.lines.empty()) limit(d.lines.size(), most_lines, d.lines[0].at, "lines", "linjer");
    if (!d.parameters.empty())
        limit(d.parameters.entries.size(), most_parameters, d.parameters.entries[0].at, "parameters",
              "parametre");
    if (!d.alternatives.empty())
        limit(d.alternatives.entries.size(), most_alternatives, d.alternatives.entries[0].at, "alternatives",
              "alternativer");
    if (!d.scenarios.empty())
        limit(d.scenarios.entries.size(), most_scenarios, d.scenarios.entries[0].at, "scenarios",
              "scenarier");
}

void list_scenarios(Resolving& r) {
    for (const auto& entry : r.document.scenarios) {
        Scenario scenario{entry.name, entry.value.title.empty() ? Text(entry.name) : entry.value.title, {}};
        for (const auto& set : entry.value.set) scenario.set[set.name] = set.value.value;
        r.result.scenarios.push_back(std::move(scenario));
    }
}

std::optional<ResolvedCase> resolve_parts(Resolving& r, const std::string& fallback_id) {
    place_for_settings(r);
    check_counts_of_things(r);
    if (r.diagnostics.has_errors()) return {};
    resolve_identity(r, fallback_id);
    resolve_money(r);
    resolve_start(r);
    resolve_alternatives(r);
    if (r.result.alternatives.empty()) return {};
    resolve_tables(r);
    list_given_draws(r);
    resolve_resources(r);
    list_parameters(r);
    resolve_time(r);
    resolve_discounting(r);
    resolve_perspective(r);
    resolve_parameters(r);
    resolve_pathways(r);
    resolve_groups(r);
    resolve_uptake(r);
    resolve_qaly_value(r);
    resolve_lines(r);
    resolve_health(r);
    resolve_transfers(r);
    resolve_financing(r);
    resolve_matrix(r);
    resolve_prices(r);
    resolve_studies(r);
    list_scenarios(r);
    check_settings(r);
    if (!r.diagnostics.has_errors()) check_group_circles(r);
    if (!r.diagnostics.has_errors()) check_size(r);
    if (!r.diagnostics.has_errors()) check_tree(r);
    if (!r.diagnostics.has_errors()) check_curves(r);
    if (!r.diagnostics.has_errors()) check_course(r);
    if (!r.diagnostics.has_errors()) check_life_tables(r);
    if (r.diagnostics.has_errors()) return {};
    check_double_counting(r);
    check_pathway_hours(r);
    return std::move(r.result);
}

/// Whatever goes wrong in a scenario only is found before anybody asks for it.
void try_scenarios(const CaseDocument& document, const catalogue::Catalogue& catalogue,
                   const ResolvedCase& resolved, Diagnostics& diagnostics, const std::stop_token& stop) {
    for (const auto& entry : document.scenarios) {
        if (stop.stop_requested()) return;
        Settings settings;
        std::map<std::string, SettingPlace> places;
        for (const auto& set : entry.value.set) {
            settings[set.name] = set.value.value;
            places[set.name] = {set.at, set.value.at};
        }
        Diagnostics found(diagnostics.file());
        Resolving r{document, catalogue, settings, found};
        resolve_parts(r, resolved.id);
        Diagnostics placed(diagnostics.file());
        place_settings(settings, places, found, placed);
        for (const auto& finding : placed.all()) {
            if (finding.severity != Severity::error) continue;
            auto at = finding.at;
            if (at.line == 0 || finding.file != diagnostics.file()) at = entry.at;
            diagnostics.error(at,
                              {fmt::format("in scenario '{}': {}", entry.name, finding.message.en),
                               fmt::format("i scenariet '{}': {}", entry.name, finding.message.da)},
                              finding.remedy);
        }
    }
}

}  // namespace

std::optional<ResolvedCase> resolve(const CaseDocument& document, const catalogue::Catalogue& catalogue,
                                    const std::string& fallback_id, const Settings& settings,
                                    Diagnostics& diagnostics, const std::stop_token& stop) {
    Diagnostics found(diagnostics.file());
    Resolving r{document, catalogue, settings, found};
    for (const auto& finding : diagnostics.all()) {
        if (finding.severity == Severity::error) r.misread.insert(finding.at);
    }
    auto resolved = resolve_parts(r, fallback_id);
    place_settings(settings, {}, found, diagnostics);
    if (!resolved || diagnostics.has_errors()) return {};
    if (settings.empty()) try_scenarios(document, catalogue, *resolved, diagnostics, stop);
    if (diagnostics.has_errors() || stop.stop_requested()) return {};
    return resolved;
}

}  // namespace vaerdi::value
