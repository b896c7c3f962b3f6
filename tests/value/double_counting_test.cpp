// Staff hours beside bed days that already hold them.
#include <filesystem>

#include "value/cases.h"
#include "value/findings.h"

namespace vaerdi::value {
namespace {

using namespace testing;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string ward(const std::string& beds, const std::string& care, const std::string& more = "") {
    return "case: 1\ntitle: test\nprice_year: 2024\nstart: 2025\nhorizon: 5 years\ncomparator: a\n"
           "alternatives: {a: A, b: B}\npopulation: {patients: 10 per year, for: 2 years}\n" +
           more + "lines:\n  - {name: Beds, " + beds + "}\n  - {name: Care, " + care + "}\n";
}
const std::string beds =
    "category: operation.bed-days, payer: region, quantity: 3 days/patient, price: price(bed-day)";
const std::string care =
    "category: operation.staff-time, payer: region, staff: nurse, quantity: 2 hours/patient, "
    "price: price(nurse-hour)";

std::string with(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

TEST(StaffOfBedDays, is_warned_about_where_it_may_be_the_same_ward) {
    EXPECT_THAT(Bound(ward(beds, care)).warnings,
                ElementsAre(HasSubstr("case.yaml:11:5: warning: the bed days of 'Beds' in line 10 stand at "
                                      "average cost, which holds the ward's staff: 'Care' may count the same "
                                      "hours again")));
    EXPECT_THAT(
        Bound(ward(with(beds, "payer: region", "payer: {region: 80 %, municipality: 20 %}"), care)).warnings,
        ElementsAre(HasSubstr("'Care'")));
    const auto gain = with(care, "payer: region", "gains: region");
    EXPECT_THAT(Bound(ward(beds, gain)).warnings, ElementsAre(HasSubstr("'Care'")));
}

TEST(StaffOfBedDays, is_seen_through_a_parameter) {
    const auto own = with(beds, "price: price(bed-day)", "price: bed");
    EXPECT_THAT(Bound(ward(own, care, "parameters: {bed: 1.1 * price(bed-day)}\n")).warnings,
                ElementsAre(HasSubstr("'Care'")));
    EXPECT_THAT(Bound(ward(own, care, "parameters: {bed: 900 DKK/day}\n")).warnings, IsEmpty());
}

TEST(StaffOfBedDays, is_not_suspected_elsewhere) {
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"payer: region", "payer: municipality"},
             {"hours/patient", "hours/patient/year"},
             {"operation.staff-time", "price.training"},
             {"price(nurse-hour)", "price(nurse-hour), cashable: 0"},
             {", price: price(nurse-hour)", ""}}) {
        EXPECT_THAT(Bound(ward(beds, with(care, from, to))).warnings, IsEmpty()) << to;
    }
    EXPECT_THAT(Bound(ward(beds + ", only: [a]", care + ", only: [b]")).warnings, IsEmpty());
    const auto yearly_beds = with(beds, "days/patient", "days/patient/year") + ", when: years 1 to 2";
    const auto yearly_care = with(care, "hours/patient", "hours/patient/year");
    EXPECT_THAT(Bound(ward(yearly_beds, yearly_care + ", when: from year 3")).warnings, IsEmpty());
    EXPECT_THAT(Bound(ward(yearly_beds, yearly_care + ", when: from year 2")).warnings,
                ElementsAre(HasSubstr("'Care'")));
}

TEST(StaffOfBedDays, is_suspected_in_no_example) {
    std::size_t examples = 0;
    for (const auto& entry : std::filesystem::directory_iterator(VAERDI_SOURCE_DIR "/examples")) {
        if (!entry.is_directory()) continue;
        ++examples;
        const auto path = "examples/" + entry.path().filename().string() + "/case.yaml";
        EXPECT_THAT(Bound(file_text(path)).warnings, Each(Not(HasSubstr("average cost")))) << path;
    }
    EXPECT_GE(examples, 10U);
}

}  // namespace
}  // namespace vaerdi::value
