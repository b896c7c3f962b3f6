// Who a patient is, and who and what took part: patients, practitioners, organisations, devices.
#include "fhir/taking.h"

namespace vaerdi::fhir {

Outcome take_patient(const Taking& from) {
    PatientRecord patient{from.record()};
    patient.identifiers = from.identifiers();
    patient.birth = from.date(from["birthDate"], ".birthDate");
    patient.gender = shortened(from["gender"].text());
    if (const auto deceased = from["deceasedBoolean"]; deceased.kind() == Json::Kind::truth)
        patient.deceased = deceased.written() == "true";
    if (const auto death = from["deceasedDateTime"]) {
        patient.death = from.date(death, ".deceasedDateTime");
        patient.deceased = true;
    }
    for (const auto link : from["link"])
        if (link["type"].text() == "replaced-by")
            patient.replaced_by = from.reference(link["other"], "Patient");
    from.into().patients.push_back(std::move(patient));
    return Outcome::looked_through;
}

Outcome take_practitioner(const Taking& from) {
    PractitionerRecord practitioner{from.record()};
    practitioner.identifiers = from.identifiers();
    if (from.type() == "PractitionerRole")
        practitioner.practitioner = from.reference(from["practitioner"], "Practitioner");
    from.into().practitioners.push_back(std::move(practitioner));
    return Outcome::looked_through;
}

Outcome take_organization(const Taking& from) {
    OrganizationRecord organization{from.record()};
    organization.identifiers = from.identifiers();
    organization.name = from["name"].text();
    from.into().organizations.push_back(std::move(organization));
    return Outcome::looked_through;
}

Outcome take_device(const Taking& from) {
    if (from["status"].text() == "entered-in-error") return Outcome::in_error;
    DeviceRecord device{from.record()};
    device.type = from.codings(from["type"]);
    const auto name_of_kind = [&](std::string_view kind) {
        for (const auto name : from["deviceName"])
            if (name["type"].text() == kind) return name["name"].text();
        return std::string_view{};
    };
    auto name = name_of_kind("user-friendly-name");
    if (name.empty()) name = from["deviceName"].first()["name"].text();
    auto model = from["modelNumber"].text();
    if (model.empty()) model = name_of_kind("model-name");
    device.texts = {std::string(from["manufacturer"].text()), std::string(name), std::string(model),
                    std::string(from["udiCarrier"].first()["deviceIdentifier"].text()),
                    std::string(from["lotNumber"].text())};
    from.into().devices.push_back(std::move(device));
    return Outcome::looked_through;
}

}  // namespace vaerdi::fhir
