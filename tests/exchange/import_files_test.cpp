// Packed files, JSON, Parquet and tables: the same rows from each, and clear words for what cannot be used.
#include <gmock/gmock.h>
#include <zip.h>
#include <zlib.h>

#include <fstream>

#include "exchange/bringing_in.h"
#include "warehouse/servers.h"

namespace vaerdi::exchange {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string csv = "id,operated,score\na,01-09-2018,17\nb,02-09-2018,99\nc,x,18\n";
const std::string columns =
    "  id: {}\n  operated: {type: date}\n  score: {type: whole, range: [0, 48], missing: [99]}\n";
const std::string mapping = mapping_with(columns, "dates: dd-mm-yyyy\n");
const auto expected = ElementsAre("1|a|2018-09-01|17", "2|b|2018-09-02|?");

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

using Members = std::vector<std::pair<std::string, std::string>>;

std::string zipped(const Members& members, const char* password = nullptr) {
    const warehouse::TemporaryFolder folder;
    const auto path = (folder.path() / "made.zip").string();
    auto* archive = zip_open(path.c_str(), ZIP_CREATE, nullptr);
    for (const auto& [name, text] : members) {
        const auto index = zip_file_add(
            archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
        if (password != nullptr)
            zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password);
    }
    zip_close(archive);
    std::ifstream made(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(made), {}};
}

TEST(ImportPacked, AsIfItWerePlain) {
    EXPECT_THAT(bring_in(mapping, {{"data.csv", csv}}).rows, expected);
    EXPECT_THAT(bring_in(mapping, {{"data.csv.gz", gzipped(csv)}}).rows, expected);
    EXPECT_THAT(
        bring_in(mapping, {{"data.csv.gz", gzipped(csv.substr(0, 30)) + gzipped(csv.substr(30))}}).rows,
        expected);
    const auto zip = bring_in(
        mapping, {{"data.zip", zipped({{"folder/data.csv", csv}, {"__MACOSX/._data.csv", "junk"}})}});
    EXPECT_THAT(zip.rows, expected);
    EXPECT_THAT(zip.rejections,
                ElementsAre("data.zip/folder/data.csv:4 operated 'x' not a date as dd-mm-yyyy"));
}

TEST(ImportPacked, SeveralFilesOfAZip) {
    const Members members{{"b.csv", "id,operated,score\nb,02-09-2018,99\nc,x,18\n"},
                          {"a.csv", "id,operated,score\na,01-09-2018,17\n"},
                          {"read me.txt", "hello"}};
    EXPECT_THAT(bring_in(mapping, {{"data.zip", zipped(members)}}).errors,
                ElementsAre("3: data.zip holds several files: a.csv, b.csv, read me.txt"));
    const auto parts = mapping_with(columns, "dates: dd-mm-yyyy\nmember: '*.csv'\n");
    EXPECT_THAT(bring_in(parts, {{"data.zip", zipped(members)}}).rows, expected);
    const auto none = mapping_with(columns, "member: c.csv\n");
    EXPECT_THAT(bring_in(none, {{"data.zip", zipped(members)}}).errors,
                ElementsAre(HasSubstr("no file in data.zip is called 'c.csv'")));
}

TEST(ImportPacked, WhatIsHostileOrBroken) {
    const auto errors = [](const std::string& name, const std::string& bytes,
                           const ImportOptions& options = {}) {
        return bring_in(mapping, {{name, bytes}}, options).errors;
    };
    const auto zip = zipped({{"data.csv", csv + std::string(20'000, ' ')}});
    EXPECT_THAT(errors("cut.zip", zip.substr(0, zip.size() / 2)),
                ElementsAre(HasSubstr("cut.zip is a damaged zip")));
    auto flipped = zip;
    flipped[60] = static_cast<char>(flipped[60] ^ 0x55);
    EXPECT_THAT(errors("flipped.zip", flipped), ElementsAre(HasSubstr("damaged zip")));
    EXPECT_THAT(errors("cut.gz", gzipped(csv).substr(0, 40)),
                ElementsAre("3: cut.gz is damaged, or ends too early"));
    EXPECT_THAT(errors("locked.zip", zipped({{"data.csv", csv}}, "secret")),
                ElementsAre(HasSubstr("locked with a password")));
    EXPECT_THAT(errors("twice.zip", zipped({{"data.csv.gz", gzipped(csv)}})),
                ElementsAre(HasSubstr("packed twice")));
    EXPECT_THAT(errors("twice.gz", gzipped(gzipped(csv))), ElementsAre(HasSubstr("packed twice")));
    EXPECT_THAT(errors("empty.zip", zipped({{"__MACOSX/x", "y"}})),
                ElementsAre("3: empty.zip holds no files"));
    // A bomb: a line of letters that packs a thousand times.
    const ImportOptions careful{.limits = {.bytes = 1U << 30U, .ratio = 200, .small = 1U << 20U}};
    const auto bomb = csv + std::string(8U << 20U, 'x');
    EXPECT_THAT(errors("bomb.gz", gzipped(bomb), careful),
                ElementsAre(HasSubstr("becomes far too large when it is unpacked")));
    EXPECT_THAT(errors("bomb.zip", zipped({{"data.csv", bomb}}), careful),
                ElementsAre(HasSubstr("far too large")));
}

TEST(ImportJson, ListsAndLines) {
    const std::string lines =
        "{\"id\": \"a\", \"operated\": \"01-09-2018\", \"score\": 17}\n\n"
        "{\"score\": 99, \"operated\": \"02-09-2018\", \"id\": \"b\", \"more\": 1}\n"
        "{\"id\": \"c\", \"operated\": \"x\", \"score\": 18}";
    const auto ndjson = bring_in(mapping, {{"data.ndjson", lines}});
    EXPECT_THAT(ndjson.rows, expected);
    EXPECT_THAT(ndjson.rejections, ElementsAre("data.ndjson:4 operated 'x' not a date as dd-mm-yyyy"));
    EXPECT_THAT(ndjson.imported->not_taken, ElementsAre("more"));
    std::string list = "[ ";
    for (const char c : lines) list += c == '\n' && list.back() == '}' ? ',' : c;
    EXPECT_THAT(bring_in(mapping, {{"data.json", list + "]\n"}}).rows, expected);
    EXPECT_THAT(bring_in(mapping, {{"data.json.gz", gzipped(list + "]")}}).rows, expected);
}

TEST(ImportJson, ValuesAreWhatTheyAreWritten) {
    const auto made = bring_in(
        mapping_with("  t: {type: truth}\n  x: {type: decimal, decimals: 3}\n  s: {}\n  n: {type: whole}\n"),
        {{"data.json",
          R"([{"t": true, "x": 1.5e-1, "s": "æ\n\"", "n": null}, {"t": false, "x": 12, "n": 7.0}])"}});
    EXPECT_THAT(made.rows, ElementsAre("1|yes|0.150|\xC3\xA6\n\"|?", "2|no|12.000|?|7"));
}

TEST(ImportJson, WhatIsNoRow) {
    const auto made =
        bring_in(mapping_with("  a: {}\n"), {{"data.ndjson",
                                              "{\"a\": 1}\n[1]\n{\"a\": {\"b\": 2}}\n{\"a\": [1]}\nnonsense\n"
                                              "{\"a\": 1, \"a\": 2}\n{\"a\": \"\\u0000\"}\n{\"a\": 1\n"}});
    EXPECT_THAT(made.rows, ElementsAre("1|1"));
    EXPECT_THAT(made.rejections, ElementsAre("data.ndjson:2  '' not an object of JSON",
                                             "data.ndjson:3 a '' a list or an object in place of a value",
                                             "data.ndjson:4 a '' a list or an object in place of a value",
                                             "data.ndjson:5  '' not JSON", "data.ndjson:6  '' not JSON",
                                             "data.ndjson:7  '' a byte that is no letter (NUL)",
                                             "data.ndjson:8  '' not JSON"));
    EXPECT_THAT(bring_in(mapping_with("  a: {}\n"), {{"data.json", "[{\"a\": 1}, {\"a\""}}).errors,
                ElementsAre(HasSubstr("the list in data.json does not end")));
    EXPECT_THAT(bring_in(mapping_with("  a: {}\n"), {{"data.json", "[{\"a\": 1}] [{\"a\": 2}]"}}).errors,
                ElementsAre(HasSubstr("more follows in data.json")));
    EXPECT_THAT(bring_in(mapping_with("  a: {}\n  b: {}\n"), {{"data.json", "[{\"a\": 1}]"}}).errors,
                ElementsAre("6: no object has the key 'b'"));
}

/// A file on disk, brought in.
BroughtIn from_disk(const std::filesystem::path& path, const std::string& text) {
    BroughtIn made;
    Diagnostics found("mapping.yaml");
    const auto database = warehouse::open_duckdb({});
    const auto resolved = mapping_of(text, "operations", found);
    made.imported =
        import_data(*resolved, {{path.filename().string(), path}}, *database, &test_key(), {}, found);
    for (const auto& finding : found.sorted()) made.errors.push_back(finding.message.en);
    if (made.imported) made.rows = rows_of(*database, made.imported->data);
    return made;
}

TEST(ImportParquet, WithTheTypesOfTheFile) {
    const warehouse::TemporaryFolder folder;
    const auto path = folder.path() / "data.parquet";
    write_parquet(path,
                  "SELECT 'a' AS id, TIMESTAMP '2018-09-01 08:30:00' AS operated, 17::DOUBLE AS score, "
                  "1.5::FLOAT AS x, TRUE AS t "
                  "UNION ALL SELECT 'b', NULL, 99, 0.00001, NULL ORDER BY 1");
    const auto made = from_disk(path, mapping_with(columns + "  x: {type: decimal}\n  t: {type: truth}\n",
                                                   "dates: dd-mm-yyyy\ndecimal: comma\n"));
    EXPECT_THAT(made.errors, IsEmpty());
    EXPECT_THAT(made.rows, ElementsAre("1|a|2018-09-01|17|1.500000|yes", "2|b|?|?|0.000010|?"));
    EXPECT_THAT(from_disk(path, mapping_with("  id: {}\n  date: {from: operatd}\n")).errors,
                ElementsAre("data.parquet has no column 'operatd'"));
}

TEST(ImportParquet, ThatIsCut) {
    const warehouse::TemporaryFolder folder;
    const auto whole = folder.path() / "whole.parquet", cut = folder.path() / "cut.parquet";
    write_parquet(whole, "SELECT i AS id FROM range(100000) AS r(i)");
    std::filesystem::copy_file(whole, cut);
    std::filesystem::resize_file(cut, std::filesystem::file_size(cut) / 2);
    EXPECT_EQ(from_disk(whole, mapping_with("  id: {type: whole}\n")).rows.size(), 100'000U);
    EXPECT_THAT(from_disk(cut, mapping_with("  id: {type: whole}\n")).errors,
                ElementsAre("cut.parquet is damaged, or no complete Parquet file"));
}

class ImportTable : public warehouse::WarehouseTest {};

TEST_P(ImportTable, AsItStandsThere) {
    const warehouse::TemporaryFolder folder;
    const auto address = GetParam() == warehouse::Engine::postgresql ? warehouse::new_postgresql()
                                                                     : (folder.path() / "d.duckdb").string();
    const auto open = [&] {
        return GetParam() == warehouse::Engine::postgresql ? warehouse::open_postgresql(address)
                                                           : warehouse::open_duckdb({.file = address});
    };
    const auto database = open(), tables = open();
    database->run_script(
        "CREATE SCHEMA ward; CREATE TABLE ward.operations (id VARCHAR, operated TIMESTAMP, score DOUBLE "
        "PRECISION, note VARCHAR);"
        "INSERT INTO ward.operations VALUES ('b', NULL, 99, 'x'), ('a', TIMESTAMP '2018-09-01 08:30:00', 17, "
        "NULL)");
    const auto text = "mapping: 1\ntitle: t\ntable: ward.operations\ncolumns:\n" + columns;
    Diagnostics found("mapping.yaml");
    const auto resolved = mapping_of(text, "operations", found);
    ASSERT_TRUE(resolved);
    const auto made = import_table(*resolved, *tables, *database, nullptr, {}, found);
    ASSERT_TRUE(made) << to_string(found.all().front(), Language::english);
    EXPECT_THAT(rows_of(*database, made->data), ElementsAre("1|a|2018-09-01|17", "2|b|?|?"));
    EXPECT_THAT(made->not_taken, ElementsAre("note"));
    EXPECT_TRUE(import_table(*resolved, *tables, *database, nullptr, {}, found)->was_there);
    const auto nowhere = mapping_of("mapping: 1\ntable: ward.nothing\ncolumns:\n" + columns, "x", found);
    EXPECT_FALSE(import_table(*nowhere, *tables, *database, nullptr, {}, found));
    EXPECT_EQ(found.all().back().message.en, "the database has no table 'ward.nothing'");
}
BOTH_ENGINES(ImportTable);

class ImportInto : public warehouse::WarehouseTest {};

TEST_P(ImportInto, EitherDatabase) {
    const auto made = bring_in(*database, mapping_with(columns, "dates: dd-mm-yyyy\nrows: {id: id}\n"),
                               {{"a.csv", csv}, {"b.csv", csv + "d,02-09-2018,0\n"}});
    EXPECT_THAT(made.rows, ElementsAre("7|d|2018-09-02|0"));
    EXPECT_EQ(made.imported->data.rejected, 6);
    EXPECT_THAT(bring_in(*database, mapping, {{"c.csv", "id,operated\n"}}).errors,
                ElementsAre(HasSubstr("has no column 'score'")));
    EXPECT_EQ(warehouse::data_sets(*database).size(), 1U);
}

TEST_P(ImportInto, TryingLeavesNothing) {
    const auto made = bring_in(*database, mapping, {{"a.csv", csv}}, {.keep = false});
    EXPECT_EQ(made.imported->data.rows, 2);
    EXPECT_THAT(warehouse::data_sets(*database), IsEmpty());
    EXPECT_EQ(
        database->query("SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'rows%'")
            .rows(),
        0U);
}
BOTH_ENGINES(ImportInto);

TEST(ImportNames, AreNeverStatements) {
    const auto made = bring_in(
        mapping_with(
            "  x: {from: \"x'); drop table data_sets; --\"}\n  y: {type: whole, values: {\"1\": \"2\"}}\n",
            "separator: comma\nmissing: [\"'; drop table data_sets; --\"]\n"),
        {{"data.csv",
          "x'); drop table data_sets; --,y\n'); drop table data_sets; --,1\n\"'; drop table data_sets; "
          "--\",1\n"}});
    EXPECT_THAT(made.rows, ElementsAre("1|'); drop table data_sets; --|2", "2|?|2"));
}

}  // namespace
}  // namespace vaerdi::exchange
