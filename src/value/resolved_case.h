// A value case bound to its catalogue: every name found, unit checked, formula parsed, date turned into a
// year.
//
// What is here can be calculated; nothing below this line fails. Amounts are kept in the units they were
// written in
// (`Input`), calculation runs in base units (base/unit.h).
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/unit.h"
#include "catalogue/catalogue.h"
#include "math/distribution.h"
#include "math/formula.h"
#include "math/sampler.h"
#include "value/case_document.h"
#include "value/health_model.h"
#include "value/tree_model.h"

namespace vaerdi::value {

/// For lengths of time that are written in days, weeks or months of days.
inline constexpr double days_of_a_year = 365.25;

/// Where a number comes from and how good that is.
struct Provenance {
    std::string file;
    Position at;
    std::string source;  ///< in words; a source id of the case is spelt out
    std::optional<document::Evidence> evidence;
    std::optional<document::Certainty> certainty;
    Text note;
    /// No source or no evidence, or evidence `assumption`.
    bool is_assumption() const;
    /// An assumption, or evidence from an expert or the supplier only, or certainty low or very low.
    bool is_weak() const;
};

/// One written number: the least thing that can be uncertain, set, or varied.
struct Input {
    std::string
        name;  ///< valve, bed_days.tavi, tariff.2027, price(bed-day), lines.follow_up.quantity, row.better
    Text title;
    Unit unit;  ///< `base` and the distribution are in this unit; plain shares for dimensionless numbers
    double base = 0;  ///< the value of deterministic figures
    std::optional<math::Distribution> distribution;
    std::string stream;  ///< address of its draws; inputs of one stream move together
    int joint = -1;      ///< index into ResolvedCase::joints when it is drawn together with others
    std::size_t component = 0;
    bool is_share = false;                  ///< must stay within 0 and 1
    std::optional<math::Interval> written;  ///< the range that the user wrote
    std::optional<double> patient_sd;       ///< between patients, where the user wrote it
    Provenance provenance;
    Text conversion;  ///< how a price was brought to the case's year and currency; empty when it was not

