// Rows that come in other forms than CSV.
#include <duckdb.h>
#include <gmock/gmock.h>
#include <zip.h>

#include "exchange/desk.h"
#include "exchange/heading_words.h"
#include "exchange/propose_mapping.h"
#include "warehouse/servers.h"

namespace vaerdi::exchange {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const fs::path made_up = fs::path(VAERDI_SOURCE_DIR) / "tests/fhir/data";

/// Writes a table as Parquet: by DuckDB itself, as the warehouse writes no files.
void parquet(const fs::path& file, const std::string& select) {
    duckdb_database database{};
    duckdb_connection connection{};
    ASSERT_EQ(duckdb_open(nullptr, &database), DuckDBSuccess);
    ASSERT_EQ(duckdb_connect(database, &connection), DuckDBSuccess);
    const auto copy = "copy (" + select + ") to '" + file.string() + "' (format parquet)";
    ASSERT_EQ(duckdb_query(connection, copy.c_str(), nullptr), DuckDBSuccess);
    duckdb_disconnect(&connection);
    duckdb_close(&database);
}

constexpr auto days_mapping =
    "columns:\n"
    "  id: {}\n"
    "  operated: {type: date}\n"
    "  days: {type: whole}\n"
    "  weight: {type: decimal, decimals: 1}\n";

TEST(Sources, AListOfObjects) {
    Desk desk;
    desk.file("a.json",
              "[{\"id\": \"a1\", \"operated\": \"2018-02-01\", \"days\": 3, \"weight\": 81.5},\n"
              " {\"days\": 4.0, \"id\": \"æ, \\\"2\\\"\", \"weight\": null, \"operated\": \"2018-02-28\"},\n"
              " {\"id\": 17, \"ward\": {\"name\": \"O1\", \"beds\": [1, {\"a\": \"b\"}]}}]");
    const auto imported = desk.import(std::string("data: a.json\n") + days_mapping +
                                      "  ward: {from: ward.name}\n  beds: {from: ward.beds}\n");
    EXPECT_THAT(desk.rows(imported.data),
                ElementsAre("1|a1|2018-02-01|3|81.5||", "2|æ, \"2\"|2018-02-28|4|||",
                            "3|17||||O1|[1,{\"a\":\"b\"}]"));
    EXPECT_EQ(imported.found.front().en, "a.json: JSON");
}

TEST(Sources, OneObjectALineWithBrokenOnes) {
    Desk desk;
    desk.file("a.ndjson",
              "{\"id\": \"a\", \"days\": 1}\n"
              "{\"id\": \"b\", \"days\": }\n"
              "\n"
              "{\"id\": \"c\", \"days\": \"x\"}\n"
              "{\"id\": \"d\", \"id\": \"e\"}\n"
              "17\n"
              "{\"id\": \"f\"}\n");
    const auto imported = desk.import("data: a.ndjson\ncolumns: {id: {}, days: {type: whole}}\n");
    EXPECT_THAT(desk.rows(imported.data), ElementsAre("1|a|1", "3|f|"));
    EXPECT_EQ(imported.rows_read, 6);
    EXPECT_EQ(imported.data.rejected, 4);
    EXPECT_THAT(reasons(imported), testing::UnorderedElementsAre(" 1× this is no JSON (line 2: )",
                                                                 " 1× 'id' occurs twice (line 5: )",
                                                                 " 1× not an object (line 6: )",
                                                                 "days 1× not a whole number (line 4: x)"));
}

TEST(Sources, DecimalCommaInJsonIsOfTextsOnly) {
    Desk desk;
    desk.file("a.json", "[{\"weight\": 81.5}, {\"weight\": \"70,5\"}, {\"weight\": 3.0}]");
    const auto imported =
        desk.import("data: a.json\ndecimal: comma\ncolumns: {weight: {type: decimal, decimals: 1}}\n");
    EXPECT_THAT(desk.rows(imported.data), ElementsAre("1|81.5", "2|70.5", "3|3.0"));
}

TEST(Sources, JsonThatIsNone) {
    Desk desk;
    const auto refusal = [&](const std::string& content) {
        desk.file("a.json", content);
        return desk.refusal("data: a.json\ncolumns: {id: {}}\n");
    };
    EXPECT_EQ(refusal("[{\"id\": 1}, {\"id\": "), "a.json cannot be read after row 1: this is no JSON");
    EXPECT_EQ(refusal("[]"), "a.json holds no list of objects, and no object a line");
    EXPECT_EQ(refusal("[{}, {}]"), "a.json holds no list of objects, and no object a line");
    EXPECT_EQ(refusal("[{\"id\": 1}, 5]"), "a.json cannot be read after row 1: not an object");
    EXPECT_EQ(refusal("[{\"nr\": 1}]"), "a.json has no column 'id'; write its heading under `from`");
    EXPECT_THAT(refusal("[{\"a\": " + std::string(100, '[')), HasSubstr("nested too deeply"));
    EXPECT_EQ(refusal("{\"id\": 1}\n{\"id\": 2}\n{\"id"),
              "a.json breaks off in line 3: nothing of it is taken; export it anew");
}

TEST(Sources, Parquet) {
    Desk desk;
    parquet(desk.folder() / "a.parquet",
            "select * from (values ('a1', timestamp '2018-02-01 08:30:00', 3, 81.5::double, true),"
            "('a\n2', null, null, 70.0::double, false), ('', timestamp '2020-02-29 00:00:00', 5, null, null))"
            " as t(id, operated, days, weight, smoker)");
    const auto imported = desk.import(std::string("data: a.parquet\ndecimal: comma\ndates: dd-mm-yyyy\n") +
                                      days_mapping + "  smoker: {type: truth}\n");
    EXPECT_THAT(desk.rows(imported.data),
                ElementsAre("1|a1|2018-02-01|3|81.5|yes", "2|a\n2|||70.0|no", "3||2020-02-29|5||"));
    EXPECT_EQ(imported.found.front().en, "a.parquet: Parquet");
    desk.file("b.parquet", "PAR1 and nothing more");
    EXPECT_EQ(desk.refusal(std::string("data: b.parquet\n") + days_mapping),
              "b.parquet is a damaged Parquet file");
}

TEST(Sources, AParquetRowWithAWrongValueIsNamedByItsNumber) {
    Desk desk;
    parquet(desk.folder() / "a.parquet", "select unnest([1, 2, 300]) as age");
    const auto imported = desk.import("data: a.parquet\ncolumns: {age: {type: whole, range: [0, 120]}}\n");
    EXPECT_THAT(reasons(imported), ElementsAre("age 1× outside 0 to 120 (line 3: 300)"));
}

TEST(Sources, ManyFilesOfAZipOrAFolderAreOneDataSet) {
    Desk desk;
    fs::create_directory(desk.folder() / "years");
    desk.file("years/2019.csv", "id\na\n");
    desk.file("years/2020.csv", "id\nb\n");
    desk.file("years/.DS_Store", "junk");
    EXPECT_THAT(desk.rows(desk.import("data: years\ncolumns: {id: {}}\n").data), ElementsAre("1|a", "2|b"));
    int error = 0;
    auto* archive = zip_open((desk.folder() / "a.zip").c_str(), ZIP_CREATE, &error);
    const std::string first = "id\na\n", second = "id\nb\n";
    zip_file_add(archive, "b.csv", zip_source_buffer(archive, second.data(), second.size(), 0), 0);
    zip_file_add(archive, "a.csv", zip_source_buffer(archive, first.data(), first.size(), 0), 0);
    zip_close(archive);
    EXPECT_THAT(desk.rows(desk.import("data: a.zip\nmember: '*.csv'\ncolumns: {id: {}}\n").data),
                ElementsAre("1|a", "2|b"));
}

constexpr auto knees =
    "fhir:\n"
    "  one: procedure\n"
    "  code: KNGB*\n"
    "  patient: {identifier: 'urn:oid:1.2.208.176.1.2'}\n"
    "  events:\n"
    "    revision: {of: procedure, code: KNGC*, same_site: yes}\n"
    "  answers:\n"
    "    pre: {questionnaire: https://example.org/Questionnaire/oks, items: [oks-1], from: -90 days}\n"
    "columns:\n"
    "  patient: {from: patient_id, pseudonym: patient}\n"
    "  operated: {from: procedure_date, type: date}\n"
    "  revision: {type: truth}\n"
    "  revised: {from: revision_date, type: date}\n"
    "  oks_1: {from: pre_oks-1, type: whole, range: [0, 4]}\n";

TEST(Sources, FhirAsABundleOrAsAFolder) {
    Desk desk;
    fs::copy(made_up / "knees.json", desk.folder() / "knees.json");
    fs::copy(made_up / "knees", desk.folder() / "knees");
    const auto bundle = desk.import(std::string("data: knees.json\n") + knees);
    const auto folder = desk.import(std::string("data: knees\n") + knees);
    EXPECT_GT(bundle.data.rows, 8);
    EXPECT_THAT(reasons(bundle), Contains("onsetDateTime 2× the day is not written: the date counts as "
                                          "unknown; only the value is left out (line 2: 2014)"));
    auto a = desk.rows(bundle.data), b = desk.rows(folder.data);
    for (auto* rows : {&a, &b})
        for (auto& row : *rows) row = row.substr(row.find('|'));  // the order of resources differs
    EXPECT_THAT(a, testing::UnorderedElementsAreArray(b));
    EXPECT_THAT(a, Contains(testing::MatchesRegex("\\|[0-9a-f]+\\|20..-..-..\\|yes\\|20..-..-..\\|[0-4]?")));
    EXPECT_NE(bundle.data.version, folder.data.version);
}

TEST(Sources, FhirThatBreaksOffIsRefusedWhole) {
    Desk desk;
    std::ifstream in(made_up / "knees.json", std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(in), {}};
    desk.file("knees.json", whole.substr(0, whole.size() / 2));
    EXPECT_THAT(desk.refusal(std::string("data: knees.json\n") + knees),
                HasSubstr("knees.json breaks off in entry"));
    const PrivateFolder folder;
    EXPECT_THROW(propose_mapping({{desk.folder() / "knees.json", "knees.json"}}, folder), ImportRefused);
}

TEST(Sources, MistakesInARequestForFhir) {
    const auto findings = [](const std::string& fhir) {
        Diagnostics found("mapping.yaml");
        const auto document =
            read_mapping("mapping: 1\ndata: a.json\nfhir:\n" + fhir + "columns: {id: {}}\n", found);
        if (document) resolve(*document, "data", found);
        std::string all;
        for (const auto& one : found.sorted()) all += to_string(one, Language::english) + "\n";
        return all;
    };
    EXPECT_EQ(findings("  one: procedure\n"), "");
    EXPECT_THAT(findings("  code: KNGB*\n"), HasSubstr("one"));
    EXPECT_THAT(
        findings("  one: procedure\n  answers:\n    pre: {questionnaire: q, items: [1], from: soon}\n"),
        testing::AllOf(HasSubstr("mapping.yaml:6:"), HasSubstr("'soon' is no distance in time")));
    EXPECT_THAT(findings("  one: observation\n  devices:\n    implant: {}\n"),
                testing::AllOf(HasSubstr("mapping.yaml:6:5"), HasSubstr("only a procedure has devices")));
}

TEST(Sources, IdentifiersOfFhirAreKeptAsPseudonymsOnly) {
    const auto findings = [](const std::string& columns) {
        Diagnostics found("mapping.yaml");
        const auto document = read_mapping(
            "mapping: 1\ndata: a.json\nfhir: {one: procedure, patient: {}, performer: {}}\ncolumns:\n" +
                columns,
            found);
        if (document) resolve(*document, "data", found);
        std::string all;
        for (const auto& one : found.sorted()) all += to_string(one, Language::english);
        return all;
    };
    EXPECT_EQ(findings("  who: {from: patient_id, pseudonym: patient}\n"), "");
    EXPECT_EQ(
        findings("  who: {from: patient_id}\n"),
        "mapping.yaml:5:15: error: 'patient_id' tells who somebody is, and is kept as a pseudonym only; "
        "write {from: patient_id, pseudonym: patient}");
    EXPECT_EQ(
        findings("  performer_id: {}\n"),
        "mapping.yaml:5:3: error: 'performer_id' tells who somebody is, and is kept as a pseudonym only; "
        "write {from: performer_id, pseudonym: surgeon}");
}

TEST(Sources, ATableOfPostgresql) {
    if (!warehouse::has_postgresql()) GTEST_SKIP();
    Desk desk;
    const auto database = warehouse::open_postgresql(warehouse::new_postgresql());
    database->run_script(
        "create schema surgery; create table surgery.\"Operations\" (id text, operated timestamp, days int, "
        "weight "
        "numeric(6,2), note text); insert into surgery.\"Operations\" values ('b', '2018-02-01 10:00', 3, "
        "81.50, 'x,\"y'), ('a', '2018-03-01', null, 7, null), ('c', '2018-03-01', -1, 7.25, null)");
    const auto mapping = std::string("table: surgery.\"Operations\"\ndecimal: comma\n") +
                         "columns:\n"
                         "  id: {}\n"
                         "  operated: {type: date}\n"
                         "  days: {type: whole, range: [0, 100]}\n"
                         "  weight: {type: decimal, decimals: 2}\n";
    const auto imported = desk.import(mapping, true, database.get());
    EXPECT_THAT(desk.rows(imported.data), ElementsAre("1|a|2018-03-01||7.00", "2|b|2018-02-01|3|81.50"));
    EXPECT_THAT(reasons(imported), ElementsAre("days 1× outside 0 to 100 (line 3: -1)"));
    EXPECT_THAT(imported.not_taken, ElementsAre("note"));
    EXPECT_TRUE(desk.import(mapping, true, database.get()).was_there);
    database->run_script("delete from surgery.\"Operations\" where id = 'c'");
    EXPECT_FALSE(desk.import(mapping, true, database.get()).was_there);
    EXPECT_EQ(desk.refusal(mapping),
              "surgery.\"Operations\" is a table: say of which database with --database");
}

/// A mapping that is proposed can be carried out as it stands.
std::string proposed(Desk& desk, const std::string& name) {
    const PrivateFolder folder;
    const auto made = propose_mapping({{desk.folder() / name, name}}, folder);
    EXPECT_TRUE(made.text.starts_with("mapping: 1\n")) << made.text;
    const auto imported = desk.import(made.text.substr(std::string("mapping: 1\n").size()));
    EXPECT_GT(imported.data.rows, 0);
    return made.text;
}

TEST(ProposedMapping, OfADanishFile) {
    Desk desk;
    desk.file("operationer.csv",
              "Løbenr;CPR-nr;Operationsdato;Vægt;Ryger\n"
              "1;010190-1234;01-02-2018;81,5;ja\n"
              "2;310385-1235;28-02-2018;70;nej\n");
    EXPECT_EQ(proposed(desk, "operationer.csv"),
              "mapping: 1\n"
              "title: operationer\n"
              "id: operationer\n"
              "data: \"operationer.csv\"\n"
              "dates: dd-mm-yyyy\n"
              "decimal: comma\n"
              "rows: {id: loebenr}\n"
              "columns:\n"
              "  loebenr: {from: Løbenr, type: text, required: yes}\n"
              "  patient: {from: \"CPR-nr\", pseudonym: patient}\n"
              "  operationsdato: {from: Operationsdato, type: date}\n"
              "  vaegt: {from: Vægt, type: decimal}\n"
              "  ryger: {from: Ryger, type: truth}\n");
}

TEST(ProposedMapping, KeepsNobodysNameAndNoFreeText) {
    Desk desk;
    desk.file("Ærø 2024.csv",
              "Nr;Patient-ID;Navn;E-mail;Telefon;Adresse;Fritekst;Bemærkning;Journalnotat;Comment;Overlæge;"
              "Operatør;Sygehusnavn;Lægemiddel;Kirurg siden\n"
              "1;a;Bo;b@x.dk;12345678;Vej 1;x;x;x;x;L1;K1;Odense;p;01-02-2018\n"
              "2;b;Ib;i@x.dk;12345679;Vej 2;y;y;y;y;L2;K2;Odense;q;01-02-2017\n");
    EXPECT_EQ(proposed(desk, "Ærø 2024.csv"),
              "mapping: 1\n"
              "title: \"Ærø 2024\"\n"
              "id: \"aeroe-2024\"\n"
              "data: \"Ærø 2024.csv\"\n"
              "dates: dd-mm-yyyy\n"
              "rows: {id: nr}\n"
              "leave_out: [Navn, \"E-mail\", Telefon, Adresse, Fritekst, Bemærkning, Journalnotat, Comment]\n"
              "columns:\n"
              "  nr: {from: Nr, type: text, required: yes}\n"
              "  patient: {from: \"Patient-ID\", pseudonym: patient}\n"
              "  overlaege: {from: Overlæge, pseudonym: surgeon}\n"
              "  operatoer: {from: Operatør, pseudonym: surgeon}\n"
              "  sygehusnavn: {from: Sygehusnavn, type: text}\n"
              "  laegemiddel: {from: Lægemiddel, type: text}\n"
              "  kirurg_siden: {from: \"Kirurg siden\", type: date}\n");
}

TEST(ProposedMapping, HeadingsOfPatientsAndDoctors) {
    for (const auto* heading :
         {"Patient-ID", "patientnr", "PatientNr.", "CPR", "Personnummer", "Patient", "pt_id"})
        EXPECT_TRUE(HeadingWords(heading).patient()) << heading;
    for (const auto* heading : {"Antal patienter", "Patientnavn", "patient_notes", "Patienttype"})
        EXPECT_FALSE(HeadingWords(heading).patient()) << heading;
    for (const auto* heading : {"læge", "Kirurg", "SurgeonID", "Operatør", "doctor", "Kirurgens navn"})
        EXPECT_TRUE(HeadingWords(heading).surgeon()) << heading;
    for (const auto* heading : {"Lægemiddel", "Kirurgisk afdeling", "Antal læger", "Lægenotat"})
        EXPECT_FALSE(HeadingWords(heading).surgeon()) << heading;
    for (const auto* heading :
         {"Fornavn", "first_name", "Patientnavn", "Patient name", "Notes", "Mobilnr", "tlf."})
        EXPECT_TRUE(HeadingWords(heading).private_words()) << heading;
    for (const auto* heading :
         {"Hospital name", "Afdelingsnavn", "Mobilitet", "implant_name", "Diagnosenavn"})
        EXPECT_FALSE(HeadingWords(heading).private_words()) << heading;
}

TEST(ProposedMapping, NumbersWithSignsForThousands) {
    Desk desk;
    desk.file("a.csv", "pris;kode\n18.388,00;1.23,4\n-1.018.388,5;12.3456,7\n388,25;.388,0\n");
    EXPECT_THAT(proposed(desk, "a.csv"),
                testing::AllOf(HasSubstr("decimal: comma\n"), HasSubstr("pris: {from: pris, type: decimal}"),
                               HasSubstr("kode: {from: kode, type: text}")));
}

TEST(ProposedMapping, AnIdThatOccursTwiceIsStillTheId) {
    Desk desk;
    std::string rows = "episode_id,days\n";
    for (int row = 0; row < 20; ++row) rows += std::to_string(100 + row) + ",3\n";
    desk.file("a.csv", rows + "100,4\n");
    const auto text = proposed(desk, "a.csv");
    EXPECT_THAT(text, HasSubstr("rows: {id: episode_id}\n"));
    EXPECT_THAT(reasons(desk.import(text.substr(std::string("mapping: 1\n").size()), false)),
                ElementsAre("episode_id 2× several rows have this id (line 2: 100)"));
}

TEST(ProposedMapping, OfJsonParquetAndFhir) {
    Desk desk;
    desk.file("a.json", "[{\"id\": \"a\", \"bmi\": 27.5}]");
    EXPECT_THAT(proposed(desk, "a.json"), HasSubstr("bmi: {from: bmi, type: decimal}"));
    parquet(desk.folder() / "a.parquet", "select 1 as days, date '2018-01-01' as operated");
    EXPECT_THAT(proposed(desk, "a.parquet"), HasSubstr("operated: {from: operated, type: date}"));
    fs::copy(made_up / "knees", desk.folder() / "knees");
    const auto fhir = proposed(desk, "knees");
    EXPECT_THAT(fhir, HasSubstr("  one: procedure\n"));
    EXPECT_THAT(fhir, HasSubstr("    revision: {of: procedure,"));
    EXPECT_THAT(fhir, HasSubstr("  patient: {from: patient_id, pseudonym: patient}\n"));
}

}  // namespace
}  // namespace vaerdi::exchange
