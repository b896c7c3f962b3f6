#include "exchange/text_stream.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/text.h"
#include "exchange/letters.h"

namespace vaerdi::exchange {
namespace {

constexpr std::size_t block = std::size_t{1} << 18;

/// What Windows-1252 has where Latin-1 has control characters; 0: nothing.
constexpr std::array<char16_t, 32> windows_letters{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void add_letter(std::string& text, char32_t letter) {
    const auto add = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (letter < 0x80) return add(letter);
    if (letter < 0x800) {
        add(0xC0U | letter >> 6U);
        return add(0x80U | (letter & 0x3FU));
    }
    if (letter < 0x10000) {
        add(0xE0U | letter >> 12U);
    } else {
        add(0xF0U | letter >> 18U);
        add(0x80U | (letter >> 12U & 0x3FU));
    }
    add(0x80U | (letter >> 6U & 0x3FU));
    add(0x80U | (letter & 0x3FU));
}

void add_latin1(std::string& text, std::string_view bytes) {
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const bool of_windows = byte >= 0x80 && byte < 0xA0 && windows_letters.at(byte - 0x80U) != 0;
        add_letter(text, of_windows ? windows_letters.at(byte - 0x80U) : byte);
    }
}

/// Without a letter that the end of the text cuts in two.
std::string_view whole_letters(std::string_view text) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if ((byte & 0xC0U) == 0x80U) continue;
        const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        return length > back ? text.substr(0, text.size() - back) : text;
    }
    return text;
}

}  // namespace

TextStream::TextStream(ReadBytes bytes, std::optional<Encoding> encoding)
    : bytes_(std::move(bytes)), encoding_(encoding) {}

std::size_t TextStream::read(char* into, std::size_t room) {
    while (given_ == ready_.size())
        if (!fill()) return 0;
    const auto count = std::min(room, ready_.size() - given_);
    std::memcpy(into, ready_.data() + given_, count);
    given_ += count;
    return count;
}

bool TextStream::fill() {
    ready_.clear();
    given_ = 0;
    if (!ended_) {
        const auto before = raw_.size();
        raw_.resize(before + block);
        const auto count = bytes_(raw_.data() + before, block);
        raw_.resize(before + count);
        ended_ = count == 0;
        if (!begun_ && !ended_ && raw_.size() < 4) return true;  // not enough to see a mark
    }
    if (!begun_) begin();
    if (!encoding_) decide();
    convert();
    return !ended_ || !ready_.empty();
}

void TextStream::begin() {
    begun_ = true;
    const auto marked = [&](std::string_view mark, Encoding as) {
        if (!raw_.starts_with(mark) || (encoding_ && *encoding_ != as)) return false;
        raw_.erase(0, mark.size());
        encoding_ = as;
        return true;
    };
    if (marked("\xEF\xBB\xBF", Encoding::utf_8) || marked("\xFF\xFE", Encoding::utf_16)) return;
    big_endian_ = marked("\xFE\xFF", Encoding::utf_16);
}

void TextStream::decide() {
    if (is_ascii(raw_)) return;
    encoding_ =
        is_utf8(ended_ ? std::string_view(raw_) : whole_letters(raw_)) ? Encoding::utf_8 : Encoding::latin_1;
}

void TextStream::convert() {
    if (encoding_ == Encoding::utf_16) return convert_utf16();
    if (encoding_ == Encoding::latin_1) {
        add_latin1(ready_, raw_);
        raw_.clear();
        return;
    }
    ready_.swap(raw_);
    raw_.clear();
}

void TextStream::convert_utf16() {
    const auto unit = [&](std::size_t at) {
        const auto low = static_cast<unsigned char>(raw_[at + (big_endian_ ? 1 : 0)]);
        const auto high = static_cast<unsigned char>(raw_[at + (big_endian_ ? 0 : 1)]);
        return static_cast<char32_t>(high << 8U | low);
    };
    constexpr char32_t replacement = 0xFFFD;
    std::size_t at = 0;
    for (; at + 2 <= raw_.size(); at += 2) {
        const auto first = unit(at);
        if (first < 0xD800 || first > 0xDFFF) {
            add_letter(ready_, first);
        } else if (first > 0xDBFF) {
            add_letter(ready_, replacement);
        } else if (at + 4 > raw_.size()) {
            if (!ended_) break;
            add_letter(ready_, replacement);
        } else if (const auto second = unit(at + 2); second >= 0xDC00 && second <= 0xDFFF) {
            add_letter(ready_, 0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00));
            at += 2;
        } else {
            add_letter(ready_, replacement);
        }
    }
    raw_.erase(0, at);
    if (ended_ && !raw_.empty()) {
        raw_.clear();
        add_letter(ready_, replacement);
    }
}

}  // namespace vaerdi::exchange
