// Gzip, as a stream (RFC 1952); several behind each other are one file.
#include <fmt/format.h>
#include <zlib.h>

#include <memory>

#include "exchange/packed.h"

namespace vaerdi::exchange {
namespace {

class Gzip {
  public:
    Gzip(const DataFile& file, const UnpackLimits& limits)
        : name_(file.name),
          bounds_(file.name, limits),
          packed_(raw_bytes(file)),
          buffer_(std::size_t{1} << 16, '\0') {
        if (inflateInit2(&stream_, 15 + 16) != Z_OK)
            throw FileFailure({"there is no memory to unpack", "der er ikke hukommelse til at pakke ud"},
                              {"try again", "prøv igen"});
    }
    ~Gzip() { inflateEnd(&stream_); }
    Gzip(const Gzip&) = delete;
    Gzip& operator=(const Gzip&) = delete;

    std::size_t read(char* into, std::size_t room) {
        stream_.next_out = reinterpret_cast<Bytef*>(into);
        stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(room, 1U << 30U));
        const auto wanted = stream_.avail_out;
        while (stream_.avail_out > 0) {
            if (stream_.avail_in == 0 && !refill()) break;
            if (ended_) {  // another one behind the first
                if (inflateReset(&stream_) != Z_OK) throw broken();
                ended_ = false;
            }
            const int state = inflate(&stream_, Z_NO_FLUSH);
            if (state == Z_STREAM_END)
                ended_ = true;
            else if (state != Z_OK && state != Z_BUF_ERROR)
                throw broken();
        }
        const std::size_t given = wanted - stream_.avail_out;
        out_ += given;
        bounds_.check(in_, out_);
        return given;
    }

  private:
    bool refill() {
        const auto count = packed_(buffer_.data(), buffer_.size());
        if (count == 0) {
            if (!ended_) throw broken();
            return false;
        }
        in_ += count;
        stream_.next_in = reinterpret_cast<Bytef*>(buffer_.data());
        stream_.avail_in = static_cast<uInt>(count);
        return true;
    }
    FileFailure broken() const {
        return {{fmt::format("{} is damaged, or ends too early", name_),
                 fmt::format("{} er beskadiget eller slutter for tidligt", name_)},
                {"fetch or pack the file again", "hent eller pak filen igen"}};
    }

    std::string name_;
    Unpacking bounds_;
    ReadBytes packed_;
    std::string buffer_;
    z_stream stream_{};
    bool ended_ = false;
    std::uint64_t in_ = 0, out_ = 0;
};

}  // namespace

void Unpacking::check(std::uint64_t in, std::uint64_t out) const {
    if (out <= limits_.small || (out <= limits_.bytes && out / limits_.ratio <= in)) return;
    throw FileFailure(
        {fmt::format("{} becomes far too large when it is unpacked (more than {} MB)", name_, out >> 20U),
         fmt::format("{} bliver alt for stor, når den pakkes ud (over {} MB)", name_, out >> 20U)},
        {"if it is really so large, unpack it first", "hvis den virkelig er så stor, så pak den ud først"});
}

ReadBytes unpacked_gzip(const DataFile& file, const UnpackLimits& limits) {
    return [gzip = std::make_shared<Gzip>(file, limits)](char* into, std::size_t room) {
        return gzip->read(into, room);
    };
}

}  // namespace vaerdi::exchange
