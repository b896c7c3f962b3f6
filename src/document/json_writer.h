// Writes JSON as it goes: no tree is built, so a large answer costs its text and nothing more.
//
// Doubles are written so that they read back the same; what is not a number is null. Text that is not UTF-8
// is replaced sign by sign.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vaerdi::document {

class JsonWriter {
  public:
    enum class Layout { compact, indented };  ///< indented: by two spaces, as people read it
    explicit JsonWriter(Layout layout = Layout::compact) : layout_(layout) {}

    void open_object() { open('{', '}'); }
    void open_array() { open('[', ']'); }
    void close();
    void key(std::string_view name);

    void text(std::string_view value);
    void number(double value);
    void whole(std::int64_t value);
    void truth(bool value);
    void null();
    /// JSON already written, in compact layout or as it is.
    void raw(std::string_view json);

    /// What has been written; the writer is empty afterwards.
    std::string take();

  private:
    void open(char begin, char end);
    void before_value();
    void new_line();

    struct Level {
        char end;
        bool empty = true;
    };
    Layout layout_;
    std::string out_;
    std::vector<Level> levels_;
    bool after_key_ = false;
};

}  // namespace vaerdi::document
