// One list of fields per record: from it come the reader, the JSON Schema, editor completion and the
// reference page.
//
// A record is a plain struct with a static `fields()` that lists its keys:
//
//     struct Line {
//         Text name;
//         Formula amount;
//         static const Fields<Line>& fields();
//     };
//     const Fields<Line>& Line::fields() {
//         static const Fields<Line> list = Fields<Line>("line")
//             .required("name", &Line::name, {"What it is", "Hvad det er"})
//             .optional("amount", &Line::amount, {"Money, e.g. 45_000 DKK/patient", "Beløb, …"});
//         return list;
//     }
//
// Reading goes on after a mistake and reports every one: unknown keys with the nearest known, missing keys,
// values of the wrong kind. A record may also be written as a single text when it names a `shorthand` field.
#pragma once

#include <algorithm>
#include <concepts>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "document/schema.h"
#include "document/written.h"
#include "document/yaml.h"

namespace vaerdi::document {

/// How a type is written: `read` fills a value from a node, `schema` tells its shape and adds the records it
/// uses.
template <class T>
struct Format;

// ---- formats of the small values (fields.cpp)
// ----------------------------------------------------------------

#define VAERDI_PLAIN_FORMAT(Type)                                               \
    template <>                                                                 \
    struct Format<Type> {                                                       \
        static void read(const YamlNode& node, Type& into, Diagnostics& found); \
        static Schema schema(Definitions& definitions);                         \
    }
VAERDI_PLAIN_FORMAT(std::string);
VAERDI_PLAIN_FORMAT(Located<std::string>);  ///< Formula, Name
VAERDI_PLAIN_FORMAT(Text);                  ///< plain text, or {en: …, da: …}
VAERDI_PLAIN_FORMAT(Located<bool>);         ///< yes/no, true/false, ja/nej
VAERDI_PLAIN_FORMAT(Located<int>);
#undef VAERDI_PLAIN_FORMAT

namespace detail {
/// The part of reading a record that does not depend on its type (fields.cpp).
struct KnownKey {
    std::string name;
    bool required;
};
void check_keys(const YamlNode& node, const std::string& record, const std::vector<KnownKey>& known,
                Diagnostics& diagnostics);
void expect_mapping(const YamlNode& node, const std::string& record, Diagnostics& diagnostics);
void missing_value(const YamlNode& node, const std::string& key, Position at, Diagnostics& diagnostics);
/// Reports a list so long that its records would fill the memory.
bool too_many(const YamlNode& node, std::size_t count, std::size_t size_of_one, Diagnostics& diagnostics);
/// A key without a value in {…} that cannot be a name is a piece of a text that a comma has split.
bool report_stray(const YamlNode& node, const YamlNode::Entry& entry, Diagnostics& diagnostics);
void missing_item(const YamlNode& list, const YamlNode& item, Diagnostics& diagnostics);
void expect_list(const YamlNode& node, const std::string& record, Diagnostics& diagnostics);
}  // namespace detail

template <class Record>
class Fields {
  public:
    explicit Fields(std::string record) : record_(std::move(record)) {}

    template <class Member, class Base>
        requires std::derived_from<Record, Base>
    Fields&& required(std::string name, Member Base::* member, Text help, Form form = {}) && {
        return std::move(*this).add(std::move(name), static_cast<Member Record::*>(member), std::move(help),
                                    std::move(form), true);
    }
    template <class Member, class Base>
        requires std::derived_from<Record, Base>
    Fields&& optional(std::string name, Member Base::* member, Text help, Form form = {}) && {
        return std::move(*this).add(std::move(name), static_cast<Member Record::*>(member), std::move(help),
                                    std::move(form), false);
    }
    /// The record may be written as a plain text, which then is this formula.
    Fields&& shorthand(Formula Record::* member) && {
        shorthand_ = member;
        return std::move(*this);
    }
    /// Remembers where the record stood.
    template <class Base>
        requires std::derived_from<Record, Base>
    Fields&& placed(Position Base::* member) && {
        place_ = member;
        return std::move(*this);
    }

    const std::string& record() const { return record_; }

    void read(const YamlNode& node, Record& into, Diagnostics& diagnostics) const {
        if (place_ != nullptr) into.*place_ = node.at;
        if (shorthand_ != nullptr && node.kind == YamlNode::Kind::scalar) {
            Format<Formula>::read(node, into.*shorthand_, diagnostics);
            return;
        }
        if (node.kind != YamlNode::Kind::mapping) {
            detail::expect_mapping(node, record_, diagnostics);
            return;
        }
        detail::check_keys(node, record_, known_, diagnostics);
        for (const auto& entry : node.entries) {
            for (const auto& field : fields_) {
                if (field.name != entry.key) continue;
                if (entry.value->is_null()) {
                    detail::missing_value(node, entry.key, entry.key_at, diagnostics);
                } else {
                    field.read(*entry.value, into, diagnostics);
                }
            }
        }
    }

    Schema schema(Definitions& definitions) const {
        if (!definitions.contains(record_)) {
            definitions[record_];  // entered first: records may contain themselves
            std::vector<Schema::Property> properties;
            for (const auto& field : fields_) {
                properties.push_back(
                    {field.name, field.help, field.required, field.schema(definitions), field.form});
            }
            definitions[record_] = std::move(properties);
        }
        Schema record{.kind = Schema::Kind::record, .record = record_};
        if (shorthand_ == nullptr) return record;
        return {.kind = Schema::Kind::any_of, .of = {Schema{.kind = Schema::Kind::formula}, record}};
    }

