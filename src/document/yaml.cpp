#include "document/yaml.h"

#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace vaerdi::document {
namespace {

Position position(const yaml_mark_t& mark) {
    return {static_cast<int>(mark.line) + 1, static_cast<int>(mark.column) + 1};
}

/// libyaml's words for what it met, said so that a buyer can act on them.
Text explanation(std::string_view problem) {
    struct Saying {
        std::string_view theirs;
        const char* en;
        const char* da;
    };
    static constexpr Saying sayings[] = {
        {"found character that cannot start any token",
         "a value cannot begin with this character (a tab, @, ` or %); put the value in quotation marks, "
         "indent with spaces",
         "en værdi kan ikke begynde med dette tegn (tabulator, @, ` eller %); sæt værdien i anførselstegn, "
         "og ryk ind med mellemrum"},
        {"found a tab character", "a tab is used for indentation; use spaces",
         "der er rykket ind med tabulator; brug mellemrum"},
        {"mapping values are not allowed in this context",
         "a second colon on the line; put a text with a colon in quotation marks",
         "der er to koloner på linjen; sæt en tekst med kolon i anførselstegn"},
        {"did not find expected ',' or '}'", "a '}' or a comma is missing", "der mangler '}' eller et komma"},
        {"did not find expected ',' or ']'", "a ']' or a comma is missing", "der mangler ']' eller et komma"},
        {"did not find expected key",
         "a key is expected here: check the indentation and that quotation marks are closed",
         "her ventes en nøgle: se på indrykningen, og om anførselstegn er lukket"},
        {"could not find expected ':'", "a colon is missing after the key",
         "der mangler et kolon efter nøglen"},
        {"found unexpected end of stream", "a quotation mark or bracket is never closed",
         "et anførselstegn eller en parentes bliver ikke lukket"},
        {"did not find expected '-' indicator", "the list is not indented evenly",
         "listen er ikke rykket lige meget ind"},
        {"found undefined alias", "the alias (*name) has no anchor (&name)",
         "aliasset (*navn) har intet anker (&navn)"},
        {"control characters are not allowed", "a control character that does not belong in a text file",
         "et styretegn, som ikke hører hjemme i en tekstfil"},
        {"invalid leading UTF-8 octet", "the file is not UTF-8; save it as UTF-8",
         "filen er ikke UTF-8; gem den som UTF-8"},
        {"invalid trailing UTF-8 octet", "the file is not UTF-8; save it as UTF-8",
         "filen er ikke UTF-8; gem den som UTF-8"},
        {"incomplete UTF-8 octet sequence", "the file is not UTF-8; save it as UTF-8",
         "filen er ikke UTF-8; gem den som UTF-8"},
    };
    for (const auto& s : sayings) {
        if (problem.starts_with(s.theirs)) return {s.en, s.da};
    }
    return std::string(problem);
}

Position place_of_byte(std::string_view text, std::size_t offset) {
    Position at{1, 1};
    for (const char c : text.substr(0, std::min(offset, text.size()))) {
        if (c == '\n') {
            ++at.line;
            at.column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
            ++at.column;
        }
    }
    return at;
}

}  // namespace

bool YamlNode::is_null() const {
    return kind == Kind::scalar && !quoted && (text.empty() || text == "~" || text == "null");
}

const YamlNode* YamlNode::find(std::string_view key) const {
    const auto found = std::ranges::find(entries, key, &Entry::key);
    return found == entries.end() ? nullptr : found->value;
}

