#include "exchange/heading_words.h"

#include <algorithm>

#include "base/text.h"

namespace vaerdi::exchange {

std::string plain_words(std::string_view written, char between) {
    std::string plain;
    const auto lower = folded(written);
    for (std::size_t i = 0; i < lower.size(); ++i) {
        const auto rest = std::string_view(lower).substr(i);
        if ((lower[i] >= 'a' && lower[i] <= 'z') || (lower[i] >= '0' && lower[i] <= '9')) {
            plain += lower[i];
        } else if (rest.starts_with("æ")) {
            plain += "ae", ++i;
        } else if (rest.starts_with("ø")) {
            plain += "oe", ++i;
        } else if (rest.starts_with("å")) {
            plain += "aa", ++i;
        } else if (!plain.empty() && plain.back() != between) {
            plain += between;
        }
    }
    while (plain.ends_with(between)) plain.pop_back();
    return plain;
}

HeadingWords::HeadingWords(std::string_view heading) : words_("_" + plain_words(heading, '_') + "_") {}

bool HeadingWords::patient() const {
    return words_ == "_patient_" ||
           any({"cpr", "personnr", "personnummer", "person_id", "person_nr", "patient_id", "patientid",
                "patient_nr", "patientnr", "patient_no_", "patientno_", "patient_number", "patientnumber",
                "patient_nummer", "patientnummer", "_pt_id", "_ptid", "_pt_nr"});
}

bool HeadingWords::surgeon() const {
    return any({"surgeon", "kirurg", "operatoer", "laege", "doctor", "physician", "clinician", "kliniker",
                "behandler"}) &&
           !any({"laegemid", "laegehus", "laegelig", "kirurgisk", "notat", "antal", "alder", "_age_",
                 "afdeling", "department"});
}

bool HeadingWords::private_words() const {
    return name_of_somebody() ||
           any({"mail",      "phone",       "telefon",     "_tlf",    "_mobil_",   "_mobile_",
                "mobilnr",   "mobilnummer", "address",     "adresse", "fritekst",  "fri_tekst",
                "free_text", "freetext",    "notat",       "_note_",  "_notes_",   "_noter_",
                "note_",     "bemaerkning", "anmaerkning", "comment", "kommentar", "remark"});
}

/// Units and products have names, too.
bool HeadingWords::name_of_somebody() const {
    return any({"navn", "_name", "name_"}) &&
           !any({"sygehus", "hospital",    "afdeling", "afsnit",      "department",   "ward",
                 "unit",    "enhed",       "region",   "kommune",     "municipality", "klinik",
                 "clinic_", "clinic_name", "product",  "produkt",     "device",       "udstyr",
                 "implant", "maker",       "supplier", "leverandoer", "procedure",    "operation",
                 "diagnos", "drug",        "medicin",  "filename",    "filnavn"});
}

bool HeadingWords::any(std::initializer_list<std::string_view> parts) const {
    return std::ranges::any_of(parts, [&](auto part) { return words_.find(part) != std::string::npos; });
}

}  // namespace vaerdi::exchange
