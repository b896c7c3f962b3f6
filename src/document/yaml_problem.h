// What the YAML library could not read, said so that a buyer can act on it. Private to this room.
#pragma once

#include <string_view>

#include "base/diagnostics.h"

namespace vaerdi::document {

struct YamlProblem {
    Text message;
    Text remedy;
};

/// `problem` in libyaml's words, met at a place of the text.
YamlProblem explain(std::string_view problem, std::string_view text, Position at);

}  // namespace vaerdi::document
