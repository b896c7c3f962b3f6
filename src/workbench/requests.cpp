#include "workbench/requests.h"

#include <fmt/format.h>

#include "document/json_reader.h"
#include "workbench/read_request.h"

namespace vaerdi::document {

const std::vector<std::string>& Choices<Language>::names() {
    static const std::vector<std::string> names{"en", "da"};
    return names;
}
const std::vector<std::string>& Choices<workbench::Part>::names() {
    static const std::vector<std::string> names{"headroom", "sensitivity", "thresholds", "scenarios",
                                                "plane",    "sliders",     "course",     "information"};
    return names;
}
const std::vector<std::string>& Choices<workbench::DocumentKind>::names() {
    static const std::vector<std::string> names{"case", "catalogue"};
    return names;
}

}  // namespace vaerdi::document

namespace vaerdi::workbench {

using document::Fields;

namespace {

const Text language_help{"Language of the texts in the answer: da or en",
                         "Sproget i svarets tekster: da eller en"};

template <class Record>
Fields<Record> with_case(Fields<Record> list) {
    return std::move(list)
        .optional("document", &CaseQuestion::document,
                  {"Path of a stored case, e.g. purchases/tavi/case.yaml; or text",
                   "Sti til en gemt værdicase, fx purchases/tavi/case.yaml; eller text"})
        .optional("text", &CaseQuestion::text, {"The case itself, as YAML", "Selve værdicasen, som YAML"})
        .optional(
            "purchase", &CaseQuestion::purchase,
            {"Purchase whose catalogue a text is read with", "Indkøbet, hvis katalog teksten læses med"})
        .optional("version", &CaseQuestion::version,
                  {"Version of the stored case; the newest when absent",
                   "Den gemte værdicases version; ellers den nyeste"})
        .optional("set", &CaseQuestion::set,
                  {"Other values for numbers, as texts of a document: {\"valve\": \"120_000\"}",
                   "Andre værdier for tal, som tekster i et dokument: {\"valve\": \"120_000\"}"})
        .optional("scenario", &CaseQuestion::scenario, {"A scenario of the case", "Et scenarie i værdicasen"})
        .optional("draws", &CaseQuestion::draws,
                  {"Simulated outcomes, at most 200000 (10000)", "Simulerede udfald, højst 200000 (10000)"})
        .optional("seed", &CaseQuestion::seed,
                  {"Start of the simulation (1)", "Simuleringens startværdi (1)"})
        .optional("language", &CaseQuestion::language, language_help)
        .optional("run", &CaseQuestion::run,
                  {"A newer question of the same session and run stops the older",
                   "Et nyere spørgsmål i samme session og run standser det ældre"});
}

template <class Place>
Fields<Place> money_place(std::string record) {
    return Fields<Place>(std::move(record))
        .optional("currency", &Place::currency,
                  {"ISO code of the currency, e.g. EUR", "Valutaens ISO-kode, fx EUR"})
        .optional("country", &Place::country,
                  {"ISO code of the country, where several share the currency",
                   "Landets ISO-kode, når flere lande har valutaen"})
        .optional("year", &Place::year, {"Year of the price level", "Prisniveauets år"});
}

}  // namespace

const Fields<AssessRequest>& AssessRequest::fields() {
    static const auto list = with_case(Fields<AssessRequest>("assess_request"))
                                 .optional("include", &AssessRequest::include,
                                           {"What else is worked out; nothing more when absent",
                                            "Hvad der ellers regnes ud; ellers intet"});
    return list;
}

const Fields<PriceRequest>& PriceRequest::fields() {
    static const auto list = with_case(Fields<PriceRequest>("price_request"))
                                 .optional("parameter", &PriceRequest::parameter,
                                           {"The number that is the price", "Det tal, der er prisen"});
    return list;
}

const Fields<SensitivityRequest>& SensitivityRequest::fields() {
    static const auto list =
        with_case(Fields<SensitivityRequest>("sensitivity_request"))
            .optional("alternative", &SensitivityRequest::alternative,
                      {"Only this alternative", "Kun dette alternativ"})
            .optional("spread", &SensitivityRequest::spread,
                      {"Every number moves by this share, e.g. 20 %", "Alle tal flyttes så meget, fx 20 %"})
            .optional("two_way", &SensitivityRequest::two_way,
                      {"Two numbers that move at once", "To tal, der flyttes på én gang"});
    return list;
}

const Fields<ExplainRequest>& ExplainRequest::fields() {
    static const auto list = with_case(Fields<ExplainRequest>("explain_request"))
                                 .optional("figure", &ExplainRequest::figure,
                                           {"Name of the figure, e.g. comparisons.tavi.net_value",
                                            "Tallets navn, fx comparisons.tavi.net_value"})
                                 .optional("figures", &ExplainRequest::figures,
                                           {"yes: the names of all figures that can be explained",
                                            "yes: navnene på alle tal, der kan forklares"});
    return list;
}

const Fields<CheckRequest>& CheckRequest::fields() {
    static const auto list = Fields<CheckRequest>("check_request")
                                 .optional("path", &CheckRequest::path,
                                           {"Path of a stored document; names the text when there is one",
                                            "Sti til et gemt dokument; navngiver teksten, når der er en"})
                                 .optional("text", &CheckRequest::text,
                                           {"The document itself, as YAML", "Selve dokumentet, som YAML"})
                                 .optional("purchase", &CheckRequest::purchase,
                                           {"Purchase whose catalogue a text is read with",
                                            "Indkøbet, hvis katalog teksten læses med"})
                                 .optional("kind", &CheckRequest::kind,
                                           {"Kind of document; else its first line tells",
                                            "Dokumentets slags; ellers siger første linje det"})
                                 .optional("language", &CheckRequest::language, language_help);
    return list;
}

const Fields<ConvertFrom>& ConvertFrom::fields() {
    static const auto list = money_place<ConvertFrom>("convert_from");
    return list;
}
const Fields<ConvertTo>& ConvertTo::fields() {
    static const auto list = money_place<ConvertTo>("convert_to");
    return list;
}

const Fields<ConvertRequest>& ConvertRequest::fields() {
    static const auto list =
        Fields<ConvertRequest>("convert_request")
            .optional("amount", &ConvertRequest::amount,
                      {"Amount of money, a plain number", "Et beløb, et rent tal"})
            .optional("price", &ConvertRequest::price,
                      {"Or the id of a price of the catalogue", "Eller id på en pris i kataloget"})
            .optional("from", &ConvertRequest::from, {"Of where and when it is", "Hvorfra og fra hvornår"})
            .optional("to", &ConvertRequest::to, {"To where and when", "Hvortil og til hvornår"})
            .optional("inflation", &ConvertRequest::inflation,
                      {"Factor between the years in the country of origin, where no index is held",
                       "Faktor mellem årene i oprindelseslandet, når der ikke er et indeks"})
            .optional(
                "by_exchange_rate", &ConvertRequest::by_exchange_rate,
                {"By exchange rate instead of purchasing power", "Efter valutakurs i stedet for købekraft"})
            .optional("language", &ConvertRequest::language, language_help);
    return list;
}

Refusal too_large_request() {
    return {413, "too_large", {"the request is larger than 4.5 MB", "forespørgslen fylder over 4,5 MB"}};
}

Refusal refusal_of(const Diagnostics& found, const document::JsonTree* tree) {
    constexpr std::size_t most_named = 10;
    Text message;
    for (const auto& finding : found.sorted(most_named)) {
        const auto path = tree == nullptr ? std::string{} : tree->path(finding.at);
        const auto add = [&](std::string& text, const std::string& what, const std::string& remedy) {
            if (!text.empty()) text += "; ";
            if (!path.empty()) text += path + ": ";
            text += what;
            if (!remedy.empty()) text += " (" + remedy + ")";
        };
        add(message.en, finding.message.en, finding.remedy.en);
        add(message.da, finding.message.da, finding.remedy.da);
    }
    return bad_request(std::move(message));
}

}  // namespace vaerdi::workbench
