// Rows of another form written down as the CSV that everything else here reads.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "warehouse/answer.h"

namespace vaerdi::exchange {

/// A CSV in UTF-8 with commas, every field that needs it in quotes. Throws ImportRefused when the disk is
/// full.
class CsvWriter {
  public:
    CsvWriter(const std::filesystem::path& file, const std::vector<std::string>& headings);

    /// The next field; absent: not known.
    void field(std::optional<std::string_view> value);
    /// Ends the row; fields that are left are not known.
    void end_row();
    /// All rows of an answer, whose columns are texts in the order of the headings.
    void rows(const warehouse::Answer& answer);
    /// Writes what is held back; to be called at the end.
    void finish();

  private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    void write();

    std::unique_ptr<std::FILE, Close> file_;
    std::string held_;
    std::size_t columns_, filled_ = 0;
};

}  // namespace vaerdi::exchange
