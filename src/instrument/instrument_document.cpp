#include "instrument/instrument_document.h"

namespace vaerdi::document {

const std::vector<std::string>& Choices<instrument::Better>::names() {
    static const std::vector<std::string> names{"higher", "lower"};
    return names;
}

}  // namespace vaerdi::document

namespace vaerdi::instrument {

using document::Fields;

const Fields<EndsDocument>& EndsDocument::fields() {
    static const auto list = Fields<EndsDocument>("ends")
                                 .required("from", &EndsDocument::from,
                                           {"At the lowest answer, e.g. 0", "Ved det laveste svar, fx 0"})
                                 .required("to", &EndsDocument::to,
                                           {"At the highest answer, e.g. 4", "Ved det højeste svar, fx 4"})
                                 .placed(&EndsDocument::at);
    return list;
}

const Fields<ValueSetDocument>& ValueSetDocument::fields() {
    static const auto list =
        Fields<ValueSetDocument>("value set")
            .required("full_health", &ValueSetDocument::full_health,
                      {"The value when nothing is lost", "Værdien, når intet er tabt"})
            .required(
                "losses", &ValueSetDocument::losses,
                {"What each item takes away, from the lowest answer up: {mo: [0, 0.053, 0.411]}",
                 "Hvad hvert spørgsmål trækker fra, fra det laveste svar og op: {mo: [0, 0.053, 0.411]}"})
            .optional("once", &ValueSetDocument::once,
                      {"Taken away once when any answer is this or higher: {2: 0.114}",
                       "Trækkes fra én gang, når noget svar er dette eller højere: {2: 0.114}"})
            .placed(&ValueSetDocument::at);
    return list;
}

const Fields<NormDocument>& NormDocument::fields() {
    static const auto list =
        Fields<NormDocument>("norm")
            .optional("title", &NormDocument::title, {"Whose score it is", "Hvis score det er"})
            .required("mean", &NormDocument::mean, {"Mean score", "Gennemsnitlig score"})
            .optional("sd", &NormDocument::sd,
                      {"Standard deviation between people", "Standardafvigelse mellem personer"})
            .required("source", &NormDocument::source, {"Where it comes from", "Hvor den kommer fra"})
            .placed(&NormDocument::at);
    return list;
}

const Fields<InstrumentDocument>& InstrumentDocument::fields() {
    static const auto list =
        Fields<InstrumentDocument>("instrument")
            .required("title", &InstrumentDocument::title, {"Name", "Navn"})
            .required("items", &InstrumentDocument::items,
                      {"The items by short names, or how many there are; never their wording",
                       "Spørgsmålene ved korte navne, eller hvor mange der er; aldrig deres ordlyd"})
            .required("answers", &InstrumentDocument::answers,
                      {"The lowest and the highest answer, whole numbers: {from: 0, to: 4}",
                       "Det laveste og det højeste svar, hele tal: {from: 0, to: 4}"})
            .optional("reversed", &InstrumentDocument::reversed,
                      {"Items that count the other way round: the highest answer as the lowest",
                       "Spørgsmål, der tæller omvendt: det højeste svar som det laveste"})
            .optional("may_miss", &InstrumentDocument::may_miss,
                      {"How many answers may be missing; they count as the mean of the others. Default 0",
                       "Hvor mange svar der må mangle; de tæller som gennemsnittet af de øvrige. Ellers 0"})
            .optional(
                "score", &InstrumentDocument::score,
                {"The score when every answer is the lowest and when every answer is the highest, in a "
                 "straight line between: {from: 0, to: 48}",
                 "Scoren, når alle svar er de laveste, og når alle er de højeste, i en ret linje imellem: "
                 "{from: 0, to: 48}"})
            .optional("value_set", &InstrumentDocument::value_set,
                      {"Instead of score: what a population gives for each state of health",
                       "I stedet for score: hvad en befolkning giver for hver helbredstilstand"})
            .required("better", &InstrumentDocument::better,
                      {"Which end of the score is good", "Hvilken ende af scoren der er god"})
            .optional("norms", &InstrumentDocument::norms,
                      {"Scores of populations, to compare with", "Befolkningers score at sammenligne med"})
            .optional("source", &InstrumentDocument::source,
                      {"Where the scoring is published", "Hvor beregningen er offentliggjort"})
            .optional("note", &InstrumentDocument::note,
                      {"A remark for the reader", "En bemærkning til læseren"})
            .placed(&InstrumentDocument::at);
    return list;
}

const Fields<QuestionnairesDocument>& QuestionnairesDocument::fields() {
    static const auto list = Fields<QuestionnairesDocument>("questionnaires")
                                 .required("questionnaires", &QuestionnairesDocument::version,
                                           {"Version of the format: 1", "Formatets version: 1"})
                                 .optional("title", &QuestionnairesDocument::title, {"Name", "Navn"})
                                 .required("instruments", &QuestionnairesDocument::instruments,
                                           {"The questionnaires by id", "Spørgeskemaerne ved id"});
    return list;
}

}  // namespace vaerdi::instrument
