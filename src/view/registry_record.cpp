#include "view/registry_record.h"

#include <array>

#include "view/measure_words.h"

namespace vaerdi::view {

namespace {

std::string level_word(outcome::Level level) {
    constexpr std::array words{"country", "region", "unit"};
    return words[static_cast<std::size_t>(level)];
}

}  // namespace

const JsonFields<RegistryRowRecord>& RegistryRowRecord::json_fields() {
    static const auto list =
        JsonFields<RegistryRowRecord>("registry_row")
            .always("level", &RegistryRowRecord::level,
                    {"country, region or unit", "country, region eller unit"})
            .maybe("name", &RegistryRowRecord::name)
            .always("figures", &RegistryRowRecord::figures, {"Latest period first", "Seneste periode først"});
    return list;
}

const JsonFields<RegistryTableRecord>& RegistryTableRecord::json_fields() {
    static const auto list = JsonFields<RegistryTableRecord>("registry_table")
                                 .always("name", &RegistryTableRecord::name)
                                 .always("title", &RegistryTableRecord::title)
                                 .maybe("standard", &RegistryTableRecord::standard)
                                 .always("rows", &RegistryTableRecord::rows);
    return list;
}

const JsonFields<RegistryRecord>& RegistryRecord::json_fields() {
    static const auto list = JsonFields<RegistryRecord>("registry")
                                 .maybe("title", &RegistryRecord::title)
                                 .always("data", &RegistryRecord::data)
                                 .always("measures", &RegistryRecord::measures);
    return list;
}

RegistryRecord registry_record(const outcome::ResolvedMeasures& measures, const warehouse::DataSet& data,
                               const std::vector<outcome::Registry>& tables, Language language) {
    RegistryRecord record{measures.title.in(language), data_set_record(data), {}};
    for (const auto& table : tables) {
        const auto& measure = measures.measures[table.measure];
        RegistryTableRecord made{measure.name, measure.title.in(language), measure.standard, {}};
        for (const auto& row : table.rows) {
            const bool country = row.level == outcome::Level::country;
            RegistryRowRecord of{level_word(row.level), country ? "" : group_words(row.name, language), {}};
            for (const auto& figure : row.periods) {
                of.figures.push_back(measure_figure_record(measure, figure, language));
                of.figures.back().period = period_words(outcome::Period::year, figure.key.period, language);
            }
            made.rows.push_back(std::move(of));
        }
        record.measures.push_back(std::move(made));
    }
    return record;
}

}  // namespace vaerdi::view
