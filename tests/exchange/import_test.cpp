// Files as people have them, and what is taken of them.
#include <gmock/gmock.h>
#include <zip.h>
#include <zlib.h>

#include "exchange/desk.h"

namespace vaerdi::exchange {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
constexpr auto plain_mapping =
    "data: a.csv\n"
    "decimal: comma\n"
    "rows: {id: id}\n"
    "columns:\n"
    "  id: {from: Nr}\n"
    "  operated: {from: Dato, type: date, dates: dd-mm-yyyy}\n"
    "  days: {from: Døgn, type: whole, range: [0, 100]}\n"
    "  weight: {from: Vægt, type: decimal, decimals: 1}\n"
    "  sex: {from: Køn, values: {1: man, 2: woman}}\n"
    "  smoker: {from: Ryger, type: truth}\n";

TEST(Import, TypedRowsOfADanishFile) {
    Desk desk;
    // Latin-1, semicolons, Windows line ends, a field in quotes with a line end in it.
    desk.file("a.csv",
              "Nr;Dato;D\xF8gn;V\xE6gt;K\xF8n;Ryger;Bem\xE6rkning\r\n"
              "a1;01-02-2018;3;81,5;1;ja;\r\n"
              "a2;28-02-2018;;70;2;nej;\"to\r\nlinjer\"\r\n"
              "a3;29-02-2020;5;;2;;x\r\n");
    const auto imported = desk.import(plain_mapping);
    EXPECT_THAT(desk.rows(imported.data),
                ElementsAre("1|a1|2018-02-01|3|81.5|man|yes", "2|a2|2018-02-28||70.0|woman|no",
                            "3|a3|2020-02-29|5||woman|"));
    EXPECT_THAT(reasons(imported), IsEmpty());
    EXPECT_EQ(imported.rows_read, 3);
    EXPECT_THAT(imported.not_taken, ElementsAre("Bemærkning"));
    EXPECT_EQ(imported.found.front().en, "a.csv: Latin-1, fields between semicolons");
}

TEST(Import, TheReportNamesLineColumnAndValue) {
    Desk desk;
    desk.file("a.csv",
              "Nr;Dato;Døgn;Vægt;Køn;Ryger\n"
              "a0;01-02-2018;3;81,5;1;ja\n"
              "a1;2018-02-01;3;81,5;1;ja\n"
              "a3;01-02-2018;3,5;81,5;1;ja\n"
              "\n"
              "a4;01-02-2018;300;81.5;3;måske\n"
              "a8;01-02-2018;3;81,5;1\n"
              "a9;01-02-2018;3;81,5;1;ja;x\n"
              "b1;01-02-2018;3;81,5;1;ja\n"
              "b1;02-02-2018;4;70,0;2;nej\n");
    const auto imported = desk.import(plain_mapping);
    EXPECT_EQ(imported.rows_read, 8);
    EXPECT_EQ(imported.data.rows, 1);
    EXPECT_EQ(imported.data.rejected, 7);
    EXPECT_THAT(reasons(imported), Contains("Dato 1× not a date written as dd-mm-yyyy (line 3: 2018-02-01)"));
    EXPECT_THAT(reasons(imported), Contains("Døgn 1× not a whole number (line 4: 3,5)"));
    EXPECT_THAT(reasons(imported), Contains("Døgn 1× outside 0 to 100 (line 6: 300)"));
    EXPECT_THAT(reasons(imported),
                Contains("Vægt 1× a decimal point, where the mapping says comma (line 6: 81.5)"));
    EXPECT_THAT(reasons(imported), Contains("Køn 1× not among the values of the mapping (line 6: 3)"));
    EXPECT_THAT(reasons(imported), Contains("Ryger 1× neither yes nor no (line 6: måske)"));
    EXPECT_THAT(reasons(imported), Contains(HasSubstr("fewer fields than headings (line 7")));
    EXPECT_THAT(reasons(imported), Contains(HasSubstr("more fields than headings (line 8")));
    EXPECT_THAT(reasons(imported), Contains("Nr 2× several rows have this id (line 9: b1)"));
    EXPECT_EQ(warehouse::rejections(desk.database(), imported.data, 100).size(), 10u);
}

TEST(Import, AValueMayBeLeftOutInsteadOfItsRow) {
    Desk desk;
    desk.file("a.csv", "id,age\na,40\nb,400\n");
    const auto imported = desk.import(
        "data: a.csv\ncolumns: {id: {}, age: {type: whole, range: [0, 120], otherwise: missing}}\n");
    EXPECT_THAT(desk.rows(imported.data), ElementsAre("1|a|40", "2|b|"));
    EXPECT_THAT(reasons(imported),
                ElementsAre("age 1× outside 0 to 120; only the value is left out (line 3: 400)"));
    const auto listed = warehouse::rejections(desk.database(), imported.data, 10);
    EXPECT_EQ(left_out_by(listed.front()), LeftOut::value);
    EXPECT_FALSE(imported.rejected.front().rows_rejected);
}

TEST(Import, BlanksAroundAFieldDoNotCount) {
    const auto rows = [](const std::string& content) {
        Desk desk;
        desk.file("a.csv", content);
        return desk.rows(desk.import("data: a.csv\ncolumns: {id: {}, days: {type: whole}}\n").data);
    };
    for (const auto* content : {"id,days,n\na b , 3,1\n,,1\n", "id,days,n\n a b,3,1\n \xC2\xA0,,1\n",
                                "id,days,n\n\"a b \",3 ,1\n,,1\n", "id,days,n\r\na b, 3,1\r\n , ,1\r\n",
                                "id,days,n\na b\xC2\xA0,3,1\n, ,1"})
        EXPECT_THAT(rows(content), ElementsAre("1|a b|3", "2||")) << content;
}

TEST(Import, IdentifiersAreReplacedAndNeverShown) {
    Desk desk;
    desk.file("a.csv", "cpr,days\n0101011234,3\n0101011234,\n0202022345,x\n");
    const auto imported = desk.import(
        "data: a.csv\ncolumns: {patient: {from: cpr, pseudonym: patient}, days: {type: whole}}\n");
    const auto rows = desk.rows(imported.data);
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].substr(2, 32), rows[1].substr(2, 32));
    EXPECT_EQ(rows[0].find("0101"), std::string::npos);
    for (const auto& one : warehouse::rejections(desk.database(), imported.data, 100))
        EXPECT_EQ((one.value + one.why.en).find("0202"), std::string::npos);
    EXPECT_TRUE(imported.data.columns.front().pseudonym);
}

