#include "cli/table.h"

#include <algorithm>

namespace vaerdi::cli {
namespace {

constexpr std::size_t gap = 2;                 // columns between columns
constexpr std::size_t widest_head = 18;        // heads are broken at spaces beyond this
constexpr std::size_t widest_words_head = 32;  // … but the first column has room
constexpr std::size_t least_words = 20;        // the first column is not cut below this

std::vector<std::string> head_lines(const std::string& head, std::size_t width) {
    std::vector<std::string> lines;
    const auto text = wrapped(head, static_cast<int>(width));
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        lines.push_back(shortened(text.substr(at, end - at), width));
        at = end + 1;
    }
    return lines;
}

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        longest = std::max(longest, display_width(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return longest;
}

std::string without_trailing_space(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

}  // namespace

void Table::print(std::ostream& out, int width, const Style& style) const {
    if (columns_.empty()) return;
    std::vector<std::size_t> widths;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        std::size_t widest = 0;
        for (const auto& row : rows_) {
            if (c < row.cells.size()) widest = std::max(widest, display_width(row.cells[c]));
        }
        // A head takes the room of its figures, of its longest word, or up to `widest_head`.
        const auto head = display_width(columns_[c].head);
        widths.push_back(std::max({widest, std::min(head, c == 0 ? widest_words_head : widest_head),
                                   longest_word(columns_[c].head)}));
    }
    const auto available = static_cast<std::size_t>(std::max(width, 40));
    std::size_t others = 0;
    std::size_t widest_other = 0;
    for (std::size_t c = 1; c < widths.size(); ++c) {
        widths[c] = std::min(widths[c], available - least_words - gap);
        others += gap + widths[c];
        widest_other = std::max(widest_other, widths[c]);
    }
    const auto room = others + least_words <= available ? available - others : available - gap - widest_other;
    widths[0] = std::min(widths[0], std::max(room, least_words));

    std::size_t next = 1;
    do {
        std::vector<std::size_t> shown{0};
        std::size_t used = widths[0];
        while (next < columns_.size() && (shown.size() == 1 || used + gap + widths[next] <= available)) {
            used += gap + widths[next];
            shown.push_back(next++);
        }
        if (shown.front() == 0 && next > shown.size()) out << "\n";  // a further part of a broad table
        print_part(out, shown, widths, style);
    } while (next < columns_.size());
}

void Table::print_part(std::ostream& out, const std::vector<std::size_t>& shown,
                       const std::vector<std::size_t>& widths, const Style& style) const {
    std::vector<std::vector<std::string>> heads;
    std::size_t head_height = 0;
    std::size_t total = 0;
    for (const auto c : shown) {
        heads.push_back(columns_[c].head.empty() ? std::vector<std::string>{}
                                                 : head_lines(columns_[c].head, widths[c]));
        head_height = std::max(head_height, heads.back().size());
        total += widths[c] + (c == 0 ? 0 : gap);
    }
    const auto line_of = [&](const auto& cell_of) {
        std::string line;
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const auto c = shown[i];
            if (i > 0) line.append(gap, ' ');
            line += padded(shortened(cell_of(i), widths[c]), widths[c], c > 0 && columns_[c].right);
        }
        return without_trailing_space(std::move(line));
    };
    for (std::size_t h = 0; h < head_height; ++h) {
        const auto line = line_of([&](std::size_t i) {
            const auto above = head_height - heads[i].size();
            return h < above ? std::string{} : heads[i][h - above];
        });
        out << style.faint(line) << "\n";
    }
    if (head_height > 0) out << style.faint(cli::rule(total)) << "\n";
    for (const auto& row : rows_) {
        if (row.look == Look::rule) {
            out << style.faint(cli::rule(total)) << "\n";
            continue;
        }
        const auto line = line_of(
            [&](std::size_t i) { return shown[i] < row.cells.size() ? row.cells[shown[i]] : std::string{}; });
        out << (row.look == Look::faint  ? style.faint(line)
                : row.look == Look::bold ? style.bold(line)
                                         : line)
            << "\n";
    }
}

}  // namespace vaerdi::cli
