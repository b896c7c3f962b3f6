#include "fhir/json_tree.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

namespace vaerdi::fhir {
namespace {

constexpr std::size_t most_values = 1'000'000;   // of one resource
constexpr std::size_t deepest_at_all = 100'000;  // beyond which the whole file is given up

}  // namespace

// ---- looking into a tree ----

Json::Kind Json::kind() const { return at_ == 0 ? Kind::nothing : tree_->node(at_).kind; }

std::string_view Json::written() const {
    if (at_ == 0) return {};
    const auto& node = tree_->node(at_);
    return std::string_view(tree_->text_).substr(node.text, node.text_size);
}

std::string_view Json::key() const {
    if (at_ == 0) return {};
    const auto& node = tree_->node(at_);
    return std::string_view(tree_->text_).substr(node.key, node.key_size);
}

std::size_t Json::size() const { return at_ == 0 ? 0 : tree_->node(at_).count; }
Json Json::first() const { return {tree_, at_ == 0 ? 0 : tree_->node(at_).first}; }
Json Json::next() const { return {tree_, at_ == 0 ? 0 : tree_->node(at_).next}; }

Json Json::operator[](std::string_view wanted) const {
    if (kind() != Kind::object) return {};
    for (auto member = first(); member.at_ != 0; member = member.next())
        if (member.key() == wanted) return member;
    return {};
}

Json::Iterator::Iterator(const Json& at) : tree_(at.tree_), at_(at.at_) {}
Json::Iterator& Json::Iterator::operator++() {
    at_ = tree_->node(at_).next;
    return *this;
}

std::uint64_t Json::content_hash() const { return hash(true); }

std::uint64_t Json::hash(bool without_meta) const {
    const auto mixed = [](std::uint64_t value) {  // the finaliser of MurmurHash3, public domain
        value = (value ^ (value >> 33U)) * 0xff51afd7ed558ccdULL;
        value = (value ^ (value >> 33U)) * 0xc4ceb9fe1a85ec53ULL;
        return value ^ (value >> 33U);
    };
    const auto of = [](std::string_view text) { return std::hash<std::string_view>{}(text); };
    std::uint64_t sum = mixed(static_cast<std::uint64_t>(kind()) + 1) ^ mixed(of(written()));
    for (auto child = first(); child.at_ != 0; child = child.next()) {
        if (without_meta && child.key() == "meta") continue;
        const auto one = child.hash(false);
        if (kind() == Kind::array)
            sum = mixed(sum * 31 + one);
        else
            sum += mixed(one ^ (of(child.key()) * 3));  // members have no order
    }
    return mixed(sum);
}

void JsonTree::clear() {
    nodes_.clear();
    text_.clear();
}

// ---- filling one ----

/// Takes the events of the parser. A value that is too deep or too large is passed over to its end, so that
/// what follows it can still be read.
class JsonBuilder {
  public:
    JsonBuilder(const JsonLimits& limits, JsonTree& tree, const OnEntry* entry)
        : limits_(limits), tree_(tree), entry_(entry) {
        tree_.clear();
    }

    bool null() { return scalar(Json::Kind::null, {}); }
    bool boolean(bool value) { return scalar(Json::Kind::truth, value ? "true" : "false"); }
    bool number_integer(std::int64_t value) { return scalar(Json::Kind::number, std::to_string(value)); }
    bool number_unsigned(std::uint64_t value) { return scalar(Json::Kind::number, std::to_string(value)); }
    bool number_float(double, const std::string& written) { return scalar(Json::Kind::number, written); }
    bool string(const std::string& value) { return scalar(Json::Kind::text, value); }
    bool binary(const nlohmann::json::binary_t&) { return false; }

    bool start_object(std::size_t) { return open(Json::Kind::object); }
    bool start_array(std::size_t) { return open(Json::Kind::array); }
    bool end_object() {
        if (fault_ == JsonFault::none && has_key_twice(open_.back())) fault_ = JsonFault::key_twice;
        return close();
    }
    bool end_array() { return close(); }
    bool key(std::string& name) {
        key_ = std::move(name);
        return true;
    }
    bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception&) {
        broke_at_ = at;
        return false;
    }

    JsonReading result(bool whole) const {
        if (!whole) return {JsonFault::not_json, broke_at_};
        return {fault_, 0};
    }

  private:
    JsonTree::Node& node(std::uint32_t at) { return tree_.nodes_[at - 1]; }
    /// The place of the value in hand: inside the entries of a Bundle, or not.
    bool at_entry() const { return entries_ != 0 && open_.size() == 2 && open_.back() == entries_; }

    std::uint64_t keep(std::string_view text) {
        const auto from = tree_.text_.size();
        tree_.text_ += text;
        return from;
    }

