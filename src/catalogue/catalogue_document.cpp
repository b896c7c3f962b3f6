#include "catalogue/catalogue_document.h"

#include <array>

namespace vaerdi::document {

const std::vector<std::string>& Choices<catalogue::ValueType>::names() {
    static const std::vector<std::string> names{"tariff",   "average cost", "marginal cost",
                                                "cashable", "transfer",     "societal"};
    return names;
}

const std::vector<std::string>& Choices<catalogue::Side>::names() {
    static const std::vector<std::string> names{"cost", "effect"};
    return names;
}

const std::vector<std::string>& Choices<catalogue::Beyond>::names() {
    static const std::vector<std::string> names{"level"};
    return names;
}

void Format<catalogue::Rates>::read(const YamlNode& node, catalogue::Rates& into, Diagnostics& diagnostics) {
    into.at = node.at;
    if (node.kind == YamlNode::Kind::scalar) {
        auto& rate = into.entries.emplace_back("0", node.at, Formula{});
        Format<Formula>::read(node, rate.value, diagnostics);
    } else {
        Format<Dictionary<Formula>>::read(node, into, diagnostics);
    }
}

Schema Format<catalogue::Rates>::schema(Definitions& definitions) {
    return {.kind = Schema::Kind::any_of,
            .of = {Format<Formula>::schema(definitions), Format<Dictionary<Formula>>::schema(definitions)}};
}

}  // namespace vaerdi::document

