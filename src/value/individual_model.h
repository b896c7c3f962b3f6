// What an individual model adds to a health model, bound to the case: times of events, and who the people
// are.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/unit.h"
#include "health/individuals.h"

namespace vaerdi::value {

struct HealthDocument;
struct Value;
using ValuePtr = std::shared_ptr<const Value>;

/// When a transition comes if nothing comes before; its parameters in years once multiplied by the factors.
struct EventTime {
    health::Family family = health::Family::exponential;
    std::array<ValuePtr, health::most_parameters> parameters;
    std::array<double, health::most_parameters> factors{1, 1, 1};
    ValuePtr hazard_ratio;  ///< null: 1
    health::Clock clock = health::Clock::reset;
    health::HazardSteps steps;
};

struct PersonAttribute {
    std::string id;
    Text title;
    health::Attribute drawn;
};

/// Something that happens to people and is remembered, as `events:` names it.
struct RememberedEvent {
    std::string id;
    Text title;
    std::vector<std::size_t> transitions;
};

struct IndividualModel {
    std::vector<EventTime> times;  ///< by transition
    std::vector<PersonAttribute> attributes;
    std::vector<double> row_weights;
    std::vector<RememberedEvent> events;
    std::size_t people = 10'000, people_of_a_draw = 1'000;
    Position at;

    /// What a name stands for among the inputs of a person; absent for names of something else.
    std::optional<std::uint32_t> input(std::string_view name) const;
    std::uint32_t inputs() const {
        return static_cast<std::uint32_t>(health::first_attribute + attributes.size() + 2 * events.size());
    }
    std::optional<std::size_t> age_attribute() const;
};

/// The unit of a name that only formulas of an individual model know: attributes, events.<id>,
/// time_since.<id>, and the states, which are 1 for those in them; absent for other names. Known before
/// anything is bound.
std::optional<Unit> person_unit(const HealthDocument& written, std::string_view name);
/// All such names.
std::vector<std::string> person_names(const HealthDocument& written);
/// "Age", "Times so far: revision" …
Text person_name_words(const IndividualModel& model, std::string_view name);

}  // namespace vaerdi::value
