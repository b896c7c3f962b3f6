#include "server/starting_points.h"

#include <algorithm>
#include <array>
#include <map>

#include "examples/shipped.h"
#include "templates/shipped.h"
#include "value/resolved_case.h"

namespace vaerdi::server {
namespace {

constexpr std::array<std::string_view, 3> sizes{"small", "medium", "large"};

/// The first line of an example's page ends in its size: `# TAVI heart valves (medium)`.
std::string size_told(std::string_view page) {
    const auto line = page.substr(0, page.find('\n'));
    for (const auto size : sizes) {
        if (line.ends_with("(" + std::string(size) + ")")) return std::string(size);
    }
    return {};
}

std::vector<Example> read_examples() {
    std::map<std::string, Example> found;
    for (const auto& file : examples::shipped_files()) {
        const auto slash = file.name.find('/');
        // Deeper lie published models, which teach a method and are no purchases to begin from.
        if (slash == std::string_view::npos || slash != file.name.rfind('/')) continue;
        auto& example = found[std::string(file.name.substr(0, slash))];
        const auto name = file.name.substr(slash + 1);
        if (name == "README.md") example.size = size_told(file.text);
        if (name == "case.yaml") example.text = file.text;
    }
    std::vector<Example> all;
    for (auto& [name, example] : found) {
        Diagnostics ignored;
        const auto document = value::read_case(example.text, ignored);
        if (!document) continue;
        example.name = name;
        example.title = document->title;
        example.summary = document->summary;
        all.push_back(std::move(example));
    }
    std::ranges::stable_sort(all, {},
                             [](const Example& example) { return std::ranges::find(sizes, example.size); });
    return all;
}

}  // namespace

const std::vector<Example>& all_examples() {
    static const auto all = read_examples();
    return all;
}

const Example* example_named(std::string_view name) {
    const auto found = std::ranges::find(all_examples(), name, &Example::name);
    return found == all_examples().end() ? nullptr : &*found;
}

namespace {

/// The text without the line of its title.
std::string untitled(std::string_view text) {
    const auto at = text.starts_with("title:") ? 0 : text.find("\ntitle:") + 1;
    if (at == 0 && !text.starts_with("title:")) return std::string(text);
    const auto end = std::min(text.find('\n', at), text.size());
    return std::string(text.substr(0, at)) + std::string(text.substr(end));
}

}  // namespace

bool is_untouched_template(std::string_view text) {
    const auto given = untitled(text);
    return std::ranges::any_of(templates::shipped_files(),
                               [&](const auto& file) { return untitled(file.text) == given; });
}

std::optional<std::string_view> template_text(std::string_view size, Language language) {
    const auto files = templates::shipped_files();
    const auto name = "case-" + std::string(size) + (language == Language::danish ? ".da.yaml" : ".en.yaml");
    const auto found = std::ranges::find(files, name, &templates::ShippedFile::name);
    if (found == files.end()) return {};
    return found->text;
}

}  // namespace vaerdi::server
