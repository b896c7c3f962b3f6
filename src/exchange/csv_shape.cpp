#include "exchange/csv_shape.h"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "exchange/data_file.h"

namespace vaerdi::exchange {
namespace {

constexpr std::size_t longest_heading = 1 << 20;  // bytes

/// The first bytes of the file, enough for any honest heading.
std::string beginning(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text(longest_heading, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
    return text;
}

/// The end of the first line that is not within quotes.
std::size_t end_of_line(std::string_view text) {
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') quoted = !quoted;
        if (!quoted && (text[i] == '\n' || text[i] == '\r')) return i;
    }
    return text.size();
}

/// What occurs most in the heading outside quotes.
Separator separator_in(std::string_view heading) {
    std::array<std::size_t, 4> found{};
    bool quoted = false;
    for (const char c : heading) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        for (std::size_t s = 0; s < found.size(); ++s)
            if (c == sign_of(static_cast<Separator>(s))) ++found[s];
    }
    return static_cast<Separator>(std::ranges::max_element(found) - found.begin());
}

}  // namespace

char sign_of(Separator separator) {
    constexpr std::array signs{',', ';', '\t', '|'};
    return signs[static_cast<std::size_t>(separator)];
}

std::vector<std::string> fields_of(std::string_view line, char separator) {
    struct Row {
        std::vector<std::string> fields;
        bool done = false;
    } row;
    csv_parser parser;
    csv_init(&parser, CSV_APPEND_NULL);
    csv_set_delim(&parser, static_cast<unsigned char>(separator));
    const auto field = [](void* text, std::size_t length, void* into) {
        auto& row = *static_cast<Row*>(into);
        if (!row.done) row.fields.emplace_back(static_cast<const char*>(text), length);
    };
    const auto end = [](int, void* into) { static_cast<Row*>(into)->done = true; };
    csv_parse(&parser, line.data(), line.size(), field, end, &row);
    csv_fini(&parser, field, end, &row);
    csv_free(&parser);
    return std::move(row.fields);
}

namespace {

/// Counts lines that are not empty as their bytes pass, and the ways in which they end.
class Lines {
  public:
    void see(std::string_view text) {
        if (text.empty()) return;
        const bool plain = !quoted_ && last_ != '\r' && text.find_first_of("\"\r") == std::string_view::npos;
        plain ? see_plain(text) : see_any(text);
        last_ = text.back();
    }
    std::int64_t count() const { return count_ + (filled_ ? 1 : 0); }
    bool mixed() const { return ends_[0] + ends_[1] + ends_[2] > 1; }

  private:
    /// Without quotes and with one kind of line end only: every end after anything else.
    void see_plain(std::string_view text) {
        std::int64_t ends = filled_ && text.front() == '\n' ? 1 : 0;
        for (std::size_t i = 1; i < text.size(); ++i) ends += text[i] == '\n' && text[i - 1] != '\n' ? 1 : 0;
        if (ends > 0) ends_[0] = 1;
        count_ += ends;
        filled_ = text.back() != '\n';
    }
    void see_any(std::string_view text) {
        char before = last_;
        for (const char c : text) {
            if (c == '"') quoted_ = !quoted_;
            if (!quoted_ && before == '\r') ends_[c == '\n' ? 1 : 2] = 1;
            if (!quoted_ && c == '\n' && before != '\r') ends_[0] = 1;
            if ((c == '\n' || c == '\r') && !quoted_) {
                count_ += filled_ ? 1 : 0;
                filled_ = false;
            } else {
                filled_ = true;
            }
            before = c;
        }
    }

    std::int64_t count_ = 0;
    bool quoted_ = false, filled_ = false;
    char last_ = 0;
    std::array<int, 3> ends_{};  // seen: \n, \r\n, \r
};

/// Looks for rows between whose separators nothing stands: spreadsheets leave such at their end.
class EmptyRows {
  public:
    explicit EmptyRows(char separator) : separator_(separator) {}
    void see(std::string_view text) {
        for (std::size_t at = 0; at < text.size() && !found_;) {
            if (!blank_) {
                at = text.find('\n', at);
                if (at == std::string_view::npos) return;
                ++at, blank_ = true, separated_ = false;
                continue;
            }
            const char c = text[at++];
            if (c == '\n') {
                found_ = separated_;
                separated_ = false;
            } else if (c == separator_) {
                separated_ = true;
            } else if (c != ' ' && c != '\r' && c != '"') {
                blank_ = false;
            }
        }
    }
    bool found() const { return found_ || (blank_ && separated_); }

