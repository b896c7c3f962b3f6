#include "value/ready_case.h"

#include "value/ready_parts.h"

namespace vaerdi::value {

ReadyCase::Parts::Parts(const ResolvedCase& resolved) : assessed(resolved) {
    for (std::size_t a = 0; a < resolved.alternatives.size(); ++a) net_values.emplace_back(assessed.graph, a);
}

ReadyCase::ReadyCase(const ResolvedCase& resolved) : parts_(std::make_unique<const Parts>(resolved)) {}
ReadyCase::ReadyCase(ReadyCase&&) noexcept = default;
ReadyCase& ReadyCase::operator=(ReadyCase&&) noexcept = default;
ReadyCase::~ReadyCase() = default;

const ResolvedCase& ReadyCase::resolved() const { return parts_->assessed.graph.resolved(); }
std::size_t ReadyCase::steps() const { return parts_->assessed.graph.graph().size(); }

std::optional<Assessment> assess(const ReadyCase& ready, const Options& options) {
    return assess(ready.parts().assessed, options);
}

}  // namespace vaerdi::value
