// Which paths a document may have.
#include <fmt/format.h>

#include <array>

#include "store/documents.h"
#include "store/purchases.h"

namespace vaerdi::store {
namespace {

constexpr std::array<std::string_view, 4> roots{"purchases", "catalogue", "library", "portfolio"};

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

Text faulty(const std::string& path, std::string_view en, std::string_view da) {
    return {fmt::format("'{}' cannot be the path of a document: {}", path, en),
            fmt::format("'{}' kan ikke være en sti til et dokument: {}", path, da)};
}

/// What is wrong with one of the names in a path.
std::optional<Text> name_problem(const std::string& path, std::string_view name) {
    if (name.empty()) return faulty(path, "a name in it is empty", "et navn i den er tomt");
    if (name.front() == '.')
        return faulty(path, "no name in it may begin with a dot",
                      "intet navn i den må begynde med et punktum");
    if (std::ranges::any_of(name, is_control) || name.find('\\') != name.npos ||
        name.find("\xF4\x8F\xBF\xBF") != name.npos)
        return faulty(path, "control characters and \\ cannot be part of it",
                      "styretegn og \\ kan ikke indgå i den");
    return {};
}

}  // namespace

std::string purchase_of(const std::string& path) {
    constexpr std::string_view root = "purchases/";
    if (!path.starts_with(root)) return {};
    const auto end = path.find('/', root.size());
    return path.substr(root.size(), end == path.npos ? path.npos : end - root.size());
}

std::optional<Text> path_problem(const std::string& path) {
    if (path.size() > longest_path)
        return faulty(path.substr(0, 60) + "…", "it is longer than 400 bytes", "den er længere end 400 byte");
    std::size_t names = 0;
    for (std::size_t from = 0; from <= path.size(); ++names) {
        const auto end = std::min(path.find('/', from), path.size());
        const auto name = std::string_view(path).substr(from, end - from);
        if (auto wrong = name_problem(path, name)) return wrong;
        if (names == 0 && std::ranges::find(roots, name) == roots.end())
            return faulty(path, "it must begin with purchases/, catalogue/, library/ or portfolio/",
                          "den skal begynde med purchases/, catalogue/, library/ eller portfolio/");
        from = end + 1;
    }
    const bool in_purchase = path.starts_with("purchases/");
    if (names < (in_purchase ? 3U : 2U))
        return faulty(path, "the name of the file is missing", "filens navn mangler");
    if (in_purchase) return purchase_id_problem(purchase_of(path));
    return {};
}

}  // namespace vaerdi::store
