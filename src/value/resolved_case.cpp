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

std::vector<std::size_t> inputs_called(const ResolvedCase& c, const std::string& name) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < c.inputs.size(); ++i) {
        const auto& input = c.inputs[i].name;
        if (input == name || input.starts_with(name + ".")) found.push_back(i);
    }
    // Shares of a row are counted together.
    if (found.size() == 1 && c.inputs[found.front()].joint >= 0)
        found = c.joints[static_cast<std::size_t>(c.inputs[found.front()].joint)].inputs;
    return found;
}

}  // namespace vaerdi::value
