#include "exchange/resolved_mapping.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "exchange/written_number.h"
#include "exchange/written_truth.h"

namespace vaerdi::exchange {
namespace {

using document::Formula;
using warehouse::Type;

constexpr std::size_t most_columns_taken = 1'000;
constexpr std::size_t longest_column_name = 60;  // PostgreSQL cuts at 63 bytes
constexpr int most_decimals = 12;
constexpr int usual_decimals = 6;

bool is_column_name(std::string_view name) {
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !name.empty() && name.size() <= longest_column_name && std::ranges::all_of(name, plain) &&
           name.front() >= 'a' && name.front() <= 'z' && name != "row_number";
}

bool is_set_id(std::string_view id) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    };
    return !id.empty() && id.size() <= longest_column_name && std::ranges::all_of(id, plain) &&
           id.front() != '-' && id.front() != '_';
}

/// An id made of the name of a folder or file.
std::string set_id_of(std::string_view name) {
    std::string id;
    for (const char c : folded(name)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        if (plain)
            id += c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (!id.empty() && (id.back() == '-')) id.pop_back();
    id = id.substr(0, longest_column_name);
    return is_set_id(id) ? id : "data";
}

/// 12_500, as documents write large numbers.
std::string without_underscores(std::string_view written) {
    std::string text;
    for (const char c : written)
        if (c != '_') text += c;
    return text;
}

class Resolving {
  public:
    Resolving(const MappingDocument& document, Diagnostics& found) : document_(document), found_(found) {}

    ResolvedMapping settled(std::string_view text, std::string_view fallback_id) {
        made_.text = text;
        made_.title = document_.title;
        made_.one = document_.rows.one;
        made_.id = document_.id ? document_.id.value : set_id_of(fallback_id);
        if (!is_set_id(made_.id))
            found_.error(document_.id.at,
                         {fmt::format("'{}' cannot be the id of a data set", made_.id),
                          fmt::format("'{}' kan ikke være et datasæts id", made_.id)},
                         {"write small letters a to z, digits and hyphens",
                          "skriv små bogstaver a til z, cifre og bindestreger"});
        settle_source();
        separator();
        if (document_.encoding) made_.encoding = document_.encoding.value;
        decimal_ = sign_of(document_.decimal);
        dates_ = date_pattern(document_.dates);
        columns();
        tell_apart();
        left_out();
        return std::move(made_);
    }

  private:
    void settle_source() {
        made_.data = document_.data;
        made_.table = document_.table;
        made_.member = document_.member.value;
        if (!document_.data.empty() && document_.table)
            found_.error(document_.table.at,
                         {"the rows come from files or from a table, not both",
                          "rækkerne kommer fra filer eller fra en tabel, ikke begge dele"},
                         {"keep `data` or `table`", "behold `data` eller `table`"});
        if (document_.data.empty() && !document_.table)
            found_.error(
                document_.version.at,
                {"the mapping does not say where the rows are", "afbildningen siger ikke, hvor rækkerne er"},
                {"add `data: file.csv`", "tilføj `data: fil.csv`"});
        for (const auto& file : document_.data)
            if (file.value.empty())
                found_.error(file.at, {"the name of the file is empty", "filens navn er tomt"},
                             {"write the name of a file or folder", "skriv navnet på en fil eller mappe"});
    }

    void separator() {
        constexpr std::array signs{',', ';', '\t', '|'};
        if (document_.separator)
            made_.separator = signs.at(static_cast<std::size_t>(document_.separator.value));
    }

    static char sign_of(const document::Located<DecimalSign>& written) {
        if (!written) return 0;
        return written.value == DecimalSign::comma ? ',' : '.';
    }

    std::optional<DatePattern> date_pattern(const Formula& written) {
        if (!written) return {};
        auto pattern = DatePattern::of(written.value);
        if (!pattern)
            found_.error(
                written.at,
                {fmt::format("'{}' says not how dates are written", written.value),
                 fmt::format("'{}' siger ikke, hvordan datoer er skrevet", written.value)},
                {"write dd-mm-yyyy, dd/mm/yyyy, mm/dd/yyyy, yyyy-mm-dd, yyyymmdd, ddmonyyyy … ; the year "
                 "has four digits",
                 "skriv dd-mm-yyyy, dd.mm.yyyy, yyyy-mm-dd, yyyymmdd, ddmonyyyy …; året har fire cifre"});
        return pattern;
    }

    void columns() {
        if (document_.columns.empty())
            found_.error(document_.version.at,
                         {"the mapping takes no columns", "afbildningen tager ingen kolonner"},
                         {"list them under `columns`", "nævn dem under `columns`"});
        if (document_.columns.entries.size() > most_columns_taken) {
            found_.error(document_.columns.entries[most_columns_taken].at,
                         {fmt::format("more than {} columns are taken", most_columns_taken),
                          fmt::format("der tages flere end {} kolonner", most_columns_taken)},
                         {"take those that measures need", "tag dem, som målene har brug for"});
            return;
        }
        for (const auto& entry : document_.columns) {
            if (!is_column_name(entry.name))
                found_.error(entry.at,
                             {fmt::format("'{}' cannot be the name of a column", entry.name),
                              fmt::format("'{}' kan ikke være en kolonnes navn", entry.name)},
                             {"write small letters a to z, digits and underscores: operation_date",
                              "skriv små bogstaver a til z, cifre og understreger: operation_date"});
            made_.columns.push_back(column(entry.name, entry.at, entry.value));
        }
    }

    TakenColumn column(const std::string& name, Position at, const ColumnDocument& written) {
        TakenColumn made;
        made.column.name = name;
        made.at = written.at.line > 0 ? written.at : at;
        made.from = written.from ? written.from.value : name;
        made.column.type = written.type ? written.type.value : Type::text;
        made.missing = document_.missing;
        made.missing.insert(made.missing.end(), written.missing.begin(), written.missing.end());
        made.required = written.required.value;
        made.otherwise = written.otherwise.value;
        made.cpr = static_cast<bool>(written.format);
        made.domain = written.pseudonym.value;
        made.column.pseudonym = static_cast<bool>(written.pseudonym);
        settle_identifier(written, made);
        settle_number(written, made);
        made.dates = written.dates ? date_pattern(written.dates) : dates_;
        belongs_to(written.dates.at, made.column.type, "dates", {Type::date});
        settle_range(written, made);
        settle_values(written, made);
        return made;
    }

    void belongs_to(Position at, Type type, std::string_view key, std::initializer_list<Type> types) {
        if (at.line == 0 || std::ranges::find(types, type) != types.end()) return;
        const auto& words = document::Choices<Type>::names();
        std::string wanted;
        for (const auto allowed : types)
            wanted += (wanted.empty() ? "" : " / ") + words[static_cast<std::size_t>(allowed)];
        found_.error(at,
                     {fmt::format("'{}' says nothing about a column of type {}", key,
                                  words[static_cast<std::size_t>(type)]),
                      fmt::format("'{}' siger intet om en kolonne af typen {}", key,
                                  words[static_cast<std::size_t>(type)])},
                     {fmt::format("remove it, or write `type: {}`", wanted),
                      fmt::format("fjern den, eller skriv `type: {}`", wanted)});
    }

    void settle_identifier(const ColumnDocument& written, const TakenColumn& made) {
        if (made.column.pseudonym && !is_column_name(made.domain))
            found_.error(written.pseudonym.at,
                         {fmt::format("'{}' cannot be a kind of pseudonyms", made.domain),
                          fmt::format("'{}' kan ikke være en slags pseudonymer", made.domain)},
                         {"write who is meant in small letters: patient, surgeon",
                          "skriv med små bogstaver, hvem det er: patient, surgeon"});
        if (made.column.pseudonym)
            belongs_to(written.pseudonym.at, made.column.type, "pseudonym", {Type::text});
        if (made.cpr) belongs_to(written.format.at, made.column.type, "format", {Type::text});
        if (made.cpr && !made.column.pseudonym)
            found_.error(written.format.at,
                         {"civil registration numbers would be stored as they are",
                          "CPR-numre ville blive gemt, som de er"},
                         {"add `pseudonym: patient`", "tilføj `pseudonym: patient`"});
        if (made.column.pseudonym && !written.values.empty())
            found_.error(
                written.values.entries.front().at,
                {"a pseudonym has no values to translate", "et pseudonym har ingen værdier at oversætte"},
                {"remove `values` or `pseudonym`", "fjern `values` eller `pseudonym`"});
    }

    void settle_number(const ColumnDocument& written, TakenColumn& made) {
        belongs_to(written.decimal.at, made.column.type, "decimal", {Type::decimal});
        belongs_to(written.decimals.at, made.column.type, "decimals", {Type::decimal});
        made.decimal = written.decimal ? sign_of(written.decimal) : decimal_;
        if (made.column.type != Type::decimal) return;
        made.column.decimals = usual_decimals;
        if (!written.decimals) return;
        if (written.decimals.value < 0 || written.decimals.value > most_decimals)
            found_.error(
                written.decimals.at,
                {fmt::format("{} decimals cannot be kept", written.decimals.value),
                 fmt::format("{} decimaler kan ikke gemmes", written.decimals.value)},
                {fmt::format("write 0 to {}", most_decimals), fmt::format("skriv 0 til {}", most_decimals)});
        made.column.decimals = std::clamp(written.decimals.value, 0, most_decimals);
    }

    /// A limit of a range or a meaning of a code, in the type of its column; said when it is none.
    std::optional<std::int64_t> constant(const Formula& written, const TakenColumn& made) {
        const auto text = without_underscores(written.value);
        std::optional<std::int64_t> value;
        if (made.column.type == Type::date) {
            if (const auto day = iso_date(text)) value = day->time_since_epoch().count();
        } else if (made.column.type == Type::truth) {
            if (const auto truth = read_truth(text)) value = *truth ? 1 : 0;
        } else {
            const auto read = made.column.type == Type::whole ? read_whole(text)
                                                              : read_decimal(text, made.column.decimals, '.');
            if (read.flaw == NumberFlaw::none && !read.rounded) value = read.units;
        }
        if (value) return value;
        const auto& type = document::Choices<Type>::names()[static_cast<std::size_t>(made.column.type)];
        found_.error(written.at,
                     {fmt::format("'{}' is no value of a column of type {}", written.value, type),
                      fmt::format("'{}' er ikke en værdi i en kolonne af typen {}", written.value, type)},
                     {"write numbers with a point (0.5), dates as 2018-09-01, truths as yes and no",
                      "skriv tal med punktum (0.5), datoer som 2018-09-01, sandhedsværdier som yes og no"});
        return {};
    }

    void settle_range(const ColumnDocument& written, TakenColumn& made) {
        if (written.range.empty()) return;
        const auto& first = written.range.front();
        belongs_to(first.at, made.column.type, "range", {Type::whole, Type::decimal, Type::date});
        if (made.column.type == Type::text || made.column.type == Type::truth) return;
        if (written.range.size() != 2) {
            found_.error(
                first.at,
                {"a range is the lowest and the highest value", "et interval er laveste og højeste værdi"},
                {"write `range: [0, 48]`", "skriv `range: [0, 48]`"});
            return;
        }
        const auto lowest = constant(first, made), highest = constant(written.range[1], made);
        if (!lowest || !highest) return;
        if (*lowest > *highest)
            found_.error(first.at,
                         {"the lowest value is above the highest", "den laveste værdi er over den højeste"},
                         {"swap them", "byt om på dem"});
        made.range = Range{*lowest, *highest, first.value, written.range[1].value};
    }

    void settle_values(const ColumnDocument& written, TakenColumn& made) {
        for (const auto& [code, at, meaning] : written.values) {
            Meaning means{meaning.value};
            if (made.column.type != Type::text) {
                const auto value = constant(meaning, made);
                if (!value) continue;
                means.number = *value;
            }
            made.values.emplace(code, std::move(means));
        }
    }

    void tell_apart() {
        const auto& id = document_.rows.id;
        if (!id) return;
        const auto found = std::ranges::find(
            made_.columns, id.value, [](const auto& taken) -> const auto& { return taken.column.name; });
        if (found != made_.columns.end()) {
            found->tells_apart = found->required = true;
            if (found->otherwise == Otherwise::missing)
                found_.error(found->at,
                             {"rows cannot be told apart by a value that may be missing",
                              "rækker kan ikke adskilles af en værdi, der må mangle"},
                             {"remove `otherwise: missing`", "fjern `otherwise: missing`"});
            return;
        }
        std::vector<std::string> names;
        for (const auto& taken : made_.columns) names.push_back(taken.column.name);
        const auto nearest = nearest_name(id.value, names);
        found_.error(id.at,
                     {fmt::format("there is no column '{}'", id.value),
                      fmt::format("der er ingen kolonne '{}'", id.value)},
                     nearest.empty() ? Text("name one of `columns`", "nævn en af `columns`")
                                     : Text(fmt::format("did you mean '{}'?", nearest),
                                            fmt::format("mente du '{}'?", nearest)));
    }

    void left_out() {
        made_.leave_out = document_.leave_out;
        for (const auto& name : made_.leave_out)
            if (std::ranges::find(made_.columns, name.value, &TakenColumn::from) != made_.columns.end())
                found_.error(name.at,
                             {fmt::format("'{}' is taken and left out", name.value),
                              fmt::format("'{}' er både taget og udeladt", name.value)},
                             {"remove it from `leave_out`, or from `columns`",
                              "fjern den fra `leave_out` eller fra `columns`"});
    }

    const MappingDocument& document_;
    Diagnostics& found_;
    ResolvedMapping made_;
    char decimal_ = 0;
    std::optional<DatePattern> dates_;
};

}  // namespace

bool ResolvedMapping::has_pseudonyms() const {
    return std::ranges::any_of(columns, [](const auto& taken) { return taken.column.pseudonym; });
}

const TakenColumn* ResolvedMapping::id_column() const {
    const auto found = std::ranges::find_if(columns, &TakenColumn::tells_apart);
    return found == columns.end() ? nullptr : &*found;
}

std::vector<warehouse::DataColumn> ResolvedMapping::data_columns() const {
    std::vector<warehouse::DataColumn> made;
    for (const auto& taken : columns) made.push_back(taken.column);
    return made;
}

std::optional<ResolvedMapping> resolve(const MappingDocument& document, std::string_view text,
                                       std::string_view fallback_id, Diagnostics& found) {
    const auto before = found.error_count();
    auto made = Resolving(document, found).settled(text, fallback_id);
    if (found.error_count() > before) return {};
    return made;
}

std::optional<ResolvedMapping> mapping_of(std::string_view text, std::string_view fallback_id,
                                          Diagnostics& found) {
    const auto document = read_mapping(text, found);
    if (!document || found.has_errors()) return {};
    return resolve(*document, text, fallback_id, found);
}

}  // namespace vaerdi::exchange
