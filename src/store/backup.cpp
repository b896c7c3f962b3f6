#include "store/backup.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <stdlib.h>
#include <unistd.h>

#include <array>
#include <span>
#include <string_view>

#include "store/audit.h"
#include "store/failure.h"

namespace vaerdi::store {
namespace fs = std::filesystem;
namespace {

struct Table {
    std::string_view name;
    std::vector<std::string_view> columns;  ///< those of the key first
    std::size_t key = 1;                    ///< how many columns the key has
    std::int64_t at_once = 1000;            ///< rows in memory at the same time
};

/// Everything but sessions: whoever signed out since the backup stays so. A table that others refer to stands
/// before them.
const std::vector<Table>& copied_tables() {
    static const std::vector<Table> tables{
        {"person", {"id", "login", "login_key", "name", "password_hash", "language", "active", "created_at"}},
        {"purchase", {"id", "created_at", "created_by"}},
        {"held_role", {"person", "purchase", "role", "given_at"}, 3},
        {"document", {"id", "path", "purchase", "version"}},
        {"document_version",
         {"document", "version", "removed", "size", "sha256", "author", "saved_at", "message", "content"},
         2,
         16},
        {"document_link", {"document", "version", "kind", "target"}, 4},
        {"draft", {"person", "path", "base_version", "saved_at", "content"}, 2, 16},
        {"audit_entry", {"seq", "at", "person", "action", "subject", "detail", "previous", "hash"}},
    };
    return tables;
}

/// `$1, $2, $3`
std::string placeholders(std::size_t count) {
    std::vector<std::string> names;
    for (std::size_t i = 1; i <= count; ++i) names.push_back(fmt::format("${}", i));
    return fmt::format("{}", fmt::join(names, ", "));
}

std::int64_t copy_table(Reading& from, Writing& into, const Table& table) {
    const auto columns = fmt::format("{}", fmt::join(table.columns, ", "));
    const auto key = fmt::format("{}", fmt::join(std::span(table.columns).first(table.key), ", "));
    const auto insert = fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, columns,
                                    placeholders(table.columns.size()));
    const auto page = [&](std::string_view where) {
        return fmt::format("SELECT {} FROM {} {} ORDER BY {} LIMIT {}", columns, table.name, where, key,
                           table.at_once);
    };
    const auto next = page(fmt::format("WHERE ({}) > ({})", key, placeholders(table.key)));
    std::int64_t copied = 0;
    auto rows = from.execute(page(""));
    while (!rows.empty()) {
        for (const auto& row : rows) into.execute(insert, row);
        copied += static_cast<std::int64_t>(rows.size());
        const auto& last = rows.back();
        rows =
            from.execute(next, SqlRow(last.begin(), last.begin() + static_cast<std::ptrdiff_t>(table.key)));
    }
    return copied;
}

void expect_whole(Reading& reading) {
    const auto report = verify_audit(reading);
    if (!report.first_breach) return;
    const auto& what = report.first_breach->what;
    throw StoreFailure(Fault::damaged,
                       {fmt::format("the audit log is broken: {}; nothing was copied", what.en),
                        fmt::format("revisionsloggen er brudt: {}; intet blev kopieret", what.da)});
}

CopySummary copy_store(Reading& from, Writing& into) {
    if (audit_head(into).seq != 0)
        throw StoreFailure(Fault::not_empty,
                           {"the store to restore into is not empty; name a new place for it",
                            "lageret, der skal gendannes i, er ikke tomt; nævn et nyt sted til det"});
    CopySummary summary;
    for (const auto& table : copied_tables()) {
        const auto copied = copy_table(from, into, table);
        if (table.name == "document") summary.documents = copied;
        if (table.name == "document_version") summary.versions = copied;
        if (table.name == "person") summary.people = copied;
        if (table.name == "audit_entry") summary.audit_entries = copied;
    }
    const auto head = audit_head(from);
    if (head.seq != 0)
        into.execute("UPDATE audit_head SET seq = $1, hash = $2 WHERE id = 1", {head.seq, head.hash});
    expect_whole(into);
    return summary;
}

/// Takes the unfinished file away unless it was finished.
class UnfinishedFile {
  public:
    explicit UnfinishedFile(fs::path path) : path_(std::move(path)) { remove(); }
    ~UnfinishedFile() { remove(); }
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;
    const fs::path& path() const { return path_; }

