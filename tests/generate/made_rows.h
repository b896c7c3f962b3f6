// Rows of a generate document, made and read again, so that tests can count in them.
#pragma once

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "generate/generate.h"

namespace vaerdi::generate {

inline std::string text_of(const Plan& plan, const GenerateOptions& options = {}) {
    std::string text;
    write_rows(plan, options, [&](std::string_view piece) { text += piece; });
    return text;
}

inline Plan understood(const std::string& document) {
    Diagnostics found("generate.yaml");
    auto plan = plan_of(document, "made", found);
    if (plan) return std::move(*plan);
    throw std::runtime_error(to_string(found.sorted().front(), Language::english));
}

/// Every finding in English, with its place.
inline std::vector<std::string> findings_of(const std::string& document) {
    Diagnostics found("generate.yaml");
    plan_of(document, "made", found);
    std::vector<std::string> said;
    for (const auto& finding : found.sorted()) said.push_back(to_string(finding, Language::english));
    return said;
}

inline std::string text_of_file(const std::string& name) {
    std::ifstream file(std::string(VAERDI_SOURCE_DIR) + "/" + name);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// A table of texts, by heading; of some columns `only`, when they are named.
class MadeRows {
  public:
    explicit MadeRows(const std::string& csv, const std::set<std::string>& only = {}) {
        std::istringstream lines(csv);
        std::string line;
        while (std::getline(lines, line)) {
            std::vector<std::string> fields(1);
            for (const char c : line) {
                if (c == ',') {
                    fields.emplace_back();
                } else {
                    fields.back() += c;
                }
            }
            if (headings.empty()) {
                headings = fields;
                for (std::size_t at = 0; at < fields.size(); ++at) columns_[fields[at]].clear();
                continue;
            }
            for (std::size_t at = 0; at < headings.size(); ++at) {
                if (only.empty() || only.contains(headings[at]))
                    columns_[headings[at]].push_back(std::move(fields.at(at)));
            }
            ++rows;
        }
    }
    const std::vector<std::string>& operator[](const std::string& heading) const {
        return columns_.at(heading);
    }

    std::vector<std::string> headings;
    std::size_t rows = 0;

  private:
    std::map<std::string, std::vector<std::string>> columns_;
};

inline MadeRows made(const std::string& document, const GenerateOptions& options = {}) {
    return MadeRows(text_of(understood(document), options));
}

/// What is known of a column of numbers.
struct Figures {
    double n = 0, mean = 0, sd = 0;
};
inline Figures figures(const std::vector<double>& values) {
    Figures made;
    made.n = static_cast<double>(values.size());
    for (const auto value : values) made.mean += value / made.n;
    double squares = 0;
    for (const auto value : values) squares += (value - made.mean) * (value - made.mean);
    made.sd = std::sqrt(squares / (made.n - 1));
    return made;
}
inline std::vector<double> numbers(const std::vector<std::string>& written) {
    std::vector<double> values;
    for (const auto& text : written) {
        if (!text.empty()) values.push_back(std::stod(text));
    }
    return values;
}
inline double share(const std::vector<std::string>& column, const std::string& value) {
    return static_cast<double>(std::ranges::count(column, value)) / static_cast<double>(column.size());
}
inline int days(const std::string& date) {
    return static_cast<int>(iso_date(date)->time_since_epoch().count());
}

/// A document with one hospital of so many rows a year and these columns.
inline std::string with_columns(const std::string& columns, const std::string& per_year = "4000") {
    return "generate: 1\ntitle: Test\nfrom: 2020-01-01\nto: 2024-12-31\nparameters: {half: 0.5}\ngroups:\n"
           "  hospital: {members: {North: {effect: 1, kind: big}, South: {effect: -1, kind: small}}}\n"
           "rows: {in: hospital, date: day, per_year: " +
           per_year + "}\ncolumns:\n" + columns;
}

}  // namespace vaerdi::generate
