// Dates as files write them: 01-09-2018, 2018/9/1, 20180901, 01SEP2018.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace vaerdi::exchange {

/// The order of day, month and year and what stands between them, as `dd-mm-yyyy` says: dd, mm (or mon: sep,
/// okt …) and yyyy, each once, with the same one of - . / or space between them, or nothing.
class DatePattern {
  public:
    /// Absent for what is no such pattern. `yy` is none: which century is nobody's guess.
    static std::optional<DatePattern> of(std::string_view written);
    static const DatePattern& iso();  ///< yyyy-mm-dd

    /// The day; absent for anything else and for days that do not exist. With a separator, days and months
    /// may have one digit. A time of day behind the date is passed over.
    std::optional<Date> read(std::string_view text) const;
    /// Whether the text has the shape, though the day may not exist.
    bool has_shape(std::string_view text) const;

    const std::string& written() const { return written_; }
    friend bool operator==(const DatePattern& a, const DatePattern& b) { return a.written_ == b.written_; }

  private:
    enum class Part : unsigned char { day, month, month_name, year };
    struct Numbers {
        unsigned day = 0, month = 0;
        int year = 0;
    };
    std::optional<Numbers> numbers(std::string_view text) const;

    std::array<Part, 3> parts_{};
    char separator_ = 0;  ///< 0: none
    std::string written_;
};

}  // namespace vaerdi::exchange
