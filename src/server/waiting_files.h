// Files with patient-level rows that somebody has sent and that are not taken in yet: kept for their owner's
// eyes only, few at a time and not for long, and gone when they are imported, thrown away or forgotten.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "store/people.h"
#include "store/time.h"

namespace vaerdi::server {

constexpr std::size_t largest_waiting_file = 200 * 1024 * 1024;  ///< bytes

/// A file as it was sent. It is removed when nobody looks at it any more.
struct WaitingFile {
    std::string id;        ///< not to be guessed
    std::string purchase;  ///< that it was sent for
    store::PersonId person = store::nobody;
    std::string name;  ///< as the sender calls it, without folders
    std::filesystem::path path;
    std::size_t bytes = 0;
    store::Time sent{};

    WaitingFile() = default;
    ~WaitingFile();
    WaitingFile(const WaitingFile&) = delete;
    WaitingFile& operator=(const WaitingFile&) = delete;
};

class WaitingFiles {
  public:
    static constexpr std::size_t most_of_a_person = 3, most_in_all = 12;
    static constexpr std::chrono::hours kept_for{4};

    /// Makes the folder, or empties it of what a server left that ended abruptly.
    explicit WaitingFiles(std::filesystem::path folder);
    ~WaitingFiles();
    WaitingFiles(const WaitingFiles&) = delete;
    WaitingFiles& operator=(const WaitingFiles&) = delete;

    /// Keeps a file; the oldest of the same person gives way when there are too many of them. Null when there
    /// are too many of others.
    std::shared_ptr<const WaitingFile> keep(std::string purchase, store::PersonId person, std::string name,
                                            std::string_view bytes, store::Time now);
    /// Null when there is none of the id that this person sent for this purchase.
    std::shared_ptr<const WaitingFile> find(const std::string& id, std::string_view purchase,
                                            store::PersonId person, store::Time now);
    void drop(const std::string& id);

    const std::filesystem::path& folder() const { return folder_; }

  private:
    void forget_old(store::Time now);
    void make_room_for(store::PersonId person);

    const std::filesystem::path folder_;
    std::mutex mutex_;
    std::map<std::string, std::shared_ptr<const WaitingFile>> files_;  // guarded by mutex_
};

/// The last part of a file's name, without control characters and not too long; `data` when nothing is left.
std::string plain_file_name(std::string_view sent);

}  // namespace vaerdi::server
