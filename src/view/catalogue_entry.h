// Entries of the catalogue, for people and for programs.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"

namespace vaerdi::view {

/// One line of an entry's sheet: "Payer", "Region".
struct SheetLine {
    std::string label, value;
};

/// The kinds under which an id is held, in the catalogue's order.
std::vector<std::string> kinds_of(const catalogue::Catalogue& catalogue, std::string_view id);

/// All kinds, in the catalogue's order.
const std::vector<std::string>& all_kinds();

/// "Unit price", "Enhedspris".
Text kind_title(std::string_view kind);
Text entry_title(const catalogue::Catalogue& catalogue, std::string_view kind, std::string_view id);

/// `DKK 4,500/bed day`, `4.500 kr./sengedag`; empty when the price has no single figure.
std::string price_text(const catalogue::PriceDocument& price, Language language);

/// "assumption", "antagelse"; what gives no evidence is an assumption.
std::string evidence_text(const document::Located<document::Evidence>& evidence, Language language);

/// What is known of an entry, line by line.
std::vector<SheetLine> sheet(const catalogue::Catalogue& catalogue, std::string_view kind,
                             std::string_view id, Language language);

/// Of a life table: its ages, how long people live and how likely they are to die at some ages, its source.
/// For programs the probability at every age (life_table_entry.cpp).
std::vector<SheetLine> life_table_sheet(const catalogue::LifeTable& table, Language language);
nlohmann::ordered_json life_table_json(const catalogue::LifeTable& table);

/// The same for programs; texts in both languages.
nlohmann::ordered_json entry_json(const catalogue::Catalogue& catalogue, std::string_view kind,
                                  std::string_view id);

}  // namespace vaerdi::view
