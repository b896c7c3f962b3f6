// What sort of money a line counts: costs, tariffs, transfers.
#include "value/resolving.h"

namespace vaerdi::value {

std::vector<std::string> value_types(const Resolving& r, std::vector<ValuePtr> values) {
    std::set<std::string> types;
    std::set<const Value*> seen;  // formulas share parameters: each is looked into once
    while (!values.empty()) {
        const auto value = std::move(values.back());
        values.pop_back();
        if (!value || !seen.insert(value.get()).second) continue;
        for (const auto& part : value->by_alternative) values.push_back(part);
        for (const auto& [year, part] : value->by_year) values.push_back(part);
        if (!value->formula) continue;
        for (const auto& reference : math::references_used(*value->formula)) {
            if (reference.function != "price") continue;
            const auto* held = r.catalogue.price(reference.id);
            if (held == nullptr || !held->entry.value_type) continue;
            types.insert(document::Choices<catalogue::ValueType>::names().at(
                static_cast<std::size_t>(held->entry.value_type.value)));
        }
        for (const auto& name : math::names_used(*value->formula)) {
            const auto found = r.result.parameters.find(name);
            if (found != r.result.parameters.end()) values.push_back(found->second);
        }
    }
    return {types.begin(), types.end()};
}

}  // namespace vaerdi::value
