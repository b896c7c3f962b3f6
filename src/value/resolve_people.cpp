// The people of an individual model: how many are simulated, and what differs between them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "value/individual_binding.h"

namespace vaerdi::value {
namespace {

constexpr double most_people = 10'000'000, most_people_of_a_draw = 1'000'000;
constexpr std::size_t most_rows_of_people = 100'000;

void how_many(Resolving& r, const Formula& written, double most, std::size_t& into) {
    if (!is_given(written)) return;
    const auto number = fixed_number(r, written, Unit(), {"a number of people", "et antal personer"});
    if (!number) return;
    if (!(*number >= 1) || *number > most || *number != std::floor(*number)) {
        r.error(written.at,
                {fmt::format("{} people cannot be simulated", written.value),
                 fmt::format("{} personer kan ikke simuleres", written.value)},
                {fmt::format("write a whole number from 1 to {:.0f}", most),
                 fmt::format("skriv et helt tal fra 1 til {:.0f}", most)});
        return;
    }
    into = static_cast<std::size_t>(*number);
}

std::optional<double> plain(Resolving& r, const Formula& text) {
    return fixed_number(r, text, Unit(), {"what a person brings", "det, en person har med"});
}

bool can_be_attribute(Resolving& r, const HealthModel& model, const std::string& name, Position at) {
    const auto& known = model.individual->attributes;
    if (std::ranges::find(known, name, &PersonAttribute::id) != known.end()) {
        r.error(at,
                {fmt::format("'{}' stands both among the attributes and in the table", name),
                 fmt::format("'{}' står både blandt egenskaberne og i tabellen", name)},
                {"keep one of them", "behold den ene"});
        return false;
    }
    const bool taken = name != "age" && (is_health_name(name) || name == "year" || name == "follow_up_year" ||
                                         name == "patients" || name == "procedures" || name == "units");
    if (slug(name) == name && !taken && !r.document.parameters.find(name)) return true;
    r.error(at,
            {fmt::format("'{}' cannot be the name of an attribute", name),
             fmt::format("'{}' kan ikke være navnet på en egenskab", name)},
            {"use small letters, digits and _ , and no name that stands for something else",
             "brug små bogstaver, cifre og _ , og ikke et navn, der står for noget andet"});
    return false;
}

std::optional<health::Attribute> drawn(Resolving& r, const AttributeDocument& written) {
    health::Attribute made;
    const NumberReader number = [&](const Formula& text) { return plain(r, text); };
    bool has_family = false;
    const auto distribution = resolve_family(r, written, number, number, has_family);
    const int ways =
        (has_family ? 1 : 0) + (is_given(written.share) ? 1 : 0) + (is_given(written.value) ? 1 : 0);
    if (ways != 1 || written.dirichlet || written.mvnormal) {
        if (!r.misread.contains(written.at))
            r.error(written.at,
                    {"an attribute is one distribution, a share, or a value",
                     "en egenskab er én fordeling, en andel eller en værdi"},
                    {"write e.g. {normal: [70, 8]}, {share: 55 %} or 1.2",
                     "skriv fx {normal: [70, 8]}, {share: 55 %} eller 1.2"});
        return {};
    }
    if (has_family) {
        if (!distribution) return {};
        made.sampler.emplace(*distribution);
        return made;
    }
    const auto value = plain(r, is_given(written.share) ? written.share : written.value);
    if (!value) return {};
    if (is_given(written.value)) {
        made.sampler.emplace(math::Constant{*value});
        return made;
    }
    if (!(*value >= 0) || *value > 1) {
        r.error(written.share.at,
                {fmt::format("the share is {:.6g}", *value), fmt::format("andelen er {:.6g}", *value)},
                {"a share lies between 0 and 100 %", "en andel ligger mellem 0 og 100 %"});
        return {};
    }
    made.share = *value;
    return made;
}

void table_of_people(Resolving& r, const IndividualsDocument& written, HealthModel& model) {
    auto& individual = *model.individual;
    std::optional<std::size_t> rows;
    for (const auto& entry : written.table) {
        if (!can_be_attribute(r, model, entry.name, entry.at)) continue;
        if (rows.value_or(entry.value.size()) != entry.value.size() || entry.value.empty() ||
            entry.value.size() > most_rows_of_people) {
            r.error(entry.at,
                    {fmt::format("the column '{}' has {} rows", entry.name, entry.value.size()),
                     fmt::format("kolonnen '{}' har {} rækker", entry.name, entry.value.size())},
                    {fmt::format("give all columns of the table the same number of rows, at most {}",
                                 most_rows_of_people),
                     fmt::format("giv alle tabellens kolonner lige mange rækker, højst {}",
                                 most_rows_of_people)});
            continue;
        }
        rows = entry.value.size();
        PersonAttribute attribute{entry.name, entry.name, {}};
        for (const auto& text : entry.value) attribute.drawn.column.push_back(plain(r, text).value_or(0));
        individual.attributes.push_back(std::move(attribute));
    }
    if (!rows) return;
    if (written.weights.empty()) {
        individual.row_weights.assign(*rows, 1.0);
        return;
    }
    double sum = 0;
    for (const auto& text : written.weights) {
        individual.row_weights.push_back(plain(r, text).value_or(0));
        sum += individual.row_weights.back();
    }
    const bool negative = std::ranges::any_of(individual.row_weights, [](double w) { return !(w >= 0); });
    if (individual.row_weights.size() != *rows || negative || !(sum > 0))
        r.error(
            written.weights.front().at,
            {fmt::format("the {} weights do not fit the {} rows of the table", written.weights.size(), *rows),
             fmt::format("de {} vægte passer ikke til tabellens {} rækker", written.weights.size(), *rows)},
            {"give each row a weight that is not negative", "giv hver række en vægt, der ikke er negativ"});
}

}  // namespace

void resolve_people(Resolving& r, const HealthDocument& written, HealthModel& model) {
    if (!written.individuals) return;
    auto& individual = *model.individual;
    const auto& people = *written.individuals;
    how_many(r, people.number, most_people, individual.people);
    how_many(r, people.per_draw, most_people_of_a_draw, individual.people_of_a_draw);
    for (const auto& entry : people.attributes) {
        if (!can_be_attribute(r, model, entry.name, entry.at)) continue;
        auto attribute = drawn(r, entry.value);
        if (!attribute) continue;
        const auto& title = entry.value.title;
        individual.attributes.push_back(
            {entry.name, title.empty() ? Text(entry.name) : title, std::move(*attribute)});
    }
    table_of_people(r, people, model);
    if (individual.age_attribute() && !written.start_age.absent())
        r.error(written.start_age.place(),
                {"the age at the start is given twice", "alderen ved start er angivet to gange"},
                {"keep start_age:, or age among the attributes",
                 "behold start_age:, eller age blandt egenskaberne"});
}

}  // namespace vaerdi::value
