// A desk to import at: files, a mapping, a database.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "exchange/import.h"
#include "warehouse/pseudonym.h"

namespace vaerdi::exchange {

namespace fs = std::filesystem;

/// A folder with files, and a database to bring them into.
class Desk {
  public:
    void file(const std::string& name, const std::string& content) const {
        std::ofstream(folder_.path() / name, std::ios::binary) << content;
    }

    Imported import(const std::string& mapping, bool keep = true, warehouse::Database* tables = nullptr) {
        const auto text = "mapping: 1\n" + mapping;
        Diagnostics found("mapping.yaml");
        const auto document = read_mapping(text, found);
        const auto resolved = document ? resolve(*document, "data", found) : std::nullopt;
        for (const auto& one : found.all()) ADD_FAILURE() << to_string(one, Language::english);
        std::vector<SourceFile> files;
        for (const auto& name : resolved->data) files.push_back({folder_.path() / name, name});
        if (resolved->has_pseudonyms())
            warehouse::use_pseudonyms(*database_,
                                      warehouse::PseudonymKey::from_secret("a secret sentence for tests"));
        return import_data(*resolved, text, {.files = files, .database = tables}, *database_, open_,
                           "2026-11-27T12:00:00Z", keep);
    }

    std::string refusal(const std::string& mapping) {
        try {
            import(mapping);
        } catch (const ImportRefused& refused) {
            return refused.message().en;
        }
        return "taken";
    }

    /// The rows taken, a text each.
    std::vector<std::string> rows(const warehouse::DataSet& data) {
        std::string columns = "row_number";
        for (const auto& column : data.columns) columns += ", " + warehouse::sql_name(column.name);
        const auto answer =
            database_->query("select " + columns + " from " + data.rows_table() + " order by row_number");
        std::vector<std::string> lines;
        for (std::size_t row = 0; row < answer.rows(); ++row) {
            std::string line;
            for (const auto& column : answer.columns) line += (line.empty() ? "" : "|") + column.written(row);
            lines.push_back(line);
        }
        return lines;
    }

    warehouse::Database& database() { return *database_; }
    fs::path folder() const { return folder_.path(); }

  private:
    PrivateFolder folder_, open_;
    std::unique_ptr<warehouse::Database> database_ =
        warehouse::open_duckdb({.readable = {open_.path().string()}});
};

inline std::vector<std::string> reasons(const Imported& imported) {
    std::vector<std::string> all;
    for (const auto& one : imported.rejected) {
        const auto& example = one.examples.front();
        all.push_back(one.column + " " + std::to_string(one.values) + "× " + one.why.en + " (line " +
                      std::to_string(example.line) + ": " + example.value + ")");
    }
    return all;
}

}  // namespace vaerdi::exchange
