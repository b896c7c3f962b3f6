// What patients answered and what was measured: questionnaire responses, observations.
#include <fmt/format.h>

#include <algorithm>

#include "fhir/taking.h"

namespace vaerdi::fhir {
namespace {

constexpr std::string_view between_values = "; ";

/// The number that a coded answer counts, where the answer carries one.
std::string_view weight_of(Json coding) {
    for (const auto extension : coding["extension"]) {
        const auto url = extension["url"].text();
        if (url == "http://hl7.org/fhir/StructureDefinition/ordinalValue" ||
            url == "http://hl7.org/fhir/StructureDefinition/itemWeight")
            return extension["valueDecimal"].written();
    }
    return {};
}

/// A value[x] as text; absent when there is none, or none that one text can hold.
std::optional<std::string> simple_value(Json holder) {
    const auto number = [](Json written) {
        return written.kind() == Json::Kind::number ? plain_decimal(written.written()) : std::nullopt;
    };
    const auto coded = [&](Json coding) -> std::optional<std::string> {
        if (const auto weight = weight_of(coding); !weight.empty()) return plain_decimal(weight);
        const auto code = coding["code"].text();
        return code.empty() ? std::nullopt : std::optional(std::string(code));
    };
    if (const auto value = holder["valueInteger"]) return number(value);
    if (const auto value = holder["valueDecimal"]) return number(value);
    if (const auto value = holder["valueCoding"]) return coded(value);
    if (const auto value = holder["valueCodeableConcept"]) return coded(value["coding"].first());
    if (const auto value = holder["valueBoolean"]; value.kind() == Json::Kind::truth)
        return value.written() == "true" ? "yes" : "no";
    if (const auto value = holder["valueDateTime"])
        return value.text().empty() ? std::nullopt : std::optional(std::string(value.text().substr(0, 10)));
    for (const auto* const key : {"valueString", "valueDate", "valueTime", "valueUri"})
        if (const auto text = holder[key].text(); !text.empty()) return std::string(text);
    return {};
}

bool has_some_value(Json holder) {
    for (auto member = holder.first(); member; member = member.next())
        if (member.key().starts_with("value")) return true;
    return false;
}

/// The answers of a questionnaire, also those of items within items.
class Items {
  public:
    Items(const Taking& from, const std::vector<std::string_view>& wanted, ResponseRecord& into)
        : from_(from), wanted_(wanted), into_(into) {}

    void read(Json holder) {
        for (const auto item : holder["item"]) {
            const auto link_id = item["linkId"].text();
            const bool is_wanted = std::ranges::binary_search(wanted_, link_id);
            for (const auto answer : item["answer"]) {
                if (is_wanted) take(link_id, answer);
                read(answer);
            }
            read(item);
        }
    }

  private:
    void take(std::string_view link_id, Json answer) {
        auto value = answer["valueQuantity"] ? quantity(answer["valueQuantity"]) : simple_value(answer);
        if (!value) {
            if (has_some_value(answer))
                from_.finding(
                    fmt::format(".item.where(linkId='{}').answer", shortened(link_id)), {},
                    {"the answer has no single value", "svaret har ingen enkelt værdi"},
                    {"answer with a number, a code or a text", "svar med et tal, en kode eller en tekst"});
            return;
        }
        const auto number = from_.into().link_ids.number(link_id);
        const auto same =
            std::ranges::find(into_.items, number, &std::pair<std::uint32_t, std::string>::first);
        if (same == into_.items.end())
            into_.items.emplace_back(number, std::move(*value));
        else
            same->second.append(between_values).append(*value);
    }
    static std::optional<std::string> quantity(Json value) {
        return value["value"].kind() == Json::Kind::number ? plain_decimal(value["value"].written())
                                                           : std::nullopt;
    }

