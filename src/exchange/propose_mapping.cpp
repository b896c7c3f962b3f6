#include "exchange/propose_mapping.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

#include "exchange/civil_number.h"
#include "exchange/csv_rows.h"
#include "exchange/csv_shape.h"
#include "exchange/fhir_rows.h"
#include "exchange/heading_words.h"
#include "exchange/json_rows.h"
#include "exchange/parquet_rows.h"
#include "exchange/propose_fhir.h"
#include "exchange/words.h"

namespace vaerdi::exchange {
namespace {

constexpr std::int64_t rows_looked_at = 5'000;

using FirstRows = std::vector<std::vector<std::string>>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_whole(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    return !text.empty() && text.size() < 18 && std::ranges::all_of(text, is_digit);
}

/// 18.388 in front of a decimal sign: digits in groups of three.
bool is_grouped(std::string_view text, char between) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const auto first = text.find(between);
    if (first == 0 || first > 3) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (i >= first && (i - first) % 4 == 0 ? text[i] != between : !is_digit(text[i])) return false;
    return (text.size() - first) % 4 == 0;
}

bool is_decimal(std::string_view text, char sign) {
    const auto at = text.find(sign);
    if (at == std::string_view::npos) return is_whole(text);
    return (is_whole(text.substr(0, at)) || is_grouped(text.substr(0, at), sign == ',' ? '.' : ',')) &&
           at + 1 < text.size() && std::ranges::all_of(text.substr(at + 1), is_digit);
}

/// Whether a text can be a day written in the words of a form: dd-mm-yyyy.
bool is_date(std::string_view text, std::string_view form) {
    if (text.size() != form.size()) return false;
    int day = 0, month = 0;
    for (std::size_t i = 0; i < form.size(); ++i) {
        const char kind = form[i];
        if (kind != 'd' && kind != 'm' && kind != 'y') {
            if (text[i] != kind) return false;
            continue;
        }
        if (!is_digit(text[i])) return false;
        if (kind == 'd') day = 10 * day + (text[i] - '0');
        if (kind == 'm') month = 10 * month + (text[i] - '0');
    }
    return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

bool is_truth(std::string_view text) {
    const auto lower = folded(text);
    return std::ranges::any_of(std::array{"yes", "no", "ja", "nej", "true", "false"},
                               [&](const char* word) { return lower == word; });
}

/// A few values may be wrong: that is what the rejections are for.
bool nearly_all(const std::vector<std::string_view>& values, const auto& fits) {
    const auto count = static_cast<std::size_t>(std::ranges::count_if(values, fits));
    return !values.empty() && count * 20 >= values.size() * 19;
}

/// As many as make an import refuse what is no pseudonym.
bool mostly(const std::vector<std::string_view>& values, const auto& fits) {
    return 2 * static_cast<std::size_t>(std::ranges::count_if(values, fits)) > values.size();
}

std::string name_from(std::string_view heading) {
    auto name = plain_words(heading, '_');
    if (name.empty() || is_digit(name.front())) name.insert(0, "column_");
    return name;
}

}  // namespace

std::string yaml_text(std::string_view text) {
    const bool plain = !text.empty() && std::ranges::all_of(text, [](char c) {
        return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    });
    if (plain && !is_digit(text.front())) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "\"";
}

namespace {

/// Columns that a mapping had better leave out.
constexpr std::string_view left_out = "leave out";

/// What nearly all values of a column are, as a mapping writes it.
std::string content_of(std::string_view heading, const std::vector<std::string_view>& values, char sign,
                       std::string_view& dates) {
    const HeadingWords says(heading);
    if (mostly(values, is_civil_number) || says.patient()) return "pseudonym: patient";
    const bool day = std::ranges::any_of(date_forms(), [&](const DateForm& form) {
        return nearly_all(values, [&](auto value) { return is_date(value, form.written); });
    });
    if (says.surgeon() && !day) return "pseudonym: surgeon";
    if (says.private_words()) return std::string(left_out);
    for (const auto& form : date_forms()) {
        if (nearly_all(values, [&](auto value) { return is_date(value, form.written); })) {
            if (dates.empty()) dates = form.written;
            return form.written == dates ? "type: date" : fmt::format("type: date, dates: {}", form.written);
        }
    }
    if (nearly_all(values, is_truth)) return "type: truth";
    if (nearly_all(values, is_whole)) return "type: whole";
    if (nearly_all(values, [&](auto value) { return is_decimal(value, sign); })) return "type: decimal";
    return "type: text";
}

bool has_decimal_comma(const FirstRows& rows) {
    std::size_t commas = 0, points = 0;
    for (const auto& row : rows) {
        for (const auto& value : row) {
            commas += value.find(',') != std::string::npos && is_decimal(value, ',') ? 1 : 0;
            points += value.find('.') != std::string::npos && is_decimal(value, '.') ? 1 : 0;
        }
    }
    return commas > points;
}

/// What a column is called in the mapping, each name once.
class Names {
  public:
    std::string free(const std::string& wished) {
        auto name = wished;
        for (int n = 2; !taken_.insert(name).second; ++n) name = fmt::format("{}_{}", wished, n);
        return name;
    }

