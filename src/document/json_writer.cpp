#include "document/json_writer.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

namespace vaerdi::document {
namespace {

bool needs_no_escape(std::string_view text) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte >= 0x7F || c == '"' || c == '\\') return false;
    }
    return true;
}

}  // namespace

void JsonWriter::open(char begin, char end) {
    before_value();
    out_ += begin;
    levels_.push_back({end});
}

void JsonWriter::close() {
    const auto level = levels_.back();
    levels_.pop_back();
    if (!level.empty) new_line();
    out_ += level.end;
}

void JsonWriter::new_line() {
    if (layout_ == Layout::compact) return;
    out_ += '\n';
    out_.append(2 * levels_.size(), ' ');
}

void JsonWriter::before_value() {
    if (std::exchange(after_key_, false) || levels_.empty()) return;
    if (!std::exchange(levels_.back().empty, false)) out_ += ',';
    new_line();
}

void JsonWriter::key(std::string_view name) {
    text(name);
    out_ += layout_ == Layout::compact ? ":" : ": ";
    after_key_ = true;
}

void JsonWriter::text(std::string_view value) {
    before_value();
    if (needs_no_escape(value)) {
        out_ += '"';
        out_ += value;
        out_ += '"';
    } else {
        out_ += nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    }
}

void JsonWriter::number(double value) {
    if (!std::isfinite(value)) return null();
    before_value();
    // The library's own form (100.0, 1e-07), so that what was written before stays as it was.
    std::array<char, 64> digits{};
    auto* end = nlohmann::detail::to_chars(digits.data(), digits.data() + digits.size(), value);
    out_.append(digits.data(), end);
}

void JsonWriter::whole(std::int64_t value) {
    before_value();
    fmt::format_to(std::back_inserter(out_), "{}", value);
}

void JsonWriter::truth(bool value) {
    before_value();
    out_ += value ? "true" : "false";
}

void JsonWriter::null() {
    before_value();
    out_ += "null";
}

void JsonWriter::raw(std::string_view json) {
    before_value();
    out_ += json;
}

std::string JsonWriter::take() {
    levels_.clear();
    after_key_ = false;
    return std::exchange(out_, {});
}

}  // namespace vaerdi::document
