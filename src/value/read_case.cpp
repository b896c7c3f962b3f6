#include "document/yaml.h"
#include "value/resolved_case.h"

namespace vaerdi::value {

std::optional<CaseDocument> read_case(std::string_view text, Diagnostics& diagnostics) {
    const auto tree = document::read_yaml(text, diagnostics);
    if (!tree) return {};
    CaseDocument read;
    const auto& root = tree->root();
    if (root.kind != document::YamlNode::Kind::mapping || root.find("case") == nullptr) {
        diagnostics.error({1, 1},
                          {"this is not a value case: the key 'case' is missing",
                           "dette er ikke en værdicase: nøglen 'case' mangler"},
                          {"begin with `case: 1`", "begynd med `case: 1`"});
        return {};
    }
    document::Format<CaseDocument>::read(root, read, diagnostics);
    if (root.find("lines") == nullptr && root.find("health") == nullptr) {
        diagnostics.error(root.at, {"'lines' is missing in case", "'lines' mangler i case"},
                          {"add `lines: …`", "tilføj `lines: …`"});
    }
    constexpr int known_version = 1;
    if (read.version && read.version.value != known_version) {
        diagnostics.error(
            read.version.at,
            {"this version of the format is not known", "denne version af formatet kendes ikke"},
            {"write `case: 1`", "skriv `case: 1`"});
    }
    return read;
}

}  // namespace vaerdi::value
