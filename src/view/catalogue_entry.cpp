#include "view/catalogue_entry.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/numerals.h"
#include "base/text.h"
#include "math/formula_graph.h"
#include "view/figures.h"

namespace vaerdi::view {
namespace {

using catalogue::Catalogue;
using nlohmann::ordered_json;

constexpr const char* index_of_prices = "dk-cpi";

struct KindWords {
    std::string_view kind, en, da;
};
constexpr std::array<KindWords, 12> kind_words{
    {{"price", "Unit price", "Enhedspris"},
     {"category", "Category", "Kategori"},
     {"payer", "Payer", "Betaler"},
     {"split", "Split", "Fordeling"},
     {"transfer", "Transfer rule", "Overførselsregel"},
     {"staff", "Staff group", "Personalegruppe"},
     {"keyword", "Keyword", "Nøgleord"},
     {"discounting", "Discounting convention", "Diskonteringskonvention"},
     {"life-table", "Life table", "Dødelighedstavle"},
     {"price-index", "Price index", "Prisindeks"},
     {"exchange-rate", "Exchange rate", "Valutakurs"},
     {"purchasing-power", "Purchasing power", "Købekraft"}}};

int decimals_of(double value) { return std::abs(value) < 1000 && value != std::round(value) ? 2 : 0; }

/// `DKK 4,500/bed day` for a figure in `DKK/bed day`.
std::string with_unit(double value, const Unit& unit, Language language) {
    const auto text = unit.text();
    const auto slash = std::min(text.find('/'), text.size());
    const auto currency = text.substr(0, slash);
    if (!Unit::of_currency(currency)) {
        return fmt::format("{} {}", number(value, decimals_of(value), language),
                           unit_words_in(text, language));
    }
    auto shown = money(value, currency, language, decimals_of(value));
    if (slash < text.size()) shown += "/" + unit_words_in(text.substr(slash + 1), language);
    return shown;
}

std::string payer_name(const Catalogue& catalogue, const std::string& id, Language language) {
    const auto* payer = catalogue.payer(id);
    return payer == nullptr ? id : payer->entry.title.in(language);
}

std::string_view word(Language language, std::string_view en, std::string_view da) {
    return pick(language, en, da);
}

const std::string& evidence_name(document::Evidence evidence) {
    return document::Choices<document::Evidence>::names()[static_cast<std::size_t>(evidence)];
}

std::string evidence_word(document::Evidence evidence, Language language) {
    static constexpr std::array<std::string_view, 7> danish{
        "randomiseret forsøg", "register", "kohorte", "litteratur", "ekspert", "leverandør", "antagelse"};
    if (language == Language::danish) return std::string(danish[static_cast<std::size_t>(evidence)]);
    return evidence == document::Evidence::rct ? "randomised trial" : evidence_name(evidence);
}

std::string certainty_word(document::Certainty certainty, Language language) {
    static constexpr std::array<std::string_view, 4> danish{"høj", "moderat", "lav", "meget lav"};
    const auto index = static_cast<std::size_t>(certainty);
    return language == Language::danish ? std::string(danish[index])
                                        : document::Choices<document::Certainty>::names()[index];
}

std::string place_of(const catalogue::Origin& origin) {
    return fmt::format("{}:{}", origin.file, origin.at.line);
}

/// Builds a sheet; lines without a value are left out.
class SheetOf {
  public:
    explicit SheetOf(Language language) : language_(language) {}
    void line(std::string_view en, std::string_view da, std::string value) {
        if (!value.empty()) lines_.push_back({std::string(word(language_, en, da)), std::move(value)});
    }
    void add(SheetLine line) { lines_.push_back(std::move(line)); }
    std::vector<SheetLine> take() { return std::move(lines_); }

