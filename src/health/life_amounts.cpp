// What lives come to: amounts that depend on the person, as they live, and sums over all of them.
#include <algorithm>
#include <cmath>

#include "health/life_courses.h"
#include "math/vector_math.h"

namespace vaerdi::health {

void LifeCourses::worth_of_share(std::size_t kind, const double* year, const double* share, std::size_t n,
                                 double* worth) const {
    const auto& force = of_.kinds()[kind];
    const bool level = std::ranges::all_of(force, [&](double each) { return each == force.front(); });
    if (level && force.front() == 0) {
        std::copy_n(share, n, worth);
        return;
    }
    Column of;
    for (std::size_t i = 0; i < n; ++i)
        of[i] = level ? force.front() : force[std::min(static_cast<std::size_t>(year[i]), years_ - 1)];
    for (std::size_t i = 0; i < n; ++i) worth[i] = -of[i] * share[i];
    math::exp({worth, n}, {worth, n});
    for (std::size_t i = 0; i < n; ++i) worth[i] = of[i] == 0 ? share[i] : (1 - worth[i]) / of[i];
}

// --- amounts that depend on the person ---

// As time in states is counted: who comes in stands for whole years from this one on, less what had gone by;
// who leaves stands no more, but for what had gone by.
void LifeCourses::add_level_stays(std::size_t state, const Moment& entry) {
    const auto& level = model_.states[state].level;
    const auto n = entry.n;
    compute(level.program, entry);
    Column year, share;
    for (std::size_t i = 0; i < n; ++i) {
        year[i] = std::floor(entry.time[i]);
        share[i] = entry.time[i] - year[i];
    }
    std::array<Column, 3> before, after;
    const auto kinds = amounts_.size();
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        worth_of_share(kind, year.data(), share.data(), n, before[kind].data());
        worth_of_share(kind, ends_.year.data(), ends_.share.data(), n, after[kind].data());
    }
    for (std::size_t k = 0; k < level.amounts.size(); ++k) {
        const auto first = level.amounts[k] * years_;
        const double* amount = computed_columns_[k];
        for (std::size_t i = 0; i < n; ++i) {
            const auto from = first + static_cast<std::size_t>(year[i]);
            standing_[from] += amount[i];
            for (std::size_t kind = 0; kind < kinds; ++kind)
                amounts_[kind][from] -= amount[i] * before[kind][i];
            if (!(ends_.time[i] < static_cast<double>(years_))) continue;
            const auto to = first + static_cast<std::size_t>(ends_.year[i]);
            standing_[to] -= amount[i];
            for (std::size_t kind = 0; kind < kinds; ++kind) amounts_[kind][to] += amount[i] * after[kind][i];
        }
    }
}

// A stay is cut at each whole year of follow-up and at each whole year in the state; the amount of a piece is
// that of its middle.
void LifeCourses::add_stays(std::size_t state, const Moment& entry) {
    const auto& stay = model_.states[state].stay;
    // Only what changes with the time in the state needs its whole years.
    const auto last_since = model_.person_inputs();
    const auto first_since = last_since - static_cast<std::uint32_t>(model_.event_kinds);
    const bool by_state = std::ranges::any_of(stay.program.program.inputs_read(), [&](std::uint32_t input) {
        return input == time_in_state || (input >= first_since && input < last_since);
    });
    const double horizon = static_cast<double>(years_);
    pieces_.once = false;
    for (std::size_t i = 0; i < entry.n; ++i) {
        const double begin = entry.time[i], end = std::min(ends_.time[i], horizon);
        double from = begin;
        while (from < end) {
            const double year = std::floor(from);
            const double in_state = std::floor(from - begin) + 1;  // the next whole year in the state
            double to = by_state ? std::min({end, year + 1, begin + in_state}) : std::min(end, year + 1);
            if (!(to > from)) to = std::min(end, year + 1);  // that whole year is this very moment
            pieces_.person.push_back(entry.person[i]);
            pieces_.time.push_back(from + (to - from) / 2);
            pieces_.in_state.push_back(from + (to - from) / 2 - begin);
            pieces_.year.push_back(year);
            pieces_.from.push_back(from - year);
            pieces_.to.push_back(to - year);
            if (pieces_.person.size() == longest_block) flush_pieces(stay);
            from = to;
        }
    }
    flush_pieces(stay);
}

void LifeCourses::add_passings(std::size_t state, const Moment& entry) {
    const auto& exits = model_.states[state].exits;
    pieces_.once = true;
    for (std::size_t e = 0; e < exits.size(); ++e) {
        const auto& at = model_.at[exits[e]];
        if (at.program.is_empty()) continue;
        for (std::size_t i = 0; i < entry.n; ++i) {
            if (!(ends_.time[i] < static_cast<double>(years_)) || ends_.which[i] != static_cast<double>(e))
                continue;
            pieces_.person.push_back(entry.person[i]);
            pieces_.time.push_back(ends_.time[i]);
            pieces_.in_state.push_back(ends_.time[i] - entry.time[i]);
            pieces_.year.push_back(ends_.year[i]);
            pieces_.from.push_back(0);
            pieces_.to.push_back(ends_.share[i]);
        }
        flush_pieces(at);
    }
}

