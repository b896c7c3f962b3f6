#include "fhir/row_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace vaerdi::fhir {
namespace {

constexpr std::string_view beside = "; ";
constexpr int most_roles = 5;  // of a practitioner, one behind the other

void add_once(std::vector<std::string>& to, std::string value) {
    if (!value.empty() && std::ranges::find(to, value) == to.end()) to.push_back(std::move(value));
}

template <class Record>
const Record* followed(const std::vector<Record>& records, const std::optional<Target>& target,
                       ResourceKind kind) {
    return target && target->kind == kind ? &records[target->index] : nullptr;
}

/// The identifier that a reference names by itself, when it is of the system.
std::string named_identifier(const References& references, ReferenceNumber reference,
                             std::string_view system) {
    const auto named = references.identifier_in(reference);
    return named && named->system == system ? std::string(named->value) : std::string{};
}

/// Where a resource of the type names who did it.
std::string path_of_performer(std::string_view type) {
    const auto* const element = type == "Encounter"               ? ".participant"
                                : type == "QuestionnaireResponse" ? ".author"
                                                                  : ".performer";
    return std::string(type) + element;
}

const PractitionerRecord* practitioner_at(const Records& records, ReferenceNumber reference) {
    const PractitionerRecord* found = nullptr;
    for (int role = 0; role < most_roles && reference != no_reference; ++role) {
        const auto* next =
            followed(records.practitioners, records.references.find(reference), ResourceKind::practitioner);
        if (next == nullptr) break;
        found = next;
        reference = found->practitioner;
    }
    return found;
}

}  // namespace

void RowWriter::unknown(std::size_t cells) {
    for (std::size_t i = 0; i < cells; ++i) table_.add_unknown();
}
void RowWriter::truth(std::optional<bool> value) {
    value ? table_.add(*value ? "yes" : "no") : table_.add_unknown();
}
void RowWriter::day(const Moment& moment) {
    moment.is_day() ? table_.add(iso(moment.first)) : table_.add_unknown();
}
void RowWriter::coding(std::uint32_t coding) {
    coding == no_word ? table_.add_unknown() : text(code_of(records_.codings[coding]));
}
void RowWriter::code(const CodingList& codes, const ChosenCodes& chosen) {
    const auto asked = std::ranges::find_if(codes, [&](auto one) { return chosen.holds(one); });
    coding(asked != codes.end() ? *asked : codes.empty() ? no_word : codes.front());
}
void RowWriter::codes(const CodingList& codes) {
    std::vector<std::string> all;
    for (const auto one : codes) add_once(all, std::string(code_of(records_.codings[one])));
    values(all);
}
void RowWriter::reasons(const Reasoned& of) {
    auto all = of.reasons;
    for (const auto reference : of.reason_conditions)
        if (const auto* condition =
                followed(records_.conditions, records_.references.find(reference), ResourceKind::condition))
            all.insert(all.end(), condition->code.begin(), condition->code.end());
    codes(all);
}
void RowWriter::values(const std::vector<std::string>& several) {
    text(fmt::format("{}", fmt::join(several, beside)));
}

void RowWriter::finding(const Place& place, std::string_view path, std::string value, Text why, Text mend) {
    findings_({.file = files_[place.source.file].name,
               .record = place.source.record,
               .path = path_of(place, path),
               .value = std::move(value),
               .why = std::move(why),
               .mend = std::move(mend)});
}
void RowWriter::leads_nowhere(const Place& place, std::string_view path, std::string_view type) {
    finding(place, path, {},
            {fmt::format("leads to no {} that is in the files", type),
             fmt::format("fører ikke til nogen {}, der er i filerne", type)},
            {"bring the file that it is in, too", "tag også filen med den med"});
}
void RowWriter::general(Text why, Text mend) {
    findings_(
        {.file = {}, .record = 0, .path = {}, .value = {}, .why = std::move(why), .mend = std::move(mend)});
}

void write_patient(const RowAt& at, const PatientPart& part, const Persons& persons, RowWriter& into) {
    const auto path = std::string(at.type) + ".subject";
    if (at.person == nobody) {
        if (at.row.patient != no_reference) into.leads_nowhere(at.row.place, path, "Patient");
        return into.unknown(5);
    }
    const auto& id = persons.id(at.person);
    const auto* patient = persons.record(at.person);
    if (patient == nullptr) {
        into.leads_nowhere(at.row.place, path, "Patient");
    } else if (id.empty() && !part.identifier.empty()) {
        into.finding(at.row.place, path, {},
                     {fmt::format("the patient has no identifier of {}", part.identifier),
                      fmt::format("patienten har intet nummer fra {}", part.identifier)},
                     {"give it in Patient.identifier, or ask for another system",
                      "angiv det i Patient.identifier, eller bed om et andet system"});
    }
    into.text(id);
    if (patient == nullptr) return into.unknown(4);
    into.day(patient->birth);
    into.text(patient->gender);
    into.truth(patient->deceased);
    into.day(patient->death);
}

