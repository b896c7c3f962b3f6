#include "catalogue/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "catalogue/entry_checks.h"
#include "catalogue/layers.h"
#include "catalogue/shipped.h"
#include "document/yaml.h"

namespace vaerdi::catalogue {
namespace {

constexpr int format_version = 1;

/// Which entry of a file a mistake belongs to: the last one that begins before it.
class EntryPlaces {
  public:
    EntryPlaces() = default;
    explicit EntryPlaces(const document::YamlNode& root) {
        for (const auto& section : root.entries) {
            begins_.insert(section.key_at);
            if (section.value == nullptr) continue;
            for (const auto& entry : section.value->entries) begins_.insert(entry.key_at);
        }
    }
    void mark(const Diagnostics& found) {
        for (const auto& finding : found.all()) {
            if (finding.severity != Severity::error) continue;
            auto after = begins_.upper_bound(finding.at);
            if (after != begins_.begin()) faulty_.insert(*--after);
        }
    }
    bool is_faulty(Position entry) const { return faulty_.contains(entry); }

  private:
    std::set<Position> begins_, faulty_;
};

void check_version(const CatalogueDocument& document, Diagnostics& found) {
    if (!document.version || document.version.value == format_version) return;
    found.error(document.version.at,
                {fmt::format("catalogue format {} is not known to this program", document.version.value),
                 fmt::format("programmet kender ikke katalogformat {}", document.version.value)},
                {fmt::format("write `catalogue: {}`, or use a newer program", format_version),
                 fmt::format("skriv `catalogue: {}`, eller brug et nyere program", format_version)});
}

}  // namespace

/// One file as read: its document as far as it could be understood, and what is wrong with it.
struct ReadFile {
    Diagnostics found;
    std::optional<document::YamlTree> tree;
    CatalogueDocument document;

