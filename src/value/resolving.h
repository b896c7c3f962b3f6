// The work of resolving a case: what is known so far, shared by the files resolve_*.cpp. Private to this
// room.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "math/formula_units.h"
#include "value/resolved_case.h"

namespace vaerdi::value {

/// What a value takes from the one it stands in: a parameter hands its unit and source to the values by
/// alternative.
struct Inherited {
    std::optional<Unit> unit;
    std::string stream;
    Provenance provenance;
    Text title;
    Located<document::Kind> kind;
    const UncertainValue* money = nullptr;  ///< where price_year, country and inflation were written
    bool within_by = false, within_years = false, within_in = false;
    bool bounds_checked = false;  ///< by the caller, in its own words
};

/// A parameter, price or pathway that is being resolved, and how many formulas stand below it.
struct Link {
    std::string name;
    int below = 0;
};

struct Resolving {
    const CaseDocument& document;
    const catalogue::Catalogue& catalogue;
    const Settings& settings;
    Diagnostics& diagnostics;
    ResolvedCase result{};

    std::set<std::string> names{};  ///< every name that can be set
    std::set<std::string> settings_used{};
    std::map<std::string, int> setting_lines{};              ///< where each setting is read (settings.cpp)
    std::map<std::string, const UncertainValue*> waiting{};  ///< parameters not yet resolved
    std::vector<Link> chain{};                               ///< from what is asked for to what it needs
    std::map<std::string, int> depths{};                     ///< of what is resolved
    std::set<std::string> faulty{};                          ///< parameters with errors of their own
    std::set<Position>
        misread{};  ///< places of mistakes found in reading: what depends on them is not said again
    int suggestions_left = 30;  ///< looking for the nearest of many names takes its time

    void error(Position at, Text message, Text remedy = {}) {
        diagnostics.error(at, std::move(message), std::move(remedy));
    }
    void warning(Position at, Text message, Text remedy = {}) {
        diagnostics.warning(at, std::move(message), std::move(remedy));
    }
};

inline bool is_given(const Formula& text) { return text.at.line > 0; }

/// While it lives, findings belong to another file: a price of the catalogue is faulty where it is written.
class FindingsIn {
  public:
    FindingsIn(Resolving& r, const std::string& file) : found_(r.diagnostics), other_(file) {
        std::swap(found_, other_);
    }
    ~FindingsIn() {
        std::swap(found_, other_);
        found_.append(other_);
    }
    FindingsIn(const FindingsIn&) = delete;
    FindingsIn& operator=(const FindingsIn&) = delete;

