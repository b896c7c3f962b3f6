// What was answered or measured near a day, for each patient.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "fhir/persons.h"
#include "fhir/records.h"

namespace vaerdi::fhir {

class NearestIndex {
  public:
    /// The records of such numbers; those whose day is not known cannot be near anything.
    void add(Person person, const Happening& record, std::uint32_t index);
    void sort();
    /// The nearest to the window's aim, see Window.
    std::optional<std::uint32_t> find(Person person, Date day, const Window& window) const;

  private:
    struct Dated {
        Date day;
        int second = -1;
        std::uint32_t index = 0;
    };
    std::unordered_map<Person, std::vector<Dated>> by_person_;
};

}  // namespace vaerdi::fhir
