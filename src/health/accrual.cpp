#include "health/accrual.h"

namespace vaerdi::health {

const std::vector<std::string>& accrual_names() {
    static const std::vector<std::string> names{"half-cycle", "start", "end", "all-rows", "darth-simpson"};
    return names;
}

std::vector<CountedRow> counted_rows(Accrual accrual, int cycles) {
    std::vector<CountedRow> rows;
    switch (accrual) {
        case Accrual::half_cycle:
            for (int cycle = 1; cycle <= cycles; ++cycle) {
                rows.push_back({cycle - 1, cycle, 0.5});
                rows.push_back({cycle, cycle, 0.5});
            }
            break;
        case Accrual::start:
            for (int cycle = 1; cycle <= cycles; ++cycle) rows.push_back({cycle - 1, cycle, 1});
            break;
        case Accrual::end:
            for (int cycle = 1; cycle <= cycles; ++cycle) rows.push_back({cycle, cycle, 1});
            break;
        case Accrual::all_rows:
            for (int row = 0; row <= cycles; ++row) rows.push_back({row, row + 1, 1});
            break;
        case Accrual::darth_simpson:
            for (int row = 0; row <= cycles; ++row) {
                const bool at_an_end = row == 0 || row == cycles;
                rows.push_back({row, row + 1, (at_an_end ? 1.0 : row % 2 == 1 ? 2.0 : 4.0) / 3});
            }
            break;
    }
    return rows;
}

}  // namespace vaerdi::health