  private:
    Diagnostics& found_;
    Diagnostics other_;
};

// ---- settings (settings.cpp)

/// Gives every setting a place to be read at; before any is asked for.
void place_for_settings(Resolving& r);
/// The text that was set from outside for a name, if any; every name asked for is one that can be set.
std::optional<Formula> setting(Resolving& r, const std::string& name);
/// A setting for one of the keys of the case itself takes the place of what is written.
Formula with_setting(Resolving& r, const char* key, const Formula& written);
/// Reports settings of names that nothing in the case has.
void check_settings(Resolving& r);
/// Puts findings about texts that were set where the user wrote them: at `places` in the document, else in
/// the command (`--set valve`).
struct SettingPlace {
    Position name, value;
};
void place_settings(const Settings& settings, const std::map<std::string, SettingPlace>& places,
                    const Diagnostics& found, Diagnostics& into);

// ---- names (naming.cpp)

/// A snake_case id made from words in either language.
std::string slug(std::string_view words);
/// "did you mean 'region'?" when a known name is near, else the other advice.
Text did_you_mean(std::string_view written, std::span<const std::string> known, Text otherwise = {});
/// "surgery, tavi and 12 others".
Text listed(std::span<const std::string> names);
/// The index of an alternative; reported when there is none of that name.
std::optional<std::size_t> alternative(Resolving& r, const std::string& name, Position at);

// ---- the parts of a case, in the order they are resolved

void resolve_identity(Resolving& r, const std::string& fallback_id);  // resolve_header.cpp
void resolve_money(Resolving& r);
void resolve_start(Resolving& r);
void resolve_alternatives(Resolving& r);
void resolve_perspective(Resolving& r);
/// Lists the parameters; they are resolved when first asked for.
void list_parameters(Resolving& r);  // resolve_parameters.cpp
void resolve_tables(Resolving& r);
void list_given_draws(Resolving& r);  // resolve_given.cpp
void resolve_parameters(Resolving& r);
void resolve_groups(Resolving& r);
void resolve_uptake(Resolving& r);
void resolve_time(Resolving& r);
void resolve_discounting(Resolving& r);
void resolve_resources(Resolving& r);  // resolve_pathways.cpp
void resolve_pathways(Resolving& r);
void resolve_lines(Resolving& r);
/// The states, transitions and what they come to, as lines that follow the course.
void resolve_health(Resolving& r);  // resolve_health.cpp
/// The decision tree, as lines that fall at its nodes. A cohort begins where the tree ends
/// (resolve_tree.cpp).
void resolve_tree(Resolving& r, const HealthDocument& written, HealthModel* cohort, ValuePtr start_age);
/// Reports branches that do not sum to one (check_tree.cpp).
void check_tree(Resolving& r);
/// Reports survival curves that make no sense at their base values, and end points that cross
/// (check_curves.cpp).
void check_curves(Resolving& r);
/// Reports rows of transitions that do not sum to one, and states that are never reached or never left.
void check_course(Resolving& r);  // check_course.cpp
void resolve_transfers(Resolving& r);
void resolve_financing(Resolving& r);
void resolve_qaly_value(Resolving& r);  // resolve_judgement.cpp
void resolve_matrix(Resolving& r);
void resolve_prices(Resolving& r);
void resolve_studies(Resolving& r);  // resolve_studies.cpp; when the numbers are known

// ---- values (resolve_values.cpp, resolve_number.cpp, fixed_values.cpp, money_conversion.cpp)

/// Resolves a number as people write it. Null when it has errors (they are reported).
ValuePtr resolve_value(Resolving& r, const UncertainValue& written, const std::string& name,
                       const Inherited& inherited = {});
/// Reports keys of a value that do not belong together. True when all do (value_forms.cpp).
bool check_forms(Resolving& r, const UncertainValue& written, const std::string& name);
/// Whether a number is given together with how uncertain it is.
bool writes_uncertainty(const UncertainValue& written);
/// A plain formula in the place of a number.
ValuePtr resolve_formula(Resolving& r, const Formula& written, const std::string& name,
                         const Inherited& inherited = {});
/// One number or formula, not one for each alternative or year.
ValuePtr one_value(Resolving& r, const UncertainValue& written, const std::string& name,
                   const Inherited& from);
Provenance provenance(Resolving& r, const Formula& source, Located<document::Evidence> evidence, Position at);

/// "unit mismatch: 'x' is days but DKK is needed".
Text mismatch(const std::string& what, const Unit& is, const Unit& needed);
/// A number that is fixed for the case: a horizon, a rate, a share. Converted to base units; must have the
/// dimensions of `unit`.
std::optional<double> fixed_number(Resolving& r, const Formula& written, const Unit& unit, const Text& what);
/// The one value of a value that is the same everywhere, in base units; absent when it varies or is computed.
std::optional<double> fixed_base(const ResolvedCase& c, const ValuePtr& value);
/// Reports base values outside `low` … `high`, whatever alternative or year they belong to.
void check_bounds(Resolving& r, const ValuePtr& value, double low, double high, const Text& what,
                  const Text& remedy = {"a share is written 20 % or 0.2", "en andel skrives 20 % eller 0.2"});
bool is_plain_zero(const ResolvedCase& c, const ValuePtr& value);
/// How money written in another year or currency becomes the case's, as a factor; 1 when it is already.
/// Absent, and reported, when there is no way.
std::optional<double> money_factor(Resolving& r, const UncertainValue* written, Unit& unit, Position at,
                                   Text& how);

// ---- names in formulas (references.cpp)

/// No honest case has formulas that refer to one another in more steps than this.
inline constexpr int longest_chain = 200;
/// Steps down to a parameter, price or pathway. False, and reported, when that makes a circle or too long a
/// chain; otherwise `leave` ends the step.
bool enter(Resolving& r, const std::string& name, Position asked_at);
void leave(Resolving& r);
/// Reports parameters that go in a circle within a patient group.
void check_group_circles(Resolving& r);
/// A row of shares or coefficients as a whole, which is no number.
bool is_row(const ValuePtr& value);

/// The parameter of that name, resolved now if it was not yet; null when unknown or faulty. A circle is
/// reported.
ValuePtr parameter(Resolving& r, const std::string& name, Position asked_at);
/// The unit price of that id; null when unknown or faulty.
ValuePtr unit_price(Resolving& r, const std::string& id, Position asked_at);
/// The table that `lookup` names: one of the case, else a sex of a life table of the catalogue, as in
/// `dk-life-table-2019.women`. Null, and reported, when there is none (life_tables.cpp).
const Table* find_table(Resolving& r, const std::string& id, Position asked_at);
/// How to say what comes after the last age of a life table.
Text beyond_the_end();
/// Reports ages that formulas ask of a life table, at their base values, which it does not hold.
void check_life_tables(Resolving& r);
/// Unit of a pathway's cost; absent when there is no such pathway (resolve_pathways.cpp).
std::optional<Unit> pathway_unit(Resolving& r, const std::string& id, Position asked_at);
/// What names mean in the formulas of the case.
math::Scope scope(Resolving& r);

// ---- uncertainty (resolve_family.cpp, resolve_spread.cpp, resolve_joint.cpp)

/// Reads a number into the unit of the input it belongs to.
using NumberReader = std::function<std::optional<double>(const Formula&)>;
/// The family that is written, if any; mistakes are reported. `has_one` tells whether one was written at all.
std::optional<math::Distribution> resolve_family(Resolving& r, const document::DistributionDocument& written,
                                                 const NumberReader& in_unit, const NumberReader& plain,
                                                 bool& has_one);
/// The distribution of {value, range}, {mean, sd}, {events, of}, {value, patient_sd, n}.
std::optional<math::Distribution> resolve_spread(Resolving& r, const UncertainValue& written, double base,
                                                 bool is_share, bool is_ratio, bool is_any,
                                                 const NumberReader& in_unit, const NumberReader& plain,
                                                 Input& into);
/// The column that {draws: …} names, times `scale` (of a unit such as %); null, and reported, when there is
/// none. Draws of a share lie within 0 and 1 (resolve_given.cpp).
std::optional<math::Distribution> resolve_given(Resolving& r, const Formula& written,
                                                const std::string& number, double scale, bool is_share);
/// The table that a number takes its draws from; null when it takes none.
const DrawsDocument* sample_of(const Resolving& r, const UncertainValue& written);
/// The names of the components of a row.
std::vector<std::string> components(const UncertainValue& written);
/// A row of shares or coefficients that vary together: makes an input for each component.
bool resolve_joint(Resolving& r, const UncertainValue& written, const std::string& name,
                   const Inherited& inherited);

// ---- lines (payer_shares.cpp, counted_for.cpp, line_timing.cpp, when.cpp, value_types.cpp)

std::vector<PayerShare> resolve_shares(Resolving& r, const PayerShares& written);
bool know_payer(Resolving& r, const Name& name);

/// What a unit is counted for, and what remains: DKK/patient/year is DKK for each patient and year.
struct Counted {
    Base base;
    Unit rest;
};
std::optional<Counted> counted_for(const Unit& unit);
inline bool is_money(const Unit& unit, const std::string& currency) {
    return unit.same_dimensions(*Unit::of_currency(currency));
}
inline bool per_head(Base base) { return base != Base::once && base != Base::year; }
inline bool per_follow_up_year(Base base) {
    return base == Base::patient_year || base == Base::procedure_year || base == Base::piece_year;
}

/// A value of a line, under the name lines.<line>.<what>; null when it is not written or faulty.
ValuePtr line_part(Resolving& r, const UncertainValue& written, const Line& line, const char* what);
/// Whether reading found mistakes from one place up to another.
bool misread_between(const Resolving& r, Position from, Position to);
void resolve_timing(Resolving& r, const LineDocument& written, Line& line);
/// `start`, `year 3`, `years 1 to 10`, `from year 2`, `2027`, `2027 to 2030`.
std::optional<When> resolve_when(Resolving& r, const Formula& written, bool follow_up);

/// The value types of all prices that these values use, their parameters included.
std::vector<std::string> value_types(const Resolving& r, std::vector<ValuePtr> values);
/// Takes a staff group of the catalogue into the case; an error where there is none of the name.
void resolve_staff_group(Resolving& r, const std::string& id, Position at);
/// Warns where hours of pathways cannot be told, or are stated by a line too.
void check_pathway_hours(Resolving& r);
/// Reports a case that no machine could calculate (case_size.cpp).
void check_size(Resolving& r);
/// Warns where a resource seems to be entered twice, or where money of different kinds is added (domain: no
/// double counting).
void check_double_counting(Resolving& r);

}  // namespace vaerdi::value
