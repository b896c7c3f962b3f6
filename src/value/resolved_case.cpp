#include "value/resolved_case.h"

#include <algorithm>

namespace vaerdi::value {

std::size_t ResolvedCase::alternative_index(std::string_view id) const {
    return static_cast<std::size_t>(std::ranges::find(alternatives, id, &Alternative::id) -
                                    alternatives.begin());
}

bool ResolvedCase::counts(std::string_view payer) const {
    return perspective.empty() || std::ranges::find(perspective, payer) != perspective.end();
}

std::optional<std::size_t> ResolvedCase::input_index(std::string_view name) const {
    const auto found = std::ranges::find(inputs, name, &Input::name);
    if (found == inputs.end()) return {};
    return static_cast<std::size_t>(found - inputs.begin());
}

bool Provenance::is_assumption() const {
    if (!evidence) return source.empty();
    return *evidence == document::Evidence::assumption;
}

bool Provenance::is_weak() const {
    if (is_assumption()) return true;
    const bool weak_evidence =
        evidence && (*evidence == document::Evidence::expert || *evidence == document::Evidence::supplier);
    const bool weak_certainty =
        certainty && (*certainty == document::Certainty::low || *certainty == document::Certainty::very_low);
    return weak_evidence || weak_certainty;
}

}  // namespace vaerdi::value
