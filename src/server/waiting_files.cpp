#include "server/waiting_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <vector>

#include "store/secrets.h"

namespace vaerdi::server {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void cannot_write(const fs::path& path) {
    throw std::system_error(errno, std::generic_category(), path.string());
}

/// Readable by the one who started the server and nobody else.
void write_privately(const fs::path& path, std::string_view bytes) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) cannot_write(path);
    while (!bytes.empty()) {
        const auto written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) {
            const auto why = errno;
            ::close(file);
            ::unlink(path.c_str());
            errno = why;
            cannot_write(path);
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    ::close(file);
}

/// `.csv.gz`: what tells how a file is read.
std::string endings_of(const std::string& name) {
    const auto dot = name.find('.', name.size() > 16 ? name.size() - 16 : 1);
    std::string endings = dot == std::string::npos ? "" : name.substr(dot);
    std::erase_if(endings, [](char c) {
        return c != '.' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9');
    });
    return endings;
}

}  // namespace

std::string plain_file_name(std::string_view sent) {
    constexpr std::size_t longest = 120;
    std::string name(sent.substr(sent.find_last_of("/\\") + 1));
    std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (name.size() > longest) name.erase(0, name.size() - longest);
    while (!name.empty() && (static_cast<unsigned char>(name.front()) & 0xC0U) == 0x80) name.erase(0, 1);
    return name.empty() || name == "." || name == ".." ? "data" : name;
}

WaitingFile::~WaitingFile() {
    std::error_code ignored;
    if (!path.empty()) fs::remove(path, ignored);
}

WaitingFiles::WaitingFiles(fs::path folder) : folder_(std::move(folder)) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    fs::permissions(folder_, fs::perms::owner_all);
}

WaitingFiles::~WaitingFiles() {
    files_.clear();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

void WaitingFiles::forget_old(store::Time now) {
    std::erase_if(files_, [&](const auto& kept) { return kept.second->sent + kept_for <= now; });
}

void WaitingFiles::make_room_for(store::PersonId person) {
    std::vector<std::shared_ptr<const WaitingFile>> own;
    for (const auto& [id, file] : files_) {
        if (file->person == person) own.push_back(file);
    }
    if (own.size() < most_of_a_person) return;
    const auto oldest = std::ranges::min_element(own, {}, [](const auto& file) { return file->sent; });
    files_.erase((*oldest)->id);
}

std::shared_ptr<const WaitingFile> WaitingFiles::keep(std::string purchase, store::PersonId person,
                                                      std::string name, std::string_view bytes,
                                                      store::Time now) {
    const std::lock_guard lock(mutex_);
    forget_old(now);
    make_room_for(person);
    if (files_.size() >= most_in_all) return nullptr;
    auto file = std::make_shared<WaitingFile>();
    file->id = store::random_token();
    file->purchase = std::move(purchase);
    file->person = person;
    file->name = plain_file_name(name);
    file->bytes = bytes.size();
    file->sent = now;
    const auto path = folder_ / (file->id + endings_of(file->name));
    write_privately(path, bytes);
    file->path = path;
    files_[file->id] = file;
    return file;
}

std::shared_ptr<const WaitingFile> WaitingFiles::find(const std::string& id, std::string_view purchase,
                                                      store::PersonId person, store::Time now) {
    const std::lock_guard lock(mutex_);
    forget_old(now);
    const auto found = files_.find(id);
    if (found == files_.end()) return nullptr;
    const auto& file = found->second;
    return file->purchase == purchase && file->person == person ? file : nullptr;
}

void WaitingFiles::drop(const std::string& id) {
    const std::lock_guard lock(mutex_);
    files_.erase(id);
}

}  // namespace vaerdi::server
