// Changing a few keys of purchase.yaml in place.
#include <algorithm>

#include "document/yaml.h"
#include "purchase/purchase_document.h"

namespace vaerdi::purchase {
namespace {

/// In double quotes, as YAML reads it back.
std::string quoted(const std::string& text) {
    std::string written = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') written += '\\';
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            written += ' ';
        } else {
            written += c;
        }
    }
    return written + "\"";
}

/// The lines of a text, each with its line end.
std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find('\n', from), text.size() - 1);
        lines.push_back(text.substr(from, end + 1 - from));
        from = end + 1;
    }
    return lines;
}

bool is_remark(const std::string& line) {
    const auto first = line.find_first_not_of(" \t\r\n");
    return first == std::string::npos || line[first] == '#';
}

/// The remark behind a value on the same line, with the blanks before it; empty when there is none.
std::string remark_behind(const std::string& line, std::size_t from) {
    char quote = 0;
    for (std::size_t i = from; i < line.size(); ++i) {
        const char c = line[i];
        if (quote != 0) {
            if (c == '\\' && quote == '"')
                ++i;
            else if (c == quote)
                quote = 0;
        } else if ((c == '"' || c == '\'') && (i == from || line[i - 1] == ' ')) {
            quote = c;
        } else if (c == '#' && i > 0 && (line[i - 1] == ' ' || line[i - 1] == '\t')) {
            const auto blanks = line.find_last_not_of(" \t", i - 1) + 1;
            const auto end = line.find_last_not_of("\r\n") + 1;
            return line.substr(blanks, end - blanks);
        }
    }
    return {};
}

/// Puts `key: value` in the place of what the key says now, or at the end.
std::optional<std::string> with_key(const std::string& text, const std::string& key,
                                    const std::string& value) {
    Diagnostics ignored;
    const auto tree = document::read_yaml(text, ignored);
    if (!tree || tree->root().kind != document::YamlNode::Kind::mapping || tree->root().flow) return {};
    auto lines = lines_of(text);
    const auto& entries = tree->root().entries;
    const auto entry = std::ranges::find(entries, key, &document::YamlNode::Entry::key);
    const std::string line_end = text.find("\r\n") != std::string::npos ? "\r\n" : "\n";
    if (entry == entries.end()) {
        if (!lines.empty() && !lines.back().ends_with('\n')) lines.back() += line_end;
        lines.push_back(key + ": " + value + line_end);
    } else {
        const auto first = static_cast<std::size_t>(entry->key_at.line - 1);
        auto end = entry + 1 == entries.end() ? lines.size()
                                              : static_cast<std::size_t>((entry + 1)->key_at.line - 1);
        while (end > first + 1 && is_remark(lines[end - 1])) --end;  // they belong to what follows
        const auto remark = end == first + 1 ? remark_behind(lines[first], key.size() + 2) : std::string{};
        lines[first] = key + ": " + value + remark + line_end;
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                    lines.begin() + static_cast<std::ptrdiff_t>(end));
    }
    std::string changed;
    for (const auto& line : lines) changed += line;
    return changed;
}

}  // namespace

std::optional<std::string> with_changes(const std::string& text, const PurchaseChanges& changes) {
    std::optional<std::string> changed = text;
    if (changes.title) changed = with_key(*changed, "title", quoted(*changes.title));
    if (changed && changes.organisation)
        changed = with_key(*changed, "organisation", quoted(*changes.organisation));
    if (changed && changes.phase) changed = with_key(*changed, "phase", phase_word(*changes.phase));
    if (!changed) return {};
    // Only what reads back as meant is given out.
    Diagnostics before(""), after("");
    read_purchase(text, before);
    const auto read = read_purchase(*changed, after);
    if (!read || after.error_count() > before.error_count()) return {};
    if (changes.phase && read->phase.value != *changes.phase) return {};
    return changed;
}

std::string new_purchase_text(const Text& title, const std::string& organisation, Phase phase) {
    std::string text = "purchase: 1\ntitle:";
    text += title.en == title.da ? " " + quoted(title.en) + "\n"
                                 : "\n  en: " + quoted(title.en) + "\n  da: " + quoted(title.da) + "\n";
    if (!organisation.empty()) text += "organisation: " + quoted(organisation) + "\n";
    return text + "phase: " + phase_word(phase) + "\n";
}

}  // namespace vaerdi::purchase
