// The register of data sets: versions are entered, found, listed and taken away with their rows.
#include "warehouse/data_set.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace vaerdi::warehouse {
namespace {

DataSet knees(char version) {
    return {.id = "knees-2018",
            .version = std::string(64, version),
            .title = {"Knee implants", "Knæimplantater"},
            .columns = {{"patient", Type::text, 0, true}, {"day", Type::date}, {"score", Type::decimal, 2}},
            .rows = 1,
            .rejected = 1,
            .imported_at = "2026-11-27T12:00:00Z"};
}

void bring_in(Database& database, const DataSet& set) {
    Transaction together(database);
    create_tables(database, set);
    database.run_script(fmt::format(
        "INSERT INTO {} VALUES (1, 'ab', DATE '2018-09-01', 12.5);"
        "INSERT INTO {} VALUES ('a.csv', 3, 'age', '200', 'too old', 'for gammel', 'correct it', 'ret den')",
        set.rows_table(), set.rejections_table()));
    enter_data_set(database, set);
    together.commit();
}

TEST(DataSets, VersionsAreFoundAndTakenAway) {
    auto database = open_duckdb({});
    prepare_register(*database);
    prepare_register(*database);
    EXPECT_TRUE(data_sets(*database).empty());
    bring_in(*database, knees('b'));
    bring_in(*database, knees('a'));
    EXPECT_THROW(bring_in(*database, knees('a')), WarehouseFailure);
    EXPECT_EQ(data_sets(*database).size(), 2U);

    const auto newest = find_data_set(*database, "knees-2018");
    ASSERT_TRUE(newest);
    EXPECT_EQ(newest->version, std::string(64, 'a')) << "the one entered last";
    EXPECT_EQ(newest->title, Text("Knee implants", "Knæimplantater"));
    EXPECT_EQ(newest->rows, 1);
    EXPECT_EQ(newest->imported_at, "2026-11-27T12:00:00Z");
    ASSERT_EQ(newest->columns.size(), 3U);
    EXPECT_TRUE(newest->find("patient")->pseudonym);
    EXPECT_EQ(newest->find("score")->decimals, 2);
    EXPECT_EQ(newest->find("day")->type, Type::date);
    EXPECT_EQ(newest->find("nobody"), nullptr);
    EXPECT_FALSE(find_data_set(*database, "nobody"));
    EXPECT_FALSE(find_data_set(*database, "knees-2018", "c"));

    const auto why = rejections(*database, *newest, 10);
    ASSERT_EQ(why.size(), 1U);
    EXPECT_EQ(why[0].line, 3);
    EXPECT_EQ(why[0].column, "age");
    EXPECT_EQ(why[0].mend, Text("correct it", "ret den"));
    EXPECT_TRUE(rejections(*database, *newest, 10, 1).empty());

    remove_data_set(*database, *newest);
    EXPECT_EQ(find_data_set(*database, "knees-2018")->version, std::string(64, 'b'));
    EXPECT_THROW(database->query("SELECT * FROM " + newest->rows_table()), WarehouseFailure);
    EXPECT_EQ(database->query("SELECT * FROM " + knees('b').rows_table()).rows(), 1U);
}

TEST(DataSets, TablesNeedNoQuotesWhateverTheId) {
    auto set = knees('a');
    set.id = "Knæ; DROP TABLE x -- and a name that goes on and on and on";
    for (const char c : set.rows_table() + set.rejections_table())
        EXPECT_TRUE(c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) << c;
    EXPECT_LE(set.rejections_table().size(), 63U);
}

}  // namespace
}  // namespace vaerdi::warehouse
