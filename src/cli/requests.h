// The flags that several commands share, and what they name in a case.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/workspace.h"
#include "value/assessment.h"
#include "value/decision_information.h"
#include "value/decision_sample.h"

namespace CLI {
class App;
}

namespace vaerdi::cli {

/// CASE, --set, --scenario, --workspace.
void add_case_options(CLI::App& command, CaseRequest& request, Language language);

/// --draws, --seed, --threads.
void add_simulation_options(CLI::App& command, value::Options& options, Language language);

/// --group NAME=NUMBER,NUMBER, which may be repeated.
void add_group_option(CLI::App& command, std::vector<std::string>& groups, Language language);

/// What was written behind --group; says so and sets the exit code when one is no group.
std::optional<std::vector<value::NamesTogether>> groups_named(const std::vector<std::string>& written,
                                                              Console& console);
/// The same as inputs of a case; names the nearest when a number is not known.
std::optional<std::vector<value::NumberGroup>> input_groups(const value::ResolvedCase& resolved,
                                                            const std::vector<value::NamesTogether>& groups,
                                                            Console& console);

/// Says why the command line is wrong and sets the exit code.
void refuse_command(Console& console, const Text& why);

/// The inputs of these names; names the nearest and sets the exit code when one is not known. `--two-way`
/// takes two or none.
std::optional<std::vector<std::size_t>> inputs_named(const value::ResolvedCase& resolved,
                                                     const std::vector<std::string>& names, Console& console);

/// The input named by `--threshold`; empty for "all" (and when nothing was asked for).
std::optional<std::vector<std::size_t>> threshold_inputs(const value::ResolvedCase& resolved,
                                                         const std::string& asked, Console& console);

/// Whether all headline figures are numbers. When a formula divides by nil or leaves the range of numbers,
/// says so and sets the exit code: no figure is then shown.
bool figures_are_finite(const value::Assessment& assessment, Console& console);

}  // namespace vaerdi::cli
