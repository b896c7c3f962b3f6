// What a purchase can begin with: the example purchases and the templates that ship inside the program.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace vaerdi::server {

struct Example {
    std::string name;       ///< its folder: `tavi`
    std::string_view text;  ///< case.yaml
    Text title, summary;
    std::string size;  ///< small, medium or large; empty when its page does not say
};

/// All examples, the small ones first; read once.
const std::vector<Example>& all_examples();
const Example* example_named(std::string_view name);

/// The template of a size (small, medium, large); absent when there is none.
std::optional<std::string_view> template_text(std::string_view size, Language language);

/// Whether a case is still a template as it was given, whatever its title: its figures are nobody's.
bool is_untouched_template(std::string_view text);

}  // namespace vaerdi::server
