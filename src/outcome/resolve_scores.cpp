#include "outcome/resolve_scores.h"

#include <fmt/format.h>

#include <algorithm>

#include "math/formula.h"

namespace vaerdi::outcome {
namespace {

class ScoreResolver {
  public:
    ScoreResolver(RowContext& context, Diagnostics& found) : context_(context), found_(found) {}

    std::optional<ScoreBounds> add(const std::string& name, const ScoreDocument& written) {
        ScoreSql made{name, {}};
        for (const auto& [time, at, columns] : written.times) {
            if (auto score = score_of(columns)) made.by_time.emplace_back(time, std::move(*score));
        }
        context_.scores.push_back(std::move(made));
        return bounds_of(written);
    }

  private:
    /// The column with the score.
    std::optional<RowSql> score_of(const std::vector<Name>& columns) {
        if (columns.size() != 1) return {};
        const auto* column = column_of(columns.front(), context_, found_);
        if (column == nullptr) return {};
        if (holds_of(*column) != Holds::number) {
            found_.error(columns.front().at,
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

    RowContext& context_;
    Diagnostics& found_;
};

}  // namespace

std::map<std::string, ScoreBounds> resolve_scores(const document::Dictionary<ScoreDocument>& scores,
                                                  RowContext& context, Diagnostics& found) {
    std::map<std::string, ScoreBounds> bounds;
    ScoreResolver resolver(context, found);
    for (const auto& [name, at, written] : scores) {
        if (const auto of = resolver.add(name, written)) bounds.emplace(name, *of);
    }
    return bounds;
}

}  // namespace vaerdi::outcome
