// The steps behind a figure, for programs and pages.
#pragma once

#include <string>

#include "value/explain.h"

namespace vaerdi::view {

/// {"title", "value", "unit", "how", "source", "assumption", "steps": […]}; what does not apply is absent.
std::string explanation_json(const value::Explanation& explanation, Language language);

}  // namespace vaerdi::view
