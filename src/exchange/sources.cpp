#include "exchange/sources.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "exchange/csv_records.h"
#include "exchange/json_records.h"
#include "exchange/letters.h"
#include "exchange/parquet_records.h"

namespace vaerdi::exchange {
namespace {

std::string separator_name(char separator) { return separator == '\t' ? "tab" : std::string(1, separator); }

Text encoding_name(std::optional<Encoding> encoding) {
    if (!encoding) return "ASCII";
    switch (*encoding) {
        case Encoding::latin_1:
            return "latin-1";
        case Encoding::utf_16:
            return "utf-16";
        case Encoding::utf_8:
            break;
    }
    return "utf-8";
}

struct OpenCsv {
    std::shared_ptr<CsvBlocks> blocks;
    std::vector<std::string> heading;
    char separator;
};

OpenCsv opened_csv(const Part& part, char separator, std::optional<Encoding> encoding) {
    auto blocks = std::make_shared<CsvBlocks>(TextStream(part.open(), encoding), part.name);
    auto start = blocks->look_ahead();
    if (start.starts_with("sep=") && start.size() > 4) {  // a line that spreadsheets read and write
        if (separator == 0) separator = start[4];
        blocks->take_line();
        start = blocks->look_ahead();
    }
    if (separator == 0) separator = separator_of(start);
    blocks->separate_by(separator);
    auto heading = blocks->take_heading();
    return {std::move(blocks), std::move(heading), separator};
}

RecordSource source_of(OpenCsv csv, CsvColumns columns) {
    RecordSource source;
    source.separator = csv.separator;
    source.heading = std::move(csv.heading);
    source.first_line = csv.blocks->lines_taken() + 1;
    source.next = [blocks = csv.blocks] { return blocks->next(); };
    source.read = [columns = std::move(columns)](Block block) {
        return read_csv_block(std::move(block), columns);
    };
    return source;
}

/// Where each taken column stands in a heading; what is not there, or there twice, is said.
std::vector<int> cells_of(const std::vector<std::string>& heading, const ResolvedMapping& mapping,
                          const std::string& part, Diagnostics& found) {
    std::vector<int> cells(heading.size(), -1);
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        const auto& column = mapping.columns[i];
        const auto at = std::ranges::find(heading, column.from);
        if (at == heading.end()) {
            const auto nearest = nearest_name(column.from, heading);
            found.error(column.at,
                        {fmt::format("{} has no column '{}'", part, column.from),
                         fmt::format("{} har ingen kolonne '{}'", part, column.from)},
                        nearest.empty()
                            ? Text(fmt::format("its columns are: {}",
                                               shortened(fmt::format("{}", fmt::join(heading, ", ")), 300)),
                                   fmt::format("dens kolonner er: {}",
                                               shortened(fmt::format("{}", fmt::join(heading, ", ")), 300)))
                            : Text(fmt::format("did you mean '{}'?", nearest),
                                   fmt::format("mente du '{}'?", nearest)));
            continue;
        }
        if (std::find(at + 1, heading.end(), column.from) != heading.end())
            found.error(column.at,
                        {fmt::format("{} has two columns '{}'", part, column.from),
                         fmt::format("{} har to kolonner '{}'", part, column.from)},
                        {"give each its own name", "giv hver sit eget navn"});
        auto& cell = cells[static_cast<std::size_t>(at - heading.begin())];
        if (cell >= 0)
            found.error(column.at,
                        {fmt::format("'{}' is taken twice", column.from),
                         fmt::format("'{}' tages to gange", column.from)},
                        {"take a column of the file once", "tag en kolonne i filen én gang"});
        cell = static_cast<int>(i);
    }
    return cells;
}

std::vector<std::string> headings_taken(const ResolvedMapping& mapping) {
    std::vector<std::string> headings;
    for (const auto& column : mapping.columns) headings.push_back(column.from);
    return headings;
}

RecordSource open_json(const Part& part, std::vector<std::string> keys, std::optional<Encoding> encoding) {
    const auto blocks = std::make_shared<JsonBlocks>(TextStream(part.open(), encoding), part.name);
    RecordSource source;
    source.next = [blocks] { return blocks->next(); };
    source.read = [keys = std::move(keys)](Block block) { return read_json_block(std::move(block), keys); };
    return source;
}

/// The keys of all objects, in the order in which they are met.
std::vector<std::string> keys_in(const Part& part) {
    JsonBlocks blocks(TextStream(part.open(), {}), part.name);
    std::vector<std::string> keys;
    while (auto block = blocks.next())
        for (auto& key : read_json_block(std::move(*block), {}).other_keys)
            if (keys.size() < most_headings && std::ranges::find(keys, key) == keys.end())
                keys.push_back(std::move(key));
    return keys;
}

}  // namespace

RecordSource open_whole(const Part& part) {
    if (part.kind == FileKind::json) {
        const auto keys = keys_in(part);
        auto source = open_json(part, keys, {});
        source.heading = keys;
        return source;
    }
    if (part.kind == FileKind::parquet) return open_parquet(part, {});
    auto csv = opened_csv(part, 0, {});
    CsvColumns columns{csv.separator, {}, csv.heading.size()};
    for (std::size_t i = 0; i < csv.heading.size(); ++i) columns.cell_of_field.push_back(static_cast<int>(i));
    return source_of(std::move(csv), std::move(columns));
}

RecordSource open_part(const Part& part, const ResolvedMapping& mapping, std::vector<Text>& said,
                       Diagnostics& found) {
    if (part.kind == FileKind::json) return open_json(part, headings_taken(mapping), mapping.encoding);
    if (part.kind == FileKind::parquet) {
        const auto heading = parquet_heading(part);
        cells_of(heading, mapping, part.name, found);
        return found.has_errors() ? RecordSource{.heading = heading}
                                  : open_parquet(part, headings_taken(mapping));
    }
    auto csv = opened_csv(part, mapping.separator, mapping.encoding);
    if (mapping.separator == 0)
        said.push_back({fmt::format("{}: separator {}", part.name, separator_name(csv.separator)),
                        fmt::format("{}: skilletegn {}", part.name, separator_name(csv.separator))});
    if (!mapping.encoding && csv.blocks->encoding())
        said.push_back({fmt::format("{}: encoding {}", part.name, encoding_name(csv.blocks->encoding()).en),
                        fmt::format("{}: tegnsæt {}", part.name, encoding_name(csv.blocks->encoding()).da)});
    CsvColumns columns{csv.separator, cells_of(csv.heading, mapping, part.name, found),
                       mapping.columns.size()};
    return source_of(std::move(csv), std::move(columns));
}

}  // namespace vaerdi::exchange
