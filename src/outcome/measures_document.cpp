#include "outcome/measures_document.h"

#include "document/yaml.h"

namespace vaerdi::document {

const std::vector<std::string>& Choices<outcome::Kind>::names() {
    static const std::vector<std::string> names{
        "proportion",    "mean",         "median",    "rate",
        "time-to-event", "score change", "variation", "glucose management indicator"};
    return names;
}

const std::vector<std::string>& Choices<outcome::Better>::names() {
    static const std::vector<std::string> names{"higher", "lower"};
    return names;
}

const std::vector<std::string>& Choices<outcome::IntervalMethod>::names() {
    static const std::vector<std::string> names{"wilson", "exact", "bootstrap"};
    return names;
}

const std::vector<std::string>& Choices<outcome::Shorter>::names() {
    static const std::vector<std::string> names{"wait", "censor"};
    return names;
}

}  // namespace vaerdi::document

namespace vaerdi::outcome {

using document::Fields;

const std::string& kind_word(Kind kind) {
    return document::Choices<Kind>::names()[static_cast<std::size_t>(kind)];
}

const Fields<RowsDocument>& RowsDocument::fields() {
    static const auto list =
        Fields<RowsDocument>("rows")
            .optional("one", &RowsDocument::one,
                      {"What a row is: operation, reading", "Hvad en række er: operation, måling"})
            .optional("id", &RowsDocument::id,
                      {"Column that names the row; no two rows have the same",
                       "Kolonne, der navngiver rækken; ikke to rækker har den samme"})
            .optional("date", &RowsDocument::date,
                      {"Column with the row's date: periods and windows count from it",
                       "Kolonne med rækkens dato: perioder og frister regnes fra den"})
            .optional("patient", &RowsDocument::patient,
                      {"Column with the patient's pseudonym", "Kolonne med patientens pseudonym"})
            .optional("unit", &RowsDocument::unit,
                      {"Column with the department or hospital", "Kolonne med afdelingen eller sygehuset"})
            .optional("region", &RowsDocument::region,
                      {"Column with the region of the unit", "Kolonne med enhedens region"})
            .optional("supplier", &RowsDocument::supplier,
                      {"Column with the supplier of the product", "Kolonne med produktets leverandør"})
            .optional("product", &RowsDocument::product, {"Column with the product", "Kolonne med produktet"})
            .optional("until", &RowsDocument::until,
                      {"How long rows have been followed: a date, or a column with one",
                       "Hvor længe rækkerne er fulgt: en dato, eller en kolonne med en"})
            .optional("death", &RowsDocument::death,
                      {"Column with the date of death; it ends follow-up and competes with events",
                       "Kolonne med dødsdatoen; den afslutter opfølgningen og konkurrerer med hændelser"})
            .placed(&RowsDocument::at);
    return list;
}

const Fields<RuleDocument>& RuleDocument::fields() {
    static const auto list =
        Fields<RuleDocument>("exclusion rule")
            .optional("title", &RuleDocument::title, {"The rule in words", "Reglen i ord"})
            .required("where", &RuleDocument::where,
                      {"Which rows are taken away", "Hvilke rækker der tages ud"})
            .optional("unless", &RuleDocument::unless,
                      {"Which of them stay after all", "Hvilke af dem der alligevel bliver"})
            .placed(&RuleDocument::at);
    return list;
}

const Fields<FollowUpDocument>& FollowUpDocument::fields() {
    static const auto list =
        Fields<FollowUpDocument>("follow-up")
            .required("time", &FollowUpDocument::time,
                      {"From the row's date: 30 days, 2 years", "Fra rækkens dato: 30 dage, 2 år"})
            .optional("shorter", &FollowUpDocument::shorter,
                      {"A row followed for a shorter time: wait (it does not count yet) or censor "
                       "(time-to-event)",
                       "En række fulgt i kortere tid: wait (den tæller ikke endnu) eller censor "
                       "(time-to-event)"})
            .shorthand(&FollowUpDocument::time)
            .placed(&FollowUpDocument::at);
    return list;
}

const Fields<ScoreDocument>& ScoreDocument::fields() {
    static const auto list =
        Fields<ScoreDocument>("score")
            .optional("title", &ScoreDocument::title, {"The questionnaire", "Spørgeskemaet"})
            .optional("instrument", &ScoreDocument::instrument,
                      {"How answers become a score, e.g. oxford-knee-score",
                       "Hvordan svar bliver til en score, fx oxford-knee-score"})
            .required("at", &ScoreDocument::times,
                      {"By time, the column with the score, a pattern for its items (oks_pre_{}), or every "
                       "item",
                       "For hvert tidspunkt kolonnen med scoren, et mønster for dens svar (oks_pre_{}) eller "
                       "hvert svar"})
            .optional("lowest", &ScoreDocument::lowest,
                      {"The lowest score there is, where no instrument says it",
                       "Den laveste score, der findes, hvor intet instrument siger det"})
            .optional("highest", &ScoreDocument::highest,
                      {"The highest score there is", "Den højeste score, der findes"})
            .placed(&ScoreDocument::at);
    return list;
}

const Fields<NeedsDocument>& NeedsDocument::fields() {
    static const auto list =
        Fields<NeedsDocument>("needs")
            .optional("response_rate", &NeedsDocument::response_rate,
                      {"With fewer answers than this the figure is not judged, e.g. 60 %",
                       "Med færre svar end dette bedømmes tallet ikke, fx 60 %"})
            .optional("rows", &NeedsDocument::rows,
                      {"With fewer rows than this a unit is not judged, e.g. 30",
                       "Med færre rækker end dette bedømmes en enhed ikke, fx 30"})
            .placed(&NeedsDocument::at);
    return list;
}

const Fields<MeasureDocument>& MeasureDocument::fields() {
    static const auto list =
        Fields<MeasureDocument>("measure")
            .optional("title", &MeasureDocument::title, {"The measure in words", "Målingen i ord"})
            .optional("summary", &MeasureDocument::summary,
                      {"A few lines for the reader", "Nogle linjer til læseren"})
            .required("kind", &MeasureDocument::kind, {"How it is counted", "Hvordan den tælles"})
            .optional("among", &MeasureDocument::among,
                      {"Which rows belong; all when left out", "Hvilke rækker der hører til; ellers alle"})
            .optional("counts", &MeasureDocument::counts,
                      {"Which of them count", "Hvilke af dem der tæller med"})
            .optional("of", &MeasureDocument::of,
                      {"The quantity of a mean, median or rate",
                       "Størrelsen i et gennemsnit, en median eller "
                       "en rate"})
            .optional("exposure", &MeasureDocument::exposure,
                      {"What a rate is per: a quantity, e.g. bed_days",
                       "Hvad en rate er pr.: en størrelse, fx sengedage"})
            .optional("per", &MeasureDocument::per,
                      {"A rate is shown per so many, e.g. 1000", "En rate vises pr. så mange, fx 1000"})
            .optional("event", &MeasureDocument::event,
                      {"Date of the event, for time-to-event", "Datoen for hændelsen, til time-to-event"})
            .optional("follow_up", &MeasureDocument::follow_up,
                      {"How long each row is followed", "Hvor længe hver række følges"})
            .optional("better", &MeasureDocument::better,
                      {"Whether higher or lower is better", "Om højere eller lavere er bedre"})
            .optional("interval", &MeasureDocument::interval,
                      {"How the 95% interval is made, where the usual one is not wanted: exact or bootstrap",
                       "Hvordan 95 %-intervallet dannes, hvor det sædvanlige ikke ønskes: exact eller "
                       "bootstrap"})
            .optional("adjust_for", &MeasureDocument::adjust_for,
                      {"Columns that units are made comparable for",
                       "Kolonner, som enheder gøres sammenlignelige for"})
            .optional("predicted", &MeasureDocument::predicted,
                      {"Column with the expected value, where the data bring it",
                       "Kolonne med den forventede værdi, hvor data har den med"})
            .optional("exclude", &MeasureDocument::exclude,
                      {"Rules that take rows away, in order", "Regler, der tager rækker ud, i rækkefølge"})
            .optional("instrument", &MeasureDocument::instrument,
                      {"The score of a score change", "Scoren i en score change"})
            .optional("from", &MeasureDocument::from, {"The first time", "Det første tidspunkt"})
            .optional("to", &MeasureDocument::to, {"The second time", "Det andet tidspunkt"})
            .optional("needs", &MeasureDocument::needs,
                      {"What it takes to judge a unit by it",
                       "Hvad der skal til for at bedømme en enhed på "
                       "den"})
            .optional("standard", &MeasureDocument::standard,
                      {"The level that should be reached, e.g. 3 %", "Standarden, der bør nås, fx 3 %"})
            .optional("unit", &MeasureDocument::unit,
                      {"Unit of the figure, e.g. days", "Tallets enhed, fx dage"})
            .optional("decimals", &MeasureDocument::decimals, {"Decimals shown", "Decimaler, der vises"})
            .placed(&MeasureDocument::at);
    return list;
}

const Fields<MeasuresDocument>& MeasuresDocument::fields() {
    static const auto list =
        Fields<MeasuresDocument>("measures")
            .required("measures", &MeasuresDocument::version, {"Format version: 1", "Formatets version: 1"})
            .optional("title", &MeasuresDocument::title, {"What is measured", "Hvad der måles"})
            .optional("summary", &MeasuresDocument::summary,
                      {"A few lines for the reader", "Nogle linjer til læseren"})
            .optional("id", &MeasuresDocument::id, {"Name in links", "Navn i henvisninger"})
            .required("data", &MeasuresDocument::data,
                      {"The mapping that brings the data in, e.g. mapping.yaml",
                       "Den afbildning, der henter data ind, fx mapping.yaml"})
            .required(
                "rows", &MeasuresDocument::rows,
                {"What a row is, and the part each column plays", "Hvad en række er, og hver kolonnes rolle"})
            .optional("exclude", &MeasuresDocument::exclude,
                      {"Named rules that take rows away", "Navngivne regler, der tager rækker ud"})
            .optional("instruments", &MeasuresDocument::instruments,
                      {"Questionnaires of your own, beside those that ship",
                       "Egne spørgeskemaer ud over dem, der følger med"})
            .optional(
                "scores", &MeasuresDocument::scores,
                {"Questionnaires and where their answers stand", "Spørgeskemaer, og hvor deres svar står"})
            .required("define", &MeasuresDocument::measures,
                      {"The measures by name", "Målingerne efter navn"})
            .optional("small_numbers", &MeasuresDocument::small_numbers,
                      {"Counts from 1 to this are hidden where output leaves the owner: 5 when left out",
                       "Antal fra 1 til dette skjules, hvor resultater forlader ejeren: 5, når intet er "
                       "skrevet"});
    return list;
}

std::optional<MeasuresDocument> read_measures(std::string_view text, Diagnostics& found) {
    const auto tree = document::read_yaml(text, found);
    if (!tree) return {};
    const auto& root = tree->root();
    if (root.kind != document::YamlNode::Kind::mapping || root.find("measures") == nullptr) {
        found.error({1, 1},
                    {"these are not measures: the key 'measures' is missing",
                     "dette er ikke målinger: nøglen 'measures' mangler"},
                    {"begin with `measures: 1`", "begynd med `measures: 1`"});
        return {};
    }
    MeasuresDocument read;
    MeasuresDocument::fields().read(root, read, found);
    if (read.version && read.version.value != 1) {
        found.error(read.version.at,
                    {"this version of the format is not known", "denne version af formatet kendes ikke"},
                    {"write `measures: 1`", "skriv `measures: 1`"});
    }
    return read;
}

}  // namespace vaerdi::outcome
