#include "outcome/sql.h"

#include <algorithm>

namespace vaerdi::outcome {
namespace {

constexpr char parameter = '\1';

}  // namespace

Sql Sql::value(std::string text) {
    Sql made(std::string("cast(") + parameter + " as varchar)");
    made.values_.emplace_back(std::move(text));
    return made;
}

Sql& Sql::operator+=(const Sql& more) {
    text_ += more.text_;
    values_.insert(values_.end(), more.values_.begin(), more.values_.end());
    return *this;
}

Sql::Statement Sql::statement() const {
    Statement made{{}, values_};
    made.text.reserve(text_.size() + 2 * values_.size());
    int number = 0;
    for (const char c : text_) {
        if (c == parameter) {
            made.text += '$' + std::to_string(++number);
        } else {
            made.text += c;
        }
    }
    return made;
}

Sql joined(const std::vector<Sql>& pieces, std::string_view between) {
    Sql all;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (i > 0) all += between;
        all += pieces[i];
    }
    return all;
}

}  // namespace vaerdi::outcome
