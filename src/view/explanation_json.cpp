#include "view/explanation_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "view/figures.h"

namespace vaerdi::view {
namespace {

using Steps = nlohmann::ordered_json;
using value::Explanation;

/// How the values of the steps make the one above them; absent when only `how` says it.
const char* rule_name(value::Rule rule) {
    switch (rule) {
        case value::Rule::sum:
            return "sum";
        case value::Rule::difference:
            return "difference";
        case value::Rule::product:
            return "product";
        case value::Rule::quotient:
            return "quotient";
        default:
            return nullptr;
    }
}

std::string with_unit(const Explanation& step, Language language) {
    const auto shown = step_value(step, language);
    return step.unit.empty() || step.unit == "1" ? shown : shown + " " + unit_words_in(step.unit, language);
}

Steps step_json(const Explanation& step, Language language) {
    Steps json{{"title", step.title.in(language)}};
    if (step.value) json["value"] = *step.value;
    if (!step.unit.empty()) json["unit"] = step.unit;
    if (step.value) json["shown"] = with_unit(step, language);
    if (!step.how.empty()) json["how"] = step.how.in(language);
    if (!step.source.empty()) json["source"] = step.source;
    if (step.assumption) json["assumption"] = true;
    if (!step.figure.empty()) json["figure"] = step.figure;
    if (const auto* rule = rule_name(step.rule)) json["rule"] = rule;
    if (!step.steps.empty()) {
        json["steps"] = Steps::array();
        for (const auto& below : step.steps) json["steps"].push_back(step_json(below, language));
    }
    return json;
}

}  // namespace

std::string step_value(const Explanation& step, Language language) {
    if (!step.value) return {};
    const auto value = *step.value;
    if (step.unit == "%") return significant(value, 4, language);
    if (std::abs(value) >= 1000) return number(value, 0, language);
    return significant(value, 5, language);
}

std::string explanation_json(const Explanation& explanation, Language language, JsonLayout layout) {
    const auto json = step_json(explanation, language);
    if (layout == JsonLayout::compact) return json.dump(-1, ' ', false, Steps::error_handler_t::replace);
    return json.dump(2, ' ', false, Steps::error_handler_t::replace) + "\n";
}

}  // namespace vaerdi::view
