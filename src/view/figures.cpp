#include "view/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"

namespace vaerdi::view {

using value::Figure;
using value::Input;
using value::ResolvedCase;

// ---- money

std::string MoneyScale::show(double amount, Language language) const {
    return number(amount / one, decimals, language);
}

MoneyScale money_scale(double largest, std::string_view currency, Language language) {
    const bool danish = language == Language::danish;
    const std::string name(danish && currency == "DKK" ? "kr." : currency);
    if (largest < 100) return {.one = 1, .decimals = 2, .words = name};
    if (largest < 10e6) return {.one = 1, .decimals = 0, .words = name};
    if (largest < 10e9) {
        return {.one = 1e3, .decimals = 0, .words = danish ? "1.000 " + name : name + " 1,000"};
    }
    return {.one = 1e6, .decimals = 1, .words = (danish ? "mio. " : "million ") + name};
}

void Largest::see(double amount) {
    if (std::isfinite(amount)) largest_ = std::max(largest_, std::abs(amount));
}
void Largest::see(const Figure& figure) {
    see(figure.value);
    if (!figure.spread) return;
    see(figure.spread->low);
    see(figure.spread->high);
}
void Largest::see(const std::optional<Figure>& figure) {
    if (figure) see(*figure);
}
void Largest::see(const std::vector<double>& amounts) {
    for (const auto amount : amounts) see(amount);
}

std::string range_words(const std::string& low, const std::string& high, Language language) {
    return fmt::format("{} {} {}", low, pick(language, "to", "til"), high);
}

std::string interval_of(const Figure& figure, const Show& show, Language language) {
    if (!figure.spread) return {};
    return range_words(show(figure.spread->low), show(figure.spread->high), language);
}

std::string verdict_name(std::string_view verdict, Language language) {
    const auto title = value::MatrixResult::verdict_title(verdict).in(language);
    return title.substr(0, title.find(':'));
}

bool tells_of_one_patient(const ResolvedCase& resolved) {
    return resolved.for_one_patient && std::ranges::any_of(resolved.lines, [](const auto& line) {
               return line.base == value::Base::patient || line.base == value::Base::patient_year;
           });
}

int decimals_for(double largest) {
    const auto size = std::abs(largest);
    if (size >= 1000 || size == 0) return 0;
    if (size >= 10) return 1;
    if (size >= 1) return 2;
    return 4;
}

// ---- units and inputs

std::string unit_words_in(std::string_view unit, Language language) {
    // "12 1/unit/year" are 12 per unit/year; "1/1000 days" is a rate as it is written.
    if (unit.size() > 2 && unit.starts_with("1/") && (unit[2] < '0' || unit[2] > '9'))
        return std::string(pick(language, "per ", "pr. ")) + unit_words_in(unit.substr(2), language);
    if (language == Language::english) return std::string(unit);
    struct Word {
        std::string_view english, danish;
    };
    static constexpr std::array<Word, 47> words{{{"days", "dage"},
                                                 {"day", "dag"},
                                                 {"hours", "timer"},
                                                 {"hour", "time"},
                                                 {"minutes", "minutter"},
                                                 {"minute", "minut"},
                                                 {"years", "år"},
                                                 {"year", "år"},
                                                 {"months", "måneder"},
                                                 {"month", "måned"},
                                                 {"weeks", "uger"},
                                                 {"week", "uge"},
                                                 {"patients", "patienter"},
                                                 {"procedures", "indgreb"},
                                                 {"procedure", "indgreb"},
                                                 {"pieces", "stk."},
                                                 {"piece", "stk."},
                                                 {"units", "stk."},
                                                 {"unit", "stk."},
                                                 {"visits", "besøg"},
                                                 {"visit", "besøg"},
                                                 {"admissions", "indlæggelser"},
                                                 {"admission", "indlæggelse"},
                                                 {"readmissions", "genindlæggelser"},
                                                 {"readmission", "genindlæggelse"},
                                                 {"bed", "senge"},
                                                 {"million", "mio."},
                                                 {"billion", "mia."},
                                                 {"DKK", "kr."},
                                                 {"per", "pr."},
                                                 {"QALYs", "QALY"},
                                                 {"qalys", "QALY"},
                                                 {"life-years", "leveår"},
                                                 {"FTE", "årsværk"},
                                                 {"consultation", "konsultation"},
                                                 {"pathway", "forløb"},
                                                 {"infection", "infektion"},
                                                 {"examination", "undersøgelse"},
                                                 {"event", "hændelse"},
                                                 {"ulcer", "sår"},
                                                 {"item", "stk."},
                                                 {"trip", "tur"},
                                                 {"test", "prøve"},
                                                 {"scan", "scanning"},
                                                 {"fall", "fald"},
                                                 {"meal", "måltid"},
                                                 {"employee", "medarbejder"}}};
    // Two words that are one term come first.
    std::string joined_words(unit);
    for (const auto& [english, danish] :
         {std::pair<std::string_view, std::string_view>{"bed day", "sengedag"},
          {"working day", "arbejdsdag"},
          {"statistical life", "statistisk liv"},
          {"tonne CO2e", "ton CO2e"}}) {
        for (auto at = joined_words.find(english); at != std::string::npos; at = joined_words.find(english)) {
            const bool many = joined_words.compare(at + english.size(), 1, "s") == 0;
            joined_words.replace(at, english.size() + (many ? 1 : 0),
                                 std::string(danish) + (many ? "e" : ""));
        }
    }
    unit = joined_words;
    std::string result;
    for (std::size_t at = 0; at < unit.size();) {
        auto end = unit.find_first_of(" /", at);
        if (end == std::string_view::npos) end = unit.size();
        const auto word = unit.substr(at, end - at);
        const auto known = std::ranges::find(words, word, &Word::english);
        result += known == words.end() ? word : known->danish;
        if (end < unit.size()) result += unit[end];
        at = end + 1;
    }
    return result;
}

std::string input_number(const Input& input, double value, Language language) {
    if (input.is_share)
        return significant(std::abs(value) < 1e-6 ? 0 : value * 100, 3, language) + per_cent_sign(language);
    const auto size = std::abs(value);
    if (size >= 1000) return number(value, 0, language);
    if (size < 1e-6) return number(0, 0, language);  // the far tail of a distribution
    return significant(value, size >= 100 ? 4 : 3, language);
}

std::string input_value(const Input& input, double value, Language language) {
    auto text = input_number(input, value, language);
    if (input.is_share) return text;
    const auto unit = input.unit.text();
    return unit == "1" ? text : text + " " + unit_words_in(unit, language);
}

namespace {

/// The year that a value of a course over the years is of; empty when it is of none: `2027` of `tariff.2027`.
std::string_view year_in(const ResolvedCase& resolved, std::string_view name) {
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos || name.size() - dot != 5) return {};
    const auto last = name.substr(dot + 1);
    const bool digits = std::ranges::all_of(last, [](char c) { return c >= '0' && c <= '9'; });
    const bool alternative =
        std::ranges::any_of(resolved.alternatives, [&](const auto& a) { return a.id == last; });
    return digits && !alternative ? last : std::string_view{};
}

/// The title that values share, and what tells this one from the others: the alternative, the year, how
/// often.
struct InputTitle {
    std::string shared;
    const value::Alternative* alternative = nullptr;
    std::string_view year;
};

InputTitle title_parts(const ResolvedCase& resolved, const Input& input, Language language) {
    InputTitle parts{.shared = input.title.in(language), .year = year_in(resolved, input.name)};
    if (input.name.starts_with("pathways.") && input.name.ends_with(".times"))
        parts.shared += pick(language, ", number of times", ", antal gange");
    const auto stem = std::string_view(input.name)
                          .substr(0, input.name.size() - (parts.year.empty() ? 0 : parts.year.size() + 1));
    for (const auto& alternative : resolved.alternatives) {
        if (resolved.alternatives.size() > 1 && stem.ends_with("." + alternative.id) &&
            parts.shared.find(alternative.title.in(language)) == std::string::npos &&
            parts.shared.find(alternative.id) == std::string::npos) {
            parts.alternative = &alternative;
            break;
        }
    }
    return parts;
}

std::string untitled(const Input& input, Language language) {
    if (input.name == "population.patients") return std::string(pick(language, "Patients", "Patienter"));
    if (input.name == "population.procedures") return std::string(pick(language, "Procedures", "Indgreb"));
    if (input.name == "population.units") return std::string(pick(language, "Units", "Antal enheder"));
    return input.name;
}

}  // namespace

