// Codes that occur in the files, each kept once, and which of them are meant by a request.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fhir/request.h"

namespace vaerdi::fhir {

/// Texts that occur often, each kept once and named by a number from 0.
class Words {
  public:
    std::uint32_t number(std::string_view word);
    const std::string& operator[](std::uint32_t number) const { return *words_[number]; }
    bool contains(std::string_view word) const { return numbers_.contains(word); }
    std::size_t size() const { return words_.size(); }

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
    std::vector<const std::string*> words_;
};

/// A coding as a word: its system and code.
std::string coding_word(std::string_view system, std::string_view code);
std::string_view system_of(std::string_view coding_word);
std::string_view code_of(std::string_view coding_word);

/// The codes of a request, asked about the codings of a table.
class ChosenCodes {
  public:
    ChosenCodes(const Codes& codes, const Words& codings);
    bool all() const { return patterns_.empty(); }
    bool holds(std::uint32_t coding) const;

  private:
    struct Pattern {
        std::string system, code;
        bool any_system = true, begins = false;
    };
    bool holds(std::string_view system, std::string_view code) const;

    const Words& codings_;
    std::vector<Pattern> patterns_;
    mutable std::vector<std::int8_t> known_;  // by coding: -1 not asked yet
};

/// The address of a questionnaire without its version.
std::string_view without_version(std::string_view canonical);
/// Whether the address of an answered questionnaire is the one asked for.
bool same_questionnaire(std::string_view answered, std::string_view asked);

}  // namespace vaerdi::fhir
