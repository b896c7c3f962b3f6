// What a user types after `vaerdi catalogue`, and what comes out.
#include "cli/catalogue_command.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/language.h"

namespace vaerdi::cli {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

struct Said {
    std::string out, err;
    int code = 0;
};

Said vaerdi(std::vector<std::string> arguments) {
    std::ostringstream out;
    std::ostringstream err;
    arguments.insert(arguments.begin(), "catalogue");
    Console console{.out = out, .err = err, .language = language_of(arguments)};
    const int code = run(std::move(arguments), console);
    return {out.str(), err.str(), code};
}

/// A workspace with one catalogue file, gone afterwards.
class Workspace {
  public:
    explicit Workspace(const std::string& text)
        : folder_(std::filesystem::path(testing::TempDir()) /
                  testing::UnitTest::GetInstance()->current_test_info()->name()) {
        std::filesystem::create_directories(folder_ / "catalogue");
        std::ofstream(folder_ / "catalogue" / "own.yaml") << text;
    }
    ~Workspace() { std::filesystem::remove_all(folder_); }
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;
    std::string folder() const { return folder_.string(); }

  private:
    std::filesystem::path folder_;
};

TEST(CatalogueFind, lists_the_best_first_with_price_year_and_evidence) {
    const auto said = vaerdi({"find", "bed", "day", "--lang", "en"});
    EXPECT_EQ(said.code, fine);
    EXPECT_THAT(said.out,
                AllOf(HasSubstr("Bed day, mean of somatic wards"),
                      HasSubstr("DKK 4,500/bed day  2024  assumption"), HasSubstr("bed-day-long-stay")));
    EXPECT_LT(said.out.find("Bed day, mean"), said.out.find("bed-day-long-stay"));
}

TEST(CatalogueFind, speaks_danish) {
    const auto said = vaerdi({"find", "sengedag", "--lang", "da"});
    EXPECT_THAT(said.out, AllOf(HasSubstr("Hvad det er"), HasSubstr("4.500 kr./sengedag  2024  antagelse")));
}

TEST(CatalogueFind, nothing_found_is_said_and_is_no_error) {
    const auto said = vaerdi({"find", "zebra", "--lang", "en"});
    EXPECT_EQ(said.code, fine);
    EXPECT_EQ(said.out, "Nothing holds all these words; try fewer or others.\n");
}

TEST(CatalogueFind, all_of_a_kind) {
    const auto said = vaerdi({"find", "--kind", "keyword", "--lang", "en"});
    EXPECT_THAT(said.out, AllOf(HasSubstr("Treatment quality"), HasSubstr("Green elements"),
                                Not(HasSubstr("Bed day"))));
}

TEST(CatalogueFind, json_holds_the_whole_entries) {
    const auto found = json::parse(vaerdi({"find", "nurse-paid-hour", "--json"}).out);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found[0]["id"], "nurse-paid-hour");
    EXPECT_NEAR(found[0]["value"].get<double>(), 230.88, 0.005);
    EXPECT_EQ(found[0]["unit"], "DKK/hour");
    EXPECT_EQ(found[0]["evidence"], "literature");
    EXPECT_EQ(found[0]["origin"]["shipped"], true);
}

TEST(CatalogueShow, tells_source_and_place) {
    const auto said = vaerdi({"show", "bed-day-long-stay", "--lang", "en"});
    EXPECT_EQ(said.code, fine);
    EXPECT_THAT(said.out,
                AllOf(StartsWith("Bed day beyond the trim point (long stay)\nUnit price bed-day-long-stay\n"),
                      HasSubstr("DKK 2,185/bed day"), HasSubstr("DKK 2,288/bed day (2024 prices"),
                      HasSubstr("Tariff"), HasSubstr("Region"), HasSubstr("literature; certainty moderate"),
                      HasSubstr("Sundhedsdatastyrelsen"), HasSubstr("shipped/prices-hospital.yaml:"),
                      HasSubstr("price(bed-day-long-stay)")));
}

