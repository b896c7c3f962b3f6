#include "exchange/csv_records.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "exchange/csv_scan.h"
#include "exchange/letters.h"

namespace vaerdi::exchange {
namespace {

/// Makes "" one " inside the text itself, and gives the new end.
std::size_t undouble(std::string& text, std::size_t from, std::size_t to) {
    std::size_t put = from;
    for (std::size_t at = from; at < to; ++at) {
        text[put++] = text[at];
        if (text[at] == '"') ++at;
    }
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(put), text.begin() + static_cast<std::ptrdiff_t>(to),
              ' ');
    return put;
}

std::string plain(std::string_view record, const CsvField& field) {
    std::string text(record.substr(field.from, field.to - field.from));
    if (field.doubled) text.resize(undouble(text, 0, text.size()));
    return text;
}

/// Takes the records of a block apart.
class CsvReading {
  public:
    CsvReading(Block block, const CsvColumns& columns) : columns_(columns) {
        made_.text = std::move(block.text);
        made_.width = columns.cells;
        if (block.flaw != RowFlaw::none) {
            flawed(block.flaw, 0);
            made_.line_count = std::count(made_.text.begin(), made_.text.end(), '\n');
            return;
        }
        whole_ = is_utf8_quickly(made_.text);
        without_nul_ = made_.text.find('\0') == std::string::npos;
        read();
    }

    Records take() { return std::move(made_); }

  private:
    static bool is_utf8_quickly(std::string_view text) { return is_ascii(text) || is_utf8(text); }

    void read() {
        made_.cells.reserve(made_.text.size() / 8);
        std::size_t at = 0;
        while (at < made_.text.size()) at = one_record(at);
    }

    std::size_t one_record(std::size_t at) {
        const auto cells_before = made_.cells.size();
        made_.cells.resize(cells_before + columns_.cells, {0, Records::Cell::nothing});
        std::size_t fields = 0;
        bool last_empty = false, blank = true;
        const auto record =
            scan_csv_record(made_.text, at, columns_.separator, true, [&](const CsvField& field) {
                if (fields < columns_.cell_of_field.size()) {
                    const auto cell = columns_.cell_of_field[fields];
                    if (cell >= 0) {
                        const auto to = field.doubled ? undouble(made_.text, field.from, field.to) : field.to;
                        made_.cells[cells_before + static_cast<std::size_t>(cell)] = {
                            static_cast<std::uint32_t>(field.from),
                            static_cast<std::uint32_t>(to - field.from)};
                    }
                }
                last_empty = field.from == field.to;
                blank = fields == 0 && last_empty && !field.quoted;
                ++fields;
            });
        const auto line = made_.line_count;
        const auto written = std::string_view(made_.text).substr(at, record.next - at);
        made_.line_count += std::count(written.begin(), written.end(), '\n');
        if (blank && !record.broken) {
            made_.cells.resize(cells_before);
            return record.next;
        }
        const auto flaw = record.broken ? RowFlaw::broken_quotes : flaw_of(written, fields, last_empty);
        made_.lines.push_back(static_cast<std::uint32_t>(line));
        made_.flaws.push_back(flaw);
        made_.start.push_back(static_cast<std::uint32_t>(cells_before));
        if (flaw != RowFlaw::none) made_.cells.resize(cells_before);
        return record.next;
    }

    RowFlaw flaw_of(std::string_view written, std::size_t fields, bool last_empty) const {
        const auto wanted = columns_.cell_of_field.size();
        if (!without_nul_ && written.find('\0') != std::string_view::npos) return RowFlaw::nul_byte;
        if (!whole_ && !is_utf8(written)) return RowFlaw::not_utf8;
        if (fields < wanted) return RowFlaw::too_few_fields;
        // A separator behind the last field loses nothing.
        if (fields > wanted && !(fields == wanted + 1 && last_empty)) return RowFlaw::too_many_fields;
        return RowFlaw::none;
    }

    void flawed(RowFlaw flaw, std::uint32_t line) {
        made_.flaws.push_back(flaw);
        made_.lines.push_back(line);
        made_.start.push_back(0);
    }

    const CsvColumns& columns_;
    Records made_;
    bool whole_ = true, without_nul_ = true;
};

/// How many of the first records have as many fields as the first, and how many those are.
struct Agreement {
    std::size_t fields = 0, records = 0, agreeing = 0;
};

Agreement agreement(std::string_view text, char separator) {
    constexpr std::size_t looked_at = 50;
    Agreement found;
    std::size_t at = 0;
    while (at < text.size() && found.records < looked_at) {
        std::size_t fields = 0;
        const auto record = scan_csv_record(text, at, separator, true, [&](const CsvField&) { ++fields; });
        at = record.next;
        if (at == text.size() && text.back() != '\n' && found.records > 0) break;  // perhaps cut
        if (found.records++ == 0) found.fields = fields;
        if (fields == found.fields && !record.broken) ++found.agreeing;
    }
    return found;
}

}  // namespace

Records read_csv_block(Block block, const CsvColumns& columns) {
    return CsvReading(std::move(block), columns).take();
}

std::optional<std::vector<std::string>> fields_of(std::string_view record, char separator) {
    std::vector<std::string> fields;
    const auto end = scan_csv_record(record, 0, separator, true,
                                     [&](const CsvField& field) { fields.push_back(plain(record, field)); });
    if (end.broken || end.next != record.size()) return {};
    return fields;
}

char separator_of(std::string_view text) {
    char best = ',';
    double most = 0;
    for (const char candidate : {';', '\t', ',', '|'}) {
        const auto found = agreement(text, candidate);
        if (found.fields < 2) continue;
        // Agreement counts before number: a text with commas in it has them in every other line only.
        const double share = static_cast<double>(found.agreeing) / static_cast<double>(found.records);
        const double score =
            share * share * 1000 + static_cast<double>(std::min<std::size_t>(found.fields, 999));
        if (score > most) best = candidate, most = score;
    }
    return best;
}

}  // namespace vaerdi::exchange
