// Pseudonyms link what belongs together, and tell nothing without the key.
#include "warehouse/pseudonym.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "warehouse/servers.h"

namespace vaerdi::warehouse {
namespace {
namespace fs = std::filesystem;

const std::string secret = "a sentence that nobody guesses";

struct KeyFile {
    TemporaryFolder folder;
    fs::path path = folder.path() / "key";
};

// Computed with Python's hashlib.blake2b.
TEST(Pseudonym, IsKeyedBlake2b) {
    const KeyFile file;
    std::ofstream(file.path) << "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n";
    chmod(file.path.c_str(), 0600);
    const auto key = PseudonymKey::from_file(file.path);
    EXPECT_EQ(pseudonym(key, "patient", "0101701234"), "6da4d27134c2f3528c34eed89986a6f4");
}

TEST(Pseudonym, IsTheSameForTheSamePersonAndDomainOnly) {
    const auto key = PseudonymKey::from_secret(secret), other = PseudonymKey::from_secret(secret + "!");
    const auto once = pseudonym(key, "patient", "0101701234");
    EXPECT_EQ(once, pseudonym(PseudonymKey::from_secret(secret), "patient", "0101701234"));
    EXPECT_NE(once, pseudonym(key, "surgeon", "0101701234"));
    EXPECT_NE(once, pseudonym(other, "patient", "0101701234"));
    EXPECT_NE(once, pseudonym(key, "patient", "0101701235"));
    EXPECT_EQ(pseudonym(key, "patient", ""), "");
    EXPECT_THROW(PseudonymKey::from_secret("short"), WarehouseFailure);
}

RC_GTEST_PROP(Pseudonym, OfAStatementIsThatOfTheFunction, ()) {
    // Never closed: DuckDB does not bear being closed when the program has ended.
    static auto& database = *[] {
        auto* opened = open_duckdb({}).release();
        use_pseudonyms(*opened, PseudonymKey::from_secret(secret));
        return opened;
    }();
    static const auto key = PseudonymKey::from_secret(secret);
    const auto identifiers = *rc::gen::container<std::vector<std::string>>(
        rc::gen::container<std::string>(rc::gen::inRange<char>(' ', '~')));
    Answer given{{Column{.name = "id"}, Column{.name = "n", .type = Type::whole}}};
    for (const auto& identifier : identifiers) {
        given.columns[0].texts.push_back(identifier);
        given.columns[0].known.push_back(1);
        given.columns[1].numbers.push_back(static_cast<std::int64_t>(given.columns[1].known.size()));
        given.columns[1].known.push_back(1);
    }
    database.run_script("CREATE OR REPLACE TABLE t (n BIGINT, id VARCHAR)");
    database.append("t", given);
    const auto answer = database.query("SELECT pseudonym('patient', id) FROM t ORDER BY n");
    RC_ASSERT(answer.rows() == identifiers.size());
    for (std::size_t row = 0; row < identifiers.size(); ++row)
        RC_ASSERT(answer[0].written(row) == pseudonym(key, "patient", identifiers[row]));
}

TEST(Pseudonym, OfManyRowsOnManyThreads) {
    auto database = open_duckdb({.threads = 8});
    use_pseudonyms(*database, PseudonymKey::from_secret(secret));
    const auto answer = database->query(
        "SELECT COUNT(*), COUNT(DISTINCT p), COUNT(p), MIN(LENGTH(p)) FROM (SELECT"
        " pseudonym('patient', CASE WHEN x % 1000 = 0 THEN '' WHEN x % 1000 <> 1 THEN CAST(x AS VARCHAR) "
        "END) AS p"
        " FROM range(1000000) AS r(x)) AS t");
    EXPECT_EQ(answer[0].whole(0), 1000000);
    EXPECT_EQ(answer[1].whole(0), 998000);
    EXPECT_EQ(answer[2].whole(0), 998000);
    EXPECT_EQ(answer[3].whole(0), 32);
}

TEST(Pseudonym, EachConnectionHasItsOwnKeyOrNone) {
    const KeyFile file;
    const auto where = (file.folder.path() / "d.duckdb").string();
    auto one = open_duckdb({.file = where}), other = open_duckdb({.file = where}),
         none = open_duckdb({.file = where});
    use_pseudonyms(*one, PseudonymKey::from_secret(secret));
    use_pseudonyms(*other, PseudonymKey::from_secret(secret + "!"));
    const auto* asked = "SELECT pseudonym('patient', '0101701234')";
    EXPECT_EQ(one->query(asked)[0].written(0),
              pseudonym(PseudonymKey::from_secret(secret), "patient", "0101701234"));
    EXPECT_NE(one->query(asked)[0].written(0), other->query(asked)[0].written(0));
    EXPECT_THROW(none->query(asked), WarehouseFailure);
}

TEST(Pseudonym, AKeyFileIsMadeOnceForItsOwnerAlone) {
    const KeyFile file;
    make_key_file(file.path);
    EXPECT_THROW(make_key_file(file.path), WarehouseFailure);
    struct stat about{};
    ASSERT_EQ(stat(file.path.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0600U);
    EXPECT_EQ(pseudonym(PseudonymKey::from_file(file.path), "patient", "1"),
              pseudonym(PseudonymKey::from_file(file.path), "patient", "1"));
    chmod(file.path.c_str(), 0640);
    EXPECT_THROW(PseudonymKey::from_file(file.path), WarehouseFailure) << "others may read it";
    chmod(file.path.c_str(), 0600);
    for (const auto* wrong : {"", "0001", "zz0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
                              "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f00"}) {
        std::ofstream(file.path) << wrong;
        EXPECT_THROW(PseudonymKey::from_file(file.path), WarehouseFailure) << wrong;
    }
    EXPECT_THROW(PseudonymKey::from_file(file.folder.path() / "nowhere"), WarehouseFailure);
}

}  // namespace
}  // namespace vaerdi::warehouse
