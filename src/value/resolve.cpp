#include <fmt/format.h>

#include <algorithm>

#include "value/resolving.h"

namespace vaerdi::value {
namespace {

void know_setting(Resolving& r, const std::string& name, Position at) {
    if (r.names.contains(name)) return;
    const std::vector<std::string> known(r.names.begin(), r.names.end());
    const auto nearest = nearest_name(name, known);
    r.error(at,
            {fmt::format("there is nothing called '{}' to set", name),
             fmt::format("der er ikke noget, der hedder '{}', at sætte", name)},
            nearest.empty()
                ? Text("set a parameter (bed_days), its value for an alternative (bed_days.tavi), or a price "
                       "(price(bed-day))",
                       "sæt en parameter (bed_days), dens værdi for et alternativ (bed_days.tavi) eller en "
                       "pris (price(bed-day))")
                : Text(fmt::format("did you mean '{}'?", nearest), fmt::format("mente du '{}'?", nearest)));
}

void resolve_scenarios(Resolving& r) {
    for (const auto& entry : r.document.scenarios) {
        Scenario scenario{entry.name, entry.value.title.empty() ? Text(entry.name) : entry.value.title, {}};
        for (const auto& set : entry.value.set) {
            know_setting(r, set.name, set.at);
            scenario.set[set.name] = set.value.value;
        }
        r.result.scenarios.push_back(std::move(scenario));
    }
}

/// A scenario whose values cannot be used is an error of the case, told where the scenario stands.
void check_scenarios(Resolving& r, const std::string& fallback_id) {
    for (const auto& entry : r.document.scenarios) {
        Settings set;
        for (const auto& value : entry.value.set) set[value.name] = value.value.value;
        Diagnostics found(r.diagnostics.file());
        if (set.empty() || resolve(r.document, r.catalogue, fallback_id, set, found)) continue;
        for (const auto& finding : found.all()) {
            if (finding.severity != Severity::error) continue;
            r.error(entry.at,
                    {fmt::format("in the scenario '{}': {}", entry.name, finding.message.en),
                     fmt::format("i scenariet '{}': {}", entry.name, finding.message.da)},
                    finding.remedy);
        }
    }
}

/// A case is bounded by what falls in it, so that no text can exhaust the machine.
void check_size(Resolving& r) {
    constexpr double most_flows = 2e6;
    const auto& c = r.result;
    double flows = 0;
    for (const auto& line : c.lines) {
        const bool per_head = line.base != Base::once && line.base != Base::year;
        const int intakes =
            per_head ? std::max({1, c.patients.years, c.procedures.years, c.pieces.years}) : 1;
        const double each = line.life > 0 ? 1 + c.years / line.life : std::max(c.years, c.follow_up);
        flows += intakes * each;
    }
    flows *= static_cast<double>(c.alternatives.size() * std::max<std::size_t>(1, c.groups.size() + 1));
    if (flows <= most_flows) return;
    r.error({1, 1},
            {fmt::format("the case has about {:.0f} flows; at most {:.0f} can be handled", flows, most_flows),
             fmt::format("værdicasen har omkring {:.0f} beløb; der kan højst håndteres {:.0f}", flows,
                         most_flows)},
            {"use a shorter horizon, longer life times or fewer lines",
             "brug en kortere tidshorisont, længere levetider eller færre linjer"});
}

}  // namespace

/// A setting for one of the keys of the case itself takes the place of what is written.
Formula with_setting(Resolving& r, const char* key, const Formula& written) {
    r.names.insert(key);
    const auto set = r.settings.find(key);
    if (set == r.settings.end()) return written;
    r.settings_used.insert(key);
    return {set->second, written.at.line > 0 ? written.at : Position{1, 1}};
}

std::optional<ResolvedCase> resolve(const CaseDocument& document, const catalogue::Catalogue& catalogue,
                                    const std::string& fallback_id, const Settings& settings,
                                    Diagnostics& diagnostics) {
    Resolving r{document, catalogue, settings, diagnostics, {}, {}, {}, {}, {}, {}};
    resolve_identity(r, fallback_id);
    resolve_money(r);
    resolve_start(r);
    resolve_alternatives(r);
    if (r.result.alternatives.empty()) return {};
    list_parameters(r);
    resolve_time(r);
    resolve_discounting(r);
    resolve_perspective(r);
    resolve_tables(r);
    resolve_resources(r);
    resolve_parameters(r);
    resolve_pathways(r);
    resolve_groups(r);
    resolve_uptake(r);
    resolve_qaly_value(r);
    resolve_lines(r);
    resolve_transfers(r);
    resolve_financing(r);
    resolve_matrix(r);
    resolve_prices(r);
    resolve_scenarios(r);
    for (const auto& [name, text] : settings) {
        if (!r.settings_used.contains(name)) know_setting(r, name, {});
    }
    check_size(r);
    if (diagnostics.has_errors()) return {};
    check_double_counting(r);
    if (settings.empty()) check_scenarios(r, fallback_id);
    if (diagnostics.has_errors()) return {};
    return std::move(r.result);
}

}  // namespace vaerdi::value
