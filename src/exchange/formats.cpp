#include "exchange/formats.h"

#include <fmt/format.h>

#include <algorithm>

#include "exchange/letters.h"
#include "exchange/written_number.h"

namespace vaerdi::exchange {
namespace {

using warehouse::Type;

constexpr int enough_decimals = 6;

std::size_t how_many(const Sample& sample, const DatePattern& pattern) {
    return static_cast<std::size_t>(
        std::ranges::count_if(sample, [&](auto text) { return pattern.read(text).has_value(); }));
}

/// 1.234 and 12,345,678, but not 0.123: groups of thousands, for all one can see.
bool looks_like_thousands(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    const auto first = std::min(text.find_first_of(".,"), text.size());
    if (first == 0 || first > 3 || text.front() == '0') return false;
    const auto groups = text.substr(first);
    if (groups.size() % 4 != 0) return false;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const bool sign = groups[i] == '.' || groups[i] == ',';
        if (sign != (i % 4 == 0)) return false;
    }
    return true;
}

const std::string& word_of(char sign) { return document::Choices<DecimalSign>::names()[sign == ',' ? 1 : 0]; }

Sample sample_of(const TakenColumn& column, const Records& records, std::size_t at) {
    Sample sample;
    for (std::size_t row = 0; row < records.rows(); ++row) {
        if (records.flaws[row] != RowFlaw::none) continue;
        const auto& cell = records.cell(row, at);
        if (cell.size >= Records::Cell::nested) continue;
        const auto text = trimmed(records.text_of(cell));
        const bool listed =
            column.values.contains(text) || std::ranges::find(column.missing, text) != column.missing.end();
        if (!text.empty() && !listed) sample.push_back(text);
    }
    return sample;
}

class Settling {
  public:
    Settling(std::vector<TakenColumn>& columns, const Records& first, char separator, std::vector<Text>& said,
             Diagnostics& found)
        : columns_(columns), first_(first), separator_(separator), said_(said), found_(found) {}

    void dates() {
        std::vector<std::size_t> unsure;
        std::optional<DatePattern> sure;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            auto& column = columns_[i];
            if (column.column.type != Type::date || column.dates) continue;
            const auto sample = sample_of(column, first_, i);
            const auto dates = find_dates(sample);
            if (!sample.empty() && !dates.pattern) {
                found_.error(column.at,
                             {fmt::format("no way of writing dates fits '{}', e.g. '{}'", column.from,
                                          shown(column, sample.front())),
                              fmt::format("ingen måde at skrive datoer på passer til '{}', fx '{}'",
                                          column.from, shown(column, sample.front()))},
                             {"write `dates: dd-mm-yyyy`, say, or another `type`",
                              "skriv fx `dates: dd-mm-yyyy` eller en anden `type`"});
                column.dates = DatePattern::iso();
            } else if (sample.empty() || dates.just_as_well) {
                unsure.push_back(i);
            } else {
                column.dates = dates.pattern;
                if (!sure) sure = dates.pattern;
                say_dates(column);
            }
        }
        for (const auto i : unsure) settle_unsure(columns_[i], sample_of(columns_[i], first_, i), sure);
    }