    bool uncertain() const { return distribution.has_value() || joint >= 0; }
};

/// Values drawn together: a row of shares, or regression coefficients.
struct Joint {
    std::vector<std::size_t> inputs;  ///< by component
    std::vector<std::string> streams;
    std::variant<math::Dirichlet, math::MultivariateNormal> distribution;
};

/// A quantity as resolved: a number, a formula, one of them for each alternative or year, or what a course of
/// illness or a decision tree comes to.
struct Value {
    Unit unit;
    std::optional<std::size_t> input;
    math::ExpressionPtr formula;
    std::vector<ValuePtr> by_alternative;           ///< null where the alternative has none
    std::vector<std::pair<int, ValuePtr>> by_year;  ///< ascending; linear between, level outside
    std::optional<CourseAmount> course;
    std::optional<TreeAmount> tree;
    double factor = 1;  ///< price index and currency
    Position at;
    std::string name;  ///< of the parameter, or lines.<line>.quantity
};

struct Alternative {
    std::string id;
    Text title;
};

/// What a flow is counted for.
enum class Base { once, year, patient, patient_year, procedure, procedure_year, piece, piece_year };

/// People, procedures or pieces coming in: all at t = 0, or some in each of the first years.
struct Intake {
    bool given = false;
    bool at_start = true;
    ValuePtr count;  ///< in all (at_start), or per year
    int years = 1;   ///< in how many years they come
};

struct PayerShare {
    std::string payer;
    double share = 1;
};

/// When a flow falls: years of the case (for once and yearly flows) or of follow-up (for flows per patient
/// and year).
struct When {
    bool given = false;
    bool at_start = false;
    int first = 1;
    int last = 1;
};

struct TransferOn {
    std::string id;
    Text title;
    std::string from, to;
    ValuePtr share;
    std::optional<double>
        cap;  ///< in base units, for one of the line's base (or in all for once and yearly flows)
    int first_year = 0, last_year = 0;  ///< calendar years, inclusive
    Provenance provenance;
};

struct Residual {
    enum class Kind { none, linear, share, amount } kind = Kind::none;
    ValuePtr value;
};

struct Line {
    std::string id;  ///< snake_case of the name, unique in the case
    Text name;
    std::string category;
    Text category_title;
    bool is_cost = true;  ///< payer (cost) or gains (effect)
    std::vector<PayerShare> shares;
    std::optional<Text> not_priced;
    ValuePtr amount, quantity, price;
    Base base = Base::once;
    bool has_money = true;
    Unit natural_unit;  ///< what the quantity counts: days, hours, kg CO2e; dimensionless for events
    bool has_natural = false;
    std::string counts;  ///< id under which natural units are summed
    Text counts_title;
    When when;
    std::vector<bool> only;             ///< by alternative
    bool follows_course = false;        ///< falls with the rows of the health model
    std::optional<double> falls_after;  ///< years after entry: at nodes of the decision tree
    double life = 0;                    ///< years; 0: never replaced
    Residual residual;
    ValuePtr ramp, cashable, deadweight, attribution, displacement, drop_off;
    std::string staff;
    std::vector<TransferOn> transfers;
    std::vector<std::string> value_types;  ///< of the unit prices it uses
    Provenance provenance;
};

/// What one full-time equivalent of a staff group works with patients in a year.
struct StaffGroup {
    std::string id;
    Text title;
    double hours_per_fte = 0;
    std::string source;
};

struct Resource {
    std::string id;
    Text title;
    double cost = 0;      ///< currency per year (or in all)
    double capacity = 0;  ///< hours per year (or in all)
    std::optional<double> used;
    std::string staff;           ///< group whose hours they are; empty when the resource is no people
    std::size_t rate_input = 0;  ///< input that holds the cost of an hour
    Provenance provenance;
};

struct Step {
    Text name;
    std::string who;
    Text who_title;
    ValuePtr minutes;  ///< hours in base units
    ValuePtr times;    ///< null: once
    std::size_t rate_input = 0;
    double rate_factor = 1;  ///< price index and currency of the rate
    int resource = -1;       ///< index into resources, −1 for a staff group of the catalogue
    std::string staff;       ///< whose hours they are: that group, or the resource's; may be empty
};

struct Pathway {
    std::string id;
    Text title;
    Base base = Base::patient;
    std::vector<Step> steps;
};

struct Group {
    std::string id;
    Text title;
    double share = 1;
    std::map<std::string, ValuePtr> set;
};

/// The ages that a life table answers for.
struct AgesHeld {
    int first = 0;            ///< whole years
    std::optional<int> last;  ///< none: it goes on for ever, as its last age does
};

/// What `lookup` reads: written in the case, or one sex of a life table of the catalogue (life_tables.cpp).
struct Table {
    std::string id;
    Text title;
    std::vector<std::pair<double, double>> points;
    bool step = false;
    Unit x_unit;                   ///< of the points; a lookup must have it
    Unit unit;                     ///< of the values
    std::optional<AgesHeld> ages;  ///< of a life table
    Provenance provenance;
};

struct Financing {
    std::string id;
    Text title;
    std::size_t alternative = 0;
    ValuePtr outlay, repays;
    std::optional<double> return_cap;
    Provenance provenance;
};

struct Scenario {
    std::string id;
    Text title;
    std::map<std::string, std::string> set;
};

/// A study that could be made before deciding.
struct Study {
    std::string id;
    Text title;
    std::vector<std::size_t> inputs;      ///< the uncertain numbers it measures
    std::vector<double> variance_of_one;  ///< of one observation of each, in its unit
    std::vector<double> patients;         ///< sizes to compare: observations of each number, ascending
    double cost = 0, cost_per_patient = 0;
    double duration = 0;  ///< years until it is known
};

/// A table of draws made elsewhere that the case names.
struct GivenSample {
    std::string id, file;
    std::size_t rows = 0;
    Position at;        ///< where the case names it
    bool used = false;  ///< by a number
};

struct ResolvedCase {
    std::string id, file;
    Text title, summary, organisation;
    std::string currency = "DKK";
    int price_year = 0;
    int start_year = 1;  ///< without a start: the price year if given, else 1 (years are only numbered)
    bool start_given = false;
    int years = 1;  ///< of the horizon
    Timing timing = Timing::end;
    catalogue::Convention discounting;
    bool discounting_is_default = false;
    std::vector<std::string> perspective;  ///< payers; empty means society, everybody
    std::vector<Alternative> alternatives;
    std::size_t comparator = 0;
    std::map<std::string, Text> payers;  ///< those that occur
    std::vector<std::string> payer_order;
    Intake patients, procedures, pieces;
    int follow_up = 1;             ///< years
    bool follow_up_given = false;  ///< else intakes are followed to the horizon, and nothing counts as cut
    bool for_one_patient = true;
    std::vector<Group> groups;
    std::map<std::string, ValuePtr> parameters;
    std::vector<std::string> parameter_order;
    std::map<std::string, Table> tables;
    std::map<std::string, CurvePtr> curves;
    std::vector<ValuePtr> uptake;  ///< by alternative; null: everybody
    std::vector<Line> lines;
    std::vector<Resource> resources;
    std::vector<Pathway> pathways;
    std::map<std::string, StaffGroup> staff;
    std::vector<Financing> financing;
    std::optional<HealthModel> health;
    std::optional<TreeModel> tree;
    ValuePtr qaly_value;
    std::vector<std::string> price_inputs;  ///< inputs that `price:` names
    double same_cost = 0, same_effect = 0;
    std::vector<Scenario> scenarios;
    std::vector<Study> studies;
    std::map<std::string, ValuePtr> prices;     ///< price(id) by id
    std::map<std::string, double> conversions;  ///< convert(…) as written (math::written) → factor
    std::vector<Input> inputs;
    std::vector<Joint> joints;
    std::vector<GivenSample> given;
    std::vector<Text> notes;  ///< defaults that were used, said openly

    std::size_t alternative_index(std::string_view id) const;
    bool counts(std::string_view payer) const;  ///< is the payer inside the perspective?
    std::optional<std::size_t> input_index(std::string_view name) const;
};

/// The inputs that the name of a number, a parameter or a row stands for; those of a row of shares together.
std::vector<std::size_t> inputs_called(const ResolvedCase& resolved, const std::string& name);

/// Values set from outside (`--set valve=120_000`, a scenario, a slider): input or parameter name → text as
/// in a document.
using Settings = std::map<std::string, std::string>;

/// Binds a case to the catalogue. All that is wrong goes to `diagnostics`; absent when there are errors, or
/// when stopped. `fallback_id` names the case when it names itself not.
std::optional<ResolvedCase> resolve(const CaseDocument& document, const catalogue::Catalogue& catalogue,
                                    const std::string& fallback_id, const Settings& settings,
                                    Diagnostics& diagnostics, const std::stop_token& stop = {});

/// Reads a case from its text.
std::optional<CaseDocument> read_case(std::string_view text, Diagnostics& diagnostics);

}  // namespace vaerdi::value
