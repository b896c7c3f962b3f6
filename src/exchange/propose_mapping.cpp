// How a file that was sent is understood: its first rows, and a mapping proposed from what its columns hold.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

#include "exchange/csv_shape.h"
#include "exchange/data_file.h"
#include "exchange/resolved_mapping.h"
#include "workbench/brought_data.h"

namespace vaerdi::workbench {
namespace {

constexpr std::size_t rows_previewed = 8;
constexpr std::size_t rows_looked_at = 5'000;

using Rows = std::vector<std::vector<std::string>>;

Rows first_lines(const exchange::OpenedFile& file, const exchange::CsvShape& shape) {
    std::ifstream in(file.plain, std::ios::binary);
    Rows rows;
    std::string line;
    std::getline(in, line);  // the heading
    while (rows.size() < rows_looked_at && std::getline(in, line)) {
        if (line.ends_with('\r')) line.pop_back();
        rows.push_back(exchange::fields_of(line, exchange::sign_of(shape.separator)));
    }
    return rows;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_whole(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    return !text.empty() && text.size() < 18 && std::ranges::all_of(text, is_digit);
}

bool is_decimal(std::string_view text, char sign) {
    const auto at = text.find(sign);
    if (at == std::string_view::npos) return is_whole(text);
    return is_whole(text.substr(0, at)) && at + 1 < text.size() &&
           std::ranges::all_of(text.substr(at + 1), is_digit);
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

/// Ten digits that begin as a day, with or without a hyphen: a civil registration number.
bool is_civil_number(std::string_view text) {
    std::string digits(text);
    if (digits.size() == 11 && digits[6] == '-') digits.erase(6, 1);
    return digits.size() == 10 && std::ranges::all_of(digits, is_digit) &&
           is_date(std::string_view(digits).substr(0, 6), "ddmmyy");
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

std::string name_from(std::string_view heading) {
    std::string name;
    const auto lower = folded(heading);
    for (std::size_t i = 0; i < lower.size(); ++i) {
        const auto rest = std::string_view(lower).substr(i);
        if ((lower[i] >= 'a' && lower[i] <= 'z') || is_digit(lower[i])) {
            name += lower[i];
        } else if (rest.starts_with("æ")) {
            name += "ae", ++i;
        } else if (rest.starts_with("ø")) {
            name += "oe", ++i;
        } else if (rest.starts_with("å")) {
            name += "aa", ++i;
        } else if (!name.empty() && name.back() != '_') {
            name += '_';
        }
    }
    while (name.ends_with('_')) name.pop_back();
    if (name.empty() || is_digit(name.front())) name.insert(0, "column_");
    return name;
}

/// `YAML` where a text needs no quotes, `"YAML: so"` where it does.
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

/// What nearly all values of a column are, as a mapping writes it.
std::string content_of(std::string_view heading, const std::vector<std::string_view>& values, char sign,
                       std::string_view& dates) {
    const auto lower = folded(heading);
    if (lower.find("cpr") != std::string::npos || nearly_all(values, is_civil_number))
        return "pseudonym: patient";
    for (const auto* who : {"surgeon", "kirurg", "operat\xC3\xB8r"}) {
        if (lower.find(who) != std::string::npos) return "pseudonym: surgeon";
    }
    for (const auto& form : exchange::date_forms()) {
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

bool has_decimal_comma(const Rows& rows) {
    std::size_t commas = 0, points = 0;
    for (const auto& row : rows) {
        for (const auto& value : row) {
            commas += value.find(',') != std::string::npos && is_decimal(value, ',') ? 1 : 0;
            points += value.find('.') != std::string::npos && is_decimal(value, '.') ? 1 : 0;
        }
    }
    return commas > points;
}

std::string proposed_mapping(const std::string& file, const exchange::CsvShape& shape, const Rows& rows) {
    const bool comma = has_decimal_comma(rows);
    std::string_view dates;
    std::string columns;
    std::set<std::string> taken;
    for (std::size_t c = 0; c < shape.headings.size(); ++c) {
        std::vector<std::string_view> values;
        for (const auto& row : rows) {
            if (c < row.size() && !row[c].empty()) values.push_back(row[c]);
        }
        const auto& heading = shape.headings[c];
        const auto content = content_of(heading, values, comma ? ',' : '.', dates);
        auto name = content == "pseudonym: patient" ? std::string("patient") : name_from(heading);
        const auto wished = name;
        for (int n = 2; !taken.insert(name).second; ++n) name = fmt::format("{}_{}", wished, n);
        columns += fmt::format("  {}: {{from: {}, {}}}\n", name, yaml_text(heading), content);
    }
    std::string text = fmt::format("mapping: 1\ndata: {}\n", yaml_text(file));
    if (!dates.empty()) text += fmt::format("dates: {}\n", dates);
    if (comma) text += "decimal: comma\n";
    return text + "columns:\n" + columns;
}

std::string separator_words(exchange::Separator separator, Language language) {
    switch (separator) {
        case exchange::Separator::comma:
            return std::string(pick(language, "fields between commas", "felter mellem kommaer"));
        case exchange::Separator::semicolon:
            return std::string(pick(language, "fields between semicolons", "felter mellem semikoloner"));
        case exchange::Separator::tab:
            return std::string(pick(language, "fields between tabs", "felter mellem tabulatorer"));
        case exchange::Separator::bar:
            return std::string(pick(language, "fields between bars", "felter mellem lodrette streger"));
    }
    return {};
}

std::string letters_words(exchange::Encoding encoding, Language language) {
    const auto& names = document::Choices<exchange::Encoding>::names();
    return fmt::format("{} {}", pick(language, "letters:", "tegnsæt:"),
                       names[static_cast<std::size_t>(encoding)]);
}

}  // namespace

std::variant<WaitingFileAnswer, Refusal> understood(const SentFile& file, Language language) {
    try {
        const exchange::PrivateFolder folder(file.unpacked_in);
        const auto opened = exchange::open_data_file(file.path, file.name, "", {}, folder);
        WaitingFileAnswer answer;
        if (!opened.is_text) {
            answer.found.push_back("Parquet");
            answer.mapping = fmt::format("mapping: 1\ndata: {}\ncolumns:\n", yaml_text(file.name));
            return answer;
        }
        const auto shape = exchange::csv_shape(opened.plain, file.name, {});
        auto rows = first_lines(opened, shape);
        answer.found = {letters_words(opened.encoding, language), separator_words(shape.separator, language)};
        answer.columns = shape.headings;
        answer.mapping = proposed_mapping(file.name, shape, rows);
        rows.resize(std::min(rows.size(), rows_previewed));
        answer.rows = std::move(rows);
        return answer;
    } catch (const exchange::ImportRefused& refused) {
        return Refusal{422, "document_errors", refused.message()};
    }
}

}  // namespace vaerdi::workbench
