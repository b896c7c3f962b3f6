#include "server/role_words.h"

namespace vaerdi::document {

const std::vector<std::string>& Choices<store::Role>::names() {
    static const auto names = [] {
        std::vector<std::string> words;
        for (const auto role : store::all_roles) words.emplace_back(store::role_word(role));
        return words;
    }();
    return names;
}

}  // namespace vaerdi::document
