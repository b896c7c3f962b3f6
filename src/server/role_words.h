// Roles as the API writes them.
#pragma once

#include "document/schema.h"
#include "store/purchases.h"

namespace vaerdi::document {
template <>
struct Choices<store::Role> {
    static const std::vector<std::string>& names();
};
}  // namespace vaerdi::document
