// A first measures.yaml: what each column is for, and two or three figures that the columns lend themselves
// to.
#include <fmt/format.h>

#include <algorithm>

#include "exchange/propose.h"

namespace vaerdi::exchange {
namespace {

using warehouse::Type;
using As = ProposedColumn::As;

constexpr std::size_t most_units = 200;
constexpr std::size_t most_measures = 4;

bool mentions(std::string_view heading, std::initializer_list<std::string_view> words) {
    const auto small = folded(heading);
    return std::ranges::any_of(words, [&](auto word) { return small.find(word) != std::string::npos; });
}

class MeasuresText {
  public:
    MeasuresText(const std::vector<ProposedColumn>& columns, const Look& look, std::string id,
                 Language language)
        : columns_(columns), look_(look), id_(std::move(id)), language_(language) {}

    std::string written() {
        date_ = date_of_rows();
        if (date_ == nullptr) return {};
        text_ = fmt::format("measures: 1\ntitle: {}\ndata: mapping.yaml\n",
                            say("What is measured", "Hvad der måles"));
        roles();
        text_ += say("# Each measure has a name, which it keeps everywhere. Mend these, and add your own.\n",
                     "# Hvert mål har et navn, som det beholder overalt. Ret disse, og tilføj dine egne.\n");
        scores();
        text_ += "define:\n";
        gains();
        events();
        truths();
        means();
        if (measures_ == 0)
            text_ += fmt::format("  {}:\n    title: {}\n    kind: proportion\n    counts: known({})\n",
                                 "recorded", say("Rows with a date", "Rækker med en dato"), date_->name);
        return std::move(text_);
    }

  private:
    std::string say(std::string_view en, std::string_view da) const {
        return std::string(pick(language_, en, da));
    }
    const ColumnLook& look_of(const ProposedColumn& column) const {
        return look_.columns[static_cast<std::size_t>(&column - columns_.data())];
    }
    bool is_mostly_filled(const ProposedColumn& column) const {
        return look_of(column).filled * 10 >= look_.rows * 9;
    }

    const ProposedColumn* date_of_rows() const {
        const ProposedColumn* best = nullptr;
        int best_score = -1;
        for (const auto& column : columns_) {
            if (column.type != Type::date || column.as != As::taken) continue;
            const int score =
                (is_mostly_filled(column) ? 4 : 0) +
                (mentions(column.heading, {"op", "dato", "date", "start", "indlæg", "admission", "visit"})
                     ? 2
                     : 0) -
                (mentions(column.heading,
                          {"birth", "født", "foed", "fødsel", "død", "doed", "death", "revis"})
                     ? 3
                     : 0);
            if (score > best_score) best = &column, best_score = score;
        }
        return best;
    }

    const ProposedColumn* unit_of_rows() const {
        const ProposedColumn* possible = nullptr;
        for (const auto& column : columns_) {
            const auto& look = look_of(column);
            const auto different = look.different.size();
            if (column.type != Type::text || column.as != As::taken || look.many || different < 2 ||
                different > most_units)
                continue;
            if (mentions(column.heading, {"afdeling", "sygehus", "hospital", "enhed", "unit", "department",
                                          "provider", "ward", "klinik", "clinic", "site"}))
                return &column;
            if (possible == nullptr && is_mostly_filled(column) && different > 2) possible = &column;
        }
        return possible;
    }

    void roles() {
        std::string keys = "date: " + date_->name;
        if (!id_.empty()) keys += ", id: " + id_;
        if (const auto* unit = unit_of_rows()) keys += ", unit: " + unit->name;
        for (const auto& column : columns_)
            if (column.as == As::pseudonym) {
                keys += ", patient: " + column.name;
                break;
            }
        if (const auto latest = look_of(*date_).latest) keys += ", until: " + iso(*latest);
        for (const auto& column : columns_)
            if (&column != date_ && column.type == Type::date &&
                mentions(column.heading, {"død", "doed", "death"})) {
                keys += ", death: " + column.name;
                death_ = &column;
                break;
            }
        text_ += fmt::format("rows: {{one: operation, {}}}  # {}\n", keys,
                             say("what each column is for; until: how long rows have been followed",
                                 "hvad hver kolonne bruges til; until: hvor længe rækkerne er fulgt"));
    }

