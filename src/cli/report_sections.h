// The sections of a printed report, in the order they are printed (report.cpp).
#pragma once

#include "cli/screen.h"
#include "view/figures.h"
#include "view/report.h"
#include "view/turning_points.h"

namespace vaerdi::cli {

/// For people: the answer in words, then tables.
void print_report(const Report& report, const Console& console);

/// What every section needs: where to print and how, and the figures.
struct Page : Screen {
    const Report& report;

    std::string title(std::string_view id) const { return alternative_title(report.resolved, id, language); }
    const value::Comparison* comparison(std::string_view id) const;
};

// report_figures.cpp
void print_opening(const Page& page);
void print_main_table(const Page& page);
void print_comparisons(const Page& page);
void print_matrix(const Page& page);
void print_frontier(const Page& page);
// report_payers.cpp
void print_payers(const Page& page);
void print_natural_units(const Page& page);
void print_staff(const Page& page);
// report_course.cpp
void print_course(const Page& page);
// report_tree.cpp
void print_tree(const Page& page);
// report_uncertainty.cpp
void print_headrooms(const Page& page);
void print_swings(const Page& page);
void print_thresholds(const Page& page);
void print_two_way(const Page& page);
void print_scenarios(const Page& page);
// report_parts.cpp
void print_unpriced(const Page& page);
void print_groups(const Page& page);
void print_lines(const Page& page);
void print_pathways(const Page& page);
void print_financing(const Page& page);
// report_information.cpp
void print_information(const Page& page);
// report_evidence.cpp
void print_uncertain_numbers(const Page& page);
void print_evidence(const Page& page);
void print_notes(const Page& page);

}  // namespace vaerdi::cli
