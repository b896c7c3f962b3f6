// Value cases from text, for tests: what a user could have typed, and what comes out.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>
#include <string>

#include "value/assessment.h"

namespace vaerdi::value::testing {

/// The case of a text; the test fails with the findings when it has errors.
inline ResolvedCase resolved(const std::string& text, const Settings& settings = {}) {
    Diagnostics found("case.yaml");
    std::optional<ResolvedCase> result;
    if (const auto document = read_case(text, found)) {
        result = resolve(*document, catalogue::Catalogue::shipped(), "case", settings, found);
    }
    for (const auto& finding : found.all()) {
        if (finding.severity == Severity::error) ADD_FAILURE() << to_string(finding, Language::english);
    }
    return result ? std::move(*result) : ResolvedCase{};
}

inline Assessment assessed(const std::string& text, const Settings& settings = {}) {
    return assess(resolved(text, settings), {}).value();
}

inline Assessment drawn(const ResolvedCase& c, std::uint64_t draws, std::uint64_t seed = 1,
                        unsigned threads = 2) {
    Options options;
    options.draws = draws;
    options.seed = seed;
    options.threads = threads;
    return assess(c, options).value();
}

inline std::string file_text(const std::string& path) {
    std::ifstream file(std::string(VAERDI_SOURCE_DIR) + "/" + path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

inline const AlternativeResult& of(const Assessment& assessment, const std::string& id) {
    for (const auto& alternative : assessment.alternatives) {
        if (alternative.id == id) return alternative;
    }
    throw std::out_of_range(id);
}

inline const LineFigure& line(const AlternativeResult& alternative, const std::string& id) {
    for (const auto& figure : alternative.lines) {
        if (figure.line == id) return figure;
    }
    throw std::out_of_range(id);
}

/// Two alternatives, `old` and `fresh`, with more keys and the lines of the test.
inline std::string two_alternatives(const std::string& keys, const std::string& lines) {
    return "case: 1\ntitle: test\nstart: 2025\ncomparator: old\nalternatives: {old: Old, fresh: New}\n" +
           keys + "lines:\n" + lines;
}

inline double total(const std::vector<double>& years) {
    double sum = 0;
    for (const double year : years) sum += year;
    return sum;
}

/// Equal to a billionth of the figure: rounding only.
#define EXPECT_SAME(a, b) EXPECT_NEAR(a, b, 1e-9 * std::max(1.0, std::abs(b)))

}  // namespace vaerdi::value::testing
