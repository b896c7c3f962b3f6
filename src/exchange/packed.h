// Unpacking within bounds. Private to this room.
#pragma once

#include "exchange/data_file.h"

namespace vaerdi::exchange {

/// Refuses what grows beyond all measure while it is unpacked.
class Unpacking {
  public:
    Unpacking(std::string name, const UnpackLimits& limits) : name_(std::move(name)), limits_(limits) {}
    /// So many bytes have gone in and come out by now. Throws FileFailure.
    void check(std::uint64_t in, std::uint64_t out) const;

  private:
    std::string name_;
    UnpackLimits limits_;
};

ReadBytes unpacked_gzip(const DataFile& file, const UnpackLimits& limits);
std::vector<Part> members_of_zip(const DataFile& file, const std::string& member, const UnpackLimits& limits);

}  // namespace vaerdi::exchange
