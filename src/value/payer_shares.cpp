// Who pays, and in which shares.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "value/resolving.h"

namespace vaerdi::value {

bool know_payer(Resolving& r, const Name& name) {
    if (const auto* held = r.catalogue.payer(name.value)) {
        if (r.result.payers.emplace(name.value, held->entry.title).second)
            r.result.payer_order.push_back(name.value);
        return true;
    }
    const auto known = r.catalogue.ids("payer");
    const auto all = listed(known);
    r.error(name.at,
            {fmt::format("'{}' is not a payer of the catalogue", name.value),
             fmt::format("'{}' er ikke en betaler i kataloget", name.value)},
            did_you_mean(name.value, known, {"the payers are: " + all.en, "betalerne er: " + all.da}));
    return false;
}

std::vector<PayerShare> resolve_shares(Resolving& r, const PayerShares& written) {
    std::vector<PayerShare> shares;
    const auto* split = written.one ? r.catalogue.split(written.one.value) : nullptr;
    if (written.one && split == nullptr) {
        if (know_payer(r, written.one)) shares.push_back({written.one.value, 1});
        return shares;
    }
    double total = 0;
    bool known = true;
    for (const auto& entry : split != nullptr ? split->entry.shares : written.shares) {
        const auto number = fixed_number(r, entry.value, Unit(), {"a payer's share", "en betalers andel"});
        if (number && (*number < 0 || *number > 1)) {
            known = false;
            r.error(
                entry.value.at,
                {"a payer's share lies between 0% and 100%", "en betalers andel ligger mellem 0 % og 100 %"},
                {"write e.g. {region: 80 %, municipality: 20 %}",
                 "skriv fx {region: 80 %, municipality: 20 %}"});
        }
        known = know_payer(r, {entry.name, entry.at}) && number && known;
        if (!number) continue;
        shares.push_back({entry.name, *number});
        total += *number;
    }
    if (known && std::abs(total - 1) > 1e-9) {
        r.error(written.at,
                {fmt::format("the payers' shares sum to {:.6g}%, not 100%", total * 100),
                 fmt::format("betalernes andele summer til {:.6g} %, ikke 100 %", total * 100)},
                {"change the shares so that they do", "ret andelene, så de gør"});
    }
    return shares;
}

}  // namespace vaerdi::value
