#include "generate/generate_document.h"

#include <fmt/format.h>

#include "document/yaml.h"

namespace vaerdi::generate {

using document::Fields;

namespace {

constexpr int format_version = 1;

Fields<ColumnDocument> with_sources(Fields<ColumnDocument> list) {
    return std::move(list)
        .optional("is", &ColumnDocument::is,
                  {"A formula; or the name of a group; or something its members have: product.supplier",
                   "En formel; eller navnet på en gruppe; eller noget, dens medlemmer har: product.supplier"})
        .optional("date", &ColumnDocument::date,
                  {"A formula that gives a day: operation_date + length_of_stay",
                   "En formel, der giver en dag: operation_date + length_of_stay"})
        .optional("id", &ColumnDocument::id,
                  {"A running number behind these letters: K gives K0000001",
                   "Et løbenummer efter disse bogstaver: K giver K0000001"})
        .optional("person", &ColumnDocument::person,
                  {"A civil registration number that nobody has (day + 60), from this date of birth",
                   "Et personnummer, som ingen har (dag + 60), ud fra denne fødselsdato"})
        .optional("chance", &ColumnDocument::chance,
                  {"yes or no: the probability of yes", "ja eller nej: sandsynligheden for ja"})
        .optional("log_odds", &ColumnDocument::log_odds,
                  {"yes or no: the logarithm of the odds of yes", "ja eller nej: logaritmen til odds for ja"})
        .optional(
            "poisson", &ColumnDocument::poisson,
            {"A whole number from nought up, by its mean", "Et helt tal fra nul og op, ved gennemsnittet"})
        .optional("choice", &ColumnDocument::choice,
                  {"One of several values, by weight: {female: 57 %, male: 43 %}",
                   "En af flere værdier, efter vægt: {female: 57 %, male: 43 %}"})
        .optional("pick", &ColumnDocument::pick,
                  {"One member of this group: a surgeon, a product",
                   "Et medlem af denne gruppe: en kirurg, et produkt"})
        .optional("weight", &ColumnDocument::weight,
                  {"Of pick: how often a member is picked; default the same for all",
                   "Til pick: hvor ofte et medlem vælges; ellers det samme for alle"})
        .optional("life_table", &ColumnDocument::life_table,
                  {"Years until death by a life table of the catalogue",
                   "År til død efter en dødelighedstavle i kataloget"});
}

Fields<ColumnDocument> with_families(Fields<ColumnDocument> list) {
    return std::move(list)
        .optional("normal", &ColumnDocument::normal, {"{mean, sd}", "{mean, sd}"})
        .optional("lognormal", &ColumnDocument::lognormal,
                  {"{mean, sd} of the value itself, or {meanlog, sdlog}",
                   "{mean, sd} for selve værdien, eller {meanlog, sdlog}"})
        .optional(
            "gamma", &ColumnDocument::gamma,
            {"{mean, sd} or {shape, scale}; plain numbers", "{mean, sd} eller {shape, scale}; rene tal"})
        .optional("beta", &ColumnDocument::beta,
                  {"{mean, sd} or [alpha, beta]; plain numbers", "{mean, sd} eller [alpha, beta]; rene tal"})
        .optional("uniform", &ColumnDocument::uniform, {"{low, high}", "{low, high}"})
        .optional("triangular", &ColumnDocument::triangular,
                  {"{low, mode, high}; plain numbers", "{low, mode, high}; rene tal"})
        .optional("pert", &ColumnDocument::pert,
                  {"{low, mode, high}; plain numbers", "{low, mode, high}; rene tal"})
        .optional("weibull", &ColumnDocument::weibull,
                  {"{shape, scale}, or {shape, share, at}: so large a share has had it by that time",
                   "{shape, scale}, eller {shape, share, at}: så stor en andel har haft det til den tid"})
        .optional("exponential", &ColumnDocument::exponential,
                  {"{rate}, {mean}, or {share, at}", "{rate}, {mean} eller {share, at}"})
        .optional("gompertz", &ColumnDocument::gompertz,
                  {"{shape, rate}: the hazard rate · exp(shape · t)",
                   "{shape, rate}: hazarden rate · exp(shape · t)"});
}

Fields<ColumnDocument> with_modifiers(Fields<ColumnDocument> list) {
    return std::move(list)
        .optional("carries", &ColumnDocument::carries,
                  {"Of normal: the correlation with the row before, e.g. 80 %",
                   "Til normal: korrelationen med rækken før, fx 80 %"})
        .optional("between", &ColumnDocument::between,
                  {"Lowest and highest value; what is outside is put on the edge",
                   "Laveste og højeste værdi; hvad der er udenfor, sættes på kanten"})
        .optional("after", &ColumnDocument::after,
                  {"The value is years after this date, and becomes a day; unknown past the follow-up",
                   "Værdien er år efter denne dato og bliver en dag; ukendt efter opfølgningen"})
        .optional("before", &ColumnDocument::before,
                  {"Of after: only when it comes no later than these dates",
                   "Til after: kun når den kommer senest på disse datoer"})
        .optional("answers", &ColumnDocument::answers,
                  {"The value is the score of this questionnaire, and its answers are written too",
                   "Værdien er scoren i dette spørgeskema, og svarene skrives også"})
        .optional("easiest_first", &ColumnDocument::easiest_first,
                  {"Of answers: the items from the one that goes best to the one that goes worst",
                   "Til answers: spørgsmålene fra det, der går bedst, til det, der går værst"})
        .optional("when", &ColumnDocument::when,
                  {"There is a value only when this holds", "Der er kun en værdi, når dette gælder"})
        .optional("decimals", &ColumnDocument::decimals,
                  {"Decimals of a number, default none", "Decimaler i et tal, ellers ingen"})
        .optional(
            "missing", &ColumnDocument::missing,
            {"The chance that the value is not in the file", "Chancen for, at værdien ikke står i filen"})
        .optional("missing_answers", &ColumnDocument::missing_answers,
                  {"Of answers: the chance that one of them is missing",
                   "Til answers: chancen for, at et af dem mangler"})
        .optional("hidden", &ColumnDocument::hidden,
                  {"yes: for formulas only, not in the file", "yes: kun til formler, ikke i filen"});
}

}  // namespace

const Fields<LifeTableDocument>& LifeTableDocument::fields() {
    static const auto list =
        Fields<LifeTableDocument>("deaths")
            .required(
                "of", &LifeTableDocument::of,
                {"The column that says which table holds: sex", "Kolonnen, der siger hvilken tavle: sex"})
            .required(
                "tables", &LifeTableDocument::tables,
                {"Tables by its values: {female: dk-life-table-2019.women, male: dk-life-table-2019.men}",
                 "Tavler efter dens værdier: {female: dk-life-table-2019.women, male: "
                 "dk-life-table-2019.men}"})
            .required("age", &LifeTableDocument::age,
                      {"Age at the start, in years", "Alder ved starten, i år"})
            .optional(
                "times", &LifeTableDocument::times,
                {"Factor on the table's mortality; default 1", "Faktor på tavlens dødelighed; ellers 1"})
            .placed(&LifeTableDocument::at);
    return list;
}

const Fields<ColumnDocument>& ColumnDocument::fields() {
    static const auto list = with_modifiers(with_families(with_sources(Fields<ColumnDocument>("column"))))
                                 .placed(&ColumnDocument::at);
    return list;
}

const Fields<GroupDocument>& GroupDocument::fields() {
    static const auto list =
        Fields<GroupDocument>("group")
            .optional("in", &GroupDocument::in,
                      {"The group whose members they belong to", "Gruppen, hvis medlemmer de hører til"})
            .optional(
                "count", &GroupDocument::count,
                {"How many (in each member of that group)", "Hvor mange (i hvert medlem af den gruppe)"})
            .optional("named", &GroupDocument::named,
                      {"What they are called: Surgeon gives Surgeon 1, Surgeon 2 …",
                       "Hvad de kaldes: Kirurg giver Kirurg 1, Kirurg 2 …"})
            .optional("members", &GroupDocument::members,
                      {"Instead of count: each by name with what it has, numbers, days and texts",
                       "I stedet for count: hver ved navn med det, den har, tal, dage og tekster"})
            .optional("has", &GroupDocument::has,
                      {"What is drawn once for each member", "Hvad der trækkes én gang for hvert medlem"})
            .placed(&GroupDocument::at);
    return list;
}

const Fields<RowsDocument>& RowsDocument::fields() {
    static const auto list =
        Fields<RowsDocument>("rows")
            .optional("one", &RowsDocument::one, {"What one row is", "Hvad én række er"})
            .required("in", &RowsDocument::in,
                      {"The group whose members have rows", "Gruppen, hvis medlemmer har rækker"})
            .required("date", &RowsDocument::date,
                      {"The name of the column with the row's day", "Navnet på kolonnen med rækkens dag"})
            .optional("per_year", &RowsDocument::per_year,
                      {"Rows of a member in a year, on average", "Et medlems rækker i et år i gennemsnit"})
            .optional("per_day", &RowsDocument::per_day,
                      {"Instead: rows of a member each day, evenly over its hours",
                       "I stedet: et medlems rækker hver dag, jævnt over dets timer"})
            .optional("from", &RowsDocument::from,
                      {"A member's first day, when it is not the document's",
                       "Et medlems første dag, når det ikke er dokumentets"})
            .optional("until", &RowsDocument::until,
                      {"A member's last day, when it is not the document's",
                       "Et medlems sidste dag, når det ikke er dokumentets"})
            .optional("weekdays", &RowsDocument::weekdays,
                      {"yes: Monday to Friday only", "yes: kun mandag til fredag"})
            .placed(&RowsDocument::at);
    return list;
}

const Fields<GenerateDocument>& GenerateDocument::fields() {
    static const auto list =
        Fields<GenerateDocument>("generate")
            .required("generate", &GenerateDocument::version,
                      {"Version of the format: 1", "Formatets version: 1"})
            .required("title", &GenerateDocument::title, {"What the data are about", "Hvad data handler om"})
            .optional("summary", &GenerateDocument::summary,
                      {"A remark for the reader", "En bemærkning til læseren"})
            .optional(
                "seed", &GenerateDocument::seed,
                {"Another number gives other draws; default 1", "Et andet tal giver andre udfald; ellers 1"})
            .required("from", &GenerateDocument::from,
                      {"First day of the rows, 2015-01-01", "Rækkernes første dag, 2015-01-01"})
            .required("to", &GenerateDocument::to, {"Last day of the rows", "Rækkernes sidste dag"})
            .optional("follow_up_until", &GenerateDocument::follow_up_until,
                      {"Last day on which an event is known; default the last day of the rows",
                       "Sidste dag, en hændelse er kendt; ellers rækkernes sidste dag"})
            .optional("parameters", &GenerateDocument::parameters,
                      {"Numbers and days by name, for formulas", "Tal og dage ved navn, til formler"})
            .required(
                "groups", &GenerateDocument::groups,
                {"Hospitals, surgeons, products, patients …", "Sygehuse, kirurger, produkter, patienter …"})
            .required("rows", &GenerateDocument::rows,
                      {"How many rows, and when", "Hvor mange rækker, og hvornår"})
            .required("columns", &GenerateDocument::columns,
                      {"The columns of the file in order; a formula may use those above",
                       "Filens kolonner i rækkefølge; en formel kan bruge dem ovenover"});
    return list;
}

std::optional<GenerateDocument> read_generate(std::string_view text, Diagnostics& found) {
    const auto tree = document::read_yaml(text, found);
    if (!tree) return {};
    GenerateDocument document;
    GenerateDocument::fields().read(tree->root(), document, found);
    if (document.version && document.version.value != format_version) {
        found.error(
            document.version.at,
            {fmt::format("the format {} of generated data is not known to this program",
                         document.version.value),
             fmt::format("programmet kender ikke format {} for genererede data", document.version.value)},
            {"write `generate: 1`, or use a newer program",
             "skriv `generate: 1`, eller brug et nyere program"});
    }
    return document;
}

}  // namespace vaerdi::generate
