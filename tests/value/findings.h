// What is said of a value case, for tests of wrong use beside right use.
#pragma once

#include <gmock/gmock.h>

#include <optional>
#include <string>
#include <vector>

#include "value/resolved_case.h"

namespace vaerdi::value::testing {

/// The case of a text, if any, and what was said of it.
struct Bound {
    explicit Bound(const std::string& text, const Settings& settings = {}) {
        Diagnostics found("case.yaml");
        if (const auto document = read_case(text, found))
            resolved = resolve(*document, catalogue::Catalogue::shipped(), "case", settings, found);
        for (const auto& finding : found.sorted()) {
            auto& list = finding.severity == Severity::error ? errors : warnings;
            list.push_back(to_string(finding, Language::english));
        }
    }
    /// A copy: a test may ask a case that lives no longer than the question.
    Input input(const std::string& name) const {
        if (!resolved) throw std::runtime_error(::testing::PrintToString(errors));
        const auto index = resolved->input_index(name);
        if (!index) throw std::out_of_range("no input " + name);
        return resolved->inputs[*index];
    }
    std::optional<ResolvedCase> resolved;
    std::vector<std::string> errors, warnings;
};

/// Parameters (indented by two) in a case of three alternatives.
inline std::string with_parameters(const std::string& parameters) {
    return "case: 1\ntitle: test\nprice_year: 2024\nstart: 2025\nhorizon: 3 years\ncomparator: a\n"
           "alternatives: {a: A, b: B, c: C}\nlines:\n  - {name: L, payer: region, amount: 5 "
           "DKK}\nparameters:\n" +
           parameters;
}

/// Keys and one line in a case of two alternatives.
inline std::string with_line(const std::string& line, const std::string& keys = "") {
    return "case: 1\ntitle: test\nprice_year: 2024\nstart: 2025\nhorizon: 5 years\ncomparator: a\n"
           "alternatives: {a: A, b: B}\n" +
           keys + "lines:\n  - {name: L, " + line + "}\n";
}

}  // namespace vaerdi::value::testing
