#include "value/case_document.h"

namespace vaerdi::document {

const std::vector<std::string>& Choices<value::Timing>::names() {
    static const std::vector<std::string> names{"end", "start", "middle"};
    return names;
}

const std::vector<std::string>& Choices<catalogue::Compounding>::names() {
    static const std::vector<std::string> names{"yearly", "continuous", "by cycle"};
    return names;
}

const std::vector<std::string>& Choices<value::Between>::names() {
    static const std::vector<std::string> names{"linear", "step"};
    return names;
}

void Format<value::PayerShares>::read(const YamlNode& node, value::PayerShares& into,
                                      Diagnostics& diagnostics) {
    into.at = node.at;
    if (node.kind == YamlNode::Kind::mapping) {
        Format<Dictionary<Formula>>::read(node, into.shares, diagnostics);
    } else {
        Format<Name>::read(node, into.one, diagnostics);
    }
}

Schema Format<value::PayerShares>::schema(Definitions&) {
    const Schema formula{.kind = Schema::Kind::formula};
    return {.kind = Schema::Kind::any_of,
            .of = {Schema{.kind = Schema::Kind::name},
                   Schema{.kind = Schema::Kind::dictionary, .of = {formula}}}};
}

}  // namespace vaerdi::document

namespace vaerdi::value {

using document::Fields;
using document::Size;

const Fields<HorizonDocument>& HorizonDocument::fields() {
    static const auto list = Fields<HorizonDocument>("horizon")
                                 .optional("period", &HorizonDocument::period,
                                           {"Years from the start that are counted, e.g. 10 years",
                                            "År fra start, der regnes med, fx 10 years"},
                                           {{"Period", "Periode"}, Size::small, "years"})
                                 .optional("follow_up", &HorizonDocument::follow_up,
                                           {"Instead: follow every intake this long, to its end",
                                            "I stedet: følg hvert indtag så længe, til dets afslutning"},
                                           {{"Follow-up", "Opfølgning"}, Size::large, "years"})
                                 .shorthand(&HorizonDocument::period)
                                 .placed(&HorizonDocument::at);
    return list;
}

const Fields<DiscountingDocument>& DiscountingDocument::fields() {
    static const auto list =
        Fields<DiscountingDocument>("discounting")
            .optional("convention", &DiscountingDocument::convention,
                      {"A convention of the catalogue, e.g. finance-ministry-2021, or none",
                       "En konvention i kataloget, fx finance-ministry-2021, eller none"},
                      {{"Convention", "Konvention"}, Size::medium})
            .optional("costs", &DiscountingDocument::costs,
                      {"Rate per year for all money", "Årlig rente for alle beløb"},
                      {{"Rate for money", "Rente for beløb"}, Size::large})
            .optional("effects", &DiscountingDocument::effects,
                      {"Rate per year for health and natural units",
                       "Årlig rente for sundhed og naturlige enheder"},
                      {{"Rate for effects", "Rente for effekter"}, Size::large})
            .optional("compounding", &DiscountingDocument::compounding,
                      {"yearly (default), continuous, or by cycle of a health model",
                       "yearly (standard), continuous eller by cycle i en sygdomsmodel"},
                      {{"Compounding", "Rentetilskrivning"}, Size::large})
            .shorthand(&DiscountingDocument::convention)
            .placed(&DiscountingDocument::at);
    return list;
}

const Fields<PopulationDocument>& PopulationDocument::fields() {
    static const auto list =
        Fields<PopulationDocument>("population")
            .optional("patients", &PopulationDocument::patients,
                      {"New patients, e.g. 300 per year, or 300 once",
                       "Nye patienter, fx 300 per year, eller 300 én gang"},
                      {{"Patients", "Patienter"}, Size::small})
            .optional("procedures", &PopulationDocument::procedures,
                      {"Procedures, e.g. 700 per year", "Indgreb, fx 700 per year"},
                      {{"Procedures", "Indgreb"}, Size::small})
            .optional("units", &PopulationDocument::units,
                      {"Pieces of the product, e.g. 250", "Antal enheder af produktet, fx 250"},
                      {{"Pieces", "Antal enheder"}, Size::small})
            .optional(
                "for", &PopulationDocument::duration,
                {"How many years new intakes come, e.g. 5 years", "Hvor mange år der kommer nye, fx 5 years"},
                {{"Intake for", "Indtag i"}, Size::medium, "years"})
            .optional("follow_up", &PopulationDocument::follow_up,
                      {"How long each intake is followed, e.g. 10 years",
                       "Hvor længe hvert indtag følges, fx 10 years"},
                      {{"Follow-up", "Opfølgning"}, Size::large, "years"})
            .placed(&PopulationDocument::at);
    return list;
}

const Fields<GroupDocument>& GroupDocument::fields() {
    static const auto list =
        Fields<GroupDocument>("group")
            .optional("title", &GroupDocument::title, {"Name of the patient group", "Patientgruppens navn"},
                      {{"Patient group", "Patientgruppe"}, Size::large})
            .required("share", &GroupDocument::share,
                      {"Share of the population; the groups sum to 100 %",
                       "Andel af befolkningen; grupperne summer til 100 %"},
                      {{"Share", "Andel"}, Size::large})
            .optional("set", &GroupDocument::set,
                      {"Parameters that differ in this group", "Parametre, der er anderledes i gruppen"},
                      {{"Other values", "Andre værdier"}, Size::large})
            .placed(&GroupDocument::at);
    return list;
}

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

const Fields<ResourceDocument>& ResourceDocument::fields() {
    static const auto list =
        Fields<ResourceDocument>("resource")
            .optional("title", &ResourceDocument::title,
                      {"Name of the team, room or machine", "Holdets, rummets eller maskinens navn"},
                      {{"Resource", "Ressource"}, Size::large})
            .required("cost", &ResourceDocument::cost,
                      {"Cost of having the capacity, e.g. 560_000 DKK/year",
                       "Omkostning ved at have kapaciteten, fx 560_000 DKK/year"},
                      {{"Cost", "Omkostning"}, Size::large})
            .required("capacity", &ResourceDocument::capacity,
                      {"Practical capacity, e.g. 700_000 minutes/year",
                       "Praktisk kapacitet, fx 700_000 minutes/year"},
                      {{"Capacity", "Kapacitet"}, Size::large})
            .optional("used", &ResourceDocument::used,
                      {"Minutes used in all, when other work than these pathways counts too",
                       "Brugte minutter i alt, når andet arbejde end disse forløb også tæller"},
                      {{"Used", "Brugt"}, Size::large})
            .optional(
                "staff", &ResourceDocument::staff,
                {"Staff group, when the resource is people", "Personalegruppe, når ressourcen er mennesker"},
                {{"Staff group", "Personalegruppe"}, Size::large})
            .optional("source", &ResourceDocument::source,
                      {"Where the numbers come from", "Hvor tallene kommer fra"},
                      {{"Source", "Kilde"}, Size::large})
            .optional("note", &ResourceDocument::note,
                      {"A remark for the reader", "En bemærkning til læseren"},
                      {{"Note", "Bemærkning"}, Size::large})
            .placed(&ResourceDocument::at);
    return list;
}

const Fields<StepDocument>& StepDocument::fields() {
    static const auto list =
        Fields<StepDocument>("step")
            .required("name", &StepDocument::name, {"What is done", "Hvad der gøres"},
                      {{"Step", "Trin"}, Size::large})
            .required("who", &StepDocument::who,
                      {"A resource of the case, or a staff group of the catalogue",
                       "En ressource i værdicasen eller en personalegruppe i kataloget"},
                      {{"Who", "Hvem"}, Size::large})
            .required("minutes", &StepDocument::minutes, {"Minutes each time", "Minutter hver gang"},
                      {{"Minutes", "Minutter"}, Size::large, "minutes"})
            .optional("times", &StepDocument::times,
                      {"How many times for each (40 % for a step that only some need)",
                       "Hvor mange gange for hver (40 % for et trin, som kun nogle skal igennem)"},
                      {{"Times", "Gange"}, Size::large})
            .placed(&StepDocument::at);
    return list;
}

const Fields<PathwayDocument>& PathwayDocument::fields() {
    static const auto list =
        Fields<PathwayDocument>("pathway")
            .optional("title", &PathwayDocument::title, {"Name of the pathway", "Forløbets navn"},
                      {{"Pathway", "Forløb"}, Size::large})
            .optional("per", &PathwayDocument::per,
                      {"patient (default), procedure, unit, year or once",
                       "patient (standard), procedure, unit, year eller once"},
                      {{"Counted per", "Regnes pr."}, Size::large})
            .required("steps", &PathwayDocument::steps,
                      {"The steps: who, how many minutes, how often",
                       "Trinene: hvem, hvor mange minutter, hvor tit"},
                      {{"Steps", "Trin"}, Size::large})
            .placed(&PathwayDocument::at);
    return list;
}

const Fields<TransferDocument>& TransferDocument::fields() {
    static const auto list =
        Fields<TransferDocument>("transfer")
            .optional("rule", &TransferDocument::rule,
                      {"A transfer rule of the catalogue, e.g. municipal-co-financing",
                       "En overførselsregel i kataloget, fx municipal-co-financing"},
                      {{"Rule", "Regel"}, Size::large})
            .optional("from", &TransferDocument::from, {"Who pays", "Hvem betaler"},
                      {{"From", "Fra"}, Size::large})
            .optional("to", &TransferDocument::to,
                      {"Who receives; it carried the cost before", "Hvem modtager; den bar udgiften før"},
                      {{"To", "Til"}, Size::large})
            .optional("share", &TransferDocument::share, {"Share of the flow", "Andel af beløbet"},
                      {{"Share", "Andel"}, Size::large})
            .optional("cap", &TransferDocument::cap,
                      {"At most, e.g. 31_029 DKK/patient", "Højst, fx 31_029 DKK/patient"},
                      {{"At most", "Højst"}, Size::large})
            .optional(
                "first_year", &TransferDocument::first_year,
                {"First calendar year in which the rule holds", "Første kalenderår, hvor reglen gælder"},
                {{"First year", "Første år"}, Size::large})
            .optional("last_year", &TransferDocument::last_year,
                      {"Last calendar year in which the rule holds", "Sidste kalenderår, hvor reglen gælder"},
                      {{"Last year", "Sidste år"}, Size::large})
            .required(
                "on", &TransferDocument::on,
                {"Categories or line names it applies to", "Kategorier eller linjenavne, den gælder for"},
                {{"Applies to", "Gælder for"}, Size::large})
            .optional("source", &TransferDocument::source,
                      {"Where the rule comes from", "Hvor reglen kommer fra"},
                      {{"Source", "Kilde"}, Size::large})
            .optional("note", &TransferDocument::note,
                      {"A remark for the reader", "En bemærkning til læseren"},
                      {{"Note", "Bemærkning"}, Size::large})
            .placed(&TransferDocument::at);
    return list;
}

const Fields<FinancingDocument>& FinancingDocument::fields() {
    static const auto list =
        Fields<FinancingDocument>("financing")
            .optional("title", &FinancingDocument::title, {"Name of the plan", "Planens navn"},
                      {{"Plan", "Plan"}, Size::large})
            .optional("alternative", &FinancingDocument::alternative,
                      {"The alternative it pays for", "Det alternativ, den betaler"},
                      {{"Alternative", "Alternativ"}, Size::large})
            .required("outlay", &FinancingDocument::outlay,
                      {"What the investor pays at the start, DKK", "Hvad investor betaler ved start, DKK"},
                      {{"Outlay", "Investering"}, Size::large})
            .required("repays", &FinancingDocument::repays,
                      {"What is repaid each year, DKK/year", "Hvad der betales tilbage hvert år, DKK/year"},
                      {{"Repayment", "Tilbagebetaling"}, Size::large})
            .optional(
                "return_cap", &FinancingDocument::return_cap,
                {"Yearly return at which repayment stops", "Årligt afkast, hvor tilbagebetalingen stopper"},
                {{"Highest return", "Højeste afkast"}, Size::large})
            .optional("source", &FinancingDocument::source,
                      {"Where the plan comes from", "Hvor planen kommer fra"},
                      {{"Source", "Kilde"}, Size::large})
            .optional("note", &FinancingDocument::note,
                      {"A remark for the reader", "En bemærkning til læseren"},
                      {{"Note", "Bemærkning"}, Size::large})
            .placed(&FinancingDocument::at);
    return list;
}

const Fields<ScenarioDocument>& ScenarioDocument::fields() {
    static const auto list =
        Fields<ScenarioDocument>("scenario")
            .optional("title", &ScenarioDocument::title, {"Name of the scenario", "Scenariets navn"},
                      {{"Scenario", "Scenarie"}, Size::medium})
            .required("set", &ScenarioDocument::set,
                      {"Parameters and their other values: {bed_days.tavi: 3, valve: 130_000}",
                       "Parametre og deres andre værdier: {bed_days.tavi: 3, valve: 130_000}"},
                      {{"Other values", "Andre værdier"}, Size::medium})
            .placed(&ScenarioDocument::at);
    return list;
}

const Fields<MatrixDocument>& MatrixDocument::fields() {
    static const auto list = Fields<MatrixDocument>("value_matrix")
                                 .optional("same_cost", &MatrixDocument::same_cost,
                                           {"Differences in cost up to this count as the same",
                                            "Omkostningsforskelle op til dette regnes som ens"},
                                           {{"Same cost within", "Samme omkostning inden for"}, Size::large})
                                 .optional("same_effect", &MatrixDocument::same_effect,
                                           {"Differences in effect up to this count as the same",
                                            "Effektforskelle op til dette regnes som ens"},
                                           {{"Same effect within", "Samme effekt inden for"}, Size::large})
                                 .placed(&MatrixDocument::at);
    return list;
}

const Fields<SourceDocument>& SourceDocument::fields() {
    static const auto list =
        Fields<SourceDocument>("source")
            .required("title", &SourceDocument::title, {"Author, title, year", "Forfatter, titel, år"},
                      {{"Source", "Kilde"}, Size::medium})
            .optional("url", &SourceDocument::url, {"Address", "Adresse"},
                      {{"Address", "Adresse"}, Size::medium})
            .optional("date", &SourceDocument::date,
                      {"Date of publication or reading, e.g. 2026-05-03",
                       "Dato for udgivelse eller læsning, fx 2026-05-03"},
                      {{"Date", "Dato"}, Size::medium});
    return list;
}

const Fields<CaseDocument>& CaseDocument::fields() {
    static const auto list =
        Fields<CaseDocument>("case")
            .required("case", &CaseDocument::version, {"Format version: 1", "Formatets version: 1"},
                      {{"Format", "Format"}, Size::large})
            .required("title", &CaseDocument::title, {"What is compared", "Hvad der sammenlignes"},
                      {{"Title", "Titel"}, Size::small})
            .optional("id", &CaseDocument::id,
                      {"Id; else the name of the folder or file", "Id; ellers mappens eller filens navn"},
                      {{"Id", "Id"}, Size::large})
            .optional("summary", &CaseDocument::summary,
                      {"A few lines for the reader", "Nogle linjer til læseren"},
                      {{"Summary", "Resumé"}, Size::small})
            .optional("organisation", &CaseDocument::organisation,
                      {"Whose case it is", "Hvis værdicase det er"},
                      {{"Organisation", "Organisation"}, Size::small})
            .optional("date", &CaseDocument::date,
                      {"Date of the case, e.g. 2026-05-03", "Værdicasens dato, fx 2026-05-03"},
                      {{"Date", "Dato"}, Size::medium})
            .optional("keywords", &CaseDocument::keywords,
                      {"Value-creating elements, A to K", "Værdiskabende elementer, A til K"},
                      {{"Value-creating elements", "Værdiskabende elementer"}, Size::medium})
            .optional("currency", &CaseDocument::currency,
                      {"Currency of all figures; DKK when absent",
                       "Valuta for alle tal; DKK, når intet er skrevet"},
                      {{"Currency", "Valuta"}, Size::medium})
            .optional("price_year", &CaseDocument::price_year,
                      {"Year of the price level; older prices are indexed to it",
                       "Prisniveauets år; ældre priser indekseres dertil"},
                      {{"Price year", "Prisår"}, Size::small})
            .optional("start", &CaseDocument::start, {"First year, e.g. 2027", "Første år, fx 2027"},
                      {{"First year", "Startår"}, Size::small})
            .optional("horizon", &CaseDocument::horizon,
                      {"How many years are counted, e.g. 10 years", "Hvor mange år der regnes, fx 10 years"},
                      {{"Time horizon", "Tidshorisont"}, Size::small, "years"})
            .optional("timing", &CaseDocument::timing,
                      {"When in the year a year's flow falls (default: end)",
                       "Hvornår på året årets beløb falder (standard: end)"},
                      {{"Timing", "Tidspunkt på året"}, Size::large})
            .optional("discounting", &CaseDocument::discounting,
                      {"Convention, none, or {costs: 3.5 %, effects: 3.5 %}",
                       "Konvention, none, eller {costs: 3.5 %, effects: 3.5 %}"},
                      {{"Discounting", "Diskontering"}, Size::medium})
            .optional("perspective", &CaseDocument::perspective,
                      {"Whose money counts: society (default), or payers",
                       "Hvis penge der tæller: society (standard) eller betalere"},
                      {{"Perspective", "Perspektiv"}, Size::medium})
            .optional("comparator", &CaseDocument::comparator,
                      {"The alternative used today", "Det alternativ, der bruges i dag"},
                      {{"Comparator", "Sammenligningsgrundlag"}, Size::small})
            .required("alternatives", &CaseDocument::alternatives,
                      {"What is compared: an id and a title for each",
                       "Det, der sammenlignes: id og titel for hvert"},
                      {{"Alternatives", "Alternativer"}, Size::small})
            .optional("population", &CaseDocument::population,
                      {"How many; without it figures are for one patient",
                       "Hvor mange; uden den gælder tallene én patient"},
                      {{"Population", "Antal"}, Size::small})
            .optional("groups", &CaseDocument::groups,
                      {"Patient groups, to show who gains (equality)",
                       "Patientgrupper, så man ser, hvem der får gavn (lighed)"},
                      {{"Patient groups", "Patientgrupper"}, Size::large})
            .optional("parameters", &CaseDocument::parameters,
                      {"Named numbers, used in the lines", "Navngivne tal, der bruges i linjerne"},
                      {{"Numbers", "Tal"}, Size::small})
            .optional("tables", &CaseDocument::tables,
                      {"Tables for lookup(table, x)", "Tabeller til lookup(table, x)"},
                      {{"Tables", "Tabeller"}, Size::large})
            .optional("uptake", &CaseDocument::uptake,
                      {"Share of the intake that gets the alternative; the rest gets the comparator",
                       "Andel af indtaget, der får alternativet; resten får sammenligningsgrundlaget"},
                      {{"Uptake", "Udbredelse"}, Size::medium})
            .optional("lines", &CaseDocument::lines,
                      {"What it costs and what it gives", "Hvad det koster, og hvad det giver"},
                      {{"Lines", "Linjer"}, Size::small})
            .optional("resources", &CaseDocument::resources,
                      {"Capacity and its cost, for pathways", "Kapacitet og dens omkostning, til forløb"},
                      {{"Resources", "Ressourcer"}, Size::large})
            .optional("pathways", &CaseDocument::pathways,
                      {"Patient pathways costed by time, used as pathway(id)",
                       "Patientforløb beregnet efter tid, bruges som pathway(id)"},
                      {{"Pathways", "Forløb"}, Size::large})
            .optional("transfers", &CaseDocument::transfers,
                      {"Payments between payers that follow from a flow",
                       "Betalinger mellem betalere, der følger af et beløb"},
                      {{"Transfers", "Overførsler"}, Size::large})
            .optional("financing", &CaseDocument::financing,
                      {"Investments that are repaid from outcomes",
                       "Investeringer, der tilbagebetales af resultater"},
                      {{"Financing", "Finansiering"}, Size::large})
            .optional("health", &CaseDocument::health,
                      {"A model of the course of illness: gives QALYs, life years and costs of states",
                       "En model af sygdomsforløbet: giver QALY, leveår og udgifter til tilstande"},
                      {{"Course of illness", "Sygdomsforløb"}, Size::large})
            .optional(
                "qaly_value", &CaseDocument::qaly_value,
                {"Money value of a quality-adjusted life year", "Pengeværdi af et kvalitetsjusteret leveår"},
                {{"Value of a QALY", "Værdi af en QALY"}, Size::large})
            .optional("price", &CaseDocument::price,
                      {"The parameter that is the price, for price headroom",
                       "Den parameter, der er prisen, til højeste forsvarlige pris"},
                      {{"The price", "Prisen"}, Size::small})
            .optional("value_matrix", &CaseDocument::value_matrix,
                      {"What counts as the same cost and the same effect",
                       "Hvad der regnes som samme omkostning og samme effekt"},
                      {{"Value matrix", "Værdimatrix"}, Size::large})
            .optional("scenarios", &CaseDocument::scenarios,
                      {"Named sets of other values", "Navngivne sæt af andre værdier"},
                      {{"Scenarios", "Scenarier"}, Size::medium})
            .optional("sources", &CaseDocument::sources,
                      {"Sources by id, referred to in source:", "Kilder med id, som source: henviser til"},
                      {{"Sources", "Kilder"}, Size::medium});
    return list;
}

}  // namespace vaerdi::value
