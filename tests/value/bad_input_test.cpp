// Wrong documents: every one is answered at once, with all its errors in one go, each with its place,
// what is wrong and how to mend it, in both languages.
//
// tests/bad-input/<fault>.yaml stands beside <fault>.expected, the messages in English. After a change of
// words run the test with VAERDI_WRITE_EXPECTED=1 and read what changed.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "document/yaml.h"
#include "value/assessment.h"
#include "value/resolved_case.h"

namespace vaerdi::value {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Le;
using testing::SizeIs;

// A hang shows, however slow the machine and the sanitizers are; what is quick is shown in bench/.
constexpr double slack = 60;

/// Of this process: other work on the machine does not count.
double seconds_since(std::clock_t began) {
    return static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
}

struct Checked {
    explicit Checked(const std::string& text, const std::string& name = "case.yaml") : found(name) {
        const auto began = std::clock();
        if (const auto document = read_case(text, found)) {
            resolved = resolve(*document, catalogue::Catalogue::shipped(), "case", {}, found);
        }
        for (const auto& finding : found.sorted()) {
            said += to_string(finding, Language::english) + "\n";
            lines.push_back(to_string(finding, Language::english));
        }
        seconds = seconds_since(began);
    }
    Diagnostics found;
    std::optional<ResolvedCase> resolved;
    std::string said;
    std::vector<std::string> lines;
    double seconds = 0;
};

std::string content(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> wrong_documents() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(fs::path(VAERDI_SOURCE_DIR) / "tests/bad-input")) {
        if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

class WrongDocument : public testing::TestWithParam<fs::path> {};

TEST_P(WrongDocument, says_what_is_wrong_where_and_how_to_mend_it) {
    const Checked checked(content(GetParam()), GetParam().filename().string());
    auto expected = GetParam();
    expected.replace_extension(".expected");
    if (std::getenv("VAERDI_WRITE_EXPECTED") != nullptr) std::ofstream(expected) << checked.said;
    EXPECT_EQ(checked.said, content(expected));
    EXPECT_LT(checked.seconds, slack);
    EXPECT_FALSE(checked.said.empty());
    for (const auto& finding : checked.found.all()) {
        SCOPED_TRACE(finding.message.en);
        EXPECT_GE(finding.at.line, 1);
        EXPECT_GE(finding.at.column, 1);
        EXPECT_FALSE(finding.remedy.en.empty()) << "no remedy";
        EXPECT_NE(finding.message.en, finding.message.da) << "not said in Danish";
        EXPECT_EQ(finding.remedy.en.empty(), finding.remedy.da.empty());
    }
}

INSTANTIATE_TEST_SUITE_P(BadInput, WrongDocument, testing::ValuesIn(wrong_documents()), [](const auto& test) {
    auto name = test.param.stem().string();
    std::ranges::replace(name, '-', '_');
    return name;
});

// ---- hostile documents, made here

const std::string head =
    "case: 1\ntitle: x\nprice_year: 2024\nstart: 2025\nhorizon: 5 years\ncomparator: a\n"
    "alternatives: {a: A, b: B}\n";
const std::string one_line = "lines:\n  - {name: L, payer: region, amount: 5 DKK}\n";

std::string numbered(const char* pattern, int from, int to) {
    std::string text;
    const int step = from <= to ? 1 : -1;
    for (int i = from; i != to + step; i += step) {
        std::string line(pattern);
        for (std::size_t at = 0; (at = line.find('#', at)) != std::string::npos;) {
            const bool next = at + 1 < line.size() && line[at + 1] == '+';
            const auto number = std::to_string(next ? i + 1 : i);
            line.replace(at, next ? 2 : 1, number);
            at += number.size();
        }
        text += line + "\n";
    }
    return text;
}

/// Answered in time, with few words.
void expect_refused(const std::string& text, const std::string& because) {
    const Checked checked(text);
    EXPECT_LT(checked.seconds, slack);
    EXPECT_FALSE(checked.resolved);
    EXPECT_THAT(checked.said, HasSubstr(because));
    EXPECT_THAT(checked.lines, SizeIs(Le(201U)));
    for (const auto& line : checked.lines) EXPECT_LE(line.size(), 1600U) << line;
}

void expect_accepted(const std::string& text) {
    const Checked checked(text);
    EXPECT_LT(checked.seconds, slack);
    EXPECT_TRUE(checked.resolved) << checked.said;
    if (!checked.resolved) return;
    const auto began = std::clock();
    assess(*checked.resolved, {});
    EXPECT_LT(seconds_since(began), slack) << "calculating";
}

TEST(HostileDocument, five_megabytes) {
    expect_refused(head + one_line + "#" + std::string(5'000'000, 'x'), "larger than 4 MB");
    expect_refused(
        head + "summary: " + std::string(3'900'000, 'x') + "\n" + "parameters: {a: b}\n" + one_line, "'b'");
}

TEST(HostileDocument, nested_two_hundred_deep) {
    expect_refused(
        head + "parameters: {a: " + std::string(200, '[') + std::string(200, ']') + "}\n" + one_line,
        "nested more than 64 deep");
    std::string by = "1";
    for (int i = 0; i < 25; ++i) by = "{by: {a: " + by + ", b: 2}}";
    expect_refused(head + "parameters: {x: " + by + "}\n" + one_line, "'by' stands inside another 'by'");
}

TEST(HostileDocument, alias_bombs) {
    std::string bomb =
        "a0: &a0 {x: 1, y: 2}\n" + numbered("a#+: &a#+ [*a#, *a#, *a#, *a#, *a#, *a#, *a#, *a#]", 0, 20);
    expect_refused(head + bomb + one_line, "aliases make the document too large");
    expect_refused(head + "parameters: {x: &x [*x]}\n" + one_line, "no anchor");
}

TEST(HostileDocument, a_hundred_thousand_keys) {
    expect_refused(head + numbered("k#: 1", 1, 99'000) + one_line, "unknown key 'k1'");
    expect_refused(head + numbered("k#: 1", 1, 100'000) + one_line, "too large to be a definition");
    expect_refused(head + "parameters:\n" + numbered("  k#: 1", 1, 99'000) + one_line, "are the most");
    expect_refused(head + "parameters:\n" + numbered("  k#: 1", 1, 11'000) + one_line,
                   "the case has 11000 parameters; 10000 are the most");
    expect_refused(head + "parameters: {p: 1}\n" + "lines:\n" + numbered("  - {}", 1, 50'000), "");
}

TEST(HostileDocument, many_lines) {
    expect_refused(head + "lines:\n" + numbered("  - {name: L, payer: region, amount: 5 DKK}", 1, 3'000),
                   "the case has 3000 lines; 2000 are the most");
    expect_accepted(head + "lines:\n" + numbered("  - {name: L, payer: region, amount: 5 DKK}", 1, 2'000));
}

TEST(HostileDocument, many_unknown_names) {
    expect_refused(head + "parameters:\n" + numbered("  some_name_#: other_name_#", 1, 9'000) + one_line,
                   "unknown name 'other_name_1'");
    expect_refused(head + one_line + "scenarios: {s: {set: {x: 1}}, t: {set: {\n" +
                       numbered("    nme_#: 1,", 1, 9'000) + "  }}}\nparameters:\n" +
                       numbered("  name_#: 1", 1, 9'000),
                   "there is nothing called 'x' to set");
}

TEST(HostileDocument, a_formula_of_fifty_thousand_characters) {
    std::string sum = "1";
    while (sum.size() < 50'000) sum += " + 1";
    expect_refused(head + "parameters: {x: " + sum + "}\n" + one_line,
                   "the formula is longer than 10000 characters");
    sum.resize(9'997);
    expect_accepted(head + "parameters: {x: " + sum.substr(0, sum.rfind('1') + 1) + "}\n" + one_line);
    std::string names = "y";
    while (names.size() < 9'990) names += "+y";
    expect_accepted(head + "parameters: {y: 1, x: " + names + "}\n" + one_line);
    expect_refused(head + "parameters: {x: " + std::string(4'000, '(') + "}\n" + one_line, "nested deeper");
    expect_refused(head + "parameters: {x: " + std::string(9'000, '-') + "1}\n" + one_line, "nested deeper");
}

TEST(HostileDocument, ten_thousand_parameters_chained) {
    expect_refused(head + "parameters:\n  p1: 1\n" + numbered("  p#+: p# + 1", 1, 9'998) + one_line,
                   "refer to one another in more than 200 steps");
    expect_refused(head + "parameters:\n" + numbered("  p#+: p# + 1", 9'998, 1) + "  p1: 1\n" + one_line,
                   "refer to one another in more than 200 steps");
    expect_accepted(head + "parameters:\n" + numbered("  p#+: p# + 1", 198, 1) + "  p1: 1\n" + one_line);
    expect_accepted(head + "parameters:\n  p0: 1\n" + numbered("  p#: p0 + 1", 1, 9'998) + one_line);
}

TEST(HostileDocument, formulas_that_share_everything_twice) {
    const auto doubled =
        "parameters:\n  p1: {value: 2, range: [1, 3]}\n" + numbered("  p#+: p# + p#", 1, 150);
    expect_accepted(head + doubled + "lines:\n  - {name: L, payer: region, amount: p150 * 1 DKK}\n");
    const auto fibonacci = "parameters:\n  p0: price(bed-day)\n  p1: price(bed-day)\n" +
                           numbered("  p#+: p# + max(p#, p#)", 1, 150);
    expect_accepted(head + fibonacci +
                    "lines:\n  - {name: L, payer: region, quantity: 1 days, price: p150 / 1e40}\n");
}

TEST(HostileDocument, sums_over_years_of_sums_over_years) {
    const auto far = "case: 1\ntitle: x\nhorizon: 200 years\nalternatives: {a: A}\n";
    expect_refused(std::string(far) + "parameters: {x: \"sum(sum(sum(sum(year))))\"}\n" + one_line,
                   "holds another sum or mean");
    expect_refused(
        std::string(far) + "parameters:\n  p0: year\n" + numbered("  p#+: sum(p#) * 1e-3", 0, 150) + one_line,
        "the case is too large");
}

TEST(HostileDocument, horizon_by_intakes_by_lines) {
    const auto far =
        "case: 1\ntitle: x\nhorizon: 200 years\nalternatives: {a: A, b: B}\ncomparator: a\n"
        "population: {patients: 10 per year, for: 200 years}\n";
    expect_refused(
        far + ("lines:\n" + numbered("  - {name: L, payer: region, amount: 5 DKK/patient/year}", 1, 50)),
        "the case is too large: its lines fall");
    expect_refused(
        far + ("lines:\n" +
               numbered("  - {name: L, payer: region, amount: 5 DKK/patient, life: 0.05 years}", 1, 2)),
        "the case is too large: its lines fall");
    expect_accepted(
        far + ("lines:\n" + numbered("  - {name: L, payer: region, amount: 5 DKK/patient/year}", 1, 5)));
}

TEST(HostileDocument, binary_rubbish) {
    std::uint64_t state = 7;
    for (int n = 0; n < 300; ++n) {
        std::string rubbish;
        for (int i = 0; i < 200; ++i) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            rubbish += static_cast<char>(state >> 56U);
        }
        const Checked checked(rubbish);
        EXPECT_FALSE(checked.resolved);
        EXPECT_FALSE(checked.said.empty());
    }
}

TEST(HostileDocument, a_right_document_cut_off_anywhere) {
    const auto text = content(fs::path(VAERDI_SOURCE_DIR) / "examples/tavi/case.yaml");
    for (std::size_t length = 0; length < text.size(); length += 97) {
        const Checked checked(text.substr(0, length));
        EXPECT_TRUE(checked.resolved.has_value() != checked.found.has_errors());
        EXPECT_LT(checked.seconds, slack);
    }
}

TEST(HostileDocument, a_right_document_with_any_line_left_out) {
    const auto text = content(fs::path(VAERDI_SOURCE_DIR) / "examples/tavi/case.yaml");
    for (std::size_t from = 0; from < text.size();) {
        const auto to = std::min(text.find('\n', from), text.size() - 1) + 1;
        const Checked checked(text.substr(0, from) + text.substr(to));
        EXPECT_TRUE(checked.resolved.has_value() != checked.found.has_errors());
        from = to;
    }
}

TEST(RightDocument, every_example_resolves_without_error) {
    for (const auto& entry : fs::directory_iterator(fs::path(VAERDI_SOURCE_DIR) / "examples")) {
        const auto file = entry.path() / "case.yaml";
        if (!fs::exists(file)) continue;
        const Checked checked(content(file), entry.path().filename().string());
        EXPECT_TRUE(checked.resolved) << checked.said;
    }
}

}  // namespace
}  // namespace vaerdi::value
