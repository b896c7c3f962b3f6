#include "exchange/json_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "exchange/csv_shape.h"
#include "exchange/csv_writer.h"

namespace vaerdi::exchange {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;

constexpr std::size_t deepest = 32;

ImportRefused no_rows(const std::string& name) {
    return ImportRefused(
        {fmt::format("{} holds no list of objects, and no object a line", name),
         fmt::format("{} indeholder ingen liste af objekter og intet objekt pr. linje", name)});
}

/// Why a row was not taken.
struct Mistake {
    Text why;
};
Mistake not_json() { return {{"this is no JSON", "dette er ikke JSON"}}; }

/// Takes the events of a JSON text apart into rows of named texts.
class JsonRows : public nlohmann::json_sax<Json> {
  public:
    using Row = std::vector<std::pair<std::string, std::string>>;
    JsonRows(std::function<void(Row&)> take, bool list, DecimalSign decimal)
        : take_(std::move(take)), list_(list), decimal_(decimal) {}

    /// Absent when the text was taken, or is no JSON at all.
    const std::optional<Mistake>& mistake() const { return mistake_; }

    bool null() override { return raw("null", false); }
    bool boolean(bool value) override { return raw(value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override { return raw(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return raw(std::to_string(value)); }
    bool number_float(number_float_t, const string_t& written) override { return raw(written, true, true); }
    bool string(string_t& value) override {
        if (listed_ > 0) return raw(Json(value).dump(-1, ' ', false, Json::error_handler_t::replace));
        return scalar(value);
    }
    bool binary(binary_t&) override { return false; }

    bool key(string_t& name) override {
        if (listed_ > 0) {
            separate();
            list_text_ += Json(name).dump(-1, ' ', false, Json::error_handler_t::replace) + ":";
            after_key_ = true;
            return true;
        }
        if (names_.empty()) return false;
        names_.back() = name;
        return true;
    }
    bool start_object(std::size_t) override {
        if (listed_ > 0) return open('{');
        if (names_.empty()) row_.clear();
        names_.emplace_back();
        return names_.size() <= deepest || wrong({"nested too deeply", "for mange lag i hinanden"});
    }
    bool end_object() override {
        if (listed_ > 0) return close('}');
        names_.pop_back();
        if (names_.empty()) take_(row_);
        return true;
    }
    bool start_array(std::size_t) override {
        if (names_.empty()) {
            if (!list_ || began_) return wrong(not_json().why);
            began_ = true;
            return true;
        }
        return open('[');
    }
    bool end_array() override {
        if (listed_ > 0) return close(']');
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const Json::exception&) override { return false; }

  private:
    bool wrong(const Text& why) {
        if (!mistake_) mistake_ = Mistake{why};
        return false;
    }
    /// Between two parts of a list that is kept as text.
    void separate() {
        const char last = list_text_.empty() ? '[' : list_text_.back();
        if (!after_key_ && last != '[' && last != '{') list_text_ += ',';
        after_key_ = false;
    }
    bool open(char sign) {
        separate();
        list_text_ += sign;
        return ++listed_ <= deepest || wrong({"nested too deeply", "for mange lag i hinanden"});
    }
    bool close(char sign) {
        list_text_ += sign;
        if (--listed_ > 0) return true;
        const auto text = std::move(list_text_);
        list_text_.clear();
        return scalar(text);
    }
    bool raw(std::string text, bool known = true, bool fraction = false) {
        if (listed_ > 0) {
            separate();
            list_text_ += text;
            return true;
        }
        if (fraction) text = as_mapped(std::move(text));
        return known ? scalar(text) : names_.empty() ? wrong(not_json().why) : true;
    }
    /// With the decimal sign of the mapping; 3.0 is the whole number 3, as programs write it that know no
    /// other.
    std::string as_mapped(std::string text) const {
        const auto point = text.find('.');
        if (point == std::string::npos) return text;
        if (text.find_first_not_of('0', point + 1) == std::string::npos) text.resize(point);
        if (decimal_ == DecimalSign::comma) std::ranges::replace(text, '.', ',');
        return text;
    }
    bool scalar(const std::string& value) {
        if (names_.empty()) return wrong({"not an object", "ikke et objekt"});
        std::string name;
        for (const auto& part : names_) name += (name.empty() ? "" : ".") + part;
        const auto twice = std::ranges::find(row_, name, &Row::value_type::first) != row_.end();
        if (twice)
            return wrong({fmt::format("'{}' occurs twice", name), fmt::format("'{}' står to gange", name)});
        row_.emplace_back(std::move(name), value);
        return true;
    }

    std::function<void(Row&)> take_;
    bool list_, began_ = false;
    DecimalSign decimal_;
    std::vector<std::string> names_;
    Row row_;
    std::string list_text_;
    std::size_t listed_ = 0;
    bool after_key_ = false;
    std::optional<Mistake> mistake_;
};

bool is_list(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return (in >> std::ws).peek() == '[';
}

/// What a pass over the file does with its rows.
struct Pass {
    std::function<void(JsonRows::Row&, std::int64_t place)> row;
    std::function<void(std::int64_t line, const Mistake&)> broken;
};

void over_list(const OpenedFile& file, DecimalSign decimal, const Pass& pass) {
    std::int64_t number = 0;
    JsonRows rows([&](JsonRows::Row& row) { pass.row(row, ++number); }, true, decimal);
    std::ifstream in(file.plain, std::ios::binary);
    if (Json::sax_parse(in, &rows)) return;
    const auto why = rows.mistake().value_or(not_json()).why;
    throw ImportRefused({fmt::format("{} cannot be read after row {}: {}", file.name, number, why.en),
                         fmt::format("{} kan ikke læses efter række {}: {}", file.name, number, why.da)});
}

void over_lines(const OpenedFile& file, DecimalSign decimal, const Pass& pass) {
    std::ifstream in(file.plain, std::ios::binary);
    std::int64_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        JsonRows::Row taken;
        JsonRows rows([&](JsonRows::Row& row) { taken = std::move(row); }, false, decimal);
        if (Json::sax_parse(line, &rows)) {
            pass.row(taken, number);
        } else if (in.eof() && !rows.mistake()) {
            throw ImportRefused(
                {fmt::format("{} breaks off in line {}: nothing of it is taken; export it anew", file.name,
                             number),
                 fmt::format("{} brister i linje {}: intet af den er hentet; eksportér den igen", file.name,
                             number)});
        } else {
            pass.broken(number, rows.mistake().value_or(not_json()));
        }
    }
}

/// One object over many lines is a list of one.
bool is_one_object(const OpenedFile& file) {
    std::ifstream in(file.plain, std::ios::binary);
    std::string line;
    std::getline(in, line);
    return !Json::accept(line);
}

}  // namespace

Rewritten json_rows(const OpenedFile& file, DecimalSign decimal) {
    const bool list = is_list(file.plain);
    const bool one = !list && is_one_object(file);
    const auto over = [&](const Pass& pass) {
        if (list || one) return over_list(file, decimal, pass);
        over_lines(file, decimal, pass);
    };
    std::vector<std::string> headings;
    std::unordered_map<std::string, std::size_t> place_of;
    over({[&](JsonRows::Row& row, std::int64_t) {
              for (const auto& [name, value] : row) {
                  if (!place_of.emplace(name, headings.size()).second) continue;
                  headings.push_back(name);
                  if (headings.size() > most_headings)
                      throw ImportRefused({fmt::format("{} has more than {} names", file.name, most_headings),
                                           fmt::format("{} har over {} navne", file.name, most_headings)});
              }
          },
          [](std::int64_t, const Mistake&) {}});
    if (headings.empty()) throw no_rows(file.name);

    Rewritten made{.plain = file.plain.string() + ".csv", .files = {file.name}};
    made.found.push_back(list ? Text{fmt::format("{}: JSON", file.name)}
                              : Text{fmt::format("{}: JSON, one row a line", file.name),
                                     fmt::format("{}: JSON, en række pr. linje", file.name)});
    CsvWriter writer(made.plain, headings);
    std::vector<std::optional<std::string>> cells(headings.size());
    over({[&](JsonRows::Row& row, std::int64_t place) {
              std::ranges::fill(cells, std::nullopt);
              for (auto& [name, value] : row) cells[place_of.at(name)] = std::move(value);
              for (const auto& cell : cells) writer.field(cell);
              writer.end_row();
              if (!list) made.places.push_back({0, place});
          },
          [&](std::int64_t line, const Mistake& mistake) {
              made.broken.push_back(
                  {line, {}, mistake.why, {"mend the line in the file", "ret linjen i filen"}});
          }});
    writer.finish();
    return made;
}

}  // namespace vaerdi::exchange
