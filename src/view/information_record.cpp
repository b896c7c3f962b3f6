#include "view/information_record.h"

#include "view/figures.h"

namespace vaerdi::view {

using document::JsonFields;
using document::Named;

namespace {

const Text of_everything("Share of the value of knowing everything", "Andel af værdien af at vide alt");
const Text best_now("The alternative to choose now: the highest mean net value",
                    "Det alternativ, der bør vælges nu: højeste gennemsnitlige nettoværdi");
const Text probabilities("Share of the draws in which each is the best",
                         "Andel af udfaldene, hvor hvert er bedst");
const Text losses("What is forgone on average by choosing each",
                  "Hvad der i gennemsnit mistes ved at vælge hvert");
const Text everything("Value of knowing everything (EVPI): the expected loss of the best",
                      "Værdien af at vide alt (EVPI): det forventede tab ved det bedste");

template <class Record>
JsonFields<Record> with_decision(JsonFields<Record> list) {
    return std::move(list)
        .always("best", &Record::best, best_now)
        .always("probability_best", &Record::probability_best, probabilities)
        .always("expected_loss", &Record::expected_loss, losses)
        .always("perfect_information", &Record::perfect_information, everything);
}

template <class Record>
void fill_decision(const std::vector<std::string>& alternatives, const information::Acceptability& from,
                   Record& into) {
    into.best = alternatives[from.best];
    for (std::size_t a = 0; a < alternatives.size(); ++a) {
        into.probability_best.emplace_back(alternatives[a], from.probability_best[a]);
        into.expected_loss.emplace_back(alternatives[a], from.expected_loss[a]);
    }
    into.perfect_information = {from.perfect_information.value, from.perfect_information.standard_error};
}

}  // namespace

const JsonFields<EstimateRecord>& EstimateRecord::json_fields() {
    static const auto list = JsonFields<EstimateRecord>("estimate")
                                 .always("value", &EstimateRecord::value)
                                 .always("standard_error", &EstimateRecord::standard_error);
    return list;
}

const JsonFields<KnownNumbersRecord>& KnownNumbersRecord::json_fields() {
    static const auto list =
        JsonFields<KnownNumbersRecord>("known_numbers")
            .always("id", &KnownNumbersRecord::id)
            .always("title", &KnownNumbersRecord::title)
            .always("inputs", &KnownNumbersRecord::inputs)
            .always("value", &KnownNumbersRecord::value,
                    {"Value of knowing them exactly (EVPPI)", "Værdien af at kende dem præcist (EVPPI)"})
            .always("standard_error", &KnownNumbersRecord::standard_error)
            .always("share", &KnownNumbersRecord::share, of_everything);
    return list;
}

const JsonFields<WillingnessRecord>& WillingnessRecord::json_fields() {
    static const auto list =
        with_decision(JsonFields<WillingnessRecord>("willingness")
                          .always("to_pay", &WillingnessRecord::to_pay,
                                  {"For one QALY or life year", "For en QALY eller et leveår"}));
    return list;
}

const JsonFields<StudySizeRecord>& StudySizeRecord::json_fields() {
    static const auto list =
        JsonFields<StudySizeRecord>("study_size")
            .always("patients", &StudySizeRecord::patients,
                    {"Observed for each number", "Observeret for hvert tal"})
            .always("value", &StudySizeRecord::value,
                    {"Expected value of the study (EVSI), for those who come when it is known",
                     "Undersøgelsens forventede værdi (EVSI) for dem, der kommer, når den er kendt"})
            .always("standard_error", &StudySizeRecord::standard_error)
            .always("cost", &StudySizeRecord::cost)
            .always("net_benefit", &StudySizeRecord::net_benefit,
                    {"Expected net benefit of sampling: value less cost",
                     "Forventet nettogevinst af undersøgelsen: værdi minus omkostning"});
    return list;
}

const JsonFields<StudyRecord>& StudyRecord::json_fields() {
    static const auto list =
        JsonFields<StudyRecord>("study_value")
            .always("id", &StudyRecord::id)
            .always("title", &StudyRecord::title)
            .always("inputs", &StudyRecord::inputs, {"The numbers it measures", "De tal, den måler"})
            .always("knowing", &StudyRecord::knowing,
                    {"Value of knowing them exactly at once (EVPPI)",
                     "Værdien af at kende dem præcist med det samme (EVPPI)"})
            .always("reached", &StudyRecord::reached,
                    {"Share of the intake that comes when it is known",
                     "Andel af indtaget, der kommer, når den er kendt"})
            .always("sizes", &StudyRecord::sizes)
            .maybe("best_size", &StudyRecord::best_size,
                   {"Patients of the size with the highest net benefit; absent where none pays",
                    "Patienter i størrelsen med højest nettogevinst; mangler, hvor ingen betaler sig"});
    return list;
}

const JsonFields<MeanSoFarRecord>& MeanSoFarRecord::json_fields() {
    static const auto list = JsonFields<MeanSoFarRecord>("mean_so_far")
                                 .always("value", &MeanSoFarRecord::value)
                                 .always("standard_error", &MeanSoFarRecord::standard_error)
                                 .always("margin", &MeanSoFarRecord::margin,
                                         {"Half the 95% interval of the mean: 1.96 standard errors",
                                          "Det halve 95 %-interval for gennemsnittet: 1,96 standardfejl"});
    return list;
}

const JsonFields<DrawConvergenceRecord>& DrawConvergenceRecord::json_fields() {
    static const auto list =
        JsonFields<DrawConvergenceRecord>("draw_convergence")
            .always("draws", &DrawConvergenceRecord::draws,
                    {"The first so many draws, in equal steps up to all",
                     "De første så mange udfald, i lige store trin op til alle"})
            .always("net_value", &DrawConvergenceRecord::net_value,
                    {"Mean net value against the comparator over them, by alternative; the standard error is "
                     "what the number of draws leaves to chance",
                     "Gennemsnitlig nettoværdi mod sammenligningsgrundlaget over dem, efter alternativ; "
                     "standardfejlen er, hvad antallet af udfald overlader til tilfældet"});
    return list;
}

const JsonFields<InformationRecord>& InformationRecord::json_fields() {
    static const auto list =
        with_decision(
            JsonFields<InformationRecord>("information_report").always("draws", &InformationRecord::draws))
            .always("convergence", &InformationRecord::convergence,
                    {"Whether the draws are enough", "Om udfaldene er mange nok"})
            .always(
                "numbers", &InformationRecord::numbers,
                {"Each uncertain number, most valuable first", "Hvert usikkert tal, mest værdifulde først"})
            .maybe("groups", &InformationRecord::groups,
                   {"Numbers that were asked for together", "Tal, der blev spurgt om sammen"})
            .always("by_evidence", &InformationRecord::by_evidence,
                    {"All numbers of each grade of evidence", "Alle tal med hver grad af evidens"})
            .maybe("weak_evidence", &InformationRecord::weak_evidence,
                   {"All that rests on assumptions and weak evidence",
                    "Alt, hvad der hviler på antagelser og svag evidens"})
            .always("studies", &InformationRecord::studies,
                    {"Studies of the case", "Værdicasens undersøgelser"})
            .maybe("curve_effect", &InformationRecord::curve_effect,
                   {"qalys or life_years", "qalys eller life_years"})
            .always("curve", &InformationRecord::curve,
                    {"Acceptability curve and frontier", "Acceptabilitetskurve og -front"});
    return list;
}

WillingnessRecord willingness_record(const std::vector<std::string>& alternatives,
                                     const information::Willingness& point) {
    WillingnessRecord record;
    record.to_pay = point.to_pay;
    fill_decision(alternatives, point.at, record);
    return record;
}

std::string known_title(const value::ResolvedCase& resolved, const value::KnownNumbers& numbers,
                        Language language) {
    if (numbers.inputs.size() == 1 && resolved.inputs[numbers.inputs.front()].name == numbers.id)
        return full_input_title(resolved, resolved.inputs[numbers.inputs.front()], language);
    return numbers.title.in(language);
}

InformationRecord information_record(const value::ResolvedCase& resolved,
                                     const value::DecisionInformation& information, Language language) {
    std::vector<std::string> ids;
    for (const auto& alternative : resolved.alternatives) ids.push_back(alternative.id);
    const double all = information.now.perfect_information.value;
    const auto known = [&](const value::KnownNumbers& numbers) {
        KnownNumbersRecord one{numbers.id,
                               known_title(resolved, numbers, language),
                               {},
                               numbers.value.value,
                               numbers.value.standard_error,
                               all > 0 ? numbers.value.value / all : 0};
        for (const auto input : numbers.inputs) one.inputs.push_back(resolved.inputs[input].name);
        return one;
    };
    InformationRecord record;
    record.draws = information.draws;
    fill_decision(ids, information.now, record);
    record.convergence.draws = information.convergence.draws;
    for (std::size_t a = 0; a < resolved.alternatives.size(); ++a) {
        if (a == resolved.comparator) continue;
        auto& means = record.convergence.net_value
                          .emplace_back(resolved.alternatives[a].id, std::vector<MeanSoFarRecord>{})
                          .second;
        for (const auto& mean : information.convergence.net_value[a])
            means.push_back({mean.mean.value, mean.mean.standard_error, mean.margin});
    }
    for (const auto& numbers : information.numbers) record.numbers.push_back(known(numbers));
    for (const auto& numbers : information.groups) record.groups.push_back(known(numbers));
    for (const auto& numbers : information.by_evidence) record.by_evidence.push_back(known(numbers));
    if (information.weak) record.weak_evidence = known(*information.weak);
    for (const auto& value : information.studies) {
        const auto& study = resolved.studies[value.study];
        auto& one =
            record.studies.emplace_back(StudyRecord{study.id,
                                                    study.title.in(language),
                                                    {},
                                                    {value.knowing.value, value.knowing.standard_error},
                                                    value.reached,
                                                    {},
                                                    {}});
        for (const auto input : study.inputs) one.inputs.push_back(resolved.inputs[input].name);
        for (const auto& size : value.sizes)
            one.sizes.push_back(
                {size.patients, size.value.value, size.value.standard_error, size.cost, size.net()});
        if (value.best) one.best_size = value.sizes[*value.best].patients;
    }
    record.curve_effect = information.effect;
    for (const auto& point : information.curve) record.curve.push_back(willingness_record(ids, point));
    return record;
}

}  // namespace vaerdi::view
