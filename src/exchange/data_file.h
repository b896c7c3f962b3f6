// A file of data made readable: unpacked, in UTF-8, in a private folder, and taken away again. What would
// fill the disk, is packed twice or is no text is refused.
#pragma once

#include <cstdint>
#include <exception>
#include <filesystem>
#include <optional>
#include <string>

#include "base/text.h"
#include "exchange/mapping_document.h"

namespace vaerdi::exchange {

/// Why data cannot be brought in at all, in words for the user. Nothing has been kept.
class ImportRefused : public std::exception {
  public:
    explicit ImportRefused(Text message) : message_(std::move(message)) {}
    const Text& message() const { return message_; }
    const char* what() const noexcept override { return message_.en.c_str(); }

  private:
    Text message_;
};

/// Bounds on what is unpacked: far above any honest file of a hospital, far below what would harm the
/// machine.
struct FileLimits {
    std::uint64_t unpacked = std::uint64_t{8} << 30;  ///< bytes
    /// A packed file that grows by more than this is a bomb, once it is larger than `suspicious`.
    std::uint64_t ratio = 200;
    std::uint64_t suspicious = std::uint64_t{64} << 20;
};

/// A folder that only this program's user can read, taken away with all that is in it.
class PrivateFolder {
  public:
    /// Below `parent`; the system's folder for such things when it is empty.
    explicit PrivateFolder(const std::filesystem::path& parent = {});
    ~PrivateFolder();
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// A file ready to be read.
struct OpenedFile {
    std::string name;                     ///< as the user knows it; member of a zip behind a colon
    std::filesystem::path plain;          ///< unpacked; text is UTF-8 without a byte order mark
    std::string hash;                     ///< SHA-256 (hex) of the unpacked content as it came
    Encoding encoding = Encoding::utf_8;  ///< as it came
    bool is_text = true;                  ///< false: Parquet
};

/// Opens a plain, gzipped or zipped file. `member`: which file of a zip (`*` stands for anything), needed
/// when it holds several. `encoding`: as written in the mapping; else found by looking. Throws ImportRefused.
OpenedFile open_data_file(const std::filesystem::path& file, const std::string& name,
                          const std::string& member, std::optional<Encoding> encoding,
                          const PrivateFolder& folder, const FileLimits& limits = {});

}  // namespace vaerdi::exchange
