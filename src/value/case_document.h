// A value case as people write it. See docs/language for what each key means; nothing is calculated here.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "catalogue/catalogue.h"
#include "document/uncertain_value.h"
#include "math/distribution.h"
#include "value/health_document.h"
#include "value/payer_document.h"

namespace vaerdi::value {

using document::Dictionary;
using document::Formula;
using document::Located;
using document::Name;
using document::UncertainValue;

/// When in the year the flow of a year falls.
enum class Timing { end, start, middle };
/// How a table gives values between its points.
enum class Between { linear, step };

struct HorizonDocument {
    Position at;
    Formula period;
    Formula follow_up;
    static const document::Fields<HorizonDocument>& fields();
};

struct DiscountingDocument {
    Position at;
    Formula convention;
    Formula costs, effects;
    Located<catalogue::Compounding> compounding;
    static const document::Fields<DiscountingDocument>& fields();
};

struct PopulationDocument {
    Position at;
    Formula patients, procedures, units;
    Formula duration;
    Formula follow_up;
    static const document::Fields<PopulationDocument>& fields();
};

struct GroupDocument {
    Position at;
    Text title;
    Formula share;
    Dictionary<UncertainValue> set;
    static const document::Fields<GroupDocument>& fields();
};

struct TableDocument {
    Position at;
    Text title;
    Dictionary<Formula> points;
    Located<Between> between;
    Formula unit;
    Formula source;
    static const document::Fields<TableDocument>& fields();
};

struct DrawsDocument {
    Position at;
    Formula file;
    Formula source;
    Located<document::Evidence> evidence;
    Located<document::Certainty> certainty;
    Text note;
    static const document::Fields<DrawsDocument>& fields();
};

/// A table of draws that a case names, as it was read (given_draws.h).
struct GivenTable {
    struct Column {
        std::string name;
        int place = 0;  ///< in the file, counted from 1
        math::Given draws;
    };
    std::string file;  ///< as findings name it
    std::vector<Column> columns;
    std::vector<int> lines;  ///< of the file, by row
};

struct LineDocument {
    Position at;
    Text name;
    Name category;
    std::optional<PayerShares> payer, gains;
    UncertainValue amount, quantity, price;
    Text not_priced;
    Formula when;
    std::vector<Name> only;
    Formula life;
    UncertainValue residual;
    UncertainValue ramp;
    Name staff;
    UncertainValue cashable;
    UncertainValue deadweight, attribution, displacement, drop_off;
    Name counts;
    Formula source;
    Located<document::Evidence> evidence;
    Text note;
    static const document::Fields<LineDocument>& fields();
};

struct ResourceDocument {
    Position at;
    Text title;
    Formula cost, capacity, used;
    Name staff;
    Formula source;
    Text note;
    static const document::Fields<ResourceDocument>& fields();
};

struct StepDocument {
    Position at;
    Text name;
    Name who;
    UncertainValue minutes;
    UncertainValue times;
    static const document::Fields<StepDocument>& fields();
};

struct PathwayDocument {
    Position at;
    Text title;
    Formula per;
    std::vector<StepDocument> steps;
    static const document::Fields<PathwayDocument>& fields();
};

struct TransferDocument {
    Position at;
    Name rule;
    Name from, to;
    UncertainValue share;
    Formula cap;
    Located<int> first_year, last_year;
    std::vector<Name> on;
    Formula source;
    Text note;
    static const document::Fields<TransferDocument>& fields();
};

struct FinancingDocument {
    Position at;
    Text title;
    Name alternative;
    UncertainValue outlay;
    UncertainValue repays;
    Formula return_cap;
    Formula source;
    Text note;
    static const document::Fields<FinancingDocument>& fields();
};

struct ScenarioDocument {
    Position at;
    Text title;
    Dictionary<Formula> set;
    static const document::Fields<ScenarioDocument>& fields();
};

struct StudyDocument {
    Position at;
    Text title;
    std::vector<Name> of;
    std::vector<Formula> patients;
    Formula patient_sd;
    Formula cost, cost_per_patient;
    Formula duration;
    Formula source;
    Text note;
    static const document::Fields<StudyDocument>& fields();
};

struct MatrixDocument {
    Position at;
    Formula same_cost, same_effect;
    static const document::Fields<MatrixDocument>& fields();
};

struct SourceDocument {
    Text title;
    Formula url, date;
    static const document::Fields<SourceDocument>& fields();
};

struct CaseDocument {
    Located<int> version;
    Text title;
    Name id;
    Text summary;
    Text organisation;
    Formula date;
    std::vector<Name> keywords;
    Name currency;
    Located<int> price_year;
    Formula start;
    std::optional<HorizonDocument> horizon;
    Located<Timing> timing;
    std::optional<DiscountingDocument> discounting;
    std::vector<Name> perspective;
    Name comparator;
    Dictionary<Text> alternatives;
    std::optional<PopulationDocument> population;
    Dictionary<GroupDocument> groups;
    Dictionary<UncertainValue> parameters;
    Dictionary<TableDocument> tables;
    Dictionary<DrawsDocument> draws;
    Dictionary<UncertainValue> uptake;
    std::vector<LineDocument> lines;
    Dictionary<ResourceDocument> resources;
    Dictionary<PathwayDocument> pathways;
    std::vector<TransferDocument> transfers;
    Dictionary<FinancingDocument> financing;
    std::optional<HealthDocument> health;
    UncertainValue qaly_value;
    std::vector<Name> price;
    std::optional<MatrixDocument> value_matrix;
    Dictionary<ScenarioDocument> scenarios;
    Dictionary<StudyDocument> studies;
    Dictionary<SourceDocument> sources;
    static const document::Fields<CaseDocument>& fields();

    /// What stands in the files of `draws`, by its name there; put there by whoever may read files.
    std::map<std::string, std::shared_ptr<const GivenTable>> given;
};

}  // namespace vaerdi::value

namespace vaerdi::document {
template <>
struct Choices<value::Timing> {
    static const std::vector<std::string>& names();
};
template <>
struct Choices<catalogue::Compounding> {
    static const std::vector<std::string>& names();
};
template <>
struct Choices<value::Between> {
    static const std::vector<std::string>& names();
};
}  // namespace vaerdi::document
