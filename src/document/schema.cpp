#include "document/schema.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <nlohmann/json.hpp>

namespace vaerdi::document {
namespace {

using Json = nlohmann::ordered_json;

Json shape(const Schema& schema) {
    switch (schema.kind) {
        case Schema::Kind::text:
        case Schema::Kind::name:
            return {{"type", "string"}};
        case Schema::Kind::formula:
            return {{"type", {"string", "number", "boolean"}}};
        case Schema::Kind::number:
            return {{"type", "number"}};
        case Schema::Kind::whole:
            return {{"type", "integer"}};
        case Schema::Kind::truth:
            return {{"enum", {true, false, "yes", "no", "ja", "nej"}}};
        case Schema::Kind::date:
            return {{"type", {"string", "integer"}}};
        case Schema::Kind::choice:
            return {{"enum", schema.choices}};
        case Schema::Kind::list: {
            const auto item = shape(schema.of.front());
            return {{"anyOf", {{{"type", "array"}, {"items", item}}, item}}};
        }
        case Schema::Kind::dictionary:
            return {{"type", "object"}, {"additionalProperties", shape(schema.of.front())}};
        case Schema::Kind::record:
            return {{"$ref", "#/$defs/" + schema.record}};
        case Schema::Kind::any_of: {
            auto members = Json::array();
            for (const auto& member : schema.of) members.push_back(shape(member));
            return {{"anyOf", members}};
        }
        case Schema::Kind::nothing:
            return {{"type", "null"}};
        case Schema::Kind::any:
            return {{"type", "object"}};
    }
    return Json::object();
}

void add_form(const Form& form, Language language, Json& into) {
    if (form.label.empty()) return;
    static constexpr std::array sizes{"small", "medium", "large"};
    into["title"] = form.label.in(language);
    into["x-size"] = sizes.at(static_cast<std::size_t>(form.from));
    if (!form.unit.empty()) into["x-unit"] = form.unit;
}

std::string words(const Schema& schema, Language language) {
    const bool danish = language == Language::danish;
    switch (schema.kind) {
        case Schema::Kind::text:
            return danish ? "tekst" : "text";
        case Schema::Kind::name:
            return danish ? "navn" : "name";
        case Schema::Kind::formula:
            return danish ? "formel" : "formula";
        case Schema::Kind::number:
            return danish ? "tal" : "number";
        case Schema::Kind::whole:
            return danish ? "helt tal" : "whole number";
        case Schema::Kind::truth:
            return "yes, no";
        case Schema::Kind::date:
            return danish ? "dato" : "date";
        case Schema::Kind::choice:
            return fmt::format("{}", fmt::join(schema.choices, ", "));
        case Schema::Kind::list:
            return (danish ? "liste af " : "list of ") + words(schema.of.front(), language);
        case Schema::Kind::dictionary:
            return (danish ? "navn: " : "name: ") + words(schema.of.front(), language);
        case Schema::Kind::record:
            return fmt::format("[{0}](#{0})", schema.record);
        case Schema::Kind::any_of: {
            std::vector<std::string> members;
            for (const auto& member : schema.of) members.push_back(words(member, language));
            return fmt::format("{}", fmt::join(members, danish ? " eller " : " or "));
        }
        case Schema::Kind::nothing:
            return danish ? "intet" : "nothing";
        case Schema::Kind::any:
            return danish ? "objekt" : "object";
    }
    return {};
}

}  // namespace

std::string json_schema(const std::string& record, const Text& title, const Definitions& definitions,
                        Language language) {
    Json result{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                {"title", title.in(language)},
                {"$ref", "#/$defs/" + record}};
    auto& described = result["$defs"];
    for (const auto& [name, properties] : definitions) {
        Json object{{"type", "object"}, {"additionalProperties", false}, {"properties", Json::object()}};
        auto needed = Json::array();
        for (const auto& property : properties) {
            auto entry = shape(property.schema);
            entry["description"] = property.help.in(language);
            add_form(property.form, language, entry);
            object["properties"][property.name] = std::move(entry);
            if (property.required) needed.push_back(property.name);
        }
        if (!needed.empty()) object["required"] = std::move(needed);
        described[name] = std::move(object);
    }
    return result.dump(2) + "\n";
}

std::string reference_page(const std::string& record, const Text& title, const Definitions& definitions,
                           Language language) {
    const bool danish = language == Language::danish;
    auto page = fmt::format("# {}\n", title.in(language));
    const auto table = [&](const std::string& name) {
        page += fmt::format("\n## {}\n\n| {} | {} | {} |\n|---|---|---|\n", name, danish ? "nøgle" : "key",
                            danish ? "skrives som" : "written as", danish ? "betydning" : "meaning");
        for (const auto& property : definitions.at(name)) {
            page += fmt::format("| `{}`{} | {} | {} |\n", property.name, property.required ? " *" : "",
                                words(property.schema, language), property.help.in(language));
        }
    };
    table(record);
    for (const auto& [name, properties] : definitions) {
        if (name != record) table(name);
    }
    return page + (danish ? "\n\\* skal med\n" : "\n\\* required\n");
}

}  // namespace vaerdi::document
