#include "fhir/request.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "fhir/moment.h"

namespace vaerdi::fhir {
namespace {

class Columns {
  public:
    void with(std::string_view prefix, std::initializer_list<std::string_view> names) {
        for (const auto name : names) all.push_back(fmt::format("{}{}", prefix, name));
    }
    std::vector<std::string> all;
};

void own_columns(const Request& request, Columns& into) {
    switch (request.one) {
        case RowOf::procedure:
            into.with("procedure_", {"id", "status", "date", "end", "code", "site", "reason"});
            return;
        case RowOf::encounter:
            return;  // those of its part
        case RowOf::observation:
            into.with("observation_", {"id", "status", "date", "time", "code", "value", "unit"});
            return;
        case RowOf::questionnaire_response:
            into.with("response_", {"id", "status", "date", "questionnaire"});
            for (const auto& item : request.items) into.with("item_", {item});
            return;
    }
}

void mistakes_in_window(const Window& window, const std::string& part, std::vector<RequestMistake>& into) {
    constexpr int furthest = 12 * 200;
    for (const auto& offset : {window.from, window.to, window.at}) {
        if (std::abs(offset.months) <= furthest && std::abs(offset.days) <= furthest * 31) continue;
        into.push_back({part,
                        {"the window reaches more than 200 years away", "vinduet når over 200 år væk"},
                        {"write a shorter distance", "skriv en kortere afstand"}});
        return;
    }
    // The order of two distances hardly depends on the day they are counted from; this one is as good as any.
    const auto at = [](const Offset& by) {
        return moved(Date{std::chrono::year(2001) / std::chrono::January / 1}, by);
    };
    if (at(window.from) > at(window.at) || at(window.at) > at(window.to))
        into.push_back({part,
                        {"the window must begin before the time aimed at and end after it",
                         "vinduet skal begynde før det tidspunkt, der sigtes mod, og slutte efter det"},
                        {"e.g. from 9 months to 15 months, at 12 months",
                         "fx fra 9 måneder til 15 måneder, ved 12 måneder"}});
}

void mistakes_in_codes(const Codes& codes, const std::string& part, std::vector<RequestMistake>& into) {
    for (const auto& code : codes) {
        const auto bar = code.find('|');
        const auto bare = bar == std::string::npos ? code : code.substr(bar + 1);
        if (bare.empty() || bare == "*" || bare.find('*') < bare.size() - 1)
            into.push_back({part,
                            {fmt::format("'{}' is no code", code), fmt::format("'{}' er ingen kode", code)},
                            {"write KNGB20, system|KNGB20 or KNGB*; to have all, leave the codes out",
                             "skriv KNGB20, system|KNGB20 eller KNGB*; udelad koderne for at få alle"}});
    }
}

void mistakes_in_items(const std::vector<std::string>& items, const std::string& part,
                       std::vector<RequestMistake>& into) {
    if (items.empty())
        into.push_back(
            {part,
             {"no items are named", "der er ikke nævnt nogen spørgsmål"},
             {"list the linkIds of the items to bring", "nævn linkId for de spørgsmål, der skal med"}});
}

}  // namespace

std::vector<std::string> columns_of(const Request& request) {
    Columns columns;
    own_columns(request, columns);
    if (request.patient) columns.with("patient_", {"id", "birth_date", "gender", "deceased", "death_date"});
    if (request.encounter || request.one == RowOf::encounter)
        columns.with("encounter_",
                     {"id", "status", "class", "type", "start", "end", "reason", "unit", "unit_name"});
    if (request.performer) columns.with("performer_", {"id"});
    for (const auto& device : request.devices)
        columns.with(device.name, {"_type", "_manufacturer", "_name", "_model", "_udi", "_lot"});
    for (const auto& event : request.events) columns.with(event.name, {"", "_date", "_code", "_reason"});
    for (const auto& answers : request.answers) {
        columns.with(answers.name, {"_date"});
        for (const auto& item : answers.items) columns.with(answers.name + "_", {item});
    }
    for (const auto& reading : request.readings) columns.with(reading.name, {"", "_unit", "_date"});
    return std::move(columns.all);
}

bool tells_who(std::string_view column) { return column == "patient_id" || column == "performer_id"; }

std::vector<RequestMistake> mistakes_in(const Request& request) {
    std::vector<RequestMistake> found;
    const auto named = [&](const std::string& kind, const std::string& name) {
        if (name.empty())
            found.push_back({kind,
                             {"a name is missing", "der mangler et navn"},
                             {"name it: its columns are called so", "navngiv den: kolonnerne hedder sådan"}});
        return kind + "." + name;
    };
    if (request.one != RowOf::questionnaire_response)
        mistakes_in_codes(request.code, "code", found);
    else
        mistakes_in_items(request.items, "items", found);
    if (request.performer) mistakes_in_codes(request.performer->function, "performer.function", found);
    for (const auto& device : request.devices) {
        const auto part = named("devices", device.name);
        mistakes_in_codes(device.type, part, found);
        if (request.one != RowOf::procedure)
            found.push_back({part,
                             {"only a procedure has devices", "kun en procedure har udstyr"},
                             {"take the device out, or make rows of procedures",
                              "fjern udstyret, eller lav rækker af procedurer"}});
    }
    for (const auto& event : request.events) {
        const auto part = named("events", event.name);
        mistakes_in_codes(event.code, part, found);
        if (event.same_site && (request.one != RowOf::procedure || event.of != EventOf::procedure))
            found.push_back({part,
                             {"only two procedures can be on the same site",
                              "kun to procedurer kan være samme sted på kroppen"},
                             {"take same site out", "fjern samme sted"}});
    }
    for (const auto& answers : request.answers) {
        const auto part = named("answers", answers.name);
        mistakes_in_items(answers.items, part, found);
        mistakes_in_window(answers.window, part, found);
        if (answers.questionnaire.empty())
            found.push_back({part,
                             {"the questionnaire is missing", "spørgeskemaet mangler"},
                             {"write its canonical address", "skriv dets kanoniske adresse"}});
    }
    for (const auto& reading : request.readings) {
        const auto part = named("readings", reading.name);
        mistakes_in_codes(reading.code, part, found);
        mistakes_in_window(reading.window, part, found);
        if (reading.code.empty())
            found.push_back(
                {part,
                 {"the code is missing", "koden mangler"},
                 {"write which observations are meant", "skriv, hvilke observationer der menes"}});
    }
    std::unordered_set<std::string> seen;
    for (const auto& column : columns_of(request))
        if (!seen.insert(column).second)
            found.push_back({"",
                             {fmt::format("two columns would be called '{}'", column),
                              fmt::format("to kolonner ville hedde '{}'", column)},
                             {"give each part its own name, and each item once",
                              "giv hver del sit eget navn, og hvert spørgsmål én gang"}});
    return found;
}

}  // namespace vaerdi::fhir
