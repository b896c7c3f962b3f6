// What is kept of the resources of a reading: the few values a table may need, still with the references as
// they are written. Codings, references, units and addresses are numbers of words that are kept once.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fhir/codes.h"
#include "fhir/moment.h"
#include "fhir/references.h"
#include "fhir/resource_stream.h"

namespace vaerdi::fhir {

inline constexpr std::uint32_t no_word = 0xffffffff;

using CodingList = std::vector<std::uint32_t>;

struct Identifier {
    std::string system{}, value{};
    bool old = false;
};

struct Record {
    Place place{};
    std::string id{};
    bool contained = false;  ///< only there for the resource that contains it
    bool replaced = false;   ///< by a newer version
};

struct PatientRecord : Record {
    std::vector<Identifier> identifiers{};
    Moment birth{}, death{};
    std::string gender{};
    std::optional<bool> deceased{};
    ReferenceNumber replaced_by = no_reference;
};
struct PractitionerRecord : Record {
    std::vector<Identifier> identifiers{};
    ReferenceNumber practitioner = no_reference;  ///< of a PractitionerRole
};
struct OrganizationRecord : Record {
    std::vector<Identifier> identifiers{};
    std::string name{};
};
struct DeviceRecord : Record {
    CodingList type{};
    std::array<std::string, 5> texts{};  ///< manufacturer, name, model, UDI, lot
};

struct Performer {
    ReferenceNumber who = no_reference;
    CodingList function{};
};

/// Something that happened to a patient on a day.
struct Happening : Record {
    std::uint32_t status = no_word;
    ReferenceNumber patient = no_reference;
    ReferenceNumber encounter = no_reference;
    Moment date{};
    std::vector<Performer> performers{};
    bool makes_row = false;
};
struct Reasoned : Happening {
    CodingList code{};  ///< of an encounter: its types
    CodingList reasons{};
    std::vector<ReferenceNumber> reason_conditions{};
    Moment end{};
};
struct EncounterRecord : Reasoned {
    std::uint32_t kind = no_word;  ///< coding of its class
    ReferenceNumber organization = no_reference;
    std::string organization_name{};  ///< as the reference shows it
};
struct ProcedureRecord : Reasoned {
    CodingList site{};
    std::vector<ReferenceNumber> devices{};
};
struct ConditionRecord : Reasoned {};

struct ResponseRecord : Happening {
    std::uint32_t questionnaire = no_word;
    std::vector<std::pair<std::uint32_t, std::string>> items{};  ///< number of the linkId, answer
};
/// A value of an observation, or of one of its components.
struct ReadingRecord : Happening {
    CodingList code{};
    std::string value{};
    std::uint32_t unit = no_word;
    bool known = false;
};

/// All that was kept.
struct Records {
    Words codings, words, link_ids;
    References references;
    std::vector<PatientRecord> patients{};
    std::vector<PractitionerRecord> practitioners{};
    std::vector<OrganizationRecord> organizations{};
    std::vector<DeviceRecord> devices{};
    std::vector<EncounterRecord> encounters{};
    std::vector<ProcedureRecord> procedures{};
    std::vector<ConditionRecord> conditions{};
    std::vector<ResponseRecord> responses{};
    std::vector<ReadingRecord> readings{};
};

}  // namespace vaerdi::fhir
