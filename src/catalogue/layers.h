// The shelves behind a catalogue: entries by id in the order written, shared between copies.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "catalogue/catalogue.h"

namespace vaerdi::catalogue {

template <class Entry>
class Shelf {
  public:
    using Pointer = std::shared_ptr<const Held<Entry>>;

    const Held<Entry>* find(std::string_view id) const {
        const auto found = places_.find(std::string(id));
        return found == places_.end() ? nullptr : entries_[found->second].second.get();
    }
    /// A later entry takes the place of an earlier one of the same id.
    void put(const std::string& id, Held<Entry> held) {
        const auto [place, is_new] = places_.try_emplace(id, entries_.size());
        if (is_new) {
            entries_.emplace_back(id, std::make_shared<const Held<Entry>>(std::move(held)));
            return;
        }
        auto& slot = entries_[place->second].second;
        held.overrides = slot->origin;
        slot = std::make_shared<const Held<Entry>>(std::move(held));
    }
    auto begin() const { return entries_.begin(); }
    auto end() const { return entries_.end(); }

  private:
    std::vector<std::pair<std::string, Pointer>> entries_;
    std::unordered_map<std::string, std::size_t> places_;
};

struct ReadFile;
struct Known;

struct Catalogue::Layers {
    Shelf<PriceDocument> prices;
    Shelf<CategoryDocument> categories;
    Shelf<PayerDocument> payers;
    Shelf<SplitDocument> splits;
    Shelf<StaffDocument> staff;
    Shelf<KeywordDocument> keywords;
    Shelf<Convention> discounting;
    Shelf<Transfer> transfers;
    Shelf<LifeTable> life_tables;
    Shelf<Series> price_indices, exchange_rates, purchasing_power;

    /// Adds the good entries of a file; what is wrong with the others goes to its findings.
    void put(ReadFile& file, const Known& known, bool is_shipped);

    /// Calls `visit(kind, shelf)` for each shelf, in the order in which a reader would want them.
    template <class Visit>
    void each(Visit&& visit) const {
        visit("price", prices);
        visit("category", categories);
        visit("payer", payers);
        visit("split", splits);
        visit("transfer", transfers);
        visit("staff", staff);
        visit("keyword", keywords);
        visit("discounting", discounting);
        visit("life-table", life_tables);
        visit("price-index", price_indices);
        visit("exchange-rate", exchange_rates);
        visit("purchasing-power", purchasing_power);
    }
};

}  // namespace vaerdi::catalogue
