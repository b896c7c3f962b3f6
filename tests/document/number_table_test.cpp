// Tables of draws: what other programs write is read to the last digit, what is no number is named by its
// place.
#include "document/number_table.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace vaerdi::document {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

NumberTable read(const std::string& text) {
    Diagnostics found("draws.csv");
    const auto table = read_number_table(text, found);
    for (const auto& finding : found.all()) ADD_FAILURE() << to_string(finding, Language::english);
    return table.value_or(NumberTable{});
}

/// Findings of a table that is refused: "2:3 a number is missing …".
std::vector<std::string> refused(const std::string& text) {
    Diagnostics found("draws.csv");
    EXPECT_FALSE(read_number_table(text, found)) << text;
    std::vector<std::string> all;
    for (const auto& finding : found.sorted()) {
        EXPECT_FALSE(finding.remedy.da.empty());
        all.push_back(fmt::format("{}:{} {}", finding.at.line, finding.at.column, finding.message.en));
    }
    return all;
}

TEST(NumberTable, ReadsWhatOtherProgramsWrite) {
    const std::vector<std::string> ways{
        "hr,cost\n0.62,1e3\n-0.5,+12.25\n",
        "hr,cost\r\n0.62,1000\r\n-0.5,12.25",                         // the last line without an end
        "\xEF\xBB\xBFhr;cost\n0,62;1000\n-0,5;12,25\n",               // a spreadsheet in Danish
        "hr\tcost\n0.62\t1000\n-0.5\t12.25\n",                        //
        "\"\",\"hr\",\"cost\"\n\"1\",0.62,1000\n\"2\",-0.5,12.25\n",  // row names, as R writes them
        "hr,cost\n\n0.62, 1000\n\n-0.5, 12.25\n\n",                   // empty lines
    };
    for (const auto& text : ways) {
        const auto table = read(text);
        EXPECT_THAT(table.names(), ElementsAre("hr", "cost")) << text;
        ASSERT_EQ(table.rows(), 2U) << text;
        EXPECT_THAT(table.find("hr")->values, ElementsAre(0.62, -0.5)) << text;
        EXPECT_THAT(table.find("cost")->values, ElementsAre(1000, 12.25)) << text;
    }
    EXPECT_EQ(read(ways.back()).lines, (std::vector{3, 5}));
    EXPECT_EQ(read("a\n1\n").find("b"), nullptr);
}

TEST(NumberTable, NamesEveryMistakeByLineAndColumn) {
    EXPECT_THAT(
        refused("hr,cost\n0.6,abc\nNA,7\n0.7,\n1,2,3\n1\n0.5,1e999\n"),
        ElementsAre("2:2 'abc' in column 'cost' is not a finite number",
                    "3:1 a number is missing in column 'hr'", "4:2 a number is missing in column 'cost'",
                    "5:1 the row has 3 fields, the heading 2", "6:1 the row has 1 fields, the heading 2",
                    "7:2 '1e999' in column 'cost' is not a finite number"));
    EXPECT_THAT(refused("0.6,0.7\n1,2\n"), ElementsAre("1:1 the column is called '0.6', a number",
                                                       "1:2 the column is called '0.7', a number"));
    EXPECT_THAT(refused("a,a,\n1,2,3\n"),
                ElementsAre("1:2 two columns are called 'a'", "1:3 the column has no name"));
    EXPECT_THAT(refused("a,b\n"), ElementsAre("1:1 the table holds no draws"));
    EXPECT_THAT(refused(""), ElementsAre("1:1 the table holds no draws"));
    EXPECT_THAT(refused("a,b\n\xff\xfe,1\n"), ElementsAre("1:1 the file is not UTF-8"));
    EXPECT_THAT(refused("a,b\n0,5,1\n"), ElementsAre("2:1 the row has 3 fields, the heading 2"));
}

TEST(NumberTable, LosesNoRowToStrayQuotes) {
    EXPECT_THAT(refused("\"\",a,b\n\"1\",1,2\n\"2,1,2\n3\",1,2\n"),
                ElementsAre(HasSubstr("the quotation marks of the row are not in pairs")));
    EXPECT_THAT(refused("a,b\n1,2\n\"1,2\n"),
                ElementsAre(HasSubstr("the quotation marks of the row are not in pairs")));
    EXPECT_THAT(refused("a,b\n1\"x,2\n"), ElementsAre(HasSubstr("2:1 the quotation marks")));
}

TEST(NumberTable, TakesOneDecimalSignOnly) {
    EXPECT_THAT(
        refused("a;b\n0,5;1\n0,25;12.500\n"),
        ElementsAre("3:2 '12.500' in column 'b' has another decimal sign than the numbers before it"));
    EXPECT_THAT(read("a;b\n0.5;1\n0.25;12.500\n").find("b")->values, ElementsAre(1, 12.5));
}

TEST(NumberTable, KnowsTheLineWhateverEndsIt) {
    EXPECT_THAT(refused("a,b\r1,2\rx,2\r"), ElementsAre("3:1 'x' in column 'a' is not a finite number"));
    EXPECT_THAT(refused("a,b\r\n1,2\r\nx,2\r\n"),
                ElementsAre("3:1 'x' in column 'a' is not a finite number"));
}

TEST(NumberTable, IsBounded) {
    std::string wide;
    for (int i = 0; i < 1'001; ++i) wide += fmt::format("c{},", i);
    EXPECT_THAT(refused(wide + "x\n"), ElementsAre("1:1001 the table has more than 1000 columns"));
    std::string wrong = "a\n";
    for (int i = 0; i < 2'000; ++i) wrong += "x\n";
    EXPECT_LE(refused(wrong).size(), 202U);
}

RC_GTEST_PROP(NumberTable, ReadsBackEveryDigitThatWasWritten, ()) {
    const auto rows = *rc::gen::inRange<std::size_t>(1, 20);
    std::vector<double> a, b;
    std::string text = "a;b\n";
    for (std::size_t i = 0; i < rows; ++i) {
        a.push_back(*rc::gen::arbitrary<double>());
        b.push_back(*rc::gen::arbitrary<double>());
        text += fmt::format("{};{}\n", a.back(), b.back());
    }
    const auto table = read(text);
    RC_ASSERT(table.find("a")->values == a);
    RC_ASSERT(table.find("b")->values == b);
}

}  // namespace
}  // namespace vaerdi::document