TEST(CatalogueShow, every_shipped_entry_can_be_shown_in_both_languages) {
    const auto all = json::parse(vaerdi({"find", "--limit", "1000", "--json"}).out);
    EXPECT_GT(all.size(), 150U);
    for (const auto& entry : all) {
        const auto id = entry["id"].get<std::string>();
        for (const auto* language : {"en", "da"}) {
            const auto said = vaerdi({"show", id, "--lang", language});
            EXPECT_EQ(said.code, fine) << id;
            EXPECT_THAT(said.out, HasSubstr(entry["title"][language].get<std::string>()));
        }
    }
}

TEST(CatalogueShow, an_unknown_id_gets_suggestions) {
    const auto said = vaerdi({"show", "bed-dya", "--lang", "en"});
    EXPECT_EQ(said.code, wrong_use);
    EXPECT_THAT(said.out, IsEmpty());
    EXPECT_THAT(said.err, StartsWith("vaerdi: the catalogue has no 'bed-dya'; did you mean 'bed-day'?"));
}

TEST(CatalogueShow, a_workspace_lies_on_top) {
    const Workspace own(R"(catalogue: 1
prices:
  bed-day: {title: Our bed day, unit: DKK/bed day, value: 5_120, price_year: 2024, payer: region, value_type: average cost}
)");
    const auto said = vaerdi({"show", "bed-day", "--workspace", own.folder(), "--lang", "en"});
    EXPECT_EQ(said.code, fine);
    EXPECT_THAT(said.out, AllOf(StartsWith("Our bed day\n"), HasSubstr("DKK 5,120/bed day"),
                                HasSubstr("own.yaml:3"), HasSubstr("shipped/prices-hospital.yaml:")));
}

TEST(CatalogueShow, mistakes_in_the_workspace_are_said_and_the_rest_is_used) {
    const Workspace own("catalogue: 1\nprices:\n  bed-day: {title: Ours, unit: DKK/bed day, valeu: 5}\n");
    const auto said = vaerdi({"show", "bed-day", "--workspace", own.folder(), "--lang", "en"});
    EXPECT_EQ(said.code, document_errors);
    EXPECT_THAT(said.err, HasSubstr("own.yaml:3:45: error: unknown key 'valeu'"));
    EXPECT_THAT(said.out, HasSubstr("DKK 4,500/bed day"));
}

TEST(CatalogueConvert, shows_each_step) {
    const auto said = vaerdi({"convert", "644", "EUR", "--from", "NL", "--year", "2022", "--to-year", "2024",
                              "--inflation", "1.073", "--lang", "en"});
    EXPECT_EQ(said.code, fine);
    EXPECT_EQ(
        said.out,
        "DKK 5,716 (2024)\n"
        "  EUR 644.00 (NL 2022) × 1.073 = EUR 691.01 (NL 2024): inflation, factor given\n"
        "  EUR 691.01 × 6.050211 / 0.731421 = DKK 5,716 (DK 2024): purchasing power in 2024, DK over NL\n");
}

TEST(CatalogueConvert, amounts_are_written_as_in_documents) {
    const auto said =
        vaerdi({"convert", "1.2 million DKK", "--year", "2022", "--to-year", "2024", "--lang", "da"});
    EXPECT_THAT(said.out, StartsWith("1.256.690 kr. (2024)\n"));
    EXPECT_NEAR(
        json::parse(
            vaerdi({"convert", "DKK", "2_185", "--year", "2022", "--to-year", "2024", "--json"}).out)["value"]
            .get<double>(),
        2185 * 118.82 / 113.46, 1e-9);
}

TEST(CatalogueConvert, wrong_use) {
    EXPECT_THAT(vaerdi({"convert", "5", "days", "--year", "2022", "--lang", "en"}).err,
                HasSubstr("'5 days' is not an amount of money"));
    EXPECT_EQ(vaerdi({"convert", "5", "days", "--year", "2022"}).code, wrong_use);
    EXPECT_EQ(vaerdi({"convert", "5", "EUR"}).code, wrong_use);
    EXPECT_THAT(
        vaerdi({"convert", "5", "EUR", "--from", "NL", "--year", "2022", "--to-year", "2024", "--lang", "en"})
            .err,
        HasSubstr("(--inflation)"));
    EXPECT_EQ(vaerdi({}).code, wrong_use);
}

}  // namespace
}  // namespace vaerdi::cli
