// Lines of a case, and the tables their formulas look up.
#include "value/case_document.h"

namespace vaerdi::value {

using document::Fields;
using document::Size;

const Fields<TableDocument>& TableDocument::fields() {
    static const auto list =
        Fields<TableDocument>("table")
            .optional("title", &TableDocument::title, {"What the table holds", "Hvad tabellen rummer"},
                      {{"Title", "Titel"}, Size::large})
            .required("points", &TableDocument::points,
                      {"Values by x: {60: 0.8, 70: 0.75}", "Værdier efter x: {60: 0.8, 70: 0.75}"},
                      {{"Points", "Punkter"}, Size::large})
            .optional("between", &TableDocument::between,
                      {"linear (default), or step: the value of the last point reached",
                       "linear (standard) eller step: værdien ved det sidst nåede punkt"},
                      {{"Between points", "Mellem punkter"}, Size::large})
            .optional("unit", &TableDocument::unit, {"Unit of the values", "Værdiernes enhed"},
                      {{"Unit", "Enhed"}, Size::large})
            .optional("source", &TableDocument::source,
                      {"Where the numbers come from", "Hvor tallene kommer fra"},
                      {{"Source", "Kilde"}, Size::large})
            .placed(&TableDocument::at);
    return list;
}

const Fields<LineDocument>& LineDocument::fields() {
    static const auto list =
        Fields<LineDocument>("line")
            .required("name", &LineDocument::name, {"What the line counts", "Hvad linjen tæller"},
                      {{"Name", "Navn"}, Size::small})
            .optional("category", &LineDocument::category,
                      {"Category of the catalogue, e.g. price.purchase; groups the tables",
                       "Kategori i kataloget, fx price.purchase; grupperer tabellerne"},
                      {{"Category", "Kategori"}, Size::small})
            .optional("payer", &LineDocument::payer,
                      {"Who pays: adds to total cost", "Hvem betaler: lægges til totalomkostningen"},
                      {{"Payer", "Betaler"}, Size::small})
            .optional("gains", &LineDocument::gains,
                      {"Who gains: adds to effects", "Hvem får gevinsten: lægges til effekterne"},
                      {{"Who gains", "Hvem vinder"}, Size::small})
            .optional("amount", &LineDocument::amount,
                      {"Money in one: DKK, DKK/year, DKK/patient or DKK/patient/year",
                       "Beløb i ét: DKK, DKK/year, DKK/patient eller DKK/patient/year"},
                      {{"Amount", "Beløb"}, Size::small})
            .optional("quantity", &LineDocument::quantity,
                      {"How much: days/patient, hours/year …; without a price it is counted in its own unit",
                       "Hvor meget: days/patient, hours/year …; uden pris tælles det i sin egen enhed"},
                      {{"Quantity", "Mængde"}, Size::small})
            .optional("price", &LineDocument::price,
                      {"Price of one, e.g. price(bed-day)", "Pris for én, fx price(bed-day)"},
                      {{"Price of one", "Pris for én"}, Size::small})
            .optional("not_priced", &LineDocument::not_priced,
                      {"An effect that nobody prices: described, and weighed beside the figure",
                       "En effekt, som ingen prissætter: beskrives og vejes ved siden af tallet"},
                      {{"Not priced", "Ikke prissat"}, Size::small})
            .optional("when", &LineDocument::when,
                      {"When it falls: start, year 3, years 1 to 10, from year 2, 2027 to 2030",
                       "Hvornår: start, year 3, years 1 to 10, from year 2, 2027 to 2030"},
                      {{"When", "Hvornår"}, Size::medium})
            .optional("only", &LineDocument::only,
                      {"The alternatives that have this line; all when absent",
                       "De alternativer, der har linjen; alle, når intet er skrevet"},
                      {{"Only for", "Kun for"}, Size::small})
            .optional("life", &LineDocument::life,
                      {"Life time, after which it is bought again, e.g. 8 years",
                       "Levetid, hvorefter der købes igen, fx 8 years"},
                      {{"Life time", "Levetid"}, Size::medium, "years"})
            .optional("residual", &LineDocument::residual,
                      {"Value left at the horizon: linear, a share of the price, or an amount",
                       "Restværdi ved horisonten: linear, en andel af prisen eller et beløb"},
                      {{"Residual value", "Restværdi"}, Size::large})
            .optional("ramp", &LineDocument::ramp,
                      {"Share reached in each year, e.g. \"ramp(20 %, 100 %, 2 years)\"",
                       "Andel, der er nået hvert år, fx \"ramp(20 %, 100 %, 2 years)\""},
                      {{"Ramp", "Indfasning"}, Size::large})
            .optional("staff", &LineDocument::staff,
                      {"Staff group whose hours these are", "Personalegruppe, hvis timer det er"},
                      {{"Staff group", "Personalegruppe"}, Size::medium})
            .optional("cashable", &LineDocument::cashable,
                      {"Share of the hours that is counted in money; all hours are shown as capacity",
                       "Andel af timerne, der regnes i penge; alle timer vises som kapacitet"},
                      {{"Cashable share", "Andel, der kan høstes"}, Size::medium})
            .optional("deadweight", &LineDocument::deadweight,
                      {"Share that would have come anyway", "Andel, der alligevel ville være kommet"},
                      {{"Would have come anyway", "Var kommet alligevel"}, Size::large})
            .optional("attribution", &LineDocument::attribution,
                      {"Share that is due to others", "Andel, der skyldes andre"},
                      {{"Due to others", "Skyldes andre"}, Size::large})
            .optional(
                "displacement", &LineDocument::displacement,
                {"Share that displaces the same elsewhere", "Andel, der fortrænger det samme andre steder"},
                {{"Displaced elsewhere", "Fortrængt andre steder"}, Size::large})
            .optional(
                "drop_off", &LineDocument::drop_off,
                {"Share that is lost from each year to the next", "Andel, der falder bort fra år til år"},
                {{"Lost each year", "Falder bort hvert år"}, Size::large})
            .optional("counts", &LineDocument::counts,
                      {"Name under which the quantity is summed in natural units, e.g. bed_days",
                       "Navn, som mængden summeres under i naturlige enheder, fx bed_days"},
                      {{"Counted as", "Tælles som"}, Size::medium})
            .optional("source", &LineDocument::source,
                      {"Where the line comes from", "Hvor linjen kommer fra"},
                      {{"Source", "Kilde"}, Size::medium})
            .optional("evidence", &LineDocument::evidence,
                      {"How well founded the line is", "Hvor velbegrundet linjen er"},
                      {{"Evidence", "Evidens"}, Size::medium})
            .optional("note", &LineDocument::note, {"A remark for the reader", "En bemærkning til læseren"},
                      {{"Note", "Bemærkning"}, Size::medium})
            .placed(&LineDocument::at);
    return list;
}

}  // namespace vaerdi::value
