// CSV brought in: every row is taken or rejected with its line and reason, whatever the file is like.
#include <gmock/gmock.h>
#include <rapidcheck.h>

#include "exchange/bringing_in.h"

namespace vaerdi::exchange {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string knee_columns =
    "  episode:  {from: Episode ID}\n"
    "  patient:  {from: CPR, pseudonym: patient, format: cpr}\n"
    "  operated: {from: Opdato, type: date, dates: dd-mm-yyyy}\n"
    "  pre:      {from: Score, type: whole, range: [0, 48], missing: [99]}\n"
    "  bmi:      {from: BMI, type: decimal, decimals: 1, otherwise: missing}\n"
    "  sex:      {from: Sex, values: {1: male, 2: female}}\n";
const std::string knees = mapping_with(knee_columns, "decimal: comma\nrows: {one: operation, id: episode}\n");
const std::string heading = "Episode ID;CPR;Opdato;Score;BMI;Sex\n";

TEST(ImportCsv, TakesWhatTheMappingSays) {
    const auto made = bring_in(knees, {{"data.csv", heading + "a;010180-1234;01-09-2018;17;24,5;1\n"
                                                              "b;0101801234;02-09-2018;99;;2\n"}});
    ASSERT_THAT(made.errors, IsEmpty());
    ASSERT_EQ(made.rows.size(), 2U);
    EXPECT_THAT(made.rejections, IsEmpty());
    const auto pseudonym = warehouse::pseudonym(test_key(), "patient", "0101801234");
    EXPECT_THAT(made.rows, ElementsAre("1|a|" + pseudonym + "|2018-09-01|17|24.5|male",
                                       "2|b|" + pseudonym + "|2018-09-02|?|?|female"));
    EXPECT_EQ(made.imported->data.id, "operations");
    EXPECT_EQ(made.imported->data.imported_at, "2026-11-27T12:00:00Z");
}

TEST(ImportCsv, NamesEveryRowThatIsWrong) {
    const auto made = bring_in(knees, {{"data.csv", heading + "a;010180-1234;01-09-2018;17;24,5;1\n"
                                                              "b;010180-1234;31-02-2018;17;24,5;1\n"
                                                              "c;010180-1234;2018/09/01;49;24,5;3\n"
                                                              "d;10180-1234;01-09-2018;x;1.234,5;1\n"
                                                              ";990180-1234;01-09-2018;1,5;2;1\n"
                                                              "f;010180-1234;01-09-2018\n"
                                                              "g;010180-1234;01-09-2018;1;2;1;7\n"}});
    EXPECT_THAT(made.rows, ElementsAre(testing::StartsWith("1|a|")));
    EXPECT_THAT(
        made.rejections,
        ElementsAre(
            "data.csv:3 Opdato '31-02-2018' there is no such day",
            "data.csv:4 Opdato '2018/09/01' not a date as dd-mm-yyyy",
            "data.csv:4 Score '49' outside 0 to 48", "data.csv:4 Sex '3' none of the codes 1, 2",
            "data.csv:5 BMI '1.234,5' another sign than the column's decimal comma",
            "data.csv:5 CPR '' a civil registration number that has lost its first nought",
            "data.csv:5 Score 'x' not a whole number", "data.csv:6 CPR '' not a civil registration number",
            "data.csv:6 Episode ID '' a value is missing", "data.csv:6 Score '1,5' not a whole number",
            "data.csv:7  '' fewer fields than the heading has",
            "data.csv:8  '' more fields than the heading has"));
    EXPECT_EQ(made.imported->rows_read, 7);
    EXPECT_EQ(made.imported->data.rejected, 6);
}

TEST(ImportCsv, AValueMayBeMissingInsteadOfItsRow) {
    const auto made = bring_in(knees, {{"data.csv", heading + "a;010180-1234;01-09-2018;17;fat;1\n"}});
    EXPECT_THAT(made.rows, ElementsAre(testing::EndsWith("|17|?|male")));
    EXPECT_THAT(made.rejections, ElementsAre("data.csv:2 BMI 'fat' not a number"));
    ASSERT_EQ(made.imported->rejected.size(), 1U);
    EXPECT_FALSE(made.imported->rejected.front().rows_rejected);
    EXPECT_EQ(made.imported->data.rejected, 0);
}

TEST(ImportCsv, TheSameIdTwiceIsNobodys) {
    const auto made = bring_in(knees, {{"a.csv", heading + "x;010180-1234;01-09-2018;17;1;1\n"
                                                           "y;010180-1234;01-09-2018;17;1;1\n"},
                                       {"b.csv", heading + "x;010180-1234;01-09-2018;18;1;1\n"}});
    EXPECT_THAT(made.rows, ElementsAre(testing::StartsWith("2|y|")));
    EXPECT_THAT(
        made.rejections,
        ElementsAre("a.csv:2 Episode ID 'x' the id stands in more than one row; none of them is taken",
                    "b.csv:2 Episode ID 'x' the id stands in more than one row; none of them is taken"));
    EXPECT_EQ(made.imported->data.rejected, 2);
}

TEST(ImportCsv, IdentifiersAreNowhere) {
    // The second row has a number in the wrong column, the third the wrong kind of number.
    const auto database = warehouse::open_duckdb({});
    const auto made = bring_in(*database, knees,
                               {{"data.csv", heading + "a;010180-1234;01-09-2018;1;1;1\n"
                                                       "b;x;01-09-2018;010180-1234;1;1\n"
                                                       "c;12345-secret;01-09-2018;1;1;1\n"}});
    EXPECT_EQ(made.rejections.size(), 3U);
    for (const auto& list : {made.rows, made.rejections})
        for (const auto& line : list) {
            EXPECT_THAT(line, testing::Not(HasSubstr("010180")));
            EXPECT_THAT(line, testing::Not(HasSubstr("secret")));
        }
    const auto tables = database->query("SELECT table_name FROM information_schema.tables");
    EXPECT_EQ(tables.rows(), 3U);  // the register, the rows, the rejections
}

TEST(ImportCsv, CodesStandBesideNumbersAndDates) {
    const auto made =
        bring_in(mapping_with("  age:  {type: whole, values: {\">90\": 95}}\n"
                              "  year: {type: date, values: {2016/17: 2016-04-01}}\n"
                              "  sick: {type: truth, values: {R: yes}}\n"),
                 {{"data.csv", "age,year,sick\n>90,2016/17,R\n40,2016/17,no\n41,2018-01-02,\n<18,x,Q\n"}});
    EXPECT_THAT(made.rows, ElementsAre("1|95|2016-04-01|yes", "2|40|2016-04-01|no", "3|41|2018-01-02|?"));
    EXPECT_EQ(made.rejections.size(), 3U);
}

const std::string plain = mapping_with("  a: {}\n  b: {}\n");

TEST(ImportCsv, QuotationMarksHoldSeparatorsAndLineEnds) {
    const auto made =
        bring_in(plain, {{"data.csv", "a,b\n\"x, \"\"y\"\"\",1\n\"two\nlines\",2\n5\" nail,3\nlast,4"}});
    EXPECT_THAT(made.rows, ElementsAre("1|x, \"y\"|1", "2|two\nlines|2", "3|5\" nail|3", "4|last|4"));
}

TEST(ImportCsv, LinesAreTheFilesOwn) {
    const auto made = bring_in(mapping_with("  a: {}\n  b: {type: whole}\n"),
                               {{"data.csv", "a,b\r\n\"two\r\nlines\",2\r\n\r\nx,y\r\n"}});
    EXPECT_THAT(made.rows, ElementsAre("1|two\r\nlines|2"));
    EXPECT_THAT(made.rejections, ElementsAre("data.csv:5 b 'y' not a whole number"));
}

TEST(ImportCsv, AnOpenQuotationMarkCostsItsOwnLineOnly) {
    const auto made = bring_in(plain, {{"data.csv", "a,b\n\"x,1\ny,2\n\"z\"z,3\nw,4\n"}});
    EXPECT_THAT(made.rows, ElementsAre("2|y|2", "4|w|4"));
    EXPECT_THAT(made.rejections, ElementsAre("data.csv:2  '' quotation marks that are not in pairs",
                                             "data.csv:4  '' quotation marks that are not in pairs"));
}

TEST(ImportCsv, EncodingsAreSeen) {
    const std::string utf16(
        "\xFF\xFE"
        "a\0,\0b\0\n\0\xE6\0,\0\x31\0",
        16);
    for (const auto& text :
         std::vector<std::string>{"a,b\n\xC3\xA6,1\n",
                                  "\xEF\xBB\xBF"
                                  "a,b\n\xC3\xA6,1\n",
                                  "a,b\n\xE6,1\n", utf16, "a,b\r\xC3\xA6,1\r", "sep=,\na,b\n\xE6,1"}) {
        const auto made = bring_in(plain, {{"data.csv", text}});
        EXPECT_THAT(made.rows, ElementsAre("1|\xC3\xA6|1")) << text;
    }
    const auto euro = bring_in(plain, {{"data.csv", "a,b\n\x80 5,1\n"}});
    EXPECT_THAT(euro.rows, ElementsAre("1|\xE2\x82\xAC 5|1"));
}

TEST(ImportCsv, WrongLettersAreRejectedByRow) {
    const auto made = bring_in(mapping_with("  a: {}\n  b: {}\n", "encoding: utf-8\n"),
                               {{"data.csv", std::string("a,b\n\xE6,1\nx,2\ny\0,3\n", 17)}});
    EXPECT_THAT(made.rows, ElementsAre("2|x|2"));
    EXPECT_THAT(made.rejections, ElementsAre("data.csv:2  '' letters that are not UTF-8",
                                             "data.csv:4  '' a byte that is no letter (NUL)"));
}

TEST(ImportCsv, SeparatorsAreSeen) {
    for (const auto* text : {"a;b\n1,5;2\n", "a\tb\n1,5\t2\n", "a|b\n1,5|2\n", "a,b\n\"1,5\",2\n"})
        EXPECT_THAT(bring_in(plain, {{"data.csv", text}}).rows, ElementsAre("1|1,5|2")) << text;
}

TEST(ImportCsv, DatesThatCanBeReadInTwoWaysMustBeSettled) {
    const auto mapping = mapping_with("  d: {type: date}\n  e: {type: date}\n");
    const auto made = bring_in(mapping, {{"data.csv", "d,e\n01-02-2018,01-02-2018\n"}});
    EXPECT_THAT(made.errors, ElementsAre(HasSubstr("can be read in two ways: dd-mm-yyyy or mm-dd-yyyy"),
                                         HasSubstr("can be read in two ways")));
    // Another column of the file settles it, or a later row.
    const auto settled = bring_in(mapping, {{"data.csv", "d,e\n01-02-2018,31-01-2018\n"}});
    EXPECT_THAT(settled.rows, ElementsAre("1|2018-02-01|2018-01-31"));
    EXPECT_THAT(settled.imported->found, Contains(testing::Field(&Text::en, "dates of 'd': dd-mm-yyyy")));
    const auto mixed =
        bring_in(mapping_with("  d: {type: date}\n"),
                 {{"data.csv", "d\n31-01-2018\n01-02-2018\n12-31-2018\n2018-01-01\n30-01-2018\n"}});
    EXPECT_THAT(mixed.rows, ElementsAre("1|2018-01-31", "2|2018-02-01", "5|2018-01-30"));
    EXPECT_THAT(mixed.rejections, ElementsAre("data.csv:4 d '12-31-2018' there is no such day",
                                              "data.csv:5 d '2018-01-01' not a date as dd-mm-yyyy"));
}

TEST(ImportCsv, DecimalsThatCouldBeThousandsMustBeSettled) {
    const auto mapping = mapping_with("  x: {type: decimal}\n  y: {}\n");
    EXPECT_THAT(bring_in(mapping, {{"data.csv", "x;y\n1.234;a\n12.500;b\n"}}).errors,
                ElementsAre("5: 'x' holds numbers like 1.234, which can be read in two ways"));
    EXPECT_THAT(bring_in(mapping, {{"data.csv", "x;y\n1,234;a\n12,5;b\n"}}).rows,
                ElementsAre("1|1.234000|a", "2|12.500000|b"));
    EXPECT_THAT(bring_in(mapping, {{"data.csv", "x,y\n1.234,a\n"}}).rows, ElementsAre("1|1.234000|a"));
}

TEST(ImportCsv, RoundingIsSaid) {
    const auto made =
        bring_in(mapping_with("  x: {type: decimal, decimals: 1}\n"), {{"data.csv", "x\n1.25\n1.2\n"}});
    EXPECT_THAT(made.rows, ElementsAre("1|1.3", "2|1.2"));
    EXPECT_THAT(made.imported->found,
                Contains(testing::Field(&Text::en, "x: 1 values had more than 1 decimals and were rounded")));
}

TEST(ImportCsv, ColumnsThatAreNotTakenAreNamed) {
    const auto made = bring_in(mapping_with("  a: {}\n", "leave_out: [Free text, Gone]\n"),
                               {{"data.csv", "a,Free text,other\n1,2,3\n"}});
    EXPECT_THAT(made.imported->not_taken, ElementsAre("other"));
    EXPECT_THAT(made.warnings, ElementsAre(HasSubstr("no file has the column 'Gone'")));
}

TEST(ImportCsv, FilesThatDoNotFitAreRefusedWhole) {
    const auto database = warehouse::open_duckdb({});
    const auto errors = [&](const std::string& text) {
        return bring_in(*database, plain, {{"data.csv", text}}).errors;
    };
    EXPECT_THAT(errors("a,c\n1,2\n"), ElementsAre("6: data.csv has no column 'b'"));
    EXPECT_THAT(errors("a,b,b\n1,2,3\n"), ElementsAre("6: data.csv has two columns 'b'"));
    EXPECT_THAT(errors(""), ElementsAre("3: data.csv is empty"));
    EXPECT_THAT(errors("\"a,b\n"),
                ElementsAre("3: the quotation marks in the heading of data.csv are not in pairs"));
    std::string many = "a,b";
    for (int i = 0; i < 1'000'000; ++i) many += ",x";
    EXPECT_THAT(errors(many), ElementsAre("3: the heading of data.csv is longer than 1 MB"));
    many.resize(60'001);
    EXPECT_THAT(errors(many + "\n1,2"), ElementsAre(HasSubstr("columns; 10000 are the most")));
    EXPECT_EQ(database->query("SELECT table_name FROM information_schema.tables").rows(),
              1U);  // the register
    EXPECT_THAT(warehouse::data_sets(*database), IsEmpty());
}

TEST(ImportCsv, ALineWithoutEndIsOneRejection) {
    const auto made = bring_in(plain, {{"data.csv", "a,b\n1,2\n" + std::string(5'000'000, 'x') + "\n3,4\n\"" +
                                                        std::string(3'000'000, 'y') + "\n5,6\n"}});
    EXPECT_THAT(made.rows, ElementsAre("1|1|2", "3|3|4", "5|5|6"));
    EXPECT_THAT(made.rejections, ElementsAre("data.csv:3  '' the row is longer than 1 MB",
                                             "data.csv:5  '' the row is longer than 1 MB"));
}

TEST(ImportCsv, TheSameContentIsBroughtInOnce) {
    const auto database = warehouse::open_duckdb({});
    const auto first = bring_in(*database, plain, {{"data.csv", "a,b\n1,2\n"}});
    const auto second = bring_in(*database, plain, {{"other name.csv", "a,b\n1,2\n"}});
    EXPECT_FALSE(first.imported->was_there);
    EXPECT_TRUE(second.imported->was_there);
    EXPECT_EQ(second.imported->data.version, first.imported->data.version);
    const auto changed = bring_in(*database, plain, {{"data.csv", "a,b\n1,3\n"}});
    EXPECT_NE(changed.imported->data.version, first.imported->data.version);
    EXPECT_EQ(warehouse::data_sets(*database).size(), 2U);
}

/// Rows without their numbers.
std::vector<std::string> values_of(const BroughtIn& made) {
    std::vector<std::string> values;
    for (const auto& row : made.rows) values.push_back(row.substr(row.find('|')));
    return values;
}

TEST(ImportCsv, OneFileOrTenGiveTheSameRows) {
    const auto database = warehouse::open_duckdb({});
    EXPECT_TRUE(rc::check([&] {
        const auto mapping = mapping_with("  a: {}\n  n: {type: whole, range: [0, 90]}\n");
        auto numbers =
            *rc::gen::container<std::vector<int>>(*rc::gen::inRange(1, 400), rc::gen::inRange(0, 100));
        numbers.front() = 1;
        const auto parts = *rc::gen::inRange<std::size_t>(1, 10);
        std::string whole = "a,n\n";
        std::vector<Written> files;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const auto row = "\"text " + std::to_string(i) + (i % 7 == 0 ? "\n" : "") + "\"," +
                             std::to_string(numbers[i]) + "\n";
            whole += row;
            const auto part = i * parts / numbers.size();
            while (files.size() <= part)
                files.push_back({"part" + std::to_string(files.size()) + ".csv", "a,n\n"});
            files[part].text += row;
        }
        const auto one = bring_in(*database, mapping, {{"data.csv", whole}});
        auto shuffled = files;
        std::ranges::reverse(shuffled);
        const auto ten = bring_in(*database, mapping, shuffled);
        RC_ASSERT(one.rows == ten.rows);
        RC_ASSERT(one.imported->data.rejected == ten.imported->data.rejected);
        RC_ASSERT(values_of(one).size() + static_cast<std::size_t>(one.imported->data.rejected) ==
                  numbers.size());
    }));
}

TEST(ImportCsv, AnyNumberOfThreadsGivesTheSameRowsAndLines) {
    std::string file = "id,n,note\n";
    for (int i = 0; i < 60'000; ++i)
        file += std::to_string(i % 59'990) + "," + std::to_string(i % 1'000) + ",\"" +
                (i % 97 == 0 ? "two\nlines" : "one line") + "\"\n";
    const auto mapping =
        mapping_with("  id: {}\n  n: {type: whole, range: [0, 990]}\n  note: {}\n", "rows: {id: id}\n");
    const auto with = [&](unsigned threads) {
        const auto database = warehouse::open_duckdb({.threads = threads});
        return bring_in(*database, mapping, {{"data.csv", file}});
    };
    const auto one = with(1), four = with(4);
    EXPECT_EQ(one.rows, four.rows);
    EXPECT_EQ(one.rejections, four.rejections);
    EXPECT_EQ(one.imported->data.rejected, 540 + 2);
    EXPECT_EQ(one.rejections.front(),
              "data.csv:2 id '0' the id stands in more than one row; none of them is taken");
}

TEST(ImportCsv, WhateverTextsAreWrittenComeBack) {
    const auto database = warehouse::open_duckdb({});
    EXPECT_TRUE(rc::check([&] {
        const auto texts = *rc::gen::container<std::vector<std::string>>(
            *rc::gen::inRange(1, 60),
            rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab,;\"\n\r 1"))));
        std::string file = "a,b\n";
        std::vector<std::string> expected;
        for (const auto& text : texts) {
            file += '"';
            for (const char c : text) file += c == '"' ? std::string("\"\"") : std::string(1, c);
            file += "\",x\n";
            auto kept = text;
            while (kept.starts_with(' ')) kept.erase(0, 1);
            while (kept.ends_with(' ')) kept.pop_back();
            expected.push_back("|" + (kept.empty() ? "?" : kept) + "|x");
        }
        const auto made = bring_in(*database, mapping_with("  a: {}\n  b: {}\n", "separator: comma\n"),
                                   {{"data.csv", file}});
        RC_ASSERT(values_of(made) == expected);
    }));
}

}  // namespace
}  // namespace vaerdi::exchange
