#include "exchange/propose.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "exchange/letters.h"
#include "exchange/sources.h"

namespace vaerdi::exchange {
namespace {

using warehouse::Type;
using As = ProposedColumn::As;

constexpr std::size_t most_proposed = 400;

/// A text as YAML takes it; quoted wherever it could be taken for anything else.
std::string yaml_text(std::string_view text) {
    static const std::set<std::string, std::less<>> words{"yes",  "no", "ja", "nej", "true", "false",
                                                          "null", "y",  "n",  "on",  "off"};
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == ' ' || c == '/' || c == '.' || c == '(' || c == ')' ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    const auto inner = [&](char c) { return plain(c) || c == '-'; };
    if (!text.empty() && plain(text.front()) && text.front() != ' ' && text.back() != ' ' &&
        std::ranges::all_of(text, inner) && !words.contains(folded(text)))
        return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            quoted += fmt::format("\\x{:02X}", static_cast<int>(c));
        else
            quoted += c;
    }
    return quoted + '"';
}

/// What most columns share is said once, at the top.
struct Shared {
    std::optional<DatePattern> dates;
    char decimal = '.';
    std::set<std::string> missing;
};

Shared shared_by(const std::vector<ProposedColumn>& columns, const Look& look) {
    Shared shared;
    std::size_t most = 0;
    std::int64_t points = 0, commas = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (const auto& [word, count] : look.columns[i].unknown_words) shared.missing.insert(word);
        if (columns[i].type == Type::decimal) {
            points += look.columns[i].with_point;
            commas += look.columns[i].with_comma;
        }
        if (!columns[i].dates) continue;
        const auto same = static_cast<std::size_t>(std::ranges::count_if(
            columns, [&](const auto& other) { return other.dates == columns[i].dates; }));
        if (same > most) shared.dates = columns[i].dates, most = same;
    }
    if (commas > points) shared.decimal = ',';
    return shared;
}

class MappingText {
  public:
    MappingText(const std::vector<ProposedColumn>& columns, const Look& look, Language language)
        : columns_(columns), look_(look), language_(language), shared_(shared_by(columns, look)) {}

