#include "comparison/english_providers.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <stdexcept>

namespace vaerdi::comparison {

namespace {

std::vector<std::string> fields(const std::string& line) {
    std::vector<std::string> result(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            result.emplace_back();
        else if (c != '\r' && c != '\n')
            result.back() += c;
    }
    return result;
}

/// Calls `row` with the named columns of each row of what a command prints.
void read_csv(const std::string& command, const std::vector<std::string>& names,
              const std::function<void(const std::vector<std::string>&)>& row) {
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
    std::vector<std::size_t> places;
    std::string line;
    const auto take = [&] {
        const auto all = fields(line);
        if (places.empty()) {
            for (const auto& name : names) {
                std::size_t place = 0;
                while (place < all.size() && all[place] != name) ++place;
                if (place == all.size()) throw std::runtime_error("no column " + name + " from " + command);
                places.push_back(place);
            }
        } else {
            std::vector<std::string> wanted;
            for (const auto place : places) wanted.push_back(all.at(place));
            row(wanted);
        }
        line.clear();
    };
    for (int c = 0; (c = std::fgetc(pipe)) != EOF;) {
        if (c == '\n')
            take();
        else
            line += static_cast<char>(c);
    }
    if (!line.empty()) take();
    if (pclose(pipe) != 0) throw std::runtime_error("failed: " + command);
}

}  // namespace

std::optional<EnglishKnees> english_knees() {
    const char* folder = std::getenv("VAERDI_REFERENCE_DATA");
    if (folder == nullptr) return {};
    const auto data = std::filesystem::path(folder) / "nhs-proms";
    const auto of = [&](const char* file) { return "'" + (data / file).string() + "'"; };
    if (!std::filesystem::exists(data)) return {};
    EnglishKnees knees;
    std::map<std::string, ScoreSums> sums;
    read_csv("unzip -p " + of("knee-provider-2016-17.csv.zip") + " 'Knee Replacement Provider 1617.csv'",
             {"Provider Code", "Revision Flag", "Knee Replacement Pre-Op Q Score",
              "Knee Replacement Post-Op Q Score", "Knee Replacement OKS Post-Op Q Predicted"},
             [&](const auto& row) {
                 if (row[1] != "0" || row[2].empty() || row[3].empty() || row[4].empty()) return;
                 const double before = std::stod(row[2]), after = std::stod(row[3]);
                 auto& provider = sums[row[0]];
                 add_scores(provider, 1, after, after * after, std::stod(row[4]));
                 provider.value -= before;
                 knees.before += before;
                 knees.after += after;
             });
    for (const auto& [code, provider] : sums) {
        knees.codes.push_back(code);
        knees.sums.push_back(provider);
    }
    std::map<std::string, std::string> outliers;
    read_csv("zcat " + of("published-time-series-and-outliers-2016-17.csv.gz"),
             {"OrgCode", "Procedure", "Measure", "Outlier_2016"}, [&](const auto& row) {
                 if (row[1] == "Knee Replacement Primary" && row[2] == "Oxford Knee Score")
                     outliers[row[0]] = row[3];
             });
    read_csv("zcat " + of("published-provider-results-2016-17.csv.gz"),
             {"Procedure", "Organisation Type", "Organisation Code", "Measure", "Modelled Records",
              "Adjusted Average Health Gain"},
             [&](const auto& row) {
                 if (row[0] != "Knee Replacement Primary" || row[1] != "Provider") return;
                 if (row[3] != "Oxford Knee Score" || row[5] == "*") return;
                 knees.published[row[2]] = {std::stod(row[4]), std::stod(row[5]), outliers[row[2]]};
             });
    return knees;
}

}  // namespace vaerdi::comparison
