// The bytes of a text file as UTF-8, whatever they were written in.
#pragma once

#include <memory>
#include <optional>

#include "exchange/data_file.h"
#include "exchange/resolved_mapping.h"

namespace vaerdi::exchange {

/// Reads UTF-8, Latin-1 (with what Windows adds to it) and UTF-16, and passes over a byte order mark. Without
/// an encoding, the mark tells; else the first letter outside ASCII does: it is UTF-8 where it and what
/// follows can be, and Latin-1 otherwise.
class TextStream {
  public:
    TextStream(ReadBytes bytes, std::optional<Encoding> encoding);

    /// At most `room` bytes of text; 0 at the end. A letter of UTF-8 may be divided between two readings;
    /// what is no UTF-8 in a file of UTF-8 is left as it is.
    std::size_t read(char* into, std::size_t room);
    /// What it is read as; absent as long as every letter was ASCII.
    std::optional<Encoding> encoding() const { return encoding_; }

  private:
    bool fill();
    void begin();
    void decide();
    void convert();
    void convert_utf16();

    ReadBytes bytes_;
    std::optional<Encoding> encoding_;
    bool begun_ = false, ended_ = false, big_endian_ = false;
    std::string raw_;    ///< read and not yet converted
    std::string ready_;  ///< converted and not yet given
    std::size_t given_ = 0;
};

}  // namespace vaerdi::exchange