TEST(Import, CivilNumbersAreRefusedInWhateverColumn) {
    Desk desk;
    const auto refusal = [&](const std::string& values, const std::string& type) {
        desk.file("a.csv", "Nr,x\n" + values);
        return desk.refusal("data: a.csv\ncolumns: {number: {from: Nr, " + type + "}, x: {}}\n");
    };
    const std::string refused =
        "the column 'Nr' looks like CPR numbers: give it `pseudonym: patient`, or put it under `leave_out`; "
        "nothing was kept";
    EXPECT_EQ(refusal("010190-1234,a\n 311285 4321 ,b\n0203404321,c\nnone,d\nA1,e\n", "type: text"), refused);
    EXPECT_EQ(refusal("0101901234,a\n3112854321,b\n0203404321,c\n,d\n", "type: whole"), refused);
    EXPECT_EQ(refusal("0101901234,a\n3112854321,b\n0203404321,c\n,d\n", "type: decimal"), refused);
    EXPECT_TRUE(warehouse::data_sets(desk.database()).empty());
    EXPECT_EQ(refusal("0101901234,a\n3112854321,b\n0203404321,c\n", "pseudonym: patient"), "taken");
    EXPECT_EQ(refusal("0101901234,a\n3112854321,b\nnone,c\n", "type: text"), "taken");        // two only
    EXPECT_EQ(refusal("3212851234,a\n0113854321,b\n0203404321,c\n", "type: text"), "taken");  // no days
    EXPECT_EQ(refusal("12345678,a\n87654321,b\n11223344,c\n", "type: whole"), "taken");       // a phone
    std::string late;
    for (int row = 0; row < 30'000; ++row) late += "x,a\n";
    for (int row = 0; row < 31'000; ++row) late += "0101901234,a\n";
    EXPECT_EQ(refusal(late, "type: text"), refused);
}

TEST(Import, CivilNumbersOfRejectedRowsAreNotShown) {
    Desk desk;
    desk.file("a.csv", "age,x\n44,a\n010190-1234,b\nborn 0101901234,c\n" + std::string(55, '1') +
                           "x0101901234,d\n1,010190-1234,e\n");
    const auto imported = desk.import("data: a.csv\ncolumns: {age: {type: whole}, x: {}}\n");
    EXPECT_EQ(imported.data.rejected, 4);
    std::string all;
    for (const auto& one : warehouse::rejections(desk.database(), imported.data, 100))
        all += one.value + "\n";
    EXPECT_THAT(all, testing::AllOf(HasSubstr("xxxxxx-xxxx\nborn xxxxxx-xxxx\n"),
                                    HasSubstr("1,xxxxxx-xxxx,e"), testing::Not(HasSubstr("0101"))));
    EXPECT_THAT(desk.refusal("data: a.csv\ncolumns: {age: {type: date}, x: {}}\n"),
                testing::Not(HasSubstr("0101")));
}

TEST(Import, TheSameContentIsTakenOnce) {
    Desk desk;
    desk.file("a.csv", "id\na\n");
    const auto first = desk.import("data: a.csv\ncolumns: {id: {}}\n");
    const auto again = desk.import("data: a.csv\ncolumns: {id: {}}\n");
    EXPECT_TRUE(again.was_there);
    EXPECT_EQ(again.rows_read, 1);
    EXPECT_EQ(again.data.version, first.data.version);
    desk.file("a.csv", "id\nb\n");
    EXPECT_NE(desk.import("data: a.csv\ncolumns: {id: {}}\n").data.version, first.data.version);
    EXPECT_EQ(warehouse::data_sets(desk.database()).size(), 2u);
}

TEST(Import, WhatWasToldOfAVersionIsToldAgain) {
    Desk desk;
    desk.file("a.csv", "id,age\na,40\nb,400\nc,x\nd,y\n,1\n");
    const auto* const mapping =
        "data: a.csv\ncolumns: {id: {required: yes}, age: {type: whole, range: [0, 120], otherwise: "
        "missing}}\n";
    const auto first = desk.import(mapping), again = desk.import(mapping);
    EXPECT_TRUE(again.was_there);
    EXPECT_EQ(again.rows_read, 5);
    EXPECT_EQ(again.data.rejected, 1);
    EXPECT_EQ(reasons(again).size(), 3u);
    EXPECT_EQ(reasons(again), reasons(first));
    for (std::size_t reason = 0; reason < first.rejected.size(); ++reason)
        EXPECT_EQ(again.rejected[reason].rows_rejected, first.rejected[reason].rows_rejected);
}

TEST(Import, EmptyRowsAreNoRows) {
    Desk desk;
    desk.file("a.csv", "id;days;note\na;3;\n;;\n;x;\n ; ;\n;;kept\n\"\";;\r\nb;4;\n;;");
    const auto imported = desk.import("data: a.csv\ncolumns: {id: {}, days: {type: whole}}\n");
    EXPECT_THAT(desk.rows(imported.data), ElementsAre("1|a|3", "5||", "7|b|4"));
    EXPECT_THAT(reasons(imported), ElementsAre("days 1× not a whole number (line 4: x)"));
    EXPECT_EQ(imported.rows_read, 4);
    EXPECT_EQ(imported.data.rejected, 1);
    EXPECT_EQ(imported.found.back().en, "a.csv: 4 empty rows passed over");
}

TEST(Import, LineEndsOfSeveralKinds) {
    Desk desk;
    desk.file("a.csv", "id;days\r\na;1\nb;2\r\n\"c\r\nd\";3\n");
    const auto imported = desk.import("data: a.csv\ncolumns: {id: {}, days: {type: whole}}\n");
    EXPECT_THAT(desk.rows(imported.data), ElementsAre("1|a|1", "2|b|2", "3|c\r\nd|3"));
    EXPECT_EQ(imported.found.back().en, "a.csv: line ends of several kinds, read as one");
}

TEST(Import, ALineInOtherLettersIsNamed) {
    Desk desk;
    const auto read = [&](const std::string& mapping) {
        desk.file("a.csv", "id\nblåbær\nk\xF8l\nrød\n");
        return desk.refusal("data: a.csv\n" + mapping + "columns: {id: {}}\n");
    };
    EXPECT_EQ(read(""),
              "a.csv is UTF-8, but for line 3: mend that line, or write `encoding: latin-1` if all of it is "
              "Latin-1");
    EXPECT_EQ(read("encoding: latin-1\n"), "taken");
}

TEST(Import, YearsHaveFourDigits) {
    Desk desk;
    desk.file("a.csv", "d\n01-02-20\n01-02-2020\n");
    const auto imported = desk.import("data: a.csv\ndates: dd-mm-yyyy\ncolumns: {d: {type: date}}\n");
    EXPECT_THAT(desk.rows(imported.data), ElementsAre("2|2020-02-01"));
    EXPECT_THAT(reasons(imported), ElementsAre("d 1× a year before 1800 (line 2: 01-02-20)"));
    EXPECT_THAT(imported.rejected.front().mend.en, HasSubstr("write the year with four digits"));
}

TEST(Import, SignsForThousands) {
    Desk desk;
    const auto read = [&](const std::string& sign, const std::string& values) {
        desk.file("a.csv", "x\n" + values);
        return desk.import("data: a.csv\nseparator: semicolon\ndecimal: " + sign +
                           "\ncolumns: {x: {type: decimal, decimals: 2}}\n");
    };
    const auto comma = read("comma", "18.388,00\n-1.018.388,5\n18,5\n18.38,00\n1_000\nca. 4,5\n");
    EXPECT_THAT(desk.rows(comma.data), ElementsAre("1|18388.00", "2|-1018388.50", "3|18.50"));
    EXPECT_THAT(reasons(comma), testing::UnorderedElementsAre(
                                    "x 1× thousands and decimals cannot be told apart (line 5: 18.38,00)",
                                    "x 2× not a number (line 6: 1_000)"));
    const auto point = read("point", "18,388.00\n18.5\n1_000\n18,388\n");
    EXPECT_THAT(desk.rows(point.data), ElementsAre("1|18388.00", "2|18.50"));
}

TEST(Import, AdviceFitsTheValues) {
    Desk desk;
    desk.file("a.csv", "age,days\n44,4 ca.\n99,1\n99,1\n999,1\n99,1\n130,1\n1,1\n2,1.5\n");
    const auto imported =
        desk.import("data: a.csv\ncolumns: {age: {type: whole, range: [0, 98]}, days: {type: whole}}\n");
    const auto& ages = imported.rejected.front();
    EXPECT_EQ(ages.mend.en, "mend it, or widen `range`; if 99 means unknown, write `missing: [99]`");
    EXPECT_EQ(ages.mend.da, "ret den, eller udvid `range`; betyder 99 ukendt, så skriv `missing: [99]`");
    const auto listed = warehouse::rejections(desk.database(), imported.data, 10);
    for (const auto& one : listed) {
        const auto* const advice = one.value == "4 ca." ? "mend it, or list it under `missing`"
                                   : one.value == "1.5" ? "`type: decimal`"
                                   : one.value == "99"  ? "if 99 means unknown"
                                                        : "widen `range`";
        EXPECT_THAT(one.mend.en, HasSubstr(advice));
    }
}

TEST(Import, OneFileOrTwo) {
    Desk desk;
    desk.file("a.csv", "id,x\na,1\nb,2\n");
    desk.file("b.csv", "x;id\n3;c\n4;a\n");
    const auto imported =
        desk.import("data: [b.csv, a.csv]\nrows: {id: id}\ncolumns: {id: {}, x: {type: whole}}\n");
    EXPECT_THAT(desk.rows(imported.data), ElementsAre("2|b|2", "3|c|3"));
    EXPECT_THAT(reasons(imported), ElementsAre("id 2× several rows have this id (line 2: a)"));
}

TEST(Import, DatesAreFoundByLookingOrAskedFor) {
    Desk desk;
    const auto mapping = "data: a.csv\ncolumns: {d: {type: date}}\n";
    desk.file("a.csv", "d\n13/02/2018\n01/03/2018\n");
    EXPECT_EQ(desk.import(mapping).found.back().en, "d: dates as dd/mm/yyyy");
    desk.file("a.csv", "d\n01/02/2018\n03/04/2018\n");
    EXPECT_THAT(desk.refusal(mapping), HasSubstr("can be read as dd/mm/yyyy and as mm/dd/yyyy"));
    desk.file("a.csv", "d\n2018 uge 4\n");
    EXPECT_THAT(desk.refusal(mapping), HasSubstr("'2018 uge 4' (d) is written in no known way"));
    desk.file("a.csv", "d\n2018-01-02\n2018-01-03\n04-01-2018\n");
    const auto mixed = desk.import(mapping);
    EXPECT_THAT(reasons(mixed), ElementsAre("d 1× not a date written as yyyy-mm-dd (line 4: 04-01-2018)"));
}

std::string gzipped(const std::string& text) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
    std::string packed(compressBound(text.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

void zipped(const fs::path& file, const std::vector<std::pair<std::string, std::string>>& members) {
    auto* archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const auto& [name, content] : members)
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0), 0);
    zip_close(archive);
}

TEST(Import, PackedFiles) {
    Desk desk;
    const std::string csv = "id\na\nb\n";
    desk.file("a.csv.gz", gzipped(csv));
    EXPECT_EQ(desk.import("data: a.csv.gz\ncolumns: {id: {}}\n").data.rows, 2);
    const std::vector<std::pair<std::string, std::string>> members{
        {"data/a.csv", csv}, {"__MACOSX/._a.csv", "junk"}, {"notes.txt", "x"}};
    zipped(desk.folder() / "a.zip", members);
    EXPECT_EQ(desk.refusal("data: a.zip\ncolumns: {id: {}}\n"),
              "a.zip holds several files (data/a.csv, notes.txt); write `member:` to choose one");
    EXPECT_EQ(desk.import("data: a.zip\nmember: '*.csv'\ncolumns: {id: {}}\n").data.rows, 2);
    const std::vector<std::pair<std::string, std::string>> nested{{"a.gz", gzipped(csv)}};
    zipped(desk.folder() / "b.zip", nested);
    EXPECT_EQ(desk.refusal("data: b.zip\ncolumns: {id: {}}\n"),
              "b.zip: a.gz is packed twice; unpack it once first");
    desk.file("cut.gz", gzipped(csv).substr(0, 20));
    EXPECT_EQ(desk.refusal("data: cut.gz\ncolumns: {id: {}}\n"), "cut.gz is damaged, or ends too early");
    desk.file("bomb.gz", gzipped(std::string(200 << 20, 'a')));
    EXPECT_THAT(desk.refusal("data: bomb.gz\ncolumns: {id: {}}\n"), HasSubstr("that is no data file"));
}

TEST(Import, WorkbooksOfExcel) {
    Desk desk;
    const std::vector<std::pair<std::string, std::string>> members{
        {"[Content_Types].xml", "<x/>"}, {"xl/workbook.xml", "<x/>"}, {"xl/worksheets/sheet1.xml", "<x/>"}};
    zipped(desk.folder() / "a.xlsx", members);
    desk.file("b.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more");
    const auto refusal = [&](const std::string& name) {
        return desk.refusal("data: " + name + "\ncolumns: {id: {}}\n");
    };
    EXPECT_EQ(refusal("a.xlsx"), "a.xlsx is an Excel workbook: save it as CSV (UTF-8)");
    EXPECT_EQ(refusal("b.xls"), "b.xls is an Excel workbook: save it as CSV (UTF-8)");
    std::ifstream in(desk.folder() / "a.xlsx", std::ios::binary);
    zipped(desk.folder() / "c.zip", {{"a.xlsx", std::string{std::istreambuf_iterator<char>(in), {}}}});
    EXPECT_EQ(refusal("c.zip"), "c.zip: a.xlsx is an Excel workbook: save it as CSV (UTF-8)");
}

TEST(Import, WhatIsNoDataFile) {
    Desk desk;
    const auto refusal = [&](const std::string& content, const std::string& more = "") {
        desk.file("a.csv", content);
        return desk.refusal("data: a.csv\n" + more + "columns: {id: {}, age: {from: Alder, type: whole}}\n");
    };
    EXPECT_EQ(refusal(""), "a.csv is empty: its first line has no headings");
    EXPECT_EQ(refusal("ID,Aldr\n"),
              "a.csv has no column 'id' ('ID'?), 'Alder' ('Aldr'?); write its heading under `from`");
    EXPECT_EQ(refusal("id,Alder,id\na,1,b\n"), "a.csv has two columns 'id'; rename one of them");
    EXPECT_EQ(refusal(std::string("id,Alder\na,\0\n", 13)), "a.csv is no text file");
    EXPECT_EQ(refusal("id,Alder\n\xE6,1\n", "encoding: utf-8\n"),
              "a.csv is not UTF-8; write `encoding: latin-1`");
    EXPECT_EQ(refusal("id,Alder\na,x\nb,y\n"), "every one of 2 rows was rejected: Alder: not a whole number");
    std::string wide = "id";
    for (int i = 0; i < 6000; ++i) wide += ",c" + std::to_string(i);
    EXPECT_EQ(refusal(wide + "\n"), "a.csv has 6001 columns; at most 5000 are read");
    EXPECT_EQ(
        refusal("id," + std::string(2 << 20, 'x')),
        "the first line of a.csv is longer than 1048576 bytes: headings may have so many at most, and 5000 "
        "columns; is it a CSV file?");
    EXPECT_EQ(desk.refusal("data: b.csv\ncolumns: {id: {}}\n"), "there is no file b.csv");
}

TEST(Import, NoSqlFromHeadingsOrValues) {
    Desk desk;
    desk.file("a.csv", "x'); drop table data_sets; --,y\n'); drop table data_sets; --,1\n");
    const auto imported = desk.import(
        "data: a.csv\nseparator: comma\nmissing: [\"'; drop table data_sets; --\"]\ncolumns: {x: {from: "
        "\"x'); drop table "
        "data_sets; --\"}, y: {type: whole, values: {\"1\": \"2\"}}}\n");
    EXPECT_THAT(desk.rows(imported.data), ElementsAre("1|'); drop table data_sets; --|2"));
    EXPECT_EQ(warehouse::data_sets(desk.database()).size(), 1u);
}

TEST(Import, TryingKeepsNothing) {
    Desk desk;
    desk.file("a.csv", "id\na\n");
    const auto tried = desk.import("data: a.csv\ncolumns: {id: {}}\n", false);
    EXPECT_EQ(tried.data.rows, 1);
    desk.import("data: a.csv\ncolumns: {id: {}}\n");
    EXPECT_EQ(warehouse::data_sets(desk.database()).size(), 1u);
}

}  // namespace
}  // namespace vaerdi::exchange
