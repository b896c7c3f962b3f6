// A piece of SQL with the values it is given. Values never become part of the text: they stand as parameters,
// which are numbered when the pieces have come together as a statement.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "warehouse/answer.h"

namespace vaerdi::outcome {

class Sql {
  public:
    Sql() = default;
    Sql(std::string_view text) : text_(text) {}
    Sql(const char* text) : text_(text) {}
    Sql(std::string text) : text_(std::move(text)) {}

    /// A text of the user's, as a parameter.
    static Sql value(std::string text);

    Sql& operator+=(const Sql& more);
    friend Sql operator+(Sql a, const Sql& b) { return a += b; }

    bool empty() const { return text_.empty(); }
    friend bool operator==(const Sql&, const Sql&) = default;

    struct Statement {
        std::string text;
        std::vector<warehouse::Value> values;
    };
    /// With the parameters numbered $1, $2 … in the order in which they stand.
    Statement statement() const;

  private:
    std::string text_;  // a parameter is one byte 1
    std::vector<warehouse::Value> values_;
};

/// The pieces one behind the other, with `between` in between.
Sql joined(const std::vector<Sql>& pieces, std::string_view between);

}  // namespace vaerdi::outcome
