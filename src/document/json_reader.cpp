#include "document/json_reader.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace vaerdi::document {

/// Takes the events of the parser; answers false where the reading ends.
class JsonBuilder : public nlohmann::json_sax<nlohmann::json> {
  public:
    JsonBuilder(JsonTree& into, Diagnostics& diagnostics) : into_(into), diagnostics_(diagnostics) {}

    bool null() override { return scalar("null", false); }
    bool boolean(bool value) override { return scalar(value ? "true" : "false", false); }
    bool number_integer(number_integer_t value) override { return scalar(std::to_string(value), false); }
    bool number_unsigned(number_unsigned_t value) override { return scalar(std::to_string(value), false); }
    bool number_float(number_float_t, const string_t& written) override { return scalar(written, false); }
    bool string(string_t& value) override { return scalar(std::move(value), true); }
    bool binary(binary_t&) override { return false; }

    bool start_object(std::size_t) override { return open(YamlNode::Kind::mapping); }
    bool start_array(std::size_t) override { return open(YamlNode::Kind::sequence); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        const auto& node = *open_.back();
        // Mappings of a request are small; those that are not are names set to values, some hundreds at most.
        if (node.find(name) != nullptr) {
            diagnostics_.error(node.at,
                               {fmt::format("the key '{}' stands twice", name),
                                fmt::format("nøglen '{}' står to gange", name)},
                               {"keep one of them", "behold den ene"});
            return false;
        }
        key_ = std::move(name);
        return true;
    }

    bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception&) override {
        diagnostics_.error({},
                           {fmt::format("this is not JSON: it breaks at character {}", at),
                            fmt::format("det er ikke JSON: det brister ved tegn {}", at)},
                           {"send one JSON object in UTF-8", "send ét JSON-objekt i UTF-8"});
        return false;
    }

  private:
    static constexpr std::size_t most_keys = 10'000;  // of one object

    YamlNode* add(YamlNode::Kind kind) {
        auto& nodes = into_.tree_.nodes_;
        if (nodes.size() >= most_nodes || open_.size() >= deepest_nesting) {
            diagnostics_.error(
                {}, {"the JSON is too large or too deep", "JSON-teksten er for stor eller for dyb"},
                {"send less at a time", "send mindre ad gangen"});
            return nullptr;
        }
        auto& node = nodes.emplace_back();
        node.kind = kind;
        node.at = node.text_at = {static_cast<int>(nodes.size()), 1};
        auto path = std::string{};
        if (open_.empty()) {
            into_.tree_.root_ = &node;
        } else {
            auto& parent = *open_.back();
            path = into_.paths_[static_cast<std::size_t>(parent.at.line - 1)];
            if (parent.kind == YamlNode::Kind::mapping) {
                if (parent.entries.size() >= most_keys) return too_many_keys(parent);
                parent.entries.push_back({key_, node.at, &node});
                path += (path.empty() ? "" : ".") + key_.substr(0, longest_key_shown);
            } else {
                path += fmt::format("[{}]", parent.items.size());
                parent.items.push_back(&node);
            }
        }
        into_.paths_.push_back(std::move(path));
        return &node;
    }
    YamlNode* too_many_keys(const YamlNode& parent) {
        diagnostics_.error(parent.at,
                           {fmt::format("more than {} keys in one object", most_keys),
                            fmt::format("flere end {} nøgler i ét objekt", most_keys)},
                           {"send less at a time", "send mindre ad gangen"});
        return nullptr;
    }
    bool scalar(std::string text, bool quoted) {
        auto* node = add(YamlNode::Kind::scalar);
        if (node == nullptr) return false;
        node->text = std::move(text);
        node->quoted = quoted;
        return true;
    }
    bool open(YamlNode::Kind kind) {
        auto* node = add(kind);
        if (node != nullptr) open_.push_back(node);
        return node != nullptr;
    }
    bool close() {
        open_.pop_back();
        return true;
    }

    static constexpr std::size_t longest_key_shown = 100;

    JsonTree& into_;
    Diagnostics& diagnostics_;
    std::vector<YamlNode*> open_;
    std::string key_;
};

const std::string& JsonTree::path(Position at) const {
    static const std::string none;
    const auto number = static_cast<std::size_t>(at.line);
    return at.line < 1 || number > paths_.size() ? none : paths_[number - 1];
}

std::optional<JsonTree> read_json(std::string_view text, Diagnostics& diagnostics) {
    if (text.size() > largest_json) {
        diagnostics.error({}, {"the JSON is larger than 4.5 MB", "JSON-teksten fylder over 4,5 MB"},
                          {"send less at a time", "send mindre ad gangen"});
        return {};
    }
    std::optional<JsonTree> read(std::in_place);
    JsonBuilder builder(*read, diagnostics);
    if (!nlohmann::json::sax_parse(text, &builder)) return {};
    return read;
}

void check_json_types(const YamlNode& node, const Schema& schema, const Definitions& definitions,
                      Diagnostics& diagnostics) {
    using Kind = Schema::Kind;
    switch (schema.kind) {
        case Kind::text:
        case Kind::name:
        case Kind::formula:
        case Kind::choice:
            if (node.kind == YamlNode::Kind::scalar && !node.quoted)
                diagnostics.error(node.at, {"must be a text", "skal være en tekst"},
                                  {"put it in quotation marks", "sæt den i anførselstegn"});
            return;
        case Kind::number:
        case Kind::whole:
        case Kind::truth:
            if (node.kind == YamlNode::Kind::scalar && node.quoted)
                diagnostics.error(node.at, {"must be no text", "må ikke være en tekst"},
                                  {"take off the quotation marks", "fjern anførselstegnene"});
            return;
        case Kind::list:
            if (node.kind != YamlNode::Kind::sequence)
                diagnostics.error(node.at, {"must be a list", "skal være en liste"},
                                  {"put it in square brackets", "sæt den i kantede parenteser"});
            for (const auto* item : node.items)
                check_json_types(*item, schema.of.front(), definitions, diagnostics);
            return;
        case Kind::record: {
            const auto known = definitions.find(schema.record);
            if (known == definitions.end()) return;
            for (const auto& property : known->second) {
                if (const auto* value = node.find(property.name))
                    check_json_types(*value, property.schema, definitions, diagnostics);
            }
            return;
        }
        case Kind::date:
        case Kind::dictionary:
        case Kind::any_of:
        case Kind::nothing:
        case Kind::any:
            return;
    }
}

}  // namespace vaerdi::document