    explicit ReadFile(const CatalogueFile& file)
        : found(file.file), tree(document::read_yaml(file.text, found)) {
        if (!tree) return;
        CatalogueDocument::fields().read(tree->root(), document, found);
        check_version(document, found);
    }
};

const Catalogue& Catalogue::shipped() {
    static const Catalogue shipped = [] {
        Catalogue catalogue;
        Diagnostics found;
        std::vector<CatalogueFile> files;
        for (const auto& file : shipped_files()) {
            if (file.name.ends_with(".yaml"))
                files.push_back({file.text, "shipped/" + std::string(file.name)});
        }
        catalogue.add(files, found, true);
        if (found.has_errors()) {  // the tests read every shipped entry: this build is broken
            throw std::logic_error(to_string(found.sorted().front(), Language::english));
        }
        return catalogue;
    }();
    return shipped;
}

void Catalogue::add(std::string_view text, const std::string& file, Diagnostics& diagnostics,
                    bool is_shipped) {
    const CatalogueFile one{text, file};
    add({&one, 1}, diagnostics, is_shipped);
}

void Catalogue::add(std::span<const CatalogueFile> files, Diagnostics& diagnostics, bool is_shipped) {
    std::vector<ReadFile> read;
    read.reserve(files.size());
    for (const auto& file : files) read.emplace_back(file);

    auto next = layers_ == nullptr ? std::make_shared<Layers>() : std::make_shared<Layers>(*layers_);
    const auto written = [&](std::string_view id, const auto& section) {
        return std::ranges::any_of(read,
                                   [&](const ReadFile& file) { return (file.document.*section).find(id); });
    };
    const auto names = [&](const auto& shelf, const auto& section) {
        std::vector<std::string> all;
        for (const auto& file : read) {
            for (const auto& entry : file.document.*section) all.push_back(entry.name);
        }
        for (const auto& [id, held] : shelf) all.push_back(id);
        return all;
    };
    const auto payers = &CatalogueDocument::payers;
    const auto prices = &CatalogueDocument::prices;
    const Known known{
        .payer = [&](std::string_view id) { return written(id, payers) || next->payers.find(id) != nullptr; },
        .price = [&](std::string_view id) { return written(id, prices) || next->prices.find(id) != nullptr; },
        .payers = [&] { return names(next->payers, payers); },
        .prices = [&] { return names(next->prices, prices); }};
    for (auto& file : read) {
        next->put(file, known, is_shipped);
        diagnostics.append(file.found);
    }
    layers_ = std::move(next);
}

namespace {

template <class Entry>
Shelf<Entry> shelf_with_own(const Shelf<Entry>& all, const Shelf<Entry>& shipped,
                            const std::set<std::string>& named) {
    Shelf<Entry> kept;
    for (const auto& [id, held] : all) {
        const auto* shown = held->origin.shipped || named.contains(id) ? held.get() : shipped.find(id);
        if (shown != nullptr) kept.put(id, *shown);
    }
    return kept;
}

}  // namespace

Catalogue Catalogue::with_own(const std::set<std::string>& prices, const std::set<std::string>& staff) const {
    auto shown = std::make_shared<Layers>(*layers_);
    const auto& below = *shipped().layers_;
    shown->prices = shelf_with_own(layers_->prices, below.prices, prices);
    shown->staff = shelf_with_own(layers_->staff, below.staff, staff);
    Catalogue catalogue;
    catalogue.layers_ = std::move(shown);
    return catalogue;
}

void Catalogue::Layers::put(ReadFile& read, const Known& known, bool is_shipped) {
    auto& document = read.document;
    auto& found = read.found;
    const auto& file = found.file();
    EntryPlaces places;
    if (read.tree) places = EntryPlaces(read.tree->root());
    places.mark(found);
    // Puts the good entries of a section on their shelf. `understand` reports what is wrong with an entry and
    // returns it in the form in which it is kept.
    const auto place = [&](auto& section, auto& shelf, IdStyle style, const auto& understand) {
        for (auto& [id, at, entry] : section.entries) {
            Diagnostics own(file);
            check_id(id, at, style, own);
            auto kept = understand(id, at, entry, own);
            const bool good = !own.has_errors() && !places.is_faulty(at);
            if (!good) {  // what follows from a mistake is not worth a warning
                for (const auto& finding : own.all()) {
                    if (finding.severity == Severity::error)
                        found.error(finding.at, finding.message, finding.remedy);
                }
                continue;
            }
            found.append(own);
            const auto* earlier = shelf.find(id);
            if (earlier != nullptr && earlier->origin.shipped == is_shipped) {
                found.warning(at,
                              {fmt::format("'{}' is also defined in {}:{}; this one counts", id,
                                           earlier->origin.file, earlier->origin.at.line),
                               fmt::format("'{}' er også defineret i {}:{}; det er denne, der gælder", id,
                                           earlier->origin.file, earlier->origin.at.line)},
                              {"remove one of them", "fjern den ene"});
            }
            shelf.put(id, {std::move(kept), Origin{file, at, is_shipped}, {}});
        }
    };
    // Sections that are kept as they were written.
    const auto keep = [](const auto& check) {
        return [&check](const std::string&, Position, auto& entry, Diagnostics& own) {
            check(entry, own);
            return std::move(entry);
        };
    };
    const auto nothing = [](const auto&, Diagnostics&) {};
    const auto of_category = [&](const auto& entry, auto& own) { check_category(entry, known, own); };
    const auto of_split = [&](const auto& entry, auto& own) { check_split(entry, known, own); };
    const auto of_staff = [&](const auto& entry, auto& own) { check_staff(entry, known, own); };
    const auto series = [](SeriesKind kind) {
        return [kind](const std::string& id, Position, const SeriesDocument& entry, Diagnostics& own) {
            return series_of(entry, id, kind, own);
        };
    };
    using enum IdStyle;
    place(document.payers, payers, hyphenated, keep(nothing));
    place(document.prices, prices, hyphenated,
          [&](const std::string& id, Position at, PriceDocument& entry, Diagnostics& own) {
              check_price(entry, id, at, known, own);
              return std::move(entry);
          });
    place(document.categories, categories, dotted, keep(of_category));
    place(document.splits, splits, hyphenated, keep(of_split));
    place(document.staff, staff, hyphenated, keep(of_staff));
    place(document.keywords, keywords, code, keep(nothing));
    place(document.transfers, transfers, hyphenated,
          [&](const std::string& id, Position, const TransferRuleDocument& entry, Diagnostics& own) {
              return transfer_of(entry, id, known, own);
          });
    place(document.discounting, discounting, hyphenated,
          [](const std::string& id, Position, const ConventionDocument& entry, Diagnostics& own) {
              return convention_of(entry, id, own);
          });
    place(document.life_tables, life_tables, hyphenated,
          [](const std::string& id, Position at, const LifeTableDocument& entry, Diagnostics& own) {
              return life_table_of(entry, id, at, own);
          });
    place(document.price_indices, price_indices, hyphenated, series(SeriesKind::price_index));
    place(document.exchange_rates, exchange_rates, code, series(SeriesKind::exchange_rate));
    place(document.purchasing_power, purchasing_power, code, series(SeriesKind::purchasing_power));
}

const Held<PriceDocument>* Catalogue::price(std::string_view id) const {
    return layers_ ? layers_->prices.find(id) : nullptr;
}
const Held<CategoryDocument>* Catalogue::category(std::string_view id) const {
    return layers_ ? layers_->categories.find(id) : nullptr;
}
const Held<PayerDocument>* Catalogue::payer(std::string_view id) const {
    return layers_ ? layers_->payers.find(id) : nullptr;
}
const Held<SplitDocument>* Catalogue::split(std::string_view id) const {
    return layers_ ? layers_->splits.find(id) : nullptr;
}
const Held<StaffDocument>* Catalogue::staff(std::string_view id) const {
    return layers_ ? layers_->staff.find(id) : nullptr;
}
const Held<KeywordDocument>* Catalogue::keyword(std::string_view id) const {
    return layers_ ? layers_->keywords.find(id) : nullptr;
}
const Convention* Catalogue::convention(std::string_view id) const {
    const auto* found = layers_ ? layers_->discounting.find(id) : nullptr;
    return found == nullptr ? nullptr : &found->entry;
}
const Transfer* Catalogue::transfer(std::string_view id) const {
    const auto* found = layers_ ? layers_->transfers.find(id) : nullptr;
    return found == nullptr ? nullptr : &found->entry;
}

const Held<LifeTable>* Catalogue::life_table(std::string_view id) const {
    return layers_ ? layers_->life_tables.find(id) : nullptr;
}

const Series* Catalogue::series(std::string_view kind, std::string_view id) const {
    if (!layers_) return nullptr;
    const Held<Series>* found = nullptr;
    if (kind == "price-index") found = layers_->price_indices.find(id);
    if (kind == "exchange-rate") found = layers_->exchange_rates.find(id);
    if (kind == "purchasing-power") found = layers_->purchasing_power.find(id);
    return found == nullptr ? nullptr : &found->entry;
}

const Origin* Catalogue::origin(std::string_view kind, std::string_view id) const {
    const Origin* found = nullptr;
    if (!layers_) return found;
    layers_->each([&](std::string_view name, const auto& shelf) {
        if (name != kind) return;
        if (const auto* held = shelf.find(id)) found = &held->origin;
    });
    return found;
}

std::vector<std::string> Catalogue::ids(std::string_view kind) const {
    std::vector<std::string> result;
    if (!layers_) return result;
    layers_->each([&](std::string_view name, const auto& shelf) {
        if (name != kind) return;
        for (const auto& [id, held] : shelf) result.push_back(id);
    });
    return result;
}

}  // namespace vaerdi::catalogue
