// Whether an answer is what the API's own description (GET /api/openapi.json) says it is.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace vaerdi::server {

/// Checks against the part of JSON Schema that the description uses.
class Described {
  public:
    explicit Described(nlohmann::json openapi) : openapi_(std::move(openapi)) {}

    /// What is wrong with the answer of a route, and where; empty when nothing is.
    std::string problem(const std::string& method, const std::string& target,
                        const nlohmann::json& answer) const {
        const auto path = target.substr(0, target.find('?'));
        for (const auto& [pattern, operations] : openapi_["paths"].items()) {
            if (!fits(pattern, path) || !operations.contains(lower(method))) continue;
            const auto& good = operations[lower(method)]["responses"]["200"];
            // What is no JSON (NDJSON, pages) has no shape to be held against.
            if (!good.contains("content"))
                return answer.is_null() || answer.is_discarded() ? "" : "an answer that is not described";
            return wrong(good["content"]["application/json"]["schema"], answer, "answer");
        }
        return "";
    }

  private:
    static std::string lower(std::string text) {
        for (auto& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        return text;
    }
    /// The rest of a text behind its first slash, and what stands before that.
    static std::pair<std::string, std::string> divided(const std::string& text) {
        const auto slash = text.find('/');
        if (slash == std::string::npos) return {text, ""};
        return {text.substr(0, slash), text.substr(slash + 1)};
    }
    /// Part by part; {path} stands for all that is left.
    static bool fits(const std::string& pattern, const std::string& path) {
        if (pattern == path) return true;
        if (pattern.empty() || path.empty()) return false;
        if (pattern.starts_with("{path")) return true;
        const auto [wanted, more_wanted] = divided(pattern);
        const auto [part, more] = divided(path);
        return (wanted == part || (wanted.starts_with('{') && !part.empty())) && fits(more_wanted, more);
    }
    static bool is(const std::string& type, const nlohmann::json& value) {
        if (type == "string") return value.is_string();
        if (type == "number") return value.is_number();
        if (type == "integer") return value.is_number_integer();
        if (type == "boolean") return value.is_boolean();
        if (type == "array") return value.is_array();
        if (type == "object") return value.is_object();
        return type == "null" && value.is_null();
    }
    std::string wrong(const nlohmann::json& schema, const nlohmann::json& value,
                      const std::string& where) const {
        if (schema.contains("$ref")) {
            const auto name =
                schema["$ref"].get<std::string>().substr(std::string("#/components/schemas/").size());
            return wrong(openapi_["components"]["schemas"][name], value, where);
        }
        if (schema.contains("anyOf")) {
            std::string last;
            for (const auto& one : schema["anyOf"]) {
                last = wrong(one, value, where);
                if (last.empty()) return "";
            }
            return last;
        }
        if (schema.contains("enum")) {
            for (const auto& choice : schema["enum"]) {
                if (choice == value) return "";
            }
            return where + " is none of the choices: " + value.dump();
        }
        if (schema.contains("type")) {
            const auto types = schema["type"].is_array() ? schema["type"].get<std::vector<std::string>>()
                                                         : std::vector{schema["type"].get<std::string>()};
            bool fitting = false;
            for (const auto& type : types) fitting = fitting || is(type, value);
            if (!fitting)
                return where + " should be " + schema["type"].dump() + ": " + value.dump().substr(0, 80);
        }
        if (value.is_array() && schema.contains("items")) {
            for (std::size_t i = 0; i < value.size(); ++i) {
                if (auto found = wrong(schema["items"], value[i], where + "[" + std::to_string(i) + "]");
                    !found.empty())
                    return found;
            }
        }
        if (!value.is_object()) return "";
        for (const auto& needed : schema.value("required", nlohmann::json::array())) {
            if (!value.contains(needed.get<std::string>()))
                return where + " lacks " + needed.get<std::string>();
        }
        const auto properties = schema.value("properties", nlohmann::json::object());
        for (const auto& [key, member] : value.items()) {
            const auto inner = where + "." + key;
            if (properties.contains(key)) {
                if (auto found = wrong(properties[key], member, inner); !found.empty()) return found;
            } else if (schema.contains("additionalProperties") &&
                       schema["additionalProperties"].is_object()) {
                if (auto found = wrong(schema["additionalProperties"], member, inner); !found.empty())
                    return found;
            } else if (schema.contains("additionalProperties") && schema["additionalProperties"] == false) {
                return inner + " is not described";
            }
        }
        return "";
    }

    nlohmann::json openapi_;
};

}  // namespace vaerdi::server
