// Studies that could be made before the case is decided.
#include "value/case_document.h"

namespace vaerdi::value {

using document::Fields;
using document::Size;

const Fields<StudyDocument>& StudyDocument::fields() {
    static const auto list =
        Fields<StudyDocument>("study")
            .optional("title", &StudyDocument::title,
                      {"What the study is called", "Hvad undersøgelsen hedder"},
                      {{"Title", "Titel"}, Size::large})
            .required("of", &StudyDocument::of,
                      {"The uncertain numbers it measures", "De usikre tal, den måler"},
                      {{"Measures", "Måler"}, Size::large})
            .required(
                "patients", &StudyDocument::patients,
                {"How many are observed for each number; several sizes are compared: [50, 100, 200]",
                 "Hvor mange der observeres for hvert tal; flere størrelser sammenlignes: [50, 100, 200]"},
                {{"Patients", "Patienter"}, Size::large})
            .optional("patient_sd", &StudyDocument::patient_sd,
                      {"Standard deviation between patients; not for shares, which are counted",
                       "Standardafvigelse mellem patienter; ikke for andele, som tælles"},
                      {{"Spread between patients", "Spredning mellem patienter"}, Size::large})
            .optional("cost", &StudyDocument::cost,
                      {"What it costs whatever its size", "Hvad den koster uanset størrelse"},
                      {{"Cost", "Omkostning"}, Size::large})
            .optional("cost_per_patient", &StudyDocument::cost_per_patient,
                      {"What each of `patients` costs besides", "Hvad hver af `patients` koster derudover"},
                      {{"Cost of each patient", "Omkostning pr. patient"}, Size::large})
            .optional("duration", &StudyDocument::duration,
                      {"How long one waits for it; those who come meanwhile gain nothing from it",
                       "Hvor længe man venter på den; de, der kommer imens, får intet ud af den"},
                      {{"Duration", "Varighed"}, Size::large, "years"})
            .optional("source", &StudyDocument::source,
                      {"Where its figures come from", "Hvor dens tal kommer fra"},
                      {{"Source", "Kilde"}, Size::large})
            .optional("note", &StudyDocument::note, {"A remark for the reader", "En bemærkning til læseren"},
                      {{"Note", "Bemærkning"}, Size::large})
            .placed(&StudyDocument::at);
    return list;
}

}  // namespace vaerdi::value
