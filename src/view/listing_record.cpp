#include "view/listing_record.h"

#include <algorithm>

namespace vaerdi::view {

using document::JsonFields;
using outcome::ListedAs;

std::vector<std::string> listed_as_words() {
    return {"counts", "does not count", "measured", "outside", "unknown", "waiting", "excluded"};
}

std::string listed_word(ListedAs as) { return listed_as_words()[static_cast<std::size_t>(as)]; }

std::optional<ListedAs> listed_as(std::string_view word) {
    const auto words = listed_as_words();
    const auto found = std::ranges::find(words, word);
    if (found == words.end()) return {};
    return static_cast<ListedAs>(found - words.begin());
}

Text listed_words(const outcome::Measure& measure, const outcome::ListedRow& row) {
    switch (row.as) {
        case ListedAs::counts:
            return {"counts", "tæller med"};
        case ListedAs::does_not_count:
            return {"belongs, does not count", "hører til, tæller ikke med"};
        case ListedAs::measured:
            return {"measured", "målt"};
        case ListedAs::outside:
            return {"does not belong", "hører ikke til"};
        case ListedAs::unknown:
            return {"a value is missing", "en værdi mangler"};
        case ListedAs::waiting:
            return {"not followed long enough", "ikke fulgt længe nok"};
        case ListedAs::excluded: {
            const auto& title = measure.rules[row.rule].title;
            return {"left out: " + title.en, "udeladt: " + title.da};
        }
    }
    return {};
}

const JsonFields<ListedRowRecord>& ListedRowRecord::json_fields() {
    static const auto list =
        JsonFields<ListedRowRecord>("listed_row")
            .always("row", &ListedRowRecord::row, {"Place in the files", "Plads i filerne"})
            .always("is", &ListedRowRecord::is,
                    {"counts, does not count, measured, outside, unknown, waiting, excluded",
                     "counts, does not count, measured, outside, unknown, waiting, excluded"})
            .maybe("rule", &ListedRowRecord::rule, {"That takes it away first", "Der først tager den ud"})
            .always("values", &ListedRowRecord::values,
                    {"In the order of the columns; empty: not known", "I kolonnernes orden; tom: ukendt"});
    return list;
}

const JsonFields<ListingRecord>& ListingRecord::json_fields() {
    static const auto list = JsonFields<ListingRecord>("listing")
                                 .always("measure", &ListingRecord::measure)
                                 .always("columns", &ListingRecord::columns)
                                 .always("rows", &ListingRecord::rows)
                                 .always("more", &ListingRecord::more,
                                         {"There are rows beyond these", "Der er flere rækker end disse"});
    return list;
}

ListingRecord listing_record(const outcome::Measure& measure, const outcome::Listing& listing) {
    ListingRecord record{measure.name, listing.columns, {}, listing.more};
    for (const auto& row : listing.rows) {
        const bool excluded = row.as == ListedAs::excluded;
        record.rows.push_back({row.row_number, listed_word(row.as),
                               excluded ? measure.rules[row.rule].name : std::string(), row.values});
    }
    return record;
}

}  // namespace vaerdi::view
