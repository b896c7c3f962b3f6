// A life table of the catalogue, for people and for programs.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/numerals.h"
#include "view/catalogue_entry.h"

namespace vaerdi::view {
namespace {

using catalogue::LifeTable;
using catalogue::Mortality;
using nlohmann::ordered_json;

Text sex_title(std::string_view sex) {
    if (sex == "women") return {"Women", "Kvinder"};
    if (sex == "men") return {"Men", "Mænd"};
    return {"Women and men", "Kvinder og mænd"};
}

/// "0: 83.4; 60: 25.2"; ages of which nothing is said are left out.
template <class Said>
std::string by_age(const Said& said) {
    std::string text;
    for (const int age : {0, 20, 40, 60, 70, 80, 90}) {
        const std::string figure = said(age);
        if (!figure.empty()) text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", age, figure);
    }
    return text;
}

std::string ages_text(const LifeTable& table, const Mortality& of, Language language) {
    const auto beyond =
        of.is_open()
            ? pick(language, "; the last stands for all above it", "; den sidste står for alle derover")
        : table.level_beyond
            ? pick(language, "; then the last probability goes on",
                   "; derefter fortsætter den sidste sandsynlighed")
            : pick(language, "; a case may not go further", "; en værdicase må ikke gå videre");
    return fmt::format("{} – {}{}", of.first_age, of.last_age(), beyond);
}

std::string dying_text(const Mortality& of, Language language) {
    return by_age([&](int age) {
        if (age < of.first_age || age > of.last_age()) return std::string();
        return percent(of.dying[static_cast<std::size_t>(age - of.first_age)], 2, language);
    });
}

std::string lived_text(const LifeTable& table, const Mortality& of, Language language) {
    return by_age([&](int age) {
        const auto years = catalogue::life_expectancy(table, of, age);
        return years ? number(*years, 1, language) : std::string();
    });
}

ordered_json both_languages(const Text& text) { return {{"en", text.en}, {"da", text.da}}; }

}  // namespace

std::vector<SheetLine> life_table_sheet(const LifeTable& table, Language language) {
    std::vector<SheetLine> lines;
    const auto line = [&](const Text& label, const std::string& value) {
        if (!value.empty()) lines.push_back({label.in(language), value});
    };
    const auto of_sex = [](const Mortality& of, const char* en, const char* da) {
        const auto sex = sex_title(of.sex);
        return Text(sex.en + en, sex.da + da);
    };
    line({"Population", "Befolkning"}, table.region.in(language));
    line({"Period", "Periode"}, table.period);
    for (const auto& of : table.by_sex) {
        line(of_sex(of, ": ages", ": aldre"), ages_text(table, of, language));
        line(of_sex(of, ": years left to live at age", ": restlevetid i år ved alder"),
             lived_text(table, of, language));
        line(of_sex(of, ": dying within the year at age", ": dør inden for året ved alder"),
             dying_text(of, language));
    }
    line({"Evidence", "Evidens"}, evidence_text(table.evidence, language));
    line({"Source", "Kilde"}, table.source);
    line({"Source read", "Kilde læst"}, table.accessed);
    line({"Note", "Bemærkning"}, table.note.in(language));
    line({"In a case", "I en værdicase"},
         fmt::format("1 - (1 - lookup({}.{}, age)) ^ cycle_length", table.id, table.by_sex.front().sex));
    return lines;
}

ordered_json life_table_json(const LifeTable& table) {
    ordered_json json;
    if (!table.region.empty()) json["region"] = both_languages(table.region);
    json["period"] = table.period;
    if (table.level_beyond) json["beyond"] = "level";
    for (const auto& of : table.by_sex) {
        auto& one = json["mortality"][of.sex];
        one["first_age"] = of.first_age;
        one["dying"] = of.dying;
        if (const auto years = catalogue::life_expectancy(table, of, of.first_age))
            one["life_expectancy"] = *years;
    }
    const auto evidence = table.evidence ? table.evidence.value : document::Evidence::assumption;
    json["evidence"] = document::Choices<document::Evidence>::names()[static_cast<std::size_t>(evidence)];
    if (!table.source.empty()) json["source"] = table.source;
    if (!table.accessed.empty()) json["accessed"] = table.accessed;
    if (!table.note.empty()) json["note"] = both_languages(table.note);
    return json;
}

}  // namespace vaerdi::view
