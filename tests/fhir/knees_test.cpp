// Twelve made-up knee operations (tests/fhir/data), as a Bundle and as a bulk export: the rows a knee
// registry would need of them.
#include <gmock/gmock.h>

#include "fhir/propose.h"
#include "reading.h"

namespace vaerdi::fhir {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Request knees() {
    Request request{.one = RowOf::procedure, .code = {"urn:oid:1.2.208.176.2.4|KNGB*"}};
    request.patient = PatientPart{.identifier = std::string(danish_cpr)};
    request.encounter = EncounterPart{};
    request.performer =
        PerformerPart{.identifier = "https://example.org/authorisation", .function = {"surgeon"}};
    request.devices = {{.name = "implant"}};
    request.events = {
        {.name = "revision", .of = EventOf::procedure, .code = {"KNGC*"}, .same_site = true},
        {.name = "readmission", .of = EventOf::encounter, .code = {"IMP", "EMER"}},
        {.name = "diabetes", .of = EventOf::condition, .code = {"DE1*"}, .when = When::before},
        {.name = "infection", .of = EventOf::condition, .code = {"DT845*"}},
    };
    const std::string oks = "https://example.org/Questionnaire/oks";
    request.answers = {{.name = "pre",
                        .questionnaire = oks,
                        .items = {"oks-1", "oks-12"},
                        .window = {.from = {.days = -90}}},
                       {.name = "year",
                        .questionnaire = oks,
                        .items = {"oks-1", "oks-12"},
                        .window = {.from = {.months = 9}, .to = {.months = 15}, .at = {.months = 12}}}};
    request.readings = {
        {.name = "bmi", .code = {"39156-5"}, .window = {.from = {.days = -30}}},
        {.name = "hba1c", .code = {"NPU27300"}, .window = {.from = {.days = -90}}},
    };
    return request;
}

std::vector<File> folder(std::vector<std::string>& texts) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(made_up_data() / "knees"))
        paths.push_back(entry.path());
    std::ranges::sort(paths);
    for (const auto& path : paths) texts.push_back(text_of(path));
    std::vector<File> files;
    for (std::size_t i = 0; i < paths.size(); ++i)
        files.push_back(text_file(paths[i].filename().string(), texts[i]));
    return files;
}

class Knees : public testing::Test {
  protected:
    std::vector<std::string> texts;
    std::vector<File> files = folder(texts);
};

TEST_F(Knees, OneRowForEachPrimaryOperation) {
    const auto read = read_files(files, knees());
    ASSERT_EQ(read.table.rows(), 12U);
    EXPECT_EQ(read.table.columns(), columns_of(knees()));
    EXPECT_EQ(read.cell(0, "procedure_id"), "a1");
    EXPECT_EQ(read.cell(0, "procedure_status"), "completed");
    EXPECT_EQ(read.cell(0, "procedure_date"), "2015-01-12");
    EXPECT_EQ(read.cell(0, "procedure_end"), "-");
    EXPECT_EQ(read.cell(0, "procedure_code"), "KNGB40");
    EXPECT_EQ(read.cell(3, "procedure_code"), "KNGB20");
    EXPECT_EQ(read.cell(0, "procedure_site"), "TUL1");
    EXPECT_EQ(read.cell(0, "procedure_reason"), "DM171");
    EXPECT_EQ(read.cell(0, "patient_id"), "6101450001");  // without the hyphen it is written with
    EXPECT_EQ(read.cell(0, "patient_birth_date"), "1945-02-11");
    EXPECT_EQ(read.cell(0, "patient_gender"), "female");
    EXPECT_EQ(read.cell(0, "encounter_class"), "IMP");
    EXPECT_EQ(read.cell(0, "encounter_start"), "2015-01-12");
    EXPECT_EQ(read.cell(0, "encounter_end"), "2015-01-15");
    EXPECT_EQ(read.cell(0, "encounter_unit"), "900000000000001");
    EXPECT_EQ(read.cell(0, "encounter_unit_name"), "Ortopædkirurgisk afdeling (opdigtet)");
    EXPECT_EQ(read.cell(0, "performer_id"), "OPD1");
    EXPECT_EQ(read.cell(1, "performer_id"), "OPD2");  // by way of a PractitionerRole
    EXPECT_EQ(read.cell(0, "implant_manufacturer"), "Opdigtet Implantat A/S");
    EXPECT_EQ(read.cell(0, "implant_name"), "Knæ B");
    EXPECT_EQ(read.cell(0, "implant_model"), "M2");
    EXPECT_EQ(read.cell(0, "implant_lot"), "L200");
    EXPECT_EQ(read.cell(0, "implant_udi"), "05700000000002");
    EXPECT_TRUE(read.table.made_up);
}

