#include "health/cohort.h"

#include <utility>

namespace vaerdi::health {

Cohort::Cohort(math::Graph& graph, CohortShape shape, CohortNumbers numbers)
    : Course(graph), shape_(std::move(shape)), numbers_(std::move(numbers)) {
    leaving_.resize(shape_.states);
    entering_.resize(shape_.states);
    for (std::size_t t = 0; t < shape_.transitions.size(); ++t) {
        leaving_[shape_.transitions[t].from].push_back(t);
        entering_[shape_.transitions[t].to].push_back(t);
    }
    Row first;
    for (std::size_t state = 0; state < shape_.states; ++state) first.push_back({numbers_.start(state)});
    rows_.push_back(std::move(first));
    arrivals_.emplace_back(shape_.transitions.size());
}

Node Cohort::stay(std::size_t state, int cycle, int cycles_in_state) {
    std::vector<math::Term> left;
    for (const auto transition : leaving_[state]) {
        left.push_back({-1, numbers_.probability(transition, cycle, cycles_in_state)});
    }
    return graph_.weighted_sum(left, 1);
}

Cohort::Row Cohort::next_row(const Row& before, int cycle) {
    Row moved(shape_.transitions.size());
    Row next(shape_.states);
    for (std::size_t state = 0; state < shape_.states; ++state) {
        for (std::size_t cell = 0; cell < before[state].size(); ++cell) {
            const auto share = before[state][cell];
            for (const auto t : leaving_[state]) {
                const auto p = numbers_.probability(t, cycle, static_cast<int>(cell));
                moved[t].push_back(graph_.multiply(share, p));
            }
        }
    }
    for (std::size_t state = 0; state < shape_.states; ++state) {
        std::vector<math::Term> into;
        for (const auto t : entering_[state]) {
            for (const auto share : moved[t]) into.push_back({1, share});
        }
        const auto staying = [&](std::size_t cell) {
            return graph_.multiply(before[state][cell], stay(state, cycle, static_cast<int>(cell)));
        };
        if (!shape_.remembers[state]) {
            into.push_back({1, staying(0)});
            next[state] = {graph_.closed_sum(into)};
            continue;
        }
        next[state].push_back(graph_.closed_sum(into));
        for (std::size_t cell = 0; cell < before[state].size(); ++cell) next[state].push_back(staying(cell));
    }
    arrivals_.push_back(std::move(moved));
    return next;
}

void Cohort::make_rows(int last) {
    while (static_cast<int>(rows_.size()) <= last) {
        rows_.push_back(next_row(rows_.back(), static_cast<int>(rows_.size())));
    }
}

const std::vector<Node>& Cohort::cells(std::size_t state, int row) {
    make_rows(row);
    return rows_[static_cast<std::size_t>(row)][state];
}

const std::vector<Node>& Cohort::arriving_cells(std::size_t transition, int row) {
    make_rows(row);
    return arrivals_[static_cast<std::size_t>(row)][transition];
}

}  // namespace vaerdi::health