    std::string written(const std::vector<DataFile>& files, const std::string& member, char separator,
                        const std::string& id) {
        text_ =
            fmt::format("mapping: 1\ntitle: {}\n", yaml_text(say("What the rows are", "Hvad rækkerne er")));
        head(files, member, separator);
        text_ += fmt::format("rows: {{one: {}{}}}", say("operation", "operation"),
                             id.empty() ? "" : ", id: " + id);
        remark(id.empty() ? say("no column tells all rows apart", "ingen kolonne adskiller alle rækker")
                          : say("what one row is; and the column that tells rows apart",
                                "hvad en række er; og kolonnen, der adskiller rækkerne"));
        text_ += "columns:\n";
        std::vector<std::string> left_out;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (columns_[i].as == As::left_out || i >= most_proposed)
                left_out.push_back(columns_[i].heading);
            else
                column(columns_[i], look_.columns[i], columns_[i].name == id);
        }
        if (!left_out.empty()) {
            text_ += "leave_out:";
            remark(say("they tell who somebody is, or are too many",
                       "de fortæller, hvem nogen er, eller er for mange"));
            for (const auto& heading : left_out) text_ += "  - " + yaml_text(heading) + "\n";
        }
        return std::move(text_);
    }

  private:
    std::string say(std::string_view en, std::string_view da) const {
        return std::string(pick(language_, en, da));
    }
    void remark(const std::string& words) { text_ += words.empty() ? "\n" : "  # " + words + "\n"; }

    void head(const std::vector<DataFile>& files, const std::string& member, char separator) {
        if (files.size() == 1) {
            text_ += "data: " + yaml_text(files.front().name) + "\n";
        } else {
            text_ += "data:\n";
            for (const auto& file : files) text_ += "  - " + yaml_text(file.name) + "\n";
        }
        if (!member.empty()) text_ += "member: " + yaml_text(member) + "\n";
        constexpr std::string_view signs = ",;\t|";
        if (const auto at = signs.find(separator); separator != 0 && at != std::string_view::npos)
            text_ += "separator: " + document::Choices<Separator>::names()[at] + "\n";
        if (shared_.decimal == ',') text_ += "decimal: comma\n";
        if (shared_.dates) {
            const bool unsure =
                std::ranges::any_of(columns_,
                                    [&](const auto& column) {
                                        return column.dates == shared_.dates && column.dates_unsure;
                                    }) &&
                std::ranges::none_of(columns_, [&](const auto& column) {
                    return column.dates == shared_.dates && !column.dates_unsure;
                });
            text_ += "dates: " + shared_.dates->written();
            remark(unsure ? say("look: they can be read in another way as well",
                                "se efter: de kan også læses på en anden måde")
                          : std::string());
        }
        if (!shared_.missing.empty()) {
            std::string list;
            for (const auto& word : shared_.missing)
                list += (list.empty() ? "" : ", ") + std::string("\"") + word + "\"";
            text_ += "missing: [" + list + "]";
            remark(say("texts that mean 'not known'", "tekster, der betyder 'ukendt'"));
        }
    }

    void column(const ProposedColumn& made, const ColumnLook& look, bool is_id) {
        std::string keys;
        const auto key = [&](const std::string& written) { keys += (keys.empty() ? "" : ", ") + written; };
        if (made.heading != made.name) key("from: " + yaml_text(made.heading));
        if (made.as == As::pseudonym) key("pseudonym: " + made.domain);
        if (made.cpr) key("format: cpr");
        if (made.type != Type::text)
            key("type: " + document::Choices<Type>::names()[static_cast<std::size_t>(made.type)]);
        if (made.type == Type::decimal) key(fmt::format("decimals: {}", made.decimals));
        if (made.dates && made.dates != shared_.dates) key("dates: " + made.dates->written());
        if (made.range) key(fmt::format("range: [{}, {}]", made.range->first, made.range->second));
        if (is_id) key("required: yes");
        text_ += fmt::format("  {}: {{{}}}", made.name, keys);
        remark(remarks(made, look));
    }

    std::string remarks(const ProposedColumn& made, const ColumnLook& look) const {
        std::string words = made.range ? std::string() : made.remark.in(language_);
        // A line end in a value would end the remark.
        std::ranges::replace_if(words, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
        const auto empty = look_.rows - look_.flawed - look.filled;
        if (look_.rows > 0 && empty > 0 && look.filled > 0) {
            const auto share = std::max<std::int64_t>(1, empty * 100 / look_.rows);
            words += fmt::format("{}{}", words.empty() ? "" : "; ",
                                 fmt::format(fmt::runtime(say("{}% not known", "{} % ukendte")), share));
        }
        return words;
    }

    const std::vector<ProposedColumn>& columns_;
    const Look& look_;
    Language language_;
    Shared shared_;
    std::string text_;
};

}  // namespace

Proposal propose_mapping(const std::vector<DataFile>& files, const std::string& member, Language language) {
    std::vector<Part> parts;
    for (const auto& file : files)
        for (auto& part : parts_of(file, member)) parts.push_back(std::move(part));
    if (parts.empty())
        throw FileFailure({"there are no files to look at", "der er ingen filer at se på"},
                          {"name a file with data", "nævn en fil med data"});
    // The first part shows what all are like; the import reads every one.
    const auto source = open_whole(parts.front());
    auto look = look_at(source);
    Proposal made;
    made.columns = proposed_columns(look);
    made.rows = look.rows;
    const auto id = proposed_id(made.columns, look);
    made.mapping = MappingText(made.columns, look, language).written(files, member, source.separator, id);
    made.measures = proposed_measures(made.columns, look, id, language);
    for (auto& row : look.first_rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            if (made.columns[i].is_identifier() && !row[i].empty()) row[i] = "…";
        made.first_rows.push_back(std::move(row));
    }
    return made;
}

}  // namespace vaerdi::exchange
