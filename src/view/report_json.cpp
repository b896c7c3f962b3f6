// The report for programs. Figures are {"value": …} and, when draws were made, mean, low, high and
// standard_error; what does not apply is absent; doubles are written so that they read back the same.
#include "view/report.h"
#include "view/report_record.h"

namespace vaerdi::view {
namespace {

template <class Record>
std::string indented(const Record& record) {
    document::JsonWriter out(document::JsonWriter::Layout::indented);
    Record::json_fields().write(record, out);
    return out.take() + "\n";
}

}  // namespace

std::string report_json(const Report& report, Language language) {
    return indented(report_record(report, language));
}

std::string price_json(const Report& report, Language language) {
    return indented(price_record(report, language));
}

}  // namespace vaerdi::view
