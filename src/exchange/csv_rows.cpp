#include "exchange/csv_rows.h"

#include <csv.h>

#include <fstream>

#include "exchange/data_file.h"

namespace vaerdi::exchange {
namespace {

/// Counts rows as they pass and keeps those that are wanted.
struct Passing {
    const std::set<std::int64_t>& wanted;
    const std::set<std::int64_t>& skipped;
    std::map<std::int64_t, CsvRow> kept{};
    std::vector<std::string> fields{};
    std::int64_t line = 1, began = 1, number = -1;  // the heading is row −1

    static void field(void* text, std::size_t length, void* into) {
        auto& self = *static_cast<Passing*>(into);
        // A heading may be followed by any number of rows that nobody asks for: their texts are not kept.
        if (self.wanted.contains(self.number))
            self.fields.emplace_back(static_cast<const char*>(text), length);
    }
    static void row(int, void* into) {
        auto& self = *static_cast<Passing*>(into);
        const bool counts = !self.skipped.contains(self.began);
        if (counts && self.wanted.contains(self.number))
            self.kept[self.number] = {self.began, std::move(self.fields)};
        self.fields.clear();
        if (counts) ++self.number;
        self.began = self.line + 1;
    }
};

}  // namespace

std::map<std::int64_t, CsvRow> csv_rows(const std::filesystem::path& file, char separator,
                                        const std::set<std::int64_t>& wanted,
                                        const std::set<std::int64_t>& skipped) {
    Passing passing{wanted, skipped};
    csv_parser parser;
    csv_init(&parser, 0);
    csv_set_delim(&parser, static_cast<unsigned char>(separator));
    std::ifstream in(file, std::ios::binary);
    for (std::string line; std::getline(in, line); ++passing.line) {
        line += '\n';
        const auto before = passing.began;
        csv_parse(&parser, line.data(), line.size(), Passing::field, Passing::row, &passing);
        // An empty line ends no row.
        if (before == passing.began && line.size() <= 2 && passing.began == passing.line) ++passing.began;
        if (!wanted.empty() && passing.number > *wanted.rbegin()) break;
    }
    csv_fini(&parser, Passing::field, Passing::row, &passing);
    csv_free(&parser);
    return std::move(passing.kept);
}

}  // namespace vaerdi::exchange
