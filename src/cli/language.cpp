#include "cli/language.h"

#include <cstdlib>

namespace vaerdi::cli {

Language language_named(std::string_view locale) {
    return locale.starts_with("da") ? Language::danish : Language::english;
}

Language language_of(const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--") break;
        if (arguments[i] == "--lang" && i + 1 < arguments.size()) return language_named(arguments[i + 1]);
        if (arguments[i].starts_with("--lang=")) return language_named(arguments[i].substr(7));
    }
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') return language_named(value);
    }
    return Language::english;
}

}  // namespace vaerdi::cli
