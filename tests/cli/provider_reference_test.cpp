// The English knee data of 2016/17, read from their zip through a mapping by plain `vaerdi measure`, give the
// published figures of every provider. Source: NHS Digital, Patient Reported Outcome Measures 2016/17
// (provider results; time series and outliers).
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "cli/text_tests.h"
#include "exchange/csv_records.h"

namespace vaerdi::cli {
namespace {

namespace fs = std::filesystem;

constexpr auto mapping = R"(mapping: 1
title: Knee replacements, England 2016/17
data: knee.csv.zip
missing: ["*"]
columns:
  provider: {from: Provider Code}
  revision: {from: Revision Flag, type: whole, range: [0, 1]}
  year: {from: Year, type: date, values: {"2016/17": 2016-04-01}}
  oks_pre: {from: Knee Replacement Pre-Op Q Score, type: whole, range: [0, 48]}
  oks_post: {from: Knee Replacement Post-Op Q Score, type: whole, range: [0, 48]}
  predicted: {from: Knee Replacement OKS Post-Op Q Predicted, type: decimal, decimals: 9}
)";

constexpr auto measures = R"(measures: 1
data: mapping.yaml
rows: {one: operation, date: year, unit: provider}
scores:
  oks: {at: {pre: oks_pre, post: oks_post}, lowest: 0, highest: 48}
define:
  oks_gain:
    kind: score change
    instrument: oks
    among: revision = 0
    from: pre
    to: post
    better: higher
    predicted: predicted
    needs: {rows: 30}
)";

/// Rows of a gzipped CSV by heading.
std::vector<std::map<std::string, std::string>> table_of(const fs::path& file, const fs::path& folder) {
    const auto text = run_command("gzip -dc " + file.string(), folder).lines;
    const auto headings = exchange::fields_of(text.at(0), ',').value();
    std::vector<std::map<std::string, std::string>> rows;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const auto fields = exchange::fields_of(text[i], ',').value();
        std::map<std::string, std::string> row;
        for (std::size_t f = 0; f < std::min(fields.size(), headings.size()); ++f)
            row[headings[f]] = fields[f];
        rows.push_back(std::move(row));
    }
    return rows;
}

nlohmann::json figures_of_providers(const fs::path& data, const TestFolder& folder) {
    fs::copy_file(data / "knee-provider-2016-17.csv.zip", folder.path() / "knee.csv.zip");
    std::ofstream(folder.path() / "mapping.yaml") << mapping;
    std::ofstream(folder.path() / "measures.yaml") << measures;
    const auto said = run_command("vaerdi measure measures.yaml --by unit --json", folder.path());
    EXPECT_EQ(said.exit_code, 0);
    std::string text;
    for (const auto& line : said.lines) text += line + "\n";
    return nlohmann::json::parse(text).at("measures").at(0);
}

TEST(ProviderReference, EveryPublishedGainAndOutlier) {
    const char* given = std::getenv("VAERDI_REFERENCE_DATA");
    if (given == nullptr) GTEST_SKIP() << "VAERDI_REFERENCE_DATA names no folder";
    const auto data = fs::absolute(fs::path(given)) / "nhs-proms";
    const TestFolder folder(false);
    const auto measure = figures_of_providers(data, folder);
    std::map<std::string, nlohmann::json> by_provider;
    for (const auto& figure : measure.at("figures")) by_provider[figure.at("by").at("provider")] = figure;

    const auto& all = measure.at("all").at("adjusted");
    EXPECT_EQ(all.at("rows"), 44'424);
    EXPECT_NEAR(all.at("value").get<double>(), 35.7499 - 19.2042, 1e-4);
    EXPECT_NEAR(all.at("observed").get<double>() / 44'424, 35.7499, 1e-4);
    EXPECT_NEAR((all.at("observed").get<double>() - all.at("expected").get<double>()) / 44'424, 1.082765,
                1e-6);
    for (const auto& [code, n, gain] : {std::tuple("ADP02", 156, 17.2224), std::tuple("NN801", 33, 14.2539),
                                        std::tuple("NT204", 59, 16.2178), std::tuple("NT209", 48, 16.9626),
                                        std::tuple("NT213", 208, 18.4946)}) {
        EXPECT_EQ(by_provider.at(code).at("adjusted").at("rows"), n) << code;
        EXPECT_NEAR(by_provider.at(code).at("adjusted").at("value").get<double>(), gain, 3e-4) << code;
    }

    int gains = 0;
    for (const auto& row : table_of(data / "published-provider-results-2016-17.csv.gz", folder.path())) {
        if (row.at("Procedure") != "Knee Replacement Primary" || row.at("Measure") != "Oxford Knee Score" ||
            row.at("Organisation Type") != "Provider" || row.at("Adjusted Average Health Gain") == "*")
            continue;
        const auto& adjusted = by_provider.at(row.at("Organisation Code")).at("adjusted");
        EXPECT_NEAR(adjusted.at("value").get<double>(), std::stod(row.at("Adjusted Average Health Gain")),
                    3e-4);
        ++gains;
    }
    EXPECT_EQ(gains, 249);

    int flags = 0;
    for (const auto& row :
         table_of(data / "published-time-series-and-outliers-2016-17.csv.gz", folder.path())) {
        if (row.at("Procedure") != "Knee Replacement Primary" || row.at("Measure") != "Oxford Knee Score")
            continue;
        const auto found = by_provider.find(row.at("OrgCode"));
        if (found == by_provider.end() || !found->second.contains("adjusted")) continue;
        const auto& figure = found->second;
        const auto& published = row.at("Outlier_2016");
        if (published == "Insufficient records" || published == "No procedures") continue;
        const std::map<std::string, std::string> flags_of{
            {"too few", "Insufficient records"}, {"as others", "Not an outlier"},
            {"below", "Negative outlier (95%)"}, {"far below", "Negative outlier (99.8%)"},
            {"above", "Positive outlier (95%)"}, {"far above", "Positive outlier (99.8%)"}};
        const auto ours = flags_of.at(figure.at("adjusted").at("standing").get<std::string>());
        EXPECT_EQ(ours, published) << row.at("OrgCode");
        ++flags;
    }
    EXPECT_GE(flags, 249);
}

}  // namespace
}  // namespace vaerdi::cli
