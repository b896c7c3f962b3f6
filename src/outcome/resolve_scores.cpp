#include "outcome/resolve_scores.h"

#include <fmt/format.h>

#include <algorithm>

#include "instrument/questionnaires.h"
#include "instrument/score.h"
#include "math/formula.h"

namespace vaerdi::outcome {
namespace {

class ScoreResolver {
  public:
    ScoreResolver(const instrument::Instruments& instruments, RowContext& context, Diagnostics& found)
        : instruments_(instruments), context_(context), found_(found) {}

    std::optional<ScoreBounds> add(const std::string& name, const ScoreDocument& written) {
        ScoreSql made{name, {}};
        const auto* instrument = instrument_of(written);
        if (written.instrument && instrument == nullptr) return {};
        for (const auto& [time, at, columns] : written.times) {
            if (auto score = score_of(columns, instrument))
                made.by_time.emplace_back(time, std::move(*score));
        }
        context_.scores.push_back(std::move(made));
        if (written.lowest || written.highest || instrument == nullptr) return bounds_of(written);
        return bounds_of(*instrument);
    }

  private:
    const instrument::Instrument* instrument_of(const ScoreDocument& written) {
        if (!written.instrument) return nullptr;
        const auto* found = instruments_.find(written.instrument.value);
        if (found == nullptr) {
            const auto known = instruments_.ids();
            const auto near = nearest_name(written.instrument.value, known);
            found_.error(written.instrument.at,
                         {fmt::format("there is no instrument '{}'", written.instrument.value),
                          fmt::format("der er intet instrument '{}'", written.instrument.value)},
                         near.empty() ? Text{fmt::format("there are {}", fmt::join(known, ", ")),
                                             fmt::format("der er {}", fmt::join(known, ", "))}
                                      : Text{fmt::format("did you mean '{}'?", near),
                                             fmt::format("mente du '{}'?", near)});
        }
        return found;
    }

    /// A column with the score, or the columns with the answers to every item.
    std::optional<RowSql> score_of(const std::vector<Name>& columns,
                                   const instrument::Instrument* instrument) {
        constexpr std::string_view item = "{}";
        const bool pattern = columns.size() == 1 && columns.front().value.find(item) != std::string::npos;
        if (columns.size() == 1 && !pattern) return column_with_score(columns.front());
        if (instrument == nullptr) {
            found_.error(
                columns.front().at,
                {"answers become a score by an instrument", "svar bliver til en score med et instrument"},
                {"write `instrument: oxford-knee-score`, or name the one column that holds the score",
                 "skriv `instrument: oxford-knee-score`, eller navngiv den kolonne, der har scoren"});
            return {};
        }
        std::vector<Name> items = columns;
        if (pattern) {
            items.clear();
            for (const auto& name : instrument->items) {
                auto filled = columns.front();
                filled.value.replace(filled.value.find(item), item.size(), name);
                items.push_back(std::move(filled));
            }
        }
        if (items.size() != instrument->item_count()) {
            found_.error(
                columns.front().at,
                {fmt::format("{} has {} items, not {}", instrument->id, instrument->item_count(),
                             items.size()),
                 fmt::format("{} har {} spørgsmål, ikke {}", instrument->id, instrument->item_count(),
                             items.size())},
                {"name a column for each, in their order, or a pattern such as oks_pre_{}",
                 "navngiv en kolonne for hvert, i deres rækkefølge, eller et mønster som oks_pre_{}"});
            return {};
        }
        std::vector<std::string> answers;
        for (const auto& name : items) {
            const auto* column = column_of(name, context_, found_);
            if (column == nullptr) continue;
            if (column->type == warehouse::Type::whole) {
                answers.push_back(warehouse::sql_name(column->name));
            } else {
                found_.error(
                    name.at,
                    {fmt::format("the answers in '{}' are no whole numbers", column->name),
                     fmt::format("svarene i '{}' er ikke hele tal", column->name)},
                    {"give it `type: whole` in the mapping", "giv den `type: whole` i afbildningen"});
            }
        }
        if (answers.size() != items.size()) return {};
        return RowSql{instrument::score_sql(*instrument, answers), Holds::number, instrument->decimals};
    }

    /// The scores of those who answer everything at its worst and at its best.
    static ScoreBounds bounds_of(const instrument::Instrument& instrument) {
        std::vector<std::optional<int>> low, high;
        for (std::size_t i = 0; i < instrument.item_count(); ++i) {
            const bool turned = i < instrument.reversed.size() && instrument.reversed[i];
            low.emplace_back(turned ? instrument.highest : instrument.lowest);
            high.emplace_back(turned ? instrument.lowest : instrument.highest);
        }
        const auto one = instrument::score(instrument, low).value_or(0),
                   other = instrument::score(instrument, high).value_or(0);
        return {std::min(one, other), std::max(one, other)};
    }

    std::optional<RowSql> column_with_score(const Name& name) {
        const auto* column = column_of(name, context_, found_);
        if (column == nullptr) return {};
        if (holds_of(*column) != Holds::number) {
            found_.error(name.at,
                         {fmt::format("the column '{}' holds no scores", column->name),
                          fmt::format("kolonnen '{}' indeholder ingen scorer", column->name)},
                         {"give it `type: whole` or `type: decimal` in the mapping",
                          "giv den `type: whole` eller `type: decimal` i afbildningen"});
            return {};
        }
        return RowSql{warehouse::sql_name(column->name), Holds::number, column->decimals};
    }

    std::optional<ScoreBounds> bounds_of(const ScoreDocument& written) {
        const auto lowest = bound(written.lowest), highest = bound(written.highest);
        if (!lowest || !highest) return {};
        if (*lowest >= *highest) {
            found_.error(written.highest.at, {"the highest score is not above the lowest",
                                              "den højeste score er ikke over den laveste"});
        }
        return ScoreBounds{*lowest, *highest};
    }

    std::optional<double> bound(const Formula& written) {
        if (!written) return {};
        const auto parsed = math::parse_formula(written.value, written.at, found_);
        if (!parsed) return {};
        const bool minus = parsed->is_call("-") && parsed->arguments.size() == 1;
        const auto& number = minus ? *parsed->arguments.front() : *parsed;
        if (number.kind == math::Expression::Kind::number && number.unit.is_dimensionless()) {
            const auto value = number.unit.to_base(number.number);
            return minus ? -value : value;
        }
        found_.error(written.at,
                     {"the bound of a score is a plain number", "grænsen for en score er et rent tal"});
        return {};
    }

    const instrument::Instruments& instruments_;
    RowContext& context_;
    Diagnostics& found_;
};

}  // namespace

std::map<std::string, ScoreBounds> resolve_scores(const document::Dictionary<ScoreDocument>& scores,
                                                  const instrument::Instruments& instruments,
                                                  RowContext& context, Diagnostics& found) {
    std::map<std::string, ScoreBounds> bounds;
    ScoreResolver resolver(instruments, context, found);
    for (const auto& [name, at, written] : scores) {
        if (const auto of = resolver.add(name, written)) bounds.emplace(name, *of);
    }
    return bounds;
}

}  // namespace vaerdi::outcome
