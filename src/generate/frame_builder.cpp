#include "generate/frame_builder.h"

#include <fmt/format.h>

#include <algorithm>

namespace vaerdi::generate {

std::uint32_t FrameBuilder::add_slot(const Slot& slot) {
    frame_.slots.push_back(slot);
    return static_cast<std::uint32_t>(frame_.slots.size() - 1);
}

void FrameBuilder::add_calendar(const std::string& date) {
    names_.add("year", {add_slot({.holds = Slot::Holds::year}), {}, {}});
    names_.add("years", {add_slot({.holds = Slot::Holds::years}), {}, {}});
    names_.add("hour", {add_slot({.holds = Slot::Holds::hour}), {}, {}});
    days_[date] = add_slot({.holds = Slot::Holds::day});
    names_.add(date, {days_[date], {}, {}});
}

void FrameBuilder::add_choice_values(const std::string& prefix, std::uint32_t slot, const Column& choice) {
    if (!choice.numbers.empty()) return;
    for (std::size_t value = 0; value < choice.values.size(); ++value)
        names_.add(prefix + "." + formula_name(choice.values[value]), {slot, {}, static_cast<double>(value)});
}

/// `surgeon.skill`, `surgeon.sequence`, `product.Alpha`, `patient.sex.female`; without a prefix, in the
/// group's own columns, `skill`.
void FrameBuilder::add_attributes(const std::string& prefix, const Slot& of) {
    const auto& group = plan_.groups[of.group];
    const auto named = [&](const std::string& name) { return prefix.empty() ? name : prefix + "." + name; };
    auto slot = of;
    if (!prefix.empty()) {
        slot.holds = Slot::Holds::member;
        const auto member = add_slot(slot);
        for (std::size_t at = 0; at < group.members.size(); ++at)
            names_.add(named(formula_name(group.members[at])), {member, {}, static_cast<double>(at)});
        slot.holds = Slot::Holds::sequence;
        names_.add(named("sequence"), {add_slot(slot), {}, {}});
    }
    slot.holds = Slot::Holds::attribute;
    for (slot.attribute = 0; slot.attribute < group.attributes.size(); ++slot.attribute) {
        const auto& attribute = group.attributes[slot.attribute];
        const bool drawn = attribute.column.has_value();
        if (attribute.is_text && !drawn) continue;
        if (prefix.empty() && drawn) continue;
        const auto at = add_slot(slot);
        if (drawn && attribute.is_text) {
            add_choice_values(named(attribute.name), at, group.frame.columns[*attribute.column]);
        } else {
            names_.add(named(attribute.name), {at, {}, {}});
        }
    }
}

void FrameBuilder::add_chain(std::size_t group) {
    for (std::optional<std::size_t> at = group; at; at = plan_.groups[*at].in) {
        chain_.push_back(*at);
        add_attributes(plan_.groups[*at].name, {.group = *at});
    }
}

void FrameBuilder::add_own(std::size_t group) { add_attributes("", {.group = group}); }

std::optional<FrameBuilder::Member> FrameBuilder::member(std::string_view name) const {
    for (std::size_t column = 0; column < frame_.columns.size(); ++column) {
        if (frame_.columns[column].name == name && frame_.columns[column].source == Source::pick)
            return Member{frame_.columns[column].group, column};
    }
    for (const auto group : chain_) {
        if (plan_.groups[group].name == name) return Member{group, {}};
    }
    return {};
}

math::Program FrameBuilder::program(const document::Formula& formula, double otherwise) {
    math::Graph graph;
    const auto node = node_of(formula, names_, graph, found_);
    const math::Node outputs[] = {node ? *node : graph.constant(otherwise)};
    return math::compile(graph, outputs);
}

}  // namespace vaerdi::generate