TEST_F(Knees, ADeathAndALifeAreSaidWhereTheyAreWritten) {
    const auto read = read_files(files, knees());
    EXPECT_EQ(read.cell(8, "patient_deceased"), "yes");
    EXPECT_EQ(read.cell(8, "patient_death_date"), "2016-11-03");
    EXPECT_EQ(read.cell(9, "patient_deceased"), "no");
    EXPECT_EQ(read.cell(0, "patient_deceased"), "-");  // nobody has said so
    EXPECT_EQ(read.cell(7, "patient_birth_date"), "-");
    EXPECT_THAT(read.found(),
                Contains("8 Patient.birthDate: the day is not written: the date counts as unknown"));
}

TEST_F(Knees, ARevisionIsOfTheSameKnee) {
    const auto read = read_files(files, knees());
    EXPECT_THAT(read.column("revision"),
                ElementsAre("no", "yes", "no", "yes", "-", "no", "no", "no", "no", "no", "no", "no"));
    EXPECT_EQ(read.cell(1, "revision_date"), "2016-03-01");
    EXPECT_EQ(read.cell(1, "revision_code"), "KNGC40");
    EXPECT_EQ(read.cell(1, "revision_reason"), "DT840");
    EXPECT_EQ(read.cell(3, "revision_date"), "2017-01-10");
    auto anywhere = knees();
    anywhere.events[0].same_site = false;
    const auto other = read_files(files, anywhere);
    EXPECT_EQ(other.cell(2, "revision"), "yes");
    EXPECT_EQ(other.cell(4, "revision_date"), "2016-08-08");
}

TEST_F(Knees, OtherEventsAreBeforeOrAfter) {
    const auto read = read_files(files, knees());
    EXPECT_EQ(read.cell(4, "readmission"), "yes");
    EXPECT_EQ(read.cell(4, "readmission_date"), "2015-07-10");
    EXPECT_EQ(read.cell(4, "readmission_code"), "EMER");
    EXPECT_EQ(read.cell(5, "readmission"), "no");
    EXPECT_EQ(read.cell(0, "diabetes"), "yes");
    EXPECT_EQ(read.cell(0, "diabetes_date"), "2009-04-01");
    EXPECT_EQ(read.cell(1, "diabetes"), "no");      // refuted
    EXPECT_EQ(read.cell(5, "diabetes"), "yes");     // 2014: some day before August 2015
    EXPECT_EQ(read.cell(5, "diabetes_date"), "-");  // but which?
    EXPECT_EQ(read.cell(7, "diabetes"), "-");       // 2016: perhaps after January
    EXPECT_EQ(read.cell(6, "infection_date"), "2016-02-02");
}

