// The steps behind a figure, for programs and pages.
#pragma once

#include <string>

#include "value/explain.h"

namespace vaerdi::view {

/// {"title", "value", "unit", "how", "source", "assumption", "figure", "rule", "steps": […]}; what does not
/// apply is absent. A step with a `figure` can be explained by that name, and has no steps here when it would
/// be long.
std::string explanation_json(const value::Explanation& explanation, Language language);

}  // namespace vaerdi::view
