#include "document/fields.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ranges>

namespace vaerdi::document {
namespace detail {
namespace {

std::string list_of(const std::vector<std::string>& names) {
    return fmt::format("{}", fmt::join(names, ", "));
}

/// An unknown key without a value inside {…} is nearly always a text or a call that a comma has split.
bool report_stray_key(const YamlNode& node, const YamlNode::Entry& entry, Diagnostics& diagnostics) {
    if (!node.flow || !entry.value->is_null()) return false;
    diagnostics.error(
        entry.key_at,
        {fmt::format("'{}' is a key without a value: the comma before it splits the text", entry.key),
         fmt::format("'{}' er en nøgle uden værdi: kommaet foran deler teksten", entry.key)},
        {"put a text or a formula that contains commas in quotation marks",
         "sæt en tekst eller formel med kommaer i anførselstegn"});
    return true;
}

bool could_be_name(std::string_view key) {
    const bool digit_first = !key.empty() && key.front() >= '0' && key.front() <= '9';
    return !key.empty() && !digit_first && key.find_first_of(" ()%,;:!?\"'") == std::string_view::npos;
}

}  // namespace

bool report_stray(const YamlNode& node, const YamlNode::Entry& entry, Diagnostics& diagnostics) {
    return !could_be_name(entry.key) && report_stray_key(node, entry, diagnostics);
}

void expect_mapping(const YamlNode& node, const std::string& record, Diagnostics& diagnostics) {
    const auto en =
        record.empty() ? std::string("keys with values") : fmt::format("the keys of a {}", record);
    const auto da =
        record.empty() ? std::string("nøgler med værdier") : fmt::format("nøglerne i '{}'", record);
    diagnostics.error(
        node.at,
        {"expected " + en + ", found " + (node.kind == YamlNode::Kind::sequence ? "a list" : "a text"),
         "her ventes " + da + ", men der står " +
             (node.kind == YamlNode::Kind::sequence ? "en liste" : "en tekst")},
        {"write `key: value`, indented below", "skriv `nøgle: værdi`, rykket ind nedenunder"});
}

void missing_value(const YamlNode& node, const std::string& key, Position at, Diagnostics& diagnostics) {
    const YamlNode::Entry entry{key, at, nullptr};
    diagnostics.error(
        at, {fmt::format("'{}' has no value", key), fmt::format("'{}' har ingen værdi", key)},
        node.flow ? Text("write `key: value`; a text with commas needs quotation marks",
                         "skriv `nøgle: værdi`; en tekst med kommaer skal i anførselstegn")
                  : Text("give it a value, or remove the key", "giv den en værdi, eller fjern nøglen"));
}

bool too_many(const YamlNode& node, std::size_t count, std::size_t size_of_one, Diagnostics& diagnostics) {
    constexpr std::size_t most_bytes = 128 << 20;
    const auto most = most_bytes / size_of_one;
    if (count <= most) return false;
    diagnostics.error(node.at,
                      {fmt::format("{} entries are too many here; {} are the most", count, most),
                       fmt::format("{} punkter er for mange her; højst {} er muligt", count, most)},
                      {"keep data in data files (CSV), or divide the document",
                       "hold data i datafiler (CSV), eller del dokumentet"});
    return true;
}

void missing_item(const YamlNode& list, const YamlNode& item, Diagnostics& diagnostics) {
    diagnostics.error(item.at, {"an item of the list is empty", "et punkt på listen er tomt"},
                      list.flow ? Text("remove the comma too many, or write the item",
                                       "fjern det overflødige komma, eller skriv punktet")
                                : Text("write something behind the -, or remove it",
                                       "skriv noget efter -, eller fjern den"));
}

void expect_list(const YamlNode& node, const std::string& record, Diagnostics& diagnostics) {
    diagnostics.error(node.at,
                      {fmt::format("expected a list, each {} with a dash before it", record),
                       fmt::format("her ventes en liste, hver {} med en bindestreg foran", record)},
                      {"write `- name: …`, and the other keys evenly below",
                       "skriv `- name: …` og de andre nøgler lige nedenunder"});
}

void check_keys(const YamlNode& node, const std::string& record, const std::vector<KnownKey>& known,
                Diagnostics& diagnostics) {
    std::vector<std::string> names;
    for (const auto& key : known) names.push_back(key.name);
    constexpr int most_unknown = 50;  // of one record: then it is something else altogether
    int unknown = 0;
    for (const auto& entry : node.entries) {
        if (std::ranges::find(names, entry.key) != names.end()) continue;
        if (report_stray_key(node, entry, diagnostics)) continue;
        if (++unknown > most_unknown) break;
        const auto nearest = nearest_name(entry.key, names);
        const Text remedy = nearest.empty() ? Text(fmt::format("known keys: {}", list_of(names)),
                                                   fmt::format("kendte nøgler: {}", list_of(names)))
                                            : Text(fmt::format("did you mean '{}'?", nearest),
                                                   fmt::format("mente du '{}'?", nearest));
        diagnostics.error(entry.key_at,
                          {fmt::format("unknown key '{}' in {}", entry.key, record),
                           fmt::format("ukendt nøgle '{}' i {}", entry.key, record)},
                          remedy);
    }
    for (const auto& key : known) {
        if (!key.required || node.find(key.name) != nullptr) continue;
        diagnostics.error(node.at,
                          {fmt::format("'{}' is missing in {}", key.name, record),
                           fmt::format("'{}' mangler i {}", key.name, record)},
                          {fmt::format("add `{}: …`", key.name), fmt::format("tilføj `{}: …`", key.name)});
    }
}

bool read_text(const YamlNode& node, std::string& into, Diagnostics& diagnostics) {
    if (node.kind != YamlNode::Kind::scalar) {
        diagnostics.error(node.at, {"expected a text or number here", "her ventes en tekst eller et tal"},
                          {"put a text that begins with { or [ in quotation marks",
                           "sæt en tekst, der begynder med { eller [, i anførselstegn"});
        return false;
    }
    into = node.text;
    return true;
}

std::optional<std::size_t> read_choice(const YamlNode& node, const std::vector<std::string>& names,
                                       Diagnostics& diagnostics) {
    std::string text;
    if (!read_text(node, text, diagnostics)) return {};
    const auto found = std::ranges::find(names, text);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    const auto nearest = nearest_name(text, names);
    diagnostics.error(node.at,
                      {fmt::format("'{}' is not one of: {}", text, list_of(names)),
                       fmt::format("'{}' er ikke en af: {}", text, list_of(names))},
                      nearest.empty() ? Text("write one of these", "skriv en af disse")
                                      : Text(fmt::format("did you mean '{}'?", nearest),
                                             fmt::format("mente du '{}'?", nearest)));
    return {};
}

}  // namespace detail

void Format<std::string>::read(const YamlNode& node, std::string& into, Diagnostics& diagnostics) {
    detail::read_text(node, into, diagnostics);
}
Schema Format<std::string>::schema(Definitions&) { return {.kind = Schema::Kind::text}; }

void Format<Located<std::string>>::read(const YamlNode& node, Located<std::string>& into,
                                        Diagnostics& diagnostics) {
    if (detail::read_text(node, into.value, diagnostics)) into.at = node.text_at;
}
Schema Format<Located<std::string>>::schema(Definitions&) { return {.kind = Schema::Kind::formula}; }

void Format<Text>::read(const YamlNode& node, Text& into, Diagnostics& diagnostics) {
    if (node.kind != YamlNode::Kind::mapping) {
        std::string both;
        if (detail::read_text(node, both, diagnostics)) into = Text(std::move(both));
        return;
    }
    detail::check_keys(node, "a text in two languages", {{"da", false}, {"en", false}}, diagnostics);
    for (const auto& entry : node.entries) {
        if (entry.key == "en") detail::read_text(*entry.value, into.en, diagnostics);
        if (entry.key == "da") detail::read_text(*entry.value, into.da, diagnostics);
    }
    if (into.en.empty()) into.en = into.da;
    if (into.da.empty()) into.da = into.en;
}
Schema Format<Text>::schema(Definitions& definitions) {
    if (!definitions.contains("text")) {
        const Schema plain{.kind = Schema::Kind::text};
        definitions["text"] = {{"da", {"The text in Danish", "Teksten på dansk"}, false, plain},
                               {"en", {"The text in English", "Teksten på engelsk"}, false, plain}};
    }
    Schema both{.kind = Schema::Kind::record, .record = "text"};
    return {.kind = Schema::Kind::any_of, .of = {Schema{.kind = Schema::Kind::text}, both}};
}

void Format<Located<bool>>::read(const YamlNode& node, Located<bool>& into, Diagnostics& diagnostics) {
    std::string text;
    if (!detail::read_text(node, text, diagnostics)) return;
    const auto word = folded(text);
    if (word == "yes" || word == "true" || word == "ja") {
        into = {true, node.at};
    } else if (word == "no" || word == "false" || word == "nej") {
        into = {false, node.at};
    } else {
        diagnostics.error(node.at,
                          {fmt::format("'{}' is neither yes nor no", text),
                           fmt::format("'{}' er hverken ja eller nej", text)},
                          {"write yes or no", "skriv yes eller no"});
    }
}
Schema Format<Located<bool>>::schema(Definitions&) { return {.kind = Schema::Kind::truth}; }

void Format<Located<int>>::read(const YamlNode& node, Located<int>& into, Diagnostics& diagnostics) {
    std::string text;
    if (!detail::read_text(node, text, diagnostics)) return;
    std::erase(text, '_');
    const bool digits = !text.empty() && text.size() <= 9 &&
                        std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) {
        diagnostics.error(node.at,
                          {fmt::format("'{}' is not a whole number", node.text),
                           fmt::format("'{}' er ikke et helt tal", node.text)},
                          {"write digits only, e.g. 2025", "skriv kun cifre, fx 2025"});
        return;
    }
    into = {std::stoi(text), node.at};
}
Schema Format<Located<int>>::schema(Definitions&) { return {.kind = Schema::Kind::whole}; }

}  // namespace vaerdi::document
