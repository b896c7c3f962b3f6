#include "cli/findings.h"

#include "cli/style.h"

namespace vaerdi::cli {
namespace {

constexpr std::size_t longest_line_shown = 160;

std::string_view line_of_text(std::string_view text, int line) {
    for (int i = 1; i < line; ++i) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + 1);
    }
    text = text.substr(0, text.find('\n'));
    if (text.ends_with('\r')) text.remove_suffix(1);
    return text;
}

/// The first `count` characters of the text.
std::string_view characters(std::string_view text, int count) {
    std::size_t at = 0;
    for (int i = 0; i < count && at < text.size(); ++i) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
    }
    return text.substr(0, at);
}

}  // namespace

std::string place_shown(const std::string& text, Position at) {
    if (at.line <= 0) return {};
    std::string line(line_of_text(text, at.line));
    // Tabs and control characters would move the caret, or the terminal.
    for (auto& c : line) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    }
    if (line.find_first_not_of(' ') == std::string::npos) return {};
    const auto before = display_width(characters(line, at.column - 1));
    if (before > longest_line_shown) return {};
    return "    " + shortened(line, longest_line_shown) + "\n    " + std::string(before, ' ') + "^\n";
}

void print_findings(std::ostream& out, const std::vector<Diagnostic>& findings, const Texts& texts,
                    const Console& console) {
    const auto style = style_of(console);
    for (const auto& finding : findings) {
        const auto line = to_string(finding, console.language);
        out << (finding.severity == Severity::error ? style.bold(line) : line) << "\n";
        const auto text = texts.find(finding.file);
        if (console.terminal && text != texts.end())
            out << style.faint(place_shown(text->second, finding.at));
    }
}

}  // namespace vaerdi::cli
