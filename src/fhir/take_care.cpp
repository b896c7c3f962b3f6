// What happened to a patient: stays, procedures, conditions.
#include <algorithm>
#include <array>

#include "fhir/taking.h"

namespace vaerdi::fhir {
namespace {

void add_reasons(const Taking& from, Reasoned& to) {
    to.reasons = from.codings(from["reasonCode"]);
    to.reason_conditions = from.references(from["reasonReference"], "Condition");
}

template <std::size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
    return std::ranges::find(words, word) != words.end();
}

}  // namespace

Outcome take_encounter(const Taking& from, const Wanted& wanted) {
    constexpr std::array<std::string_view, 2> never_was{"planned", "cancelled"};
    const auto status = from["status"].text();
    if (status == "entered-in-error") return Outcome::in_error;
    if (is_one_of(status, never_was)) return Outcome::not_done;
    EncounterRecord encounter{{{from.record()}}};
    encounter.status = from.status();
    encounter.kind = from.coding(from["class"]);
    encounter.code = from.codings(from["type"]);
    const auto holds = [&](std::uint32_t coding) {
        return coding != no_word && wanted.row_codes.holds(coding);
    };
    const bool row = wanted.request.one == RowOf::encounter;
    encounter.makes_row = row && (wanted.row_codes.all() || holds(encounter.kind) ||
                                  std::ranges::any_of(encounter.code, holds));
    encounter.patient = from.patient("subject");
    encounter.date = from.date({{"period", true}}, ".period.start");
    encounter.end = from.date(from["period"]["end"], ".period.end");
    add_reasons(from, encounter);
    for (const auto diagnosis : from["diagnosis"])
        if (const auto number = from.reference(diagnosis["condition"], "Condition"); number != no_reference)
            encounter.reason_conditions.push_back(number);
    encounter.organization = from.reference(from["serviceProvider"], "Organization");
    encounter.organization_name = from["serviceProvider"]["display"].text();
    for (const auto participant : from["participant"])
        encounter.performers.push_back(
            {from.reference(participant["individual"], "Practitioner"), from.codings(participant["type"])});
    const auto outcome = encounter.makes_row ? Outcome::made_row : Outcome::looked_through;
    from.into().encounters.push_back(std::move(encounter));
    return outcome;
}

Outcome take_procedure(const Taking& from, const Wanted& wanted) {
    constexpr std::array<std::string_view, 2> never_was{"preparation", "not-done"};
    const auto status = from["status"].text();
    if (status == "entered-in-error") return Outcome::in_error;
    if (is_one_of(status, never_was)) return Outcome::not_done;
    ProcedureRecord procedure{{{from.record()}}};
    procedure.status = from.status();
    procedure.code = from.codings(from["code"]);
    const bool row = wanted.request.one == RowOf::procedure;
    procedure.makes_row =
        row && (wanted.row_codes.all() ||
                std::ranges::any_of(procedure.code, [&](auto one) { return wanted.row_codes.holds(one); }));
    procedure.patient = from.patient("subject");
    procedure.encounter = from.reference(from["encounter"], "Encounter");
    procedure.date = from.date({{"performedDateTime"}, {"performedPeriod", true}}, ".performed");
    procedure.end = from.date(from["performedPeriod"]["end"], ".performedPeriod.end");
    procedure.site = from.codings(from["bodySite"]);
    add_reasons(from, procedure);
    for (const auto performer : from["performer"])
        procedure.performers.push_back(
            {from.reference(performer["actor"], "Practitioner"), from.codings(performer["function"])});
    if (!wanted.request.devices.empty()) {
        procedure.devices = from.references(from["usedReference"], "Device");
        for (const auto device : from["focalDevice"])
            if (const auto number = from.reference(device["manipulated"], "Device"); number != no_reference)
                procedure.devices.push_back(number);
    }
    const auto outcome = procedure.makes_row ? Outcome::made_row : Outcome::looked_through;
    from.into().procedures.push_back(std::move(procedure));
    return outcome;
}

Outcome take_condition(const Taking& from) {
    for (const auto coding : from["verificationStatus"]["coding"]) {
        if (coding["code"].text() == "entered-in-error") return Outcome::in_error;
        if (coding["code"].text() == "refuted") return Outcome::refuted;
    }
    ConditionRecord condition{{{from.record()}}};
    condition.code = from.codings(from["code"]);
    condition.patient = from.patient("subject");
    condition.date = from.date({{"onsetDateTime"}, {"onsetPeriod", true}, {"recordedDate"}}, ".onset");
    from.into().conditions.push_back(std::move(condition));
    return Outcome::looked_through;
}

}  // namespace vaerdi::fhir
