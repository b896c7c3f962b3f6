// The head of a case: its names, dates, money, start, alternatives and whose money counts.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <ranges>
#include <string_view>

#include "value/resolving.h"

namespace vaerdi::value {
namespace {

/// An ISO date that exists; `what` names the key.
std::optional<std::chrono::year_month_day> date(Resolving& r, const Formula& written, const char* what) {
    constexpr std::string_view shape = "0000-00-00";
    const auto& text = written.value;
    bool shaped = text.size() == shape.size();
    for (std::size_t i = 0; shaped && i < shape.size(); ++i)
        shaped = shape[i] == '0' ? text[i] >= '0' && text[i] <= '9' : text[i] == shape[i];
    if (shaped) {
        const auto number = [&](std::size_t from, std::size_t n) { return std::stoi(text.substr(from, n)); };
        const std::chrono::year_month_day made{std::chrono::year(number(0, 4)),
                                               std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                               std::chrono::day(static_cast<unsigned>(number(8, 2)))};
        if (made.ok()) return made;
    }
    r.error(written.at,
            {fmt::format("'{}' is not a date ({})", written.value, what),
             fmt::format("'{}' er ikke en dato ({})", written.value, what)},
            {"write a date that exists, as 2026-05-03", "skriv en dato, der findes, som 2026-05-03"});
    return {};
}

}  // namespace

void resolve_identity(Resolving& r, const std::string& fallback_id) {
    const auto& d = r.document;
    auto& c = r.result;
    c.id = d.id.value.empty() ? fallback_id : d.id.value;
    c.file = r.diagnostics.file();
    c.title = d.title;
    c.summary = d.summary;
    c.organisation = d.organisation;
    if (is_given(d.date)) date(r, d.date, "date");
    for (const auto& source : d.sources) {
        if (is_given(source.value.date)) date(r, source.value.date, "sources");
    }
    for (const auto& keyword : d.keywords) {
        if (r.catalogue.keyword(keyword.value) == nullptr) {
            r.error(keyword.at,
                    {fmt::format("'{}' is not a keyword", keyword.value),
                     fmt::format("'{}' er ikke et nøgleord", keyword.value)},
                    {"keywords are the letters A to K", "nøgleord er bogstaverne A til K"});
        }
    }
}

void resolve_money(Resolving& r) {
    const auto& d = r.document;
    auto& c = r.result;
    if (d.currency) {
        if (Unit::of_currency(d.currency.value)) {
            c.currency = d.currency.value;
        } else {
            r.error(d.currency.at,
                    {fmt::format("'{}' is not a known currency", d.currency.value),
                     fmt::format("'{}' er ikke en kendt valuta", d.currency.value)},
                    {"write its three letters, e.g. DKK", "skriv dens tre bogstaver, fx DKK"});
        }
    }
    const int latest = r.catalogue.last_index_year("dk-cpi");
    if (d.price_year) {
        c.price_year = d.price_year.value;
        if (c.price_year < 1900 || c.price_year > 2200)
            r.error(d.price_year.at,
                    {fmt::format("{} is not a possible price year", c.price_year),
                     fmt::format("{} er ikke et muligt prisår", c.price_year)},
                    {"write e.g. 2024", "skriv fx 2024"});
    } else {
        c.price_year = latest;
        c.notes.push_back(
            {fmt::format("No price_year is given: prices of the catalogue are used at the level of {}.",
                         latest),
             fmt::format("Der er ikke angivet price_year: katalogets priser bruges i {}-niveau.", latest)});
    }
}

void resolve_start(Resolving& r) {
    const auto start = with_setting(r, "start", r.document.start);
    auto& c = r.result;
    if (!is_given(start)) {
        c.start_year = r.document.price_year ? r.document.price_year.value : 1;
        return;
    }
    c.start_given = true;
    const bool year_only = start.value.size() == 4 &&
                           std::ranges::all_of(start.value, [](char x) { return x >= '0' && x <= '9'; });
    if (year_only) {
        c.start_year = std::stoi(start.value);
    } else {
        const auto day = date(r, start, "start");
        if (!day) return;
        c.start_year = static_cast<int>(day->year());
    }
    if (c.start_year < 1900 || c.start_year > 2200)
        r.error(start.at,
                {fmt::format("'{}' is not a possible start", start.value),
                 fmt::format("'{}' er ikke en mulig start", start.value)},
                {"write e.g. 2027", "skriv fx 2027"});
}

void resolve_alternatives(Resolving& r) {
    auto& c = r.result;
    for (const auto& a : r.document.alternatives) {
        if (slug(a.name) != a.name) {
            r.error(a.at,
                    {fmt::format("'{}' cannot be the id of an alternative", a.name),
                     fmt::format("'{}' kan ikke være et alternativs id", a.name)},
                    {fmt::format("use small letters, digits and _ : {}", slug(a.name)),
                     fmt::format("brug små bogstaver, cifre og _ : {}", slug(a.name))});
        }
        c.alternatives.push_back({a.name, a.value});
    }
    if (c.alternatives.empty() && !r.misread.empty()) return;
    if (c.alternatives.empty()) {
        r.error({1, 1}, {"there are no alternatives to compare", "der er ingen alternativer at sammenligne"},
                {"write alternatives: with an id and a title for each",
                 "skriv alternatives: med id og titel for hvert"});
        return;
    }
    const auto comparator = with_setting(r, "comparator", r.document.comparator);
    if (!is_given(comparator)) {
        if (c.alternatives.size() > 1) {
            r.error({1, 1},
                    {"'comparator' is missing: it says which alternative is used today",
                     "'comparator' mangler: det siger, hvilket alternativ der bruges i dag"},
                    {fmt::format("add e.g. `comparator: {}`", c.alternatives.front().id),
                     fmt::format("tilføj fx `comparator: {}`", c.alternatives.front().id)});
        }
        return;
    }
    c.comparator = c.alternative_index(comparator.value);
    if (c.comparator < c.alternatives.size()) return;
    std::vector<std::string> known;
    for (const auto& a : c.alternatives) known.push_back(a.id);
    const auto all = listed(known);
    r.error(comparator.at,
            {fmt::format("the comparator '{}' is not one of the alternatives", comparator.value),
             fmt::format("sammenligningsgrundlaget '{}' er ikke et af alternativerne", comparator.value)},
            did_you_mean(comparator.value, known, {"write one of: " + all.en, "skriv et af: " + all.da}));
    c.comparator = 0;
}

void resolve_perspective(Resolving& r) {
    auto& c = r.result;
    std::vector<Name> names = r.document.perspective;
    if (const auto set = setting(r, "perspective")) {
        names.clear();
        for (const auto part : std::views::split(set->value, ',')) {
            std::string name(part.begin(), part.end());
            std::erase_if(name, [](char x) { return x == ' ' || x == '[' || x == ']'; });
            names.push_back({name, set->at});
        }
    }
    for (const auto& name : names) {
        if (know_payer(r, name)) c.perspective.push_back(name.value);
    }
    // Society is everybody: it needs no list.
    if (std::ranges::find(c.perspective, "society") != c.perspective.end()) c.perspective.clear();
}

}  // namespace vaerdi::value
