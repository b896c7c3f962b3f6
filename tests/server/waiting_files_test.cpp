// Files that wait to be taken in: whose they are, how many, how long, and that nothing is left behind.
#include "server/waiting_files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "made_site.h"

namespace vaerdi::server {
namespace {

namespace fs = std::filesystem;

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST(WaitingFiles, AreSeenByTheirSenderInTheirPurchaseOnly) {
    const TemporaryFolder folder;
    WaitingFiles waiting(fs::path(folder.path()) / "waiting");
    const store::Time now{};
    const auto file = waiting.keep("knee", 7, "C:\\data\\knee.csv.gz", "a;b\n", now);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->name, "knee.csv.gz");
    EXPECT_TRUE(file->path.string().ends_with(".csv.gz"));
    EXPECT_TRUE(waiting.find(file->id, "knee", 7, now));
    EXPECT_FALSE(waiting.find(file->id, "knee", 8, now));
    EXPECT_FALSE(waiting.find(file->id, "hip", 7, now));
    struct stat found{};
    ASSERT_EQ(stat(file->path.c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777U, 0600U);
}

TEST(WaitingFiles, OldestOfAPersonGivesWayAndTheirRoomIsBounded) {
    const TemporaryFolder folder;
    WaitingFiles waiting(fs::path(folder.path()) / "waiting");
    store::Time now{};
    std::string first;
    for (int i = 0; i < 4; ++i, now += std::chrono::seconds(1)) {
        const auto id = waiting.keep("knee", 7, "a.csv", "x", now)->id;
        if (i == 0) first = id;
    }
    EXPECT_FALSE(waiting.find(first, "knee", 7, now));
    EXPECT_EQ(files_in(waiting.folder()), WaitingFiles::most_of_a_person);
    for (store::PersonId other = 8; other < 11; ++other) {
        for (int i = 0; i < 3; ++i) EXPECT_TRUE(waiting.keep("knee", other, "a.csv", "x", now));
    }
    EXPECT_FALSE(waiting.keep("knee", 99, "a.csv", "x", now));
    EXPECT_EQ(files_in(waiting.folder()), WaitingFiles::most_in_all);
}

TEST(WaitingFiles, AreForgottenAfterAWhileAndWhenTheServerEnds) {
    const TemporaryFolder folder;
    const auto place = fs::path(folder.path()) / "waiting";
    const store::Time now{};
    {
        WaitingFiles waiting(place);
        const auto id = waiting.keep("knee", 7, "a.csv", "x", now)->id;
        EXPECT_TRUE(waiting.find(id, "knee", 7, now + WaitingFiles::kept_for - std::chrono::seconds(1)));
        EXPECT_FALSE(waiting.find(id, "knee", 7, now + WaitingFiles::kept_for));
        EXPECT_EQ(files_in(place), 0U);
        waiting.keep("knee", 7, "a.csv", "x", now);
    }
    EXPECT_FALSE(fs::exists(place));
    fs::create_directories(place);  // left by a server that was killed
    std::ofstream(place / "left.csv") << "x";
    const WaitingFiles after(place);
    EXPECT_EQ(files_in(place), 0U);
}

TEST(WaitingFiles, NamesOfFilesAreJustNames) {
    EXPECT_EQ(plain_file_name("../../etc/passwd"), "passwd");
    EXPECT_EQ(plain_file_name(".."), "data");
    EXPECT_EQ(plain_file_name("a\x01"
                              "b.csv"),
              "ab.csv");
    EXPECT_EQ(plain_file_name(std::string(300, 'x')).size(), 120U);
}

}  // namespace
}  // namespace vaerdi::server
