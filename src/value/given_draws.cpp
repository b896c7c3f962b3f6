#include "value/given_draws.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "document/number_table.h"

namespace vaerdi::value {
namespace {

constexpr std::size_t most_tables = 20;

/// A plain name in the folder of the case or below it: what a command and a server can both find.
bool is_beside(std::string_view name) {
    if (!name.ends_with(".csv") || name.starts_with('/') || name.find('\\') != std::string_view::npos)
        return false;
    while (!name.empty()) {
        const auto end = std::min(name.find('/'), name.size());
        const auto part = name.substr(0, end);
        if (part.empty() || part.starts_with('.')) return false;
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return true;
}

}  // namespace

std::vector<std::string> files_of_draws(const CaseDocument& document) {
    std::vector<std::string> files;
    for (const auto& entry : document.draws) {
        const auto& file = entry.value.file.value;
        if (files.size() == most_tables) break;
        if (is_beside(file) && std::ranges::find(files, file) == files.end()) files.push_back(file);
    }
    return files;
}

void read_given_draws(CaseDocument& document, const FilesBeside& files, Diagnostics& diagnostics) {
    std::size_t read = 0;
    for (const auto& entry : document.draws) {
        const auto& file = entry.value.file;
        if (file.at.line == 0) continue;  // reading the case has said that it is missing
        if (++read > most_tables) {
            diagnostics.error(
                entry.at,
                {fmt::format("the case names more than {} tables of draws", most_tables),
                 fmt::format("værdicasen angiver flere end {} tabeller med udfald", most_tables)},
                {"put columns of one sample into one table", "saml kolonner af samme stikprøve i én tabel"});
            return;
        }
        if (!is_beside(file.value)) {
            diagnostics.error(file.at,
                              {fmt::format("'{}' is no CSV file beside the case", file.value),
                               fmt::format("'{}' er ikke en CSV-fil ved siden af casen", file.value)},
                              {"put it into the folder of the case and write its name: posterior.csv",
                               "læg den i casens mappe, og skriv dens navn: posterior.csv"});
            continue;
        }
        auto found = files(file.value);
        if (!found.text) {
            diagnostics.error(file.at,
                              {fmt::format("the draws in '{}' cannot be read: {}", file.value, found.why.en),
                               fmt::format("udfaldene i '{}' kan ikke læses: {}", file.value, found.why.da)},
                              {"put the file beside the case", "læg filen ved siden af casen"});
            continue;
        }
        Diagnostics in_file(found.shown);
        auto table = document::read_number_table(*found.text, in_file);
        diagnostics.append(in_file);
        auto& given = document.given[entry.name];
        if (!table) continue;
        auto made = std::make_shared<GivenTable>();
        made->file = found.shown;
        made->lines = std::move(table->lines);
        for (auto& column : table->columns)
            made->columns.push_back(
                {std::move(column.name), column.place, math::given(std::move(column.values))});
        given = std::move(made);
    }
}

std::vector<Diagnostic> rows_used_again(const ResolvedCase& resolved, std::uint64_t draws) {
    std::vector<Diagnostic> found;
    for (const auto& sample : resolved.given) {
        if (draws <= sample.rows || !sample.used) continue;
        found.push_back(
            {Severity::warning,
             resolved.file,
             sample.at,
             {fmt::format("'{}' has {} rows for {} draws: they are used again from the first, and standard "
                          "errors come out too small",
                          sample.file, sample.rows, draws),
              fmt::format("'{}' har {} rækker til {} udfald: de bruges igen fra den første, og "
                          "standardfejlene bliver for små",
                          sample.file, sample.rows, draws)},
             {fmt::format("ask for {} draws, or make more rows", sample.rows),
              fmt::format("bed om {} udfald, eller lav flere rækker", sample.rows)}});
    }
    return found;
}

}  // namespace vaerdi::value
