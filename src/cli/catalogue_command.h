// vaerdi catalogue: finding unit prices and conventions, showing where they come from, converting money.
#pragma once

#include "cli/console.h"

namespace vaerdi::cli {

void add_catalogue_command(CLI::App& app, Console& console);

}  // namespace vaerdi::cli
