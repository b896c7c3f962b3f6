#include "value/sensitivity.h"

namespace vaerdi::value {

std::vector<ScenarioResult> scenarios(const CaseDocument& document, const catalogue::Catalogue& catalogue,
                                      const Settings& settings, const std::stop_token& stop) {
    std::vector<ScenarioResult> results;
    for (const auto& entry : document.scenarios) {
        if (stop.stop_requested()) break;
        auto set = settings;
        for (const auto& value : entry.value.set) set[value.name] = value.value.value;
        Diagnostics found;
        const auto resolved = resolve(document, catalogue, "scenario", set, found);
        // Resolving the case has checked every scenario; only together with settings from outside can one
        // fail.
        if (!resolved) continue;
        auto assessment = assess(*resolved, {});
        const auto& title = entry.value.title;
        results.push_back({entry.name, title.empty() ? Text(entry.name) : title,
                           std::move(assessment->alternatives), std::move(assessment->comparisons)});
    }
    return results;
}

}  // namespace vaerdi::value
