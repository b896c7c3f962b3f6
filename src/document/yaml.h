// A YAML text as a tree that remembers where everything stood.
//
// Only what Værdi's documents need: mappings, lists and scalars kept as the characters that were written,
// each with its line and column; the reader of a field decides what a scalar means. Duplicate keys, text that
// is not UTF-8, control characters, several documents in one file, and files that are too large or too deep
// are refused here. A byte order mark and the line ends of Windows do no harm.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace vaerdi::document {

/// Bounds on what is read: far above any honest document, far below what would harm the reader.
constexpr std::size_t largest_text = 4 << 20;  ///< bytes
constexpr std::size_t deepest_nesting = 64;    ///< mappings and lists inside one another
constexpr std::size_t most_nodes = 100'000;    ///< after aliases are followed

struct YamlNode {
    enum class Kind { scalar, mapping, sequence };
    struct Entry {
        std::string key;
        Position key_at;
        const YamlNode* value;
    };

    Kind kind = Kind::scalar;
    Position at;          ///< first character of the node
    Position text_at;     ///< first character of a scalar's text, behind the quotation mark
    std::string text;     ///< scalars
    bool quoted = false;  ///< scalars in quotation marks or block form
    bool flow = false;    ///< {…} and […]
    std::vector<Entry> entries;
    std::vector<const YamlNode*> items;
    std::size_t size = 1;  ///< nodes below and including this one, aliases counted each time

    /// An absent value: nothing, `~` or `null`.
    bool is_null() const;
    const YamlNode* find(std::string_view key) const;
};

/// Owns the nodes of one text.
class YamlTree {
  public:
    const YamlNode& root() const { return *root_; }

  private:
    friend std::optional<YamlTree> read_yaml(std::string_view text, Diagnostics& diagnostics);
    friend class YamlBuilder;
    friend class JsonBuilder;  // json_reader.h
    std::deque<YamlNode> nodes_;
    const YamlNode* root_ = nullptr;
};

/// Reads one YAML document. Absent when the text cannot be read as YAML at all; the diagnostics say where and
/// why. Duplicate keys are errors but do not stop the reading.
std::optional<YamlTree> read_yaml(std::string_view text, Diagnostics& diagnostics);

}  // namespace vaerdi::document