std::string input_title(const ResolvedCase& resolved, const Input& input, Language language) {
    if (input.title.empty()) return untitled(input, language);
    const auto parts = title_parts(resolved, input, language);
    const auto title = parts.alternative == nullptr
                           ? parts.shared
                           : fmt::format("{} ({})", parts.shared, parts.alternative->id);
    // The year first: narrow tables cut titles at their end.
    return parts.year.empty() ? title : fmt::format("{}: {}", parts.year, title);
}

// ---- names

std::string alternative_title(const ResolvedCase& resolved, std::string_view id, Language language) {
    for (const auto& alternative : resolved.alternatives) {
        if (alternative.id == id && !alternative.title.empty()) return alternative.title.in(language);
    }
    return std::string(id);
}

std::string full_input_title(const ResolvedCase& resolved, const Input& input, Language language) {
    if (input.title.empty()) return untitled(input, language);
    const auto parts = title_parts(resolved, input, language);
    auto title = parts.shared;
    if (parts.alternative != nullptr) {
        const auto of = alternative_title(resolved, parts.alternative->id, language);
        // No brackets within brackets.
        const bool brackets = of.find('(') != std::string::npos;
        title = brackets ? fmt::format("{}, {}", title, of) : fmt::format("{} ({})", title, of);
    }
    return parts.year.empty() ? title : fmt::format("{}, {}", title, parts.year);
}

