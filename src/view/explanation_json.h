// The steps behind a figure, for programs and pages.
#pragma once

#include <string>

#include "value/explain.h"

namespace vaerdi::view {

/// Indented by two spaces for people, compact for pages.
enum class JsonLayout { indented, compact };

/// {"title", "value", "unit", "shown" (value and unit in words), "how", "source", "assumption", "figure",
/// "rule", "steps": […]}; what does not apply is absent. A step with a `figure` can be explained by that
/// name, and has no steps here when it would be long.
std::string explanation_json(const value::Explanation& explanation, Language language,
                             JsonLayout layout = JsonLayout::indented);

/// The value of a step as people read it, without its unit; empty when it has none.
std::string step_value(const value::Explanation& step, Language language);

}  // namespace vaerdi::view
