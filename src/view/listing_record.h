// The rows behind a figure, in words and for programs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/json_fields.h"
#include "outcome/listing.h"

namespace vaerdi::view {

/// What a row is to a measure, in one word of commands and JSON: `excluded`, `does not count`.
std::string listed_word(outcome::ListedAs as);
std::vector<std::string> listed_as_words();
std::optional<outcome::ListedAs> listed_as(std::string_view word);

/// The same for a reader, with the rule that took the row away.
Text listed_words(const outcome::Measure& measure, const outcome::ListedRow& row);

struct ListedRowRecord {
    std::int64_t row = 0;
    std::string is, rule;
    std::vector<std::string> values;
    static const document::JsonFields<ListedRowRecord>& json_fields();
};

struct ListingRecord {
    std::string measure;
    std::vector<std::string> columns;
    std::vector<ListedRowRecord> rows;
    bool more = false;
    static const document::JsonFields<ListingRecord>& json_fields();
};

ListingRecord listing_record(const outcome::Measure& measure, const outcome::Listing& listing);

}  // namespace vaerdi::view
