// The figures of measures as they are written for programs and for the workbench.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/json_fields.h"
#include "outcome/figures.h"
#include "warehouse/data_set.h"

namespace vaerdi::view {

using document::JsonFields;
using document::Named;

struct ExcludedRecord {
    std::string rule, title;
    std::int64_t rows = 0, gross = 0;
    static const JsonFields<ExcludedRecord>& json_fields();
};

struct AdjustedRecord {
    std::int64_t rows = 0;
    double observed = 0, expected = 0;
    std::optional<double> ratio, ratio_low, ratio_high;
    double value = 0;
    std::optional<double> low, high;
    double z = 0;
    std::string standing;
    static const JsonFields<AdjustedRecord>& json_fields();
};

struct ShrunkenRecord {
    double value = 0, low = 0, high = 0;
    static const JsonFields<ShrunkenRecord>& json_fields();
};

struct MeasureFigureRecord {
    std::string period;
    Named<std::string> by;
    std::int64_t rows = 0;
    std::optional<std::int64_t> numerator;   ///< events
    std::optional<double> amount, exposure;  ///< of a rate
    std::int64_t denominator = 0, unknown = 0, waiting = 0, outside = 0;
    std::vector<ExcludedRecord> excluded;
    std::optional<double> value, low, high, standard_deviation;
    std::optional<AdjustedRecord> adjusted;
    std::optional<ShrunkenRecord> shrunken;
    std::optional<double> response_rate, worst_case, best_case;
    std::string judged;
    std::optional<bool> reaches_standard;
    bool hidden = false;
    static const JsonFields<MeasureFigureRecord>& json_fields();
};

struct ReliabilityRecord {
    double between = 0, within = 0, intraclass = 0;
    std::optional<std::int64_t> rows_for_70;
    static const JsonFields<ReliabilityRecord>& json_fields();
};

struct MeasureRecord {
    std::string name, title, definition, kind, unit, better;
    std::optional<double> standard;
    MeasureFigureRecord all;
    std::vector<MeasureFigureRecord> figures;
    std::optional<ReliabilityRecord> reliability;
    std::int64_t without_covariates = 0;
    std::string fit;
    static const JsonFields<MeasureRecord>& json_fields();
};

struct DataSetRecord {
    std::string id, version;
    std::int64_t rows = 0, rejected = 0;
    bool generated = false;
    static const JsonFields<DataSetRecord>& json_fields();
};

struct MeasuresRecord {
    std::string title;
    DataSetRecord data;
    std::vector<MeasureRecord> measures;
    static const JsonFields<MeasuresRecord>& json_fields();
};

/// One figure, without its key.
MeasureFigureRecord measure_figure_record(const outcome::Measure& measure, const outcome::Figure& figure,
                                          Language language);

MeasuresRecord measures_record(const outcome::ResolvedMeasures& measures, const warehouse::DataSet& data,
                               const outcome::Grouping& grouping,
                               const std::vector<outcome::MeasureFigures>& figures, Language language);

DataSetRecord data_set_record(const warehouse::DataSet& data);

/// For programs: every figure with full precision.
std::string measures_json(const MeasuresRecord& record);

}  // namespace vaerdi::view
