#include "view/explanation_json.h"

#include <nlohmann/json.hpp>

namespace vaerdi::view {
namespace {

using Steps = nlohmann::ordered_json;
using value::Explanation;

Steps step_json(const Explanation& step, Language language) {
    Steps json{{"title", step.title.in(language)}};
    if (step.value) json["value"] = *step.value;
    if (!step.unit.empty()) json["unit"] = step.unit;
    if (!step.how.empty()) json["how"] = step.how.in(language);
    if (!step.source.empty()) json["source"] = step.source;
    if (step.assumption) json["assumption"] = true;
    if (!step.steps.empty()) {
        json["steps"] = Steps::array();
        for (const auto& below : step.steps) json["steps"].push_back(step_json(below, language));
    }
    return json;
}

}  // namespace

std::string explanation_json(const Explanation& explanation, Language language) {
    return step_json(explanation, language).dump(2, ' ', false, Steps::error_handler_t::replace) + "\n";
}

}  // namespace vaerdi::view
