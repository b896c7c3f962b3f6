#include "exchange/json_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>

#include "exchange/letters.h"

namespace vaerdi::exchange {
namespace {

constexpr std::size_t usual_json_block = std::size_t{1} << 18;
constexpr std::size_t most_other_keys = 1'000;  // of one block

/// One object as nlohmann's parser walks through it.
class ObjectReading {
  public:
    using number_integer_t = nlohmann::json::number_integer_t;
    using number_unsigned_t = nlohmann::json::number_unsigned_t;
    using number_float_t = nlohmann::json::number_float_t;
    using string_t = nlohmann::json::string_t;
    using binary_t = nlohmann::json::binary_t;

    ObjectReading(const std::unordered_map<std::string, std::size_t>& keys, Records& into,
                  std::set<std::string>& others)
        : keys_(keys), into_(into), others_(others), first_(into.cells.size()) {
        into_.cells.resize(first_ + into_.width, {0, Records::Cell::nothing});
        seen_.assign(into_.width, false);
    }

    RowFlaw flaw() const { return flaw_; }

    bool null() { return at_object(); }
    bool boolean(bool value) { return scalar(value ? "true" : "false"); }
    bool number_integer(number_integer_t value) { return scalar(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) { return scalar(std::to_string(value)); }
    bool number_float(number_float_t, const string_t& written) { return scalar(written); }
    bool string(string_t& value) { return scalar(value); }
    bool binary(binary_t&) { return false; }
    bool start_object(std::size_t) { return open(true); }
    bool start_array(std::size_t) { return open(false); }
    bool end_object() { return --depth_, true; }
    bool end_array() { return --depth_, true; }
    bool key(string_t& name) {
        if (depth_ != 1) return true;
        const auto found = keys_.find(name);
        column_ = found == keys_.end() ? -1 : static_cast<std::ptrdiff_t>(found->second);
        if (column_ < 0) {
            if (others_.size() < most_other_keys) others_.insert(name);
            return true;
        }
        const auto column = static_cast<std::size_t>(column_);
        if (seen_[column]) return flaw_ = RowFlaw::not_json, false;  // twice: which is meant?
        seen_[column] = true;
        into_.met[column] = true;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) {
        flaw_ = RowFlaw::not_json;
        return false;
    }

  private:
    bool at_object() {
        if (depth_ > 0) return true;
        flaw_ = RowFlaw::no_object;
        return false;
    }
    Records::Cell* cell() {
        if (depth_ != 1 || column_ < 0) return nullptr;
        return &into_.cells[first_ + static_cast<std::size_t>(column_)];
    }
    bool scalar(std::string_view value) {
        if (!at_object()) return false;
        if (auto* into = cell()) {
            if (value.find('\0') != std::string_view::npos) return flaw_ = RowFlaw::nul_byte, false;
            *into = {static_cast<std::uint32_t>(into_.text.size()), static_cast<std::uint32_t>(value.size())};
            into_.text += value;
        }
        return true;
    }
    bool open(bool object) {
        constexpr int deepest = 64;
        if (depth_ == 0 && !object) return at_object();
        if (depth_ >= deepest) return flaw_ = RowFlaw::not_json, false;
        if (auto* into = cell()) into->size = Records::Cell::nested;
        ++depth_;
        return true;
    }

    const std::unordered_map<std::string, std::size_t>& keys_;
    Records& into_;
    std::set<std::string>& others_;
    std::size_t first_;
    std::vector<bool> seen_;
    std::ptrdiff_t column_ = -1;
    int depth_ = 0;
    RowFlaw flaw_ = RowFlaw::none;
};

/// Where the object that begins at `from` ends, so far as braces and quotation marks tell; npos: not here.
std::size_t end_of_object(std::string_view text, std::size_t from) {
    int depth = 0;
    bool quoted = false;
    for (auto at = from; at < text.size(); ++at) {
        const char c = text[at];
        if (quoted) {
            if (c == '\\')
                ++at;
            else if (c == '"')
                quoted = false;
            continue;
        }
        if (c == '"')
            quoted = true;
        else if (c == '{' || c == '[')
            ++depth;
        else if ((c == '}' || c == ']') && --depth == 0)
            return at + 1;
    }
    return std::string_view::npos;
}

}  // namespace

bool JsonBlocks::fill() {
    const auto before = held_.size();
    held_.resize(before + usual_json_block);
    const auto count = text_.read(held_.data() + before, usual_json_block);
    held_.resize(before + count);
    ended_ = count == 0;
    return !ended_;
}

std::optional<Block> JsonBlocks::next() {
    if (!begun_) {
        while (held_.find_first_not_of(" \t\r\n") == std::string::npos && fill()) {
        }
        begun_ = true;
        const auto first = held_.find_first_not_of(" \t\r\n");
        is_list_ = first != std::string::npos && held_[first] == '[';
        if (is_list_) held_.erase(0, first + 1);
    }
    return is_list_ ? next_of_list() : next_lines();
}

std::optional<Block> JsonBlocks::next_lines() {
    for (;;) {
        const auto end = ended_ ? held_.size() : held_.rfind('\n') + 1;
        if (end > 0) {
            Block block{held_.substr(0, end)};
            held_.erase(0, end);
            return block;
        }
        if (ended_) return {};
        if (held_.size() > longest_object) {
            Block block{shortened(held_, 200) + "\n", RowFlaw::too_long};
            std::size_t line_end = std::string::npos;
            do {
                held_.clear();
                if (!fill()) break;
                line_end = held_.find('\n');
            } while (line_end == std::string::npos);
            held_.erase(0, line_end == std::string::npos ? held_.size() : line_end + 1);
            return block;
        }
        fill();
    }
}

std::optional<Block> JsonBlocks::next_of_list() {
    Block block;
    const auto broken = [&] {
        return FileFailure({fmt::format("the list in {} does not end, or holds an object larger than {} MB",
                                        name_, longest_object >> 20U),
                            fmt::format("listen i {} slutter ikke eller rummer et objekt på over {} MB",
                                        name_, longest_object >> 20U)},
                           {"write the file again, or one object a line (NDJSON)",
                            "skriv filen igen, eller ét objekt pr. linje (NDJSON)"});
    };
    std::size_t at = 0;
    while (!list_closed_ && block.text.size() < usual_json_block) {
        at = held_.find_first_not_of(" \t\r\n,", at);
        if (at == std::string::npos) {
            held_.clear();
            at = 0;
            if (!fill()) throw broken();
            continue;
        }
        if (held_[at] == ']') {
            list_closed_ = true;
            continue;
        }
        const bool object = held_[at] == '{' || held_[at] == '[';
        auto end = object ? end_of_object(held_, at) : held_.find_first_of(",]", at);
        if (end == std::string::npos) {
            if (held_.size() - at > longest_object) throw broken();
            held_.erase(0, at);
            at = 0;
            if (!fill()) throw broken();
            continue;
        }
        const auto before = block.text.size();
        block.text.append(held_, at, end - at);
        std::replace(block.text.begin() + static_cast<std::ptrdiff_t>(before), block.text.end(), '\n', ' ');
        block.text += '\n';
        at = end;
    }
    held_.erase(0, at);
    if (!block.text.empty()) return block;
    do {
        if (held_.find_first_not_of(" \t\r\n", held_.starts_with(']') ? 1 : 0) != std::string::npos)
            throw FileFailure({fmt::format("more follows in {} when its list has ended", name_),
                               fmt::format("der kommer mere i {}, når listen er slut", name_)},
                              {"write one list, or one object a line (NDJSON)",
                               "skriv én liste eller ét objekt pr. linje (NDJSON)"});
        held_.clear();
    } while (fill());
    return {};
}

Records read_json_block(Block block, const std::vector<std::string>& keys) {
    std::unordered_map<std::string, std::size_t> cell_of;
    for (std::size_t i = 0; i < keys.size(); ++i) cell_of.emplace(keys[i], i);
    Records made;
    made.width = keys.size();
    made.met.assign(keys.size(), false);
    std::set<std::string> others;
    std::string_view rest = block.text;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const auto line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        const auto place = static_cast<std::uint32_t>(made.line_count++);
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        auto flaw = block.flaw;
        const auto first = made.cells.size();
        if (flaw == RowFlaw::none) {
            ObjectReading reading(cell_of, made, others);
            const bool read = nlohmann::json::sax_parse(line, &reading);
            flaw = reading.flaw();
            if (!read && flaw == RowFlaw::none) flaw = RowFlaw::not_json;
        }
        if (flaw != RowFlaw::none) made.cells.resize(first);
        made.flaws.push_back(flaw);
        made.lines.push_back(place);
        made.start.push_back(static_cast<std::uint32_t>(first));
    }
    made.other_keys.assign(others.begin(), others.end());
    return made;
}

}  // namespace vaerdi::exchange
