// The commands of `vaerdi`. Each reads its flags, does its work over the rooms below, and sets the exit code.
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"

namespace CLI {
class App;
}

namespace vaerdi::cli {

inline constexpr const char* program_version = "0.1.0";

void add_assess_command(CLI::App& app, Console& console);
void add_price_command(CLI::App& app, Console& console);
void add_uncertainty_command(CLI::App& app, Console& console);
void add_import_command(CLI::App& app, Console& console);
void add_measure_command(CLI::App& app, Console& console);
void add_generate_command(CLI::App& app, Console& console);
void add_data_command(CLI::App& app, Console& console);
void add_check_command(CLI::App& app, Console& console);
void add_schema_command(CLI::App& app, Console& console);
void add_new_command(CLI::App& app, Console& console);
void add_store_command(CLI::App& app, Console& console);
void add_people_command(CLI::App& app, Console& console);
void add_audit_command(CLI::App& app, Console& console);
void add_serve_command(CLI::App& app, Console& console);

/// Runs the command line (without the program's name) and gives the exit code: 0 fine, 1 the documents have
/// errors, 2 wrong use. The language of the console is chosen before, by language_of().
int run(std::vector<std::string> arguments, Console& console);

}  // namespace vaerdi::cli
