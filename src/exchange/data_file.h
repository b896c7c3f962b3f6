// A file of data made readable: unpacked, in UTF-8, in a private folder, and taken away again. What would
// fill the disk, is packed twice or is no text is refused.
#pragma once

#include <cstdint>
#include <exception>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

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

/// What a file holds, found by looking at how it begins.
enum class Form { csv, json, parquet };

/// A file ready to be read.
struct OpenedFile {
    std::string name;                     ///< as the user knows it; member of a zip behind a colon
    std::filesystem::path plain;          ///< unpacked; text is UTF-8 without a byte order mark
    std::string hash;                     ///< BLAKE2b-256 (hex) of the unpacked content as it came
    Encoding encoding = Encoding::utf_8;  ///< as it came
    Form form = Form::csv;
};

/// Which files of a zip are taken.
struct Members {
    std::string pattern{};  ///< `*` stands for anything; all that fit are taken
    bool all = false;       ///< without a pattern: all of them; else there must be one only
};

/// Opens a plain, gzipped or zipped file: one, or those of a zip in the order of their names. `encoding`: as
/// written in the mapping; else found by looking. Throws ImportRefused.
std::vector<OpenedFile> open_data_files(const std::filesystem::path& file, const std::string& name,
                                        const Members& members, std::optional<Encoding> encoding,
                                        const PrivateFolder& folder, const FileLimits& limits = {});

}  // namespace vaerdi::exchange
