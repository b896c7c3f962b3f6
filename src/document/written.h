// The small values that documents are made of, each with the place where it was written.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.h"

namespace vaerdi::document {

/// A value and where it stood.
template <class T>
struct Located {
    T value{};
    Position at;

    explicit operator bool() const { return at.line > 0; }
};

/// A formula (a number is the shortest one) as text; it is understood when the document is resolved.
using Formula = Located<std::string>;

/// A name of something else in the document, the workspace or the catalogue.
using Name = Located<std::string>;

/// Named things in the order they were written.
template <class T>
struct Dictionary {
    struct Entry {
        std::string name;
        Position at;
        T value;
    };
    std::vector<Entry> entries;

    bool empty() const { return entries.empty(); }
    auto begin() const { return entries.begin(); }
    auto end() const { return entries.end(); }
    const T* find(std::string_view name) const {
        const auto found = std::ranges::find(entries, name, &Entry::name);
        return found == entries.end() ? nullptr : &found->value;
    }
};

}  // namespace vaerdi::document
