#include "store/folders.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>

#include "store/documents.h"
#include "store/failure.h"
#include "store/purchases.h"

namespace vaerdi::store {
namespace fs = std::filesystem;
namespace {

constexpr int deepest_folder = 16;
constexpr std::size_t most_files = 20'000;
constexpr std::array<const char*, 4> workspace_folders{"purchases", "catalogue", "library", "portfolio"};

class FolderReader {
  public:
    explicit FolderReader(fs::path root) : root_(std::move(root)), real_root_(fs::canonical(root_)) {}

    FolderContents read() {
        bool workspace = false;
        for (const auto* name : workspace_folders) {
            if (!fs::exists(fs::symlink_status(root_ / name))) continue;
            workspace = true;
            if (!fs::is_directory(fs::symlink_status(root_ / name))) {
                problem(root_ / name, {"is a file or a link; it should be a folder",
                                       "er en fil eller en henvisning; det skal være en mappe"});
                continue;
            }
            visit(root_ / name, name, 1);
        }
        if (!workspace) visit_purchases();
        std::ranges::sort(found_.files, {}, &FolderFile::path);
        return std::move(found_);
    }

  private:
    /// What lies in a folder, by name; nothing that begins with a dot.
    std::vector<fs::directory_entry> entries_of(const fs::path& folder) {
        std::vector<fs::directory_entry> entries;
        std::error_code failed;
        for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
             entry.increment(failed)) {
            if (!entry->path().filename().string().starts_with('.')) entries.push_back(*entry);
        }
        if (failed)
            problem(folder, {"cannot be read: " + failed.message(), "kan ikke læses: " + failed.message()});
        std::ranges::sort(entries);
        return entries;
    }

    void visit_purchases() {
        for (const auto& entry : entries_of(root_)) {
            const auto name = entry.path().filename().string();
            if (entry.is_symlink()) {
                problem(entry.path(), link_text);
            } else if (entry.is_directory()) {
                visit(entry.path(), "purchases/" + name, 1);
            }
        }
    }

    void visit(const fs::path& folder, const std::string& path, int depth) {
        if (depth > deepest_folder)
            return problem(folder, {"lies more than 16 folders deep", "ligger mere end 16 mapper nede"});
        for (const auto& entry : entries_of(folder)) {
            if (found_.files.size() >= most_files) return too_many();
            const auto below = path + "/" + entry.path().filename().string();
            std::error_code failed;
            if (entry.is_symlink(failed)) {
                visit_link(entry.path(), below);
            } else if (entry.is_directory(failed)) {
                visit(entry.path(), below, depth + 1);
            } else {
                take_file(entry.path(), below);
            }
        }
    }

    /// A link counts as the file it leads to, when that lies in the folder.
    void visit_link(const fs::path& link, const std::string& path) {
        std::error_code failed;
        const auto target = fs::canonical(link, failed);
        const auto within = target.lexically_relative(real_root_);
        if (failed || within.empty() || *within.begin() == ".." || fs::is_directory(target, failed))
            return problem(link, link_text);
        take_file(target, path);
    }

    void take_file(const fs::path& file, const std::string& path) {
        std::error_code failed;
        if (!fs::is_regular_file(file, failed))
            return problem(file, {"is no file that can be read", "er ikke en fil, der kan læses"});
        if (const auto wrong = path_problem(path)) return say(*wrong);
        std::ifstream in(file, std::ios::binary);
        std::string text(largest_document + 1, '\0');
        in.read(text.data(), static_cast<std::streamsize>(text.size()));
        if (in.bad() || (!in.is_open()))
            return problem(
                file, {"cannot be read; see to its rights", "kan ikke læses; se efter dens rettigheder"});
        text.resize(static_cast<std::size_t>(in.gcount()));
        if (text.size() > largest_document)
            return problem(file, {"is larger than the 4 MB that a document may have",
                                  "er større end de 4 MB, et dokument må fylde"});
        text.shrink_to_fit();
        found_.files.push_back({path, std::move(text)});
    }

    void problem(const fs::path& at, const Text& what) {
        const auto shown = at.lexically_relative(root_).generic_string();
        say({shown + " " + what.en, shown + " " + what.da});
    }
    void say(Text text) { found_.problems.push_back(std::move(text)); }
    void too_many() {
        if (told_too_many_) return;
        told_too_many_ = true;
        say({"the folder holds more than 20,000 files; import it in parts",
             "mappen rummer mere end 20.000 filer; indlæs den i dele"});
    }

    inline static const Text link_text{
        "is a link that leads out of the folder or to a folder; put the files in its place",
        "er en henvisning ud af mappen eller til en mappe; læg filerne i stedet for"};

    fs::path root_, real_root_;
    FolderContents found_;
    bool told_too_many_ = false;
};

[[noreturn]] void cannot_write(const fs::path& file) {
    throw StoreFailure(Fault::unavailable,
                       {file.string() + " cannot be written; see to space and rights of the folder",
                        file.string() + " kan ikke skrives; se efter plads og rettigheder i mappen"});
}

void write_document(const fs::path& file, const std::string& text) {
    std::error_code failed;
    fs::create_directories(file.parent_path(), failed);
    std::ofstream out(file, std::ios::binary);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.close();
    if (failed || !out) cannot_write(file);
}

}  // namespace

FolderContents read_folder(const fs::path& folder) {
    std::error_code failed;
    if (!fs::is_directory(folder, failed))
        throw StoreFailure(Fault::unknown, {fmt::format("there is no folder {}", folder.string()),
                                            fmt::format("der er ingen mappe {}", folder.string())});
    return FolderReader(folder).read();
}

ImportSummary import_files(Writing& writing, const std::vector<FolderFile>& files,
                           const std::string& message) {
    ImportSummary summary;
    for (const auto& file : files) {
        const auto purchase = purchase_of(file.path);
        if (!purchase.empty() && !purchase_exists(writing, purchase)) {
            create_purchase(writing, purchase);
            summary.new_purchases.push_back(purchase);
        }
        const auto current = read_document(writing, file.path);
        const Edit edit{.path = file.path,
                        .base_version = current ? current->version : 0,
                        .text = file.text,
                        .message = message};
        const auto outcome = put_document(writing, edit);
        if (std::get<Saved>(outcome).unchanged) {
            ++summary.unchanged;
        } else {
            ++(current ? summary.changed : summary.created);
        }
    }
    return summary;
}

std::int64_t export_folder(Reading& reading, const fs::path& folder, const std::string& prefix) {
    std::error_code failed;
    if (fs::exists(folder, failed) && (!fs::is_directory(folder, failed) || !fs::is_empty(folder, failed)))
        throw StoreFailure(
            Fault::not_empty,
            {fmt::format("{} is not an empty folder; name one that is not there", folder.string()),
             fmt::format("{} er ikke en tom mappe; nævn en, der ikke findes", folder.string())});
    fs::create_directories(folder, failed);
    if (failed) cannot_write(folder);
    std::int64_t written = 0;
    for (const auto& head : list_documents(reading, prefix)) {
        const auto version = read_version(reading, head.path, head.version);
        write_document(folder / fs::path(head.path), version.value().text);
        ++written;
    }
    return written;
}

}  // namespace vaerdi::store
