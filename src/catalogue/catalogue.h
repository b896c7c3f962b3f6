// The common bank of prices and conventions: what a bed day costs, who pays, how the future is discounted.
//
// A catalogue is made of layers: what ships with the product, then the workspace's own files; a later layer
// overrides an entry of the same id. Every entry remembers the file it came from, so that each use can be
// traced.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/unit.h"
#include "catalogue/catalogue_document.h"
#include "catalogue/life_table.h"

namespace vaerdi::catalogue {

/// Where an entry was written; `shipped/…` for what comes with the product.
struct Origin {
    std::string file;
    Position at;
    bool shipped = true;
};

template <class Entry>
struct Held {
    Entry entry;
    Origin origin;
    std::optional<Origin> overrides;  ///< the entry of a lower layer that this one replaces
};

/// How a rate per year becomes a factor after t years.
enum class Compounding {
    yearly,      ///< (1 + r)^-t
    continuous,  ///< exp(−r t), as some packages for health models count
    by_cycle,    ///< (1 + r c)^(-t/c) with c the length of a model's cycle in years
};

/// A discounting convention, ready to use.
struct Convention {
    std::string id;
    Text title;
    /// (first year in which the rate holds, rate per year), by year; the segments compound.
    std::vector<std::pair<int, double>> costs, effects;
    Compounding compounding = Compounding::yearly;
    double cycle_years = 1;  ///< of by_cycle
    std::string source;
    Text note;
};

/// Present value at t = 0 of one krone at time `t` years (t may be a fraction):
/// product over the segments of (1 + rate)^-years spent in it. A segment `36: 2.5 %` begins after 35 years.
/// Source: Danish Ministry of Finance, note on the social discount rate, 7 January 2021.
double discount_factor(const std::vector<std::pair<int, double>>& segments, double t,
                       Compounding compounding = Compounding::yearly, double cycle_years = 1);

struct Transfer {
    std::string id;
    Text title;
    std::string from, to;
    double share = 0;
    std::optional<double> cap;  ///< in base units of cap_unit
    Unit cap_unit;
    std::optional<int> first_year, last_year;
    std::string source;
    std::optional<document::Evidence> evidence;  ///< absent: an assumption
    Text note;
};

/// Yearly values, ready to use.
struct Series {
    std::string id;
    Text title;
    std::string country, currency;               ///< as far as given
    std::vector<std::pair<int, double>> values;  ///< by year, rising
    std::optional<double> growth_beyond;         ///< assumed growth per year after the last year
    std::string source;
    Text note;

    /// The value of a year; beyond the last one by the assumed growth, at most ten years. Absent otherwise.
    std::optional<double> at(int year) const;
    bool is_assumed(int year) const { return !values.empty() && year > values.back().first; }
};

/// The figure of a unit price that is shown and counted with when nothing is drawn: its value, else the mean.
struct Figure {
    double value = 0;  ///< in `unit`
    Unit unit;         ///< money per something
    std::optional<std::pair<double, double>> range;
};
/// Absent when the price is a distribution whose mean is not written, or given by year.
std::optional<Figure> figure(const PriceDocument& price);

/// One conversion of money between years and currencies, with its steps for the reader.
struct Conversion {
    double value = 0;
    std::string currency;
    int year = 0;
    std::vector<Text> steps;
};

struct ConversionRequest {
    double value = 0;
    std::string currency{};  ///< of the value given
    std::string country{};   ///< ISO 3166 code; needed where several countries share the currency
    int year = 0;            ///< its price year
    std::string to_currency = "DKK";
    std::string to_country{};  ///< empty: the country of the target currency
    int to_year = 0;
    /// Factor year → to_year in the country of origin; needed where no index is held.
    std::optional<double> inflation{};
    bool by_exchange_rate = false;  ///< default: purchasing power parities
};

/// The text of a catalogue file and its name as shown in messages.
struct CatalogueFile {
    std::string_view text;
    std::string file;
};

class Catalogue {
  public:
    /// What ships with the product. Read once; cheap to copy.
    static const Catalogue& shipped();

    /// Adds the entries of files on top, the later over the earlier; they may refer to one another. All
    /// mistakes become diagnostics; an entry with a mistake is left out.
    void add(std::span<const CatalogueFile> files, Diagnostics& diagnostics, bool is_shipped = false);
    void add(std::string_view text, const std::string& file, Diagnostics& diagnostics,
             bool is_shipped = false);

    /// The same without the prices and staff of the workspace's own files, but for those named; where an own
    /// entry is left out, what ships takes its place again.
    Catalogue with_own(const std::set<std::string>& prices, const std::set<std::string>& staff) const;

    const Held<PriceDocument>* price(std::string_view id) const;
    const Held<CategoryDocument>* category(std::string_view id) const;
    const Held<PayerDocument>* payer(std::string_view id) const;
    const Held<SplitDocument>* split(std::string_view id) const;
    const Held<StaffDocument>* staff(std::string_view id) const;
    const Held<KeywordDocument>* keyword(std::string_view id) const;
    const Convention* convention(std::string_view id) const;
    const Transfer* transfer(std::string_view id) const;
    const Held<LifeTable>* life_table(std::string_view id) const;
    /// A series of "price-index", "exchange-rate" (DKK for one unit of the currency) or "purchasing-power"
    /// (local currency for one international dollar, by country).
    const Series* series(std::string_view kind, std::string_view id) const;

    /// Where an entry of a kind was written; null when there is none.
    const Origin* origin(std::string_view kind, std::string_view id) const;

    /// Ids of a kind ("price", "category", "payer", "split", "staff", "keyword", "discounting", "transfer",
    /// "life-table", "price-index", "exchange-rate", "purchasing-power"), in the order written.
    std::vector<std::string> ids(std::string_view kind) const;

    /// Factor by which a Danish price of `from` becomes one of `to` (consumer price index). Absent when a
    /// year is not held.
    std::optional<double> index_factor(std::string_view index, int from, int to) const;
    int first_index_year(std::string_view index) const;
    int last_index_year(std::string_view index) const;

    /// Converts as CCEMG does: first inflate in the original currency, then purchasing power of the target
    /// year. Source: Campbell and Cochrane Economics Methods Group; Shemilt et al. 2010. The error says what
    /// is missing.
    std::optional<Conversion> convert(const ConversionRequest& request, Text& error) const;

    struct Hit {
        std::string kind, id;
        Text title;
    };
    /// Entries whose id, titles, groups or notes hold all words of the query (Danish or English, case and
    /// accents folded), best first.
    std::vector<Hit> find(std::string_view query) const;

  private:
    struct Layers;
    std::shared_ptr<const Layers> layers_;
};

}  // namespace vaerdi::catalogue
