// What the workbench gets back, as records with one list of keys each: from it come the JSON and the
// description of the API.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "document/json_fields.h"
#include "view/report_record.h"

namespace vaerdi::workbench {

using document::JsonFields;

struct FindingAnswer {
    Severity severity = Severity::error;
    std::string file;
    int line = 0, column = 0;
    std::string message, remedy;
    static const JsonFields<FindingAnswer>& json_fields();
};
std::vector<FindingAnswer> findings_of(const std::vector<Diagnostic>& findings, Language language);

struct BothLanguages {
    std::string en, da;
    static const JsonFields<BothLanguages>& json_fields();
};

struct ErrorBody {
    std::string code;
    BothLanguages message;
    std::vector<FindingAnswer> findings;
    static const JsonFields<ErrorBody>& json_fields();
};
struct ErrorAnswer {
    ErrorBody error;
    static const JsonFields<ErrorAnswer>& json_fields();
};

/// What stands in a table of draws.
struct TableAnswer {
    std::size_t rows = 0;
    std::vector<std::string> columns;
    static const JsonFields<TableAnswer>& json_fields();
};

struct CheckAnswer {
    std::vector<FindingAnswer> findings;
    std::string kind;
    std::optional<TableAnswer> table{};
    static const JsonFields<CheckAnswer>& json_fields();
};

/// Draws in the cost–effect plane.
struct PlaneAnswer {
    std::string effect_in;
    std::vector<std::vector<double>> points;
    static const JsonFields<PlaneAnswer>& json_fields();
};

struct SliderAnswer {
    std::string input, title, unit, unit_words;
    double value = 0, base = 0, low = 0, high = 0, step = 0, influence = 0;
    std::string source, evidence, certainty;
    bool assumption = false, share = false;
    std::string text, unit_text, alternative;
    static const JsonFields<SliderAnswer>& json_fields();
};

/// A number of the case as people say it.
struct NumberWords {
    std::string title, value;
    std::string low, high;  ///< ends of its 95 % interval; empty when it is certain
    static const JsonFields<NumberWords>& json_fields();
};

struct WordsAnswer {
    std::vector<std::string> headroom, thresholds;
    std::map<std::string, std::map<std::string, std::string>> payers;
    std::map<std::string, std::string> short_answers;
    std::map<std::string, std::string> units;   ///< unit as written → as people say it
    std::map<std::string, NumberWords> inputs;  ///< by name
    std::map<std::string, std::string> groups;  ///< titles of patient groups by id
    static const JsonFields<WordsAnswer>& json_fields();
};

/// What the payers pay more (or less) by year, beside the undiscounted budget of the report.
struct BudgetsAnswer {
    std::vector<double> net;  ///< of the payers within the perspective, undiscounted
    std::map<std::string, std::vector<double>> present;  ///< by payer, present value
    std::vector<double> present_net;
    static const JsonFields<BudgetsAnswer>& json_fields();
};

/// The report of `vaerdi assess --json`, and beside it what the pages show.
struct AssessAnswer : view::ReportRecord {
    std::optional<std::map<std::string, PlaneAnswer>> plane{};
    std::optional<std::vector<SliderAnswer>> sliders{};
    WordsAnswer words{};
    std::map<std::string, BudgetsAnswer> budgets{};
    std::vector<FindingAnswer> findings{};
    int version = 0;
    static const JsonFields<AssessAnswer>& json_fields();
};

struct FiguresAnswer {
    std::vector<std::string> figures;
    static const JsonFields<FiguresAnswer>& json_fields();
};
struct ExplainAnswer {
    std::string figure;
    document::JsonText explanation;
    static const JsonFields<ExplainAnswer>& json_fields();
};

struct CatalogueHit {
    std::string kind{}, kind_title{}, id{}, title{}, price{};
    std::optional<double> value{};
    std::string unit{};
    std::optional<int> price_year{};
    std::string payer{}, evidence{}, file{};
    static const JsonFields<CatalogueHit>& json_fields();
};

struct ConvertAnswer {
    double value = 0;
    std::string currency;
    int year = 0;
    std::vector<std::string> steps;
    static const JsonFields<ConvertAnswer>& json_fields();
};

}  // namespace vaerdi::workbench

namespace vaerdi::document {
template <>
struct Choices<Severity> {
    static const std::vector<std::string>& names();
};
}  // namespace vaerdi::document
