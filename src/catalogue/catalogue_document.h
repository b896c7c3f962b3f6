// A catalogue as people write it: unit prices, categories, payers, conventions, indices.
//
// What ships with the product lies in data/catalogue/ in this very format; a workspace adds its own entries,
// or overrides shipped ones under the same id, in catalogue/*.yaml.
#pragma once

#include <string>
#include <vector>

#include "base/text.h"
#include "document/uncertain_value.h"

namespace vaerdi::catalogue {

/// Yearly rates by the first year in which each holds; a single rate serves all years.
struct Rates : document::Dictionary<document::Formula> {
    Position at;
};

/// What kind of money a unit price is. A tariff is not a saving, a transfer is no resource: they are not
/// added silently.
enum class ValueType { tariff, average_cost, marginal_cost, cashable, transfer, societal };
/// The side on which a category is shown.
enum class Side { cost, effect };
/// "Average cost", "gennemsnitsomkostning".
Text title(ValueType type);

/// A unit price: an uncertain value with its payer and kind. Unit prices of an unknown figure are
/// assumptions.
struct PriceDocument : document::UncertainValue {
    document::Name payer;
    document::Located<ValueType> value_type;
    Text group;                  ///< for finding: hospital, general practice, home care …
    document::Formula accessed;  ///< ISO date on which the source was read
    std::vector<std::string> also_called;
    static const document::Fields<PriceDocument>& fields();
};

struct CategoryDocument {
    Position at;
    Text title, help;
    document::Located<Side> side;
    document::Name usual_payer;   ///< suggested when a line names none
    document::Name natural_unit;  ///< what its quantity counts, e.g. bed days
    static const document::Fields<CategoryDocument>& fields();
};

struct KeywordDocument {
    Position at;
    Text title, help;
    static const document::Fields<KeywordDocument>& fields();
};

struct PayerDocument {
    Position at;
    Text title;
    document::Located<bool> public_sector;
    static const document::Fields<PayerDocument>& fields();
};

/// Shares of several payers in one flow; they sum to 100 %.
struct SplitDocument {
    Position at;
    Text title;
    document::Dictionary<document::Formula> shares;
    document::Formula source;
    document::Located<document::Evidence> evidence;
    Text note;
    static const document::Fields<SplitDocument>& fields();
};

/// A rule by which one payer pays another because of a flow: municipal co-financing of hospital treatment,
/// say.
struct TransferRuleDocument {
    Position at;
    Text title;
    document::Name from, to;                    ///< who pays whom
    document::Formula share;                    ///< of the flow
    document::Formula cap;                      ///< at most, e.g. 31_029 DKK/patient
    document::Formula valid_from, valid_until;  ///< ISO dates, inclusive; open when absent
    document::Formula source;
    document::Located<document::Evidence> evidence;
    Text note;
    static const document::Fields<TransferRuleDocument>& fields();
};

/// A discounting convention: one rate, or segments `{0: 3.5 %, 36: 2.5 %}` by the first year in which each
/// rate holds.
struct ConventionDocument {
    Position at;
    Text title;
    Rates costs, effects;
    document::Formula source;
    Text note;
    static const document::Fields<ConventionDocument>& fields();
};

/// Yearly values: a price index, an exchange rate, a purchasing power parity.
struct SeriesDocument {
    Position at;
    Text title;
    document::Name country, currency;
    document::Dictionary<document::Formula> values;
    document::Formula beyond;  ///< assumed growth per year after the last year held; price indices only
    document::Formula source;
    Text note;
    static const document::Fields<SeriesDocument>& fields();
};

/// How a life table goes on after its last age.
enum class Beyond { level };

/// The probability of dying within the year by whole age, for women, men or both together.
struct LifeTableDocument {
    Position at;
    Text title;
    Text region;
    document::Formula period;  ///< calendar year or years, e.g. 2018-2019
    document::Dictionary<document::Formula> women, men, both;
    document::Located<Beyond> beyond;
    document::Formula source;
    document::Formula accessed;  ///< ISO date on which the source was read
    document::Located<document::Evidence> evidence;
    Text note;
    static const document::Fields<LifeTableDocument>& fields();
};

/// A staff group: hours that one full-time equivalent works with patients, and the price of an hour.
struct StaffDocument {
    Position at;
    Text title;
    document::Formula hours_per_fte;
    document::Name price;  ///< id of the unit price of an hour
    document::Formula source;
    document::Located<document::Evidence> evidence;
    Text note;
    static const document::Fields<StaffDocument>& fields();
};

struct CatalogueDocument {
    document::Located<int> version;
    Text title;
    document::Dictionary<PriceDocument> prices;
    document::Dictionary<CategoryDocument> categories;
    document::Dictionary<KeywordDocument> keywords;
    document::Dictionary<PayerDocument> payers;
    document::Dictionary<SplitDocument> splits;
    document::Dictionary<TransferRuleDocument> transfers;
    document::Dictionary<ConventionDocument> discounting;
    document::Dictionary<SeriesDocument> price_indices;
    document::Dictionary<SeriesDocument> exchange_rates;  ///< DKK per unit of the currency
    document::Dictionary<SeriesDocument>
        purchasing_power;  ///< local currency per international dollar, by country
    document::Dictionary<StaffDocument> staff;
    document::Dictionary<LifeTableDocument> life_tables;
    static const document::Fields<CatalogueDocument>& fields();
};

}  // namespace vaerdi::catalogue

namespace vaerdi::document {
template <>
struct Choices<catalogue::ValueType> {
    static const std::vector<std::string>& names();
};
template <>
struct Choices<catalogue::Side> {
    static const std::vector<std::string>& names();
};
template <>
struct Choices<catalogue::Beyond> {
    static const std::vector<std::string>& names();
};
template <>
struct Format<catalogue::Rates> {
    static void read(const YamlNode& node, catalogue::Rates& into, Diagnostics& diagnostics);
    static Schema schema(Definitions& definitions);
};
}  // namespace vaerdi::document
