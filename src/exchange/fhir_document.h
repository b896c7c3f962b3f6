// What makes a row of FHIR resources, as a mapping writes it (`fhir:`).
#pragma once

#include <optional>
#include <vector>

#include "document/fields.h"
#include "fhir/request.h"

namespace vaerdi::exchange {

using document::Dictionary;
using document::Formula;
using document::Located;
using document::Name;

struct FhirPatientDocument {
    Name identifier;
    static const document::Fields<FhirPatientDocument>& fields();
};

struct FhirEncounterDocument {
    Name unit;
    static const document::Fields<FhirEncounterDocument>& fields();
};

struct FhirPerformerDocument {
    Name identifier;
    std::vector<Name> function;
    static const document::Fields<FhirPerformerDocument>& fields();
};

struct FhirDeviceDocument {
    std::vector<Name> type;
    static const document::Fields<FhirDeviceDocument>& fields();
};

struct FhirEventDocument {
    Located<fhir::EventOf> of;
    std::vector<Name> code;
    Located<fhir::When> when;
    Located<bool> same_site;
    static const document::Fields<FhirEventDocument>& fields();
};

/// When, seen from the row's date: -90 days, 12 months.
struct FhirWindowDocument {
    Formula from, to, at;
};

struct FhirAnswersDocument : FhirWindowDocument {
    Name questionnaire;
    std::vector<Name> items;
    static const document::Fields<FhirAnswersDocument>& fields();
};

struct FhirReadingDocument : FhirWindowDocument {
    std::vector<Name> code;
    Name unit;
    static const document::Fields<FhirReadingDocument>& fields();
};

struct FhirDocument {
    Position at;
    Located<fhir::RowOf> one;
    std::vector<Name> code, items;
    Name unit;
    std::optional<FhirPatientDocument> patient;
    std::optional<FhirEncounterDocument> encounter;
    std::optional<FhirPerformerDocument> performer;
    Dictionary<FhirDeviceDocument> devices;
    Dictionary<FhirEventDocument> events;
    Dictionary<FhirAnswersDocument> answers;
    Dictionary<FhirReadingDocument> readings;
    static const document::Fields<FhirDocument>& fields();
};

/// The request that the document makes; what is wrong with it becomes findings.
fhir::Request request_of(const FhirDocument& document, Diagnostics& found);

}  // namespace vaerdi::exchange

namespace vaerdi::document {

#define VAERDI_CHOICES(Enum)                            \
    template <>                                         \
    struct Choices<Enum> {                              \
        static const std::vector<std::string>& names(); \
    }
VAERDI_CHOICES(fhir::RowOf);
VAERDI_CHOICES(fhir::EventOf);
VAERDI_CHOICES(fhir::When);
#undef VAERDI_CHOICES

}  // namespace vaerdi::document