/// Builds the tree from libyaml's events with a stack of its own, so that no text can exhaust the program's.
class YamlBuilder {
  public:
    YamlBuilder(std::string_view text, Diagnostics& diagnostics) : text_(text), diagnostics_(diagnostics) {
        yaml_parser_initialize(&parser_);
        yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                                     text.size());
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    }
    ~YamlBuilder() { yaml_parser_delete(&parser_); }
    YamlBuilder(const YamlBuilder&) = delete;
    YamlBuilder& operator=(const YamlBuilder&) = delete;

    bool build(YamlTree& tree) {
        for (;;) {
            yaml_event_t event;
            if (yaml_parser_parse(&parser_, &event) == 0) {
                report_syntax();
                return false;
            }
            const bool ended = event.type == YAML_STREAM_END_EVENT;
            const bool fine = take(event, tree);
            yaml_event_delete(&event);
            if (!fine) return false;
            if (ended) break;
        }
        if (tree.root_ == nullptr || tree.root_->is_null()) {
            diagnostics_.error({1, 1}, {"the file is empty", "filen er tom"},
                               {"begin with `case: 1`, or write a template with `vaerdi new case`",
                                "begynd med `case: 1`, eller skriv en skabelon med `vaerdi new case`"});
            return false;
        }
        return true;
    }

  private:
    struct Open {
        YamlNode* node;
        std::string anchor;
        std::optional<std::pair<std::string, Position>> key;
        std::unordered_map<std::string, int> keys;  // with the line of each
        bool skips_value = false;
    };

    void report_syntax() {
        const auto at = parser_.error == YAML_READER_ERROR ? place_of_byte(text_, parser_.problem_offset)
                                                           : position(parser_.problem_mark);
        const auto why = explanation(parser_.problem != nullptr ? parser_.problem : "unreadable");
        Text message("the text cannot be read as YAML: " + why.en,
                     "teksten kan ikke læses som YAML: " + why.da);
        if (parser_.error != YAML_READER_ERROR && parser_.context != nullptr &&
            parser_.context_mark.line != parser_.problem_mark.line) {
            const auto from = position(parser_.context_mark);
            message.en += fmt::format(" (it belongs to what begins in line {})", from.line);
            message.da += fmt::format(" (det hører til det, der begynder i linje {})", from.line);
        }
        diagnostics_.error(at, message);
    }

    bool take(const yaml_event_t& event, YamlTree& tree) {
        switch (event.type) {
            case YAML_DOCUMENT_START_EVENT:
                if (tree.root_ != nullptr) {
                    diagnostics_.error(
                        position(event.start_mark),
                        {"a second document begins here (---)", "her begynder et nyt dokument (---)"},
                        {"write one document in each file", "skriv ét dokument i hver fil"});
                    return false;
                }
                return true;
            case YAML_SCALAR_EVENT:
                return scalar(event, tree);
            case YAML_ALIAS_EVENT:
                return alias(event, tree);
            case YAML_MAPPING_START_EVENT:
                return open(event, tree, YamlNode::Kind::mapping,
                            event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
                            event.data.mapping_start.anchor);
            case YAML_SEQUENCE_START_EVENT:
                return open(event, tree, YamlNode::Kind::sequence,
                            event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
                            event.data.sequence_start.anchor);
            case YAML_MAPPING_END_EVENT:
            case YAML_SEQUENCE_END_EVENT:
                return close(tree);
            default:
                return true;
        }
    }

    YamlNode* fresh(const yaml_event_t& event, YamlTree& tree) {
        if (++count_ > most_nodes) {
            diagnostics_.error(position(event.start_mark),
                               {"the document is too large to be a definition",
                                "dokumentet er for stort til at være en definition"},
                               {"keep data in data files (CSV)", "hold data i datafiler (CSV)"});
            return nullptr;
        }
        auto& node = tree.nodes_.emplace_back();
        node.at = position(event.start_mark);
        node.text_at = node.at;
        return &node;
    }

    bool scalar(const yaml_event_t& event, YamlTree& tree) {
        const auto& data = event.data.scalar;
        std::string text(reinterpret_cast<const char*>(data.value), data.length);
        if (awaits_key()) return take_key(std::move(text), position(event.start_mark));
        auto* node = fresh(event, tree);
        if (node == nullptr) return false;
        node->text = std::move(text);
        node->quoted = data.style != YAML_PLAIN_SCALAR_STYLE;
        if (data.style == YAML_SINGLE_QUOTED_SCALAR_STYLE || data.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) {
            ++node->text_at.column;
        }
        if (data.anchor != nullptr) anchors_[reinterpret_cast<const char*>(data.anchor)] = node;
        return place(node, tree);
    }

    bool alias(const yaml_event_t& event, YamlTree& tree) {
        const std::string name = reinterpret_cast<const char*>(event.data.alias.anchor);
        const auto at = position(event.start_mark);
        if (awaits_key()) return refuse_key(at);
        const auto found = anchors_.find(name);
        if (found == anchors_.end()) {
            diagnostics_.error(at, {fmt::format("the alias '*{}' has no anchor '&{}' before it", name, name),
                                    fmt::format("aliasset '*{}' har intet anker '&{}' før sig", name, name)});
            return false;
        }
        count_ += found->second->size;
        if (count_ > most_nodes) {
            diagnostics_.error(at,
                               {"aliases make the document too large", "aliasser gør dokumentet for stort"},
                               {"write the values out", "skriv værdierne ud"});
            return false;
        }
        return place(found->second, tree);
    }

    bool open(const yaml_event_t& event, YamlTree& tree, YamlNode::Kind kind, bool flow,
              const yaml_char_t* anchor) {
        if (awaits_key()) return refuse_key(position(event.start_mark));
        if (stack_.size() >= deepest_nesting) {
            diagnostics_.error(position(event.start_mark),
                               {fmt::format("nested more than {} deep", deepest_nesting),
                                fmt::format("indlejret dybere end {} niveauer", deepest_nesting)});
            return false;
        }
        auto* node = fresh(event, tree);
        if (node == nullptr) return false;
        node->kind = kind;
        node->flow = flow;
        stack_.push_back(
            {node, anchor != nullptr ? reinterpret_cast<const char*>(anchor) : std::string(), {}, {}});
        return true;
    }

    bool close(YamlTree& tree) {
        auto done = std::move(stack_.back());
        stack_.pop_back();
        // An anchor counts from the end of its node on, so that nothing can contain itself.
        if (!done.anchor.empty()) anchors_[done.anchor] = done.node;
        return place(done.node, tree);
    }

    bool awaits_key() const {
        return !stack_.empty() && stack_.back().node->kind == YamlNode::Kind::mapping && !stack_.back().key;
    }

    bool take_key(std::string key, Position at) {
        auto& parent = stack_.back();
        const auto [first, is_new] = parent.keys.emplace(key, at.line);
        parent.skips_value = !is_new;
        if (parent.skips_value) {
            diagnostics_.error(
                at,
                {fmt::format("the key '{}' is given twice (first in line {})", key, first->second),
                 fmt::format("nøglen '{}' står to gange (første gang i linje {})", key, first->second)},
                {"keep one of them", "behold den ene"});
        }
        parent.key = {std::move(key), at};
        return true;
    }

    bool refuse_key(Position at) {
        diagnostics_.error(at, {"a key must be a plain text", "en nøgle skal være en almindelig tekst"},
                           {"a text that begins with { or [ or * needs quotation marks",
                            "en tekst, der begynder med { eller [ eller *, skal i anførselstegn"});
        return false;
    }

    bool place(YamlNode* node, YamlTree& tree) {
        if (stack_.empty()) {
            tree.root_ = node;
            return true;
        }
        auto& parent = stack_.back();
        parent.node->size += node->size;
        if (parent.node->kind == YamlNode::Kind::sequence) {
            parent.node->items.push_back(node);
        } else {
            if (!parent.skips_value)
                parent.node->entries.push_back({parent.key->first, parent.key->second, node});
            parent.key.reset();
        }
        return true;
    }

    std::string_view text_;
    Diagnostics& diagnostics_;
    yaml_parser_t parser_{};
    std::vector<Open> stack_;
    std::map<std::string, YamlNode*> anchors_;
    std::size_t count_ = 0;
};

std::optional<YamlTree> read_yaml(std::string_view text, Diagnostics& diagnostics) {
    if (text.size() > largest_text) {
        diagnostics.error({},
                          {fmt::format("the file is larger than {} MB", largest_text >> 20U),
                           fmt::format("filen er større end {} MB", largest_text >> 20U)},
                          {"documents hold definitions; keep data in data files",
                           "dokumenter rummer definitioner; hold data i datafiler"});
        return {};
    }
    YamlTree tree;
    if (!YamlBuilder(text, diagnostics).build(tree)) return {};
    return tree;
}

}  // namespace vaerdi::document
