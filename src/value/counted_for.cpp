// What a unit is counted for: once, each year, each patient …
#include "value/resolving.h"

namespace vaerdi::value {

std::optional<Counted> counted_for(const Unit& unit) {
    const Unit one;
    const struct {
        Dimension head;
        Base once, yearly;
    } heads[] = {{Dimension::patient, Base::patient, Base::patient_year},
                 {Dimension::procedure, Base::procedure, Base::procedure_year},
                 {Dimension::piece, Base::piece, Base::piece_year}};
    const int year = unit.exponent(Dimension::year);
    if (year != 0 && year != -1) return {};
    auto rest = year == -1 ? unit * Unit::of(Dimension::year) : unit;
    std::optional<Base> base;
    for (const auto& head : heads) {
        const int exponent = rest.exponent(head.head);
        if (exponent == 0) continue;
        if (exponent != -1 || base) return {};
        base = year == -1 ? head.yearly : head.once;
        rest = rest * Unit::of(head.head);
    }
    return Counted{base.value_or(year == -1 ? Base::year : Base::once), rest.base()};
}

}  // namespace vaerdi::value
