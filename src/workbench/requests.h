// What the workbench asks the engine, as it stands in the body of a request.
//
// Each request is a record with one list of fields (document/fields.h): from it come reading and the
// description of the API. Numbers and settings are texts as in a document.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "document/fields.h"
#include "workbench/refusal.h"

namespace vaerdi::workbench {

using document::Dictionary;
using document::Located;

/// What an assessment may hold besides the figures.
enum class Part { headroom, sensitivity, thresholds, scenarios, plane, sliders, course, information };
enum class DocumentKind { case_document, catalogue };

/// A case to calculate: a stored document or a text, with values set from outside.
struct CaseQuestion {
    std::string document;  ///< path of a stored document; or `text`
    std::string text;
    std::string purchase;  ///< whose sister documents and catalogue a `text` is read with
    Located<int> version;  ///< of the stored document; the newest when absent
    Dictionary<std::string> set;
    std::string scenario;
    Located<int> draws, seed;
    Located<Language> language;
    std::string run;  ///< a newer question of the same session and run stops this one
};

struct AssessRequest : CaseQuestion {
    std::vector<Located<Part>> include;
    static const document::Fields<AssessRequest>& fields();
};

struct PriceRequest : CaseQuestion {
    std::string parameter;  ///< the number that is the price; else the prices that the case names
    static const document::Fields<PriceRequest>& fields();
};

struct SensitivityRequest : CaseQuestion {
    std::string alternative;           ///< only this one
    std::string spread;                ///< "20 %": every number moves by it
    std::vector<std::string> two_way;  ///< two numbers at once
    static const document::Fields<SensitivityRequest>& fields();
};

struct ExplainRequest : CaseQuestion {
    std::string figure;
    Located<bool> figures;  ///< list the names of all figures that can be explained
    static const document::Fields<ExplainRequest>& fields();
};

struct CheckRequest {
    std::string path;  ///< of a stored document; or `text`
    std::string text;
    std::string purchase;
    Located<DocumentKind> kind;  ///< else the first line tells
    Located<Language> language;
    static const document::Fields<CheckRequest>& fields();
};

struct ConvertFrom {
    std::string currency, country;
    Located<int> year;
    static const document::Fields<ConvertFrom>& fields();
};
struct ConvertTo {
    std::string currency, country;
    Located<int> year;
    static const document::Fields<ConvertTo>& fields();
};
struct ConvertRequest {
    std::string amount;  ///< a plain number; or `price`
    std::string price;   ///< id of a price of the catalogue
    std::optional<ConvertFrom> from;
    std::optional<ConvertTo> to;
    std::string inflation;  ///< factor, where no index is held
    Located<bool> by_exchange_rate;
    Located<Language> language;
    static const document::Fields<ConvertRequest>& fields();
};

}  // namespace vaerdi::workbench

namespace vaerdi::document {
template <>
struct Choices<Language> {
    static const std::vector<std::string>& names();
};
template <>
struct Choices<workbench::Part> {
    static const std::vector<std::string>& names();
};
template <>
struct Choices<workbench::DocumentKind> {
    static const std::vector<std::string>& names();
};
}  // namespace vaerdi::document
