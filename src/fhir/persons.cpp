#include "fhir/persons.h"

#include <fmt/format.h>

#include <algorithm>

namespace vaerdi::fhir {
namespace {

constexpr Person not_asked_yet = 0xfffffffe;
constexpr int longest_chain = 100;  // of patients that replace one another

}  // namespace

std::string identifier_of(const std::vector<Identifier>& identifiers, std::string_view system) {
    std::string found;
    for (const auto& one : identifiers) {
        if (one.system != system) continue;
        if (!one.old) return one.value;
        if (found.empty()) found = one.value;
    }
    return found;
}

Persons::Persons(const Records& records, std::string_view system)
    : records_(records),
      system_(system),
      by_reference_(records.references.size(), not_asked_yet),
      by_patient_(records.patients.size(), not_asked_yet) {
    // In the order of the files, so that of two records of a person the first is shown.
    for (std::uint32_t patient = 0; patient < records.patients.size(); ++patient)
        if (!records.patients[patient].replaced) of_patient(patient);
}

Person Persons::known_as(const std::string& key, One one) {
    const auto [found, fresh] = keys_.try_emplace(key, static_cast<Person>(persons_.size()));
    if (fresh) persons_.push_back(std::move(one));
    return found->second;
}

/// The patient that has replaced this one in the end; itself when none has, or the way leads round.
std::uint32_t Persons::current(std::uint32_t patient) {
    auto now = patient;
    for (int step = 0; step < longest_chain; ++step) {
        const auto next = records_.references.find(records_.patients[now].replaced_by);
        if (!next || next->kind != ResourceKind::patient) return now;
        now = next->index;
    }
    in_circles_.push_back(&records_.patients[patient]);
    return patient;
}

Person Persons::of_patient(std::uint32_t patient) {
    auto& known = by_patient_[patient];
    if (known != not_asked_yet) return known;
    const auto now = current(patient);
    const auto& record = records_.patients[now];
    if (system_.empty()) {
        known = known_as(fmt::format("patient {}", now), {record.id, now});
    } else {
        auto value = identifier_of(record.identifiers, system_);
        const auto key = value.empty() ? fmt::format("patient {}", now) : "identifier " + value;
        known = known_as(key, {std::move(value), now});
    }
    return known;
}

Person Persons::of(ReferenceNumber reference) {
    if (reference == no_reference) return nobody;
    auto& known = by_reference_[reference];
    if (known != not_asked_yet) return known;
    if (const auto target = records_.references.find(reference)) {
        known = target->kind == ResourceKind::patient ? of_patient(target->index) : nobody;
        return known;
    }
    const auto named = records_.references.identifier_in(reference);
    if (named && !system_.empty() && named->system == system_)
        known = known_as("identifier " + std::string(named->value), {std::string(named->value), nobody});
    else
        known = known_as(fmt::format("reference {}", reference), {});
    return known;
}

const PatientRecord* Persons::record(Person person) const {
    if (person == nobody || persons_[person].patient == nobody) return nullptr;
    return &records_.patients[persons_[person].patient];
}

}  // namespace vaerdi::fhir
