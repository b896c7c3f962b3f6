#include "health/partitioned.h"

#include <utility>

namespace vaerdi::health {

Partitioned::Partitioned(math::Graph& graph, std::size_t states,
                         std::function<Node(std::size_t state, int row)> survival)
    : Course(graph), states_(states), survival_(std::move(survival)) {}

const Partitioned::Row& Partitioned::row(int number) {
    while (static_cast<int>(rows_.size()) <= number) {
        const auto at = static_cast<int>(rows_.size());
        Row made;
        for (std::size_t k = 0; k + 1 < states_; ++k) {
            auto share = survival_(k, at);
            if (k > 0) share = graph_.apply(math::Op::maximum, share, made.not_past.back());
            made.not_past.push_back(share);
        }
        auto before = graph_.constant(0);
        for (std::size_t k = 0; k < states_; ++k) {
            const auto upto = k + 1 < states_ ? made.not_past[k] : graph_.constant(1);
            made.cells.push_back({graph_.subtract(upto, before)});
            before = upto;
        }
        for (std::size_t k = 0; k + 1 < states_ && at > 0; ++k)
            made.passed.push_back({graph_.subtract(rows_.back().not_past[k], made.not_past[k])});
        if (at == 0) made.passed.resize(states_ - 1);
        rows_.push_back(std::move(made));
    }
    return rows_[static_cast<std::size_t>(number)];
}

const std::vector<Node>& Partitioned::cells(std::size_t state, int number) {
    return row(number).cells[state];
}
const std::vector<Node>& Partitioned::arriving_cells(std::size_t transition, int number) {
    return row(number).passed[transition];
}

}  // namespace vaerdi::health
