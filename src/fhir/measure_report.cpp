#include "fhir/measure_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace vaerdi::fhir {
namespace {

using Written = nlohmann::ordered_json;

constexpr auto measure_population = "http://terminology.hl7.org/CodeSystem/measure-population";
constexpr std::size_t longest_id = 64;

/// A name as an id of FHIR: letters, digits, hyphen and point only.
std::string fhir_id(std::string_view name) {
    std::string id(name.substr(0, longest_id));
    for (auto& letter : id) {
        const bool fits = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                          (letter >= '0' && letter <= '9') || letter == '-' || letter == '.';
        if (!fits) letter = '-';
    }
    return id.empty() ? "measure" : id;
}

/// In braces a list of one is a list for one compiler and its item for another.
Written list_of_one(Written item) {
    auto list = Written::array();
    list.push_back(std::move(item));
    return list;
}

Written masked() {
    const Written reason{{"url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason"},
                         {"valueCode", "masked"}};
    Written made;
    made["extension"] = list_of_one(reason);
    return made;
}

Written population(Written code, std::int64_t count, bool suppressed) {
    Written made;
    made["code"] = std::move(code);
    if (suppressed)
        made["_count"] = masked();
    else
        made["count"] = count;
    return made;
}
Written standard_code(const char* code, const char* display) {
    const Written coding{{"system", measure_population}, {"code", code}, {"display", display}};
    Written made;
    made["coding"] = list_of_one(coding);
    return made;
}

Written text_only(std::string_view text) {
    Written made;
    made["text"] = text;
    return made;
}

Written group_of(const MeasureFigure& figure, Language language) {
    auto populations = Written::array();
    if (figure.numerator)
        populations.push_back(
            population(standard_code("numerator", "Numerator"), *figure.numerator, figure.suppressed));
    if (figure.denominator)
        populations.push_back(
            population(standard_code("denominator", "Denominator"), *figure.denominator, figure.suppressed));
    if (figure.unknown)  // the code system has none for those whose outcome is not known
        populations.push_back(
            population(text_only(pick(language, "Unknown", "Uoplyst")), *figure.unknown, figure.suppressed));
    Written group;
    group["code"]["text"] = figure.measure;
    if (!populations.empty()) group["population"] = std::move(populations);
    if (figure.suppressed) {
        group["measureScore"] = masked();
    } else if (figure.score) {
        group["measureScore"] = {{"value", *figure.score},
                                 {"unit", figure.score_unit},
                                 {"system", "http://unitsofmeasure.org"},
                                 {"code", figure.score_unit}};
    }
    return group;
}

}  // namespace

std::string measure_report(const MeasureFigure& figure, Language language) {
    const auto id = fhir_id(figure.measure);
    const auto& title = figure.title.in(language);
    Written measure{{"resourceType", "Measure"}, {"id", id}, {"name", figure.measure}, {"status", "active"}};
    if (!title.empty()) measure["title"] = title;
    Written report{{"resourceType", "MeasureReport"},
                   {"language", std::string(pick(language, "en", "da"))},
                   {"contained", list_of_one(std::move(measure))},
                   {"status", "complete"},
                   {"type", "summary"},
                   {"measure", "#" + id}};
    if (!figure.made_at.empty()) report["date"] = figure.made_at;
    if (!figure.unit.empty() || !figure.unit_name.empty()) {
        Written reporter;
        reporter["type"] = "Organization";
        if (!figure.unit.empty())
            reporter["identifier"] = {{"system", figure.unit_system}, {"value", figure.unit}};
        if (!figure.unit_name.empty()) reporter["display"] = figure.unit_name;
        report["reporter"] = std::move(reporter);
    }
    report["period"] = {{"start", iso(figure.from)}, {"end", iso(figure.to)}};
    report["group"] = list_of_one(group_of(figure, language));
    return report.dump(-1, ' ', false, Written::error_handler_t::replace) + "\n";
}

}  // namespace vaerdi::fhir
