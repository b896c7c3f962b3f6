// Who is who: the patients behind the references. One person may have several Patient resources (of two
// hospitals, or one that has replaced another); the identifier asked for, where it is known, says so.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "fhir/records.h"

namespace vaerdi::fhir {

using Person = std::uint32_t;
inline constexpr Person nobody = 0xffffffff;

class Persons {
  public:
    /// `system`: of the identifier that tells persons apart; empty: their resources do.
    Persons(const Records& records, std::string_view system);

    /// Somebody even where the Patient is not in the files: references written alike mean the same person.
    Person of(ReferenceNumber reference);
    /// Null when no Patient of the person is in the files.
    const PatientRecord* record(Person person) const;
    /// What patient_id shows; empty when it is not known.
    const std::string& id(Person person) const { return persons_[person].id; }

    /// Patients whose replacements lead back to themselves.
    const std::vector<const PatientRecord*>& in_circles() const { return in_circles_; }

  private:
    struct One {
        std::string id;
        std::uint32_t patient = nobody;
    };
    Person known_as(const std::string& key, One one);
    std::uint32_t current(std::uint32_t patient);
    Person of_patient(std::uint32_t patient);

    const Records& records_;
    std::string system_;
    std::vector<One> persons_;
    std::unordered_map<std::string, Person> keys_;
    std::vector<Person> by_reference_;
    std::vector<Person> by_patient_;
    std::vector<const PatientRecord*> in_circles_;
};

/// The value of a system's identifier; the one in use before an old one; empty when there is none.
std::string identifier_of(const std::vector<Identifier>& identifiers, std::string_view system);

}  // namespace vaerdi::fhir