  private:
    void remove() const {
        std::error_code ignored;
        for (const char* end : {"", "-wal", "-shm"}) fs::remove(path_.string() + end, ignored);
    }
    fs::path path_;
};

/// A new name is only on disk when its folder is.
void sync_folder(const fs::path& folder) {
    const int opened = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0) return;
    ::fsync(opened);
    ::close(opened);
}

/// A folder for one file that only this program's user can read, taken away at the end.
class PrivateFolder {
  public:
    PrivateFolder() : path_((fs::temp_directory_path() / "vaerdi-restore-XXXXXX").string()) {
        if (::mkdtemp(path_.data()) == nullptr)
            throw StoreFailure(Fault::unavailable, {"there is no room for a temporary folder",
                                                    "der er ikke plads til en midlertidig mappe"});
    }
    ~PrivateFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    fs::path path() const { return path_; }

  private:
    std::string path_;
};

}  // namespace

CopySummary back_up(Database& from, const fs::path& file) {
    std::error_code failed;
    if (file.extension() != ".db")
        throw StoreFailure(
            Fault::wrong_input,
            {fmt::format("a backup is a file that ends in .db, as {}.db", file.string()),
             fmt::format("en sikkerhedskopi er en fil, der ender på .db, som {}.db", file.string())});
    if (fs::exists(file, failed))
        throw StoreFailure(Fault::not_empty,
                           {fmt::format("{} is there already; name a new file", file.string()),
                            fmt::format("{} findes allerede; nævn en ny fil", file.string())});
    const UnfinishedFile unfinished(fs::path(file).replace_extension(".unfinished.db"));
    CopySummary summary;
    {
        const auto copy = open_database(unfinished.path().string());
        from.read([&](Reading& reading) {
            summary = copy->write(nobody, [&](Writing& writing) { return copy_store(reading, writing); });
        });
    }
    fs::rename(unfinished.path(), file, failed);
    if (failed)
        throw StoreFailure(Fault::unavailable,
                           {fmt::format("{} cannot be written: {}", file.string(), failed.message()),
                            fmt::format("{} kan ikke skrives: {}", file.string(), failed.message())});
    sync_folder(file.parent_path());
    return summary;
}

CopySummary restore(Database& into, const fs::path& file) {
    std::error_code failed;
    if (!fs::is_regular_file(file, failed))
        throw StoreFailure(Fault::unknown, {fmt::format("there is no file {}", file.string()),
                                            fmt::format("der er ingen fil {}", file.string())});
    const auto log = fs::file_size(file.string() + "-wal", failed);
    if (!failed && log > 0)
        throw StoreFailure(
            Fault::wrong_input,
            {fmt::format("{} is a store in use; make a backup of it and restore that", file.string()),
             fmt::format("{} er et lager i brug; tag en sikkerhedskopi og gendan den", file.string())});
    // From a copy, as opening an older backup brings its tables up to date and the backup should stay as it
    // is.
    const PrivateFolder folder;
    const auto copy = folder.path() / "backup.db";
    fs::copy_file(file, copy, failed);
    if (failed)
        throw StoreFailure(Fault::unavailable,
                           {fmt::format("{} cannot be copied: {}", file.string(), failed.message()),
                            fmt::format("{} kan ikke kopieres: {}", file.string(), failed.message())});
    const auto from = open_database(copy.string(), {.create = false});
    return from->read([&](Reading& reading) {
        return into.write(nobody, [&](Writing& writing) { return copy_store(reading, writing); });
    });
}

}  // namespace vaerdi::store
