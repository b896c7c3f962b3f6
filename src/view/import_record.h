// What became of an import, as it is written for programs and for the workbench.
#pragma once

#include "exchange/import.h"
#include "view/measure_record.h"

namespace vaerdi::view {

struct RejectionRecord {
    std::string file;
    std::int64_t line = 0;
    std::string column, value, why, mend;
    static const JsonFields<RejectionRecord>& json_fields();
};

struct RejectedRecord {
    std::string column, why, mend;
    std::int64_t values = 0;
    bool rows_rejected = true;
    std::vector<RejectionRecord> examples;
    static const JsonFields<RejectedRecord>& json_fields();
};

struct ImportRecord {
    DataSetRecord data;
    bool was_there = false;
    std::int64_t rows_read = 0;
    std::vector<RejectedRecord> rejected;
    std::vector<std::string> not_taken, found;
    static const JsonFields<ImportRecord>& json_fields();
};

ImportRecord import_record(const exchange::Imported& imported, Language language);
std::string import_json(const exchange::Imported& imported, Language language);

RejectionRecord rejection_record(const warehouse::Rejection& rejection, Language language);

/// Every rejection that is kept of a data set, a line each; texts that a spreadsheet could take for a formula
/// have a quotation mark before them.
std::string rejections_csv(warehouse::Database& database, const warehouse::DataSet& data, Language language);

}  // namespace vaerdi::view