    bool room_for_more() const { return measures_ < most_measures; }
    void begin(const std::string& name, const std::string& title, const std::string& kind) {
        ++measures_;
        text_ += fmt::format("  {}:\n    title: \"{}\"\n    kind: {}\n", name, title, kind);
    }
    /// A heading inside quotation marks.
    static std::string quotable(std::string heading) {
        std::erase_if(heading,
                      [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; });
        return heading;
    }

    /// Columns that are called alike but for pre and post.
    void scores() {
        for (const auto& before : columns_) {
            const auto at = before.name.find("pre");
            if (before.type != Type::whole || !before.range || at == std::string::npos) continue;
            for (const auto* word : {"post", "12m", "after"}) {
                auto other = before.name;
                other.replace(at, 3, word);
                const auto after = std::ranges::find(columns_, other, &ProposedColumn::name);
                if (after == columns_.end() || after->type != Type::whole || !after->range) continue;
                // The longest scale is the score; the items have short ones.
                if (pre_ != nullptr && pre_->range->second >= before.range->second) continue;
                pre_ = &before;
                post_ = &*after;
            }
        }
        if (pre_ == nullptr) return;
        text_ += fmt::format("scores:\n  score: {{at: {{pre: {}, post: {}}}, lowest: {}, highest: {}}}\n",
                             pre_->name, post_->name, std::min(pre_->range->first, post_->range->first),
                             std::max(pre_->range->second, post_->range->second));
    }

    void gains() {
        if (pre_ == nullptr) return;
        begin("gain", say("Change from before to after", "Ændring fra før til efter"), "score change");
        text_ += "    instrument: score\n    from: pre\n    to: post\n    better: higher\n";
    }

    void events() {
        for (const auto& column : columns_) {
            if (!room_for_more()) return;
            const bool event = column.type == Type::date && column.as == As::taken && &column != date_ &&
                               &column != death_ && !is_mostly_filled(column) && look_of(column).filled > 0;
            if (!event) continue;
            begin(column.name + "_1y", quotable(column.heading) + say(" within 1 year", " inden 1 år"),
                  "proportion");
            text_ += fmt::format("    counts: \"within({}, 1 year)\"\n", column.name);
            if (look_of(*date_).latest) text_ += "    follow_up: 1 year\n";
            text_ += "    better: lower\n";
        }
    }

    void truths() {
        for (const auto& column : columns_) {
            if (!room_for_more()) return;
            if (column.type != Type::truth || column.name == "generated") continue;
            begin("share_" + column.name, quotable(column.heading), "proportion");
            text_ += fmt::format("    counts: {}\n", column.name);
        }
    }

    void means() {
        for (const auto& column : columns_) {
            if (!room_for_more()) return;
            const bool number = column.type == Type::decimal ||
                                (column.type == Type::whole && look_of(column).different.size() > 2);
            if (!number || column.name == id_ || column.as != As::taken) continue;
            begin("mean_" + column.name, say("Mean of ", "Gennemsnit af ") + quotable(column.heading),
                  "mean");
            text_ += fmt::format("    of: {}\n", column.name);
        }
    }

    const std::vector<ProposedColumn>& columns_;
    const Look& look_;
    std::string id_;
    Language language_;
    const ProposedColumn *date_ = nullptr, *death_ = nullptr, *pre_ = nullptr, *post_ = nullptr;
    std::size_t measures_ = 0;
    std::string text_;
};

}  // namespace

std::string proposed_measures(const std::vector<ProposedColumn>& columns, const Look& look,
                              const std::string& id, Language language) {
    return MeasuresText(columns, look, id, language).written();
}

}  // namespace vaerdi::exchange