void LifeCourses::flush_pieces(const PersonAmounts& amounts) {
    const auto n = pieces_.person.size();
    if (n == 0) return;
    compute(amounts.program, {n, pieces_.person.data(), pieces_.time.data(), pieces_.in_state.data()});
    Column from, to;
    for (std::size_t kind = 0; kind < amounts_.size(); ++kind) {
        worth_of_share(kind, pieces_.year.data(), pieces_.from.data(), n, from.data());
        worth_of_share(kind, pieces_.year.data(), pieces_.to.data(), n, to.data());
        for (std::size_t i = 0; i < n; ++i) {
            const auto year = static_cast<std::size_t>(pieces_.year[i]);
            // Once: worth exp(−force · share) at the beginning of the year, which is 1 − force · worth.
            const double extent = pieces_.once ? 1 - of_.kinds()[kind][year] * to[i] : to[i] - from[i];
            for (std::size_t k = 0; k < amounts.amounts.size(); ++k)
                amounts_[kind][amounts.amounts[k] * years_ + year] += extent * computed_columns_[k][i];
        }
    }
    pieces_.person.clear();
    for (auto* column : {&pieces_.time, &pieces_.in_state, &pieces_.year, &pieces_.from, &pieces_.to})
        column->clear();
}

// --- what it comes to ---

void LifeCourses::write(std::span<double* const> outputs, std::size_t i) const {
    const double one = 1 / static_cast<double>(people_);
    const auto put = [&](std::uint32_t output, double value) {
        if (outputs[output]) outputs[output][i] = value * one;
    };
    const auto transitions = model_.transitions.size(), states = model_.states.size();
    std::vector<double> in_state(start_), worth(states), standing(model_.amounts);
    const auto move = [&](const std::vector<double>& numbers, std::size_t width, std::size_t at) {
        for (std::size_t t = 0; t < transitions; ++t) {
            in_state[model_.transitions[t].from] -= numbers[t * width + at];
            in_state[model_.transitions[t].to] += numbers[t * width + at];
        }
    };
    const auto put_occupancy = [&](std::size_t row) {
        for (std::size_t s = 0; s < states; ++s) put(of_.occupancy(s, static_cast<int>(row)), in_state[s]);
    };
    put_occupancy(0);
    for (std::size_t year = 0; year < years_; ++year) {
        move(passed_, years_, year);
        if (!own_rows_) put_occupancy(year + 1);
        for (std::size_t k = 0; k < model_.amounts; ++k) standing[k] += standing_[k * years_ + year];
        for (const auto rate : {Rate::none, Rate::costs, Rate::effects}) {
            const auto kind = of_.kind_of(rate);
            const double force = of_.kinds()[kind][year];
            const double whole = force == 0 ? 1 : (1 - math::exp(-force)) / force;
            // All who end the year in a state count a whole year; who came in gives back what had gone by,
            // who left adds it.
            for (std::size_t s = 0; s < states; ++s) worth[s] = in_state[s] * whole;
            for (std::size_t t = 0; t < transitions; ++t) {
                const double gone_by = gone_by_[kind][t * years_ + year];
                worth[model_.transitions[t].from] += gone_by;
                worth[model_.transitions[t].to] -= gone_by;
                put(of_.passed(t, static_cast<int>(year), rate),
                    passed_[t * years_ + year] - force * gone_by);
            }
            for (std::size_t s = 0; s < states; ++s)
                put(of_.years_in_state(s, static_cast<int>(year), rate), worth[s]);
            for (std::size_t k = 0; k < model_.amounts; ++k)
                put(of_.amount(k, static_cast<int>(year), rate),
                    amounts_[kind][k * years_ + year] + standing[k] * whole);
        }
    }
    if (own_rows_) {
        in_state = start_;
        for (std::size_t row = 0; row < rows_; ++row) {
            move(moved_, rows_ + 1, row);
            put_occupancy(row + 1);
        }
    }
    const auto& by_row = own_rows_ ? moved_ : passed_;
    const auto width = own_rows_ ? rows_ + 1 : years_;
    for (std::size_t row = 0; row < rows_; ++row) {
        for (std::size_t t = 0; t < transitions; ++t)
            put(of_.arrivals(t, static_cast<int>(row) + 1), by_row[t * width + row]);
    }
    put(of_.events(), events_);
    put(of_.cut_short(), cut_short_);
    for (std::size_t t = 0; t < transitions; ++t) put(of_.impossible(t), impossible_[t]);
}

}  // namespace vaerdi::health
