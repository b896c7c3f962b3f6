// What a row is made of: which FHIR resource makes a row, and what of the same patient stands beside it.
//
//     Request knees{.one = RowOf::procedure, .code = {"KNGB*"}};
//     knees.patient = PatientPart{.identifier = std::string(danish_cpr)};
//     knees.events = {{.name = "revision", .of = EventOf::procedure, .code = {"KNGC*"}}};
//
// The row's own columns
//   procedure               procedure_id _status _date _end _code _site _reason
//   encounter               those of the encounter, below
//   observation             observation_id _status _date _time _code _value _unit; one row for each component
//   questionnaire_response  response_id _status _date _questionnaire, item_<linkId> for each of `items`
// and then, in this order, those of the parts that are asked for
//   patient      patient_id _birth_date _gender _deceased _death_date
//   encounter    encounter_id _status _class _type _start _end _reason _unit _unit_name
//   performer    performer_id
//   devices      <name>_type _manufacturer _name _model _udi _lot
//   events       <name> (yes, no) <name>_date <name>_code <name>_reason
//   answers      <name>_date, <name>_<linkId> for each of its items
//   readings     <name> <name>_unit <name>_date
//
// Several values where one is expected (two implants, two performers, an item answered twice) stand beside
// each other, with "; " between them. A day is the day of the calendar that is written: a time zone moves
// nothing. What is known to the month or the year only is no day: the cell stays empty and a finding says so.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace vaerdi::fhir {

inline constexpr std::string_view danish_cpr = "urn:oid:1.2.208.176.1.2";  ///< of persons
inline constexpr std::string_view danish_sor = "urn:oid:1.2.208.176.1.1";  ///< of health care organisations
inline constexpr std::string_view danish_sks = "urn:oid:1.2.208.176.2.4";  ///< of operations, diagnoses …

/// Codes as people write them: `KNGB20` of any system, `urn:oid:1.2.208.176.2.4|KNGB20` of one, and with a
/// star every code that begins so: `KNGB*`. None: all.
using Codes = std::vector<std::string>;

enum class RowOf { procedure, encounter, observation, questionnaire_response };

/// A distance on the calendar: months first, then days; a day that the month lacks becomes its last.
struct Offset {
    int months = 0;
    int days = 0;
};

/// Days around the row's date, both ends included; of several, the nearest to `at` is taken (the earlier of
/// two as near, the last of one day). 90 days before: {.from = {.days = -90}}.
struct Window {
    Offset from{}, to{}, at{};
};

/// The patient of the row. Everything of one patient is joined by the identifier, where it is known; else by
/// the resource, also through links to the record that has replaced it.
struct PatientPart {
    std::string identifier{};  ///< system of the identifier in patient_id; empty: the id of the resource
};

/// The stay or visit that the row belongs to.
struct EncounterPart {
    std::string unit{danish_sor};  ///< system of the identifier of the organisation in encounter_unit
};

/// Who did it: of a procedure its performers, of an encounter its participants, of an observation its
/// performers, of answers their author.
struct PerformerPart {
    std::string identifier{};  ///< system of the practitioner's identifier; empty: the id of the resource
    Codes function{};          ///< only those with this function or type of participation
};

/// A device that a procedure used or put in.
struct DevicePart {
    std::string name = "device";
    Codes type{};
};

enum class EventOf { procedure, encounter, condition };
enum class When { before, after };

/// Something that happened to the patient besides: a revision, a readmission, diabetes.
/// after: the first on a later day than the row's (of encounters: than the day the row's stay ended, so that
/// a move between wards is none). before: on the same day or earlier – of conditions the first (onset, else
/// the day it was recorded), of the others the last. `no` is said only where it is certain: an event whose
/// day is known to the month only leaves the cell empty when the month does not settle it.
struct Event {
    std::string name{};
    EventOf of = EventOf::procedure;
    Codes code{};  ///< of an encounter: its class or type
    When when = When::after;
    bool same_site =
        false;  ///< procedures: on the same side or, where no side is written, the same body site
};

/// A questionnaire answered near the row's date.
struct Answers {
    std::string name{};
    std::string questionnaire{};       ///< its canonical address; without |version any version
    std::vector<std::string> items{};  ///< linkIds
    Window window{};
};

/// A measurement near the row's date.
struct Reading {
    std::string name{};
    Codes code{};        ///< of the observation or of its component
    std::string unit{};  ///< UCUM; empty: the unit that most of them have. Values of other units are left out
    Window window{};
};

struct Request {
    RowOf one = RowOf::procedure;
    Codes
        code{};  ///< which of them; of encounters the class or type, of answers the questionnaires' addresses
    std::vector<std::string> items{};  ///< linkIds, of answers
    std::string unit{};                ///< of observations, as in Reading
    std::optional<PatientPart> patient{};
    std::optional<EncounterPart> encounter{};
    std::optional<PerformerPart> performer{};
    std::vector<DevicePart> devices{};
    std::vector<Event> events{};
    std::vector<Answers> answers{};
    std::vector<Reading> readings{};
};

/// The columns of the table, in order.
std::vector<std::string> columns_of(const Request& request);

/// Whether the values of a column identify a person: a patient, or who treated one.
bool tells_who(std::string_view column);

/// What is wrong with a request, and in which of its parts.
struct RequestMistake {
    std::string part;  ///< "code", "events.revision" …
    Text why, mend;
};
std::vector<RequestMistake> mistakes_in(const Request& request);

}  // namespace vaerdi::fhir
