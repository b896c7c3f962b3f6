// Values set from outside: `--set valve=120_000`, a scenario, a slider.
//
// A text that was set is read like one in the document. Its findings must not point at the text it replaces,
// so it is read at a place beyond every document, and `place_settings` puts the findings where they belong.
#include <fmt/format.h>

#include "value/resolving.h"

namespace vaerdi::value {
namespace {

constexpr int beyond_every_document = 1'000'000'000;

}  // namespace

void place_for_settings(Resolving& r) {
    int line = beyond_every_document;
    for (const auto& [name, text] : r.settings) r.setting_lines[name] = line++;
}

std::optional<Formula> setting(Resolving& r, const std::string& name) {
    r.names.insert(name);
    const auto found = r.settings.find(name);
    if (found == r.settings.end()) return {};
    r.settings_used.insert(name);
    return Formula{found->second, {r.setting_lines.at(name), 1}};
}

Formula with_setting(Resolving& r, const char* key, const Formula& written) {
    return setting(r, key).value_or(written);
}

void check_settings(Resolving& r) {
    for (const auto& [name, line] : r.setting_lines) {
        if (r.settings_used.contains(name) || r.names.contains(name)) continue;
        std::vector<std::string> known;
        if (r.suggestions_left-- > 0) known.assign(r.names.begin(), r.names.end());
        r.error(
            {line, 0},  // of the name itself, not of its text
            {fmt::format("there is nothing called '{}' to set", name),
             fmt::format("der er ikke noget, der hedder '{}', at sætte", name)},
            did_you_mean(name, known,
                         {"set a parameter (bed_days), its value for an alternative (bed_days.tavi), or a "
                          "price that the case uses (price(bed-day))",
                          "sæt en parameter (bed_days), dens værdi for et alternativ (bed_days.tavi) eller "
                          "en pris, som værdicasen bruger (price(bed-day))"}));
    }
}

void place_settings(const Settings& settings, const std::map<std::string, SettingPlace>& places,
                    const Diagnostics& found, Diagnostics& into) {
    std::vector<const std::string*> names;
    for (const auto& [name, text] : settings) names.push_back(&name);
    for (const auto& finding : found.all()) {
        auto file = finding.file;
        auto at = finding.at;
        if (at.line >= beyond_every_document) {
            const auto& name = *names.at(static_cast<std::size_t>(at.line - beyond_every_document));
            if (const auto place = places.find(name); place != places.end()) {
                file = into.file();
                const auto& [of_name, of_value] = place->second;
                at = at.column == 0 ? of_name : Position{of_value.line, of_value.column + at.column - 1};
            } else {
                file = "--set " + name;
                at = {};
            }
        }
        Diagnostics there(file);
        if (finding.severity == Severity::error) {
            there.error(at, finding.message, finding.remedy);
        } else {
            there.warning(at, finding.message, finding.remedy);
        }
        into.append(there);
    }
}

}  // namespace vaerdi::value
