#include "exchange/propose_fhir.h"

#include <fmt/format.h>

#include "exchange/fhir_document.h"
#include "exchange/propose_mapping.h"

namespace vaerdi::exchange {
namespace {

template <class Enum>
const std::string& word(Enum value) {
    return document::Choices<Enum>::names()[static_cast<std::size_t>(value)];
}

std::string list_of(const std::vector<std::string>& texts) {
    std::string list;
    for (const auto& text : texts) list += (list.empty() ? "" : ", ") + yaml_text(text);
    return "[" + list + "]";
}

std::string distance(fhir::Offset offset) {
    if (offset.days != 0 && offset.months == 0) return fmt::format("{} days", offset.days);
    return fmt::format("{} months", offset.months);
}

std::string window(const fhir::Window& window) {
    return fmt::format("from: {}, to: {}, at: {}", distance(window.from), distance(window.to),
                       distance(window.at));
}

std::string part(const char* key, const std::string& system) {
    return system.empty() ? "{}" : fmt::format("{{{}: {}}}", key, yaml_text(system));
}

std::string event_text(const fhir::Event& event) {
    auto text = fmt::format("    {}: {{of: {}", event.name, word(event.of));
    if (!event.code.empty()) text += ", code: " + list_of(event.code);
    text += fmt::format(", when: {}", word(event.when));
    if (event.same_site) text += ", same_site: yes";
    return text + "}\n";
}

}  // namespace

std::string fhir_text(const fhir::Request& request) {
    auto text = fmt::format("  one: {}\n", word(request.one));
    if (!request.code.empty()) text += fmt::format("  code: {}\n", list_of(request.code));
    if (!request.items.empty()) text += fmt::format("  items: {}\n", list_of(request.items));
    if (!request.unit.empty()) text += fmt::format("  unit: {}\n", yaml_text(request.unit));
    if (request.patient)
        text += fmt::format("  patient: {}\n", part("identifier", request.patient->identifier));
    if (request.encounter) text += fmt::format("  encounter: {}\n", part("unit", request.encounter->unit));
    if (request.performer)
        text += fmt::format("  performer: {}\n", part("identifier", request.performer->identifier));
    if (!request.devices.empty()) text += "  devices:\n";
    for (const auto& device : request.devices)
        text += fmt::format("    {}: {}\n", device.name,
                            device.type.empty() ? "{}" : fmt::format("{{type: {}}}", list_of(device.type)));
    if (!request.events.empty()) text += "  events:\n";
    for (const auto& event : request.events) text += event_text(event);
    if (!request.answers.empty()) text += "  answers:\n";
    for (const auto& answers : request.answers)
        text += fmt::format("    {}: {{questionnaire: {}, items: {}, {}}}\n", answers.name,
                            yaml_text(answers.questionnaire), list_of(answers.items), window(answers.window));
    if (!request.readings.empty()) text += "  readings:\n";
    for (const auto& reading : request.readings) {
        text += fmt::format("    {}: {{code: {}, ", reading.name, list_of(reading.code));
        if (!reading.unit.empty()) text += fmt::format("unit: {}, ", yaml_text(reading.unit));
        text += window(reading.window) + "}\n";
    }
    return text;
}

}  // namespace vaerdi::exchange
