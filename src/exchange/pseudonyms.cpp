#include "exchange/pseudonyms.h"

#include "exchange/reasons.h"

namespace vaerdi::exchange {

Pseudonyms::Pseudonyms(const ResolvedMapping& mapping, const warehouse::PseudonymKey* key) {
    if (key == nullptr) return;
    for (const auto& taken : mapping.columns)
        if (taken.column.pseudonym && !keys_.contains(taken.domain))
            keys_.emplace(taken.domain, key->of_domain(taken.domain));
}

std::string Pseudonyms::of(const TakenColumn& column, std::string_view identifier) const {
    const auto& key = keys_.find(column.domain)->second;
    if (is_cpr(identifier)) return warehouse::pseudonym(key, digits_of_cpr(identifier));
    return warehouse::pseudonym(key, identifier);
}

}  // namespace vaerdi::exchange
