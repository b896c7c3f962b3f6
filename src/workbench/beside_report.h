// What a page shows beside the report: numbers of the case in words, and budgets by payer and year as present
// values and for all payers together.
#pragma once

#include <map>
#include <string>

#include "view/report.h"
#include "workbench/answers.h"

namespace vaerdi::workbench {

/// Titles, values and intervals of the numbers used, the units of all figures, the titles of patient groups.
void add_numbers_in_words(const view::Report& report, Language language, WordsAnswer& words);

/// By alternative against the comparator.
std::map<std::string, BudgetsAnswer> budgets_of(const value::ResolvedCase& resolved,
                                                const value::Assessment& assessment);

}  // namespace vaerdi::workbench
