// What else happened to each patient, by day, for one event of a request.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "fhir/persons.h"
#include "fhir/records.h"

namespace vaerdi::fhir {

/// Whether it happened: said only where it is certain.
struct EventFound {
    std::optional<bool> happened;
    std::optional<std::uint32_t> index;  ///< of the record, where its day is known
    Date day{};                          ///< of that record
};

/// From where an event is looked for.
struct EventAsked {
    Person person = nobody;
    std::vector<std::string> sides;  ///< of the row, for events on the same site
    std::optional<Date> day;         ///< that they must be after, or not after
    std::uint32_t own = 0xffffffff;  ///< the record that is the row itself, or its stay
};

class EventIndex {
  public:
    EventIndex(const Event& event, const Records& records, Persons& persons);
    EventFound find(const EventAsked& asked) const;
    /// Records that match the event's codes, of whatever patient.
    std::size_t matching() const { return matching_; }

  private:
    struct Dated {
        Date day;
        std::uint32_t index;
    };
    /// Of one person, and one side where that matters.
    struct Group {
        std::vector<Dated> exact;
        bool vague = false;  ///< there are some whose day is not known:
        Date least_first{}, least_last{}, most_first{}, most_last{};
        void add(const Moment& date, std::uint32_t index);
    };
    static std::string key_of(Person person, std::string_view side);
    const Group* group(Person person, std::string_view side) const;
    EventFound find_in(const Group& group, const EventAsked& asked) const;
    bool earliest() const { return event_.when == When::after || event_.of == EventOf::condition; }

    const Event& event_;
    std::size_t matching_ = 0;
    std::unordered_map<std::string, Group> groups_;
};

/// Left, right or both where a side is written (SKS TUL1–3, SNOMED CT); else the sites themselves as one.
std::vector<std::string> sides_of(const CodingList& site, const Words& codings);

}  // namespace vaerdi::fhir
