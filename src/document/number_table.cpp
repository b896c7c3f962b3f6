#include "document/number_table.h"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace vaerdi::document {
namespace {

constexpr std::size_t most_columns = 1'000;
constexpr std::size_t most_cells = 20'000'000;
constexpr std::size_t most_mistakes = 1'000;  // of which 200 are shown
constexpr std::size_t most_letters_shown = 30;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The separator that the heading has most of.
char separator_of(std::string_view text) {
    const auto heading = text.substr(0, text.find_first_of("\r\n"));
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char candidate : {',', ';', '\t'}) {
        const auto found = std::ranges::count(heading, candidate);
        if (found > most) best = candidate, most = found;
    }
    return best;
}

std::string shown(std::string_view cell) {
    if (cell.size() <= most_letters_shown) return std::string(cell);
    auto end = most_letters_shown;
    while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0U) == 0x80U) --end;  // no half letters
    return std::string(cell.substr(0, end)) + "…";
}

bool says_missing(std::string_view cell) {
    return cell.empty() || cell == "NA" || cell == "NaN" || cell == "nan" || cell == "." || cell == "null";
}

/// What libcsv finds, field by field, becomes a table here.
class Reading {
  public:
    Reading(char separator, Diagnostics& diagnostics)
        : decimal_comma_(separator != ','), diagnostics_(diagnostics) {}

    void begin_line(int line) { line_ = line; }
    bool gives_up() const { return mistakes_ > most_mistakes || too_large_ || broken_; }

    /// Quotation marks that are not closed or stand within a field: what follows cannot be told apart.
    void broken() {
        broken_ = true;
        wrong(1, {"the quotation marks of the row are not in pairs", "rækkens anførselstegn står ikke i par"},
              {"take them out: numbers need none", "fjern dem: tal behøver ingen"});
    }

    void field(std::string_view cell) {
        ++place_;
        if (gives_up()) return;
        if (cell.find('\n') != std::string_view::npos || cell.find('\r') != std::string_view::npos)
            return broken();
        if (!headed_) return heading(cell);
        if (place_ == 1 && row_names_) return;
        const auto column = static_cast<std::size_t>(place_) - (row_names_ ? 2 : 1);
        if (column >= table_.columns.size()) return;  // said at the end of the row
        if (++cells_ > most_cells) return refuse_size();
        table_.columns[column].values.push_back(number(cell, table_.columns[column].name));
    }

    void end_of_row() {
        const auto fields = static_cast<std::size_t>(place_);
        place_ = 0;
        if (gives_up()) return;
        if (!headed_) {
            headed_ = true;
            check_heading();
            return;
        }
        const auto expected = table_.columns.size() + (row_names_ ? 1 : 0);
        if (fields != expected) {
            wrong(1,
                  {fmt::format("the row has {} fields, the heading {}", fields, expected),
                   fmt::format("rækken har {} felter, overskriften {}", fields, expected)},
                  decimal_comma_ ? Text("every row needs one number for each column",
                                        "hver række skal have ét tal for hver kolonne")
                                 : Text("every row needs one number for each column; where decimals have a "
                                        "comma, separate with semicolons",
                                        "hver række skal have ét tal for hver kolonne; har decimalerne "
                                        "komma, så adskil med semikolon"));
            for (auto& column : table_.columns) column.values.resize(table_.rows() + 1);
        }
        table_.lines.push_back(line_);
    }

    std::optional<NumberTable> finished() {
        if (mistakes_ == 0 && !too_large_ && (table_.columns.empty() || table_.rows() == 0))
            wrong(1, {"the table holds no draws", "tabellen har ingen udfald"},
                  {"write a heading with the names of the columns, and a row for each draw",
                   "skriv en overskrift med kolonnernes navne og en række for hvert udfald"});
        if (mistakes_ > most_mistakes)
            diagnostics_.error({line_, 1},
                               {"too many mistakes; the rest of the file was not read",
                                "for mange fejl; resten af filen blev ikke læst"},
                               {"mend these first", "ret disse først"});
        if (mistakes_ > 0 || too_large_) return {};
        return std::move(table_);
    }

  private:
    void wrong(int place, Text message, Text remedy) {
        ++mistakes_;
        if (mistakes_ <= most_mistakes)
            diagnostics_.error({line_, place}, std::move(message), std::move(remedy));
    }

    void refuse_size() {
        too_large_ = true;
        diagnostics_.error({line_, 1},
                           {fmt::format("the table has more than {} numbers", most_cells),
                            fmt::format("tabellen har flere end {} tal", most_cells)},
                           {"keep the columns that are used, or fewer draws",
                            "behold de kolonner, der bruges, eller færre udfald"});
    }

    void heading(std::string_view name) {
        if (place_ == 1 && name.empty()) {
            row_names_ = true;
            return;
        }
        if (table_.columns.size() == most_columns) {
            if (!too_large_)
                diagnostics_.error({line_, place_},
                                   {fmt::format("the table has more than {} columns", most_columns),
                                    fmt::format("tabellen har flere end {} kolonner", most_columns)},
                                   {"keep those that are used", "behold dem, der bruges"});
            too_large_ = true;
            return;
        }
        table_.columns.push_back({std::string(name), {}, place_});
    }

    void check_heading() {
        for (auto column = table_.columns.begin(); column != table_.columns.end(); ++column) {
            double value = 0;
            const auto& name = column->name;
            if (name.empty()) {
                wrong(column->place, {"the column has no name", "kolonnen har intet navn"},
                      {"the first line names each column", "første linje navngiver hver kolonne"});
            } else if (parse(name, value)) {
                wrong(column->place,
                      {fmt::format("the column is called '{}', a number", shown(name)),
                       fmt::format("kolonnen hedder '{}', et tal", shown(name))},
                      {"is the heading missing? the first line names each column",
                       "mangler overskriften? første linje navngiver hver kolonne"});
            } else if (std::find_if(table_.columns.begin(), column,
                                    [&](const auto& other) { return other.name == name; }) != column) {
                wrong(column->place,
                      {fmt::format("two columns are called '{}'", shown(name)),
                       fmt::format("to kolonner hedder '{}'", shown(name))},
                      {"give each its own name", "giv hver sit eget navn"});
            }
        }
    }