  private:
    struct Field {
        std::string name;
        Text help;
        Form form;
        bool required;
        std::function<void(const YamlNode&, Record&, Diagnostics&)> read;
        std::function<Schema(Definitions&)> schema;
    };

    template <class Member>
    Fields&& add(std::string name, Member Record::* member, Text help, Form form, bool required) && {
        known_.push_back({name, required});
        fields_.push_back({std::move(name), std::move(help), std::move(form), required,
                           [member](const YamlNode& node, Record& into, Diagnostics& diagnostics) {
                               Format<Member>::read(node, into.*member, diagnostics);
                           },
                           [](Definitions& definitions) { return Format<Member>::schema(definitions); }});
        return std::move(*this);
    }

    std::string record_;
    std::vector<Field> fields_;
    std::vector<detail::KnownKey> known_;
    Formula Record::* shorthand_ = nullptr;
    Position Record::* place_ = nullptr;
};

// ---- formats of what is built from others
// ------------------------------------------------------------------------

namespace detail {
std::optional<std::size_t> read_choice(const YamlNode& node, const std::vector<std::string>& names,
                                       Diagnostics& diagnostics);
bool read_text(const YamlNode& node, std::string& into, Diagnostics& diagnostics);
}  // namespace detail

template <class Enum>
    requires requires { Choices<Enum>::names(); }
struct Format<Located<Enum>> {
    static void read(const YamlNode& node, Located<Enum>& into, Diagnostics& diagnostics) {
        if (const auto index = detail::read_choice(node, Choices<Enum>::names(), diagnostics)) {
            into = {static_cast<Enum>(*index), node.at};
        }
    }
    static Schema schema(Definitions&) {
        return {.kind = Schema::Kind::choice, .choices = Choices<Enum>::names()};
    }
};

template <class Record>
    requires requires { Record::fields(); }
struct Format<Record> {
    static void read(const YamlNode& node, Record& into, Diagnostics& diagnostics) {
        Record::fields().read(node, into, diagnostics);
    }
    static Schema schema(Definitions& definitions) { return Record::fields().schema(definitions); }
};

template <class T>
struct Format<std::optional<T>> {
    static void read(const YamlNode& node, std::optional<T>& into, Diagnostics& diagnostics) {
        Format<T>::read(node, into.emplace(), diagnostics);
    }
    static Schema schema(Definitions& definitions) { return Format<T>::schema(definitions); }
};

/// A list; a single value serves as a list of one.
template <class T>
struct Format<std::vector<T>> {
    static void read(const YamlNode& node, std::vector<T>& into, Diagnostics& diagnostics) {
        if (node.kind != YamlNode::Kind::sequence) {
            if constexpr (requires { T::fields(); }) {
                // Records by name instead of a list of them: `lines: {valve: {…}, bed_days: {…}}`.
                const bool by_name = node.kind == YamlNode::Kind::mapping && !node.entries.empty() &&
                                     std::ranges::all_of(node.entries, [](const auto& entry) {
                                         return entry.value->kind == YamlNode::Kind::mapping;
                                     });
                if (by_name) return detail::expect_list(node, T::fields().record(), diagnostics);
            }
            Format<T>::read(node, into.emplace_back(), diagnostics);
            return;
        }
        if (detail::too_many(node, node.items.size(), sizeof(T), diagnostics)) return;
        into.reserve(node.items.size());
        for (const auto* item : node.items) {
            if (item->is_null()) {
                detail::missing_item(node, *item, diagnostics);
            } else {
                Format<T>::read(*item, into.emplace_back(), diagnostics);
            }
        }
    }
    static Schema schema(Definitions& definitions) {
        auto item = Format<T>::schema(definitions);
        return {.kind = Schema::Kind::list, .of = {std::move(item)}};
    }
};

template <class T>
struct Format<Dictionary<T>> {
    static void read(const YamlNode& node, Dictionary<T>& into, Diagnostics& diagnostics) {
        if (node.kind != YamlNode::Kind::mapping) {
            detail::expect_mapping(node, {}, diagnostics);
            return;
        }
        if (detail::too_many(node, node.entries.size(), sizeof(T), diagnostics)) return;
        into.entries.reserve(node.entries.size());
        for (const auto& entry : node.entries) {
            if (detail::report_stray(node, entry, diagnostics)) continue;
            auto& made = into.entries.emplace_back(entry.key, entry.key_at, T{});
            if (entry.value->is_null()) {
                detail::missing_value(node, entry.key, entry.key_at, diagnostics);
            } else {
                Format<T>::read(*entry.value, made.value, diagnostics);
            }
        }
    }
    static Schema schema(Definitions& definitions) {
        auto item = Format<T>::schema(definitions);
        return {.kind = Schema::Kind::dictionary, .of = {std::move(item)}};
    }
};

/// Keeps a value behind a pointer, for records that contain themselves.
template <class T>
struct Boxed {
    std::shared_ptr<const T> value;
    const T* get() const { return value.get(); }
    explicit operator bool() const { return value != nullptr; }
};

template <class T>
struct Format<Boxed<T>> {
    static void read(const YamlNode& node, Boxed<T>& into, Diagnostics& diagnostics) {
        auto made = std::make_shared<T>();
        Format<T>::read(node, *made, diagnostics);
        into.value = std::move(made);
    }
    static Schema schema(Definitions& definitions) { return Format<T>::schema(definitions); }
};

}  // namespace vaerdi::document
