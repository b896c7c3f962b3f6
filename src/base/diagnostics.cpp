#include "base/diagnostics.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace vaerdi {
namespace {

/// A message quotes what users wrote. However long that is, the message stays one that can be read: what is
/// in the middle is left out, between characters.
void shorten(std::string& text) {
    constexpr std::size_t longest = 700;
    constexpr std::size_t head = 300;
    constexpr std::size_t tail = 300;
    if (text.size() <= longest) return;
    const auto inside = [&](std::size_t n) { return (static_cast<unsigned char>(text[n]) & 0xC0U) == 0x80U; };
    auto from = head;
    while (from > 0 && inside(from)) --from;
    auto to = text.size() - tail;
    while (to < text.size() && inside(to)) ++to;
    text = text.substr(0, from) + " … " + text.substr(to);
}

Diagnostic finding(Severity severity, const std::string& file, Position at, Text message, Text remedy) {
    for (auto* text : {&message, &remedy}) {
        shorten(text->en);
        shorten(text->da);
    }
    return {severity, file, at, std::move(message), std::move(remedy)};
}

}  // namespace

void Diagnostics::error(Position at, Text message, Text remedy) {
    found_.push_back(finding(Severity::error, file_, at, std::move(message), std::move(remedy)));
}

void Diagnostics::warning(Position at, Text message, Text remedy) {
    found_.push_back(finding(Severity::warning, file_, at, std::move(message), std::move(remedy)));
}

void Diagnostics::append(const Diagnostics& other) {
    found_.insert(found_.end(), other.found_.begin(), other.found_.end());
}

bool Diagnostics::has_errors() const { return error_count() > 0; }

std::size_t Diagnostics::error_count() const {
    return static_cast<std::size_t>(std::ranges::count(found_, Severity::error, &Diagnostic::severity));
}

std::vector<Diagnostic> Diagnostics::sorted(std::size_t limit) const {
    auto result = found_;
    const auto place = [](const Diagnostic& d) { return std::tie(d.file, d.at, d.severity, d.message.en); };
    std::ranges::stable_sort(result, [&](const auto& a, const auto& b) { return place(a) < place(b); });
    const auto same = [&](const auto& a, const auto& b) { return place(a) == place(b); };
    result.erase(std::unique(result.begin(), result.end(), same), result.end());
    if (result.size() > limit) {
        // Errors first among what is kept: a flood of warnings must not hide the one error.
        std::ranges::stable_sort(result, {}, &Diagnostic::severity);
        const auto left = result.size() - limit;
        result.resize(limit);
        std::ranges::stable_sort(result, [&](const auto& a, const auto& b) { return place(a) < place(b); });
        result.push_back({result.back().severity,
                          file_,
                          {},
                          {fmt::format("{} more findings are not shown", left),
                           fmt::format("{} fund mere vises ikke", left)},
                          {"mend these first and check again", "ret disse først, og kontrollér igen"}});
    }
    return result;
}

std::string to_string(const Diagnostic& d, Language language) {
    const bool error = d.severity == Severity::error;
    const auto kind =
        language == Language::danish ? (error ? "fejl" : "advarsel") : (error ? "error" : "warning");
    auto where = d.file;
    if (d.at.line > 0) where += fmt::format(":{}:{}", d.at.line, d.at.column);
    auto text = fmt::format("{}: {}: {}", where, kind, d.message.in(language));
    if (!d.remedy.empty()) text += "; " + d.remedy.in(language);
    return text;
}

}  // namespace vaerdi