    bool parse(std::string_view cell, double& value) const {
        std::string with_point;
        if (decimal_comma_ && cell.find('.') == std::string_view::npos) {
            with_point = cell;
            std::ranges::replace(with_point, ',', '.');
            cell = with_point;
        }
        if (cell.starts_with('+')) cell.remove_prefix(1);
        const auto [end, failed] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        return failed == std::errc{} && end == cell.data() + cell.size() && std::isfinite(value);
    }

    /// 12.500 in a file of 0,5 is twelve thousand and a half to somebody.
    bool has_another_sign(std::string_view cell) {
        const auto at = cell.find_first_of(".,");
        if (at == std::string_view::npos) return false;
        if (decimal_sign_ == 0) decimal_sign_ = cell[at];
        return cell[at] != decimal_sign_;
    }

    double number(std::string_view cell, const std::string& column) {
        double value = 0;
        if (parse(cell, value)) {
            if (has_another_sign(cell))
                wrong(place_,
                      {fmt::format("'{}' in column '{}' has another decimal sign than the numbers before it",
                                   shown(cell), shown(column)),
                       fmt::format("'{}' i kolonnen '{}' har et andet decimaltegn end tallene før det",
                                   shown(cell), shown(column))},
                      {"write all decimals with the same sign, and thousands without any",
                       "skriv alle decimaler med samme tegn og tusinder uden tegn"});
            return value;
        }
        if (says_missing(cell)) {
            wrong(place_,
                  {fmt::format("a number is missing in column '{}'", shown(column)),
                   fmt::format("der mangler et tal i kolonnen '{}'", shown(column))},
                  {"every draw needs every number: remove the row, or mend it where it was made",
                   "hvert udfald skal have alle tal: fjern rækken, eller ret den, hvor den blev lavet"});
        } else {
            wrong(place_,
                  {fmt::format("'{}' in column '{}' is not a finite number", shown(cell), shown(column)),
                   fmt::format("'{}' i kolonnen '{}' er ikke et endeligt tal", shown(cell), shown(column))},
                  {"write plain numbers: 0.25, 1e-3", "skriv rene tal: 0.25, 1e-3"});
        }
        return 0;
    }

    bool decimal_comma_;
    Diagnostics& diagnostics_;
    NumberTable table_;
    bool headed_ = false, row_names_ = false, too_large_ = false, broken_ = false;
    char decimal_sign_ = 0;  // the first that was seen
    int line_ = 1;
    int place_ = 0;
    std::size_t cells_ = 0, mistakes_ = 0;
};

/// The parser of libcsv; frees what it holds.
class Parser {
  public:
    explicit Parser(char separator) {
        csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
        csv_set_delim(&parser_, static_cast<unsigned char>(separator));
        if (separator == '\t') csv_set_space_func(&parser_, [](unsigned char c) { return c == ' ' ? 1 : 0; });
    }
    ~Parser() { csv_free(&parser_); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    void take(std::string_view text, Reading& reading) {
        if (csv_parse(&parser_, text.data(), text.size(), on_field, on_row, &reading) != text.size())
            reading.broken();
    }
    void finish(Reading& reading) {
        if (csv_fini(&parser_, on_field, on_row, &reading) != 0 && !reading.gives_up()) reading.broken();
    }

  private:
    static void on_field(void* text, std::size_t length, void* reading) {
        static_cast<Reading*>(reading)->field({static_cast<const char*>(text), length});
    }
    static void on_row(int, void* reading) { static_cast<Reading*>(reading)->end_of_row(); }

    csv_parser parser_{};
};

}  // namespace

const NumberTable::Column* NumberTable::find(std::string_view name) const {
    const auto found = std::ranges::find(columns, name, &Column::name);
    return found == columns.end() ? nullptr : &*found;
}

std::vector<std::string> NumberTable::names() const {
    std::vector<std::string> all;
    for (const auto& column : columns) all.push_back(column.name);
    return all;
}

std::optional<NumberTable> read_number_table(std::string_view text, Diagnostics& diagnostics) {
    if (text.size() > largest_table) {
        diagnostics.error({1, 1},
                          {fmt::format("the file is larger than {} MB", largest_table >> 20U),
                           fmt::format("filen er større end {} MB", largest_table >> 20U)},
                          {"keep the columns that are used, or fewer draws",
                           "behold de kolonner, der bruges, eller færre udfald"});
        return {};
    }
    if (!is_utf8(text)) {
        diagnostics.error({1, 1}, {"the file is not UTF-8", "filen er ikke UTF-8"},
                          {"save it as CSV in UTF-8", "gem den som CSV i UTF-8"});
        return {};
    }
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    const char separator = separator_of(text);
    Reading reading(separator, diagnostics);
    Parser parser(separator);
    // Line by line, so that whoever reads a finding knows the line.
    int line = 1;
    while (!text.empty() && !reading.gives_up()) {
        const auto end = text.find_first_of("\r\n");
        auto length = end == std::string_view::npos ? text.size() : end + 1;
        if (text.substr(0, length + 1).ends_with("\r\n")) ++length;
        reading.begin_line(line++);
        parser.take(text.substr(0, length), reading);
        text.remove_prefix(length);
    }
    parser.finish(reading);
    return reading.finished();
}

}  // namespace vaerdi::document
