// What was acknowledged is there after kill -9, at whatever moment it came.
//
// A child process writes and tells, by one line a time, what the store acknowledged; it is killed at a random
// moment, and the store is then opened and compared with what was told. VAERDI_CRASH_RUNS sets the number of
// runs, VAERDI_CRASH_SEED the first seed.
#include <fmt/format.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <random>
#include <sstream>
#include <thread>

#include "store/audit.h"
#include "store/documents.h"
#include "store/people.h"
#include "store/purchases.h"
#include "store/secrets.h"
#include "store/stores.h"

namespace vaerdi::store {
namespace {

using std::chrono::microseconds;

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
    const char* given = std::getenv(name);
    return given != nullptr ? std::strtoull(given, nullptr, 10) : otherwise;
}

/// Writes random documents until it is killed, and tells of each that was acknowledged.
[[noreturn]] void write_and_tell(const std::string& where, std::uint64_t seed, int tell) {
    std::mt19937_64 random(seed);
    try {
        const auto database = open_database(where);
        for (;;) {
            const auto path = fmt::format("library/{}.yaml", random() % 5);
            const auto text = std::string(random() % 3000, 'x') + std::to_string(random());
            try {
                const auto version = database->write(nobody, [&](Writing& w) {
                    const auto heads = history(w, path);
                    const Edit edit{path, heads.empty() ? 0 : heads.front().version, text, {}, {}};
                    return std::get<Saved>(put_document(w, edit)).version;
                });
                const auto line = fmt::format("{} {} {}\n", path, version, sha256_hex(text));
                if (::write(tell, line.data(), line.size()) != static_cast<ssize_t>(line.size())) _exit(3);
            } catch (const StoreFailure& failure) {
                if (failure.fault() != Fault::uncertain) throw;  // not acknowledged, so nothing is told
            }
        }
    } catch (const std::exception& failure) {
        std::cerr << "the writer gave up: " << failure.what() << "\n";
    }
    _exit(2);
}

struct Told {
    std::string path;
    std::int64_t version;
    std::string sha256;
};

/// A writer in a process of its own.
class Writer {
  public:
    Writer(const std::string& where, std::uint64_t seed) {
        int ends[2];
        if (pipe(ends) != 0) throw std::runtime_error("no pipe");
        process_ = fork();
        if (process_ == 0) {
            close(ends[0]);
            write_and_tell(where, seed, ends[1]);
        }
        close(ends[1]);
        heard_ = ends[0];
    }
    ~Writer() {
        if (process_ > 0) end();
        close(heard_);
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Waits for a line, so that the killing falls among the writes.
    void hear_line() {
        char c = 0;
        while (read(heard_, &c, 1) == 1 && c != '\n') text_ += c;
        text_ += '\n';
    }

    /// Waits for a line that was not there yet.
    void hear_new_line() {
        for (int there = 0; ioctl(heard_, FIONREAD, &there) == 0 && there > 0;) hear_line();
        hear_line();
    }

    /// Kills it and gives what it told; whole lines only.
    std::vector<Told> end() {
        kill(process_, SIGKILL);
        int status = 0;
        waitpid(process_, &status, 0);
        EXPECT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself";
        process_ = 0;
        char block[4096];
        for (ssize_t got = 0; (got = read(heard_, block, sizeof block)) > 0;)
            text_.append(block, static_cast<std::size_t>(got));
        std::vector<Told> told;
        std::istringstream lines(text_);
        for (Told line; lines >> line.path >> line.version >> line.sha256;) told.push_back(line);
        return told;
    }

  private:
    pid_t process_ = 0;
    int heard_ = -1;
    std::string text_;
};

/// Everything told is there, the chain holds, and nothing but the last write may be there untold.
void expect_all_there(const std::string& where, const std::vector<Told>& told, std::int64_t before,
                      std::int64_t untold) {
    const auto database = open_database(where);
    database->read([&](Reading& r) {
        for (const auto& line : told) {
            const auto version = read_version(r, line.path, line.version);
            ASSERT_TRUE(version) << line.path << " " << line.version << " was acknowledged and is lost";
            EXPECT_EQ(version->sha256, line.sha256);
            EXPECT_EQ(sha256_hex(version->text), line.sha256);
        }
        const auto report = verify_audit(r);
        EXPECT_FALSE(report.first_breach) << report.first_breach->what.en;
        const auto written = report.versions - before;
        const auto acknowledged = static_cast<std::int64_t>(told.size());
        EXPECT_GE(written, acknowledged);
        EXPECT_LE(written, acknowledged + untold);
    });
}

std::int64_t versions_in(const std::string& where) {
    const auto database = open_database(where);
    return database->read(
        [](Reading& r) { return as_number(r.execute("SELECT COUNT(*) FROM document_version")[0][0]); });
}

class Killed : public testing::TestWithParam<Kind> {
  protected:
    void SetUp() override {
        if (GetParam() == Kind::postgresql && !has_postgresql())
            GTEST_SKIP() << "no PostgreSQL server is installed (package postgresql-15)";
    }
};
BOTH_STORES(Killed);

TEST_P(Killed, at_random_points_loses_no_acknowledged_write) {
    constexpr std::uint64_t in_one_store = 15;
    const auto runs = setting("VAERDI_CRASH_RUNS", 300);
    const auto first_seed = setting("VAERDI_CRASH_SEED", std::random_device{}());
    std::cout << "seeds " << first_seed << " to " << first_seed + runs - 1 << "\n";
    const TemporaryFolder folder;
    std::string where;
    std::size_t acknowledged = 0;
    for (std::uint64_t run = 0; run < runs && !HasFailure(); ++run) {
        SCOPED_TRACE(fmt::format("VAERDI_CRASH_SEED={}", first_seed + run));
        std::mt19937_64 random(first_seed + run);
        if (run % in_one_store == 0) where = new_place(GetParam(), folder);
        const auto before = versions_in(where);
        Writer writer(where, random());
        if (random() % 8 != 0) writer.hear_line();  // else perhaps while it opens the store
        std::this_thread::sleep_for(microseconds(random() % 30'000));
        const auto told = writer.end();
        acknowledged += told.size();
        expect_all_there(where, told, before, 1);
    }
    EXPECT_GE(acknowledged, runs / 2);
    std::cout << acknowledged << " acknowledged writes in " << runs << " runs\n";
}

class KilledServer : public testing::Test {};

TEST_F(KilledServer, loses_no_acknowledged_write) {
    if (!has_postgresql()) GTEST_SKIP() << "no PostgreSQL server is installed (package postgresql-15)";
    const auto runs = setting("VAERDI_CRASH_SERVER_RUNS", 6);
    const auto first_seed = setting("VAERDI_CRASH_SEED", std::random_device{}());
    std::cout << "seeds " << first_seed << " to " << first_seed + runs - 1 << "\n";
    Cluster cluster(true);
    const auto where = cluster.new_database();
    for (std::uint64_t run = 0; run < runs && !HasFailure(); ++run) {
        SCOPED_TRACE(fmt::format("VAERDI_CRASH_SEED={}", first_seed + run));
        std::mt19937_64 random(first_seed + run);
        const auto before = versions_in(where);
        Writer writer(where, random());
        writer.hear_line();
        std::this_thread::sleep_for(microseconds(random() % 50'000));
        if (run % 2 == 0) {  // one process of the server: it ends the others and starts anew
            const auto rows = connect_postgresql({cluster.connection(), "test", std::chrono::seconds(5)})
                                  ->execute(
                                      "SELECT pid FROM pg_stat_activity WHERE application_name = 'vaerdi'"
                                      " AND pid <> pg_backend_pid()",
                                      {});
            ASSERT_FALSE(rows.empty());
            kill(static_cast<pid_t>(as_number(rows[0][0])), SIGKILL);
        } else {  // all of it
            cluster.kill();
            cluster.wake();
        }
        writer.hear_new_line();  // it goes on by itself
        writer.hear_new_line();
        const auto told = writer.end();
        EXPECT_GT(told.size(), 1U);
        expect_all_there(where, told, before, 2);  // one when the server died, one when the writer did
    }
}

}  // namespace
}  // namespace vaerdi::store
