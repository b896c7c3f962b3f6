// The files that a mapping names.
#include <fmt/format.h>

#include <algorithm>

#include "exchange/import.h"

namespace vaerdi::exchange {

std::vector<DataFile> files_named(const ResolvedMapping& mapping, const std::filesystem::path& folder,
                                  Diagnostics& found) {
    namespace fs = std::filesystem;
    std::vector<DataFile> files;
    for (const auto& named : mapping.data) {
        const auto path = folder / named.value;
        std::error_code ignored;
        if (fs::is_directory(path, ignored)) {
            for (fs::directory_iterator entry(path, ignored), end; !ignored && entry != end;
                 entry.increment(ignored)) {
                const auto name = entry->path().filename().string();
                if (entry->is_regular_file(ignored) && !name.starts_with('.'))
                    files.push_back({(fs::path(named.value) / name).generic_string(), entry->path()});
            }
        } else if (fs::exists(path, ignored)) {
            files.push_back({fs::path(named.value).generic_string(), path});
        } else {
            found.error(
                named.at,
                {fmt::format("there is no file '{}'", named.value),
                 fmt::format("filen '{}' findes ikke", named.value)},
                {"the name is seen from the folder of the mapping", "navnet ses fra afbildningens mappe"});
        }
    }
    std::ranges::sort(files, {}, &DataFile::name);
    for (std::size_t i = 1; i < files.size(); ++i)
        if (files[i].name == files[i - 1].name)
            found.error(mapping.data.front().at,
                        {fmt::format("'{}' is named twice", files[i].name),
                         fmt::format("'{}' er nævnt to gange", files[i].name)},
                        {"name it once", "nævn den én gang"});
    return files;
}

}  // namespace vaerdi::exchange
