#include "generate/made_answers.h"

#include <algorithm>
#include <cmath>

#include "generate/block.h"
#include "instrument/score.h"

namespace vaerdi::generate {
namespace {

/// Of the steps from the lowest answer to the highest: how much items differ for all people alike, and how
/// much each answer differs from what the score would say.
constexpr double between_items = 0.12, within_items = 0.16;

double index_of(const instrument::ValueSet& set, std::span<const std::int32_t> levels, int lowest) {
    auto value = set.full_health.millionths;
    int worst = lowest;
    for (std::size_t item = 0; item < levels.size(); ++item) {
        value -= set.losses[item][static_cast<std::size_t>(levels[item] - lowest)].millionths;
        worst = std::max(worst, static_cast<int>(levels[item]));
    }
    for (const auto& [level, loss] : set.once) {
        if (worst >= level) value -= loss.millionths;
    }
    return static_cast<double>(value) / instrument::Decimal::one;
}

}  // namespace

MadeAnswers::MadeAnswers(const instrument::Instrument& of, std::span<const double> easier)
    : of_(of), given_(of.item_count()) {
    const double steps = of.highest - of.lowest;
    const auto* line = std::get_if<instrument::Line>(&of.rule);
    const bool higher_is_better =
        line != nullptr && (line->to > line->from) == (of.better == instrument::Better::higher);
    for (const auto good : easier)
        higher_.push_back(between_items * steps * (higher_is_better ? good : -good));
}

void MadeAnswers::make(double score, std::span<const double> noise, std::span<std::int32_t> into) const {
    if (const auto* line = std::get_if<instrument::Line>(&of_.rule)) {
        make_sum(*line, score, noise, into);
    } else {
        make_state(std::get<instrument::ValueSet>(of_.rule), score, noise, into);
    }
}

void MadeAnswers::make_sum(const instrument::Line& line, double score, std::span<const double> noise,
                           std::span<std::int32_t> into) const {
    const auto items = into.size();
    const int most = of_.highest - of_.lowest;
    const auto all = static_cast<double>(items) * most;
    const auto share = (score - line.from.value()) / (line.to.value() - line.from.value());
    auto left = static_cast<int>(std::round(std::clamp(share, 0.0, 1.0) * all));
    std::vector<double> wanted(items);
    const double each = static_cast<double>(left) / static_cast<double>(items);
    for (std::size_t item = 0; item < items; ++item) {
        wanted[item] = each + higher_[item] + within_items * most * noise[item];
        into[item] =
            static_cast<std::int32_t>(std::clamp(std::round(wanted[item]), 0.0, static_cast<double>(most)));
        left -= into[item];
    }
    // What the rounding left over goes to the items that are farthest from what they should be.
    while (left != 0) {
        const int step = left > 0 ? 1 : -1;
        std::size_t best = items;
        for (std::size_t item = 0; item < items; ++item) {
            const auto moved = into[item] + step;
            if (moved < 0 || moved > most) continue;
            if (best == items || step * (wanted[item] - into[item]) > step * (wanted[best] - into[best]))
                best = item;
        }
        into[best] += step;
        left -= step;
    }
    for (std::size_t item = 0; item < items; ++item)
        into[item] = of_.reversed[item] ? of_.highest - into[item] : of_.lowest + into[item];
}

/// From a state that suits the index, one step of one dimension at a time, as long as the index comes nearer.
void MadeAnswers::make_state(const instrument::ValueSet& set, double index, std::span<const double> noise,
                             std::span<std::int32_t> into) const {
    const int most = of_.highest - of_.lowest;
    double worst = set.full_health.value();
    for (const auto& losses : set.losses) worst -= losses.back().value();
    const auto severity = (set.full_health.value() - index) / (set.full_health.value() - worst);
    for (std::size_t item = 0; item < into.size(); ++item) {
        const auto level = most * std::sqrt(std::clamp(severity, 0.0, 1.0)) +
                           0.5 * most * within_items * noise[item] + higher_[item];
        into[item] = of_.lowest +
                     static_cast<std::int32_t>(std::clamp(std::round(level), 0.0, static_cast<double>(most)));
    }
    for (auto far = std::fabs(index_of(set, into, of_.lowest) - index);;) {
        auto nearest = far;
        std::size_t which = 0;
        std::int32_t moved = 0;
        for (std::size_t item = 0; item < into.size(); ++item) {
            const auto before = into[item];
            for (const auto step : {-1, 1}) {
                if (before + step < of_.lowest || before + step > of_.highest) continue;
                into[item] = before + step;
                const auto distance = std::fabs(index_of(set, into, of_.lowest) - index);
                if (distance < nearest) {
                    nearest = distance;
                    which = item;
                    moved = before + step;
                }
            }
            into[item] = before;
        }
        if (!(nearest < far)) return;
        into[which] = moved;
        far = nearest;
    }
}

std::optional<double> MadeAnswers::score(std::span<const std::int32_t> answers) {
    for (std::size_t item = 0; item < answers.size(); ++item)
        given_[item] = answers[item] == no_answer ? std::nullopt : std::optional<int>(answers[item]);
    return instrument::score(of_, given_);
}

}  // namespace vaerdi::generate
