// Draws that were made elsewhere: tables beside a case, one column a number, one row a draw.
//
// A posterior from a Bayesian analysis, or the sample of another program. Row i is draw i for every column of
// the table, so numbers that hang together stay together. Reading files is left to whoever may: the command
// reads beside the case, the server in the purchase.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "value/resolved_case.h"

namespace vaerdi::value {

/// The text of a file beside the case and the name it goes by in findings; or why it cannot be had.
struct FileBeside {
    std::string shown;
    std::optional<std::string> text;
    Text why;
};
using FilesBeside = std::function<FileBeside(const std::string& name)>;

/// Reads the tables that the case names under `draws`. What is wrong goes to `diagnostics`: with the place in
/// the table, or where the case names it.
void read_given_draws(CaseDocument& document, const FilesBeside& files, Diagnostics& diagnostics);

/// The files that a case names under `draws`, each once: what whoever reads them may look for.
std::vector<std::string> files_of_draws(const CaseDocument& document);

/// Whether so many draws use rows of a table more than once: what to say about it.
std::vector<Diagnostic> rows_used_again(const ResolvedCase& resolved, std::uint64_t draws);

}  // namespace vaerdi::value
