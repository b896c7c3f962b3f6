#include "workbench/catalogue_answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "view/catalogue_entry.h"
#include "workbench/answers.h"
#include "workbench/asked_case.h"

namespace vaerdi::workbench {
namespace {

using catalogue::Catalogue;

/// Mistakes in the workspace's files are told by `check`; what is right is used all the same.
Catalogue usable_catalogue(const Surroundings& surroundings) {
    Diagnostics found;
    return catalogue_of(surroundings, found);
}

CatalogueHit hit_of(const Catalogue& catalogue, const std::string& kind, const std::string& id,
                    Language language) {
    CatalogueHit hit{.kind = kind,
                     .kind_title = view::kind_title(kind).in(language),
                     .id = id,
                     .title = view::entry_title(catalogue, kind, id).in(language)};
    if (const auto* origin = catalogue.origin(kind, id)) hit.file = origin->file;
    if (kind != "price") return hit;
    const auto& price = catalogue.price(id)->entry;
    hit.price = view::price_text(price, language);
    if (const auto figure = catalogue::figure(price)) {
        hit.value = figure->value;
        hit.unit = figure->unit.text();
    }
    if (price.price_year) hit.price_year = price.price_year.value;
    if (const auto* payer = catalogue.payer(price.payer.value)) hit.payer = payer->entry.title.in(language);
    hit.evidence = view::evidence_text(price.evidence, language);
    return hit;
}

Refusal no_such_kind(std::string_view kind) {
    const auto hint = suggestions(std::string(kind), view::all_kinds());
    return bad_request({fmt::format("kind '{}' is not known; {}", kind, hint.en),
                        fmt::format("slagsen '{}' kendes ikke; {}", kind, hint.da)});
}

std::optional<double> plain_number(std::string text) {
    std::erase(text, '_');
    double value = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, wrong] = std::from_chars(text.data(), end, value);
    if (wrong != std::errc{} || stop != end || !std::isfinite(value)) return {};
    return value;
}

/// The amount to convert and where it is from: written in the question, or a price of the catalogue.
std::variant<catalogue::ConversionRequest, Refusal> amount_asked(const ConvertRequest& request,
                                                                 const Catalogue& catalogue) {
    const auto from = request.from.value_or(ConvertFrom{});
    catalogue::ConversionRequest asked{
        .currency = from.currency, .country = from.country, .year = from.year.value};
    if (request.price.empty()) {
        const auto amount = plain_number(request.amount);
        if (!amount) {
            return bad_request(
                {fmt::format("amount: '{}' is not a number; write digits, e.g. 644.50", request.amount),
                 fmt::format("amount: '{}' er ikke et tal; skriv cifre, fx 644.50", request.amount)});
        }
        asked.value = *amount;
        if (asked.currency.empty()) asked.currency = "DKK";
        return asked;
    }
    const auto* held = catalogue.price(request.price);
    if (held == nullptr) {
        const auto hint = suggestions(request.price, catalogue.ids("price"));
        return not_found({fmt::format("the catalogue has no price '{}'; {}", request.price, hint.en),
                          fmt::format("kataloget har ikke prisen '{}'; {}", request.price, hint.da)});
    }
    const auto figure = catalogue::figure(held->entry);
    const auto currency = figure ? figure->unit.currency() : std::nullopt;
    if (!figure || !currency) {
        return bad_request({fmt::format("price '{}' has no single figure to convert", request.price),
                            fmt::format("prisen '{}' har ikke ét tal at omregne", request.price)});
    }
    asked.value = figure->value;
    asked.currency = Unit::of(*currency).canonical_text();
    if (asked.country.empty()) asked.country = held->entry.country.value;
    if (asked.year == 0) asked.year = held->entry.price_year.value;
    return asked;
}

}  // namespace

Answer find_in_catalogue(const Surroundings& surroundings, std::string_view words, std::string_view kind,
                         std::size_t limit, Language language) {
    const auto catalogue = usable_catalogue(surroundings);
    const auto& kinds = view::all_kinds();
    if (!kind.empty() && std::ranges::find(kinds, kind) == kinds.end()) return no_such_kind(kind);
    std::vector<CatalogueHit> hits;
    const auto add = [&](const std::string& of, const std::string& id) {
        if (hits.size() < limit && (kind.empty() || of == kind))
            hits.push_back(hit_of(catalogue, of, id, language));
    };
    if (words.find_first_not_of(' ') == std::string_view::npos) {
        for (const auto& each : kinds) {
            for (const auto& id : catalogue.ids(each)) add(each, id);
        }
    } else {
        for (const auto& hit : catalogue.find(words)) add(hit.kind, hit.id);
    }
    document::JsonWriter out;
    document::JsonFormat<std::vector<CatalogueHit>>::write(hits, out);
    return out.take();
}

Answer catalogue_entry(const Surroundings& surroundings, const std::string& kind, const std::string& id,
                       Language language) {
    const auto catalogue = usable_catalogue(surroundings);
    const auto& kinds = view::all_kinds();
    if (std::ranges::find(kinds, kind) == kinds.end()) return no_such_kind(kind);
    if (catalogue.origin(kind, id) == nullptr) {
        const auto hint = suggestions(id, catalogue.ids(kind));
        return not_found({fmt::format("the catalogue has no '{}'; {}", id, hint.en),
                          fmt::format("kataloget har ikke '{}'; {}", id, hint.da)});
    }
    auto json = view::entry_json(catalogue, kind, id);
    auto& lines = json["sheet"] = nlohmann::ordered_json::array();
    for (const auto& line : view::sheet(catalogue, kind, id, language))
        lines.push_back({{"label", line.label}, {"value", line.value}});
    json["in_case"] = kind == "price"        ? "price(" + id + ")"
                      : kind == "life-table" ? fmt::format("lookup({}.{}, age)", id,
                                                           catalogue.life_table(id)->entry.by_sex.front().sex)
                                             : id;
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Answer answer(const ConvertRequest& request, const Surroundings& surroundings) {
    const auto catalogue = usable_catalogue(surroundings);
    auto amount = amount_asked(request, catalogue);
    if (auto* refusal = std::get_if<Refusal>(&amount)) return std::move(*refusal);
    auto& asked = std::get<catalogue::ConversionRequest>(amount);
    const auto to = request.to.value_or(ConvertTo{});
    if (!to.currency.empty()) asked.to_currency = to.currency;
    asked.to_country = to.country;
    asked.to_year = to.year.value;
    asked.by_exchange_rate = request.by_exchange_rate.value;
    if (!request.inflation.empty()) {
        asked.inflation = plain_number(request.inflation);
        if (!asked.inflation)
            return bad_request(
                {"inflation: write a factor, e.g. 1.08", "inflation: skriv en faktor, fx 1.08"});
    }
    Text error;
    const auto made = catalogue.convert(asked, error);
    if (!made) return bad_request(error);
    const auto language = language_of(request.language);
    ConvertAnswer answer{made->value, made->currency, made->year, {}};
    for (const auto& step : made->steps) answer.steps.push_back(step.in(language));
    return document::json_of(answer);
}

}  // namespace vaerdi::workbench
