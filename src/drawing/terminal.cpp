#include "drawing/terminal.h"

#include <algorithm>

#include "base/lines.h"
#include "drawing/terminal_plots.h"

namespace vaerdi::drawing {
namespace {

std::string plot(const Terminal& terminal) {
    if (!has_figures(terminal.chart)) return no_data_words(terminal.language) + "\n";
    switch (along(terminal.chart.kind)) {
        case monitoring::Along::time:
            return plot_over_time(terminal);
        case monitoring::Along::size:
            return plot_by_size(terminal);
        case monitoring::Along::units:
            break;
    }
    return plot_by_unit(terminal);
}

/// The signs with their words, as many on a line as have room.
std::string key(const Terminal& terminal) {
    constexpr std::size_t apart = 3;
    std::string text, line;
    for (const auto& [sign, words] : key_words(terminal.chart, terminal.language)) {
        const auto entry = shortened(sign_letters(sign) + " " + words, terminal.width);
        if (!line.empty() && display_width(line) + apart + display_width(entry) > terminal.width) {
            text += line + "\n";
            line.clear();
        }
        line += (line.empty() ? "" : std::string(apart, ' ')) + entry;
    }
    return line.empty() ? text : text + line + "\n";
}

std::string sign_before(const Terminal& terminal, const monitoring::Finding& finding) {
    if (finding.points.empty()) return "–";
    auto first = terminal.chart.points[finding.points.front()];
    first.mark = sign_of(finding.rule) == Sign::act ? monitoring::Mark::act : monitoring::Mark::watch;
    return std::string(point_letter(terminal.chart, first));
}

/// No word is longer than a line: names in the data may be of any length.
std::string paragraph(const Terminal& terminal, std::string_view words, int hanging) {
    const auto width = static_cast<int>(terminal.width);
    std::string text;
    const auto lines = wrapped(words, width, 0, hanging);
    for (std::size_t from = 0; from < lines.size();) {
        const auto end = lines.find('\n', from);
        text += shortened(std::string_view(lines).substr(from, end - from), terminal.width) + "\n";
        from = end + 1;
    }
    return text;
}

/// Without the spaces at the ends of lines.
std::string trimmed(std::string_view text) {
    std::string kept;
    for (const char c : text) {
        if (c == '\n') kept.erase(kept.find_last_not_of(' ') + 1);
        kept += c;
    }
    return kept;
}

}  // namespace

std::string terminal(const monitoring::Chart& chart, Language language, int width) {
    constexpr int narrowest = 40;
    const Terminal terminal{chart, language, static_cast<std::size_t>(std::max(width, narrowest))};
    std::string text = paragraph(terminal, title_words(chart, language), 0) +
                       paragraph(terminal, about_words(chart, language), 0) + "\n" + plot(terminal) + "\n" +
                       key(terminal);
    for (const auto& finding : chart.findings) {
        text += paragraph(terminal,
                          sign_before(terminal, finding) + " " + sentence(finding.words.in(language)), 2);
    }
    if (const auto nothing = nothing_found_words(chart, language); !nothing.empty()) text += nothing + "\n";
    for (const auto& note : chart.notes) text += paragraph(terminal, sentence(note.in(language)), 0);
    return trimmed(text);
}

}  // namespace vaerdi::drawing