  private:
    std::set<std::string> taken_;
};

/// Whether a column tells rows apart: it is called so, and nearly every row has a value of its own. That a
/// few have not is what the import then tells.
bool is_row_id(std::string_view heading, const std::vector<std::string_view>& values, std::size_t rows) {
    const auto lower = folded(heading);
    const auto called = [&](std::string_view word) {
        return lower == word || lower.ends_with(word) || lower.starts_with(std::string(word) + "_");
    };
    if (!called("id") && !called("nr") && !called("no") && !called("number") && !called("nummer"))
        return false;
    const std::set<std::string_view> different(values.begin(), values.end());
    return rows > 1 && 10 * different.size() >= 9 * rows;
}

/// The part of the mapping that is about columns, and what holds for all of them.
std::string described(const std::vector<std::string>& headings, const FirstRows& rows, bool plain_names) {
    const bool comma = has_decimal_comma(rows);
    std::string_view dates;
    std::string columns, id, left;
    Names names;
    for (std::size_t c = 0; c < headings.size(); ++c) {
        std::vector<std::string_view> values;
        for (const auto& row : rows) {
            if (c < row.size() && !row[c].empty()) values.push_back(row[c]);
        }
        const auto& heading = headings[c];
        const bool empty = plain_names && values.empty();
        auto content = plain_names && heading == "patient_id" ? "pseudonym: patient"
                       : plain_names && heading == "performer_id"
                           ? "pseudonym: surgeon"
                           : content_of(plain_names ? "" : heading, values, comma ? ',' : '.', dates);
        if (empty && !content.starts_with("pseudonym")) continue;
        if (content == left_out) {
            left += (left.empty() ? "" : ", ") + yaml_text(heading);
            continue;
        }
        const auto name =
            names.free(content == "pseudonym: patient" ? std::string("patient") : name_from(heading));
        const bool tells_apart = id.empty() && !content.starts_with("pseudonym") &&
                                 !content.starts_with("type: d") && is_row_id(heading, values, rows.size());
        if (tells_apart) id = name;
        columns += fmt::format("  {}: {{from: {}, {}}}\n", name, yaml_text(heading),
                               tells_apart ? "type: text, required: yes" : content);
    }
    std::string text;
    if (!plain_names && !dates.empty()) text += fmt::format("dates: {}\n", dates);
    if (comma) text += "decimal: comma\n";
    if (!id.empty()) text += fmt::format("rows: {{id: {}}}\n", id);
    if (!left.empty()) text += fmt::format("leave_out: [{}]\n", left);
    return text + "columns:\n" + columns;
}

FirstRows first_rows_of(const Rewritten& source, const CsvShape& shape) {
    std::set<std::int64_t> wanted;
    for (std::int64_t row = 0; row < rows_looked_at; ++row) wanted.insert(row);
    FirstRows rows;
    for (auto& [number, row] : csv_rows(source.plain, sign_of(shape.separator), wanted, {}))
        if (std::ranges::any_of(row.fields, [](const auto& field) { return !field.empty(); }))
            rows.push_back(std::move(row.fields));
    return rows;
}

/// FHIR says of every resource what it is.
bool is_fhir(const OpenedFile& file) {
    if (file.form != Form::json) return false;
    std::ifstream in(file.plain, std::ios::binary);
    std::string begin(1 << 16, '\0');
    in.read(begin.data(), static_cast<std::streamsize>(begin.size()));
    begin.resize(static_cast<std::size_t>(in.gcount()));
    return begin.find("\"resourceType\"") != std::string::npos;
}

std::vector<OpenedFile> opened(std::vector<SourceFile> sources, const PrivateFolder& folder) {
    std::vector<OpenedFile> files;
    for (const auto& source : files_named(std::move(sources)))
        for (auto& file : open_data_files(source.path, source.name, {.pattern = {}, .all = true}, {}, folder))
            files.push_back(std::move(file));
    return files;
}

Rewritten rewritten(const OpenedFile& file, const PrivateFolder& folder) {
    switch (file.form) {
        case Form::json:
            return json_rows(file, DecimalSign::point);
        case Form::parquet: {
            const auto duckdb = warehouse::open_duckdb({.readable = {folder.path().string()}});
            return parquet_rows(file, {}, *duckdb, {});
        }
        case Form::csv:
            break;
    }
    return {.plain = file.plain, .found = {letters_words(file.encoding)}};
}

fhir::Request request_proposed(const std::vector<OpenedFile>& files) {
    try {
        return fhir::propose(as_fhir(files)).request;
    } catch (const fhir::Refused& refused) {
        throw ImportRefused(refused.message());
    }
}

/// Without its endings: `Operationer 2024.csv.gz` → Operationer 2024.
std::string without_endings(std::string name) {
    for (int packed_and_own = 0; packed_and_own < 2; ++packed_and_own) {
        const auto at = name.rfind('.');
        if (at == std::string::npos || at == 0 || at + 1 == name.size() || is_digit(name[at + 1])) break;
        name.resize(at);
    }
    return name;
}

/// The data set is called as its file or folder is: Operationer 2024, operationer-2024.
std::string title_and_id(const SourceFile& source) {
    const auto title = without_endings(source.name);
    const auto id = plain_words(title, '-');
    return fmt::format("title: {}\nid: {}\n", yaml_text(title), yaml_text(id.empty() ? "data" : id));
}

std::string names_of(const std::vector<SourceFile>& sources) {
    std::string names;
    for (const auto& source : sources) names += (names.empty() ? "" : ", ") + yaml_text(source.name);
    return sources.size() == 1 ? names : "[" + names + "]";
}

}  // namespace

ProposedMapping propose_mapping(const std::vector<SourceFile>& sources, const PrivateFolder& folder) {
    const auto files = opened(sources, folder);
    if (files.empty()) throw ImportRefused({"there are no files there", "der er ingen filer"});
    ProposedMapping made;
    made.text = fmt::format("mapping: 1\n{}data: {}\n", title_and_id(sources.front()), names_of(sources));
    const bool fhir = std::ranges::any_of(files, is_fhir);
    Rewritten source;
    if (fhir) {
        const auto request = request_proposed(files);
        made.text += "fhir:\n" + fhir_text(request);
        source = fhir_rows(files, request, folder);
    } else {
        source = rewritten(files.front(), folder);
    }
    const bool csv = !fhir && files.front().form == Form::csv;
    const auto shape =
        csv_shape(source.plain, files.front().name, csv ? std::nullopt : std::optional(Separator::comma));
    made.found = source.found;
    if (csv) made.found.push_back(separator_words(shape.separator));
    made.headings = shape.headings;
    made.first_rows = first_rows_of(source, shape);
    made.text += described(shape.headings, made.first_rows, fhir);
    return made;
}

}  // namespace vaerdi::exchange
