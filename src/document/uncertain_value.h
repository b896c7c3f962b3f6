// A number as people write it: with its unit, per alternative, per year, with its uncertainty, its source and
// how good that source is.
//
//     7.5                                        a number is the shortest form, a formula the next
//     {unit: days/patient, by: {surgery: {value: 7.5, range: [7, 8]}, tavi: 1}}
//     {events: 12, of: 293}                      a share counted from data (beta)
//     {gamma: {mean: 7.5, sd: 1}}                a named family
//     {value: 1, as: {beta: [200, 3]}}           a base value that is not the mean
//     {draws: posterior.hr}                      draws made elsewhere: a column of a table of the case
//     {years: {2019: 4.0, 2024: 7.0}}            by year, linear between
//
// The same record serves parameters, the quantities and prices of lines, and the unit prices of the
// catalogue.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "document/fields.h"
#include "document/written.h"

namespace vaerdi::document {

/// How well founded a number is, strongest first; what gives none counts as an assumption.
enum class Evidence { rct, registry, cohort, literature, expert, supplier, assumption };
/// Trust in the evidence (GRADE).
enum class Certainty { high, moderate, low, very_low };
/// What sort of number it is; decides the family fitted to a written range (design: share → beta, ratio →
/// lognormal, amount → gamma, any → normal).
enum class Kind { share, ratio, amount, any };

template <>
struct Choices<Evidence> {
    static const std::vector<std::string>& names();
};
template <>
struct Choices<Certainty> {
    static const std::vector<std::string>& names();
};
template <>
struct Choices<Kind> {
    static const std::vector<std::string>& names();
};

/// The parameters of a family, in order ([12, 281]) or by name ({mean: 7.5, sd: 1}).
struct FamilyParameters {
    Position at;
    std::vector<Formula> listed;
    Dictionary<Formula> named;
};
template <>
struct Format<FamilyParameters> {
    static void read(const YamlNode& node, FamilyParameters& into, Diagnostics& diagnostics);
    static Schema schema(Definitions& definitions);
};

/// Regression coefficients that vary together.
struct MultivariateNormal {
    Position at;
    FamilyParameters mean;
    std::vector<std::vector<Formula>> covariance;
    static const Fields<MultivariateNormal>& fields();
};

/// The families by name; at most one is given.
struct DistributionDocument {
    Position at;
    std::optional<FamilyParameters> normal, lognormal, gamma, beta, uniform, triangular, pert, weibull,
        exponential, gompertz;
    std::optional<FamilyParameters> dirichlet;
    std::optional<MultivariateNormal> mvnormal;
    static const Fields<DistributionDocument>& fields();
};

struct UncertainValue : DistributionDocument {
    Text title;
    Formula unit;
    Formula value;
    Dictionary<Boxed<UncertainValue>> by;
    Dictionary<Boxed<UncertainValue>> years;
    std::vector<Formula> range;
    Located<Kind> kind;
    Formula events, of;
    Formula mean, sd, patient_sd, n;
    std::optional<DistributionDocument> as;
    Formula draws;
    Located<bool> same_draw;
    std::vector<Name> in;
    Boxed<UncertainValue> otherwise;
    Located<int> price_year;
    Formula inflation;
    Name country;
    Formula source;
    Located<Evidence> evidence;
    Located<Certainty> certainty;
    Text note;

    static const Fields<UncertainValue>& fields();

    /// Nothing was written.
    bool absent() const { return at.line == 0 && value.at.line == 0; }
    Position place() const { return at.line > 0 ? at : value.at; }
};

/// Adds the keys of an uncertain value to a record that is one (a unit price, say).
template <class Record>
Fields<Record> with_uncertain_value(Fields<Record> list);

}  // namespace vaerdi::document

#include "document/uncertain_value_fields.h"
