#include "value/case_document.h"

namespace vaerdi::document {

const std::vector<std::string>& Choices<value::Timing>::names() {
    static const std::vector<std::string> names{"end", "start", "middle"};
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

const Fields<HorizonDocument>& HorizonDocument::fields() {
    static const auto list = Fields<HorizonDocument>("horizon")
                                 .optional("period", &HorizonDocument::period,
                                           {"Years from the start that are counted, e.g. 10 years",
                                            "År fra start, der regnes med, fx 10 years"})
                                 .optional("follow_up", &HorizonDocument::follow_up,
                                           {"Instead: follow every intake this long, to its end",
                                            "I stedet: følg hvert indtag så længe, til dets afslutning"})
                                 .shorthand(&HorizonDocument::period)
                                 .placed(&HorizonDocument::at);
    return list;
}

const Fields<DiscountingDocument>& DiscountingDocument::fields() {
    static const auto list =
        Fields<DiscountingDocument>("discounting")
            .optional("convention", &DiscountingDocument::convention,
                      {"A convention of the catalogue, e.g. finance-ministry-2021, or none",
                       "En konvention i kataloget, fx finance-ministry-2021, eller none"})
            .optional("costs", &DiscountingDocument::costs,
                      {"Rate per year for all money", "Årlig rente for alle beløb"})
            .optional("effects", &DiscountingDocument::effects,
                      {"Rate per year for health and natural units",
                       "Årlig rente for sundhed og naturlige enheder"})
            .shorthand(&DiscountingDocument::convention)
            .placed(&DiscountingDocument::at);
    return list;
}

const Fields<PopulationDocument>& PopulationDocument::fields() {
    static const auto list =
        Fields<PopulationDocument>("population")
            .optional("patients", &PopulationDocument::patients,
                      {"New patients, e.g. 300 per year, or 300 once",
                       "Nye patienter, fx 300 per year, eller 300 én gang"})
            .optional("procedures", &PopulationDocument::procedures,
                      {"Procedures, e.g. 700 per year", "Indgreb, fx 700 per year"})
            .optional("units", &PopulationDocument::units,
                      {"Pieces of the product, e.g. 250", "Antal enheder af produktet, fx 250"})
            .optional(
                "for", &PopulationDocument::duration,
                {"How many years new intakes come, e.g. 5 years", "Hvor mange år der kommer nye, fx 5 years"})
            .optional("follow_up", &PopulationDocument::follow_up,
                      {"How long each intake is followed, e.g. 10 years",
                       "Hvor længe hvert indtag følges, fx 10 years"})
            .placed(&PopulationDocument::at);
    return list;
}

const Fields<GroupDocument>& GroupDocument::fields() {
    static const auto list =
        Fields<GroupDocument>("group")
            .optional("title", &GroupDocument::title, {"Name of the patient group", "Patientgruppens navn"})
            .required("share", &GroupDocument::share,
                      {"Share of the population; the groups sum to 100 %",
                       "Andel af befolkningen; grupperne summer til 100 %"})
            .optional("set", &GroupDocument::set,
                      {"Parameters that differ in this group", "Parametre, der er anderledes i gruppen"})
            .placed(&GroupDocument::at);
    return list;
}

const Fields<TableDocument>& TableDocument::fields() {
    static const auto list =
        Fields<TableDocument>("table")
            .optional("title", &TableDocument::title, {"What the table holds", "Hvad tabellen rummer"})
            .required("points", &TableDocument::points,
                      {"Values by x: {60: 0.8, 70: 0.75}", "Værdier efter x: {60: 0.8, 70: 0.75}"})
            .optional("between", &TableDocument::between,
                      {"linear (default), or step: the value of the last point reached",
                       "linear (standard) eller step: værdien ved det sidst nåede punkt"})
            .optional("unit", &TableDocument::unit, {"Unit of the values", "Værdiernes enhed"})
            .optional("source", &TableDocument::source,
                      {"Where the numbers come from", "Hvor tallene kommer fra"})
            .placed(&TableDocument::at);
    return list;
}

const Fields<LineDocument>& LineDocument::fields() {
    static const auto list =
        Fields<LineDocument>("line")
            .required("name", &LineDocument::name, {"What the line counts", "Hvad linjen tæller"})
            .optional("category", &LineDocument::category,
                      {"Category of the catalogue, e.g. price.purchase; groups the tables",
                       "Kategori i kataloget, fx price.purchase; grupperer tabellerne"})
            .optional("payer", &LineDocument::payer,
                      {"Who pays: adds to total cost", "Hvem betaler: lægges til totalomkostningen"})
            .optional("gains", &LineDocument::gains,
                      {"Who gains: adds to effects", "Hvem får gevinsten: lægges til effekterne"})
            .optional("amount", &LineDocument::amount,
                      {"Money in one: DKK, DKK/year, DKK/patient or DKK/patient/year",
                       "Beløb i ét: DKK, DKK/year, DKK/patient eller DKK/patient/year"})
            .optional("quantity", &LineDocument::quantity,
                      {"How much: days/patient, hours/year …; without a price it is counted in its own unit",
                       "Hvor meget: days/patient, hours/year …; uden pris tælles det i sin egen enhed"})
            .optional("price", &LineDocument::price,
                      {"Price of one, e.g. price(bed-day)", "Pris for én, fx price(bed-day)"})
            .optional("not_priced", &LineDocument::not_priced,
                      {"An effect that nobody prices: described, and weighed beside the figure",
                       "En effekt, som ingen prissætter: beskrives og vejes ved siden af tallet"})
            .optional("when", &LineDocument::when,
                      {"When it falls: start, year 3, years 1 to 10, from year 2, 2027 to 2030",
                       "Hvornår: start, year 3, years 1 to 10, from year 2, 2027 to 2030"})
            .optional("only", &LineDocument::only,
                      {"The alternatives that have this line; all when absent",
                       "De alternativer, der har linjen; alle, når intet er skrevet"})
            .optional("life", &LineDocument::life,
                      {"Life time, after which it is bought again, e.g. 8 years",
                       "Levetid, hvorefter der købes igen, fx 8 years"})
            .optional("residual", &LineDocument::residual,
                      {"Value left at the horizon: linear, a share of the price, or an amount",
                       "Restværdi ved horisonten: linear, en andel af prisen eller et beløb"})
            .optional("ramp", &LineDocument::ramp,
                      {"Share reached in each year, e.g. \"ramp(20 %, 100 %, 2 years)\"",
                       "Andel, der er nået hvert år, fx \"ramp(20 %, 100 %, 2 years)\""})
            .optional("staff", &LineDocument::staff,
                      {"Staff group whose hours these are", "Personalegruppe, hvis timer det er"})
            .optional("cashable", &LineDocument::cashable,
                      {"Share of the hours that is counted in money; all hours are shown as capacity",
                       "Andel af timerne, der regnes i penge; alle timer vises som kapacitet"})
            .optional("deadweight", &LineDocument::deadweight,
                      {"Share that would have come anyway", "Andel, der alligevel ville være kommet"})
            .optional("attribution", &LineDocument::attribution,
                      {"Share that is due to others", "Andel, der skyldes andre"})
            .optional(
                "displacement", &LineDocument::displacement,
                {"Share that displaces the same elsewhere", "Andel, der fortrænger det samme andre steder"})
            .optional(
                "drop_off", &LineDocument::drop_off,
                {"Share that is lost from each year to the next", "Andel, der falder bort fra år til år"})
            .optional("counts", &LineDocument::counts,
                      {"Name under which the quantity is summed in natural units, e.g. bed_days",
                       "Navn, som mængden summeres under i naturlige enheder, fx bed_days"})
            .optional("source", &LineDocument::source,
                      {"Where the line comes from", "Hvor linjen kommer fra"})
            .optional("evidence", &LineDocument::evidence,
                      {"How well founded the line is", "Hvor velbegrundet linjen er"})
            .optional("note", &LineDocument::note, {"A remark for the reader", "En bemærkning til læseren"})
            .placed(&LineDocument::at);
    return list;
}

const Fields<ResourceDocument>& ResourceDocument::fields() {
    static const auto list =
        Fields<ResourceDocument>("resource")
            .optional("title", &ResourceDocument::title,
                      {"Name of the team, room or machine", "Holdets, rummets eller maskinens navn"})
            .required("cost", &ResourceDocument::cost,
                      {"Cost of having the capacity, e.g. 560_000 DKK/year",
                       "Omkostning ved at have kapaciteten, fx 560_000 DKK/year"})
            .required("capacity", &ResourceDocument::capacity,
                      {"Practical capacity, e.g. 700_000 minutes/year",
                       "Praktisk kapacitet, fx 700_000 minutes/year"})
            .optional("used", &ResourceDocument::used,
                      {"Minutes used in all, when other work than these pathways counts too",
                       "Brugte minutter i alt, når andet arbejde end disse forløb også tæller"})
            .optional(
                "staff", &ResourceDocument::staff,
                {"Staff group, when the resource is people", "Personalegruppe, når ressourcen er mennesker"})
            .optional("source", &ResourceDocument::source,
                      {"Where the numbers come from", "Hvor tallene kommer fra"})
            .optional("note", &ResourceDocument::note,
                      {"A remark for the reader", "En bemærkning til læseren"})
            .placed(&ResourceDocument::at);
    return list;
}

const Fields<StepDocument>& StepDocument::fields() {
    static const auto list =
        Fields<StepDocument>("step")
            .required("name", &StepDocument::name, {"What is done", "Hvad der gøres"})
            .required("who", &StepDocument::who,
                      {"A resource of the case, or a staff group of the catalogue",
                       "En ressource i værdicasen eller en personalegruppe i kataloget"})
            .required("minutes", &StepDocument::minutes, {"Minutes each time", "Minutter hver gang"})
            .optional("times", &StepDocument::times,
                      {"How many times for each (40 % for a step that only some need)",
                       "Hvor mange gange for hver (40 % for et trin, som kun nogle skal igennem)"})
            .placed(&StepDocument::at);
    return list;
}

const Fields<PathwayDocument>& PathwayDocument::fields() {
    static const auto list =
        Fields<PathwayDocument>("pathway")
            .optional("title", &PathwayDocument::title, {"Name of the pathway", "Forløbets navn"})
            .optional("per", &PathwayDocument::per,
                      {"patient (default), procedure, unit, year or once",
                       "patient (standard), procedure, unit, year eller once"})
            .required("steps", &PathwayDocument::steps,
                      {"The steps: who, how many minutes, how often",
                       "Trinene: hvem, hvor mange minutter, hvor tit"})
            .placed(&PathwayDocument::at);
    return list;
}

const Fields<TransferDocument>& TransferDocument::fields() {
    static const auto list =
        Fields<TransferDocument>("transfer")
            .optional("rule", &TransferDocument::rule,
                      {"A transfer rule of the catalogue, e.g. municipal-co-financing",
                       "En overførselsregel i kataloget, fx municipal-co-financing"})
            .optional("from", &TransferDocument::from, {"Who pays", "Hvem betaler"})
            .optional("to", &TransferDocument::to,
                      {"Who receives; it carried the cost before", "Hvem modtager; den bar udgiften før"})
            .optional("share", &TransferDocument::share, {"Share of the flow", "Andel af beløbet"})
            .optional("cap", &TransferDocument::cap,
                      {"At most, e.g. 31_029 DKK/patient", "Højst, fx 31_029 DKK/patient"})
            .optional(
                "first_year", &TransferDocument::first_year,
                {"First calendar year in which the rule holds", "Første kalenderår, hvor reglen gælder"})
            .optional("last_year", &TransferDocument::last_year,
                      {"Last calendar year in which the rule holds", "Sidste kalenderår, hvor reglen gælder"})
            .required(
                "on", &TransferDocument::on,
                {"Categories or line names it applies to", "Kategorier eller linjenavne, den gælder for"})
            .optional("source", &TransferDocument::source,
                      {"Where the rule comes from", "Hvor reglen kommer fra"})
            .optional("note", &TransferDocument::note,
                      {"A remark for the reader", "En bemærkning til læseren"})
            .placed(&TransferDocument::at);
    return list;
}

const Fields<FinancingDocument>& FinancingDocument::fields() {
    static const auto list =
        Fields<FinancingDocument>("financing")
            .optional("title", &FinancingDocument::title, {"Name of the plan", "Planens navn"})
            .optional("alternative", &FinancingDocument::alternative,
                      {"The alternative it pays for", "Det alternativ, den betaler"})
            .required("outlay", &FinancingDocument::outlay,
                      {"What the investor pays at the start, DKK", "Hvad investor betaler ved start, DKK"})
            .required("repays", &FinancingDocument::repays,
                      {"What is repaid each year, DKK/year", "Hvad der betales tilbage hvert år, DKK/year"})
            .optional(
                "return_cap", &FinancingDocument::return_cap,
                {"Yearly return at which repayment stops", "Årligt afkast, hvor tilbagebetalingen stopper"})
            .optional("source", &FinancingDocument::source,
                      {"Where the plan comes from", "Hvor planen kommer fra"})
            .optional("note", &FinancingDocument::note,
                      {"A remark for the reader", "En bemærkning til læseren"})
            .placed(&FinancingDocument::at);
    return list;
}

const Fields<ScenarioDocument>& ScenarioDocument::fields() {
    static const auto list =
        Fields<ScenarioDocument>("scenario")
            .optional("title", &ScenarioDocument::title, {"Name of the scenario", "Scenariets navn"})
            .required("set", &ScenarioDocument::set,
                      {"Parameters and their other values: {bed_days.tavi: 3, valve: 130_000}",
                       "Parametre og deres andre værdier: {bed_days.tavi: 3, valve: 130_000}"})
            .placed(&ScenarioDocument::at);
    return list;
}

const Fields<MatrixDocument>& MatrixDocument::fields() {
    static const auto list = Fields<MatrixDocument>("value_matrix")
                                 .optional("same_cost", &MatrixDocument::same_cost,
                                           {"Differences in cost up to this count as the same",
                                            "Omkostningsforskelle op til dette regnes som ens"})
                                 .optional("same_effect", &MatrixDocument::same_effect,
                                           {"Differences in effect up to this count as the same",
                                            "Effektforskelle op til dette regnes som ens"})
                                 .placed(&MatrixDocument::at);
    return list;
}

const Fields<SourceDocument>& SourceDocument::fields() {
    static const auto list =
        Fields<SourceDocument>("source")
            .required("title", &SourceDocument::title, {"Author, title, year", "Forfatter, titel, år"})
            .optional("url", &SourceDocument::url, {"Address", "Adresse"})
            .optional("date", &SourceDocument::date,
                      {"Date of publication or reading, e.g. 2026-05-03",
                       "Dato for udgivelse eller læsning, fx 2026-05-03"});
    return list;
}

const Fields<CaseDocument>& CaseDocument::fields() {
    static const auto list =
        Fields<CaseDocument>("case")
            .required("case", &CaseDocument::version, {"Format version: 1", "Formatets version: 1"})
            .required("title", &CaseDocument::title, {"What is compared", "Hvad der sammenlignes"})
            .optional("id", &CaseDocument::id,
                      {"Id; else the name of the folder or file", "Id; ellers mappens eller filens navn"})
            .optional("summary", &CaseDocument::summary,
                      {"A few lines for the reader", "Nogle linjer til læseren"})
            .optional("organisation", &CaseDocument::organisation,
                      {"Whose case it is", "Hvis værdicase det er"})
            .optional("date", &CaseDocument::date,
                      {"Date of the case, e.g. 2026-05-03", "Værdicasens dato, fx 2026-05-03"})
            .optional("keywords", &CaseDocument::keywords,
                      {"Value-creating elements, A to K", "Værdiskabende elementer, A til K"})
            .optional("currency", &CaseDocument::currency,
                      {"Currency of all figures; DKK when absent",
                       "Valuta for alle tal; DKK, når intet er skrevet"})
            .optional("price_year", &CaseDocument::price_year,
                      {"Year of the price level; older prices are indexed to it",
                       "Prisniveauets år; ældre priser indekseres dertil"})
            .optional("start", &CaseDocument::start, {"First year, e.g. 2027", "Første år, fx 2027"})
            .optional("horizon", &CaseDocument::horizon,
                      {"How many years are counted, e.g. 10 years", "Hvor mange år der regnes, fx 10 years"})
            .optional("timing", &CaseDocument::timing,
                      {"When in the year a year's flow falls (default: end)",
                       "Hvornår på året årets beløb falder (standard: end)"})
            .optional("discounting", &CaseDocument::discounting,
                      {"Convention, none, or {costs: 3.5 %, effects: 3.5 %}",
                       "Konvention, none, eller {costs: 3.5 %, effects: 3.5 %}"})
            .optional("perspective", &CaseDocument::perspective,
                      {"Whose money counts: society (default), or payers",
                       "Hvis penge der tæller: society (standard) eller betalere"})
            .optional("comparator", &CaseDocument::comparator,
                      {"The alternative used today", "Det alternativ, der bruges i dag"})
            .required("alternatives", &CaseDocument::alternatives,
                      {"What is compared: an id and a title for each",
                       "Det, der sammenlignes: id og titel for hvert"})
            .optional("population", &CaseDocument::population,
                      {"How many; without it figures are for one patient",
                       "Hvor mange; uden den gælder tallene én patient"})
            .optional("groups", &CaseDocument::groups,
                      {"Patient groups, to show who gains (equality)",
                       "Patientgrupper, så man ser, hvem der får gavn (lighed)"})
            .optional("parameters", &CaseDocument::parameters,
                      {"Named numbers, used in the lines", "Navngivne tal, der bruges i linjerne"})
            .optional("tables", &CaseDocument::tables,
                      {"Tables for lookup(table, x)", "Tabeller til lookup(table, x)"})
            .optional("uptake", &CaseDocument::uptake,
                      {"Share of the intake that gets the alternative; the rest gets the comparator",
                       "Andel af indtaget, der får alternativet; resten får sammenligningsgrundlaget"})
            .required("lines", &CaseDocument::lines,
                      {"What it costs and what it gives", "Hvad det koster, og hvad det giver"})
            .optional("resources", &CaseDocument::resources,
                      {"Capacity and its cost, for pathways", "Kapacitet og dens omkostning, til forløb"})
            .optional("pathways", &CaseDocument::pathways,
                      {"Patient pathways costed by time, used as pathway(id)",
                       "Patientforløb beregnet efter tid, bruges som pathway(id)"})
            .optional("transfers", &CaseDocument::transfers,
                      {"Payments between payers that follow from a flow",
                       "Betalinger mellem betalere, der følger af et beløb"})
            .optional("financing", &CaseDocument::financing,
                      {"Investments that are repaid from outcomes",
                       "Investeringer, der tilbagebetales af resultater"})
            .optional(
                "qaly_value", &CaseDocument::qaly_value,
                {"Money value of a quality-adjusted life year", "Pengeværdi af et kvalitetsjusteret leveår"})
            .optional("price", &CaseDocument::price,
                      {"The parameter that is the price, for price headroom",
                       "Den parameter, der er prisen, til højeste forsvarlige pris"})
            .optional("value_matrix", &CaseDocument::value_matrix,
                      {"What counts as the same cost and the same effect",
                       "Hvad der regnes som samme omkostning og samme effekt"})
            .optional("scenarios", &CaseDocument::scenarios,
                      {"Named sets of other values", "Navngivne sæt af andre værdier"})
            .optional("sources", &CaseDocument::sources,
                      {"Sources by id, referred to in source:", "Kilder med id, som source: henviser til"});
    return list;
}

}  // namespace vaerdi::value