std::string payer_title(const ResolvedCase& resolved, const std::string& payer, Language language) {
    const auto found = resolved.payers.find(payer);
    return found == resolved.payers.end() || found->second.empty() ? payer : found->second.in(language);
}

PayerWords payer_words(const ResolvedCase& resolved, const std::string& payer, Language language) {
    struct Words {
        std::string_view id, english, danish;
        bool plural_in_english;
    };
    static constexpr std::array<Words, 10> known{
        {{"region", "the region", "regionen", false},
         {"municipality", "the municipality", "kommunen", false},
         {"state", "the state", "staten", false},
         {"patient", "the patients", "patienterne", true},
         {"relatives", "the relatives", "de pårørende", true},
         {"employer", "the employers", "arbejdsgiverne", true},
         {"society", "the rest of society", "det øvrige samfund", false},
         {"supplier", "the supplier", "leverandøren", false},
         {"insurer", "the insurer", "forsikringsselskabet", false},
         {"funder", "the grant", "puljen", false}}};
    const auto found = std::ranges::find(known, payer, &Words::id);
    if (found == known.end()) return {payer_title(resolved, payer, language)};
    return {std::string(pick(language, found->english, found->danish)), found->plural_in_english};
}

std::string year_name(const ResolvedCase& resolved, std::size_t i, Language language) {
    if (i == 0) return std::string(pick(language, "start", "start"));
    const auto n = static_cast<int>(i);
    if (resolved.start_year <= 1) return fmt::format("{} {}", pick(language, "year", "år"), n);
    return fmt::format("{}", resolved.start_year + n - 1);
}

std::string years_words(int years, Language language) {
    if (language == Language::danish) return fmt::format("{} år", years);
    return fmt::format("{} year{}", years, years == 1 ? "" : "s");
}

std::string joined(const std::vector<std::string>& parts, Language language) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) text += i + 1 == parts.size() ? pick(language, " and ", " og ") : ", ";
        text += parts[i];
    }
    return text;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    // ø, æ and å begin with 0xC3 in UTF-8; their capitals stand 0x20 lower.
    if (text.size() > 1 && static_cast<unsigned char>(text[0]) == 0xC3 &&
        static_cast<unsigned char>(text[1]) >= 0xA0) {
        text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) - 0x20);
    }
    return text;
}

}  // namespace vaerdi::view
