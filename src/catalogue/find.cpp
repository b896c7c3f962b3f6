#include <algorithm>
#include <array>
#include <unordered_map>

#include "catalogue/catalogue.h"
#include "catalogue/layers.h"

namespace vaerdi::catalogue {
namespace {

/// Case and accents folded. Danish letters may be written æ ø å, ae oe aa, or with the dots left out (a o a):
/// `wide` and `plain` hold the two ways without them.
struct Folded {
    std::string wide, plain;
};

Folded fold(std::string_view text) {
    struct Letter {
        std::string_view written, wide, plain;
    };
    static constexpr std::array<Letter, 9> letters{{{"æ", "ae", "ae"},
                                                    {"ø", "oe", "o"},
                                                    {"å", "aa", "a"},
                                                    {"ä", "ae", "a"},
                                                    {"ö", "oe", "o"},
                                                    {"ü", "u", "u"},
                                                    {"é", "e", "e"},
                                                    {"è", "e", "e"},
                                                    {"₂", "2", "2"}}};
    const auto lower = folded(text);
    Folded result;
    for (std::size_t i = 0; i < lower.size();) {
        const auto rest = std::string_view(lower).substr(i);
        const auto found =
            std::ranges::find_if(letters, [&](const Letter& l) { return rest.starts_with(l.written); });
        if (found == letters.end()) {
            result.wide += lower[i];
            result.plain += lower[i];
            ++i;
        } else {
            result.wide += found->wide;
            result.plain += found->plain;
            i += found->written.size();
        }
    }
    return result;
}

bool is_word_part(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<Folded> words_of(std::string_view query) {
    std::vector<Folded> words;
    std::string word;
    const auto flush = [&] {
        if (!word.empty()) words.push_back(fold(word));
        word.clear();
    };
    for (const char c : folded(query)) {
        if (is_word_part(c)) {
            word += c;
        } else {
            flush();
        }
    }
    flush();
    return words;
}

/// How well a word sits in a text: 4 its first word, 3 a whole word, 2 the beginning of one, 1 inside one, 0
/// not at all.
int fit(std::string_view text, std::string_view word) {
    int best = 0;
    for (auto at = text.find(word); at != std::string_view::npos && best < 4; at = text.find(word, at + 1)) {
        const bool begins = at == 0 || !is_word_part(text[at - 1]);
        const auto end = at + word.size();
        const bool ends = end == text.size() || !is_word_part(text[end]);
        const int inside = word.size() > 2 ? 1 : 0;  // "gp" is not found inside "dagpenge"
        best = std::max(best, begins && ends ? (at == 0 ? 4 : 3) : begins ? 2 : inside);
    }
    return best;
}

/// The texts of an entry and how much a word in each counts.
struct Searchable {
    std::string_view text;
    int weight;
};
constexpr int name_weight = 8;
constexpr int also_weight = 6;
constexpr int group_weight = 2;
constexpr int note_weight = 1;

void gather(std::vector<Searchable>& texts, const Text& text, int weight) {
    texts.push_back({text.en, weight});
    if (text.da != text.en) texts.push_back({text.da, weight});
}

void extras(std::vector<Searchable>& texts, const PriceDocument& price) {
    for (const auto& name : price.also_called) texts.push_back({name, also_weight});
    gather(texts, price.group, group_weight);
    gather(texts, price.note, note_weight);
}
void extras(std::vector<Searchable>& texts, const CategoryDocument& category) {
    gather(texts, category.help, group_weight);
}
void extras(std::vector<Searchable>& texts, const KeywordDocument& keyword) {
    gather(texts, keyword.help, group_weight);
}
void extras(std::vector<Searchable>&, const PayerDocument&) {}
void extras(std::vector<Searchable>& texts, const auto& entry) { gather(texts, entry.note, note_weight); }

/// Sum over the words of their best place; 0 when a word is missing.
int score(const std::vector<Searchable>& texts, const std::vector<Folded>& words) {
    int total = 0;
    std::vector<int> best(words.size());
    for (const auto& [text, weight] : texts) {
        const auto searched = fold(text);
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto found =
                std::max({fit(searched.wide, words[i].wide), fit(searched.plain, words[i].plain),
                          fit(searched.plain, words[i].wide)});
            best[i] = std::max(best[i], found * weight);
        }
    }
    for (const int b : best) {
        if (b == 0) return 0;
        total += b;
    }
    return total;
}

}  // namespace

std::vector<Catalogue::Hit> Catalogue::find(std::string_view query) const {
    const auto words = words_of(query);
    if (!layers_ || words.empty()) return {};
    struct Ranked {
        Hit hit;
        int score;
        std::size_t length;  // among equals the shorter title is the plainer thing
    };
    std::vector<Ranked> ranked;
    const auto whole_query = folded(query);
    layers_->each([&](std::string_view kind, const auto& shelf) {
        for (const auto& [id, held] : shelf) {
            std::vector<Searchable> texts{{id, name_weight}};
            gather(texts, held->entry.title, name_weight);
            extras(texts, held->entry);
            auto points = score(texts, words);
            if (points == 0) continue;
            if (folded(id) == whole_query) points += 100;
            ranked.push_back({{std::string(kind), id, held->entry.title}, points, id.size()});
        }
    });
    std::ranges::stable_sort(ranked, [](const Ranked& a, const Ranked& b) {
        return a.score != b.score ? a.score > b.score : a.length < b.length;
    });
    std::vector<Hit> hits;
    for (auto& r : ranked) hits.push_back(std::move(r.hit));
    return hits;
}

}  // namespace vaerdi::catalogue
