#include "cli/catalogue_command.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/numerals.h"
#include "cli/findings.h"
#include "cli/style.h"
#include "cli/table.h"
#include "cli/workspace.h"
#include "math/formula_graph.h"
#include "view/catalogue_entry.h"

namespace vaerdi::cli {
namespace {

using catalogue::Catalogue;
using nlohmann::ordered_json;

struct CatalogueRequest {
    std::string workspace;
    bool json = false;
    // find
    std::vector<std::string> words;
    std::string kind;
    std::size_t limit = 20;
    // show
    std::string id;
    // convert
    std::vector<std::string> amount;
    std::string to = "DKK";
    std::string from_country, to_country;
    int year = 0, to_year = 0;
    double inflation = 0;
    bool has_inflation = false;
    bool exchange_rate = false;
};

/// The catalogue of the current folder's workspace. Its mistakes are shown; what is right is used all the
/// same.
std::optional<Catalogue> open_catalogue(const CatalogueRequest& request, Console& console) {
    Diagnostics found;
    Texts texts;
    std::error_code ignored;
    auto catalogue =
        catalogue_for(std::filesystem::current_path(ignored), request.workspace, found, texts, console);
    if (!catalogue) return {};
    print_findings(console.err, found.sorted(), texts, console);
    if (found.has_errors()) console.exit_code = document_errors;
    return catalogue;
}

void refuse(Console& console, const std::string& why) {
    console.err << "vaerdi: " << why << "\n";
    console.exit_code = wrong_use;
}

void find_entries(const CatalogueRequest& request, Console& console) {
    const auto catalogue = open_catalogue(request, console);
    if (!catalogue) return;
    const auto language = console.language;
    auto hits = catalogue->find(fmt::format("{}", fmt::join(request.words, " ")));
    if (request.words.empty()) {  // all of a kind
        for (const auto& kind : all_kinds()) {
            for (const auto& id : catalogue->ids(kind)) {
                hits.push_back({kind, id, entry_title(*catalogue, kind, id)});
            }
        }
    }
    if (!request.kind.empty()) std::erase_if(hits, [&](const auto& hit) { return hit.kind != request.kind; });
    const auto all = hits.size();
    if (hits.size() > request.limit) hits.resize(request.limit);
    if (request.json) {
        auto json = ordered_json::array();
        for (const auto& hit : hits) json.push_back(entry_json(*catalogue, hit.kind, hit.id));
        console.out << json.dump(2) << "\n";
        return;
    }
    if (hits.empty()) {
        console.out << pick(language, "Nothing holds all these words; try fewer or others.",
                            "Intet rummer alle ordene; prøv færre eller andre.")
                    << "\n";
        return;
    }
    Table table({{std::string(pick(language, "What it is", "Hvad det er")), false},
                 {"id", false},
                 {std::string(pick(language, "Price", "Pris")), true},
                 {std::string(pick(language, "Year", "År")), true},
                 {std::string(pick(language, "Evidence", "Evidens")), false}});
    for (const auto& hit : hits) {
        const auto& title = hit.title.in(language);
        if (hit.kind == "price") {
            const auto& price = catalogue->price(hit.id)->entry;
            table.row({title, hit.id, price_text(price, language),
                       price.price_year ? std::to_string(price.price_year.value) : "",
                       evidence_text(price.evidence, language)});
        } else {
            table.row({title, hit.id, kind_title(hit.kind).in(language), "", ""});
        }
    }
    table.print(console.out, console.width, style_of(console));
    if (all > hits.size()) {
        console.out << fmt::format(fmt::runtime(pick(language, "… and {} more: add a word, or --limit {}",
                                                     "… og {} til: tilføj et ord, eller --limit {}")),
                                   all - hits.size(), all)
                    << "\n";
    }
}

void show_entry(const CatalogueRequest& request, Console& console) {
    const auto catalogue = open_catalogue(request, console);
    if (!catalogue) return;
    const auto language = console.language;
    const auto kinds = kinds_of(*catalogue, request.id);
    if (kinds.empty()) {
        std::vector<std::string> known;
        for (const auto& kind : all_kinds()) {
            const auto ids = catalogue->ids(kind);
            known.insert(known.end(), ids.begin(), ids.end());
        }
        constexpr std::size_t suggested = 6;
        return refuse(console,
                      fmt::format("{} '{}'; {}", pick(language, "the catalogue has no", "kataloget har ikke"),
                                  request.id, suggestions(request.id, known, language, suggested)));
    }
    if (request.json) {
        auto json = ordered_json::array();
        for (const auto& kind : kinds) json.push_back(entry_json(*catalogue, kind, request.id));
        console.out << (json.size() == 1 ? json.front() : json).dump(2) << "\n";
        return;
    }
    const auto style = style_of(console);
    bool first = true;
    for (const auto& kind : kinds) {
        if (!first) console.out << "\n";
        first = false;
        console.out << style.bold(entry_title(*catalogue, kind, request.id).in(language)) << "\n"
                    << style.faint(fmt::format("{} {}", kind_title(kind).in(language), request.id)) << "\n\n";
        const auto lines = sheet(*catalogue, kind, request.id, language);
        std::size_t labels = 0;
        for (const auto& line : lines) labels = std::max(labels, display_width(line.label));
        for (const auto& line : lines) {
            const auto indent = static_cast<int>(labels) + 2;
            auto text = wrapped(line.value, console.width, indent);
            text.replace(0, static_cast<std::size_t>(indent), padded(line.label, labels) + "  ");
            console.out << text;
        }
    }
}

void convert_amount(const CatalogueRequest& request, Console& console) {
    const auto catalogue = open_catalogue(request, console);
    if (!catalogue) return;
    const auto language = console.language;
    const auto written = fmt::format("{}", fmt::join(request.amount, " "));
    Diagnostics found;
    const auto amount = math::parse_quantity(written, {1, 1}, found);
    const auto currency = amount ? amount->unit.currency() : std::nullopt;
    if (!amount || !currency || !amount->unit.same_dimensions(Unit::of(*currency))) {
        return refuse(
            console,
            fmt::format(fmt::runtime(pick(language, "'{}' is not an amount of money; write e.g. 644 EUR",
                                          "'{}' er ikke et beløb; skriv fx 644 EUR")),
                        written));
    }
    catalogue::ConversionRequest asked{.value = amount->value,
                                       .currency = Unit::of(*currency).canonical_text(),
                                       .country = request.from_country,
                                       .year = request.year,
                                       .to_currency = request.to,
                                       .to_country = request.to_country,
                                       .to_year = request.to_year,
                                       .by_exchange_rate = request.exchange_rate};
    if (request.has_inflation) asked.inflation = request.inflation;
    Text error;
    const auto made = catalogue->convert(asked, error);
    if (!made) return refuse(console, error.in(language));
    if (request.json) {
        ordered_json json{{"value", made->value}, {"currency", made->currency}, {"year", made->year}};
        json["steps"] = ordered_json::array();
        for (const auto& step : made->steps) json["steps"].push_back({{"en", step.en}, {"da", step.da}});
        console.out << json.dump(2) << "\n";
        return;
    }
    const auto decimals = std::abs(made->value) < 1000 ? 2 : 0;
    const auto style = style_of(console);
    console.out << style.bold(fmt::format("{} ({})", money(made->value, made->currency, language, decimals),
                                          made->year))
                << "\n";
    for (const auto& step : made->steps) console.out << wrapped(step.in(language), console.width, 2, 2);
    if (made->steps.empty()) {
        console.out << pick(language, "  same currency and year: nothing to convert",
                            "  samme valuta og år: intet at omregne")
                    << "\n";
    }
}

}  // namespace

void add_catalogue_command(CLI::App& app, Console& console) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(console.language, en, da));
    };
    const auto request = std::make_shared<CatalogueRequest>();
    auto* command =
        app.add_subcommand("catalogue", say("Unit prices, conventions and currencies: find, show, convert",
                                            "Enhedspriser, konventioner og valuta: søg, vis, omregn"));
    command->require_subcommand(1);
    const auto common = [&](CLI::App* part) {
        part->add_option("--workspace", request->workspace,
                         say("Folder whose catalogue/*.yaml are added (default: from here upwards)",
                             "Mappe, hvis catalogue/*.yaml lægges oven i (ellers: herfra og opad)"))
            ->type_name(say("FOLDER", "MAPPE"));
        part->add_flag("--json", request->json, say("For programs", "Til programmer"));
    };

    auto* find = command->add_subcommand(
        "find", say("Find entries by words, Danish or English", "Søg med danske eller engelske ord"));
    find->add_option("words", request->words,
                     say("All must occur; none lists everything", "Alle skal forekomme; ingen viser alt"))
        ->type_name(say("WORDS", "ORD"));
    find->add_option("--kind", request->kind, say("Only this kind", "Kun denne slags"))
        ->check(CLI::IsMember(all_kinds()))
        ->type_name(say("KIND", "SLAGS"));
    find->add_option("--limit", request->limit, say("Show at most so many", "Vis højst så mange"))
        ->type_name(say("N", "ANTAL"));
    common(find);
    find->footer(
        say("Example:\n  vaerdi catalogue find bed day", "Eksempel:\n  vaerdi catalogue find sengedag"));
    find->callback([request, &console] { find_entries(*request, console); });

    auto* show = command->add_subcommand("show", say("An entry with source, evidence and where it is written",
                                                     "En post med kilde, evidens og hvor den er skrevet"));
    show->add_option("id", request->id, say("Its id, e.g. bed-day", "Dens id, fx bed-day"))
        ->required()
        ->type_name("ID");
    common(show);
    show->footer(
        say("Example:\n  vaerdi catalogue show bed-day", "Eksempel:\n  vaerdi catalogue show bed-day"));
    show->callback([request, &console] { show_entry(*request, console); });

    auto* convert =
        command->add_subcommand("convert", say("Money of another year or country, step by step",
                                               "Penge fra et andet år eller land, trin for trin"));
    convert->add_option("amount", request->amount, say("e.g. 644 EUR", "fx 644 EUR"))
        ->required()
        ->type_name(say("AMOUNT", "BELØB"));
    convert->add_option("--year", request->year, say("Its price year", "Dets prisår"))
        ->required()
        ->type_name(say("YEAR", "ÅR"));
    convert->add_option("--from", request->from_country, say("Its country, e.g. NL", "Dets land, fx NL"))
        ->type_name(say("COUNTRY", "LAND"));
    convert
        ->add_option("--to", request->to, say("Currency wanted (default DKK)", "Ønsket valuta (ellers DKK)"))
        ->type_name(say("CURRENCY", "VALUTA"));
    convert
        ->add_option(
            "--to-country", request->to_country,
            say("Country wanted, when several share the currency", "Ønsket land, når flere har valutaen"))
        ->type_name(say("COUNTRY", "LAND"));
    convert
        ->add_option("--to-year", request->to_year,
                     say("Price year wanted (default: the same)", "Ønsket prisår (ellers det samme)"))
        ->type_name(say("YEAR", "ÅR"));
    auto* inflation = convert->add_option("--inflation", request->inflation,
                                          say("Factor by which prices rose in its country, e.g. 1.073",
                                              "Faktor for prisudviklingen i dets land, fx 1.073"));
    inflation->type_name(say("FACTOR", "FAKTOR"));
    convert->add_flag("--exchange-rate", request->exchange_rate,
                      say("By exchange rate, not purchasing power", "Med valutakurs, ikke købekraft"));
    common(convert);
    convert->footer(say(
        "Example:\n  vaerdi catalogue convert 644 EUR --from NL --year 2022 --to-year 2024 --inflation 1.073",
        "Eksempel:\n  vaerdi catalogue convert 644 EUR --from NL --year 2022 --to-year 2024 --inflation "
        "1.073"));
    convert->callback([request, inflation, &console] {
        request->has_inflation = inflation->count() > 0;
        convert_amount(*request, console);
    });
    command->footer(
        say("Example:\n  vaerdi catalogue find bed day", "Eksempel:\n  vaerdi catalogue find sengedag"));
}

}  // namespace vaerdi::cli