  private:
    Language language_;
    std::vector<SheetLine> lines_;
};

/// A Danish price brought to the last year of the index, when it stands at another price level.
std::string price_today(const Catalogue& catalogue, const catalogue::PriceDocument& price,
                        const catalogue::Figure& figure, Language language) {
    const int year = catalogue.last_index_year(index_of_prices);
    if (!price.price_year || price.price_year.value >= year || figure.unit.currency() != Dimension::DKK)
        return {};
    const auto factor = catalogue.index_factor(index_of_prices, price.price_year.value, year);
    if (!factor) return {};
    return fmt::format("{} ({})", with_unit(figure.value * *factor, figure.unit, language),
                       fmt::format(fmt::runtime(word(language, "{} prices, consumer price index",
                                                     "{}-priser, forbrugerprisindeks")),
                                   year));
}

void describe_price(SheetOf& sheet, const Catalogue& catalogue, const catalogue::PriceDocument& price,
                    std::string_view id, Language language) {
    const auto figure = catalogue::figure(price);
    if (figure) {
        auto text = with_unit(figure->value, figure->unit, language);
        if (figure->range) {
            const auto show = [&](double value) { return number(value, decimals_of(value), language); };
            text += fmt::format(" ({} {} – {})", word(language, "95% interval", "95 %-interval"),
                                show(figure->range->first), show(figure->range->second));
        }
        sheet.line("Price", "Pris", text);
        if (price.value && price.value.value.find_first_of("*/(") != std::string::npos) {
            sheet.line("Derived as", "Afledt som", price.value.value);
        }
    } else {
        sheet.line("Price", "Pris",
                   std::string(word(language, "a distribution or by year: see the file",
                                    "en fordeling eller pr. år: se filen")));
    }
    if (price.price_year) sheet.line("Price year", "Prisår", std::to_string(price.price_year.value));
    if (figure) sheet.line("Today", "I dag", price_today(catalogue, price, *figure, language));
    if (price.payer)
        sheet.line("Usual payer", "Sædvanlig betaler", payer_name(catalogue, price.payer.value, language));
    if (price.value_type)
        sheet.line("Kind of money", "Slags penge", title(price.value_type.value).in(language));
    auto evidence = evidence_text(price.evidence, language);
    if (price.certainty) {
        evidence += fmt::format("; {} {}", word(language, "certainty", "tillid"),
                                certainty_word(price.certainty.value, language));
    }
    sheet.line("Evidence", "Evidens", evidence);
    sheet.line("Source", "Kilde", price.source.value);
    sheet.line("Source read", "Kilde læst", price.accessed.value);
    sheet.line("Note", "Bemærkning", price.note.in(language));
    sheet.line("Group", "Gruppe", price.group.in(language));
    sheet.line("In a case", "I en værdicase", fmt::format("price({})", id));
}

std::string rates_text(const std::vector<std::pair<int, double>>& rates, Language language) {
    std::string text;
    for (const auto& [from, rate] : rates) {
        if (!text.empty()) text += ", ";
        text += percent(rate, rate * 100 == std::round(rate * 100) ? 0 : 1, language);
        if (from > 0) text += fmt::format(" {} {}", word(language, "from year", "fra år"), from);
    }
    return text;
}

std::string hours_text(const document::Formula& hours, Language language) {
    Diagnostics ignored;
    const auto quantity = math::parse_quantity(hours.value, hours.at, ignored);
    return quantity ? number(quantity->in_unit(), 0, language) : hours.value;
}

void describe_convention(SheetOf& sheet, const catalogue::Convention& convention, Language language) {
    sheet.line("Money", "Penge", rates_text(convention.costs, language));
    sheet.line("Effects", "Effekter", rates_text(convention.effects, language));
    std::string factors;
    for (const int t : {1, 5, 10, 20, 40, 75}) {
        factors += fmt::format("{}{} {}: {}", factors.empty() ? "" : "; ", word(language, "year", "år"), t,
                               number(catalogue::discount_factor(convention.costs, t), 4, language));
    }
    sheet.line("Factor", "Faktor", factors);
    sheet.line("Source", "Kilde", convention.source);
    sheet.line("Note", "Bemærkning", convention.note.in(language));
    sheet.line("In a case", "I en værdicase", "discounting: " + convention.id);
}

void describe_transfer(SheetOf& sheet, const Catalogue& catalogue, const catalogue::Transfer& transfer,
                       Language language) {
    sheet.line("Who pays whom", "Hvem betaler hvem",
               fmt::format("{} → {}", payer_name(catalogue, transfer.from, language),
                           payer_name(catalogue, transfer.to, language)));
    sheet.line("Share", "Andel", percent(transfer.share, 0, language));
    if (transfer.cap)
        sheet.line("At most", "Højst",
                   with_unit(transfer.cap_unit.from_base(*transfer.cap), transfer.cap_unit, language));
    if (transfer.first_year || transfer.last_year) {
        const auto year = [](std::optional<int> y) { return y ? std::to_string(*y) : std::string("…"); };
        sheet.line("In force", "Gælder",
                   fmt::format("{} – {}", year(transfer.first_year), year(transfer.last_year)));
    }
    sheet.line("Evidence", "Evidens",
               evidence_word(transfer.evidence.value_or(document::Evidence::assumption), language));
    sheet.line("Source", "Kilde", transfer.source);
    sheet.line("Note", "Bemærkning", transfer.note.in(language));
}

void describe_series(SheetOf& sheet, const catalogue::Series& series, Language language) {
    sheet.line("Country", "Land", series.country);
    sheet.line("Currency", "Valuta", series.currency);
    for (const auto& [year, value] : series.values) {
        const auto text = significant(value, 7, language);
        sheet.line(std::to_string(year), std::to_string(year), text);
    }
    if (series.growth_beyond) {
        sheet.line("After that", "Derefter",
                   percent(*series.growth_beyond, 1, language) +
                       std::string(word(language, " a year (assumption)", " om året (antagelse)")));
    }
    sheet.line("Source", "Kilde", series.source);
    sheet.line("Note", "Bemærkning", series.note.in(language));
}

ordered_json text_json(const Text& text) { return {{"en", text.en}, {"da", text.da}}; }

ordered_json origin_json(const catalogue::Origin& origin) {
    return {{"file", origin.file},
            {"line", origin.at.line},
            {"column", origin.at.column},
            {"shipped", origin.shipped}};
}

ordered_json rates_json(const std::vector<std::pair<int, double>>& rates) {
    auto json = ordered_json::array();
    for (const auto& [from, rate] : rates) json.push_back({{"from_year", from}, {"rate", rate}});
    return json;
}

void put_text(ordered_json& json, const char* key, const std::string& text) {
    if (!text.empty()) json[key] = text;
}
void put_text(ordered_json& json, const char* key, const Text& text) {
    if (!text.empty()) json[key] = text_json(text);
}
void put_evidence(ordered_json& json, document::Evidence evidence) {
    json["evidence"] = evidence_name(evidence);
}
void put_evidence(ordered_json& json, const document::Located<document::Evidence>& evidence) {
    put_evidence(json, evidence ? evidence.value : document::Evidence::assumption);
}

void price_json(ordered_json& json, const catalogue::PriceDocument& price) {
    if (const auto figure = catalogue::figure(price)) {
        json["value"] = figure->value;
        json["unit"] = figure->unit.text();
        if (figure->range) json["range"] = {figure->range->first, figure->range->second};
    }
    if (price.value) json["written"] = price.value.value;
    if (price.price_year) json["price_year"] = price.price_year.value;
    put_text(json, "payer", price.payer.value);
    if (price.value_type) {
        json["value_type"] = document::Choices<catalogue::ValueType>::names()[static_cast<std::size_t>(
            price.value_type.value)];
    }
    put_text(json, "group", price.group);
    if (!price.also_called.empty()) json["also_called"] = price.also_called;
    put_text(json, "source", price.source.value);
    put_text(json, "accessed", price.accessed.value);
    put_evidence(json, price.evidence);
    if (price.certainty) {
        json["certainty"] =
            document::Choices<document::Certainty>::names()[static_cast<std::size_t>(price.certainty.value)];
    }
    put_text(json, "note", price.note);
}

}  // namespace

const std::vector<std::string>& all_kinds() {
    static const std::vector<std::string> kinds = [] {
        std::vector<std::string> names;
        for (const auto& words : kind_words) names.emplace_back(words.kind);
        return names;
    }();
    return kinds;
}

std::vector<std::string> kinds_of(const Catalogue& catalogue, std::string_view id) {
    std::vector<std::string> kinds;
    for (const auto& kind : all_kinds()) {
        if (catalogue.origin(kind, id) != nullptr) kinds.push_back(kind);
    }
    return kinds;
}

Text kind_title(std::string_view kind) {
    const auto found = std::ranges::find(kind_words, kind, &KindWords::kind);
    if (found == kind_words.end()) return std::string(kind);
    return {std::string(found->en), std::string(found->da)};
}

Text entry_title(const Catalogue& catalogue, std::string_view kind, std::string_view id) {
    if (kind == "price") return catalogue.price(id)->entry.title;
    if (kind == "category") return catalogue.category(id)->entry.title;
    if (kind == "payer") return catalogue.payer(id)->entry.title;
    if (kind == "split") return catalogue.split(id)->entry.title;
    if (kind == "transfer") return catalogue.transfer(id)->title;
    if (kind == "staff") return catalogue.staff(id)->entry.title;
    if (kind == "keyword") return catalogue.keyword(id)->entry.title;
    if (kind == "discounting") return catalogue.convention(id)->title;
    if (kind == "life-table") return catalogue.life_table(id)->entry.title;
    return catalogue.series(kind, id)->title;
}

std::string price_text(const catalogue::PriceDocument& price, Language language) {
    const auto figure = catalogue::figure(price);
    return figure ? with_unit(figure->value, figure->unit, language) : std::string();
}

std::string evidence_text(const document::Located<document::Evidence>& evidence, Language language) {
    return evidence_word(evidence ? evidence.value : document::Evidence::assumption, language);
}

std::vector<SheetLine> sheet(const Catalogue& catalogue, std::string_view kind, std::string_view id,
                             Language language) {
    SheetOf sheet(language);
    const catalogue::Origin* replaced = nullptr;
    const auto remember = [&](const auto* held) {
        if (held->overrides) replaced = &*held->overrides;
        return held;
    };
    if (kind == "price") {
        describe_price(sheet, catalogue, remember(catalogue.price(id))->entry, id, language);
    } else if (kind == "category") {
        const auto& category = remember(catalogue.category(id))->entry;
        sheet.line("What belongs to it", "Hvad der hører til", category.help.in(language));
        sheet.line(
            "Shown as", "Vises som",
            std::string(category.side.value == catalogue::Side::cost ? word(language, "cost", "udgift")
                                                                     : word(language, "effect", "effekt")));
        sheet.line("Usual payer", "Sædvanlig betaler",
                   payer_name(catalogue, category.usual_payer.value, language));
        sheet.line("Counts", "Tæller", unit_words_in(category.natural_unit.value, language));
    } else if (kind == "payer") {
        const auto& payer = remember(catalogue.payer(id))->entry;
        sheet.line("Public sector", "Offentlig",
                   std::string(payer.public_sector.value ? word(language, "yes", "ja")
                                                         : word(language, "no", "nej")));
    } else if (kind == "split") {
        const auto& split = remember(catalogue.split(id))->entry;
        for (const auto& share : split.shares) {
            const auto name = payer_name(catalogue, share.name, language);
            Diagnostics ignored;
            const auto value = math::parse_quantity(share.value.value, share.value.at, ignored);
            sheet.line(name, name, value ? percent(value->value, 0, language) : share.value.value);
        }
        sheet.line("Evidence", "Evidens", evidence_text(split.evidence, language));
        sheet.line("Source", "Kilde", split.source.value);
        sheet.line("Note", "Bemærkning", split.note.in(language));
    } else if (kind == "staff") {
        const auto& staff = remember(catalogue.staff(id))->entry;
        sheet.line("Hours of a full-time equivalent", "Timer pr. årsværk",
                   hours_text(staff.hours_per_fte, language));
        if (const auto* price = catalogue.price(staff.price.value)) {
            sheet.line("Price of an hour", "Pris pr. time",
                       fmt::format("{} ({})", price_text(price->entry, language), staff.price.value));
        }
        sheet.line("Evidence", "Evidens", evidence_text(staff.evidence, language));
        sheet.line("Source", "Kilde", staff.source.value);
        sheet.line("Note", "Bemærkning", staff.note.in(language));
    } else if (kind == "keyword") {
        sheet.line("What it covers", "Hvad det dækker",
                   remember(catalogue.keyword(id))->entry.help.in(language));
    } else if (kind == "discounting") {
        describe_convention(sheet, *catalogue.convention(id), language);
    } else if (kind == "transfer") {
        describe_transfer(sheet, catalogue, *catalogue.transfer(id), language);
    } else if (kind == "life-table") {
        for (auto& line : life_table_sheet(remember(catalogue.life_table(id))->entry, language))
            sheet.add(std::move(line));
    } else {
        describe_series(sheet, *catalogue.series(kind, id), language);
    }
    sheet.line("Written in", "Skrevet i", place_of(*catalogue.origin(kind, id)));
    if (replaced != nullptr) sheet.line("Replaces", "Erstatter", place_of(*replaced));
    return sheet.take();
}

ordered_json entry_json(const Catalogue& catalogue, std::string_view kind, std::string_view id) {
    ordered_json json{{"kind", kind}, {"id", id}, {"title", text_json(entry_title(catalogue, kind, id))}};
    const catalogue::Origin* replaced = nullptr;
    const auto remember = [&](const auto* held) {
        if (held->overrides) replaced = &*held->overrides;
        return held;
    };
    if (kind == "price") {
        price_json(json, remember(catalogue.price(id))->entry);
    } else if (kind == "category") {
        const auto& category = remember(catalogue.category(id))->entry;
        json["side"] =
            document::Choices<catalogue::Side>::names()[static_cast<std::size_t>(category.side.value)];
        put_text(json, "usual_payer", category.usual_payer.value);
        put_text(json, "natural_unit", category.natural_unit.value);
        put_text(json, "help", category.help);
    } else if (kind == "payer") {
        json["public_sector"] = remember(catalogue.payer(id))->entry.public_sector.value;
    } else if (kind == "split") {
        const auto& split = remember(catalogue.split(id))->entry;
        for (const auto& share : split.shares) json["shares"][share.name] = share.value.value;
        put_evidence(json, split.evidence);
        put_text(json, "source", split.source.value);
        put_text(json, "note", split.note);
    } else if (kind == "staff") {
        const auto& staff = remember(catalogue.staff(id))->entry;
        json["hours_per_fte"] = staff.hours_per_fte.value;
        put_text(json, "price", staff.price.value);
        put_evidence(json, staff.evidence);
        put_text(json, "source", staff.source.value);
        put_text(json, "note", staff.note);
    } else if (kind == "keyword") {
        put_text(json, "help", remember(catalogue.keyword(id))->entry.help);
    } else if (kind == "discounting") {
        const auto& convention = *catalogue.convention(id);
        json["costs"] = rates_json(convention.costs);
        json["effects"] = rates_json(convention.effects);
        put_text(json, "source", convention.source);
        put_text(json, "note", convention.note);
    } else if (kind == "transfer") {
        const auto& transfer = *catalogue.transfer(id);
        json["from"] = transfer.from;
        json["to"] = transfer.to;
        json["share"] = transfer.share;
        if (transfer.cap) {
            json["cap"] = {{"value", transfer.cap_unit.from_base(*transfer.cap)},
                           {"unit", transfer.cap_unit.text()}};
        }
        if (transfer.first_year) json["first_year"] = *transfer.first_year;
        if (transfer.last_year) json["last_year"] = *transfer.last_year;
        put_evidence(json, transfer.evidence.value_or(document::Evidence::assumption));
        put_text(json, "source", transfer.source);
        put_text(json, "note", transfer.note);
    } else if (kind == "life-table") {
        json.update(life_table_json(remember(catalogue.life_table(id))->entry));
    } else {
        const auto& series = *catalogue.series(kind, id);
        put_text(json, "country", series.country);
        put_text(json, "currency", series.currency);
        for (const auto& [year, value] : series.values) json["values"][std::to_string(year)] = value;
        if (series.growth_beyond) json["beyond"] = *series.growth_beyond;
        put_text(json, "source", series.source);
        put_text(json, "note", series.note);
    }
    json["origin"] = origin_json(*catalogue.origin(kind, id));
    if (replaced != nullptr) json["overrides"] = origin_json(*replaced);
    return json;
}

}  // namespace vaerdi::view
