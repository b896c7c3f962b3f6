// Who pays or gains, as people write it.
#pragma once

#include "document/fields.h"

namespace vaerdi::value {

/// One payer, or shares of several: `region`, or `{region: 80 %, municipality: 20 %}`.
struct PayerShares {
    Position at;
    document::Name one;
    document::Dictionary<document::Formula> shares;
};

}  // namespace vaerdi::value

namespace vaerdi::document {
template <>
struct Format<value::PayerShares> {
    static void read(const YamlNode& node, value::PayerShares& into, Diagnostics& diagnostics);
    static Schema schema(Definitions& definitions);
};
}  // namespace vaerdi::document
