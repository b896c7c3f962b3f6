#include "warehouse/servers.h"

#include <fmt/format.h>
#include <stdlib.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>

namespace vaerdi::warehouse {
namespace fs = std::filesystem;
namespace {

const std::string tool = std::string(VAERDI_SOURCE_DIR) + "/tools/private-postgres";

/// What a command prints; throws when it fails.
std::string output_of(const std::string& command) {
    std::FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
    std::string text;
    std::array<char, 1024> block{};
    for (std::size_t got = 0; (got = std::fread(block.data(), 1, block.size(), pipe)) > 0;)
        text.append(block.data(), got);
    if (pclose(pipe) != 0) throw std::runtime_error("failed: " + command + "\n" + text);
    while (text.ends_with('\n')) text.pop_back();
    return text;
}

class Server {
  public:
    explicit Server(int number) {
        // The server may run as another user, who has to find its way in.
        fs::permissions(folder_.path(), fs::perms::others_exec, fs::perm_options::add);
        connection_ =
            output_of(fmt::format("{} start {} {}", tool, (folder_.path() / "pg").string(), 15700 + number));
    }
    ~Server() {
        try {
            output_of(tool + " stop " + (folder_.path() / "pg").string());
        } catch (const std::exception& failure) {
            std::cerr << failure.what() << "\n";
        }
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    const std::string& connection() const { return connection_; }

  private:
    TemporaryFolder folder_;
    std::string connection_;
};

/// What was made on servers that may go on living.
struct MadeDatabases {
    std::vector<std::pair<std::string, std::string>> made;  ///< connection, name
    ~MadeDatabases() {
        try {
            for (const auto& [connection, name] : made)
                open_postgresql(connection)->run_script(fmt::format("DROP DATABASE {} WITH (FORCE)", name));
        } catch (const std::exception& failure) {
            std::cerr << failure.what() << "\n";
        }
    }
};

std::string database_in(const std::string& connection) {
    static MadeDatabases all;
    const auto name = fmt::format("w{}_{}", getpid(), all.made.size());
    open_postgresql(connection)->run_script("CREATE DATABASE " + name);
    all.made.emplace_back(connection, name);
    return connection.substr(0, connection.rfind("dbname=")) + "dbname=" + name;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "vaerdi-warehouse-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for tests");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

bool has_postgresql() {
    static const bool there = std::system((tool + " there").c_str()) == 0;
    if (!there)
        std::cerr << "\n*** NOT TESTED ON POSTGRESQL: no server is installed (package postgresql-15) ***\n";
    return there;
}

std::string new_postgresql(int server) {
    static std::map<int, std::unique_ptr<Server>> servers;
    auto& running = servers[server];
    if (!running) running = std::make_unique<Server>(server);
    return database_in(running->connection());
}

std::string new_postgresql() {
    const char* given = std::getenv("VAERDI_POSTGRES");
    return given != nullptr ? database_in(given) : new_postgresql(0);
}

std::unique_ptr<Database> new_database(Engine engine) {
    return engine == Engine::duckdb ? open_duckdb({}) : open_postgresql(new_postgresql());
}

std::string failure_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const WarehouseFailure& failure) {
        EXPECT_FALSE(failure.message().da.empty());
        return failure.message().en;
    }
    return "nothing was thrown";
}

std::string as_text(const Answer& answer) {
    std::string text;
    for (const auto& column : answer.columns) {
        const bool known = std::ranges::any_of(column.known, [](auto is) { return is != 0; });
        text += column.name +
                (known ? fmt::format(":{}/{} ", static_cast<int>(column.type), column.scale) : ":? ");
    }
    for (std::size_t row = 0; row < answer.rows(); ++row) {
        text += '\n';
        for (const auto& column : answer.columns)
            text += column.is_known(row) ? "[" + column.written(row) + "]" : "-";
    }
    return text;
}

std::string engine_name(const testing::TestParamInfo<Engine>& info) {
    return info.param == Engine::duckdb ? "DuckDB" : "PostgreSQL";
}

void WarehouseTest::SetUp() {
    if (GetParam() == Engine::postgresql && !has_postgresql())
        GTEST_SKIP() << "no PostgreSQL server is installed (package postgresql-15)";
    database = new_database(GetParam());
}

}  // namespace vaerdi::warehouse