void write_encounter(const RowAt& at, const std::string& unit_system, const ChosenCodes& kinds,
                     RowWriter& into) {
    if (at.stay == nullptr) {
        if (at.row.encounter != no_reference)
            into.leads_nowhere(at.row.place, std::string(at.type) + ".encounter", "Encounter");
        return into.unknown(9);
    }
    const auto& stay = *at.stay;
    into.text(stay.id);
    into.word(stay.status);
    into.coding(stay.kind);
    into.code(stay.code, kinds);
    into.day(stay.date);
    into.day(stay.end);
    into.reasons(stay);
    const auto& references = into.records().references;
    const auto* unit = followed(into.records().organizations, references.find(stay.organization),
                                ResourceKind::organization);
    auto number = unit != nullptr ? identifier_of(unit->identifiers, unit_system)
                                  : named_identifier(references, stay.organization, unit_system);
    if (unit == nullptr && number.empty() && stay.organization != no_reference)
        into.leads_nowhere(stay.place, "Encounter.serviceProvider", "Organization");
    if (unit != nullptr && number.empty())
        into.finding(stay.place, "Encounter.serviceProvider", {},
                     {fmt::format("the organisation has no identifier of {}", unit_system),
                      fmt::format("organisationen har intet nummer fra {}", unit_system)},
                     {"give it in Organization.identifier, or ask for another system",
                      "angiv det i Organization.identifier, eller bed om et andet system"});
    into.text(number);
    into.text(unit != nullptr && !unit->name.empty() ? unit->name : stay.organization_name);
}

void write_performer(const RowAt& at, const PerformerPart& part, const ChosenCodes& function,
                     RowWriter& into) {
    std::vector<std::string> found;
    const auto& references = into.records().references;
    for (const auto& performer : at.row.performers) {
        const auto type = references.type_of(performer.who);
        const bool may_be = type.empty() || type == "Practitioner" || type == "PractitionerRole";
        if (performer.who == no_reference || !may_be) continue;
        if (!function.all() &&
            std::ranges::none_of(performer.function, [&](auto one) { return function.holds(one); }))
            continue;
        const auto* practitioner = practitioner_at(into.records(), performer.who);
        auto number = practitioner == nullptr   ? named_identifier(references, performer.who, part.identifier)
                      : part.identifier.empty() ? practitioner->id
                                                : identifier_of(practitioner->identifiers, part.identifier);
        if (number.empty() && practitioner == nullptr)
            into.leads_nowhere(at.row.place, path_of_performer(at.type), "Practitioner");
        else if (number.empty())
            into.finding(at.row.place, path_of_performer(at.type), {},
                         {fmt::format("the practitioner has no identifier of {}", part.identifier),
                          fmt::format("personen har intet nummer fra {}", part.identifier)},
                         {"give it in Practitioner.identifier, or ask for another system",
                          "angiv det i Practitioner.identifier, eller bed om et andet system"});
        add_once(found, std::move(number));
    }
    into.values(found);
}

void write_device(const RowAt& at, const ProcedureRecord& procedure, const ChosenCodes& type,
                  RowWriter& into) {
    std::vector<std::string> types;
    std::array<std::vector<std::string>, 5> texts;
    const auto& records = into.records();
    for (const auto reference : procedure.devices) {
        const auto says = records.references.type_of(reference);
        if (!says.empty() && says != "Device") continue;
        const auto* device =
            followed(records.devices, records.references.find(reference), ResourceKind::device);
        if (device == nullptr) {
            into.leads_nowhere(at.row.place, "Procedure.usedReference", "Device");
            continue;
        }
        if (!type.all() && std::ranges::none_of(device->type, [&](auto one) { return type.holds(one); }))
            continue;
        for (const auto one : device->type) add_once(types, std::string(code_of(records.codings[one])));
        for (std::size_t i = 0; i < texts.size(); ++i) add_once(texts[i], device->texts[i]);
    }
    into.values(types);
    for (const auto& text : texts) into.values(text);
}

}  // namespace vaerdi::fhir
