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

const Fields<DrawsDocument>& DrawsDocument::fields() {
    static const auto list =
        Fields<DrawsDocument>("draws")
            .required("file", &DrawsDocument::file,
                      {"CSV file beside the case: a heading, and one row for each draw",
                       "CSV-fil ved siden af casen: en overskrift og en række for hvert udfald"},
                      {{"File", "Fil"}, Size::large})
            .optional("source", &DrawsDocument::source,
                      {"Where the draws come from; for numbers that name no source of their own",
                       "Hvor udfaldene kommer fra; for tal, der ikke selv angiver en kilde"},
                      {{"Source", "Kilde"}, Size::large})
            .optional("evidence", &DrawsDocument::evidence,
                      {"How well founded they are; nothing counts as an assumption",
                       "Hvor velbegrundede de er; intet regnes som en antagelse"},
                      {{"Evidence", "Evidens"}, Size::large})
            .optional("certainty", &DrawsDocument::certainty,
                      {"Trust in the evidence (GRADE)", "Tillid til evidensen (GRADE)"},
                      {{"Certainty", "Tillid"}, Size::large})
            .optional("note", &DrawsDocument::note, {"A remark for the reader", "En bemærkning til læseren"},
                      {{"Note", "Bemærkning"}, Size::large})
            .placed(&DrawsDocument::at);
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
            .optional("draws", &CaseDocument::draws,
                      {"Tables of draws made elsewhere, used as draws: name.column in a number",
                       "Tabeller med udfald trukket andetsteds, bruges som draws: navn.kolonne i et tal"},
                      {{"Given draws", "Givne udfald"}, Size::large})
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
            .optional(
                "studies", &CaseDocument::studies,
                {"Studies that could be made before deciding; the value of information says what each is "
                 "worth",
                 "Undersøgelser, der kunne laves før beslutningen; værdien af viden siger, hvad de er værd"},
                {{"Studies", "Undersøgelser"}, Size::large})
            .optional("sources", &CaseDocument::sources,
                      {"Sources by id, referred to in source:", "Kilder med id, som source: henviser til"},
                      {{"Sources", "Kilder"}, Size::medium});
    return list;
}

}  // namespace vaerdi::value
