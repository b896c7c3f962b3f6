// Folders of documents in and out of the store, byte for byte.
//
// A workspace folder has purchases/, catalogue/, library/ or portfolio/. A folder without any of these is
// taken as a folder of purchases: its sub-folder tavi/ becomes purchases/tavi/. Names that begin with a dot
// are left out.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/text.h"
#include "store/database.h"

namespace vaerdi::store {

/// A file as it will be known in the store.
struct FolderFile {
    std::string path;
    std::string text;
};

struct FolderContents {
    std::vector<FolderFile> files;  ///< by path
    std::vector<Text>
        problems;  ///< links that lead out of the folder, files that are too large or unreadable
};

/// Reads a folder; all that is wrong with it at once.
FolderContents read_folder(const std::filesystem::path& folder);

struct ImportSummary {
    std::int64_t created = 0, changed = 0, unchanged = 0;
    std::vector<std::string> new_purchases;
};

/// Saves every file whose text differs from the current version, all in the one writing; purchases that are
/// not there are created. Documents that the folder does not have stay as they are.
ImportSummary import_files(Writing& writing, const std::vector<FolderFile>& files,
                           const std::string& message = {});

/// Writes the current version of every document whose path begins with `prefix`; how many. The folder must be
/// empty or not there. Throws StoreFailure: not_empty, unavailable (cannot be written).
std::int64_t export_folder(Reading& reading, const std::filesystem::path& folder,
                           const std::string& prefix = {});

}  // namespace vaerdi::store
