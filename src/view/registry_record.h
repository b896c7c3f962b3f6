// The registry's table for programs: country, regions and units, the latest periods beside one another.
#pragma once

#include <string>
#include <vector>

#include "outcome/registry.h"
#include "view/measure_record.h"

namespace vaerdi::view {

struct RegistryRowRecord {
    std::string level, name;
    std::vector<MeasureFigureRecord> figures;
    static const JsonFields<RegistryRowRecord>& json_fields();
};

struct RegistryTableRecord {
    std::string name, title;
    std::optional<double> standard;
    std::vector<RegistryRowRecord> rows;
    static const JsonFields<RegistryTableRecord>& json_fields();
};

struct RegistryRecord {
    std::string title;
    DataSetRecord data;
    std::vector<RegistryTableRecord> measures;
    static const JsonFields<RegistryRecord>& json_fields();
};

RegistryRecord registry_record(const outcome::ResolvedMeasures& measures, const warehouse::DataSet& data,
                               const std::vector<outcome::Registry>& tables, Language language);

}  // namespace vaerdi::view
