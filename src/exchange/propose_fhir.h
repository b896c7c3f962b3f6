// A request for rows of FHIR, written as a mapping has it.
#pragma once

#include <string>

#include "fhir/propose.h"

namespace vaerdi::exchange {

/// What stands under `fhir:`, indented.
std::string fhir_text(const fhir::Request& request);

}  // namespace vaerdi::exchange
