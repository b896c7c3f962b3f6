#include "document/yaml.h"

#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "document/split_values.h"
#include "document/yaml_problem.h"

namespace vaerdi::document {
namespace {

Position position(const yaml_mark_t& mark) {
    return {static_cast<int>(mark.line) + 1, static_cast<int>(mark.column) + 1};
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

/// A character that no text for people holds; line breaks and tabs are fine.
bool holds_control_character(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if ((c < 0x20U && c != '\n' && c != '\t') || c == 0x7FU) return true;
        const bool upper = c == 0xC2U && i + 1 < text.size() &&
                           static_cast<unsigned char>(text[i + 1]) < 0xA0U &&
                           static_cast<unsigned char>(text[i + 1]) != 0x85U;
        if (upper) return true;
    }
    return false;
}

/// Where the text of a block scalar (| or >) begins: the first line below that is not blank.
Position begin_of_block(std::string_view text, Position indicator) {
    Position at{indicator.line + 1, 1};
    std::size_t offset = 0;
    for (int line = 1; line < at.line; ++line) {
        const auto end = text.find('\n', offset);
        if (end == std::string_view::npos) return indicator;
        offset = end + 1;
    }
    for (; offset < text.size(); ++offset) {
        if (text[offset] == '\n') {
            ++at.line;
            at.column = 1;
        } else if (text[offset] == ' ' || text[offset] == '\r') {
            ++at.column;
        } else {
            return at;
        }
    }
    return indicator;
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
        // An empty text may point nowhere, which libyaml does not take.
        const char* begin = text.empty() ? "" : text.data();
        yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(begin), text.size());
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
        auto why = explain(parser_.problem != nullptr ? parser_.problem : "unreadable", text_, at);
        if (parser_.error != YAML_READER_ERROR && parser_.context != nullptr &&
            parser_.context_mark.line != parser_.problem_mark.line) {
            const auto from = position(parser_.context_mark);
            why.message.en += fmt::format(" (it belongs to what begins in line {})", from.line);
            why.message.da += fmt::format(" (det hører til det, der begynder i linje {})", from.line);
        }
        diagnostics_.error(at, why.message, why.remedy);
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
        if (holds_control_character(text)) {
            diagnostics_.error(
                position(event.start_mark),
                {"a text holds a control character", "en tekst indeholder et styretegn"},
                {"remove it; in double quotation marks \\ begins such characters, in single ones it does not",
                 "fjern det; i dobbelte anførselstegn begynder \\ sådanne tegn, i enkelte ikke"});
            return false;
        }
        if (awaits_key()) return take_key(std::move(text), position(event.start_mark));
        auto* node = fresh(event, tree);
        if (node == nullptr) return false;
        node->text = std::move(text);
        node->quoted = data.style != YAML_PLAIN_SCALAR_STYLE;
        if (data.style == YAML_SINGLE_QUOTED_SCALAR_STYLE || data.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) {
            ++node->text_at.column;
        } else if (data.style == YAML_LITERAL_SCALAR_STYLE || data.style == YAML_FOLDED_SCALAR_STYLE) {
            node->text_at = begin_of_block(text_, node->at);
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
            diagnostics_.error(at,
                               {fmt::format("the alias '*{}' has no anchor '&{}' before it", name, name),
                                fmt::format("aliasset '*{}' har intet anker '&{}' før sig", name, name)},
                               {"write the value out; a text that begins with * needs quotation marks",
                                "skriv værdien ud; en tekst, der begynder med *, skal i anførselstegn"});
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
                                fmt::format("indlejret dybere end {} niveauer", deepest_nesting)},
                               {"close { and [, and indent less", "luk { og [, og ryk mindre ind"});
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
        if (done.node->kind == YamlNode::Kind::mapping)
            join_split_values(*done.node, tree.nodes_, diagnostics_);
        return place(done.node, tree);
    }

    bool awaits_key() const {
        return !stack_.empty() && stack_.back().node->kind == YamlNode::Kind::mapping && !stack_.back().key;
    }

    bool take_key(std::string key, Position at) {
        if (key == "<<") return refuse_merge(at);
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

    bool refuse_merge(Position at) {
        diagnostics_.error(
            at, {"<< (merging of keys) is not used here", "<< (fletning af nøgler) bruges ikke her"},
            {"write the keys out", "skriv nøglerne ud"});
        return false;
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
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        diagnostics.error({1, 1}, {"the file is UTF-16, not UTF-8", "filen er UTF-16, ikke UTF-8"},
                          {"save it as UTF-8", "gem den som UTF-8"});
        return {};
    }
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    YamlTree tree;
    if (!YamlBuilder(text, diagnostics).build(tree)) return {};
    return tree;
}

}  // namespace vaerdi::document