    const Taking& from_;
    const std::vector<std::string_view>& wanted_;
    ResponseRecord& into_;
};

/// The value of an observation or component, with what is wrong in it.
void take_value(const Taking& from, Json holder, const std::string& path, ReadingRecord& into) {
    const auto no_number = [&](std::string_view member, Text why) {
        from.finding(path + std::string(member), {}, std::move(why),
                     {"give a number with its unit (UCUM)", "angiv et tal med enhed (UCUM)"});
    };
    if (const auto quantity = holder["valueQuantity"]) {
        const auto unit = quantity["code"].text().empty() ? quantity["unit"].text() : quantity["code"].text();
        if (!unit.empty()) into.unit = from.into().words.number(shortened(unit));
        const auto value = quantity["value"].kind() == Json::Kind::number
                               ? plain_decimal(quantity["value"].written())
                               : std::nullopt;
        if (!value) return no_number(".valueQuantity.value", {"is no number", "er intet tal"});
        if (quantity["comparator"])
            return no_number(".valueQuantity.comparator",
                             {"the value is a bound (less than, more than), not a number",
                              "værdien er en grænse (mindre end, mere end), ikke et tal"});
        into.value = *value;
        into.known = true;
        return;
    }
    auto value = simple_value(holder);
    if (!value) {
        if (has_some_value(holder))
            no_number(".value",
                      {"the observation has no single value", "observationen har ingen enkelt værdi"});
        return;
    }
    into.value = std::move(*value);
    into.known = true;
}

}  // namespace

Outcome take_response(const Taking& from, const Wanted& wanted) {
    const auto status = from["status"].text();
    if (status == "entered-in-error") return Outcome::in_error;
    if (status == "in-progress") return Outcome::unfinished;
    const auto& request = wanted.request;
    const auto questionnaire = from["questionnaire"].text();
    const auto is_asked = [&](const std::string& asked) { return same_questionnaire(questionnaire, asked); };
    std::vector<std::string_view> items;
    ResponseRecord response{{from.record()}};
    response.makes_row = request.one == RowOf::questionnaire_response &&
                         (request.code.empty() || std::ranges::any_of(request.code, is_asked));
    if (response.makes_row) items.assign(request.items.begin(), request.items.end());
    bool joined = false;
    for (const auto& answers : request.answers) {
        if (!is_asked(answers.questionnaire)) continue;
        joined = true;
        items.insert(items.end(), answers.items.begin(), answers.items.end());
    }
    if (!response.makes_row && !joined) return Outcome::other_code;
    std::ranges::sort(items);
    response.status = from.status();
    response.questionnaire = from.into().words.number(questionnaire);
    response.patient = from.patient("subject");
    response.encounter = from.reference(from["encounter"], "Encounter");
    response.date = from.date({{"authored"}}, ".authored");
    if (const auto author = from["author"])
        response.performers.push_back({from.reference(author, "Practitioner"), {}});
    Items(from, items, response).read(from.body());
    from.into().responses.push_back(std::move(response));
    return from.into().responses.back().makes_row ? Outcome::made_row : Outcome::looked_through;
}

Outcome take_observation(const Taking& from, const Wanted& wanted) {
    const auto status = from["status"].text();
    if (status == "entered-in-error") return Outcome::in_error;
    if (status == "cancelled" || status == "registered") return Outcome::not_done;
    struct Part {
        Json holder;
        std::string path;
        CodingList code;
        bool row = false;
    };
    std::vector<Part> parts;
    bool other_code = false;
    const auto consider = [&](Json holder, std::string path) {
        Part part{holder, std::move(path), from.codings(holder["code"])};
        const auto any = [&](const ChosenCodes& chosen) {
            return std::ranges::any_of(part.code, [&](auto one) { return chosen.holds(one); });
        };
        part.row =
            wanted.request.one == RowOf::observation && (wanted.row_codes.all() || any(wanted.row_codes));
        if (part.row || std::ranges::any_of(wanted.reading_codes, any))
            parts.push_back(std::move(part));
        else
            other_code = true;
    };
    const bool is_panel = from["component"].first() || from["hasMember"].first();
    if (has_some_value(from.body()) || !is_panel) consider(from.body(), "");
    int number = 0;
    for (const auto component : from["component"])
        consider(component, fmt::format(".component[{}]", number++));
    if (parts.empty()) return other_code ? Outcome::other_code : Outcome::no_value;

    ReadingRecord common{{from.record()}};
    common.status = from.status();
    common.patient = from.patient("subject");
    common.encounter = from.reference(from["encounter"], "Encounter");
    common.date =
        from.date({{"effectiveDateTime"}, {"effectivePeriod", true}, {"effectiveInstant"}}, ".effective");
    for (const auto performer : from["performer"])
        common.performers.push_back({from.reference(performer, "Practitioner"), {}});
    bool row = false;
    for (auto& part : parts) {
        auto reading = common;
        reading.code = std::move(part.code);
        reading.makes_row = part.row;
        row = row || part.row;
        take_value(from, part.holder, part.path, reading);
        from.into().readings.push_back(std::move(reading));
    }
    return row ? Outcome::made_row : Outcome::looked_through;
}

}  // namespace vaerdi::fhir
