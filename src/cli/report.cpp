#include "cli/report_sections.h"

namespace vaerdi::cli {

const value::Comparison* Page::comparison(std::string_view id) const {
    for (const auto& c : report.assessment.comparisons) {
        if (c.id == id) return &c;
    }
    return nullptr;
}

void print_report(const Report& report, const Console& console) {
    const Page page{screen_of(console), report};
    print_opening(page);
    print_main_table(page);
    print_comparisons(page);
    print_matrix(page);
    print_payers(page);
    print_natural_units(page);
    print_staff(page);
    print_headrooms(page);
    print_swings(page);
    print_thresholds(page);
    print_two_way(page);
    print_unpriced(page);
    print_lines(page);
    print_groups(page);
    print_course(page);
    print_tree(page);
    print_pathways(page);
    print_financing(page);
    print_scenarios(page);
    print_frontier(page);
    print_information(page);
    print_uncertain_numbers(page);
    print_evidence(page);
    print_notes(page);
}

}  // namespace vaerdi::cli
