// The files of a data set and the streams of bytes in them: plain, gzipped, or members of a zip. What is
// packed is unpacked as it is read, never to a disk, and within bounds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace vaerdi::exchange {

/// A file that was handed in: from a disk, or from memory.
struct DataFile {
    std::string name;  ///< as reports call it, and by which files are ordered
    std::filesystem::path path{};
    std::optional<std::string_view> bytes{};  ///< in place of a path; must outlive the reading
};

/// Why a file cannot be used at all, and how to mend it.
class FileFailure : public std::exception {
  public:
    FileFailure(Text why, Text mend) : why(std::move(why)), mend(std::move(mend)) {}
    const char* what() const noexcept override { return why.en.c_str(); }
    Text why, mend;
};

/// Fills at most `room` bytes and says how many; 0 at the end. Throws FileFailure.
using ReadBytes = std::function<std::size_t(char* into, std::size_t room)>;

enum class FileKind { csv, json, parquet };

/// What rows are read from: a file, or a file in a zip.
struct Part {
    std::string name;  ///< `knees.zip/knees.csv`
    FileKind kind = FileKind::csv;
    std::function<ReadBytes()> open;
    std::filesystem::path path{};  ///< of Parquet, which is not read as a stream
};

/// How much may come out of what is packed.
struct UnpackLimits {
    std::uint64_t bytes = std::uint64_t{64} << 30;
    std::uint64_t ratio = 200;  ///< to one, when more than `small` has come out
    std::uint64_t small = std::uint64_t{64} << 20;
};

/// The parts of a file, by name. `member`: which of a zip's, with * for anything; empty when it holds one.
/// What a Mac adds (__MACOSX, ._names) is passed over. Throws FileFailure.
std::vector<Part> parts_of(const DataFile& file, const std::string& member, const UnpackLimits& limits = {});

/// The bytes of the file as it is, packed or not.
ReadBytes raw_bytes(const DataFile& file);

/// Whether a name fits a pattern in which * stands for anything.
bool fits_pattern(std::string_view name, std::string_view pattern);

}  // namespace vaerdi::exchange