    /// 0 when there is no room for it.
    std::uint32_t add(Json::Kind kind, std::string_view text) {
        if (fault_ != JsonFault::none) return 0;
        if (open_.size() >= limits_.depth) {
            fault_ = JsonFault::too_deep;
        } else if (tree_.nodes_.size() - nodes_before_ >= most_values ||
                   tree_.text_.size() - text_before_ + key_.size() + text.size() > limits_.bytes) {
            fault_ = JsonFault::too_large;
        }
        if (fault_ != JsonFault::none) return 0;
        JsonTree::Node made;
        made.kind = kind;
        const bool member = !open_.empty() && node(open_.back()).kind == Json::Kind::object;
        if (member) made.key = keep(key_), made.key_size = static_cast<std::uint32_t>(key_.size());
        made.text = keep(text);
        made.text_size = static_cast<std::uint32_t>(text.size());
        tree_.nodes_.push_back(made);
        const auto at = static_cast<std::uint32_t>(tree_.nodes_.size());
        if (!open_.empty()) {
            auto& parent = node(open_.back());
            (parent.count == 0 ? parent.first : node(parent.last).next) = at;
            parent.last = at;
            ++parent.count;
        }
        return at;
    }

    void begin_entry() {
        nodes_before_ = tree_.nodes_.size();
        text_before_ = tree_.text_.size();
    }
    /// Hands an entry over and forgets it.
    void end_entry() {
        const auto at = static_cast<std::uint32_t>(nodes_before_ + 1);
        const bool there = fault_ == JsonFault::none && tree_.nodes_.size() >= at;
        (*entry_)(there ? Json{&tree_, at} : Json{}, fault_);
        tree_.nodes_.resize(nodes_before_);
        tree_.text_.resize(text_before_);
        auto& list = node(entries_);
        list.first = list.last = list.count = 0;
        fault_ = JsonFault::none;
        nodes_before_ = text_before_ = 0;
    }

    bool scalar(Json::Kind kind, std::string_view text) {
        if (passed_over_ > 0) return true;
        const bool entry = at_entry();
        if (entry) begin_entry();
        add(kind, text);
        if (entry) end_entry();
        return true;
    }

    bool open(Json::Kind kind) {
        if (passed_over_ > 0 || fault_ != JsonFault::none) return ++passed_over_ < deepest_at_all;
        const bool entry = at_entry();
        if (entry) begin_entry();
        const auto at = add(kind, {});
        if (at == 0) return ++passed_over_ < deepest_at_all;
        if (entry_ != nullptr && open_.size() == 1 && kind == Json::Kind::array && key_ == "entry" &&
            may_be_bundle())
            entries_ = at;
        open_.push_back(at);
        return true;
    }

    bool close() {
        if (passed_over_ > 0) {
            if (--passed_over_ == 0 && at_entry()) end_entry();
            return true;
        }
        if (open_.back() == entries_) entries_ = 0;
        open_.pop_back();
        if (at_entry()) end_entry();
        return true;
    }

    /// The type of the resource is Bundle, or has not been read yet.
    bool may_be_bundle() const {
        const auto type = tree_.root()["resourceType"];
        return !type || type.text() == "Bundle";
    }

    bool has_key_twice(std::uint32_t object) {
        if (passed_over_ > 0) return false;
        keys_.clear();
        for (auto member = Json{&tree_, object}.first(); member; member = member.next())
            keys_.push_back(member.key());
        std::ranges::sort(keys_);
        return std::ranges::adjacent_find(keys_) != keys_.end();
    }

    const JsonLimits& limits_;
    JsonTree& tree_;
    const OnEntry* entry_;
    std::vector<std::uint32_t> open_;
    std::uint32_t entries_ = 0;     // the list of entries that is open, if any
    std::size_t passed_over_ = 0;   // how deep in something that is not kept
    std::size_t nodes_before_ = 0;  // this entry
    std::size_t text_before_ = 0;
    JsonFault fault_ = JsonFault::none;
    std::uint64_t broke_at_ = 0;
    std::string key_;
    std::vector<std::string_view> keys_;
};

namespace {

/// The bytes of a source one by one, as the parser asks for them.
class ByteIterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    struct Window {
        ByteSource& source;
        const char* at = nullptr;
        const char* end = nullptr;
        bool over = false;

        void refill() {
            const auto more = source.more();
            at = more.data();
            end = at + more.size();
            over = more.empty();
        }
    };

    ByteIterator() = default;
    explicit ByteIterator(Window& window) : window_(&window) { window.refill(); }
    reference operator*() const { return *window_->at; }
    ByteIterator& operator++() {
        if (++window_->at == window_->end) window_->refill();
        return *this;
    }
    void operator++(int) { ++*this; }
    bool over() const { return window_ == nullptr || window_->over; }
    friend bool operator==(const ByteIterator& one, const ByteIterator& other) {
        return one.over() == other.over();
    }

  private:
    Window* window_ = nullptr;
};

}  // namespace

JsonReading read_json(std::string_view text, const JsonLimits& limits, JsonTree& into) {
    JsonBuilder builder(limits, into, nullptr);
    return builder.result(nlohmann::json::sax_parse(text, &builder));
}

JsonReading read_resource_file(ByteSource& bytes, const JsonLimits& limits, JsonTree& into,
                               const OnEntry& entry) {
    JsonBuilder builder(limits, into, &entry);
    ByteIterator::Window window{bytes};
    return builder.result(nlohmann::json::sax_parse(ByteIterator(window), ByteIterator(), &builder));
}

}  // namespace vaerdi::fhir
