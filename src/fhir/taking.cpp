#include "fhir/taking.h"

#include <algorithm>
#include <charconv>

namespace vaerdi::fhir {

std::string plain_identifier(std::string_view system, std::string_view value) {
    std::string plain(value);
    if (system == danish_cpr)
        std::erase_if(plain, [](char letter) { return letter == '-' || letter == ' '; });
    return plain;
}

std::optional<std::string> plain_decimal(std::string_view written) {
    constexpr int longest = 60;
    const auto exponent_at = written.find_first_of("eE");
    if (exponent_at == std::string_view::npos) return std::string(written);
    auto exponent_text = written.substr(exponent_at + 1);
    if (exponent_text.starts_with('+')) exponent_text.remove_prefix(1);
    int exponent = 0;
    const auto* end = exponent_text.data() + exponent_text.size();
    if (const auto [stop, failed] = std::from_chars(exponent_text.data(), end, exponent);
        failed != std::errc{} || stop != end || exponent > longest || exponent < -longest)
        return {};
    auto number = written.substr(0, exponent_at);
    std::string plain;
    if (number.starts_with('-')) plain = "-", number.remove_prefix(1);
    const auto point = std::min(number.find('.'), number.size());
    std::string digits(number.substr(0, point));
    if (point < number.size()) digits += number.substr(point + 1);
    const auto before = static_cast<int>(point) + exponent;  // digits before the point
    if (before <= 0) digits.insert(0, static_cast<std::size_t>(1 - before), '0');
    const auto whole = static_cast<std::size_t>(std::max(before, 1));
    if (digits.size() < whole) digits.append(whole - digits.size(), '0');
    plain += digits.substr(0, whole);
    if (digits.size() > whole) plain += "." + digits.substr(whole);
    return plain;
}

std::vector<Identifier> Taking::identifiers() const {
    std::vector<Identifier> found;
    for (const auto item : body_["identifier"]) {
        const auto system = item["system"].text();
        if (auto value = plain_identifier(system, item["value"].written()); !value.empty())
            found.push_back({std::string(system), std::move(value), item["use"].text() == "old"});
    }
    return found;
}

std::uint32_t Taking::coding(Json coding) const {
    const auto code = coding["code"].text();
    return code.empty() ? no_word : into_.codings.number(coding_word(coding["system"].text(), code));
}

void Taking::add_codings(Json concept_or_list, CodingList& to) const {
    for (const auto item : concept_or_list) add_codings(item, to);
    for (const auto item : concept_or_list["coding"])
        if (const auto number = coding(item); number != no_word && std::ranges::find(to, number) == to.end())
            to.push_back(number);
}
CodingList Taking::codings(Json concept_or_list) const {
    CodingList found;
    add_codings(concept_or_list, found);
    return found;
}

ReferenceNumber Taking::reference(Json reference, std::string_view type) const {
    if (const auto number = into_.references.number(reference["reference"].text(), from_);
        number != no_reference)
        return number;
    const auto identifier = reference["identifier"];
    const auto system = identifier["system"].text();
    if (!reference["type"].text().empty()) type = reference["type"].text();
    return into_.references.number(type, system, plain_identifier(system, identifier["value"].written()));
}

std::vector<ReferenceNumber> Taking::references(Json list, std::string_view type) const {
    std::vector<ReferenceNumber> found;
    for (const auto item : list)
        if (const auto number = reference(item, type); number != no_reference) found.push_back(number);
    return found;
}

Moment Taking::date(Json value, std::string_view path) const {
    if (!value) return {};
    // Of a patient no value is shown: it tells who it is.
    const auto shown = type_ == "Patient" ? std::string{} : shortened(value.written());
    const auto moment = read_moment(value.text());
    if (!moment) {
        finding(path, shown, {"is no date", "er ingen dato"},
                {"dates are written 2018-09-01 or 2018-09-01T14:05:00+02:00",
                 "datoer skrives 2018-09-01 eller 2018-09-01T14:05:00+02:00"});
        return {};
    }
    if (!moment->is_day())
        finding(path, shown,
                {"the day is not written: the date counts as unknown",
                 "dagen er ikke skrevet: datoen regnes som ukendt"},
                {"write the whole date, 2018-09-01", "skriv hele datoen, 2018-09-01"});
    return *moment;
}

Moment Taking::date(std::initializer_list<Dated> elements, std::string_view missing) const {
    bool there = from_.contained;
    for (const auto& [element, period] : elements) {
        const auto value = period ? body_[element]["start"] : body_[element];
        if (!value) continue;
        there = true;
        const auto path = "." + std::string(element) + (period ? ".start" : "");
        if (const auto moment = date(value, path); moment.known) return moment;
    }
    if (!there)
        finding(missing, {}, {"the date is missing", "datoen mangler"},
                {"write when it was", "skriv, hvornår det var"});
    return {};
}

ReferenceNumber Taking::patient(std::string_view element) const {
    const auto number = reference(body_[element], "Patient");
    if (number == no_reference && !from_.contained)
        finding("." + std::string(element), {},
                {"no patient is named: nothing can be joined", "der er ingen patient: intet kan knyttes til"},
                {"give the reference to the patient", "angiv henvisningen til patienten"});
    return number;
}

std::uint32_t Taking::status() const {
    const auto status = body_["status"].text();
    return status.empty() ? no_word : into_.words.number(shortened(status));
}

void Taking::finding(std::string_view path, std::string value, Text why, Text mend, bool left_out) const {
    findings_({.file = file_,
               .record = place_.source.record,
               .path = path_of(place_, std::string(type_).append(path)),
               .value = std::move(value),
               .why = std::move(why),
               .mend = std::move(mend),
               .row_left_out = left_out});
}

}  // namespace vaerdi::fhir
