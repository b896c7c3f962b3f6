// One list of keys per record of an answer: from it come the JSON and its description for programs (OpenAPI).
//
// The sister of fields.h for what is written and never read. A record is a plain struct with a static
// `json_fields()`:
//
//     struct Point {
//         double effect = 0;
//         std::optional<double> cost;
//         static const JsonFields<Point>& json_fields();
//     };
//     JsonFields<Point>("point")
//         .always("effect", &Point::effect, {"Money gained", "Gevinst i penge"})
//         .maybe("cost", &Point::cost, {"Money paid", "Udgift"});
//
// A key listed with `maybe` is left out when its value is empty (no value, no text, no entries); one listed
// with `always` whose value lacks is null.
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "document/json_writer.h"
#include "document/schema.h"

namespace vaerdi::document {

template <class T>
struct JsonFormat;

/// Named things of an answer in their own order.
template <class T>
using Named = std::vector<std::pair<std::string, T>>;

/// JSON made elsewhere, of which the description says only that it is an object.
struct JsonText {
    std::string json;
    bool empty() const { return json.empty(); }
};

template <class Record>
class JsonFields {
  public:
    explicit JsonFields(std::string record) : record_(std::move(record)) {}

    template <class Member, class Base>
        requires std::derived_from<Record, Base>
    JsonFields&& always(std::string name, Member Base::* member, Text help = {}) && {
        return std::move(*this).add(std::move(name), static_cast<Member Record::*>(member), std::move(help),
                                    true);
    }
    template <class Member, class Base>
        requires std::derived_from<Record, Base>
    JsonFields&& maybe(std::string name, Member Base::* member, Text help = {}) && {
        return std::move(*this).add(std::move(name), static_cast<Member Record::*>(member), std::move(help),
                                    false);
    }

    void write(const Record& record, JsonWriter& out) const {
        out.open_object();
        for (const auto& field : fields_) field.write(record, out);
        out.close();
    }

    Schema schema(Definitions& definitions) const {
        if (!definitions.contains(record_)) {
            definitions[record_];  // entered first: records may contain themselves
            std::vector<Schema::Property> properties;
            for (const auto& field : fields_)
                properties.push_back({field.name, field.help, field.always, field.schema(definitions)});
            definitions[record_] = std::move(properties);
        }
        return {.kind = Schema::Kind::record, .record = record_};
    }

  private:
    struct Field {
        std::string name;
        Text help;
        bool always;
        std::function<void(const Record&, JsonWriter&)> write;
        std::function<Schema(Definitions&)> schema;
    };

    template <class Member>
    static constexpr bool can_be_empty = requires(const Member& value) { value.has_value(); } ||
                                         requires(const Member& value) { value.empty(); };
    template <class Member>
    static bool is_empty(const Member& value) {
        if constexpr (requires { value.has_value(); }) {
            return !value.has_value();
        } else {
            return value.empty();
        }
    }
    template <class Member>
    JsonFields&& add(std::string name, Member Record::* member, Text help, bool always) && {
        auto write = [name, member, left_out = !always](const Record& record, JsonWriter& out) {
            const auto& value = record.*member;
            if constexpr (can_be_empty<Member>) {
                if (left_out && is_empty(value)) return;
            } else {
                static_cast<void>(left_out);
            }
            out.key(name);
            JsonFormat<Member>::write(value, out);
        };
        fields_.push_back(
            {std::move(name), std::move(help), always, std::move(write), [always](Definitions& definitions) {
                 auto schema = JsonFormat<Member>::schema(definitions);
                 constexpr bool may_lack = requires(const Member& value) { value.has_value(); };
                 if (!may_lack || !always) return schema;
                 return Schema{.kind = Schema::Kind::any_of,
                               .of = {std::move(schema), Schema{.kind = Schema::Kind::nothing}}};
             }});
        return std::move(*this);
    }

