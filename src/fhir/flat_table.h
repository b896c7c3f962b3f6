// What becomes of FHIR resources: rows and columns of text, as a CSV file would hold them. A cell that is not
// known is absent; days are 2018-09-01, times 14:05:00, truths yes and no.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace vaerdi::fhir {

/// Where a resource stands: its file, and in it the line of NDJSON or the entry of the Bundle, counted
/// from 1.
struct Source {
    std::uint32_t file = 0;  ///< of the files read
    std::int64_t record = 0;
    friend bool operator==(const Source&, const Source&) = default;
};

/// How many resources of a type met the same fate.
struct Fate {
    std::string resource;  ///< its type; empty where it has none that can be read
    Text what;             ///< "made a row", "has another code" …
    std::int64_t count = 0;
    bool used = false;  ///< made rows, or was looked through for what belongs to them
};

class FlatTable {
  public:
    FlatTable() = default;
    explicit FlatTable(std::vector<std::string> columns) : columns_(std::move(columns)) {}

    const std::vector<std::string>& columns() const { return columns_; }
    std::size_t rows() const { return sources_.size(); }
    const Source& source(std::size_t row) const { return sources_[row]; }
    /// The text lives as long as the table is not changed.
    std::optional<std::string_view> cell(std::size_t row, std::size_t column) const;
    std::optional<std::string_view> cell(std::size_t row, std::string_view column) const;

    /// Begins the next row; its cells follow in the order of the columns.
    void begin_row(Source source) { sources_.push_back(source); }
    void add(std::string_view value);
    void add_unknown();

    /// Every resource of the files, each once: their counts sum to all that was there. By type.
    std::vector<Fate> fates;
    /// Every resource that was used says of itself that no patient is behind it (security label HTEST).
    bool made_up = false;

  private:
    std::vector<std::string> columns_;
    std::vector<Source> sources_;
    std::string text_;
    struct Cell {
        std::uint64_t from = 0;
        std::uint32_t size = 0;
        bool known = false;
    };
    std::vector<Cell> cells_;
};

}  // namespace vaerdi::fhir
