#include <fmt/format.h>

#include "value/resolving.h"

namespace vaerdi::value {

void resolve_financing(Resolving& r) {
    auto& c = r.result;
    const auto money = *Unit::of_currency(c.currency);
    for (const auto& entry : r.document.financing) {
        Financing plan;
        plan.id = entry.name;
        plan.title = entry.value.title.empty() ? Text(entry.name) : entry.value.title;
        plan.provenance = provenance(r, entry.value.source, {}, entry.at);
        if (entry.value.alternative) {
            const auto index = alternative(r, entry.value.alternative.value, entry.value.alternative.at);
            if (!index) continue;
            plan.alternative = *index;
        } else {
            plan.alternative = c.alternatives.size() > 1 && c.comparator == 0 ? 1 : 0;
        }
        plan.outlay = resolve_value(r, entry.value.outlay, "financing." + entry.name + ".outlay");
        plan.repays = resolve_value(r, entry.value.repays, "financing." + entry.name + ".repays");
        if (is_given(entry.value.return_cap))
            plan.return_cap = fixed_number(r, entry.value.return_cap, Unit(),
                                           {"the cap on return", "loftet over afkastet"});
        if (!plan.outlay || !plan.repays) continue;
        const auto yearly = money / Unit::of(Dimension::year);
        if (!plan.outlay->unit.same_dimensions(money))
            r.error(entry.value.outlay.place(),
                    {fmt::format("the outlay is {}, it must be {}", plan.outlay->unit.text(), c.currency),
                     fmt::format("udlægget er {}, det skal være {}", plan.outlay->unit.text(), c.currency)},
                    {"write e.g. 4 million DKK", "skriv fx 4 million DKK"});
        if (!plan.repays->unit.same_dimensions(yearly))
            r.error(
                entry.value.repays.place(),
                {fmt::format("the repayment is {}, it must be {}/year", plan.repays->unit.text(), c.currency),
                 fmt::format("tilbagebetalingen er {}, den skal være {}/year", plan.repays->unit.text(),
                             c.currency)},
                {"write e.g. 1 million DKK/year", "skriv fx 1 million DKK/year"});
        c.financing.push_back(std::move(plan));
    }
}

}  // namespace vaerdi::value
