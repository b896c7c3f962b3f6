#include "store/stores.h"

#include <fmt/format.h>
#include <stdlib.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

namespace vaerdi::store {
namespace fs = std::filesystem;
namespace {

const std::string tool = std::string(VAERDI_SOURCE_DIR) + "/tools/private-postgres";

/// What a command prints; throws when it fails.
std::string output_of(const std::string& command) {
    std::FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
    std::string text;
    char block[1024];
    for (std::size_t got = 0; (got = std::fread(block, 1, sizeof block, pipe)) > 0;) text.append(block, got);
    if (pclose(pipe) != 0) throw std::runtime_error("failed: " + command + "\n" + text);
    while (text.ends_with('\n')) text.pop_back();
    return text;
}

/// The cluster that the tests of this program share; lives until the program ends.
Cluster& shared_cluster() {
    static Cluster cluster(false);
    return cluster;
}

void on_server(const std::string& connection, const std::string& sql) {
    connect_postgresql({connection, "test", std::chrono::seconds(20)})->run_script(sql);
}

/// What was made in a cluster that goes on living.
struct MadeDatabases {
    std::string connection;
    std::vector<std::string> names;
    ~MadeDatabases() {
        try {
            for (const auto& name : names)
                on_server(connection, fmt::format("DROP DATABASE {} WITH (FORCE)", name));
        } catch (const std::exception& failure) {
            std::cerr << failure.what() << "\n";
        }
    }
};

std::string database_in(const std::string& connection) {
    static int made = 0;
    const auto name = fmt::format("t{}_{}", getpid(), ++made);
    on_server(connection, fmt::format("CREATE DATABASE {}", name));
    return connection.substr(0, connection.rfind("dbname=")) + "dbname=" + name;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "vaerdi-store-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for tests");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

void write_file(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

std::string text_of_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

Cluster::Cluster(bool durable) : durable_(durable) {
    // The server may run as another user, who has to find its way in.
    fs::permissions(folder_.path(), fs::perms::others_exec, fs::perm_options::add);
    wake();
}

Cluster::~Cluster() {
    try {
        output_of(tool + " stop " + (folder_.path() / "pg").string());
    } catch (const std::exception& failure) {
        std::cerr << failure.what() << "\n";
    }
}

void Cluster::wake() {
    connection_ = output_of(fmt::format("DURABLE={} {} start {} 15600", durable_ ? 1 : 0, tool,
                                        (folder_.path() / "pg").string()));
}

void Cluster::kill() { output_of(tool + " kill " + (folder_.path() / "pg").string()); }

std::string Cluster::new_database() { return database_in(connection_); }

std::string kind_name(const testing::TestParamInfo<Kind>& info) {
    return info.param == Kind::sqlite ? "SQLite" : "PostgreSQL";
}

bool has_postgresql() {
    static const bool there = std::system((tool + " there").c_str()) == 0;
    if (!there)
        std::cerr << "\n*** NOT TESTED ON POSTGRESQL: no server is installed (package postgresql-15) ***\n";
    return there;
}

std::string new_place(Kind kind, const TemporaryFolder& folder) {
    static int made = 0;
    if (kind == Kind::sqlite) return (folder.path() / fmt::format("store{}", ++made)).string();
    const char* given = std::getenv("VAERDI_POSTGRES");
    if (given == nullptr) return shared_cluster().new_database();
    static MadeDatabases made_here{given, {}};
    const auto made_now = database_in(given);
    made_here.names.push_back(made_now.substr(made_now.rfind('=') + 1));
    return made_now;
}

std::unique_ptr<Connection> connect_behind(Kind kind, const std::string& where) {
    if (kind == Kind::sqlite) return connect_sqlite({where + "/vaerdi.db", "test", std::chrono::seconds(5)});
    return connect_postgresql({where, "test", std::chrono::seconds(5)});
}

void StoreTest::SetUp() {
    if (GetParam() == Kind::postgresql && !has_postgresql())
        GTEST_SKIP() << "no PostgreSQL server is installed (package postgresql-15)";
    where = new_place(GetParam(), folder);
    database = open(where);
}

std::unique_ptr<Database> StoreTest::open(const std::string& at) {
    return open_database(at, {.clock = [this] { return now; }});
}

}  // namespace vaerdi::store
