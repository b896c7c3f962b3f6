// The shape of a document, from which its JSON Schema and its reference page are printed.
//
// A schema is never written by hand: every format (fields.h) tells its own.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"

namespace vaerdi::document {

/// Names of a choice in the order of the enumerators. Specialise for each enum.
template <class Enum>
struct Choices;

/// The size of case that first needs a field: a form shows more as a case grows.
enum class Size { small, medium, large };

/// How a form asks for a field.
struct Form {
    Text label{};  ///< one or two words; empty: the key itself
    Size from = Size::large;
    std::string unit{};  ///< that a plain number is in, e.g. "years"
};

struct Schema {
    enum class Kind {
        text,
        formula,
        number,
        whole,
        truth,
        date,
        name,
        choice,
        list,
        dictionary,
        record,
        any_of,
        nothing,  ///< null, where an answer always has the key
        any       ///< an object that is described elsewhere
    };
    struct Property;

    Kind kind = Kind::text;
    std::string record{};  ///< name of a record; its properties stand in the Definitions
    std::vector<std::string> choices{};
    std::vector<Schema> of{};  ///< item of a list or dictionary; members of any_of
};

/// One key of a record.
struct Schema::Property {
    std::string name;
    Text help;
    bool required = false;
    Schema schema;
    Form form{};
};

/// The records met on the way, each described once.
using Definitions = std::map<std::string, std::vector<Schema::Property>>;

/// JSON Schema (draft 2020-12) of the record, in the given language: help texts as descriptions, labels as
/// titles; `x-size` (small, medium, large) and `x-unit` tell a form when and how to ask.
std::string json_schema(const std::string& record, const Text& title, const Definitions& definitions,
                        Language language);

/// The same as a reference page in Markdown: a table for each record.
std::string reference_page(const std::string& record, const Text& title, const Definitions& definitions,
                           Language language);

}  // namespace vaerdi::document
