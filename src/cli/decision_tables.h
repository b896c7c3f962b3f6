// The tables of a decision under uncertainty: of a case, and of a sample from another program.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/screen.h"
#include "information/acceptability.h"
#include "value/frontier.h"

namespace vaerdi::cli {

struct KnownRow {
    std::string title;
    information::Estimate value;  ///< of knowing it (EVPPI)
};

/// An amount in a sentence: whole kroner, small ones with decimals.
std::string amount_words(double amount, const std::string& currency, Language language);

/// Knowing everything, each of `numbers` (most valuable first; what is worth next to nothing is only counted)
/// and each of `groups`. `what`: the kind of money ("Present value").
void print_known(const Screen& screen, const std::string& what, const std::string& currency,
                 const information::Estimate& everything, const std::vector<KnownRow>& numbers,
                 const std::vector<KnownRow>& groups);

/// What each further step of effect costs, and who is dominated. `effect`: the unit it is counted in;
/// `title`: of an alternative by its id.
void print_frontier_table(const Screen& screen, const std::string& effect, int decimals,
                          const std::vector<value::FrontierStep>& steps,
                          const std::vector<value::Dominated>& dominated,
                          const std::function<std::string(const std::string&)>& title);

/// The acceptability curve at eleven of its points. `amounts`: the head of the column of amounts.
void print_acceptability(const Screen& screen, const std::string& currency, const std::string& amounts,
                         const std::vector<std::string>& alternatives,
                         const std::vector<information::Willingness>& curve);

}  // namespace vaerdi::cli
