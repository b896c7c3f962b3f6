#include "view/sample_record.h"

#include "document/json_writer.h"

namespace vaerdi::view {
namespace {

SampleSpreadRecord record_of(const value::Spread& spread) {
    return {spread.mean, spread.low, spread.high, spread.standard_error};
}

}  // namespace

const JsonFields<SampleSpreadRecord>& SampleSpreadRecord::json_fields() {
    static const auto list =
        JsonFields<SampleSpreadRecord>("sample_figure")
            .always("mean", &SampleSpreadRecord::mean)
            .always("low", &SampleSpreadRecord::low, {"2.5 percentile", "2,5-percentil"})
            .always("high", &SampleSpreadRecord::high, {"97.5 percentile", "97,5-percentil"})
            .always("standard_error", &SampleSpreadRecord::standard_error,
                    {"Monte Carlo error of the mean", "Monte Carlo-fejl på gennemsnittet"});
    return list;
}

const JsonFields<SampleAlternativeRecord>& SampleAlternativeRecord::json_fields() {
    static const auto list = JsonFields<SampleAlternativeRecord>("sample_alternative")
                                 .always("cost", &SampleAlternativeRecord::cost)
                                 .always("effect", &SampleAlternativeRecord::effect)
                                 .always("net_benefit", &SampleAlternativeRecord::net_benefit,
                                         {"Effect × worth, less cost", "Effekt × værdi minus omkostning"})
                                 .always("probability_best", &SampleAlternativeRecord::probability_best,
                                         {"Share of the draws with the highest net benefit",
                                          "Andel af udfaldene med den højeste nettogevinst"})
                                 .always("expected_loss", &SampleAlternativeRecord::expected_loss,
                                         {"What is forgone on average by choosing it",
                                          "Hvad der i gennemsnit mistes ved at vælge det"});
    return list;
}

const JsonFields<SampleComparisonRecord>& SampleComparisonRecord::json_fields() {
    static const auto list =
        JsonFields<SampleComparisonRecord>("sample_comparison")
            .always("versus", &SampleComparisonRecord::versus)
            .always("incremental_cost", &SampleComparisonRecord::incremental_cost)
            .always("incremental_effect", &SampleComparisonRecord::incremental_effect)
            .always("net_benefit", &SampleComparisonRecord::net_benefit)
            .maybe("icer", &SampleComparisonRecord::icer,
                   {"Extra cost for one more unit of effect, of the means; absent where one is better and "
                    "cheaper",
                    "Meromkostning for en enhed mere effekt, af gennemsnittene; mangler, medmindre begge "
                    "stiger"})
            .always("probability_worth_it", &SampleComparisonRecord::probability_worth_it);
    return list;
}

const JsonFields<SampleRecord>& SampleRecord::json_fields() {
    static const auto list =
        JsonFields<SampleRecord>("sample_report")
            .always("draws", &SampleRecord::draws)
            .always("worth", &SampleRecord::worth,
                    {"Money for one unit of effect", "Penge for en enhed effekt"})
            .always("comparator", &SampleRecord::comparator)
            .always("best", &SampleRecord::best,
                    {"Highest mean net benefit", "Højeste gennemsnitlige nettogevinst"})
            .always("alternatives", &SampleRecord::alternatives)
            .always("comparisons", &SampleRecord::comparisons)
            .always("frontier", &SampleRecord::frontier)
            .always("dominance", &SampleRecord::dominance)
            .always("perfect_information", &SampleRecord::perfect_information)
            .always("draws_of_numbers", &SampleRecord::draws_of_numbers,
                    {"Draws that the values of numbers were estimated from",
                     "Udfald, som tallenes værdier er anslået ud fra"})
            .always("numbers", &SampleRecord::numbers)
            .always("groups", &SampleRecord::groups)
            .always("curve", &SampleRecord::curve,
                    {"Acceptability curve and frontier", "Acceptabilitetskurve og -front"});
    return list;
}

SampleRecord sample_record(const value::DecisionSample& sample, const value::SampleAnalysis& analysis) {
    const auto& alternatives = sample.alternatives;
    std::vector<std::string> names;
    for (const auto& one : alternatives) names.push_back(one.name);
    SampleRecord record;
    record.draws = analysis.draws;
    record.worth = analysis.worth;
    record.comparator = names[sample.comparator];
    record.best = names[analysis.now.best];
    for (std::size_t a = 0; a < names.size(); ++a) {
        const auto& of = analysis.alternatives[a];
        record.alternatives.emplace_back(
            names[a],
            SampleAlternativeRecord{record_of(of.cost), record_of(of.effect), record_of(of.net_benefit),
                                    analysis.now.probability_best[a], analysis.now.expected_loss[a]});
    }
    for (const auto& one : analysis.comparisons) {
        const auto& gained = one.gained;
        record.comparisons.emplace_back(
            names[one.alternative],
            SampleComparisonRecord{record.comparator, record_of(gained.cost), record_of(gained.effect),
                                   record_of(gained.net_benefit), one.icer, one.probability_worth_it});
    }
    for (const auto& step : analysis.frontier.steps)
        record.frontier.push_back({step.alternative, step.versus, step.icer});
    for (const auto& one : analysis.frontier.dominated)
        record.dominance.emplace_back(one.alternative, DominatedRecord{one.by, one.extended});
    const auto& everything = analysis.now.perfect_information;
    record.perfect_information = {everything.value, everything.standard_error};
    record.draws_of_numbers = analysis.regressed;
    const auto known = [&](const value::SampleAnalysis::Known& one) {
        KnownNumbersRecord made{one.name,
                                one.name,
                                {},
                                one.value.value,
                                one.value.standard_error,
                                everything.value > 0 ? one.value.value / everything.value : 0};
        for (const auto number : one.numbers) made.inputs.push_back(sample.numbers[number].name);
        return made;
    };
    for (const auto& one : analysis.numbers) record.numbers.push_back(known(one));
    for (const auto& one : analysis.groups) record.groups.push_back(known(one));
    for (const auto& point : analysis.curve) record.curve.push_back(willingness_record(names, point));
    return record;
}

std::string sample_json(const value::DecisionSample& sample, const value::SampleAnalysis& analysis) {
    return document::indented_json_of(sample_record(sample, analysis));
}

}  // namespace vaerdi::view
