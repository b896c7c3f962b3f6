// What is wrong in a user's document, where, and how to mend it.
//
// Reading and resolving never stop at the first mistake: they collect diagnostics and go on, so that a user
// mends a whole file in one go. An error means that nothing is calculated; a warning is printed beside the
// result.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace vaerdi {

/// A place in a document, counted from 1 as editors do; columns count characters, not bytes. Line 0: the
/// whole file.
struct Position {
    int line = 0;
    int column = 0;
    friend auto operator<=>(const Position&, const Position&) = default;
};

enum class Severity { error, warning };

struct Diagnostic {
    Severity severity = Severity::error;
    std::string file;
    Position at;
    Text message;  ///< what is wrong
    Text remedy;   ///< how to mend it
};

/// The findings in one file, in the order they were made.
class Diagnostics {
  public:
    explicit Diagnostics(std::string file = {}) : file_(std::move(file)) {}

    void error(Position at, Text message, Text remedy = {});
    void warning(Position at, Text message, Text remedy = {});
    void append(const Diagnostics& other);

    bool has_errors() const;
    std::size_t error_count() const;
    const std::string& file() const { return file_; }
    const std::vector<Diagnostic>& all() const { return found_; }

    /// The findings by place, each once; more than `limit` of one severity end in a line that says how many
    /// are left.
    std::vector<Diagnostic> sorted(std::size_t limit = 200) const;

  private:
    std::string file_;
    std::vector<Diagnostic> found_;
};

/// `case.yaml:14:9: error: what is wrong; how to mend it`
std::string to_string(const Diagnostic& diagnostic, Language language);

}  // namespace vaerdi
