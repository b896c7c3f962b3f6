#include "view/measure_record.h"

#include <array>

#include "document/json_writer.h"
#include "view/measure_words.h"

namespace vaerdi::view {

namespace {

std::optional<double> low_of(const std::optional<outcome::Interval>& interval) {
    return interval ? std::optional(interval->low) : std::nullopt;
}
std::optional<double> high_of(const std::optional<outcome::Interval>& interval) {
    return interval ? std::optional(interval->high) : std::nullopt;
}

std::string standing_word(outcome::Standing standing) {
    constexpr std::array words{"too few", "far below", "below", "as others", "above", "far above"};
    return words[static_cast<std::size_t>(standing)];
}

std::string judged_word(outcome::Judged judged) {
    constexpr std::array words{"yes", "nothing counted", "too few rows", "too few answers",
                               "not followed yet"};
    return words[static_cast<std::size_t>(judged)];
}

AdjustedRecord adjusted_record(const outcome::AdjustedFigure& of) {
    return {of.rows,
            of.observed,
            of.expected,
            of.ratio,
            low_of(of.ratio_interval),
            high_of(of.ratio_interval),
            of.value,
            low_of(of.interval),
            high_of(of.interval),
            of.z,
            standing_word(of.standing)};
}

void add_key(MeasureFigureRecord& record, const outcome::Key& key, const outcome::Grouping& grouping,
             Language language) {
    record.period = period_words(grouping.period, key.period, language);
    for (std::size_t g = 0; g < key.groups.size(); ++g)
        record.by.emplace_back(grouping.columns[g], group_words(key.groups[g], language));
}

}  // namespace

MeasureFigureRecord measure_figure_record(const outcome::Measure& measure, const outcome::Figure& figure,
                                          Language language) {
    const auto& tally = figure.tally;
    MeasureFigureRecord record;
    record.rows = tally.rows;
    if (!figure.hidden && counts_events(measure)) record.numerator = tally.events;
    if (measure.kind == outcome::Kind::rate && !figure.hidden) {
        if (!counts_events(measure)) record.amount = tally.amount.value();
        record.exposure = tally.exposure.value();
    }
    record.denominator = tally.counted;
    record.unknown = tally.unknown;
    record.waiting = tally.waiting;
    record.outside = tally.outside;
    for (std::size_t r = 0; r < tally.excluded.size(); ++r)
        record.excluded.push_back(
            {measure.rules[r].name, measure.rules[r].title.in(language), tally.excluded[r], tally.gross[r]});
    record.value = figure.value;
    record.low = low_of(figure.interval);
    record.high = high_of(figure.interval);
    record.standard_deviation = figure.spread;
    if (figure.adjusted) record.adjusted = adjusted_record(*figure.adjusted);
    if (figure.shrunken)
        record.shrunken = {figure.shrunken->value, figure.shrunken->interval.low,
                           figure.shrunken->interval.high};
    if (figure.response) {
        record.response_rate = figure.response->rate;
        record.worst_case = figure.response->worst;
        record.best_case = figure.response->best;
    }
    record.judged = judged_word(figure.judged);
    record.hidden = figure.hidden;
    record.reaches_standard = figure.reaches_standard;
    return record;
}

namespace {

MeasureRecord measure_record(const outcome::ResolvedMeasures& measures, const outcome::Grouping& grouping,
                             const outcome::MeasureFigures& figures, Language language) {
    const auto& measure = measures.measures[figures.measure];
    MeasureRecord record;
    record.name = measure.name;
    record.title = measure.title.in(language);
    record.definition = definition_words(measures, measure).in(language);
    record.kind = outcome::kind_word(measure.kind);
    record.unit = measure.unit;
    if (measure.better) record.better = *measure.better == outcome::Better::higher ? "higher" : "lower";
    record.standard = measure.standard;
    record.all = measure_figure_record(measure, figures.all, language);
    for (const auto& cell : figures.cells) {
        auto made = measure_figure_record(measure, cell, language);
        add_key(made, cell.key, grouping, language);
        record.figures.push_back(std::move(made));
    }
    if (figures.reliability)
        record.reliability = {figures.reliability->between, figures.reliability->within,
                              figures.reliability->intraclass, figures.reliability->rows_for_70};
    record.without_covariates = figures.without_covariates;
    record.fit = figures.fit.in(language);
    return record;
}

}  // namespace

const JsonFields<ExcludedRecord>& ExcludedRecord::json_fields() {
    static const auto list =
        JsonFields<ExcludedRecord>("excluded_rows")
            .always("rule", &ExcludedRecord::rule)
            .maybe("title", &ExcludedRecord::title)
            .always("rows", &ExcludedRecord::rows,
                    {"Taken away by this rule first", "Taget ud af denne regel først"})
            .always("gross", &ExcludedRecord::gross,
                    {"Would be taken away by this rule alone", "Ville blive taget ud af reglen alene"});
    return list;
}

const JsonFields<AdjustedRecord>& AdjustedRecord::json_fields() {
    static const auto list =
        JsonFields<AdjustedRecord>("adjusted_figure")
            .always("rows", &AdjustedRecord::rows)
            .always("observed", &AdjustedRecord::observed)
            .always("expected", &AdjustedRecord::expected,
                    {"As all rows with the same case mix would have it",
                     "Som alle rækker med samme patientsammensætning ville have det"})
            .maybe("ratio", &AdjustedRecord::ratio, {"Observed to expected", "Observeret til forventet"})
            .maybe("ratio_low", &AdjustedRecord::ratio_low)
            .maybe("ratio_high", &AdjustedRecord::ratio_high)
            .always("value", &AdjustedRecord::value)
            .maybe("low", &AdjustedRecord::low)
            .maybe("high", &AdjustedRecord::high)
            .always("z", &AdjustedRecord::z)
            .always("standing", &AdjustedRecord::standing,
                    {"Among all beyond chance: below or above (95 %), far below or above (99.8 %), as "
                     "others, too few",
                     "Blandt alle ud over det tilfældige: under eller over (95 %), langt under eller over "
                     "(99,8 %), "
                     "som andre, for få"});
    return list;
}

const JsonFields<ShrunkenRecord>& ShrunkenRecord::json_fields() {
    static const auto list = JsonFields<ShrunkenRecord>("shrunken_figure")
                                 .always("value", &ShrunkenRecord::value)
                                 .always("low", &ShrunkenRecord::low)
                                 .always("high", &ShrunkenRecord::high);
    return list;
}

const JsonFields<MeasureFigureRecord>& MeasureFigureRecord::json_fields() {
    static const auto list =
        JsonFields<MeasureFigureRecord>("measure_figure")
            .maybe("period", &MeasureFigureRecord::period)
            .maybe("by", &MeasureFigureRecord::by,
                   {"Unit, region, … by column", "Enhed, region, … efter kolonne"})
            .always("rows", &MeasureFigureRecord::rows)
            .maybe("numerator", &MeasureFigureRecord::numerator)
            .maybe("amount", &MeasureFigureRecord::amount,
                   {"What a rate adds up, where it counts no events",
                    "Det, en rate lægger sammen, hvor den ikke tæller hændelser"})
            .maybe("exposure", &MeasureFigureRecord::exposure,
                   {"What a rate is per, added up", "Det, en rate er pr., lagt sammen"})
            .always("denominator", &MeasureFigureRecord::denominator,
                    {"Rows that count", "Rækker, der tæller"})
            .always("unknown", &MeasureFigureRecord::unknown,
                    {"Rows in which a value that decides is missing",
                     "Rækker, hvor en værdi, der afgør det, mangler"})
            .always("waiting", &MeasureFigureRecord::waiting,
                    {"Rows not followed long enough yet", "Rækker, der endnu ikke er fulgt længe nok"})
            .always("outside", &MeasureFigureRecord::outside,
                    {"Rows that do not belong", "Rækker, der ikke hører til"})
            .maybe("excluded", &MeasureFigureRecord::excluded)
            .maybe("value", &MeasureFigureRecord::value)
            .maybe("low", &MeasureFigureRecord::low, {"95% interval", "95 %-interval"})
            .maybe("high", &MeasureFigureRecord::high)
            .maybe("standard_deviation", &MeasureFigureRecord::standard_deviation)
            .maybe("adjusted", &MeasureFigureRecord::adjusted)
            .maybe("shrunken", &MeasureFigureRecord::shrunken)
            .maybe("response_rate", &MeasureFigureRecord::response_rate)
            .maybe("worst_case", &MeasureFigureRecord::worst_case,
                   {"If every missing answer were the worst there is",
                    "Hvis hvert manglende svar var det værste, der findes"})
            .maybe("best_case", &MeasureFigureRecord::best_case)
            .always("judged", &MeasureFigureRecord::judged)
            .maybe("reaches_standard", &MeasureFigureRecord::reaches_standard)
            .always("hidden", &MeasureFigureRecord::hidden,
                    {"Small numbers are hidden", "Små tal er skjult"});
    return list;
}

const JsonFields<ReliabilityRecord>& ReliabilityRecord::json_fields() {
    static const auto list =
        JsonFields<ReliabilityRecord>("reliability")
            .always("between", &ReliabilityRecord::between,
                    {"Variance between units", "Varians mellem enheder"})
            .always("within", &ReliabilityRecord::within, {"Variance within them", "Varians inden for dem"})
            .always("intraclass", &ReliabilityRecord::intraclass)
            .maybe(
                "rows_for_70", &ReliabilityRecord::rows_for_70,
                {"Rows of a unit for a reliability of .70", "Rækker i en enhed for en pålidelighed på 0,70"});
    return list;
}

const JsonFields<MeasureRecord>& MeasureRecord::json_fields() {
    static const auto list = JsonFields<MeasureRecord>("measure")
                                 .always("name", &MeasureRecord::name)
                                 .always("title", &MeasureRecord::title)
                                 .always("definition", &MeasureRecord::definition)
                                 .always("kind", &MeasureRecord::kind)
                                 .maybe("unit", &MeasureRecord::unit)
                                 .maybe("better", &MeasureRecord::better)
                                 .maybe("standard", &MeasureRecord::standard)
                                 .always("all", &MeasureRecord::all)
                                 .always("figures", &MeasureRecord::figures)
                                 .maybe("reliability", &MeasureRecord::reliability)
                                 .always("without_covariates", &MeasureRecord::without_covariates)
                                 .maybe("fit", &MeasureRecord::fit);
    return list;
}

const JsonFields<DataSetRecord>& DataSetRecord::json_fields() {
    static const auto list =
        JsonFields<DataSetRecord>("data_set")
            .always("id", &DataSetRecord::id)
            .always("version", &DataSetRecord::version, {"Hash of the content", "Indholdets hash"})
            .always("rows", &DataSetRecord::rows)
            .always("rejected", &DataSetRecord::rejected)
            .always("generated", &DataSetRecord::generated,
                    {"No patient is behind the rows", "Der er ingen patienter bag rækkerne"});
    return list;
}

const JsonFields<MeasuresRecord>& MeasuresRecord::json_fields() {
    static const auto list = JsonFields<MeasuresRecord>("measures_report")
                                 .maybe("title", &MeasuresRecord::title)
                                 .always("data", &MeasuresRecord::data)
                                 .always("measures", &MeasuresRecord::measures);
    return list;
}

DataSetRecord data_set_record(const warehouse::DataSet& data) {
    return {data.id, data.version, data.rows, data.rejected, data.generated};
}

MeasuresRecord measures_record(const outcome::ResolvedMeasures& measures, const warehouse::DataSet& data,
                               const outcome::Grouping& grouping,
                               const std::vector<outcome::MeasureFigures>& figures, Language language) {
    MeasuresRecord record;
    record.title = measures.title.in(language);
    record.data = data_set_record(data);
    for (const auto& one : figures)
        record.measures.push_back(measure_record(measures, grouping, one, language));
    return record;
}

std::string measures_json(const MeasuresRecord& record) { return document::indented_json_of(record); }

}  // namespace vaerdi::view
