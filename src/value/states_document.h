// Names with titles, as people write them: `[well, ill, dead]` or `{well: Rask, ill: Syg, dead: Død}`.
#pragma once

#include <vector>

#include "document/fields.h"

namespace vaerdi::value {

/// The states of a cohort, or outcomes that are counted.
struct StatesDocument {
    Position at;
    std::vector<document::Name> names;
    std::vector<Text> titles;
};

}  // namespace vaerdi::value

namespace vaerdi::document {
template <>
struct Format<value::StatesDocument> {
    static void read(const YamlNode& node, value::StatesDocument& into, Diagnostics& diagnostics);
    static Schema schema(Definitions& definitions);
};
}  // namespace vaerdi::document
