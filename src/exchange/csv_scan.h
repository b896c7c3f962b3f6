// Where fields and records of CSV end. Private to this room.
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

namespace vaerdi::exchange {

struct CsvField {
    std::size_t from, to;
    bool quoted;   ///< without its quotation marks
    bool doubled;  ///< has doubled quotation marks inside
};

struct CsvRecordEnd {
    std::size_t next = 0;   ///< where the next record begins
    bool complete = false;  ///< its end is in the text
    bool broken = false;  ///< its quotation marks are not in pairs; `next` is then behind the first line end
    std::size_t seen =
        0;  ///< of a broken record: how far one had to look to know; the whole text: it never closes
};

/// Finds the end of the record that begins at `from`, and its fields. `last`: nothing follows the text, so
/// its end is the record's. Of a broken record the fields given are the sound ones before the break.
template <class OnField>
CsvRecordEnd scan_csv_record(std::string_view text, std::size_t from, char separator, bool last,
                             OnField&& on_field) {
    const char* const data = text.data();
    const std::size_t size = text.size();
    std::size_t at = from;
    for (;;) {
        if (at < size && data[at] == '"') {
            const auto opened = at++;
            bool doubled = false;
            const char* closing = nullptr;
            for (;;) {
                closing =
                    at < size ? static_cast<const char*>(std::memchr(data + at, '"', size - at)) : nullptr;
                if (closing == nullptr) break;
                const auto place = static_cast<std::size_t>(closing - data);
                if (place + 1 >= size || data[place + 1] != '"') break;
                doubled = true;
                at = place + 2;
            }
            const auto place = closing == nullptr ? size : static_cast<std::size_t>(closing - data);
            auto behind = place + 1;
            if (!last && behind >= size) return {};  // what follows decides
            if (closing != nullptr && behind < size && data[behind] == '\r') {
                if (behind + 1 >= size && !last) return {};
                if (behind + 1 >= size || data[behind + 1] == '\n') ++behind;
            }
            const bool sound = closing != nullptr && (behind >= size || data[behind] == '\n' ||
                                                      (data[behind] == separator && behind == place + 1));
            if (!sound) {
                const void* end = std::memchr(data + opened, '\n', size - opened);
                const auto seen = closing == nullptr ? size : behind;
                if (end == nullptr) return {size, last, true, seen};
                return {static_cast<std::size_t>(static_cast<const char*>(end) - data) + 1, true, true, seen};
            }
            on_field(CsvField{opened + 1, place, true, doubled});
            if (behind >= size) return {.next = size, .complete = true};
            at = behind + 1;
            if (data[behind] == '\n') return {.next = at, .complete = true};
            continue;
        }
        const auto begin = at;
        while (at < size && data[at] != separator && data[at] != '\n') ++at;
        if (at == size && !last) return {};
        auto end = at;
        const bool of_record = at == size || data[at] == '\n';
        if (of_record && end > begin && data[end - 1] == '\r') --end;
        on_field(CsvField{begin, end, false, false});
        if (at == size) return {.next = size, .complete = true};
        ++at;
        if (of_record) return {.next = at, .complete = true};
    }
}

}  // namespace vaerdi::exchange