    void decimals() {
        char sure = 0;
        std::vector<std::size_t> unsure;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            auto& column = columns_[i];
            if (column.column.type != Type::decimal) continue;
            if (column.decimal != 0) continue;
            const auto numbers = find_decimals(sample_of(column, first_, i));
            // Where a comma separates, and in JSON and Parquet, a point is a decimal point.
            const bool must_be_point = separator_ == ',' || separator_ == 0;
            if (numbers.sign == 0 || (numbers.ambiguous && !must_be_point)) {
                unsure.push_back(i);
                continue;
            }
            column.decimal = sure = numbers.sign;
            said_.push_back({fmt::format("decimal sign of '{}': {}", column.from, column.decimal),
                             fmt::format("decimaltegn i '{}': {}", column.from, column.decimal)});
        }
        for (const auto i : unsure) {
            auto& column = columns_[i];
            const auto numbers = find_decimals(sample_of(column, first_, i));
            column.decimal = sure != 0 ? sure : '.';
            if (sure != 0 || !numbers.ambiguous) continue;
            found_.error(
                column.at,
                {fmt::format("'{}' holds numbers like 1{}234, which can be read in two ways", column.from,
                             numbers.sign),
                 fmt::format("'{}' har tal som 1{}234, der kan læses på to måder", column.from,
                             numbers.sign)},
                {fmt::format("write `decimal: {}` if they are fractions; thousands must have no sign",
                             word_of(numbers.sign)),
                 fmt::format("skriv `decimal: {}`, hvis det er decimaler; tusinder må ikke have tegn",
                             word_of(numbers.sign))});
        }
    }

  private:
    static std::string shown(const TakenColumn& column, std::string_view text) {
        return column.is_identifier() ? "…" : shortened(text, 30);
    }

    void say_dates(const TakenColumn& column) {
        said_.push_back({fmt::format("dates of '{}': {}", column.from, column.dates->written()),
                         fmt::format("datoer i '{}': {}", column.from, column.dates->written())});
    }

    /// Dates like 01-02-2018 all the way: as another column of the file, where that fits.
    void settle_unsure(TakenColumn& column, const Sample& sample, const std::optional<DatePattern>& sure) {
        const auto dates = find_dates(sample);
        if (sample.empty() || (sure && how_many(sample, *sure) == dates.read)) {
            column.dates = sure ? *sure : DatePattern::iso();
            if (!sample.empty()) say_dates(column);
            return;
        }
        column.dates = dates.pattern;
        found_.error(column.at,
                     {fmt::format("the dates of '{}' can be read in two ways: {} or {}", column.from,
                                  dates.pattern->written(), dates.just_as_well->written()),
                      fmt::format("datoerne i '{}' kan læses på to måder: {} eller {}", column.from,
                                  dates.pattern->written(), dates.just_as_well->written())},
                     {fmt::format("write `dates: {}` or `dates: {}` in the mapping", dates.pattern->written(),
                                  dates.just_as_well->written()),
                      fmt::format("skriv `dates: {}` eller `dates: {}` i afbildningen",
                                  dates.pattern->written(), dates.just_as_well->written())});
    }

    std::vector<TakenColumn>& columns_;
    const Records& first_;
    char separator_;
    std::vector<Text>& said_;
    Diagnostics& found_;
};

}  // namespace

const std::vector<DatePattern>& usual_date_patterns() {
    static const auto patterns = [] {
        std::vector<DatePattern> list;
        for (const auto* written : {"yyyy-mm-dd", "dd-mm-yyyy", "mm-dd-yyyy", "dd.mm.yyyy", "dd/mm/yyyy",
                                    "mm/dd/yyyy", "yyyy/mm/dd", "yyyy.mm.dd", "yyyymmdd", "ddmmyyyy",
                                    "mmddyyyy", "ddmonyyyy", "dd-mon-yyyy", "dd mon yyyy"})
            list.push_back(*DatePattern::of(written));
        return list;
    }();
    return patterns;
}

DatesFound find_dates(const Sample& sample) {
    DatesFound found;
    for (const auto& pattern : usual_date_patterns()) {
        const auto read = how_many(sample, pattern);
        if (read == 0 || read * 2 < sample.size()) continue;
        if (read > found.read)
            found = {pattern, {}, read};
        else if (read == found.read)
            found.just_as_well = pattern;
    }
    return found;
}

DecimalsFound find_decimals(const Sample& sample) {
    DecimalsFound found;
    std::size_t points = 0, commas = 0;
    bool sure = false;
    for (const auto text : sample) {
        const auto at = text.find_first_of(".,");
        if (at == std::string_view::npos) continue;
        for (const char sign : {'.', ','})
            if (text[at] == sign && read_decimal(text, enough_decimals, sign).flaw == NumberFlaw::none) {
                ++(sign == '.' ? points : commas);
                sure = sure || !looks_like_thousands(text);
            }
    }
    if (points + commas == 0) return found;
    found.sign = points >= commas ? '.' : ',';
    found.ambiguous = !sure;
    return found;
}

void settle_formats(std::vector<TakenColumn>& columns, const Records& first, char separator,
                    std::vector<Text>& said, Diagnostics& found) {
    Settling settling(columns, first, separator, said, found);
    settling.dates();
    settling.decimals();
}

}  // namespace vaerdi::exchange
