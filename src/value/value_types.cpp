// What sort of money a line counts: costs, tariffs, transfers.
#include "value/resolving.h"

namespace vaerdi::value {

/// The value types of all prices that a value uses, its parameters included.
void collect_value_types(Resolving& r, const ValuePtr& value, std::set<std::string>& types, int depth) {
    constexpr int deep_enough = 100;
    if (!value || depth > deep_enough) return;
    for (const auto& part : value->by_alternative) collect_value_types(r, part, types, depth + 1);
    for (const auto& [year, part] : value->by_year) collect_value_types(r, part, types, depth + 1);
    if (!value->formula) return;
    for (const auto& reference : math::references_used(*value->formula)) {
        if (reference.function != "price") continue;
        const auto* held = r.catalogue.price(reference.id);
        if (held != nullptr && held->entry.value_type)
            types.insert(document::Choices<catalogue::ValueType>::names().at(
                static_cast<std::size_t>(held->entry.value_type.value)));
    }
    for (const auto& name : math::names_used(*value->formula)) {
        if (const auto found = r.result.parameters.find(name); found != r.result.parameters.end())
            collect_value_types(r, found->second, types, depth + 1);
    }
}

}  // namespace vaerdi::value
