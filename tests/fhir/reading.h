// Small FHIR files for tests, and what was read of them.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <numeric>
#include <sstream>

#include "fhir/read_fhir.h"

namespace vaerdi::fhir {

struct Read {
    FlatTable table;
    std::vector<Finding> findings;

    /// "2 Condition.onsetDateTime: the date is missing"
    std::vector<std::string> found() const {
        std::vector<std::string> all;
        for (const auto& one : findings)
            all.push_back(fmt::format("{} {}: {}", one.record, one.path, one.why.en));
        return all;
    }
    std::string cell(std::size_t row, std::string_view column) const {
        const auto cell = table.cell(row, column);
        return cell ? std::string(*cell) : "-";
    }
    std::vector<std::string> column(std::string_view name) const {
        std::vector<std::string> all;
        for (std::size_t row = 0; row < table.rows(); ++row) all.push_back(cell(row, name));
        return all;
    }
    /// "Procedure made a row: 2"
    std::vector<std::string> fates() const {
        std::vector<std::string> all;
        for (const auto& fate : table.fates)
            all.push_back(fmt::format("{} {}: {}", fate.resource, fate.what.en, fate.count));
        return all;
    }
    std::int64_t resources() const {
        return std::accumulate(table.fates.begin(), table.fates.end(), std::int64_t{0},
                               [](auto sum, const Fate& fate) { return sum + fate.count; });
    }
};

inline Read read_files(const std::vector<File>& files, const Request& request, const Limits& limits = {}) {
    EXPECT_TRUE(mistakes_in(request).empty());
    Read read;
    read.table =
        read_fhir(files, request, [&](Finding one) { read.findings.push_back(std::move(one)); }, limits);
    for (const auto& one : read.findings)
        EXPECT_FALSE(one.why.en.empty() || one.why.da.empty() || one.mend.en.empty() || one.mend.da.empty());
    return read;
}
inline Read read_lines(const std::string& text, const Request& request, const Limits& limits = {}) {
    return read_files({text_file("export.ndjson", text)}, request, limits);
}
inline Read read_bundle(const std::string& text, const Request& request, const Limits& limits = {}) {
    return read_files({text_file("bundle.json", text)}, request, limits);
}

inline std::string text_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
inline std::filesystem::path made_up_data() {
    return std::filesystem::path(VAERDI_SOURCE_DIR) / "tests/fhir/data";
}

}  // namespace vaerdi::fhir
