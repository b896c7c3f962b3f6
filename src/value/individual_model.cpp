#include "value/individual_model.h"

#include <algorithm>

#include "value/health_document.h"

namespace vaerdi::value {
namespace {

constexpr std::string_view so_far = "events.";
constexpr std::string_view ago = "time_since.";

}  // namespace

std::optional<std::uint32_t> IndividualModel::input(std::string_view name) const {
    if (name == "time_in_model") return health::time_in_model;
    if (name == "time_in_state") return health::time_in_state;
    if (name == "age") return health::age;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        if (attributes[i].id == name) return static_cast<std::uint32_t>(health::first_attribute + i);
    }
    const auto first = health::first_attribute + attributes.size();
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (name.starts_with(so_far) && name.substr(so_far.size()) == events[i].id)
            return static_cast<std::uint32_t>(first + i);
        if (name.starts_with(ago) && name.substr(ago.size()) == events[i].id)
            return static_cast<std::uint32_t>(first + events.size() + i);
    }
    return {};
}

std::optional<std::size_t> IndividualModel::age_attribute() const {
    const auto found = std::ranges::find(attributes, "age", &PersonAttribute::id);
    if (found == attributes.end()) return {};
    return static_cast<std::size_t>(found - attributes.begin());
}

std::vector<std::string> person_names(const HealthDocument& written) {
    std::vector<std::string> names;
    if (written.model.value != ModelKind::individual) return names;
    if (written.individuals) {
        for (const auto& entry : written.individuals->attributes) names.push_back(entry.name);
        for (const auto& entry : written.individuals->table) names.push_back(entry.name);
    }
    for (const auto& entry : written.events) {
        names.push_back(std::string(so_far) + entry.name);
        names.push_back(std::string(ago) + entry.name);
    }
    for (const auto& name : written.states.names) names.push_back(name.value);
    return names;
}

std::optional<Unit> person_unit(const HealthDocument& written, std::string_view name) {
    const auto names = person_names(written);
    return std::ranges::find(names, name) == names.end() ? std::nullopt : std::optional<Unit>(Unit());
}

Text person_name_words(const IndividualModel& model, std::string_view name) {
    const auto attribute = std::ranges::find(model.attributes, name, &PersonAttribute::id);
    if (attribute != model.attributes.end()) return attribute->title;
    for (const auto& event : model.events) {
        if (name == std::string(so_far) + event.id)
            return {"Times so far: " + event.title.en, "Gange indtil nu: " + event.title.da};
        if (name == std::string(ago) + event.id)
            return {"Years since: " + event.title.en, "År siden: " + event.title.da};
    }
    return std::string(name);
}

}  // namespace vaerdi::value
