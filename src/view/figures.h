// How figures of a case are written in tables and sentences: scale of money, decimals, intervals, units,
// payers.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/numerals.h"
#include "base/unit.h"
#include "value/assessment.h"

namespace vaerdi::view {

/// Money in a table: whole kroner, thousands or millions, by the largest figure in it.
struct MoneyScale {
    double one = 1;
    int decimals = 0;
    std::string words;  ///< "DKK", "DKK 1,000", "million DKK"
    std::string show(double amount, Language language) const;
};
MoneyScale money_scale(double largest, std::string_view currency, Language language);

/// The name of a value matrix cell, without what it means: "dilemma".
std::string verdict_name(std::string_view verdict, Language language);

/// Whether the figures are for one patient, and not of a device or a building that has no patients.
bool tells_of_one_patient(const value::ResolvedCase& resolved);

/// Collects the largest figure of a table.
class Largest {
  public:
    void see(double amount);
    void see(const value::Figure& figure);
    void see(const std::optional<value::Figure>& figure);
    void see(const std::vector<double>& amounts);
    double found() const { return largest_; }

  private:
    double largest_ = 0;
};

using Show = std::function<std::string(double)>;

/// `low to high`.
std::string range_words(const std::string& low, const std::string& high, Language language);
/// The 95 % interval; empty without draws.
std::string interval_of(const value::Figure& figure, const Show& show, Language language);

/// Decimals for counted things (QALYs, bed days, hours) whose largest is `largest`.
int decimals_for(double largest);

/// A unit as people say it: "days/patient" is "dage/patient" in Danish.
std::string unit_words_in(std::string_view unit, Language language);

/// The value of an input with its unit: `110,000 DKK/patient`, `15 %`.
std::string input_value(const value::Input& input, double value, Language language);
/// Without the unit, for `low – high`.
std::string input_number(const value::Input& input, double value, Language language);

/// Title of an input for tables, with what tells it from others of that title: "Bed days (tavi)", "2027:
/// Tariff".
std::string input_title(const value::ResolvedCase& resolved, const value::Input& input, Language language);

/// For sentences: the title with the title of the alternative whose number it is, "Price of the valve (TAVI
/// valve)", or its year, "Tariff, 2027".
std::string full_input_title(const value::ResolvedCase& resolved, const value::Input& input,
                             Language language);

/// Title of an alternative by id.
std::string alternative_title(const value::ResolvedCase& resolved, std::string_view id, Language language);

/// Title of a payer for tables.
std::string payer_title(const value::ResolvedCase& resolved, const std::string& payer, Language language);

/// A payer as part of a sentence: "the region", "regionen".
struct PayerWords {
    std::string name;
    bool plural = false;
};
PayerWords payer_words(const value::ResolvedCase& resolved, const std::string& payer, Language language);

/// Payers of a map in the case's own order.
template <class Map>
std::vector<std::string> payers_of(const value::ResolvedCase& resolved, const Map& by_payer) {
    std::vector<std::string> listed;
    for (const auto& payer : resolved.payer_order) {
        if (by_payer.contains(payer)) listed.push_back(payer);
    }
    for (const auto& [payer, figure] : by_payer) {
        bool known = false;
        for (const auto& other : listed) known = known || other == payer;
        if (!known) listed.push_back(payer);
    }
    return listed;
}

/// The year behind index `i` of flows by year: "start", then 2025 … (or 1 … when the case has no first year).
std::string year_name(const value::ResolvedCase& resolved, std::size_t i, Language language);

/// `10 years`, `1 år`.
std::string years_words(int years, Language language);

/// "a, b and c".
std::string joined(const std::vector<std::string>& parts, Language language);

std::string capitalised(std::string text);

}  // namespace vaerdi::view
