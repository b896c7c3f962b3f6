#include "workbench/openapi.h"

#include <nlohmann/json.hpp>

#include "workbench/answers.h"

namespace vaerdi::workbench {
namespace {

using Json = nlohmann::ordered_json;
using document::Schema;

/// Programs write one form only: lists as lists, texts as texts.
Json shape_of(const Schema& schema) {
    using Kind = Schema::Kind;
    switch (schema.kind) {
        case Kind::text:
        case Kind::name:
        case Kind::formula:
        case Kind::date:
            return {{"type", "string"}};
        case Kind::number:
            return {{"type", {"number", "null"}}};  // what is not a finite number is null
        case Kind::whole:
            return {{"type", "integer"}};
        case Kind::truth:
            return {{"type", "boolean"}};
        case Kind::choice:
            return {{"type", "string"}, {"enum", schema.choices}};
        case Kind::list:
            return {{"type", "array"}, {"items", shape_of(schema.of.front())}};
        case Kind::dictionary:
            return {{"type", "object"}, {"additionalProperties", shape_of(schema.of.front())}};
        case Kind::record:
            return {{"$ref", "#/components/schemas/" + schema.record}};
        case Kind::any_of: {
            auto members = Json::array();
            for (const auto& member : schema.of) members.push_back(shape_of(member));
            return {{"anyOf", members}};
        }
        case Kind::nothing:
            return {{"type", "null"}};
        case Kind::any:
            break;
    }
    return {{"type", "object"}, {"additionalProperties", true}};
}

Json content(const Schema& schema) { return {{"application/json", {{"schema", shape_of(schema)}}}}; }

/// `/api/documents/{path...}` → `/api/documents/{path}`, and the names in braces.
std::string plain_pattern(std::string pattern, std::vector<std::string>& names) {
    for (auto at = pattern.find('{'); at != std::string::npos; at = pattern.find('{', at + 1)) {
        const auto end = pattern.find('}', at);
        if (end == std::string::npos) break;
        auto name = pattern.substr(at + 1, end - at - 1);
        if (name.ends_with("...")) name.resize(name.size() - 3);
        pattern.replace(at + 1, end - at - 1, name);
        names.push_back(std::move(name));
    }
    return pattern;
}

Json parameter(const std::string& name, const char* place, bool required) {
    return {{"name", name}, {"in", place}, {"required", required}, {"schema", {{"type", "string"}}}};
}

std::string lower(std::string text) {
    for (auto& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

Json components(const document::Definitions& definitions, Language language) {
    auto schemas = Json::object();
    for (const auto& [name, properties] : definitions) {
        Json record{{"type", "object"}, {"properties", Json::object()}};
        auto needed = Json::array();
        for (const auto& property : properties) {
            auto shape = shape_of(property.schema);
            if (!property.help.empty()) shape["description"] = property.help.in(language);
            record["properties"][property.name] = std::move(shape);
            if (property.required) needed.push_back(property.name);
        }
        if (!needed.empty()) record["required"] = std::move(needed);
        record["additionalProperties"] = false;
        schemas[name] = std::move(record);
    }
    return {{"schemas", std::move(schemas)}};
}

}  // namespace

std::string openapi(std::span<const DescribedRoute> routes, std::string_view version, Language language) {
    document::Definitions definitions;
    const auto error = content(answer_shape<ErrorAnswer>(definitions));
    auto paths = Json::object();
    for (const auto& route : routes) {
        std::vector<std::string> names;
        const auto pattern = plain_pattern(route.pattern, names);
        Json operation{{"summary", route.summary.in(language)}};
        auto parameters = Json::array();
        for (const auto& name : names) parameters.push_back(parameter(name, "path", true));
        for (const auto& name : route.query) parameters.push_back(parameter(name, "query", false));
        if (!parameters.empty()) operation["parameters"] = std::move(parameters);
        if (route.request != nullptr)
            operation["requestBody"] = {{"required", true}, {"content", content(route.request(definitions))}};
        if (route.takes_files)
            operation["requestBody"] = {
                {"required", true},
                {"content", {{"application/octet-stream", {{"schema", {{"type", "string"}}}}}}}};
        Json good{{"description", pick(language, "The answer", "Svaret")}};
        if (route.answer != nullptr) good["content"] = content(route.answer(definitions));
        operation["responses"] = {
            {"200", std::move(good)},
            {"default", {{"description", pick(language, "Why not", "Hvorfor ikke")}, {"content", error}}}};
        paths[pattern][lower(route.method)] = std::move(operation);
    }
    const Json json{{"openapi", "3.1.0"},
                    {"info", {{"title", "Værdi"}, {"version", version}}},
                    {"paths", std::move(paths)},
                    {"components", components(definitions, language)}};
    return json.dump(2) + "\n";
}

}  // namespace vaerdi::workbench
