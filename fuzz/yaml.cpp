// Any bytes as a YAML text: every one is read or refused with a place, quickly, and what is read holds
// together.
#include "document/yaml.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include "require.h"

namespace {

using vaerdi::document::YamlNode;

constexpr std::size_t most_findings = 200;

/// Goes through a tree once for each place a node stands in; the reader has bounded how many those are.
void look_through(const YamlNode& root) {
    std::size_t met = 0;
    std::vector<const YamlNode*> open{&root};
    while (!open.empty()) {
        const auto* node = open.back();
        open.pop_back();
        require(node != nullptr && ++met <= vaerdi::document::most_nodes);
        require(node->at.line >= 1 && node->at.column >= 1);
        require(node->text_at >= node->at);
        for (const auto& entry : node->entries) {
            require(entry.key_at.line >= 1);
            // Duplicates have been refused.
            require(node->entries.size() > 100 || node->find(entry.key) == entry.value);
            open.push_back(entry.value);
        }
        for (const auto* item : node->items) open.push_back(item);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    vaerdi::Diagnostics found("fuzz.yaml");
    const auto tree = vaerdi::document::read_yaml({reinterpret_cast<const char*>(data), size}, found);
    require(tree.has_value() || found.has_errors());
    if (tree) look_through(tree->root());
    const auto findings = found.sorted(most_findings);
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const auto& finding = findings[i];
        require(!finding.message.en.empty() && !finding.message.da.empty());
        // The last of very many only says how many more there are.
        const bool says_how_many = i == most_findings;
        require(finding.at.line >= 1 || says_how_many || size > vaerdi::document::largest_text);
    }
    return 0;
}
