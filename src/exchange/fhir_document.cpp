#include "exchange/fhir_document.h"

#include <fmt/format.h>

#include <charconv>

namespace vaerdi::document {

const std::vector<std::string>& Choices<fhir::RowOf>::names() {
    static const std::vector<std::string> names{"procedure", "encounter", "observation",
                                                "questionnaire response"};
    return names;
}
const std::vector<std::string>& Choices<fhir::EventOf>::names() {
    static const std::vector<std::string> names{"procedure", "encounter", "condition"};
    return names;
}
const std::vector<std::string>& Choices<fhir::When>::names() {
    static const std::vector<std::string> names{"before", "after"};
    return names;
}

}  // namespace vaerdi::document

namespace vaerdi::exchange {

using document::Fields;

namespace {

/// From, to and at: the same three keys wherever something near the row's date is meant.
template <class Record>
Fields<Record> with_window(Fields<Record> fields) {
    return std::move(fields)
        .optional(
            "from", &Record::from,
            {"Earliest, seen from the row's date: -90 days", "Tidligst, set fra rækkens dato: -90 days"})
        .optional("to", &Record::to,
                  {"Latest, seen from the row's date: 15 months", "Senest, set fra rækkens dato: 15 months"})
        .optional("at", &Record::at,
                  {"Of several, the nearest to this is taken: 12 months",
                   "Af flere tages den, der er nærmest ved: 12 months"});
}

/// "-90 days", "12 months", "1 year", 0.
std::optional<fhir::Offset> distance(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    int count = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (failed != std::errc{} || count < -100'000 || count > 100'000) return {};
    auto unit = text.substr(static_cast<std::size_t>(end - text.data()));
    while (unit.starts_with(' ')) unit.remove_prefix(1);
    if (unit.empty() && count == 0) return fhir::Offset{};
    if (unit == "day" || unit == "days") return fhir::Offset{.days = count};
    if (unit == "week" || unit == "weeks") return fhir::Offset{.days = 7 * count};
    if (unit == "month" || unit == "months") return fhir::Offset{.months = count};
    if (unit == "year" || unit == "years") return fhir::Offset{.months = 12 * count};
    return {};
}

std::vector<std::string> texts_of(const std::vector<Name>& names) {
    std::vector<std::string> texts;
    for (const auto& name : names) texts.push_back(name.value);
    return texts;
}

/// Makes the request, part by part, and remembers where each stood.
class Reader {
  public:
    explicit Reader(Diagnostics& found) : found_(found) {}

    fhir::Request read(const FhirDocument& from) {
        fhir::Request made{.one = from.one.value, .code = texts_of(from.code), .items = texts_of(from.items)};
        made.unit = from.unit.value;
        if (from.patient) made.patient = fhir::PatientPart{.identifier = from.patient->identifier.value};
        if (from.encounter) {
            made.encounter.emplace();
            if (from.encounter->unit) made.encounter->unit = from.encounter->unit.value;
        }
        if (from.performer)
            made.performer = fhir::PerformerPart{.identifier = from.performer->identifier.value,
                                                 .function = texts_of(from.performer->function)};
        for (const auto& [name, at, device] : from.devices)
            made.devices.push_back({.name = name, .type = texts_of(device.type)});
        for (const auto& [name, at, event] : from.events)
            made.events.push_back({.name = name,
                                   .of = event.of.value,
                                   .code = texts_of(event.code),
                                   .when = event.when ? event.when.value : fhir::When::after,
                                   .same_site = event.same_site.value});
        for (const auto& [name, at, answers] : from.answers)
            made.answers.push_back({.name = name,
                                    .questionnaire = answers.questionnaire.value,
                                    .items = texts_of(answers.items),
                                    .window = window(answers)});
        for (const auto& [name, at, reading] : from.readings)
            made.readings.push_back({.name = name,
                                     .code = texts_of(reading.code),
                                     .unit = reading.unit.value,
                                     .window = window(reading)});
        for (auto& mistake : fhir::mistakes_in(made)) report(from, std::move(mistake));
        return made;
    }

  private:
    fhir::Window window(const FhirWindowDocument& from) {
        return {.from = offset(from.from), .to = offset(from.to), .at = offset(from.at)};
    }

    fhir::Offset offset(const Formula& written) {
        if (!written) return {};
        if (const auto found = distance(written.value)) return *found;
        found_.error(written.at,
                     {fmt::format("'{}' is no distance in time", written.value),
                      fmt::format("'{}' er ingen afstand i tid", written.value)},
                     {"write -90 days, 12 months or 1 year", "skriv -90 days, 12 months eller 1 year"});
        return {};
    }

    template <class Part>
    static std::optional<Position> place_in(const Dictionary<Part>& parts, std::string_view name) {
        for (const auto& part : parts)
            if (part.name == name) return part.at;
        return {};
    }

    /// `events.revision` stands where the event does; what belongs to no part, at the head.
    void report(const FhirDocument& from, fhir::RequestMistake mistake) {
        const auto dot = mistake.part.find('.');
        const auto kind = mistake.part.substr(0, dot);
        const auto name = dot == std::string::npos ? "" : mistake.part.substr(dot + 1);
        std::optional<Position> at;
        if (kind == "devices") at = place_in(from.devices, name);
        if (kind == "events") at = place_in(from.events, name);
        if (kind == "answers") at = place_in(from.answers, name);
        if (kind == "readings") at = place_in(from.readings, name);
        found_.error(at.value_or(from.at), std::move(mistake.why), std::move(mistake.mend));
    }

