#include "workbench/answers.h"

namespace vaerdi::document {

const std::vector<std::string>& Choices<Severity>::names() {
    static const std::vector<std::string> names{"error", "warning"};
    return names;
}

}  // namespace vaerdi::document

namespace vaerdi::workbench {

std::vector<FindingAnswer> findings_of(const std::vector<Diagnostic>& findings, Language language) {
    std::vector<FindingAnswer> listed;
    for (const auto& finding : findings) {
        listed.push_back({finding.severity, finding.file, finding.at.line, finding.at.column,
                          finding.message.in(language), finding.remedy.in(language)});
    }
    return listed;
}

const JsonFields<FindingAnswer>& FindingAnswer::json_fields() {
    static const auto list =
        JsonFields<FindingAnswer>("finding")
            .always("severity", &FindingAnswer::severity,
                    {"error or warning", "error (fejl) eller warning (advarsel)"})
            .always("file", &FindingAnswer::file, {"Where it stands", "Hvor det står"})
            .always("line", &FindingAnswer::line,
                    {"Line from 1; 0: the whole file", "Linje fra 1; 0: hele filen"})
            .always("column", &FindingAnswer::column,
                    {"Column in characters, from 1", "Kolonne i tegn, fra 1"})
            .always("message", &FindingAnswer::message, {"What is wrong", "Hvad der er galt"})
            .always("remedy", &FindingAnswer::remedy, {"How to mend it", "Hvordan det rettes"});
    return list;
}

const JsonFields<BothLanguages>& BothLanguages::json_fields() {
    static const auto list = JsonFields<BothLanguages>("both_languages")
                                 .always("en", &BothLanguages::en, {"In English", "På engelsk"})
                                 .always("da", &BothLanguages::da, {"In Danish", "På dansk"});
    return list;
}

const JsonFields<ErrorBody>& ErrorBody::json_fields() {
    static const auto list =
        JsonFields<ErrorBody>("error_body")
            .always("code", &ErrorBody::code, {"For programs, e.g. conflict", "Til programmer, fx conflict"})
            .always("message", &ErrorBody::message, {"What is wrong", "Hvad der er galt"})
            .maybe("findings", &ErrorBody::findings, {"Errors in the document", "Fejl i dokumentet"});
    return list;
}

const JsonFields<ErrorAnswer>& ErrorAnswer::json_fields() {
    static const auto list = JsonFields<ErrorAnswer>("error_answer").always("error", &ErrorAnswer::error);
    return list;
}

const JsonFields<TableAnswer>& TableAnswer::json_fields() {
    static const auto list =
        JsonFields<TableAnswer>("table_of_draws")
            .always("rows", &TableAnswer::rows, {"Draws", "Udfald"})
            .always("columns", &TableAnswer::columns, {"Names, in order", "Navne, i rækkefølge"});
    return list;
}

const JsonFields<CheckAnswer>& CheckAnswer::json_fields() {
    static const auto list =
        JsonFields<CheckAnswer>("check_answer")
            .always("findings", &CheckAnswer::findings,
                    {"Errors and warnings by place", "Fejl og advarsler efter sted"})
            .always("kind", &CheckAnswer::kind, {"Kind of document", "Dokumentets slags"})
            .maybe("table", &CheckAnswer::table,
                   {"Of a table of draws (CSV) without errors", "For en tabel med udfald (CSV) uden fejl"});
    return list;
}

const JsonFields<PlaneAnswer>& PlaneAnswer::json_fields() {
    static const auto list =
        JsonFields<PlaneAnswer>("plane")
            .always("effect_in", &PlaneAnswer::effect_in,
                    {"effects (money), qalys, life_years, or empty when no effect is counted",
                     "effects (penge), qalys, life_years, eller tom, når ingen effekt tælles"})
            .always("points", &PlaneAnswer::points,
                    {"[effect, cost] of the first draws, against the comparator",
                     "[effekt, omkostning] i de første udfald, i forhold til sammenligningen"});
    return list;
}

const JsonFields<SliderAnswer>& SliderAnswer::json_fields() {
    static const auto list =
        JsonFields<SliderAnswer>("slider")
            .always("input", &SliderAnswer::input, {"Name to set it under", "Navn, det sættes under"})
            .always("title", &SliderAnswer::title, {"What it is", "Hvad det er"})
            .always("unit", &SliderAnswer::unit, {"Unit as written", "Enhed som skrevet"})
            .always("unit_words", &SliderAnswer::unit_words, {"Unit in words", "Enheden med ord"})
            .always("value", &SliderAnswer::value, {"Value now", "Værdien nu"})
            .always("base", &SliderAnswer::base, {"Value in the document", "Værdien i dokumentet"})
            .always("low", &SliderAnswer::low, {"Lowest value", "Laveste værdi"})
            .always("high", &SliderAnswer::high, {"Highest value", "Højeste værdi"})
            .always("step", &SliderAnswer::step, {"Step between values", "Trin mellem værdier"})
            .always("influence", &SliderAnswer::influence,
                    {"Share of all swings of the net value", "Andel af alle udsving i nettoværdien"})
            .maybe("source", &SliderAnswer::source, {"Where the number comes from", "Hvor tallet kommer fra"})
            .maybe("evidence", &SliderAnswer::evidence,
                   {"How well founded it is", "Hvor velbegrundet det er"})
            .maybe("certainty", &SliderAnswer::certainty, {"Trust in the evidence", "Tillid til evidensen"})
            .always("assumption", &SliderAnswer::assumption,
                    {"It counts as an assumption", "Det regnes som en antagelse"})
            .always("share", &SliderAnswer::share,
                    {"Whether it is a share, told in per cent", "Om den er en andel, der siges i procent"})
            .always("text", &SliderAnswer::text,
                    {"The value now as `set` takes it", "Værdien nu, som `set` tager den"})
            .maybe("unit_text", &SliderAnswer::unit_text,
                   {"To be put behind a number for `set`", "Sættes efter et tal til `set`"})
            .maybe("alternative", &SliderAnswer::alternative,
                   {"Alternative whose number it is", "Alternativet, hvis tal det er"});
    return list;
}

const JsonFields<NumberWords>& NumberWords::json_fields() {
    static const auto list =
        JsonFields<NumberWords>("number_words")
            .always("title", &NumberWords::title, {"What it is", "Hvad det er"})
            .always("value", &NumberWords::value, {"Its value with unit", "Værdien med enhed"})
            .maybe("low", &NumberWords::low,
                   {"Low end of its 95% interval", "Nedre ende af 95 %-intervallet"})
            .maybe("high", &NumberWords::high,
                   {"High end of its 95% interval", "Øvre ende af 95 %-intervallet"});
    return list;
}

const JsonFields<BudgetsAnswer>& BudgetsAnswer::json_fields() {
    static const auto list =
        JsonFields<BudgetsAnswer>("budgets")
            .always("net", &BudgetsAnswer::net,
                    {"Extra outlay less gains by year within the perspective, undiscounted",
                     "Merudgift minus gevinst år for år inden for perspektivet, ikke diskonteret"})
            .always("present", &BudgetsAnswer::present,
                    {"By payer: extra outlay less gains by year, present value",
                     "Efter betaler: merudgift minus gevinst år for år, nutidsværdi"})
            .always("present_net", &BudgetsAnswer::present_net,
                    {"The same within the perspective", "Det samme inden for perspektivet"});
    return list;
}

const JsonFields<WordsAnswer>& WordsAnswer::json_fields() {
    static const auto list =
        JsonFields<WordsAnswer>("words")
            .always("headroom", &WordsAnswer::headroom,
                    {"The highest price in words", "Højeste pris med ord"})
            .always("thresholds", &WordsAnswer::thresholds, {"Where the answer turns", "Hvor svaret vender"})
            .always("payers", &WordsAnswer::payers,
                    {"By alternative and payer: what it carries or gains",
                     "Efter alternativ og betaler: hvad den bærer eller vinder"})
            .always("short", &WordsAnswer::short_answers,
                    {"By alternative: the verdict in one line", "Efter alternativ: dommen på én linje"})
            .always("units", &WordsAnswer::units,
                    {"Units as people say them, by the unit as written",
                     "Enheder, som man siger dem, efter enheden som skrevet"})
            .always("inputs", &WordsAnswer::inputs,
                    {"The numbers of the case in words, by name", "Casens tal med ord, efter navn"})
            .always("groups", &WordsAnswer::groups,
                    {"Titles of patient groups, by id", "Patientgruppers navne, efter id"});
    return list;
}

const JsonFields<AssessAnswer>& AssessAnswer::json_fields() {
    static const auto list =
        view::with_report(JsonFields<AssessAnswer>("assess_answer"))
            .maybe("plane", &AssessAnswer::plane,
                   {"By alternative: draws in the cost–effect plane",
                    "Efter alternativ: udfald i omkostnings–effekt-planet"})
            .maybe("sliders", &AssessAnswer::sliders,
                   {"The numbers that move the answer most", "De tal, der flytter svaret mest"})
            .always("words", &AssessAnswer::words, {"Figures in words", "Tal med ord"})
            .always("budgets", &AssessAnswer::budgets,
                    {"By alternative: what the payers pay more by year",
                     "Efter alternativ: hvad betalerne betaler mere år for år"})
            .always("findings", &AssessAnswer::findings,
                    {"Warnings with their places", "Advarsler med steder"})
            .always("version", &AssessAnswer::version,
                    {"Version of the document; 0 for a text", "Dokumentets version; 0 for en tekst"});
    return list;
}

const JsonFields<FiguresAnswer>& FiguresAnswer::json_fields() {
    static const auto list =
        JsonFields<FiguresAnswer>("figures_answer")
            .always("figures", &FiguresAnswer::figures,
                    {"Names of figures that can be explained", "Navne på tal, der kan forklares"});
    return list;
}

const JsonFields<ExplainAnswer>& ExplainAnswer::json_fields() {
    static const auto list =
        JsonFields<ExplainAnswer>("explain_answer")
            .always("figure", &ExplainAnswer::figure, {"Its name", "Tallets navn"})
            .always("explanation", &ExplainAnswer::explanation, {"The steps behind it", "Trinene bag det"});
    return list;
}

const JsonFields<CatalogueHit>& CatalogueHit::json_fields() {
    static const auto list =
        JsonFields<CatalogueHit>("catalogue_hit")
            .always("kind", &CatalogueHit::kind, {"Kind of entry", "Postens slags"})
            .always("kind_title", &CatalogueHit::kind_title, {"The kind in words", "Slagsen med ord"})
            .always("id", &CatalogueHit::id, {"Name in formulas", "Navn i formler"})
            .always("title", &CatalogueHit::title, {"What it is", "Hvad det er"})
            .maybe("price", &CatalogueHit::price, {"Price in words", "Prisen med ord"})
            .maybe("value", &CatalogueHit::value,
                   {"Price as a number of `unit`", "Prisen som et tal i `unit`"})
            .maybe("unit", &CatalogueHit::unit, {"Unit of the price", "Prisens enhed"})
            .maybe("price_year", &CatalogueHit::price_year, {"Year of the price level", "Prisniveauets år"})
            .maybe("payer", &CatalogueHit::payer, {"Who pays", "Hvem betaler"})
            .always("evidence", &CatalogueHit::evidence,
                    {"How well founded it is", "Hvor velbegrundet det er"})
            .always("file", &CatalogueHit::file, {"Where it is written", "Hvor det er skrevet"});
    return list;
}

const JsonFields<ConvertAnswer>& ConvertAnswer::json_fields() {
    static const auto list = JsonFields<ConvertAnswer>("convert_answer")
                                 .always("value", &ConvertAnswer::value, {"Amount", "Beløb"})
                                 .always("currency", &ConvertAnswer::currency, {"Currency", "Valuta"})
                                 .always("year", &ConvertAnswer::year, {"Price year", "Prisår"})
                                 .always("steps", &ConvertAnswer::steps, {"Step by step", "Trin for trin"});
    return list;
}

}  // namespace vaerdi::workbench
