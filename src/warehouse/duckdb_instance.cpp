#include "warehouse/duckdb_instance.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <map>
#include <mutex>

namespace vaerdi::warehouse {
namespace {
namespace fs = std::filesystem;

/// One connection while the instance is made ready; the connections of users come after the lock.
class Setting {
  public:
    explicit Setting(duckdb_database database) {
        if (duckdb_connect(database, &connection_) == DuckDBError)
            throw WarehouseFailure({"DuckDB gives no connection", "DuckDB giver ingen forbindelse"});
    }
    ~Setting() { duckdb_disconnect(&connection_); }
    Setting(const Setting&) = delete;
    Setting& operator=(const Setting&) = delete;

    /// The first value of the answer, as text.
    std::string run(const std::string& sql) {
        duckdb_result result{};
        const auto state = duckdb_query(connection_, sql.c_str(), &result);
        struct Free {
            duckdb_result& result;
            ~Free() { duckdb_destroy_result(&result); }
        } const freed{result};
        if (state == DuckDBError) throw duckdb_failure(duckdb_result_error(&result));
        char* text = duckdb_value_varchar(&result, 0, 0);
        std::string value = text == nullptr ? "" : text;
        duckdb_free(text);
        return value;
    }

    duckdb_connection connection() const { return connection_; }

  private:
    duckdb_connection connection_ = nullptr;
};

std::string list_of(const std::vector<std::string>& paths) {
    std::string list;
    for (const auto& path : paths) list += (list.empty() ? "" : ", ") + sql_text(path);
    return "[" + list + "]";
}

/// Half of what DuckDB would take ("18.8 GiB"), which is most of the machine's, or of its container's.
std::string half(std::string_view memory) {
    double amount = 0;
    const auto [rest, failed] = std::from_chars(memory.data(), memory.data() + memory.size(), amount);
    if (failed != std::errc{}) return "1 GiB";
    return fmt::format("{:.1f}{}", amount / 2, std::string_view(rest, memory.data() + memory.size()));
}

void make_ready(duckdb_database database, const DuckDbOptions& options, bool in_memory,
                const std::shared_ptr<KeyRing>& keys, const std::shared_ptr<Fillings>& fillings) {
    Setting setting(database);
    register_pseudonym_function(setting.connection(), keys);
    register_filling_function(setting.connection(), fillings);
    std::vector<std::string> files, folders;
    for (const auto& path : options.readable) {
        std::error_code none;
        const auto whole = fs::weakly_canonical(path, none);
        (fs::is_directory(whole, none) ? folders : files).push_back(whole.string());
        // As it was written, too: a statement may name it so.
        if (whole.string() != path) (fs::is_directory(whole, none) ? folders : files).push_back(path);
    }
    if (options.threads != 0) setting.run(fmt::format("SET threads = {}", options.threads));
    setting.run(fmt::format("SET memory_limit = {}",
                            sql_text(half(setting.run("SELECT current_setting('memory_limit')")))));
    if (in_memory)
        setting.run("SET temp_directory = ''");  // never rows of patients in the folder we stand in
    for (const auto* set :
         // Whoever wants an order asks for it; what need not keep one is written by all threads.
         {"preserve_insertion_order = false", "integer_division = true",
          "default_null_order = 'nulls_last_on_asc_first_on_desc'", "autoinstall_known_extensions = false",
          "autoload_known_extensions = false", "allow_community_extensions = false",
          "allow_persistent_secrets = false"})
        setting.run(std::string("SET GLOBAL ") + set);
    setting.run("SET allowed_paths = " + list_of(files));
    setting.run("SET allowed_directories = " + list_of(folders));
    setting.run("SET enable_external_access = false");
    setting.run("SET lock_configuration = true");
}

/// The files that are open in this program. DuckDB itself would open one twice, and spoil it.
struct OpenFiles {
    struct Entry {
        std::unique_ptr<DuckDbInstance> instance;
        std::size_t connections = 0;
    };
    std::mutex mutex;
    std::map<std::string, Entry> open;

    std::shared_ptr<DuckDbInstance> take(const std::string& file, const DuckDbOptions& options) {
        const std::scoped_lock lock(mutex);
        auto& entry = open[file];
        if (entry.connections == 0) {
            try {
                entry.instance = std::make_unique<DuckDbInstance>(options, file);
            } catch (...) {
                open.erase(file);
                throw;
            }
        } else if (const auto& as = entry.instance->options();
                   as.readable != options.readable || as.read_only != options.read_only) {
            throw WarehouseFailure(
                {fmt::format("the data file {} is open already, for other files to be read; try again later",
                             options.file),
                 fmt::format("datafilen {} er allerede åben med andre filer, der må læses; prøv igen senere",
                             options.file)});
        }
        ++entry.connections;
        return {entry.instance.get(), [this, file](DuckDbInstance*) { give_back(file); }};
    }

    void give_back(const std::string& file) {
        const std::scoped_lock lock(mutex);
        const auto entry = open.find(file);
        if (--entry->second.connections == 0) open.erase(entry);
    }
};

OpenFiles& open_files() {
    static OpenFiles files;
    return files;
}

}  // namespace

DuckDbInstance::DuckDbInstance(const DuckDbOptions& options, const std::string& file) : options_(options) {
    duckdb_config config = nullptr;
    duckdb_create_config(&config);
    if (options.read_only) duckdb_set_config(config, "access_mode", "READ_ONLY");
    char* said = nullptr;
    const auto state = duckdb_open_ext(file.empty() ? nullptr : file.c_str(), &database_, config, &said);
    duckdb_destroy_config(&config);
    if (state == DuckDBError) {
        const std::string text = said == nullptr ? "" : said;
        duckdb_free(said);
        throw duckdb_failure(text.c_str());
    }
    try {
        make_ready(database_, options, file.empty(), keys_, fillings_);
    } catch (...) {
        duckdb_close(&database_);
        throw;
    }
}

DuckDbInstance::~DuckDbInstance() { duckdb_close(&database_); }

std::shared_ptr<DuckDbInstance> duckdb_instance(const DuckDbOptions& options) {
    if (options.file.empty()) return std::make_shared<DuckDbInstance>(options, "");
    std::error_code none;
    const auto file = fs::weakly_canonical(options.file, none);
    return open_files().take((none ? fs::path(options.file) : file).string(), options);
}

}  // namespace vaerdi::warehouse