    Diagnostics& found_;
};

}  // namespace

const Fields<FhirPatientDocument>& FhirPatientDocument::fields() {
    static const auto list =
        Fields<FhirPatientDocument>("fhir patient")
            .optional("identifier", &FhirPatientDocument::identifier,
                      {"System of the identifier in patient_id; the resource's id when left out",
                       "System for identifikatoren i patient_id; ressourcens id, når intet er skrevet"});
    return list;
}

const Fields<FhirEncounterDocument>& FhirEncounterDocument::fields() {
    static const auto list =
        Fields<FhirEncounterDocument>("fhir encounter")
            .optional(
                "unit", &FhirEncounterDocument::unit,
                {"System of the organisation's identifier in encounter_unit; SOR when left out",
                 "System for organisationens identifikator i encounter_unit; SOR, når intet er skrevet"});
    return list;
}

const Fields<FhirPerformerDocument>& FhirPerformerDocument::fields() {
    static const auto list =
        Fields<FhirPerformerDocument>("fhir performer")
            .optional("identifier", &FhirPerformerDocument::identifier,
                      {"System of the identifier in performer_id; the resource's id when left out",
                       "System for identifikatoren i performer_id; ressourcens id, når intet er skrevet"})
            .optional("function", &FhirPerformerDocument::function,
                      {"Codes of the function: only those", "Koder for funktionen: kun dem"});
    return list;
}

const Fields<FhirDeviceDocument>& FhirDeviceDocument::fields() {
    static const auto list = Fields<FhirDeviceDocument>("fhir device")
                                 .optional("type", &FhirDeviceDocument::type,
                                           {"Codes of its type; all when left out",
                                            "Koder for dets type; alle, når intet er skrevet"});
    return list;
}

const Fields<FhirEventDocument>& FhirEventDocument::fields() {
    static const auto list =
        Fields<FhirEventDocument>("fhir event")
            .required("of", &FhirEventDocument::of,
                      {"What happened: procedure, encounter, condition",
                       "Hvad der skete: procedure, encounter, condition"})
            .optional(
                "code", &FhirEventDocument::code,
                {"Its codes: KNGC*; all when left out", "Dens koder: KNGC*; alle, når intet er skrevet"})
            .optional("when", &FhirEventDocument::when,
                      {"After the row's date (as when left out), or before",
                       "Efter rækkens dato (også når intet er skrevet) eller før"})
            .optional(
                "same_site", &FhirEventDocument::same_site,
                {"Only on the same side or site of the body", "Kun på samme side eller sted på kroppen"});
    return list;
}

const Fields<FhirAnswersDocument>& FhirAnswersDocument::fields() {
    static const auto list = with_window(
        Fields<FhirAnswersDocument>("fhir answers")
            .required("questionnaire", &FhirAnswersDocument::questionnaire,
                      {"Canonical address of the questionnaire", "Spørgeskemaets kanoniske adresse"})
            .required("items", &FhirAnswersDocument::items,
                      {"linkIds of the answers to take", "linkId for de svar, der hentes"}));
    return list;
}

const Fields<FhirReadingDocument>& FhirReadingDocument::fields() {
    static const auto list = with_window(Fields<FhirReadingDocument>("fhir reading")
                                             .required("code", &FhirReadingDocument::code,
                                                       {"Codes of the observation", "Observationens koder"})
                                             .optional("unit", &FhirReadingDocument::unit,
                                                       {"UCUM unit; the most frequent when left out",
                                                        "UCUM-enhed; den hyppigste, når intet er skrevet"}));
    return list;
}

const Fields<FhirDocument>& FhirDocument::fields() {
    static const auto list =
        Fields<FhirDocument>("fhir")
            .required(
                "one", &FhirDocument::one,
                {"Which resource makes a row: procedure, encounter, observation, questionnaire response",
                 "Hvilken ressource der bliver en række: procedure, encounter, observation, questionnaire "
                 "response"})
            .optional("code", &FhirDocument::code,
                      {"Its codes: KNGB*, or system|code; all when left out",
                       "Dens koder: KNGB* eller system|kode; alle, når intet er skrevet"})
            .optional("items", &FhirDocument::items,
                      {"Of questionnaire responses: linkIds of the answers to take",
                       "For besvarelser: linkId for de svar, der hentes"})
            .optional("unit", &FhirDocument::unit,
                      {"Of observations: UCUM unit; the most frequent when left out",
                       "For observationer: UCUM-enhed; den hyppigste, når intet er skrevet"})
            .optional("patient", &FhirDocument::patient,
                      {"Columns patient_id, birth date, gender, death", "Kolonner om patienten"})
            .optional("encounter", &FhirDocument::encounter,
                      {"Columns of the stay or visit and its unit", "Kolonner om opholdet og dets enhed"})
            .optional("performer", &FhirDocument::performer, {"Who did it", "Hvem der udførte det"})
            .optional("devices", &FhirDocument::devices,
                      {"Devices used, each with columns of its name: implant_manufacturer",
                       "Anvendt udstyr, hvert med kolonner efter sit navn: implant_manufacturer"})
            .optional("events", &FhirDocument::events,
                      {"What else happened to the patient: revision, revision_date",
                       "Hvad der ellers skete for patienten: revision, revision_date"})
            .optional(
                "answers", &FhirDocument::answers,
                {"Questionnaires answered near the row's date", "Spørgeskemaer besvaret nær rækkens dato"})
            .optional("readings", &FhirDocument::readings,
                      {"Measurements near the row's date", "Målinger nær rækkens dato"})
            .placed(&FhirDocument::at);
    return list;
}

fhir::Request request_of(const FhirDocument& document, Diagnostics& found) {
    return Reader(found).read(document);
}

}  // namespace vaerdi::exchange