    std::string record_;
    std::vector<Field> fields_;
};

/// The record as compact JSON.
template <class Record>
std::string json_of(const Record& record) {
    JsonWriter out;
    Record::json_fields().write(record, out);
    return out.take();
}

/// The same for files and terminals: indented, with a line end.
template <class Record>
std::string indented_json_of(const Record& record) {
    JsonWriter out(JsonWriter::Layout::indented);
    Record::json_fields().write(record, out);
    return out.take() + "\n";
}

// ---- formats ----

template <>
struct JsonFormat<std::string> {
    static void write(const std::string& value, JsonWriter& out) { out.text(value); }
    static Schema schema(Definitions&) { return {.kind = Schema::Kind::text}; }
};
template <>
struct JsonFormat<double> {
    static void write(double value, JsonWriter& out) { out.number(value); }
    static Schema schema(Definitions&) { return {.kind = Schema::Kind::number}; }
};
template <>
struct JsonFormat<bool> {
    static void write(bool value, JsonWriter& out) { out.truth(value); }
    static Schema schema(Definitions&) { return {.kind = Schema::Kind::truth}; }
};
template <std::integral Whole>
struct JsonFormat<Whole> {
    static void write(Whole value, JsonWriter& out) { out.whole(static_cast<std::int64_t>(value)); }
    static Schema schema(Definitions&) { return {.kind = Schema::Kind::whole}; }
};
template <>
struct JsonFormat<JsonText> {
    static void write(const JsonText& value, JsonWriter& out) { out.raw(value.json); }
    static Schema schema(Definitions&) { return {.kind = Schema::Kind::any}; }
};

template <class Enum>
    requires requires { Choices<Enum>::names(); }
struct JsonFormat<Enum> {
    static void write(Enum value, JsonWriter& out) {
        out.text(Choices<Enum>::names()[static_cast<std::size_t>(value)]);
    }
    static Schema schema(Definitions&) {
        return {.kind = Schema::Kind::choice, .choices = Choices<Enum>::names()};
    }
};

template <class Record>
    requires requires { Record::json_fields(); }
struct JsonFormat<Record> {
    static void write(const Record& value, JsonWriter& out) { Record::json_fields().write(value, out); }
    static Schema schema(Definitions& definitions) { return Record::json_fields().schema(definitions); }
};

template <class T>
struct JsonFormat<std::optional<T>> {
    static void write(const std::optional<T>& value, JsonWriter& out) {
        value ? JsonFormat<T>::write(*value, out) : out.null();
    }
    static Schema schema(Definitions& definitions) { return JsonFormat<T>::schema(definitions); }
};

template <class T>
struct JsonFormat<std::vector<T>> {
    static void write(const std::vector<T>& values, JsonWriter& out) {
        out.open_array();
        for (const auto& value : values) JsonFormat<T>::write(value, out);
        out.close();
    }
    static Schema schema(Definitions& definitions) {
        auto item = JsonFormat<T>::schema(definitions);
        return {.kind = Schema::Kind::list, .of = {std::move(item)}};
    }
};

namespace detail {
template <class T, class Entries>
void write_named(const Entries& entries, JsonWriter& out) {
    out.open_object();
    for (const auto& [name, value] : entries) {
        out.key(name);
        JsonFormat<T>::write(value, out);
    }
    out.close();
}
template <class T>
Schema named_schema(Definitions& definitions) {
    auto item = JsonFormat<T>::schema(definitions);
    return {.kind = Schema::Kind::dictionary, .of = {std::move(item)}};
}
}  // namespace detail

template <class T>
struct JsonFormat<std::map<std::string, T>> {
    static void write(const std::map<std::string, T>& values, JsonWriter& out) {
        detail::write_named<T>(values, out);
    }
    static Schema schema(Definitions& definitions) { return detail::named_schema<T>(definitions); }
};
template <class T>
struct JsonFormat<Named<T>> {
    static void write(const Named<T>& values, JsonWriter& out) { detail::write_named<T>(values, out); }
    static Schema schema(Definitions& definitions) { return detail::named_schema<T>(definitions); }
};

}  // namespace vaerdi::document