TEST_F(Knees, AnswersAndMeasurementsStandBesideTheOperation) {
    const auto read = read_files(files, knees());
    EXPECT_EQ(read.cell(0, "pre_date"), "2014-12-22");
    EXPECT_EQ(read.cell(0, "pre_oks-1"), "1");
    EXPECT_EQ(read.cell(0, "pre_oks-12"), "2");
    EXPECT_EQ(read.cell(0, "year_date"), "2015-12-31");
    EXPECT_EQ(read.cell(0, "year_oks-1"), "3");
    EXPECT_EQ(read.cell(5, "pre_oks-12"), "-");  // not answered
    EXPECT_EQ(read.cell(10, "pre_date"), "-");   // no questionnaire
    EXPECT_EQ(read.cell(8, "year_oks-1"), "-");
    EXPECT_EQ(read.cell(0, "bmi"), "25.5");
    EXPECT_EQ(read.cell(0, "bmi_unit"), "kg/m2");
    EXPECT_EQ(read.cell(0, "hba1c"), "52");
    EXPECT_EQ(read.cell(5, "hba1c_unit"), "mmol/mol");
    EXPECT_EQ(read.cell(7, "hba1c"), "-");  // in per cent, the others in mmol/mol
    EXPECT_THAT(read.found(), Contains("15 Observation.valueQuantity.unit: the other values of the code have "
                                       "mmol/mol: this one is left out"));
}

TEST_F(Knees, EveryResourceIsCountedOnce) {
    const auto read = read_files(files, knees());
    std::int64_t lines = 0;
    for (const auto& text : texts) lines += std::ranges::count(text, '\n');
    EXPECT_EQ(read.resources(), lines);
    EXPECT_THAT(read.fates(), Contains("Procedure made a row: 12"));
    EXPECT_THAT(read.fates(), Contains("Procedure looked through for what belongs to the rows: 4"));
    EXPECT_THAT(read.fates(), Contains("Procedure entered in error: 1"));
    EXPECT_THAT(read.fates(), Contains("Procedure was not done, or not yet: 1"));
    EXPECT_THAT(read.fates(), Contains("Condition was refuted: 1"));
    EXPECT_THAT(read.fates(), Contains("MedicationRequest nothing of it is asked for: 1"));
}

TEST_F(Knees, ABundleSaysTheSameAsAFolder) {
    const auto lines = read_files(files, knees());
    const auto text = text_of(made_up_data() / "knees.json");
    const auto bundle = read_bundle(text, knees());
    ASSERT_EQ(bundle.table.rows(), lines.table.rows());
    for (const auto& column : columns_of(knees()))
        EXPECT_EQ(bundle.column(column), lines.column(column)) << column;
    EXPECT_EQ(bundle.fates(), lines.fates());
    EXPECT_THAT(bundle.found(), Contains(HasSubstr("Patient")).Times(0));
    EXPECT_THAT(bundle.found(), Contains(HasSubstr("Bundle.entry[45].resource.birthDate")));
}

TEST_F(Knees, ARequestIsProposed) {
    const auto proposal = propose(files);
    const auto& request = proposal.request;
    EXPECT_THAT(mistakes_in(request), IsEmpty());
    EXPECT_EQ(request.one, RowOf::procedure);
    EXPECT_THAT(request.code, ElementsAre("KNGB*"));
    ASSERT_FALSE(request.events.empty());
    EXPECT_EQ(request.events[0].name, "revision");
    EXPECT_THAT(request.events[0].code, ElementsAre("KNGC*"));
    EXPECT_TRUE(request.events[0].same_site);
    EXPECT_EQ(request.events[1].name, "condition_de119");
    EXPECT_EQ(request.patient->identifier, danish_cpr);
    EXPECT_EQ(request.performer->identifier, "https://example.org/authorisation");
    ASSERT_EQ(request.answers.size(), 2U);
    EXPECT_EQ(request.answers[0].questionnaire, "https://example.org/Questionnaire/oks");
    EXPECT_EQ(request.answers[0].items.size(), 12U);
    ASSERT_EQ(proposal.codes.size(), 11U);
    EXPECT_EQ(proposal.codes[0].code, "DE119");
    EXPECT_EQ(proposal.codes[0].count, 4);
    EXPECT_EQ(read_files(files, request).table.rows(), 12U);
}

}  // namespace
}  // namespace vaerdi::fhir