namespace vaerdi::catalogue {

using document::Fields;

Text title(ValueType type) {
    static const std::array<Text, 6> titles{{{"Tariff", "Takst"},
                                             {"Average cost", "Gennemsnitsomkostning"},
                                             {"Marginal cost", "Marginalomkostning"},
                                             {"Cashable saving", "Kan høstes økonomisk"},
                                             {"Transfer", "Overførsel"},
                                             {"Societal value", "Samfundsøkonomisk værdi"}}};
    return titles[static_cast<std::size_t>(type)];
}

const Fields<PriceDocument>& PriceDocument::fields() {
    static const auto list =
        document::with_uncertain_value(
            Fields<PriceDocument>("unit price")
                .optional("payer", &PriceDocument::payer,
                          {"Who usually pays it", "Hvem der sædvanligvis betaler"})
                .optional("value_type", &PriceDocument::value_type,
                          {"What kind of money it is; different kinds are not added silently",
                           "Hvilken slags penge det er; forskellige slags lægges ikke stiltiende sammen"})
                .optional("group", &PriceDocument::group, {"Group, for finding", "Gruppe, til søgning"})
                .optional("accessed", &PriceDocument::accessed,
                          {"Date on which the source was read, e.g. 2025-01-31",
                           "Dato, hvor kilden er læst, fx 2025-01-31"})
                .optional("also_called", &PriceDocument::also_called,
                          {"Other words it is found by", "Andre ord, den kan findes på"}))
            .placed(&PriceDocument::at);
    return list;
}

const Fields<CategoryDocument>& CategoryDocument::fields() {
    static const auto list =
        Fields<CategoryDocument>("category")
            .required("title", &CategoryDocument::title, {"Name", "Navn"})
            .optional("help", &CategoryDocument::help, {"What belongs to it", "Hvad der hører til"})
            .required("side", &CategoryDocument::side,
                      {"The side on which it is shown", "Den side, den vises på"})
            .optional("usual_payer", &CategoryDocument::usual_payer,
                      {"Who usually pays or gains; suggested when a line names none",
                       "Hvem der sædvanligvis betaler eller får gevinsten; foreslås, når en linje ikke "
                       "nævner nogen"})
            .optional("natural_unit", &CategoryDocument::natural_unit,
                      {"What its quantity counts, e.g. bed days", "Hvad mængden tæller, fx bed days"})
            .placed(&CategoryDocument::at);
    return list;
}

const Fields<KeywordDocument>& KeywordDocument::fields() {
    static const auto list =
        Fields<KeywordDocument>("keyword")
            .required("title", &KeywordDocument::title, {"Name", "Navn"})
            .optional("help", &KeywordDocument::help, {"What it covers", "Hvad det dækker"})
            .placed(&KeywordDocument::at);
    return list;
}

const Fields<PayerDocument>& PayerDocument::fields() {
    static const auto list =
        Fields<PayerDocument>("payer")
            .required("title", &PayerDocument::title, {"Name", "Navn"})
            .optional("public_sector", &PayerDocument::public_sector,
                      {"yes: counts towards the public purse", "yes: hører til det offentlige"})
            .placed(&PayerDocument::at);
    return list;
}

const Fields<SplitDocument>& SplitDocument::fields() {
    static const auto list =
        Fields<SplitDocument>("split")
            .required("title", &SplitDocument::title, {"Name", "Navn"})
            .required("shares", &SplitDocument::shares,
                      {"Share of each payer; together 100 %", "Hver betalers andel; tilsammen 100 %"})
            .optional("source", &SplitDocument::source, {"Where it comes from", "Hvor den kommer fra"})
            .optional("evidence", &SplitDocument::evidence,
                      {"How well founded it is; nothing counts as an assumption",
                       "Hvor velbegrundet den er; intet regnes som en antagelse"})
            .optional("note", &SplitDocument::note, {"A remark for the reader", "En bemærkning til læseren"})
            .placed(&SplitDocument::at);
    return list;
}

const Fields<TransferRuleDocument>& TransferRuleDocument::fields() {
    static const auto list =
        Fields<TransferRuleDocument>("transfer")
            .required("title", &TransferRuleDocument::title, {"Name", "Navn"})
            .required("from", &TransferRuleDocument::from, {"Who pays", "Hvem der betaler"})
            .required("to", &TransferRuleDocument::to, {"Who receives", "Hvem der modtager"})
            .required("share", &TransferRuleDocument::share,
                      {"Share of the flow, e.g. 20 %", "Andel af beløbet, fx 20 %"})
            .optional("cap", &TransferRuleDocument::cap,
                      {"At most, e.g. 31_029 DKK/pathway", "Højst, fx 31_029 DKK/pathway"})
            .optional("valid_from", &TransferRuleDocument::valid_from,
                      {"First day it holds, e.g. 2019-01-01", "Første dag, den gælder, fx 2019-01-01"})
            .optional("valid_until", &TransferRuleDocument::valid_until,
                      {"Last day it holds, e.g. 2021-12-31", "Sidste dag, den gælder, fx 2021-12-31"})
            .optional("source", &TransferRuleDocument::source, {"Where it comes from", "Hvor den kommer fra"})
            .optional("evidence", &TransferRuleDocument::evidence,
                      {"How well founded it is; nothing counts as an assumption",
                       "Hvor velbegrundet den er; intet regnes som en antagelse"})
            .optional("note", &TransferRuleDocument::note,
                      {"A remark for the reader", "En bemærkning til læseren"})
            .placed(&TransferRuleDocument::at);
    return list;
}

const Fields<ConventionDocument>& ConventionDocument::fields() {
    static const auto list =
        Fields<ConventionDocument>("discounting convention")
            .required("title", &ConventionDocument::title, {"Name", "Navn"})
            .required("costs", &ConventionDocument::costs,
                      {"Yearly rate for all money, or {0: 3.5 %, 36: 2.5 %} by first year",
                       "Årlig rente for alle penge, eller {0: 3.5 %, 36: 2.5 %} efter første år"})
            .required("effects", &ConventionDocument::effects,
                      {"Yearly rate for health and natural units, written alike",
                       "Årlig rente for helbred og naturlige enheder, skrevet på samme måde"})
            .optional("source", &ConventionDocument::source, {"Where it comes from", "Hvor den kommer fra"})
            .optional("note", &ConventionDocument::note,
                      {"A remark for the reader", "En bemærkning til læseren"})
            .placed(&ConventionDocument::at);
    return list;
}

const Fields<SeriesDocument>& SeriesDocument::fields() {
    static const auto list =
        Fields<SeriesDocument>("series")
            .required("title", &SeriesDocument::title, {"Name", "Navn"})
            .optional("country", &SeriesDocument::country, {"ISO code, e.g. DK", "ISO-kode, fx DK"})
            .optional("currency", &SeriesDocument::currency, {"ISO code, e.g. EUR", "ISO-kode, fx EUR"})
            .required("values", &SeriesDocument::values, {"Value of each year", "Værdien for hvert år"})
            .optional("beyond", &SeriesDocument::beyond,
                      {"Price indices: assumed growth per year after the last year, at most ten years",
                       "Prisindeks: antaget vækst pr. år efter det sidste år, højst ti år"})
            .optional("source", &SeriesDocument::source, {"Where it comes from", "Hvor den kommer fra"})
            .optional("note", &SeriesDocument::note, {"A remark for the reader", "En bemærkning til læseren"})
            .placed(&SeriesDocument::at);
    return list;
}

const Fields<StaffDocument>& StaffDocument::fields() {
    static const auto list =
        Fields<StaffDocument>("staff group")
            .required("title", &StaffDocument::title, {"Name", "Navn"})
            .required("hours_per_fte", &StaffDocument::hours_per_fte,
                      {"Hours that one full-time equivalent works in a year, e.g. 1_417 hours/FTE",
                       "Timer, som et årsværk arbejder om året, fx 1_417 hours/FTE"})
            .optional("price", &StaffDocument::price,
                      {"Unit price of an hour, e.g. nurse-hour", "Enhedspris for en time, fx nurse-hour"})
            .optional("source", &StaffDocument::source, {"Where it comes from", "Hvor den kommer fra"})
            .optional("evidence", &StaffDocument::evidence,
                      {"How well founded it is; nothing counts as an assumption",
                       "Hvor velbegrundet den er; intet regnes som en antagelse"})
            .optional("note", &StaffDocument::note, {"A remark for the reader", "En bemærkning til læseren"})
            .placed(&StaffDocument::at);
    return list;
}

const Fields<LifeTableDocument>& LifeTableDocument::fields() {
    static const auto list =
        Fields<LifeTableDocument>("life table")
            .required("title", &LifeTableDocument::title, {"Name", "Navn"})
            .optional(
                "region", &LifeTableDocument::region,
                {"Country or region whose people it is of", "Land eller område, hvis befolkning den gælder"})
            .required("period", &LifeTableDocument::period,
                      {"Calendar year or years of the deaths, e.g. 2019 or 2018-2019",
                       "Kalenderår for dødsfaldene, fx 2019 eller 2018-2019"})
            .optional(
                "women", &LifeTableDocument::women,
                {"Women: probability of dying within the year by whole age, e.g. {60: 0.0049, 61: 0.0064}; "
                 "1 at the last age when all above it are counted there",
                 "Kvinder: sandsynligheden for at dø inden for året efter hel alder, fx {60: 0.0049, 61: "
                 "0.0064}; 1 ved den sidste alder, når alle derover tælles med dér"})
            .optional("men", &LifeTableDocument::men, {"Men, written alike", "Mænd, skrevet på samme måde"})
            .optional(
                "both", &LifeTableDocument::both,
                {"Women and men together, written alike", "Kvinder og mænd under ét, skrevet på samme måde"})
            .optional(
                "beyond", &LifeTableDocument::beyond,
                {"level: after the last age its probability goes on; without it a case may not go further",
                 "level: efter den sidste alder fortsætter dens sandsynlighed; ellers må en case ikke gå "
                 "videre"})
            .optional("source", &LifeTableDocument::source, {"Where it comes from", "Hvor den kommer fra"})
            .optional("accessed", &LifeTableDocument::accessed,
                      {"Date on which the source was read, e.g. 2025-01-31",
                       "Dato, hvor kilden er læst, fx 2025-01-31"})
            .optional("evidence", &LifeTableDocument::evidence,
                      {"How well founded it is; nothing counts as an assumption",
                       "Hvor velbegrundet den er; intet regnes som en antagelse"})
            .optional("note", &LifeTableDocument::note,
                      {"A remark for the reader", "En bemærkning til læseren"})
            .placed(&LifeTableDocument::at);
    return list;
}

const Fields<CatalogueDocument>& CatalogueDocument::fields() {
    static const auto list =
        Fields<CatalogueDocument>("catalogue")
            .required("catalogue", &CatalogueDocument::version, {"Format version: 1", "Formatversion: 1"})
            .optional("title", &CatalogueDocument::title, {"What the file holds", "Hvad filen rummer"})
            .optional("prices", &CatalogueDocument::prices, {"Unit prices by id", "Enhedspriser efter id"})
            .optional("categories", &CatalogueDocument::categories,
                      {"Cost and effect categories", "Udgifts- og effektkategorier"})
            .optional("keywords", &CatalogueDocument::keywords,
                      {"Keywords for tagging cases", "Nøgleord til at mærke cases"})
            .optional("payers", &CatalogueDocument::payers,
                      {"Who pays and gains", "Hvem der betaler og får gevinst"})
            .optional("splits", &CatalogueDocument::splits,
                      {"Shares of several payers in one flow", "Flere betaleres andele i ét beløb"})
            .optional("transfers", &CatalogueDocument::transfers,
                      {"Rules by which one payer pays another", "Regler for, at en betaler betaler en anden"})
            .optional("discounting", &CatalogueDocument::discounting,
                      {"Discounting conventions", "Diskonteringskonventioner"})
            .optional("price_indices", &CatalogueDocument::price_indices, {"Price indices", "Prisindeks"})
            .optional("exchange_rates", &CatalogueDocument::exchange_rates,
                      {"Exchange rates: DKK for one unit, by currency",
                       "Valutakurser: DKK for én enhed, efter valuta"})
            .optional("purchasing_power", &CatalogueDocument::purchasing_power,
                      {"Local currency for one international dollar, by country",
                       "Lokal valuta for én international dollar, efter land"})
            .optional("staff", &CatalogueDocument::staff, {"Staff groups", "Personalegrupper"})
            .optional("life_tables", &CatalogueDocument::life_tables,
                      {"Life tables: mortality by age and sex",
                       "Dødelighedstavler: dødelighed efter alder og køn"});
    return list;
}

}  // namespace vaerdi::catalogue
