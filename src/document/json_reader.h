// A JSON text as the same tree that documents are read from (yaml.h), so that a field list reads both.
//
// Bounded: at most `largest_json` bytes, and the depth and number of nodes of any document. A key written
// twice is refused. JSON from programs has no lines worth naming: every node's position is its number, and
// `path` tells the keys that lead to it ("set.valve").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "document/schema.h"
#include "document/yaml.h"

namespace vaerdi::document {

constexpr std::size_t largest_json = 4'500'000;  ///< bytes: a document of the largest size, escaped

class JsonTree {
  public:
    const YamlNode& root() const { return tree_.root(); }
    /// The keys from the root to the node at this position; empty for the root and for what is no node's.
    const std::string& path(Position at) const;

  private:
    friend std::optional<JsonTree> read_json(std::string_view text, Diagnostics& diagnostics);
    friend class JsonBuilder;
    YamlTree tree_;
    std::vector<std::string> paths_;  // by node
};

/// Absent when the text is not JSON within the bounds; the diagnostics say why.
std::optional<JsonTree> read_json(std::string_view text, Diagnostics& diagnostics);

/// Documents take `"7"` and 7 alike; programs should not. Reports texts where the schema has numbers or
/// truths, and the other way round.
void check_json_types(const YamlNode& node, const Schema& schema, const Definitions& definitions,
                      Diagnostics& diagnostics);

}  // namespace vaerdi::document
