// CSV as hospitals' systems write it (RFC 4180): a heading, then a record a line. A field in quotation marks
// may hold separators, line ends and doubled quotation marks; a quotation mark inside another field is a
// letter.
//
// A record whose quotation marks are not in pairs ends with its line, so that one wrong row costs no other.
// Empty lines are no rows.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/records.h"
#include "exchange/text_stream.h"

namespace vaerdi::exchange {

constexpr std::size_t longest_record = std::size_t{1} << 20;  ///< bytes
constexpr std::size_t most_headings = 10'000;

/// A text cut where records end.
class CsvBlocks {
  public:
    CsvBlocks(TextStream text, std::string name) : text_(std::move(text)), name_(std::move(name)) {}

    /// The beginning of the text, to look at; it is not taken.
    std::string_view look_ahead();
    /// Takes the first line away, as it stands.
    std::string take_line();
    void separate_by(char separator) { separator_ = separator; }
    /// Takes the first record away and gives its fields. Throws FileFailure when it is none, or has too many.
    std::vector<std::string> take_heading();
    std::optional<Block> next();

    std::int64_t lines_taken() const { return lines_taken_; }
    std::optional<Encoding> encoding() const { return text_.encoding(); }

  private:
    void fill(std::size_t most);
    Block take(std::size_t bytes, RowFlaw flaw);
    std::size_t end_of_records(bool full);
    FileFailure too_many_broken() const;
    void skip_line();

    TextStream text_;
    std::string name_;
    std::string held_;  ///< read and not yet taken
    char separator_ = ',';
    bool ended_ = false, ends_with_return_ = false, looked_ = false;
    std::int64_t lines_taken_ = 0;
    std::uint64_t looked_through_ = 0;
};

/// Which field of a record is which cell; -1 for those that are not taken.
struct CsvColumns {
    char separator = ',';
    std::vector<int> cell_of_field;
    std::size_t cells = 0;
};
Records read_csv_block(Block block, const CsvColumns& columns);

/// The fields of one record; absent when its quotation marks are not in pairs or it is not the only one.
std::optional<std::vector<std::string>> fields_of(std::string_view record, char separator);

/// The separator that the first lines of a text agree on, the most common when they do not.
char separator_of(std::string_view text);

}  // namespace vaerdi::exchange
