#include "value/input_draws.h"

#include <algorithm>
#include <map>
#include <set>

#include "math/normal.h"

namespace vaerdi::value {

InputDraws::InputDraws(const ResolvedCase& resolved, std::span<const std::uint32_t> slots,
                       std::uint64_t seed) {
    std::map<std::string, std::size_t> known;
    std::set<int> joints;
    for (const auto slot : slots) {
        const auto& input = resolved.inputs[slot];
        if (input.joint >= 0) {
            joints.insert(input.joint);
            continue;
        }
        if (const auto* given = std::get_if<math::Given>(&*input.distribution)) {
            given_.push_back({slot, *given});
            slots_.push_back(slot);
            continue;
        }
        const auto [found, is_new] = known.emplace(input.stream, streams_.size());
        if (is_new) streams_.push_back({math::stream(seed, input.stream), {}});
        streams_[found->second].inputs.push_back({slot, math::Sampler(*input.distribution)});
        slots_.push_back(slot);
    }
    for (const int index : joints) {
        const auto& joint = resolved.joints[static_cast<std::size_t>(index)];
        Together together{{}, {}, &joint};
        for (const auto& name : joint.streams) together.streams.push_back(math::stream(seed, name));
        for (const auto input : joint.inputs) {
            together.slots.push_back(static_cast<std::uint32_t>(input));
            slots_.push_back(static_cast<std::uint32_t>(input));
        }
        most_components_ = std::max(most_components_, joint.inputs.size());
        joints_.push_back(std::move(together));
    }
    std::ranges::sort(slots_);
}

InputDraws::Block InputDraws::block(std::size_t length) const {
    Block made;
    made.memory.resize(slots_.size() * length);
    made.uniforms.resize(most_components_ * length);
    const std::size_t slots = slots_.empty() ? 0 : slots_.back() + std::size_t{1};
    made.columns.assign(slots, nullptr);
    made.targets.assign(slots, nullptr);
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        made.targets[slots_[i]] = made.memory.data() + i * length;
        made.columns[slots_[i]] = made.targets[slots_[i]];
    }
    return made;
}

void InputDraws::draw(std::uint64_t first, std::size_t n, Block& into) const {
    const std::span uniforms(into.uniforms.data(), n);
    for (const auto& stream : streams_) {
        math::uniforms(stream.stream, first, uniforms);
        for (const auto& input : stream.inputs) {
            input.sampler.sample(uniforms, std::span(into.targets[input.slot], n));
        }
    }
    for (const auto& made : given_)
        math::given_draws(made.draws, first, std::span(into.targets[made.slot], n));
    for (const auto& joint : joints_) draw(joint, first, n, into);
}

void InputDraws::draw(const Together& joint, std::uint64_t first, std::size_t n, Block& into) const {
    const bool normal = std::holds_alternative<math::MultivariateNormal>(joint.joint->distribution);
    std::vector<std::span<const double>> from;
    std::vector<std::span<double>> to;
    for (std::size_t k = 0; k < joint.slots.size(); ++k) {
        const std::span component(into.uniforms.data() + k * n, n);
        math::uniforms(joint.streams[k], first, component);
        if (normal) math::inverse_normal(component, component);
        from.push_back(component);
        to.emplace_back(into.targets[joint.slots[k]], n);
    }
    std::visit([&](const auto& distribution) { distribution.sample(from, to); }, joint.joint->distribution);
}

}  // namespace vaerdi::value
