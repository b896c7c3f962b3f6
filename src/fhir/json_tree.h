// One FHIR resource as it is written: a tree of JSON that is looked into without asking first what is there.
// Numbers keep the digits they were written with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vaerdi::fhir {

class JsonTree;

/// A value in a tree, or nothing: whatever is asked of nothing is nothing. Lives as long as its tree is not
/// filled anew.
class Json {
  public:
    enum class Kind : std::uint8_t { nothing, null, truth, number, text, object, array };

    Json() = default;
    Kind kind() const;
    explicit operator bool() const { return kind() != Kind::nothing; }

    /// The member of an object.
    Json operator[](std::string_view key) const;
    /// A text; empty for anything else.
    std::string_view text() const { return kind() == Kind::text ? written() : std::string_view{}; }
    /// A text, a number or true/false as it is written; empty for anything else.
    std::string_view written() const;
    std::string_view key() const;
    std::size_t size() const;
    /// The items of an array, the members of an object.
    Json first() const;
    Json next() const;

    class Iterator {
      public:
        explicit Iterator(const Json& at);
        Json operator*() const { return {tree_, at_}; }
        Iterator& operator++();
        bool operator!=(const Iterator& other) const { return at_ != other.at_; }

      private:
        const JsonTree* tree_;
        std::uint32_t at_;
    };
    /// Of an array its items; of anything else none.
    Iterator begin() const { return Iterator(kind() == Kind::array ? first() : Json{}); }
    Iterator end() const { return Iterator(Json{}); }

    /// The same for equal values, whatever the order of members; `meta` of the value itself does not count.
    std::uint64_t content_hash() const;

  private:
    friend class JsonTree;
    friend class JsonBuilder;
    friend class Iterator;
    Json(const JsonTree* tree, std::uint32_t at) : tree_(tree), at_(at) {}
    std::uint64_t hash(bool without_meta) const;

    const JsonTree* tree_ = nullptr;
    std::uint32_t at_ = 0;
};

class JsonTree {
  public:
    void clear();
    Json root() const { return nodes_.empty() ? Json{} : Json{this, 1}; }

  private:
    friend class Json;
    friend class JsonBuilder;
    struct Node {
        std::uint64_t key = 0, text = 0;  // where they begin in text_
        std::uint32_t key_size = 0, text_size = 0;
        std::uint32_t first = 0, last = 0, next = 0, count = 0;
        Json::Kind kind = Json::Kind::nothing;
    };
    const Node& node(std::uint32_t at) const { return nodes_[at - 1]; }
    std::vector<Node> nodes_;  // counted from 1: 0 is nothing
    std::string text_;
};

/// Why a resource could not be taken.
enum class JsonFault { none, not_json, too_deep, too_large, key_twice };

struct JsonLimits {
    std::size_t bytes = 0;  ///< of one resource
    std::size_t depth = 0;
};

/// How a text came out, and where it broke if it is no JSON (byte, counted from 1).
struct JsonReading {
    JsonFault fault = JsonFault::none;
    std::uint64_t at = 0;
};

/// The JSON of a text; without a fault the tree holds it.
JsonReading read_json(std::string_view text, const JsonLimits& limits, JsonTree& into);

/// The bytes of a file, block by block.
class ByteSource {
  public:
    virtual ~ByteSource() = default;
    /// The next bytes; empty at the end.
    virtual std::string_view more() = 0;
};

/// Takes an entry of a Bundle; it is gone afterwards. A fault has no value.
using OnEntry = std::function<void(Json entry, JsonFault fault)>;

/// Reads a file that holds one resource. Of a Bundle, each entry is handed over as soon as it is read, so
/// that a Bundle of any size takes no more memory than its largest entry; what remains of it, or a resource
/// of another type, is in the tree.
JsonReading read_resource_file(ByteSource& bytes, const JsonLimits& limits, JsonTree& into,
                               const OnEntry& entry);

}  // namespace vaerdi::fhir
