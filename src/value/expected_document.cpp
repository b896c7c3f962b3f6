#include "value/expected_document.h"

namespace vaerdi::value {

using document::Fields;
using document::Size;

const Fields<ExpectedDocument>& ExpectedDocument::fields() {
    static const auto list =
        Fields<ExpectedDocument>("expected figure")
            .optional("title", &ExpectedDocument::title, {"What is known", "Hvad der vides"},
                      {{"Figure", "Tal"}, Size::large})
            .optional("event", &ExpectedDocument::event,
                      {"The event that is counted (default: the one of this name)",
                       "Hændelsen, der tælles (standard: den med dette navn)"},
                      {{"Event", "Hændelse"}, Size::large})
            .optional("state", &ExpectedDocument::state,
                      {"The states whose share is known (default: the one of this name)",
                       "Tilstandene, hvis andel kendes (standard: den med dette navn)"},
                      {{"State", "Tilstand"}, Size::large})
            .optional("by", &ExpectedDocument::by,
                      {"Time by which the events have happened, e.g. 10 years (default: the horizon)",
                       "Tidspunkt, inden hændelserne er sket, fx 10 years (standard: tidshorisonten)"},
                      {{"By", "Inden"}, Size::large, "years"})
            .optional("at", &ExpectedDocument::at_time,
                      {"Time at which the share is known, e.g. 5 years (default: the horizon)",
                       "Tidspunkt, hvor andelen kendes, fx 5 years (standard: tidshorisonten)"},
                      {{"At", "Ved"}, Size::large, "years"})
            .required("value", &ExpectedDocument::value,
                      {"For one who begins, e.g. 5.5 %", "For én, der begynder, fx 5.5 %"},
                      {{"Value", "Værdi"}, Size::large})
            .optional("range", &ExpectedDocument::range,
                      {"Within which the model should come, e.g. [4 %, 7 %]",
                       "Som modellen bør ligge inden for, fx [4 %, 7 %]"},
                      {{"Range", "Interval"}, Size::large})
            .optional("alternative", &ExpectedDocument::alternative,
                      {"Whom it is known of (default: the comparator)",
                       "Hvem det vides om (standard: sammenligningsgrundlaget)"},
                      {{"Alternative", "Alternativ"}, Size::large})
            .optional("source", &ExpectedDocument::source, {"Where it is known from", "Hvorfra det vides"},
                      {{"Source", "Kilde"}, Size::large})
            .placed(&ExpectedDocument::at);
    return list;
}

}  // namespace vaerdi::value