  private:
    char separator_;
    bool found_ = false, blank_ = false, separated_ = false;
};

/// Looks for blanks where a field begins or ends.
class Blanks {
  public:
    explicit Blanks(char separator) : separator_(separator) {}
    void see(std::string_view text) {
        if (padded_ || text.empty()) return;
        // Blanks of other scripts are rare: wherever they stand, they count. So does what a block cuts.
        padded_ = text.front() == ' ' || text.back() == ' ' ||
                  text.find("\xC2\xA0") != std::string_view::npos ||
                  text.find("\xE2\x80") != std::string_view::npos ||
                  text.find("\xE3\x80") != std::string_view::npos ||
                  text.find("\xE1\x9A") != std::string_view::npos;
        for (auto at = text.find(' '); !padded_ && at != std::string_view::npos; at = text.find(' ', at + 1))
            padded_ = is_edge(text[at - 1]) || is_edge(text[at + 1]);
    }
    bool padded() const { return padded_; }

  private:
    bool is_edge(char c) const { return c == separator_ || c == '\n' || c == '\r' || c == '"'; }

    char separator_;
    bool padded_ = false;
};

}  // namespace

CsvContent content_of(const std::filesystem::path& file, char separator) {
    std::ifstream in(file, std::ios::binary);
    std::vector<char> block(1 << 18);
    Lines lines;
    Blanks blanks(separator);
    EmptyRows empty(separator);
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())), in.gcount() > 0) {
        const std::string_view text(block.data(), static_cast<std::size_t>(in.gcount()));
        lines.see(text);
        blanks.see(text);
        empty.see(text);
    }
    return {lines.count(), blanks.padded(), empty.found(), lines.mixed()};
}

void with_one_line_end(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::ifstream in(from, std::ios::binary);
    std::ofstream out(to, std::ios::binary);
    std::vector<char> block(1 << 18);
    std::string written;
    bool quoted = false;
    char before = 0;
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())), in.gcount() > 0) {
        written.clear();
        for (const char c : std::string_view(block.data(), static_cast<std::size_t>(in.gcount()))) {
            if (c == '"') quoted = !quoted;
            if (quoted || c != '\r')  // of \r\n, the \r has ended the line
                if (quoted || c != '\n' || before != '\r') written += c;
            if (!quoted && c == '\r') written += '\n';
            before = c;
        }
        out.write(written.data(), static_cast<std::streamsize>(written.size()));
    }
}

CsvShape csv_shape(const std::filesystem::path& file, const std::string& name,
                   std::optional<Separator> separator) {
    const auto text = beginning(file);
    const auto end = end_of_line(text);
    const auto heading = std::string_view(text).substr(0, end);
    if (heading.find_first_not_of(" \t\r\n") == std::string_view::npos)
        throw ImportRefused({fmt::format("{} is empty: its first line has no headings", name),
                             fmt::format("{} er tom: dens første linje har ingen overskrifter", name)});
    if (end == text.size() && text.size() == longest_heading)
        throw ImportRefused(
            {fmt::format(
                 "the first line of {} is longer than {} bytes: headings may have so many at most, and {} "
                 "columns; is it a CSV file?",
                 name, longest_heading, most_headings),
             fmt::format("den første linje i {} er længere end {} byte: overskrifter må højst fylde så meget "
                         "og være {} kolonner; er det en CSV-fil?",
                         name, longest_heading, most_headings)});
    CsvShape shape;
    shape.separator = separator.value_or(separator_in(heading));
    shape.headings = fields_of(heading, sign_of(shape.separator));
    if (shape.headings.size() > most_headings)
        throw ImportRefused({fmt::format("{} has {} columns; at most {} are read", name,
                                         shape.headings.size(), most_headings),
                             fmt::format("{} har {} kolonner; der læses højst {}", name,
                                         shape.headings.size(), most_headings)});
    return shape;
}

}  // namespace vaerdi::exchange
