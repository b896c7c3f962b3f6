#include "catalogue/life_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "catalogue/entry_checks.h"
#include "math/formula_graph.h"

namespace vaerdi::catalogue {
namespace {

constexpr int greatest_age = 150;

/// The probability written for an age; a mistake is reported with its place.
std::optional<double> probability_at(int age, const document::Formula& written, Diagnostics& diagnostics) {
    const auto quantity = math::parse_quantity(written.value, written.at, diagnostics);
    if (!quantity) return {};
    if (quantity->unit.is_dimensionless() && quantity->value >= 0 && quantity->value <= 1)
        return quantity->value;
    diagnostics.error(
        written.at,
        {fmt::format("the probability of dying at {} is '{}'; it lies between 0 and 1", age, written.value),
         fmt::format("sandsynligheden for at dø som {}-årig er '{}'; den ligger mellem 0 og 1", age,
                     written.value)},
        {"write it as a share: 4.92 per thousand is 0.00492 or 0.492 %",
         "skriv den som en andel: 4,92 promille er 0.00492 eller 0.492 %"});
    return {};
}

/// Reports an age that does not follow the one before.
bool follows(const std::string& written, Position at, std::optional<int> age, std::optional<int> before,
             Diagnostics& diagnostics) {
    if (!age || *age < 0 || *age > greatest_age) {
        diagnostics.error(at,
                          {fmt::format("'{}' is not a whole age", written),
                           fmt::format("'{}' er ikke en hel alder", written)},
                          {"write the age in years, e.g. 60: 0.00492", "skriv alderen i år, fx 60: 0.00492"});
        return false;
    }
    if (!before || *age == *before + 1) return true;
    diagnostics.error(at,
                      {fmt::format("after {} comes {}, not {}", *before, *before + 1, *age),
                       fmt::format("efter {} kommer {}, ikke {}", *before, *before + 1, *age)},
                      {"give every age once, from the youngest to the oldest",
                       "giv hver alder én gang, fra den yngste til den ældste"});
    return false;
}

Mortality mortality_of(const char* sex, const document::Dictionary<document::Formula>& written,
                       Diagnostics& diagnostics) {
    Mortality mortality;
    mortality.sex = sex;
    std::optional<int> before;
    for (const auto& entry : written) {
        const auto age = whole_number(entry.name);
        const bool good = follows(entry.name, entry.at, age, before, diagnostics);
        if (age) before = age;
        const auto dying = good ? probability_at(*age, entry.value, diagnostics) : std::nullopt;
        if (!dying) continue;
        if (mortality.dying.empty()) mortality.first_age = *age;
        mortality.dying.push_back(*dying);
    }
    return mortality;
}

/// `2019` or `2018-2019`.
bool is_period(std::string_view written) {
    const auto year = [](std::string_view text) {
        const auto value = whole_number(text);
        return text.size() == 4 && value ? *value : 0;
    };
    const auto dash = written.find('-');
    if (dash == std::string_view::npos) return year(written) > 0;
    const auto first = year(written.substr(0, dash)), last = year(written.substr(dash + 1));
    return first > 0 && first < last;
}

}  // namespace

const Mortality* LifeTable::of(std::string_view sex) const {
    const auto found = std::ranges::find(by_sex, sex, &Mortality::sex);
    return found == by_sex.end() ? nullptr : &*found;
}

LifeTable life_table_of(const LifeTableDocument& document, const std::string& id, Position at,
                        Diagnostics& diagnostics) {
    LifeTable table;
    table.id = id;
    table.title = document.title;
    table.region = document.region;
    table.period = document.period.value;
    table.level_beyond = static_cast<bool>(document.beyond);
    table.source = document.source.value;
    table.accessed = document.accessed.value;
    table.note = document.note;
    table.evidence = document.evidence;
    if (document.accessed) check_date(document.accessed, diagnostics);
    if (document.period && !is_period(document.period.value)) {
        diagnostics.error(document.period.at,
                          {fmt::format("'{}' is not a calendar year or a span of years", table.period),
                           fmt::format("'{}' er ikke et kalenderår eller et spænd af år", table.period)},
                          {"write e.g. 2019 or 2018-2019", "skriv fx 2019 eller 2018-2019"});
    }
    const std::pair<const char*, const document::Dictionary<document::Formula>*> sexes[] = {
        {"women", &document.women}, {"men", &document.men}, {"both", &document.both}};
    for (const auto& [sex, written] : sexes) {
        if (written->empty()) continue;
        auto mortality = mortality_of(sex, *written, diagnostics);
        if (table.level_beyond && mortality.is_open()) {
            diagnostics.warning(document.beyond.at,
                                {fmt::format("'{}': all die at {}, so nobody is left for `beyond`", sex,
                                             mortality.last_age()),
                                 fmt::format("'{}': alle dør som {}-årige, så ingen er tilbage til `beyond`",
                                             sex, mortality.last_age())},
                                {"remove `beyond`", "fjern `beyond`"});
        }
        table.by_sex.push_back(std::move(mortality));
    }
    if (table.by_sex.empty()) {
        diagnostics.error(
            at,
            {fmt::format("the life table '{}' holds no probabilities", id),
             fmt::format("dødelighedstavlen '{}' rummer ingen sandsynligheder", id)},
            {"add women:, men: or both: with the probability of dying by whole age, e.g. women: {60: 0.0049}",
             "tilføj women:, men: eller both: med sandsynligheden for at dø efter hel alder, fx women: {60: "
             "0.0049}"});
    }
    return table;
}

std::optional<double> life_expectancy(const LifeTable& table, const Mortality& of, int age) {
    if (age < of.first_age || age > of.last_age()) return {};
    double alive = 1, years = 0;
    for (auto at = static_cast<std::size_t>(age - of.first_age); at < of.dying.size(); ++at) {
        years += alive * (1 - of.dying[at] / 2);
        alive *= 1 - of.dying[at];
    }
    if (alive == 0) return years;
    const double last = of.dying.back();
    if (!table.level_beyond || !(last > 0)) return {};
    return years + alive * (1 / last - 0.5);  // the same each year for ever: a geometric row
}

}  // namespace vaerdi::catalogue
