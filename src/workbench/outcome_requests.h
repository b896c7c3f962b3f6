// What the workbench asks about outcomes, as it stands in the body of a request.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/fields.h"
#include "outcome/counts.h"
#include "workbench/requests.h"

namespace vaerdi::workbench {

/// How a waiting file is to be taken: the mapping as text.
struct MappingRequest {
    std::string mapping;
    std::string name;  ///< of the data set, when there are several in a purchase; else `data`
    Located<Language> language;
    static const document::Fields<MappingRequest>& fields();
};

/// Some of the rows: dates, both included, and what columns hold.
struct RowsWanted {
    std::string from, to;  ///< 2019-01-01
    Dictionary<std::string> where;
};

struct MeasuresRequest : RowsWanted {
    std::string document;  ///< measures.yaml of the purchase; or `text`
    std::string text;
    std::vector<std::string> measures;  ///< all when empty
    std::vector<std::string> by;        ///< columns
    Located<outcome::Period> period;
    Located<bool> registry, as_supplier;
    Located<Language> language;
    static const document::Fields<MeasuresRequest>& fields();
};

struct ListRowsRequest : RowsWanted {
    std::string document, text;
    std::string measure;
    Located<Language> language;
    static const document::Fields<ListRowsRequest>& fields();
};

/// A measure patient by patient.
struct PatientsRequest : RowsWanted {
    std::string document, text;
    std::string measure;
    Located<int> run_length;  ///< patients between false alarms; 5,000 when absent
    Located<Language> language;
    static const document::Fields<PatientsRequest>& fields();
};

/// The figures of every year, to be handed on.
struct ReportsRequest {
    bool as_supplier = false;
    Language language = Language::english;
};

}  // namespace vaerdi::workbench

namespace vaerdi::document {
template <>
struct Choices<outcome::Period> {
    static const std::vector<std::string>& names();
};
}  // namespace vaerdi::document
